/*
 * Debian's Chromium for the tests: pages with a person's session, looked at by
 * axe-core, and kept as pictures in build-test/shots.
 */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const top = fileURLToPath(new URL("../../", import.meta.url));
const axe = readFileSync(
	createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const shots = `${top}build-test/shots`;
mkdirSync(shots, { recursive: true });

export const wide = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

export function launch() {
	return chromium.launch({
		executablePath: "/usr/bin/chromium",
		args: ["--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking",
			"--disable-component-update", "--disable-sync"],
	});
}

/* The ways in which every page is looked at. */
export const looks = [["1280", { viewport: wide }], ["390", { viewport: phone }],
	["dark", { viewport: wide, colorScheme: "dark" }]];

/* A window in which this person is signed in. */
export async function window(browser, person, options = {}) {
	const context = await browser.newContext({
		baseURL: person.url.origin, viewport: wide, reducedMotion: "reduce",
		...options,
	});
	if (person.jar.size)
		await context.addCookies([...person.jar].map(([name, value]) =>
			({ name, value, url: person.url.origin })));
	const page = await context.newPage();
	page.troubles = [];
	page.on("pageerror", (error) => page.troubles.push(`script: ${error}`));
	page.on("console", (message) => {
		/* A page that says no is told as a failure of the address itself. */
		const itself = message.location().url === page.url()
			&& message.text().startsWith("Failed to load resource");
		if (message.type() === "error" && !itself)
			page.troubles.push(`console: ${message.text()}`);
	});
	return page;
}

/* What axe-core has against the page, one line a violation. */
export async function violations(page) {
	await page.evaluate(axe);
	const found = await page.evaluate(() => globalThis.axe.run(document, {
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
		resultTypes: ["violations"],
	}));
	return found.violations.map(({ id, help, nodes }) => `${id}: ${help}: `
		+ nodes.slice(0, 3).map(({ target, failureSummary }) =>
			`${target.join(" ")} (${failureSummary.split("\n")[1]?.trim()})`)
			.join("; "));
}

/* Nothing to the right of the window: no page scrolls sideways. */
export async function overflow(page) {
	return page.evaluate(() => {
		const room = document.documentElement.clientWidth;
		if (document.scrollingElement.scrollWidth <= room + 1)
			return [];
		return [...document.querySelectorAll("body *")]
			.filter((one) => one.getBoundingClientRect().right > room + 1)
			.slice(0, 3).map((one) => `${one.tagName}.${one.className}`);
	});
}

export async function shot(page, name) {
	await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

/* All that must hold of a page as it is shown now. */
export async function good(page, name, picture = true) {
	if (picture)
		await shot(page, name);
	assert.deepEqual(await violations(page), [], `${name}: axe-core`);
	assert.deepEqual(await overflow(page), [], `${name}: too wide`);
	assert.deepEqual(page.troubles, [], `${name}: troubles`);
	assert.equal(await page.locator("h1").count(), 1, `${name}: one h1`);
}
