/*
 * An educator's journey: what is planned, what it waits for by the same rule that
 * blocks the start, what is under way, and nobody else's.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { signedIn, sql } from "./stack.mjs";
import * as work from "./work.mjs";

const second = "seeing-the-whole-system-adventurer";
const free = "decoding-how-print-works";
const term = "leading-student-led-discussion";
let educator;
before(async () => { educator = await signedIn("hlarsen"); });

const journey = async (person = educator) =>
	(await person.json("/educator/journey")).json;
const plan = async (code) => {
	const page = await educator.get(`/educator/start/${code}`);
	return educator.send(page.forms.find((form) =>
		form.action === "/educator/journey"), {}, "action=add");
};

test("A5, W9: what is planned says what it waits for, as the start does", async () => {
	const page = await plan(second);
	assert.match(page.words, /It is in your plan/);
	const { Planned } = await journey();
	const one = Planned.find(({ code }) => code === second);
	assert.match(one.missing, /Seeing the Whole System: Explorer/);
	const start = await educator.get(`/educator/start/${second}`);
	assert.ok(start.words.includes(`Still missing: ${one.missing}.`));
	assert.match(page.words, /Not yet open to you Still missing/);
});

test("what may be started says so; put in twice it stands once", async () => {
	await plan(free);
	await plan(free);
	const { Planned, Count } = await journey();
	const [one, ...more] = Planned.filter(({ code }) => code === free);
	assert.equal(one.missing, undefined);
	assert.equal(more.length, 0);
	assert.equal(Count.planned, Planned.length);
	assert.equal(sql(`SELECT COUNT(*) FROM plan n JOIN person p ON p.id = n.person_id
		WHERE p.username = 'hlarsen'`)[0][0], "2");
});

test("F10: the nearest date comes first, with the last day of the term", async () => {
	await plan(term);
	const { Planned } = await journey();
	assert.equal(Planned[0].code, term);
	assert.match(Planned[0].closes_on, /^20\d\d-/);
});

test("what is started is under way, and earned when it is", async () => {
	await work.startDraft(educator, free);
	const { Going, Planned } = await journey();
	assert.equal(Going.find(({ code }) => code === free).state, "draft");
	assert.ok(!Planned.some(({ code }) => code === free));
	const earner = await journey(await signedIn("mokafor"));
	assert.ok(earner.Earned.length >= 1);
	assert.ok(earner.Earned.every(({ href, awarded_at: at }) =>
		href.startsWith("/educator/awards/") && at));
});

test("it is the person's own, and ends when it is taken out", async () => {
	assert.ok(!(await journey(await signedIn("mokafor"))).Planned
		.some(({ code }) => code === second));
	const page = await educator.get("/educator/journey");
	const form = page.forms.find((one) => one.action === "/educator/journey"
		&& one.value("micro_credential") === second);
	await educator.send(form, {}, "action=remove");
	assert.ok(!(await journey()).Planned.some(({ code }) => code === second));
	const nothing = await educator.post("/educator/journey", {
		token: form.value("token"), action: "add",
		micro_credential: "no-such-thing" });
	assert.equal(nothing.status, 303, "adds nothing");
	assert.ok(!(await journey()).Planned.some(({ code }) => code === "no-such-thing"));
});
