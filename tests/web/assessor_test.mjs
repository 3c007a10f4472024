/*
 * The assessor's pages, by people who are fast, forgetful, or mean no good:
 * claims that meet, two windows, the same button twice, and what is somebody
 * else's.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { opened, records, signedIn, sql } from "./stack.mjs";
import { urlencoded } from "./person.mjs";
import * as work from "./work.mjs";

const code = "seeing-the-whole-system-explorer"; /* two assessors each */
const nobody = "a".repeat(26);
let author, assessors, stranger, number;

before(async () => {
	author = await signedIn("kbrooks");
	assessors = await Promise.all(
		["kwhitfield", "dmensah", "schen"].map((name) => signedIn(name)));
	stranger = await signedIn("jabara");
	number = (await work.submitWork(author, code)).number;
});

const reviewForm = (page) => page.form("/assessor/reviews/");
/* The form that ends a session is on every page, and holds the token. */
const tokenOf = async (person) => (await person.get("/assessor/queue"))
	.form("/sign-on/out").value("token");
const first = (form, part) => [...form.names].find((n) => n.startsWith(part));
const audits = (action, of = number) => Number(sql(`SELECT COUNT(*) FROM audit u
	JOIN submission s ON s.id = u.submission_id
	WHERE s.number = '${of}' AND u.action = '${action}'`)[0][0]);

/* The place that the queue offers for a number, paging as far as it takes. */
async function place(assessor, of) {
	let queue = await assessor.get("/assessor/queue");
	while (!work.claimButton(queue, of) || !queue.main.includes(of)) {
		const next = queue.link("after=");
		if (!next)
			return null;
		queue = await assessor.get(next);
	}
	return {
		claim: work.claimButton(queue, of),
		token: queue.form("/assessor/queue").value("token"),
	};
}

async function untouched(statuses, send) {
	const earlier = records();
	const answer = await send();
	assert.ok([statuses].flat().includes(answer.status), `${answer.status} `
		+ `instead of ${statuses}: ${answer.main.slice(0, 300)}`);
	assert.deepEqual(records(), earlier, "nothing changed");
	return answer;
}

test("nobody is offered their own submission, nor can claim it", async () => {
	const [, own, other] = assessors;
	const { number: mine } = await work.submitWork(own, code);
	assert.equal(await place(own, mine), null);
	const { claim } = await place(other, mine);
	const token = await tokenOf(own);
	await untouched(404, () => own.post("/assessor/queue", { token, claim }));
});

test("who isn't assigned to it can't claim it", async () => {
	const { claim } = await place(assessors[0], number);
	const token = await tokenOf(stranger);
	assert.equal(await place(stranger, number), null);
	await untouched(404, () => stranger.post("/assessor/queue",
		{ token, claim }));
	await untouched(404, () => stranger.post("/assessor/queue",
		{ token, claim: nobody }));
});

test("a claim that names nothing is refused", async () => {
	const { claim, token } = await place(assessors[0], number);
	for (const fields of [{ token }, { token, claim: "x" },
		[["token", token], ["claim", claim], ["claim", claim]]])
		await untouched([400, 422], () =>
			assessors[0].post("/assessor/queue", fields));
	await untouched([403, 409], () =>
		assessors[0].post("/assessor/queue", { token: "stale", claim }));
});

test("three claim at once: two places, two win, one is told kindly", async () => {
	const places = await Promise.all(assessors.map((one) => place(one, number)));
	assert.equal(new Set(places.map(({ claim }) => claim)).size, 1);
	const answers = await Promise.all(assessors.map((one, i) =>
		one.post("/assessor/queue", places[i])));
	assert.deepEqual(answers.map(({ status }) => status), [303, 303, 303]);
	const won = answers.filter(({ location }) => location.includes("/reviews/"));
	assert.equal(won.length, 2);
	const lost = answers.find((answer) => !won.includes(answer));
	const told = await lost.person.follow(lost);
	assert.match(told.main, /Others were faster/);
	assert.equal(audits("review.claimed"), 2);
	/* The first two are who won, from here on. */
	assessors = [...won.map(({ person }) => person), lost.person];
});

test("a second click on claim leads to the same review", async () => {
	const [one] = assessors;
	const { number: other } = await work.submitWork(
		await signedIn("lpetrov"), code);
	const form = await place(one, other);
	const answers = await Promise.all([1, 2, 3].map(() =>
		one.post("/assessor/queue", form)));
	assert.equal(new Set(answers.map(({ location }) => location)).size, 1);
	assert.equal(audits("review.claimed", other), 1);
});

const review = async (person) => {
	const queue = await person.get("/assessor/queue");
	for (const href of queue.links.filter((l) => l.includes("/reviews/"))) {
		const page = await person.get(href);
		if (page.main.includes(number))
			return page;
	}
	throw new Error(`${number} is not in hand`);
};

test("levels, words, recommendation and note are kept by a save", async () => {
	const page = await review(assessors[0]);
	const form = reviewForm(page);
	const row = first(form, "score-");
	const words = first(form, "feedback-");
	const values = {
		[row]: form.radios.find(({ name }) => name === row).value,
		[words]: "Zwei Wörter\n\n<b>& more</b>  ",
		recommendation: "not_yet", note: "Only <i>for</i> the issuer",
	};
	const saved = await assessors[0].send(form, values, "action=save");
	for (const [name, value] of Object.entries(values))
		assert.equal(reviewForm(saved).value(name), value, name);
	assert.match(saved.main, /Saved/);
	const before = audits("review.saved");
	await assessors[0].send(reviewForm(saved), {}, "action=save");
	assert.equal(audits("review.saved"), before, "nothing new, nothing noted");
});

test("two windows: both texts are shown, and neither is lost", async () => {
	const page = await review(assessors[0]);
	const form = reviewForm(page);
	const words = first(form, "feedback-");
	await assessors[0].send(form, { [words]: "From the one" }, "action=save");
	const clash = await assessors[0].submit(form,
		{ [words]: "From the other" }, "action=save");
	assert.equal(clash.status, 409);
	assert.match(clash.main, /From the one/);
	assert.equal(reviewForm(clash).value(words), "From the other");
	const settled = await assessors[0].send(reviewForm(clash), {}, "action=save");
	assert.equal(reviewForm(settled).value(words), "From the other");
	assert.deepEqual(sql(`SELECT f.text FROM feedback f
		JOIN review r ON r.id = f.review_id
		WHERE r.public_id = '${work.idOf(page.path)}'
		AND f.section_id = ${words.split("-")[1]} ORDER BY f.version`)
		.map(([text]) => text).slice(-2), ["From the one", "From the other"]);
});

test("sending with something missing keeps it, and says what", async () => {
	const page = await review(assessors[1]);
	const form = reviewForm(page);
	const values = work.scores(form);
	const left = first(form, "score-");
	delete values[left];
	const words = first(form, "feedback-");
	const again = await assessors[1].submit(form,
		{ ...values, [words]: " \n ", recommendation: "award" }, "action=send");
	assert.equal(again.status, 422);
	assert.equal((again.text.match(/class="usa-error-message"/g) ?? []).length,
		2, "one row, one section");
	const stored = await review(assessors[1]);
	for (const [name, value] of Object.entries(values))
		if (name !== words)
			assert.equal(reviewForm(stored).value(name), value, name);
	/* What was saved by this is no conflict for the form that came back. */
	const [, level] = [...form.radios].filter(({ name }) => name === left);
	const next = await assessors[1].submit(reviewForm(again),
		{ [left]: level.value, [words]: "Now with words" }, "action=save");
	assert.equal(next.status, 303);
});

test("levels of another rubric and bent fields change nothing", async () => {
	const form = reviewForm(await review(assessors[1]));
	const row = first(form, "score-");
	const words = first(form, "feedback-");
	const fields = (values) => ({ token: form.value("token"), action: "save",
		...values });
	const to = form.action;
	for (const level of ["9223372036854775807", "0", "-1", "x", "1e3"])
		await untouched(422, () =>
			assessors[1].post(to, fields({ [row]: level })));
	await untouched(303, () =>
		assessors[1].post(to, fields({ "score-999999": form.value(row) })));
	await untouched(303, () =>
		assessors[1].post(to, fields({ "feedback-999999": "Nowhere" })));
	const huge = await untouched(422, () => assessors[1].post(to,
		fields({ [words]: "w ".repeat(15000), note: "short" })));
	assert.equal(reviewForm(huge).value(words).length, 30000, "it is not lost");
	for (const other of ["recommendation", "action"])
		await untouched([400, 422], () => assessors[1].post(to,
			fields({ [other]: "surely" })));
	await untouched([400, 422], () => assessors[1].post(to, urlencoded([
		...Object.entries(fields({ [words]: "one" })), [words, "two"]])));
});

test("someone else's review, and its files, are nobody's business", async () => {
	const page = await review(assessors[0]);
	const form = reviewForm(page);
	const file = page.link("/assessor/artifacts/");
	for (const person of [assessors[1], assessors[2], stranger]) {
		await untouched(404, () => person.get(page.path));
		const token = await tokenOf(person);
		for (const action of ["save", "send", "give_back"])
			await untouched(404, () => person.post(page.path,
				{ token, action, [first(form, "feedback-")]: "Hello" }));
	}
	await untouched(200, () => opened(assessors[1], file));
	for (const person of [assessors[2], stranger])
		await untouched(404, () => person.get(file));
	await untouched(403, () => author.get(page.path));
	await untouched(404, () => stranger.get(`/assessor/artifacts/${nobody}`));
});

test("the same recommendation sent three times is sent once", async () => {
	const [one] = assessors;
	const page = await review(one);
	const form = reviewForm(page);
	const values = { ...work.scores(form), recommendation: "award",
		note: "Once" };
	const answers = await Promise.all([1, 2, 3].map(() =>
		one.submit(form, values, "action=send")));
	assert.deepEqual(answers.map(({ status }) => status), [303, 303, 303]);
	assert.equal(audits("review.recommended"), 1);
	const done = await one.follow(answers[0]);
	assert.match(done.main, /Your recommendation is sent/);
	assert.match(done.main, /when the other assessor is done/);
	/* A window that was left open says so, with every word still there. */
	const late = await untouched(409, () => one.submit(form,
		{ ...values, note: "Written too late" }, "action=save"));
	assert.match(late.text, /Written too late/);
	assert.match(late.main, /You sent your recommendation in another window/);
	await untouched(409, () => one.submit(form, {}, "action=give_back"));
	await untouched(303, () => one.submit(form, values, "action=send"));
});

test("given back twice is given back once, and nothing is kept", async () => {
	const [, two, three] = assessors;
	const page = await review(two);
	const form = reviewForm(page);
	const answers = await Promise.all([1, 2].map(() =>
		two.submit(form, {}, "action=give_back")));
	assert.deepEqual(answers.map(({ status }) => status), [303, 303]);
	assert.equal(audits("review.given_back"), 1);
	const after = await two.get(page.path);
	assert.match(after.main, /You gave this one back/);
	await untouched(409, () => two.submit(form, { note: "Late" }, "action=save"));
	await untouched(404, () => two.get(page.link("/assessor/artifacts/")));
	const fresh = await work.claim(three, number);
	assert.ok(fresh, "another assessor takes the place");
	assert.ok(!fresh.text.includes("Now with words"));
	assert.ok(!fresh.text.includes("From the other"));
});

test("when all are in, it is with the issuer, and out of every queue", async () => {
	const [one, , three] = assessors;
	const done = await work.recommend(three, await review(three), "not_yet",
		() => 0);
	assert.match(done.main, /with the issuer of record now/);
	assert.deepEqual(sql(`SELECT a.state FROM attempt a
		JOIN submission s ON s.id = a.submission_id
		WHERE s.number = '${number}'`), [["recommended"]]);
	const queue = await one.get("/assessor/queue");
	assert.match(queue.main, /Lately sent/);
	assert.equal(await place(assessors[1], number), null);
});

test("every page is data, too", async () => {
	const queue = await assessors[0].json("/assessor/queue");
	assert.equal(queue.status, 200);
	const { Count, Open, Done } = queue.json;
	assert.equal(typeof Count.open, "number");
	assert.ok(Array.isArray(Open.items) && Done.items.length > 0);
	assert.equal((await assessors[0].json(
		`/assessor/reviews/${nobody}`)).status, 404);
});

test("/assessor/ leads to the queue; without a session to the sign-on", async () => {
	const answer = await assessors[0].get("/assessor/");
	assert.equal(answer.status, 303);
	assert.equal(answer.location.replace(/^http:\/\/[^/]+/, ""),
		"/assessor/queue");
	for (const after of ["x", nobody, nobody.toUpperCase()])
		assert.ok([200, 400].includes((await assessors[0].get(
			`/assessor/queue?after=${after}`)).status));
});

test("who loses the duty while reviewing keeps what was written", async () => {
	const one = await signedIn("schen");
	const { number: held } = await work.submitWork(
		await signedIn("pjensen"), code);
	const page = await work.claim(one, held);
	const duty = `person_id = (SELECT id FROM person WHERE username = 'schen')
		AND duty = 'assessor' AND micro_credential_id = (SELECT id
		FROM micro_credential WHERE code = '${code}')`;
	const [given] = sql(`SELECT person_id, micro_credential_id FROM duty
		WHERE ${duty}`);
	sql(`DELETE FROM duty WHERE ${duty}`);
	try {
		const answer = await work.recommend(one, page, "award");
		assert.equal(answer.status, 403);
		assert.match(answer.main, /What you wrote is kept/);
		const kept = reviewForm(await one.get(page.path));
		assert.match(kept.value(first(kept, "feedback-")), /^About/);
		assert.equal(kept.value("recommendation"), "award");
	} finally {
		sql(`INSERT INTO duty (person_id, micro_credential_id, duty, given_at)
			VALUES (${given}, 'assessor', UTC_TIMESTAMP(6))`);
	}
});

test("what is passed back opens as it was sent, with the issuer's words",
	async () => {
		const [one, two] = await Promise.all(["kwhitfield", "schen"].map((name) =>
			signedIn(name)));
		const { number: held } = await work.submitWork(
			await signedIn("rthompson"), code);
		const pages = [];
		for (const assessor of [one, two]) {
			const page = await work.claim(assessor, held);
			pages.push(page.path);
			await work.recommend(assessor, page, "award");
		}
		const issuer = await signedIn("pkarim");
		const desk = await work.decisionPage(issuer, held);
		const back = await issuer.send(desk.form("/issuer/decisions/"),
			{ back_note: "Look at the second row again." },
			"action=pass_back");
		assert.equal(back.status, 200, back.main.slice(0, 300));
		const page = await one.get(pages[0]);
		assert.match(page.main, /Look at the second row again\./);
		const form = reviewForm(page);
		assert.equal(form.value("recommendation"), "award");
		assert.equal(form.value("note"),
			"For the issuer of record: see the second minute.");
		const again = await one.send(form, { recommendation: "not_yet" },
			"action=send");
		assert.match(again.main, /Your recommendation is sent/);
		assert.match(again.main, /Not yet/);
		assert.doesNotMatch((await one.get(pages[0])).main,
			/Look at the second row again/);
	});
