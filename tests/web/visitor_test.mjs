/*
 * What the public gets without signing in, as pages and as JSON.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { demo, visitor } from "./stack.mjs";

const anyone = visitor();
const code = "leading-student-led-discussion";
const award = new URL(demo.awards[0], demo.url).pathname;

test("every page of the public is there without a session or a cookie", async () => {
	for (const path of ["/", "/catalog/", `/catalog/${code}`,
		"/issuers/district", award, `${award}/check`]) {
		const page = await anyone.get(path);
		assert.equal(page.status, 200, path);
		assert.ok(page.h1, path);
		assert.deepEqual(page.cookies, [], `${path} sets no cookie`);
		assert.match(page.headers["cache-control"], /^public, max-age=\d+$/);
	}
});

test("the catalog is filtered by one program, competency or level", async () => {
	const all = (await anyone.json("/catalog/")).json;
	assert.ok(all.Count.total >= 5);
	assert.equal(all.Results.length, Math.min(all.Count.total, 20));
	for (const one of all.Filter.programmes) {
		const some = (await anyone.json(`/catalog/?program=${one.code}`)).json;
		assert.equal(some.Count.total, one.count, one.code);
		assert.ok(some.Results.every((mc) => mc.programme === one.name));
		const chosen = some.Filter.programmes.filter((p) => p.chosen);
		assert.deepEqual(chosen.map((p) => p.code), [one.code]);
	}
	for (const one of all.Filter.competencies) {
		const some = (await anyone.json(`/catalog/?competency=${one.code}`)).json;
		assert.equal(some.Count.total, one.count, one.code);
	}
	for (const one of all.Filter.levels) {
		const some = (await anyone.json(`/catalog/?level=${one.code}`)).json;
		assert.equal(some.Count.total, one.count, `level ${one.code}`);
	}
	const none = await anyone.json("/catalog/?program=no-such-program");
	assert.equal(none.json.Count.total, 0);
});

test("F25, W12, X1: and by what stands above it, by a goal, by credit, by when a result comes", async () => {
	const { Filter } = (await anyone.json("/catalog/")).json;
	const above = Filter.competencies.find((one) => one.name === "Teaching practice");
	assert.ok(above.count >= 1, "a competency that only others stand under");
	for (const [name, list] of [["competency", [above]],
		["alignment", Filter.alignments], ["credit", Filter.credits],
		["review", Filter.reviews]]) {
		assert.ok(list.length > 0, name);
		for (const one of list) {
			const some = (await anyone.json(
				`/catalog/?${name}=${encodeURIComponent(one.code)}`)).json;
			assert.equal(some.Count.total, one.count, `${name} ${one.code}`);
		}
	}
	const hours = (await anyone.json("/catalog/?credit=in-service%20hours")).json;
	assert.ok(hours.Results.every((mc) => mc.credit_unit === "in-service hours"));
	const soon = (await anyone.json("/catalog/?review=15")).json;
	assert.ok(soon.Results.length > 0 && soon.Results.every((mc) =>
		mc.review_policy === "on_demand" && mc.review_days <= 15));
	const term = (await anyone.json("/catalog/?review=term")).json;
	assert.ok(term.Results.length > 0
		&& term.Results.every((mc) => mc.review_policy === "by_term"));
	const page = await anyone.get("/catalog/?credit=in-service%20hours&review=15");
	assert.match(page.main, /Within 15 working days/);
	assert.equal((await anyone.get("/catalog/?alignment=x%27%20OR%201")).status, 400);
	const none = await anyone.json("/catalog/?review=soon&credit=%27%20OR%201--");
	assert.equal(none.json.Count.total, 0);
});

test("words are found in what stands around a definition too", async () => {
	const find = async (words) => (await anyone.json(
		`/catalog/?q=${encodeURIComponent(words)}`)).json.Results.map((mc) => mc.code);
	assert.ok((await find("student-led DISCUSSION")).includes(code));
	assert.ok((await find("discuss")).includes(code), "a word's beginning");
	assert.ok((await find("Pathfinder")).includes(code), "its program");
	assert.ok((await find("every student is heard")).includes(code), "a goal");
	assert.ok((await find("the discussion of the students")).includes(code));
	assert.deepEqual(await find("discussion zzzzz"), []);
});

test("the list goes on after an entry, in the order of titles", async () => {
	const { Results: all, Count: { total } } = (await anyone.json("/catalog/")).json;
	const titles = all.map((mc) => mc.title);
	const order = new Intl.Collator("en", { sensitivity: "base" }).compare;
	assert.deepEqual(titles, [...titles].sort(order));
	const rest = (await anyone.json(`/catalog/?after=${all[0].code}`)).json;
	assert.deepEqual(rest.Results.map((mc) => mc.code),
		all.slice(1).map((mc) => mc.code));
	assert.equal(rest.Count.total, total, "the total is of the whole list");
	assert.equal(rest.Pager.first_href, "/catalog/");
});

test("what is typed into the search stands there again, and does no harm", async () => {
	const typed = `%_!'"<script>alert(1)</script>`;
	const page = await anyone.get(`/catalog/?q=${encodeURIComponent(typed)}`);
	assert.equal(page.status, 200);
	assert.doesNotMatch(page.text, /<script>alert/);
	assert.match(page.text, /value="%_!&#39;&quot;&lt;script&gt;/);
	const form = "/catalog/?q=&program=&competency=&level="
		+ "&alignment=&credit=&review=";
	assert.equal((await anyone.get(form)).status, 200, "an empty form");
	assert.equal((await anyone.get("/catalog/?level=9")).status, 400);
});

test("a definition is the same as a page and as JSON", async () => {
	const page = await anyone.get(`/catalog/${code}`);
	const { MC, Rubric, Sections } = (await anyone.json(`/catalog/${code}`)).json;
	assert.equal(page.h1, MC.title);
	assert.equal(typeof MC.credit_amount, "number");
	assert.equal(MC.startable, true);
	assert.equal(Sections.at(-1).kind, "artifacts");
	assert.ok(Rubric.levels.length >= 2);
	for (const row of Rubric.criteria) {
		assert.equal(row.cells.length, Rubric.levels.length, row.title);
		assert.ok(page.main.includes(row.title), row.title);
	}
});

test("addresses that people shorten or programs follow lead on", async () => {
	const short = await anyone.get("/catalog");
	assert.equal(short.status, 303);
	assert.equal(short.location, "/catalog/");
	const achievement = await anyone.get(`/achievements/${code}`);
	assert.equal(achievement.status, 303);
	assert.equal(achievement.location, `/catalog/${code}`);
	const told = (await anyone.json(`/achievements/${code}`)).json;
	assert.equal(told.id, `${demo.url}/achievements/${code}`);
	assert.deepEqual(told.type, ["Achievement"]);
});

test("the issuer, its keys and its DID agree", async () => {
	const profile = (await anyone.get("/issuers/district.json")).json;
	const did = (await anyone.get("/.well-known/did.json")).json;
	const { keys } = (await anyone.get("/.well-known/jwks.json")).json;
	assert.equal(profile.id, did.id);
	assert.deepEqual((await anyone.json("/issuers/district")).json, profile);
	assert.deepEqual(did.assertionMethod,
		did.verificationMethod.map((method) => method.id));
	for (const key of keys) {
		const bare = (await anyone.get(new URL(key.kid).pathname)).json;
		assert.equal(bare.n, key.n);
		assert.equal(bare.keys, undefined, "one key, not a set");
	}
	assert.equal((await anyone.get("/keys/no-such-key")).status, 404);
});

test("the check passes each of its steps, and other scripts may read", async () => {
	const answer = await anyone.json(`${award}/check`);
	const { Check } = answer.json;
	assert.deepEqual(Check.steps.map((step) => [step.code, step.ok]),
		["signature", "signature", "issuer", "content", "validity", "status"]
			.map((step) => [step, true]));
	assert.match(Check.steps[0].detail, /^eddsa-rdfc-2022 did:web:/);
	assert.match(Check.steps[1].detail, /^RS256 http/);
	assert.equal(Check.ok, true);
	for (const path of [`${award}.json`, `${award}.jwt`, `${award}.svg`,
		"/.well-known/did.json", "/revocations/1"]) {
		const { headers } = await anyone.get(path);
		assert.equal(headers["access-control-allow-origin"], "*", path);
	}
});
