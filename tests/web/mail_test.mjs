/*
 * What people are told while a submission walks its path: each gets their
 * letters, in time, and every address in them opens for who was sent it.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { before, test } from "node:test";
import { read } from "../mail/letter.mjs";
import { demo, eventually, signedIn, sql } from "./stack.mjs";
import * as work from "./work.mjs";

const code = "decoding-how-print-works";
const office = "professional-learning@alder.example";
const assessors = ["treyes", "jabara"];
const issuerName = "rlindqvist";
const held = {};
let educator, issuer, people;
const seen = new Set();

const letters = () => readdirSync(demo.mail)
	.filter((name) => name.endsWith(".eml") && !seen.has(name))
	.map((name) => ({ name, ...read(readFileSync(`${demo.mail}/${name}`, "utf8")) }));

/* What was there before doesn't count. */
const seeAll = () => {
	for (const { name } of letters())
		seen.add(name);
};

/* The next letter to this address with that subject. */
const told = (to, subject) => eventually(20, () => {
	const found = letters().find(({ headers }) =>
		headers.to.endsWith(`<${to}>`) && subject.test(headers.subject));
	assert.ok(found, `no letter to ${to} about ${subject}; there are ${
		letters().map(({ headers }) => `${headers.to}: ${headers.subject}`)
			.join("; ")}`);
	seen.add(found.name);
	return found;
});

/* The one address of ours in a letter, in both of its bodies. */
const address = ({ plain, html }) => {
	const [url] = plain.match(new RegExp(`^${demo.url}/\\S+$`, "m"));
	assert.ok(html.includes(`href="${url}"`), url);
	return url.slice(demo.url.length);
};

const mailOf = (username) => sql(`SELECT mail FROM person
	WHERE username = '${username}'`)[0][0];

before(async () => {
	[educator, issuer, ...people] = await Promise.all(
		["hpark", issuerName, ...assessors].map(signedIn));
	held.mail = mailOf("hpark");
	/* Letters of what other tests do may still be on their way. */
	await eventually(20, () => assert.deepEqual(sql(`SELECT COUNT(*) FROM message
		WHERE state = 'waiting'`), [["0"]]));
	seeAll();
});

test("handed in: the educator has it confirmed, assessors hear of it", async () => {
	Object.assign(held, await work.submitWork(educator, code));
	const letter = await told(held.mail, /^We have your submission: Decoding/);
	assert.match(letter.plain, new RegExp(held.number));
	assert.match(letter.plain, /Expect the result by \w+, \w+ \d+/);
	const page = await educator.get(address(letter));
	assert.equal(page.status, 200);
	assert.ok(page.main.includes(held.number));
	for (const [n, username] of assessors.entries()) {
		const work_waits = await told(mailOf(username), /await/);
		assert.match(work_waits.plain, new RegExp(held.number));
		assert.doesNotMatch(work_waits.plain, /Park/, "no author's name");
		assert.equal((await people[n].get(address(work_waits))).status, 200);
	}
});

test("claimed: the educator is told once", async () => {
	held.reviews = [];
	for (const one of people)
		held.reviews.push(await work.claim(one, held.number));
	const letter = await told(held.mail, /^Your submission is being read/);
	assert.equal((await educator.get(address(letter))).status, 200);
});

test("assessed: the educator and the issuers of record are told", async () => {
	for (const [n, one] of people.entries())
		await work.recommend(one, held.reviews[n], "not_yet");
	await told(held.mail, /^Awaiting the decision/);
	const ripe = await told(mailOf(issuerName), /your decision/);
	assert.match(ripe.plain, new RegExp(held.number));
	assert.equal((await issuer.get(address(ripe))).status, 200);
});

test("not yet: the letter leads to the feedback", async () => {
	await work.decide(issuer, await work.decisionPage(issuer, held.number),
		"not_yet");
	const letter = await told(held.mail, /^Your result: Decoding/);
	const page = await educator.get(address(letter));
	assert.equal(page.status, 200);
	assert.match(page.main, /About feedback-/);
	assert.doesNotMatch(letter.plain, /About feedback-/,
		"feedback stays on its page");
});

test("awarded: the educator and the office of professional learning", async () => {
	const page = await educator.get(`/educator/submissions/${held.id}`);
	await work.handIn(educator, page);
	const again = await told(held.mail, /^We have your submission/);
	assert.match(again.plain, /second attempt/);
	for (const one of people)
		await work.recommend(one, await work.claim(one, held.number), "award");
	/* Not before all reviews are in. */
	const desk = await eventually(20, async () => {
		const found = await work.decisionPage(issuer, held.number);
		assert.ok(found);
		return found;
	});
	await work.decide(issuer, desk, "award");
	const letter = await told(held.mail, /^You earned Decoding/);
	const award = await educator.get(address(letter));
	assert.equal(award.status, 200);
	assert.match(award.main, /Decoding/);
	const [[amount, unit]] = sql(`SELECT TRIM(TRAILING '.' FROM TRIM(TRAILING '0'
		FROM e.credit_amount)), e.credit_unit FROM submission s
		JOIN edition e ON e.id = s.edition_id WHERE s.public_id = '${held.id}'`);
	const notice = await told(office, /earned Decoding/);
	for (const words of [educator.account.name, "Decoding", `${amount} ${unit}`])
		assert.ok(notice.plain.includes(words), `${words} in ${notice.plain}`);
});

test("each letter came once", () => {
	const keys = readdirSync(demo.mail).filter((name) => name.endsWith(".eml"))
		.map((name) => read(readFileSync(`${demo.mail}/${name}`, "utf8"))
			.headers["message-id"]);
	assert.equal(new Set(keys).size, keys.length);
	assert.deepEqual(sql(`SELECT m.kind, COUNT(*) FROM message m
		JOIN attempt a ON a.id = m.attempt_id
		JOIN submission s ON s.id = a.submission_id
		WHERE s.public_id = '${held.id}' AND a.ordinal = 1
		GROUP BY m.kind ORDER BY m.kind`), [["in_review", "1"], ["not_yet", "1"],
		["recommended", "1"], ["submitted", "1"]]);
});
