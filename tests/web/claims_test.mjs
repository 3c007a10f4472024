/*
 * Claims that come to their end, and reviews that an administrator hands over:
 * what assessors see of it, what they are told, and that nothing they wrote is
 * lost.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { before, test } from "node:test";
import { read } from "../mail/letter.mjs";
import { demo, eventually, records, signedIn, sql, trips } from "./stack.mjs";
import * as work from "./work.mjs";

const code = "seeing-the-whole-system-explorer"; /* two assessors each */
const list = "/administrator/reviews";
let authors, author, one, two, nora;

before(async () => {
	/* One submission of each: nobody has two going. */
	authors = sql(`SELECT p.username FROM person p
		WHERE NOT EXISTS (SELECT 1 FROM submission s WHERE s.person_id = p.id)
		AND NOT EXISTS (SELECT 1 FROM duty d WHERE d.person_id = p.id)
		AND p.active = 1 ORDER BY p.username DESC LIMIT 5`).flat();
	assert.equal(authors.length, 5);
	[one, two, nora] = await Promise.all(["kwhitfield", "dmensah", "ncole"]
		.map((name) => signedIn(name)));
});

const nameOf = ({ account: { username } }) => sql(
	`SELECT name FROM person WHERE username = '${username}'`)[0][0];

const idOf = (username) => sql(
	`SELECT public_id FROM person WHERE username = '${username}'`)[0][0];
const audits = (action, number) => sql(`SELECT CONCAT_WS('|',
	COALESCE(p.username, '-'), SUBSTRING_INDEX(u.account, '@', 1), u.subject)
	FROM audit u JOIN submission s ON s.id = u.submission_id
	LEFT JOIN person p ON p.id = u.actor_id
	WHERE s.number = '${number}' AND u.action = '${action}'`).flat();

/* Letters of a kind about a submission, by the outbox, as the courier sent them. */
const letters = (kind, number) => sql(`SELECT m.public_id FROM message m
	JOIN attempt a ON a.id = m.attempt_id
	JOIN submission s ON s.id = a.submission_id
	WHERE s.number = '${number}' AND m.kind = '${kind}' AND m.state = 'sent'`)
	.flat().map((key) => read(readFileSync(`${demo.mail}/${readdirSync(demo.mail)
		.find((name) => name.includes(key))}`, "utf8")));

/* A submission that the first assessor has begun to review, with the page. */
async function begun() {
	author = await signedIn(authors.pop());
	const { number } = await work.submitWork(author, code);
	const page = await work.claim(one, number);
	const form = page.form("/assessor/reviews/");
	await one.send(form, { ...work.scores(form), recommendation: "award",
		note: "So far so good." }, "action=save");
	return { number, at: form.action, page: await one.get(form.action) };
}

/* Given back and claimed anew, for a shorter time than the page allows: nobody
 * shortens or stretches a claim, not even the owner. */
function outlast(at, interval = "INTERVAL 5 SECOND") {
	const id = work.idOf(at);
	sql(`UPDATE review SET state = 'given_back' WHERE public_id = '${id}'`);
	sql(`INSERT INTO review (public_id, attempt_id)
		SELECT public_id_make(), attempt_id FROM review WHERE public_id = '${id}'`);
	const [[fresh]] = sql(`SELECT n.public_id FROM review n JOIN review o
		ON o.attempt_id = n.attempt_id WHERE o.public_id = '${id}'
		ORDER BY n.id DESC LIMIT 1`);
	sql(`UPDATE review n JOIN (SELECT assessor_id FROM review
		WHERE public_id = '${id}') o SET n.state = 'claimed',
		n.assessor_id = o.assessor_id,
		n.claimed_at = UTC_TIMESTAMP(6),
		n.lapses_at = UTC_TIMESTAMP(6) + ${interval}
		WHERE n.public_id = '${fresh}'`);
	return `/assessor/reviews/${fresh}`;
}

test("a claim says until when it holds, in the queue and on its page", async () => {
	const { number, at } = await begun();
	const { Mine } = (await one.json("/assessor/queue")).json;
	const row = Mine.items.find((item) => item.number === number);
	assert.ok(row.lapses_at && row.due_on);
	assert.ok(!row.lapses_soon);
	const { Review } = (await one.json(at)).json;
	assert.equal(Review.lapses_at, row.lapses_at);
	/* Ten working days: the end of a day, two weeks from now. */
	const days = (Date.parse(Review.lapses_at) - Date.now()) / 864e5;
	assert.ok(days > 11 && days < 15.1, String(days));
});

test("one that ends soon is warned of, once, in the page and by mail", async () => {
	const { number, at } = await begun();
	const now = outlast(at, "INTERVAL 1 DAY");
	await eventually(40, () =>
		assert.equal(letters("claim_warning", number).length, 1));
	const [{ headers, plain, html }] = letters("claim_warning", number);
	assert.match(headers.subject, /^Still yours until /);
	for (const body of [plain, html]) {
		assert.ok(body.includes(number));
		assert.ok(!body.includes(nameOf(author)), "nobody's name");
	}
	const page = await one.get(now);
	assert.match(page.main, /yours only for a little while/);
	const queue = await one.get("/assessor/queue");
	assert.match(queue.main, /Yours only until/);
	await new Promise((done) => setTimeout(done, 11000));
	assert.equal(letters("claim_warning", number).length, 1);
	await one.send(page.form("/assessor/reviews/"), {}, "action=give_back");
});

test("one that ended goes back once; what was saved is there again", async () => {
	const { number, at } = await begun();
	const now = outlast(at);
	const open = await one.get(now);
	const before = open.form("/assessor/reviews/");
	await one.send(before, { ...work.scores(before),
		recommendation: "not_yet", note: "Kept over the end." }, "action=save");
	await eventually(40, () =>
		assert.equal(audits("review.lapsed", number).length, 1));
	assert.deepEqual(audits("review.lapsed", number),
		["-|accolade_courier|kwhitfield"]);
	const gone = await one.get(now);
	assert.match(gone.h1, /went back to the queue/);
	/* The form that was open when it happened: nothing typed is lost. */
	const form = open.form("/assessor/reviews/");
	const feedback = [...form.names].find((name) => name.startsWith("feedback-"));
	const late = await one.submit(form, { [feedback]: "Typed too late." },
		"action=save");
	assert.equal(late.status, 409);
	assert.match(late.main, /has ended/);
	assert.match(late.main, /Typed too late\./);
	const again = await one.send(gone.form("/assessor/queue"), {},
		"claim=" + gone.text.match(/name="claim" value="([^"]+)"/)[1]);
	assert.match(again.main, /yours again, with all that you had saved/);
	assert.match(again.main, /Kept over the end\./);
	const { Review } = (await one.json(again.path)).json;
	assert.equal(Review.scored, Review.criteria);
	assert.equal(Review.recommendation, "not_yet");
	await eventually(40, () =>
		assert.equal(letters("claim_lapsed", number).length, 1));
	assert.match(letters("claim_lapsed", number)[0].plain, /Back in the queue|went back/i);
	const sent = await one.send(again.form("/assessor/reviews/"),
		work.scores(again.form("/assessor/reviews/")), "action=send");
	assert.match(sent.main, /Your recommendation is sent/);
});

test("an administrator hands a review over, and both are told", async () => {
	const { number, at } = await begun();
	const lists = await nora.get(list);
	assert.ok(lists.main.includes(number));
	const href = `${list}/${work.idOf(at)}`;
	for (const path of [list, href])
		assert.ok(await trips(nora, "administrator", path) <= 3, path);
	const page = await nora.get(href);
	assert.match(page.main, /Dmensah|Mensah/);
	assert.ok(!page.main.includes("Whitfield</label>"), "not to whom it is");
	assert.ok(!page.text.includes(nameOf(author)), "nor to the author, nor named");
	const form = page.form(list);
	const done = await nora.send(form,
		{ to: idOf("dmensah"), reason: "On leave until March" });
	assert.match(done.main, new RegExp(`${number} is with .*Mensah now`));
	assert.deepEqual(audits("review.handed_over", number),
		["ncole|accolade_administrator|from kwhitfield to dmensah: "
			+ "On leave until March"]);
	/* The same form once more changes nothing. */
	const earlier = records();
	const twice = await nora.send(form,
		{ to: idOf("schen"), reason: "On leave until March" });
	assert.match(twice.main, /hand any more/);
	assert.deepEqual(records(), earlier);
	const left = await one.get(at);
	assert.match(left.main, /On leave until March/);
	assert.match(left.h1, /moved on/);
	const { Mine } = (await two.json("/assessor/queue")).json;
	const row = Mine.items.find((item) => item.number === number);
	assert.equal(row.scored, 0, "begins afresh");
	const review = await two.get(row.href);
	assert.match(review.main, /handed this to you/);
	assert.match(review.main, /On leave until March/);
	await eventually(40, () => {
		assert.equal(letters("handed_from", number).length, 1);
		assert.equal(letters("handed_to", number).length, 1);
	});
	for (const { plain } of [...letters("handed_from", number),
		...letters("handed_to", number)])
		assert.ok(!plain.includes("On leave"), "reasons stay on their pages");
	/* Back to the queue: the first one may take it up again. */
	const back = await nora.get(`${list}/${work.idOf(row.href)}`);
	await nora.send(back.form(list), { to: "queue", reason: "Nora was wrong" });
	const mine = await work.claim(one, number);
	assert.match(mine.main, /So far so good\./);
});

test("a hand-over without a reason or to nobody changes nothing", async () => {
	const { at } = await begun();
	const href = `${list}/${work.idOf(at)}`;
	const form = (await nora.get(href)).form(list);
	const nobody = "a".repeat(26);
	for (const values of [{ to: idOf("dmensah"), reason: "" },
		{ to: "", reason: "Ill" }, { to: nobody, reason: "Ill" },
		{ to: idOf("kwhitfield"), reason: "Ill" },
		{ to: idOf(author.account.username), reason: "Ill" },
		{ to: idOf("mokafor"), reason: "Ill" }]) {
		const earlier = records();
		const answer = await nora.submit(form, values);
		assert.equal(answer.status, 422, JSON.stringify(values));
		assert.match(answer.main, /Nothing was moved/);
		if (values.reason)
			assert.ok(answer.text.includes(`value="${values.reason}"`));
		assert.deepEqual(records(), earlier);
	}
	assert.equal((await nora.get(`${list}/${nobody}`)).status, 404);
	assert.equal((await nora.submit(form, { to: idOf("dmensah"),
		reason: "x".repeat(91) })).status, 422);
	for (const person of [one, author])
		assert.equal((await person.get(href)).status, 403);
});
