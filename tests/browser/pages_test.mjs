/*
 * Every page, wide and on a phone, light and dark: no violation of WCAG 2.1 AA,
 * nothing too wide, no error in the console.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { good, launch, looks, window } from "./browser.mjs";
import { prepare, reachable, starts } from "./cases.mjs";

let browser, people;

before(async () => {
	[browser, people] = await Promise.all([launch(), prepare()]);
});
after(() => browser?.close());

for (const who of Object.keys(starts)) {
	test(`the pages of: ${who}`, async (t) => {
		const pages = await reachable(people[who], starts[who]);
		assert.ok(pages.length >= Math.min(2, starts[who].length),
			`${pages.length} pages were reached`);
		for (const [look, options] of looks) {
			const page = await window(browser, people[who], options);
			for (const { name, path } of pages)
				await t.test(`${path} (${look})`, async () => {
					page.troubles.length = 0;
					const answer = await page.goto(path);
					assert.equal(answer.status(), 200);
					await good(page, `${who}${name.replace(/\W+/g, "-")}-${look}`);
				});
			await page.context().close();
		}
	});
}

test("pages that say no", async (t) => {
	for (const [look, options] of looks) {
		const page = await window(browser, people.drafter, options);
		for (const [path, status] of [["/nothing-here", 404],
			["/assessor/queue", 403], ["/educator/submissions/" + "a".repeat(26),
				404]])
			await t.test(`${path} (${look})`, async () => {
				const answer = await page.goto(path);
				assert.equal(answer.status(), status);
				await good(page, `status${path.replace(/\W+/g, "-")
					.slice(0, 30)}-${look}`);
			});
		await page.context().close();
	}
});

test("forms with mistakes in them", async (t) => {
	for (const [look, options] of looks) {
		await t.test(`the sign-on (${look})`, async () => {
			const page = await window(browser, people.nobody, options);
			await page.goto("/sign-on");
			await page.fill("[name=username]", "nobody-here");
			await page.fill("[name=password]", "wrong");
			await page.click("main form button[type=submit]");
			await good(page, `sign-on-mistake-${look}`);
			await page.context().close();
		});
		await t.test(`a draft that lacks everything (${look})`, async () => {
			const page = await window(browser, people.misser, options);
			await page.goto("/educator/start/checking-for-understanding");
			await page.click("main form[action='/educator/submissions'] button,"
				+ " main a[href*='/educator/submissions/']");
			await page.click("button[name=action][value=submit]");
			await good(page, `draft-mistakes-${look}`);
			await page.context().close();
		});
	}
});
