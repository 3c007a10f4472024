/*
 * The sample pages of tests/views as a browser shows them: by axe-core, wide, on
 * a phone and dark. VIEWS_PAGES is the folder of rendered pages, VIEWS_STATIC the
 * one of built static files.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { after, before, test } from "node:test";
import { good, launch, looks, window } from "../browser/browser.mjs";

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css",
	".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2",
	".png": "image/png" };
const folders = { pages: process.env.VIEWS_PAGES,
	static: process.env.VIEWS_STATIC };
const pages = readdirSync(folders.pages, { recursive: true })
	.filter((name) => name.endsWith(".html")).sort();
let browser, server, anyone;

function serve(request, response) {
	const [, folder, ...rest] = request.url.split(/[?#]/)[0].split("/");
	try {
		const name = decodeURIComponent(rest.join("/"));
		const body = readFileSync(`${folders[folder]}/${name}`);
		response.setHeader("Content-Type",
			types[extname(name)] ?? "application/octet-stream");
		response.end(body);
	} catch {
		/* Evidence and badges of invented ids: an empty picture. */
		response.setHeader("Content-Type", "image/svg+xml");
		response.end("<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
	}
}

before(async () => {
	server = createServer(serve).listen(0, "127.0.0.1");
	browser = await launch();
	const url = new URL(`http://127.0.0.1:${server.address().port}`);
	anyone = { url, jar: new Map() };
});
after(async () => {
	await browser?.close();
	server.closeAllConnections();
	server.close();
});

for (const [look, options] of looks)
	test(`the sample pages, ${look}`, async (t) => {
		const page = await window(browser, anyone, options);
		for (const name of pages)
			await t.test(name, async () => {
				page.troubles.length = 0;
				const answer = await page.goto(`/pages/${name}`);
				assert.equal(answer.status(), 200);
				await good(page, `sample-${name.replace(/\W+/g, "-")}-${look}`,
					false);
			});
	});
