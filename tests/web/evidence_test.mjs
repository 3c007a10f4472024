/*
 * Evidence within pages: shown from another origin that knows no cookie, by
 * addresses that say for whom and until when, and open nothing else.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { demo, isolated, opened, records, signedIn, sql } from "./stack.mjs";
import { file } from "./person.mjs";
import * as work from "./work.mjs";

const code = "seeing-the-whole-system-explorer"; /* two assessors each */
const pdf = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`);
const film = Buffer.concat([Buffer.from([0, 0, 0, 24]),
	Buffer.from("ftypisom"),
	Buffer.from([0, 0, 2, 0]), Buffer.from("isomiso2"), Buffer.alloc(4000)]);
const held = {};
let author, one, other;

before(async () => {
	const [[username]] = sql(`SELECT p.username FROM person p
		WHERE NOT EXISTS (SELECT 1 FROM submission s WHERE s.person_id = p.id)
		AND NOT EXISTS (SELECT 1 FROM duty d WHERE d.person_id = p.id)
		AND p.active = 1 ORDER BY p.username LIMIT 1`);
	[author, one, other] = await Promise.all(
		[username, "kwhitfield", "dmensah"].map(signedIn));
	let page = await work.startDraft(author, code);
	for (const [title, given] of [
		["A photo", file("photo.png", work.png, "image/png")],
		["A plan", file("plan.pdf", pdf, "application/pdf")],
		["A film", file("film.mp4", film, "video/mp4")],
		["A list", file("list.txt", "One, two\n", "text/plain")]]) {
		page = await work.addFile(author, page, title, given);
		assert.equal(page.status, 200, title);
	}
	page = await author.send(page.form("/educator/submissions/"),
		work.answers(page.form("/educator/submissions/")), "action=save");
	held.number = work.numberOf((await work.handIn(author, page)).main);
	held.review = await work.claim(one, held.number);
	const { Artifacts } = (await one.json(held.review.path)).json;
	held.items = Object.fromEntries(Artifacts.items.map((item) =>
		[item.media, item]));
});

/* The path of an address at the isolated place. */
const there = (src) => {
	assert.ok(src.startsWith(`${demo.evidence}/`), src);
	return src.slice(demo.evidence.length);
};
const bent = (path, change) => {
	const url = new URL(path, demo.evidence);
	change(url);
	return url.pathname + url.search;
};

test("what can be shown stands in the page, from another origin", async () => {
	assert.notEqual(new URL(demo.evidence).hostname, new URL(demo.url).hostname);
	const { image, pdf: plan, video, document } = held.items;
	for (const item of [image, plan, video])
		assert.ok(held.review.text.includes(`src="${item.src
			.replaceAll("&", "&amp;")}"`) || held.review.text.includes(
			`src="${demo.evidence}/assessor/evidence/`), item.media);
	assert.match(held.review.text, /<iframe src="[^"]*#navpanes=0[^"]*" title="A plan, a PDF"/);
	assert.equal(document.src, undefined, "the rest is saved, not shown");
	const policy = held.review.headers["content-security-policy"];
	for (const part of ["img-src", "media-src", "frame-src"])
		assert.match(policy, new RegExp(`${part} [^;]*${demo.evidence}`));
	assert.match(policy, /default-src 'self'/);
	assert.doesNotMatch(policy, new RegExp(`script-src [^;]*${demo.evidence}`));
});

test("it comes whole, with its type, and may do nothing", async () => {
	for (const [media, bytes, type] of [["image", work.png, "image/png"],
		["pdf", pdf, "application/pdf"], ["video", film, "video/mp4"]]) {
		const answer = await isolated().get(there(held.items[media].src));
		assert.equal(answer.status, 200, media);
		assert.deepEqual(answer.body, bytes);
		assert.equal(answer.type, type);
		assert.equal(answer.headers["x-content-type-options"], "nosniff");
		assert.match(answer.headers["content-disposition"], /^inline;/);
		assert.match(answer.headers["cache-control"], /no-store/);
		assert.deepEqual(answer.cookies, []);
		const policy = answer.headers["content-security-policy"];
		assert.match(policy, /^default-src 'none'/);
		assert.match(policy, new RegExp(`frame-ancestors ${demo.url}`));
		assert.equal(/sandbox/.test(policy), media !== "pdf", media);
	}
	/* A film seeks. */
	const part = await isolated().get(there(held.items.video.src),
		{ Range: "bytes=4-11" });
	assert.equal(part.status, 206);
	assert.equal(part.text, "ftypisom");
	const saved = await opened(one, held.items.document.href);
	assert.equal(saved.status, 200);
	assert.match(saved.headers["content-disposition"], /^attachment;/);
});

test("a ticket opens its own file, for its own role, and nothing else", async () => {
	const { image, pdf: plan } = held.items;
	const path = there(image.src);
	const id = (item) => there(item.src).split(/[/?]/)[3];
	const earlier = records();
	for (const wrong of [
		bent(path, (url) => url.searchParams.delete("ticket")),
		bent(path, (url) => url.searchParams.set("ticket", "")),
		bent(path, (url) => url.searchParams.set("ticket", "A".repeat(75))),
		bent(path, (url) => url.searchParams.set("ticket",
			url.searchParams.get("ticket").replace(/.$/, (c) =>
				c === "A" ? "B" : "A"))),
		path.replace(id(image), id(plan)),
		path.replace("/assessor/", "/educator/"),
		path.replace("/assessor/", "/issuer/"),
		path.replace(id(image), "a".repeat(26)),
		`${path}&ticket=x`]) {
		const answer = await isolated().get(wrong);
		assert.ok([400, 404, 422].includes(answer.status),
			`${answer.status} ${wrong}`);
		assert.ok(!answer.text.includes("PNG"));
	}
	assert.deepEqual(records(), earlier);
});

test("the two places don't serve for one another", async () => {
	const path = there(held.items.image.src);
	for (const person of [one, await signedIn("ncole")])
		assert.equal((await person.get(path)).status, 404);
	const guest = isolated();
	guest.jar = one.jar;
	for (const page of ["/", "/catalog/", "/sign-on", "/assessor/queue",
		held.review.path, held.items.image.href, "/static/", "/files/",
		"/educator/", "/administrator/"])
		assert.equal((await guest.get(page)).status, 404, page);
	for (const method of ["POST", "PUT", "DELETE"])
		assert.notEqual((await isolated().ask(method, path)).status, 200);
	/* A cookie that comes along anyway is not looked at. */
	assert.equal((await guest.get(path)).status, 200);
});

test("who may no longer read it has a ticket for nothing", async () => {
	const page = await work.claim(other, held.number);
	const { Artifacts } = (await other.json(page.path)).json;
	const path = there(Artifacts.items.find((item) => item.media === "image").src);
	assert.equal((await isolated().get(path)).status, 200);
	await other.send(page.form("/assessor/reviews/"), {}, "action=give_back");
	assert.equal((await isolated().get(path)).status, 404);
	assert.equal((await isolated().get(there(held.items.image.src))).status, 200);
});

test("no log holds a ticket", async () => {
	const ticket = new URL(held.items.image.src).searchParams.get("ticket");
	const { execFileSync } = await import("node:child_process");
	const { realpathSync } = await import("node:fs");
	const { folder } = await import("./stack.mjs");
	const run = realpathSync(`${folder}/run`);
	let found = "";
	try {
		found = execFileSync("grep", ["-rlF", ticket, `${run}/log`,
			`${run}/nginx`], { encoding: "utf8" });
	} catch {
		/* grep found nothing. */
	}
	assert.equal(found, "");
});
