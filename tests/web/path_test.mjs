/*
 * The path of a submission from the catalog to a verified award, each step as a
 * person would do it, through nginx, the workers, the directory and MariaDB.
 * The tests stand in the order of the path, and each goes on from the last.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { eventually, opened, signedIn, sql, visitor } from "./stack.mjs";
import { file } from "./person.mjs";
import * as work from "./work.mjs";
import { bit } from "./verifier.mjs";

const code = "decoding-how-print-works";
const title = "Decoding";
const held = {}; /* what one step hands to the next */
let educator, first, second, issuer, anyone;

before(async () => {
	anyone = visitor();
	[educator, first, second, issuer] = await Promise.all(
		["fcohen", "treyes", "jabara", "rlindqvist"].map(signedIn));
});

test("a visitor browses the catalog and reads a micro-credential", async () => {
	const home = await anyone.get("/");
	assert.equal(home.status, 200);
	const catalog = await anyone.get("/catalog/");
	assert.equal(catalog.status, 200);
	assert.ok(catalog.link(`/catalog/${code}`), "the catalog leads to it");
	const page = await anyone.get(`/catalog/${code}`);
	assert.equal(page.status, 200);
	assert.ok(page.h1.includes(title), page.h1);
	for (const level of ["Not yet", "Meets", "Exceeds"])
		assert.ok(page.main.includes(level), `the rubric shows ${level}`);
	assert.ok(page.link(`/educator/start/${code}`), "there is a way to start");
});

test("a search finds by words, and says so when it finds nothing", async () => {
	const some = await anyone.get("/catalog/?q=decoding");
	assert.ok(some.link(`/catalog/${code}`));
	const none = await anyone.get("/catalog/?q=zzzzqqq");
	assert.equal(none.status, 200);
	assert.equal(none.link(`/catalog/${code}`), undefined);
});

test("starting leads through the sign-on and back", async () => {
	const person = visitor();
	const answer = await person.get(`/educator/start/${code}`);
	assert.equal(answer.status, 303);
	assert.match(answer.location, /^\/sign-on\?return=/);
	person.account = educator.account;
	await person.signOn(answer.location);
	assert.match(person.landed.location, new RegExp(`/educator/start/${code}$`));
});

test("an educator starts a draft, leaves and comes back to it", async () => {
	held.editor = await work.startDraft(educator, code);
	held.id = work.idOf(held.editor.path);
	assert.ok(held.id, `the address of the draft: ${held.editor.path}`);
	const form = held.editor.form("/educator/submissions/");
	const section = [...form.names].find((name) => name.startsWith("section-"));
	const text = "It began with six students & a “map” <of words>.\nThen more.";
	const saved = await educator.send(form, { [section]: text }, "action=save");
	assert.equal(saved.status, 200);
	const home = await educator.get("/educator/");
	assert.ok(home.link(held.id), "the home page leads back to the draft");
	const again = await educator.get(`/educator/submissions/${held.id}`);
	assert.equal(again.form("/educator/submissions/").value(section), text);
	assert.ok(!again.text.includes("<of words>"), "what was typed is escaped");
	held.editor = again;
});

test("starting it again leads to the draft that is open", async () => {
	const page = await work.startDraft(educator, code);
	assert.equal(work.idOf(page.path), held.id);
});

test("submitting says what is missing, beside the field", async () => {
	const form = held.editor.form("/educator/submissions/");
	const section = [...form.names].filter((name) => name.startsWith("section-"));
	const page = await educator.submit(form, {
		[section[0]]: work.words(420), [section[1]]: "",
	}, "action=submit");
	assert.ok([200, 422].includes(page.status), `${page.status}`);
	assert.match(page.text, /usa-error-message/);
	assert.match(page.main, /350/, "the most words of the first section");
	assert.match(page.main, /artifact/i, "too few artifacts");
	assert.equal(sql(`SELECT a.state FROM attempt a JOIN submission s
		ON s.id = a.submission_id WHERE s.public_id = '${held.id}'`)[0][0],
	"draft");
});

test("artifacts are links and files, two to four of them", async () => {
	let page = await educator.get(`/educator/submissions/${held.id}`);
	page = await work.addLink(educator, page, "Lesson video",
		"https://videos.example.org/lesson?part=1&from=0:40");
	page = await work.addFile(educator, page, "Map of the talk",
		file("talk map.png", work.png, "image/png"));
	page = await work.addFile(educator, page, "Word list",
		file("../../words.txt", "ship shop chip chop\n", "text/plain"));
	assert.equal(page.status, 200);
	for (const name of ["Lesson video", "Map of the talk", "Word list"])
		assert.ok(page.text.includes(name), name);
	const button = page.form("/educator/submissions/").buttons
		.filter((one) => one.name === "remove");
	assert.equal(button.length, 3, "each can be removed");
	page = await educator.send(page.form("/educator/submissions/"), {},
		`remove=${button[2].value}`);
	assert.ok(!page.main.includes("Word list"), "the removed one is gone");
	held.editor = page;
});

test("the file is the educator's to see, and nobody else's", async () => {
	const href = held.editor.link(/\/educator\/.*(artifact|file)/);
	assert.ok(href, "the draft shows the file");
	const answer = await opened(educator, href);
	assert.equal(answer.status, 200);
	assert.deepEqual(answer.body, work.png);
	assert.match(answer.type, /^image\/png/);
	assert.equal(answer.headers["x-content-type-options"], "nosniff");
	assert.equal((await visitor().get(href)).status, 303);
	const other = await signedIn("hdavis");
	assert.equal((await other.get(href)).status, 404);
});

test("checking the draft tells when it is ready", async () => {
	const form = held.editor.form("/educator/submissions/");
	const page = await educator.send(form,
		{ ...work.answers(form), consent: "1", original: "1" }, "action=check");
	assert.equal(page.status, 200);
	assert.doesNotMatch(page.text, /usa-error-message/);
	held.editor = page;
});

test("without the consent it can't be submitted", async () => {
	const form = held.editor.form("/educator/submissions/");
	const page = await educator.submit(form, { consent: null, original: "1" },
		"action=submit");
	assert.ok([200, 422].includes(page.status), `${page.status}`);
	assert.match(page.text, /usa-error-message/);
});

test("the educator submits, and sees where it stands", async () => {
	const editor = await educator.get(`/educator/submissions/${held.id}`);
	const page = await work.handIn(educator, editor);
	held.number = work.numberOf(page.main);
	assert.ok(held.number, "the page tells the number");
	const list = await educator.get("/educator/submissions");
	assert.ok(list.link(held.id), "it is in the list");
	assert.doesNotMatch(page.text, /<textarea/,
		"nothing in a submitted attempt can be changed");
});

test("assessors see it under its number, not its author", async () => {
	const queue = await first.get("/assessor/queue");
	assert.equal(queue.status, 200);
	assert.ok(queue.main.includes(held.number), "it waits in the queue");
	held.review = await work.claim(first, held.number);
	assert.ok(held.review, "it can be claimed");
	assert.ok(held.review.main.includes(held.number));
	assert.ok(!held.review.text.includes("Cohen"), "the author isn't named");
});

test("a claimed review can be given back, and claimed again", async () => {
	const back = await first.send(held.review.form("/assessor/reviews/"), {},
		"action=give_back");
	assert.equal(back.status, 200);
	held.review = await work.claim(first, held.number);
	assert.ok(held.review, "it is open again");
});

test("an assessor sees the evidence", async () => {
	const href = held.review.link(/\/assessor\/.*(artifact|file)/);
	assert.ok(href, "the review shows the file");
	const answer = await opened(first, href);
	assert.equal(answer.status, 200);
	assert.deepEqual(answer.body, work.png);
});

test("a review with an empty row can't be sent", async () => {
	const form = held.review.form("/assessor/reviews/");
	const values = work.scores(form);
	delete values[Object.keys(values).find((n) => n.startsWith("score-"))];
	const page = await first.submit(form,
		{ ...values, recommendation: "award" }, "action=send");
	assert.ok([200, 422].includes(page.status), `${page.status}`);
	assert.match(page.text, /usa-error-message/);
	held.review = page;
});

test("scores are saved and stand there again", async () => {
	const form = held.review.form("/assessor/reviews/");
	const values = work.scores(form);
	const page = await first.send(form, values, "action=save");
	const again = page.form("/assessor/reviews/");
	for (const [name, value] of Object.entries(values))
		assert.equal(again.value(name), value, name);
	held.review = page;
});

test("neither assessor sees the other's before both are in", async () => {
	held.other = await work.claim(second, held.number);
	assert.ok(held.other, "there is a place for a second assessor");
	const mine = held.review.form("/assessor/reviews/");
	const said = [...mine.fields].find(([n]) => n.startsWith("feedback-"))[1];
	assert.ok(!held.other.text.includes(said));
	const href = held.review.path;
	assert.equal((await second.get(href)).status, 404, "someone else's review");
});

test("the author and the unassigned can't review", async () => {
	assert.equal((await educator.get("/assessor/queue")).status, 403);
	const unassigned = await signedIn("kwhitfield");
	const queue = await unassigned.get("/assessor/queue");
	assert.ok(!queue.main.includes(held.number));
	assert.equal((await unassigned.get(held.review.path)).status, 404);
});

test("two assessors recommend, one against", async () => {
	const sent = await work.recommend(first, held.review, "award");
	assert.equal(sent.status, 200);
	const other = await work.recommend(second, held.other, "not_yet", () => 0);
	assert.equal(other.status, 200);
});

test("the issuer sees them split and asks for a third", async () => {
	const page = await work.decisionPage(issuer, held.number);
	assert.ok(page, "it is at the desk");
	for (const name of ["Reyes", "Abara"])
		assert.ok(page.main.includes(name), `${name} is named to the issuer`);
	const asked = await issuer.send(page.form("/issuer/decisions/"),
		{ third_note: "The two of you differ on the second row." },
		"action=ask_third");
	assert.equal(asked.status, 200);
	const third = await signedIn("schen");
	const review = await work.claim(third, held.number);
	assert.ok(review, "a third place is open");
	assert.equal((await work.recommend(third, review, "not_yet", () => 0)).status,
		200);
});

test("not yet: the next attempt opens with the feedback", async () => {
	const page = await work.decisionPage(issuer, held.number);
	const done = await work.decide(issuer, page, "not_yet",
		"The second section needs the students' own words.");
	assert.equal(done.status, 200);
	const editor = await educator.get(`/educator/submissions/${held.id}`);
	assert.equal(editor.status, 200);
	const form = editor.form("/educator/submissions/");
	assert.ok(form.fields.some(([name, value]) =>
		name.startsWith("section-") && value.startsWith("In section-")),
	"the last attempt's content is there");
	assert.match(editor.main, /About feedback-/, "feedback beside the sections");
	held.editor = editor;
});

test("the second attempt goes all the way to the award", async () => {
	const form = held.editor.form("/educator/submissions/");
	const saved = await educator.send(form, work.answers(form), "action=save");
	const page = await work.handIn(educator, saved);
	assert.equal(work.numberOf(page.main), held.number, "one number for both");
	for (const assessor of [first, second]) {
		const review = await work.claim(assessor, held.number);
		assert.ok(review);
		const sent = await work.recommend(assessor, review, "award");
		assert.equal(sent.status, 200);
	}
	const decision = await work.decisionPage(issuer, held.number);
	const done = await work.decide(issuer, decision, "award");
	assert.equal(done.status, 200);
	const [row] = sql(`SELECT w.public_id, COUNT(*) OVER () FROM award w
		JOIN decision d ON d.id = w.decision_id
		JOIN attempt a ON a.id = d.attempt_id
		JOIN submission s ON s.id = a.submission_id
		WHERE s.public_id = '${held.id}'`);
	assert.equal(row[1], "1", "one award");
	held.award = row[0];
});

test("the award is private until its educator shares it", async () => {
	const hidden = await anyone.get(`/awards/${held.award}`);
	assert.equal(hidden.status, 404);
	const mine = await educator.get("/educator/awards");
	assert.ok(mine.link(held.award), "the educator finds it");
	const page = await educator.get(`/educator/awards/${held.award}`);
	const shared = await educator.send(page.form("/educator/awards/"), {},
		"action=share");
	assert.equal(shared.status, 200);
	const open = await anyone.get(`/awards/${held.award}`);
	assert.equal(open.status, 200);
	for (const word of ["Franklin Cohen", "Decoding", "Valid"])
		assert.match(open.main, new RegExp(word, "i"), word);
});

test("the image is a picture with the award in it", async () => {
	const image = await anyone.get(`/awards/${held.award}.svg`);
	assert.equal(image.status, 200);
	assert.match(image.type, /^image\/svg\+xml/);
	assert.match(image.text, /<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
	assert.match(image.text, /Decoding/);
});

test("the check of the award says valid, step by step", async () => {
	const check = await anyone.get(`/awards/${held.award}/check`);
	assert.equal(check.status, 200);
	assert.match(check.main, /valid/i);
	assert.doesNotMatch(check.main, /not valid|could not/i);
});

test("the timeline and the audit trail tell every step", async () => {
	const page = await educator.get(`/educator/submissions/${held.id}`);
	assert.equal(page.status, 200);
	assert.ok(page.link(held.award), "it leads to the award");
	const actions = sql(`SELECT DISTINCT u.action FROM audit u
		JOIN submission s ON s.id = u.submission_id
		WHERE s.public_id = '${held.id}'`).map(([action]) => action).join(" ");
	for (const word of ["start", "submi", "claim", "recommend", "deci", "award"])
		assert.ok(actions.includes(word), `audit: ${word} in ${actions}`);
});

test("the issuer revokes with a reason, and everyone sees it", async () => {
	const page = await issuer.get(`/issuer/awards/${held.award}/revoke`);
	assert.equal(page.status, 200);
	const form = page.form("/revoke");
	const without = await issuer.submit(form, { reason: "", confirm: "1" },
		"action=revoke");
	assert.match(without.text, /usa-error-message/, "a reason is needed");
	const done = await issuer.send(form, {
		reason: "The evidence turned out to be another's.",
		public_reason: "Awarded in error.", confirm: "1",
	}, "action=revoke");
	assert.equal(done.status, 200);
	/* nginx keeps a public page for up to 20 seconds: within a minute. */
	await eventually(60, async () => {
		const open = await anyone.get(`/awards/${held.award}`);
		assert.equal(open.status, 200);
		assert.match(open.main, /revoked/i);
		assert.match(open.main, /Awarded in error/);
		const check = await anyone.get(`/awards/${held.award}/check`);
		assert.match(check.main, /revoked/i);
	});
	/* And so do programs: the bit is set, the hosted badge is gone. */
	await eventually(60, async () => {
		const told = (await anyone.get(`/awards/${held.award}.json`)).text;
		const { statusListCredential, statusListIndex }
			= JSON.parse(told).credentialStatus;
		const list = (await anyone.get(
			new URL(statusListCredential).pathname)).text;
		assert.equal(bit(JSON.parse(list), Number(statusListIndex)), true);
		const gone = await anyone.get(`/awards/${held.award}/assertion`);
		assert.equal(gone.status, 410);
		assert.deepEqual(Object.keys(JSON.parse(gone.text)),
			["@context", "type", "id", "revoked", "revocationReason"]);
	});
});
