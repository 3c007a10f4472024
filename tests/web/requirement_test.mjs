/*
 * What must be earned first: a level that stands behind another one can't be
 * started before that one is earned, whatever is sent, and can be afterwards.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { signedIn, sql, visitor } from "./stack.mjs";
import * as work from "./work.mjs";

const first = "seeing-the-whole-system-explorer";
const second = "seeing-the-whole-system-adventurer";
let educator;
before(async () => { educator = await signedIn("mstone"); });

const begun = () => Number(sql(`SELECT COUNT(*) FROM submission s
	JOIN person p ON p.id = s.person_id AND p.username = 'mstone'
	JOIN micro_credential m ON m.id = s.micro_credential_id
	WHERE m.code = '${second}'`)[0][0]);

test("the catalog says what must be earned first, and leads there", async () => {
	const page = await visitor().get(`/catalog/${second}`);
	assert.match(page.words, /You may start when you have earned “Seeing the Whole System: Explorer”/);
	assert.ok(page.link(`/catalog/${first}`));
	const { MC, Required } = (await visitor().json(`/catalog/${second}`)).json;
	assert.equal(MC.requires, "“Seeing the Whole System: Explorer”");
	assert.equal(Required[0].href, `/catalog/${first}`);
	assert.doesNotMatch((await visitor().get(`/catalog/${first}`)).words,
		/You may start when/);
});

test("before that, the page says what is missing, and nothing starts", async () => {
	const page = await educator.get(`/educator/start/${second}`);
	assert.equal(page.status, 200);
	assert.match(page.words, /Still missing: “Seeing the Whole System: Explorer”\./);
	assert.ok(!page.forms.some((form) => form.action === "/educator/submissions"));
	const other = await educator.get(`/educator/start/${first}`);
	const token = other.form("/educator/submissions").value("token");
	const sent = await educator.post("/educator/submissions",
		{ token, micro_credential: second });
	assert.equal(sent.status, 403);
	assert.match(sent.words, /others must be earned first/);
	assert.equal(begun(), 0);
});

test("once it is earned, it starts", async () => {
	const [one, two, issuer] = await Promise.all(
		["dmensah", "schen", "pkarim"].map(signedIn));
	const { number } = await work.submitWork(educator, first);
	for (const assessor of [one, two])
		await work.recommend(assessor, await work.claim(assessor, number), "award");
	await work.decide(issuer, await work.decisionPage(issuer, number), "award");
	await work.startDraft(educator, second);
	assert.equal(begun(), 1);
});

test("a revoked award opens nothing any more", async () => {
	const met = () => sql(`SELECT r.earned FROM requirement_state r
		JOIN person p ON p.id = r.person_id AND p.username = 'mstone'
		JOIN edition e ON e.id = r.edition_id AND e.current = 1
		JOIN micro_credential m ON m.id = e.micro_credential_id
		WHERE m.code = '${second}'`)[0][0];
	assert.equal(met(), "1");
	sql(`INSERT INTO revocation (award_id, issuer_id, reason, public_reason, revoked_at)
		SELECT w.id, i.id, 'A test.', 'A test.', UTC_TIMESTAMP(6) FROM award w
		JOIN person p ON p.id = w.person_id AND p.username = 'mstone'
		JOIN edition e ON e.id = w.edition_id
		JOIN micro_credential m ON m.id = e.micro_credential_id AND m.code = '${first}'
		JOIN person i ON i.username = 'pkarim'`);
	assert.equal(met(), "0");
});
