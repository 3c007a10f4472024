/*
 * What an educator is told when they come back: each submission's last step since
 * the visit before, with the way there, until it was read; and when the result is
 * expected.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { records, signedIn, sql, trips } from "./stack.mjs";
import * as work from "./work.mjs";

const code = "seeing-the-whole-system-explorer"; /* two assessors each */
let username, first, number, assessors;
const news = async (person) => (await person.json("/educator/")).json.News.items;

before(async () => {
	[[username]] = sql(`SELECT p.username FROM person p
		WHERE NOT EXISTS (SELECT 1 FROM submission s WHERE s.person_id = p.id)
		AND NOT EXISTS (SELECT 1 FROM session s WHERE s.person_id = p.id)
		AND NOT EXISTS (SELECT 1 FROM duty d WHERE d.person_id = p.id)
		AND p.active = 1 ORDER BY p.username LIMIT 1`);
	first = await signedIn(username);
	number = (await work.submitWork(first, code)).number;
	assessors = await Promise.all(["kwhitfield", "dmensah"].map((name) =>
		signedIn(name)));
});

test("whoever is here for the first time is told nothing", async () => {
	assert.deepEqual(await news(first), []);
	assert.doesNotMatch((await first.get("/educator/")).main, /last here/);
});

test("the result is expected by a day that is told", async () => {
	const list = await first.get("/educator/");
	assert.match(list.main, /Result expected by /);
	const page = await first.get(list.link(/submissions\/[a-z2-7]{26}$/));
	const due = sql(`SELECT DATE_FORMAT(CONVERT_TZ(a.due_at, '+00:00', '-05:00'),
		'%b %e') FROM attempt a JOIN submission s ON s.id = a.submission_id
		WHERE s.number = '${number}'`)[0][0];
	assert.ok(page.main.includes(due), `${due} on the submission's page`);
	assert.ok(list.main.includes(due), `${due} on the home page`);
});

test("what happened meanwhile is told once for each submission", async () => {
	for (const assessor of assessors)
		await work.recommend(assessor, await work.claim(assessor, number),
			"not_yet");
	const issuers = sql(`SELECT p.username FROM duty d
		JOIN person p ON p.id = d.person_id JOIN micro_credential m
		ON m.id = d.micro_credential_id WHERE m.code = '${code}'
		AND d.duty = 'issuer' ORDER BY p.username`).flat();
	const back = await signedIn(username);
	const [awaits] = await news(back);
	assert.equal(awaits.kind, "recommended");
	assert.equal((await news(back)).length, 1);
	const issuer = await signedIn(issuers[0]);
	await work.decide(issuer, await work.decisionPage(issuer, number), "not_yet");
	const [told, ...more] = await news(back);
	assert.deepEqual(more, []);
	assert.equal(told.kind, "not_yet");
	assert.match(told.href, /\/feedback\/1$/);
	assert.equal((await back.get(told.href)).status, 200);
	const page = await back.get("/educator/");
	assert.match(page.main, /Since you were last here/);
	assert.match((await back.get("/educator/awards")).main, /last here/);
	assert.ok(await trips(back, "educator", "/educator/") <= 3);
	/* Another one's news are their own. */
	const other = await signedIn("hdavis");
	assert.ok(!(await news(other)).some((one) => one.href === told.href));
});

test("it is gone when it was read, also when that is said twice", async () => {
	const back = await signedIn(username);
	const page = await back.get("/educator/");
	/* The visit before has seen it, or not: it isn't over yet. */
	sql(`UPDATE session SET visited_at = started_at - INTERVAL 1 DAY
		WHERE person_id = (SELECT id FROM person
		WHERE username = '${username}') AND ended_at IS NULL`);
	sql(`UPDATE session SET stamp = stamp + 1 WHERE person_id =
		(SELECT id FROM person WHERE username = '${username}')`);
	assert.equal((await news(back)).length, 1);
	const form = (await back.get("/educator/")).form("/educator/news");
	for (let n = 0; n < 2; n++) {
		const after = await back.send(form);
		assert.doesNotMatch(after.main, /last here/);
	}
	assert.deepEqual(await news(back), []);
	assert.equal(page.status, 200);
	const earlier = records();
	assert.equal((await back.post("/educator/news", { token: "x" })).status, 403);
	assert.deepEqual(records(), earlier);
});
