/*
 * By keyboard alone, and without scripts: what a person needs most works.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, signedIn, sql, visitor } from "../web/stack.mjs";
import { words } from "../web/work.mjs";
import { launch, shot, window } from "./browser.mjs";

const code = "seeing-the-whole-system-explorer";
let browser;

before(async () => { browser = await launch(); });
after(() => browser?.close());

/* Presses Tab until the focus is on what this selects. */
async function tabTo(page, selector, most = 120) {
	for (let turns = 0; turns < most; turns++) {
		await page.keyboard.press("Tab");
		if (await page.evaluate((wanted) =>
			document.activeElement?.matches(wanted), selector))
			return;
	}
	assert.fail(`${selector} is not reached by Tab`);
}

test("the first Tab leads past the header", async () => {
	const page = await window(browser, visitor());
	await page.goto("/catalog/");
	await page.keyboard.press("Tab");
	const href = await page.evaluate(() =>
		document.activeElement.getAttribute("href"));
	assert.match(href ?? "", /^#/, "a link to the content comes first");
	await page.keyboard.press("Enter");
	assert.ok(await page.evaluate((id) => document.querySelector(id), href));
	await page.context().close();
});

test("what has the focus can be seen", async () => {
	const page = await window(browser, visitor());
	await page.goto("/sign-on");
	for (const selector of ["[name=username]", "[name=password]",
		"main button[type=submit]"]) {
		await page.focus(selector);
		await page.keyboard.press("Shift+Tab");
		await page.keyboard.press("Tab");
		const seen = await page.evaluate(() => {
			const style = getComputedStyle(document.activeElement);
			return style.outlineStyle !== "none"
				&& parseFloat(style.outlineWidth) > 0
				|| style.boxShadow !== "none";
		});
		assert.ok(seen, selector);
	}
	await page.context().close();
});

test("signing in and starting a submission by keyboard", async () => {
	const page = await window(browser, visitor());
	const { username, password } = account("ikim");
	await page.goto(`/educator/start/${code}`);
	await tabTo(page, "[name=username]");
	await page.keyboard.type(username);
	await tabTo(page, "[name=password]");
	await page.keyboard.type(password);
	await page.keyboard.press("Enter");
	await page.waitForURL(({ pathname }) =>
		pathname === `/educator/start/${code}`);
	await tabTo(page, "main form[action='/educator/submissions'] button");
	await page.keyboard.press("Enter");
	await page.waitForURL(/\/educator\/submissions\/[a-z2-7]{26}/);
	await tabTo(page, "textarea[name^='section-']");
	await page.keyboard.type("Typed with the keys alone.");
	await tabTo(page, "button[name=action][value=save]", 200);
	await page.keyboard.press("Enter");
	await page.waitForLoadState();
	const text = await page.inputValue("textarea[name^='section-']");
	assert.equal(text, "Typed with the keys alone.");
	await page.context().close();
});

test("without scripts the whole draft can be written and handed in",
	async () => {
		const person = await signedIn("jmorales");
		const page = await window(browser, person, { javaScriptEnabled: false });
		await page.goto(`/educator/start/${code}`);
		await page.click("main form[action='/educator/submissions'] button");
		for (const [title, url] of [["Drawing", "https://d.example/1"],
			["Record", "https://d.example/2"]]) {
			await page.fill("[name=link_title]", title);
			await page.fill("[name=link_url]", url);
			await page.click("button[name=add][value=link]");
		}
		for (const area of await page.locator("textarea").all()) {
			const name = await area.getAttribute("name");
			await area.fill(words(name.startsWith("section-") ? 150 : 60));
		}
		for (const box of ["consent", "original"])
			await page.click(`label[for=${box}]`);
		await shot(page, "draft-without-scripts");
		await page.click("button[name=action][value=submit]");
		assert.equal(sql(`SELECT a.state FROM attempt a
			JOIN submission s ON s.id = a.submission_id
			JOIN person p ON p.id = s.person_id
			WHERE p.username = 'jmorales'`)[0][0], "submitted");
		await page.context().close();
	});

test("a page prints without what only a screen needs", async () => {
	const page = await window(browser, visitor());
	await page.emulateMedia({ media: "print" });
	await page.goto(`/catalog/${code}`);
	assert.equal(await page.locator("header nav").first().isVisible(), false);
	await shot(page, "micro-credential-print");
	await page.context().close();
});
