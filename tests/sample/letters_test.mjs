/*
 * What five districts ask for (F, W, A, D, B: the letters of the requirements), as
 * far as it is a matter of definitions alone: each sample programme says it, with
 * no change of code. What a letter asks of pages, rules or letters of mail is tried
 * under the same letter in tests/web, tests/privilege, tests/records and tests/unit.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (name) => JSON.parse(readFileSync(
	new URL(`../../deploy/sample/${name}.json`, import.meta.url), "utf8"));
const terms = read("pathfinder"), own = read("open-horizons"),
	levels = read("common-ground"), state = read("literacy-for-all"),
	phases = read("skills-in-practice"), goals = read("global-goals");
const all = [terms, own, levels, state, phases];
const items = (file) => file.micro_credentials;
const each = (file, holds) => items(file).forEach((item) =>
	assert.ok(holds(item), item.code));
const everywhere = (holds) => all.forEach((file) => each(file, holds));

/* ---- F: a yearly programme, read by term, by a committee ------------------ */

test("F6: two to four artifacts, and the number is enforced by the definition", () =>
	each(terms, ({ artifacts }) => artifacts.least === 2 && artifacts.most === 4));

test("F7: the number and the suggested tasks vary by micro-credential", () => {
	everywhere(({ artifacts }) => artifacts.tasks.length > 0);
	assert.ok(new Set(all.flatMap(items).map(({ artifacts }) =>
		artifacts.most)).size > 1);
});

test("F8: a reflection on each artifact asks for growth and for mastery", () =>
	each(terms, ({ artifacts }) => /grown/.test(artifacts.reflection_prompt)
		&& /mastered/.test(artifacts.reflection_prompt)));

test("F9, F12, F13: taken in at any time, read after the term within two weeks", () => {
	each(terms, ({ review }) => review.policy === "by_term" && review.assessors >= 2);
	for (const { ends_on, review_until } of terms.terms)
		assert.ok(Date.parse(review_until) - Date.parse(ends_on) <= 14 * 86400e3);
});

test("F10, F11: terms end on February 1st and May 1st", () =>
	assert.deepEqual(terms.terms.map(({ ends_on }) => ends_on.slice(5)),
		["02-01", "05-01"]));

test("F14: results go out within a few days after the review period", () => {
	for (const { review_until, release_on } of terms.terms) {
		const days = (Date.parse(release_on) - Date.parse(review_until)) / 86400e3;
		assert.ok(days >= 1 && days <= 5, `${days}`);
	}
});

test("F21: rubric and examples stand beside the form", () =>
	each(terms, ({ rubric, examples }) => rubric.criteria.length > 0
		&& examples.length > 0));

test("F22, F28: every row of the rubric says what is seen at each level", () =>
	everywhere(({ rubric }) => rubric.criteria.every(({ cells }) =>
		rubric.levels.every(({ code }) => cells[code].length > 10))));

test("F25: 12 micro-competencies in 4 larger ones", () => {
	const [{ competencies }] = terms.frameworks;
	assert.equal(competencies.length, 4);
	assert.equal(competencies.flatMap(({ children }) => children).length, 12);
});

test("F26: mindset, technology, teaching, professional learning and networking", () => {
	const names = terms.frameworks[0].competencies.map(({ name }) => name).join("; ");
	for (const word of ["Mindset", "technology", "Teaching", "networking"])
		assert.match(names, new RegExp(word));
});

test("F27: guidance differs by micro-credential, not by one template", () =>
	assert.equal(new Set(all.flatMap(items).map(({ guidance }) =>
		guidance.assessors)).size, all.flatMap(items).length));

/* ---- W: a district that writes its own ------------------------------------ */

test("W2, D9: evidence and a rubric decide, never hours alone", () =>
	everywhere(({ artifacts, sections, rubric }) => artifacts.least >= 1
		&& sections.length >= 1 && rubric.criteria.length >= 1));

test("W3, D14: one competency each", () =>
	everywhere(({ competency }) => typeof competency === "string"));

test("W5, D1: aligned to a law, and to standards with their edition", () => {
	assert.ok(own.alignments.some(({ framework }) => /State .* Act/.test(framework)));
	assert.ok(state.alignments.some(({ framework }) =>
		/Standards for Professional Learning \(2022\)/.test(framework)));
});

test("W6, A10: nothing runs out while somebody is on the way", () => {
	for (const file of [own, levels])
		each(file, ({ valid_months }) => valid_months === null);
	everywhere(({ effort }) => effort.length > 0);
});

test("W7, B12: what must be shown, and what is handed in, is said before", () =>
	everywhere(({ criteria, sections, artifacts }) => criteria.length > 100
		&& sections.every(({ prompt }) => prompt.length > 20)
		&& artifacts.prompt.length > 20));

test("W11: several programmes stand in one catalog", () =>
	assert.equal(new Set(all.flatMap(({ programmes }) => programmes)
		.map(({ code }) => code)).size, 5));

test("W12: 17 goals with 169 targets, each to be pointed at", () => {
	const codes = goals.alignments.map(({ code }) => code);
	assert.equal(codes.filter((code) => /^sdg-\d+$/.test(code)).length, 17);
	assert.equal(codes.filter((code) => /^sdg-\d+-[0-9a-d]+$/.test(code)).length, 169);
	assert.equal(new Set(codes).size, 186);
	/* What the sample programme points to is worded as in the set. */
	for (const one of own.alignments.filter(({ code }) => code.startsWith("sdg-")))
		assert.deepEqual(one, goals.alignments.find(({ code }) => code === one.code));
	each(own, ({ alignments }) => alignments.some((code) => /^sdg-\d+-/.test(code)));
});

test("W13: aligned to the district's own plan", () =>
	assert.ok(own.alignments.some(({ framework }) => /action plan/.test(framework))));

/* ---- A: levels and credit ------------------------------------------------- */

test("A4, A5: a level stands behind the one below it", () => {
	const adventurer = items(levels).find(({ level }) => level === "Adventurer");
	const explorer = items(levels).find(({ level }) => level === "Explorer");
	assert.deepEqual(adventurer.requires, { earned: explorer.code });
	assert.equal(adventurer.competency.length > 0, true);
});

test("A17, A19: credit is a decimal of the district's unit, and varies", () => {
	const credits = items(levels).map(({ credit }) => credit);
	assert.ok(credits.every(({ unit }) => unit === "APC credits"));
	assert.deepEqual(credits.map(({ amount }) => amount), ["1.0", "1.5"]);
});

test("A20, X4: no reward, credit, or hours, by the definition", () => {
	const units = new Set(all.flatMap(items).map(({ credit }) => credit?.unit ?? null));
	assert.ok(units.has(null) && units.size >= 4);
});

/* ---- D: assessors recommend, an issuer of record decides ------------------- */

test("D4: the rubric is public, and research stands beside it", () =>
	each(state, ({ resources }) => resources.length >= 3));

test("D7, X5: a miss is called what the district calls it", () => {
	assert.equal(state.programmes[0].words.not_yet, "Denied, open for resubmission");
	assert.ok(new Set(all.map(({ programmes }) => programmes[0].words.awarded)).size > 1);
});

test("D5, D8: who assesses and who decides are named apart", () => {
	for (const { people } of all)
		for (const { assessors, issuers } of people)
			assert.ok(assessors.length >= 2 && issuers.length >= 1);
});

test("D12, B11: plan, work and reflection are written, beside the artifacts", () => {
	each(phases, ({ sections }) => ["plan", "activities", "reflection"]
		.every((code) => sections.some((section) => section.code === code)));
	each(state, ({ sections }) => sections.length >= 3);
});

test("D19: read without a name, in about four weeks", () =>
	each(state, ({ review }) => review.anonymous && review.days === 20));

/* ---- B: phases, hours, resubmission ---------------------------------------- */

test("B3: three in-service hours for one micro-credential", () =>
	each(phases, ({ credit }) => credit.amount === "3"
		&& credit.unit === "unscheduled in-service hours"));

test("B4, B9: the criteria are known before anybody starts", () =>
	everywhere(({ criteria, rubric }) => criteria.length > 0
		&& rubric.levels.some(({ meets }) => meets)));

test("B8: references, resources and examples to learn from", () =>
	everywhere(({ resources, examples }) => resources.length > 0 && examples.length > 0));

test("B17, X1: when a result comes is the definition's to say", () => {
	each(phases, ({ review }) => review.days === 15);
	assert.ok(new Set(all.flatMap(items).map(({ review }) =>
		`${review.policy} ${review.days}`)).size >= 3);
});

test("B20, B21: not yet is no end: the words say how to go on", () => {
	assert.match(phases.programmes[0].words.not_yet_next, /no limit on attempts/);
	for (const { programmes } of all)
		assert.ok(programmes[0].words.not_yet_next.length > 20);
});
