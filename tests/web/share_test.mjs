/*
 * An award shown elsewhere: what LinkedIn, link previews, web sites and mail
 * programs are given, and what the educator decides of it.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { demo, eventually, signedIn, sql, visitor } from "./stack.mjs";

const anyone = visitor();
let educator, award, title, name;

/* A shared award of somebody who can sign in, and that is signed and drawn. */
before(async () => {
	const found = sql(`SELECT p.username, w.public_id, e.title, w.recipient_name
		FROM award w JOIN person p ON p.id = w.person_id
		JOIN edition e ON e.id = w.edition_id
		JOIN award_share h ON h.award_id = w.id AND h.shared = 1
		LEFT JOIN revocation v ON v.award_id = w.id
		WHERE v.award_id IS NULL`)
		.find(([username]) => demo.accounts.some((one) => one.username === username));
	assert.ok(found, "the demo has a shared award");
	let username;
	[username, award, title, name] = found;
	educator = await signedIn(username);
	await save({ name: "1" });
	await named(true);
	await eventually(30, async () => assert.equal(
		(await anyone.get(`/awards/${award}.png`)).status, 200));
});

const own = () => educator.get(`/educator/awards/${award}`);

const save = async (values) => {
	const form = (await own()).form(`/educator/awards/${award}`);
	const answer = await educator.send(form, values, "action=save");
	assert.equal(answer.status, 200);
	assert.match(answer.text, /Saved/);
};

const named = (wanted) => eventually(60, async () => {
	const page = await anyone.get(`/awards/${award}`);
	assert.equal(page.status, 200);
	assert.equal(page.words.includes(name), wanted);
});

test("LinkedIn gets every field, and the address works", async () => {
	const page = await own();
	const href = page.link("linkedin.com");
	const told = new URL(href).searchParams;
	assert.equal(told.get("startTask"), "CERTIFICATION_NAME");
	assert.equal(told.get("name"), title);
	assert.ok(told.get("organizationName") || told.get("organizationId"));
	assert.match(told.get("issueYear"), /^20\d\d$/);
	assert.match(told.get("issueMonth"), /^(0[1-9]|1[0-2])$/);
	assert.equal(told.get("certId"), award);
	const { pathname } = new URL(told.get("certUrl"));
	assert.equal((await anyone.get(pathname)).status, 200);
	const [[ends]] = sql(`SELECT COALESCE(DATE_FORMAT(expires_at, '%Y-%m'), 'never')
		FROM award WHERE public_id = '${award}'`);
	assert.equal([told.get("expirationYear"), told.get("expirationMonth")]
		.filter(Boolean).join("-") || "never", ends);
});

test("a link preview has a title, words and an image that loads", async () => {
	const { text } = await anyone.get(`/awards/${award}`);
	const meta = Object.fromEntries([...text.matchAll(
		/<meta (?:property|name)="([^"]+)" content="([^"]*)">/g)]
		.map(([, key, value]) => [key, value]));
	assert.ok(meta["og:title"].includes(name));
	assert.ok(meta["og:description"]);
	assert.equal(meta["og:url"], `${demo.url}/awards/${award}`);
	assert.match(meta["og:image:alt"], /^Badge: /);
	const image = await anyone.get(new URL(meta["og:image"]).pathname);
	assert.equal(image.status, 200);
	assert.match(image.type, /^image\/png/);
	/* Other sites show it: nothing keeps them from that. */
	assert.notEqual(image.headers["cross-origin-resource-policy"], "same-origin");
	assert.notEqual(image.headers["cross-origin-resource-policy"], "same-site");
});

const decoded = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">")
	.replaceAll("&quot;", "\"").replaceAll("&#39;", "'").replaceAll("&amp;", "&");

test("the snippets for a site and for mail are whole HTML", async () => {
	const { text } = await own();
	const areas = [...text.matchAll(/<textarea[^>]*id="(embed|signature)"[^>]*>([^<]*)<\/textarea>/g)];
	assert.deepEqual(areas.map((one) => one[1]), ["embed", "signature"]);
	for (const [, , shown] of areas) {
		const html = decoded(shown).trim();
		const opened = [...html.matchAll(/<([a-z]+)[ >]/g)].map((one) => one[1])
			.filter((tag) => !["img", "br"].includes(tag));
		const closed = [...html.matchAll(/<\/([a-z]+)>/g)].map((one) => one[1]);
		assert.deepEqual(opened.sort(), closed.sort());
		assert.ok(html.includes(`href="${demo.url}/awards/${award}"`));
		assert.ok(html.includes(`src="${demo.url}/awards/${award}.png"`));
		assert.match(html, /alt="Badge: [^"]+"/);
		assert.doesNotMatch(html, /<script|onload|style="[^"]*url/);
	}
});

test("the link goes out by the educator's own mail program", async () => {
	const href = (await own()).link(/^mailto:\?/);
	const told = new URLSearchParams(href.replace(/^mailto:\?/, ""));
	assert.ok(told.get("subject").includes(title));
	assert.ok(told.get("body").includes(`${demo.url}/awards/${award}`));
});

test("the educator decides whether the name is shown", async () => {
	await save({ name: null });
	try {
		await named(false);
	} finally {
		await save({ name: "1" });
	}
	await named(true);
});

const forms = ["", ".json", ".jwt", ".png", ".svg", "/check", "/assertion"];

async function sameAsNever(hidden, never) {
	for (const form of forms) {
		const one = await anyone.get(`/awards/${hidden}${form}`);
		const other = await anyone.get(`/awards/${never}${form}`);
		assert.equal(one.status, 404, form);
		assert.equal(one.text.replaceAll(hidden, never).replace(/[0-9a-f]{32}/g, ""),
			other.text.replace(/[0-9a-f]{32}/g, ""), form);
	}
}

test("what isn't shared is as what never was, in every form", async () => {
	const never = "k7m2xq4dk7m2xq4dk7m2xq4dk7";
	const act = async (action, status) => {
		await educator.send((await own()).form(`/educator/awards/${award}`), {},
			`action=${action}`);
		await eventually(60, async () => assert.equal(
			(await anyone.get(`/awards/${award}`)).status, status));
	};
	await act("hide", 404);
	try {
		/* What nginx kept of the other forms is as old. */
		await eventually(60, () => sameAsNever(award, never));
	} finally {
		await act("share", 200);
	}
});
