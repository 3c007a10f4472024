/*
 * The sample definitions against the import format: first the schema, then
 * the rules that stand in its descriptions because a schema cannot say them.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";

const folder = fileURLToPath(new URL("../../deploy/sample/", import.meta.url));
const read = (name) => JSON.parse(readFileSync(folder + name, "utf8"));
const schema = read("definition.schema.json");
const everything = readdirSync(folder).filter(
	(name) => name.endsWith(".json") && name !== "definition.schema.json");
/* The programmes; beside them there is a set of goals to point at. */
const files = everything.filter((name) => read(name).micro_credentials);

const check = new Ajv({ allErrors: true, strict: true }).compile(schema);

function bySchema(definitions) {
	check(definitions);
	return (check.errors ?? []).map(
		(error) => `${error.instancePath}: ${error.message}`);
}

const codes = (list) => list.map((item) => item.code);

function doubles(at, list, say) {
	list.filter((item, i) => list.indexOf(item) !== i)
		.forEach((item) => say(`${at}: ${item} occurs twice`));
}

function competencyCodes(list, depth, say) {
	depth <= 4 || say("a competency tree is more than 4 levels deep");
	return list.flatMap((item) =>
		[item.code, ...competencyCodes(item.children ?? [], depth + 1, say)]);
}

function inOrder(at, least, most, say) {
	least <= most || say(`${at}: ${least} is more than ${most}`);
}

function rubricRules(at, item, say) {
	const { levels, criteria } = item.rubric;
	doubles(`${at}.rubric.levels`, codes(levels), say);
	doubles(`${at}.rubric.criteria`, codes(criteria), say);
	const meets = levels.map((level) => level.meets);
	meets.includes(true) || say(`${at}: no level meets`);
	meets.includes(false) || say(`${at}: every level meets`);
	meets.lastIndexOf(false) < meets.indexOf(true)
		|| say(`${at}: a level above one that meets does not`);
	const sections = [...codes(item.sections), "artifacts"];
	for (const row of criteria) {
		const place = `${at}.rubric.criteria ${row.code}`;
		sections.includes(row.section)
			|| say(`${place}: no section ${row.section}`);
		for (const level of codes(levels))
			row.cells[level]?.trim() || say(`${place}: no text for ${level}`);
		for (const level of Object.keys(row.cells))
			codes(levels).includes(level) || say(`${place}: no level ${level}`);
		doubles(place, Object.values(row.cells), say);
	}
}

function itemRules(at, item, all, say) {
	codes(all.programmes).includes(item.programme)
		|| say(`${at}: no programme ${item.programme}`);
	for (const code of item.alignments ?? [])
		codes(all.alignments ?? []).includes(code)
			|| say(`${at}: no alignment ${code}`);
	doubles(`${at}.sections`, codes(item.sections), say);
	codes(item.sections).includes("artifacts")
		&& say(`${at}: a text section is called artifacts`);
	for (const section of item.sections) {
		const place = `${at}.sections ${section.code}`;
		inOrder(place, section.words_least, section.words_most, say);
		section.words_most >= 1 || say(`${place}: leaves no words`);
	}
	const { artifacts } = item;
	inOrder(`${at}.artifacts`, artifacts.least, artifacts.most, say);
	inOrder(`${at}.artifacts`, artifacts.words_least, artifacts.words_most, say);
	item.credit === null || Number(item.credit.amount) > 0
		|| say(`${at}.credit: is nothing`);
	rubricRules(at, item, say);
}

/* The codes that a requirement names. */
const named = (requirement) => [
	...requirement.earned ? [requirement.earned] : [],
	...requirement.from ?? [],
	...(requirement.all ?? requirement.of ?? []).flatMap(named),
];

/* What is required is there, and nothing waits for itself. */
function requirementRules(all, say) {
	const needs = new Map(all.micro_credentials.map((item) =>
		[item.code, item.requires ? named(item.requires) : []]));
	const meets = new Set();
	for (const codesOf of needs.values())
		for (const code of codesOf)
			needs.has(code) || say(`requires: no micro-credential ${code}`);
	for (let before = -1; before < meets.size;) {
		before = meets.size;
		for (const [code, its] of needs)
			its.every((one) => meets.has(one)) && meets.add(code);
	}
	meets.size === needs.size || say("requires: leads in a circle");
}

function byRules(all) {
	const found = [];
	const say = (text) => found.push(text);
	const competencies = all.frameworks.flatMap(
		(framework) => competencyCodes(framework.competencies, 1, say));
	doubles("programmes", codes(all.programmes), say);
	doubles("frameworks", codes(all.frameworks), say);
	doubles("competencies", competencies, say);
	doubles("alignments", codes(all.alignments ?? []), say);
	doubles("micro_credentials", codes(all.micro_credentials), say);
	all.micro_credentials.forEach((item, i) => {
		competencies.includes(item.competency)
			|| say(`micro_credentials[${i}]: no competency ${item.competency}`);
		itemRules(`micro_credentials[${i}]`, item, all, say);
	});
	requirementRules(all, say);
	const people = all.people ?? [];
	doubles("people", people.map((duty) => duty.micro_credential), say);
	for (const duty of people) {
		const item = all.micro_credentials.find(
			(one) => one.code === duty.micro_credential);
		if (!item)
			say(`people: no micro-credential ${duty.micro_credential}`);
		else if (duty.assessors.length < item.review.assessors)
			say(`people: too few assessors for ${item.code}`);
	}
	return found;
}

/* Every text in a file, with its place. */
function* texts(at, value) {
	if (typeof value === "string")
		yield [at, value];
	else if (value && typeof value === "object")
		for (const [name, inner] of Object.entries(value))
			yield* texts(`${at}.${name}`, inner);
}

test("there is a sample for each of the five programmes", () => {
	assert.equal(files.length, 5);
	const all = files.map(read);
	for (const list of ["programmes", "frameworks", "alignments",
		"micro_credentials"]) {
		const every = all.flatMap((one) => one[list] ?? []);
		const byCode = new Map();
		for (const item of every) {
			/* Two files may define one thing, if they agree on it. */
			assert.deepEqual(byCode.get(item.code) ?? item, item);
			byCode.set(item.code, item);
		}
	}
	assert.equal(all.flatMap((one) => one.micro_credentials).length, 6);
});

test("global-goals.json keeps the schema, and no code occurs twice", () => {
	assert.deepEqual(everything.filter((name) => !files.includes(name)),
		["global-goals.json"]);
	const goals = read("global-goals.json");
	assert.deepEqual(bySchema(goals), []);
	assert.equal(new Set(codes(goals.alignments)).size, goals.alignments.length);
});

for (const file of files) {
	test(`${file} keeps the schema`, () =>
		assert.deepEqual(bySchema(read(file)), []));

	test(`${file} keeps the rules that a schema cannot say`, () =>
		assert.deepEqual(byRules(read(file)), []));

	test(`${file} has people: three assessors and an issuer at least`, () => {
		const all = read(file);
		for (const item of all.micro_credentials) {
			const duty = all.people.find(
				(one) => one.micro_credential === item.code);
			assert.ok(duty.assessors.length >= 3);
			assert.ok(duty.issuers.length >= 1);
			/* One who assesses does not decide. */
			assert.ok(!duty.issuers.some(
				(name) => duty.assessors.includes(name)));
		}
	});

	test(`${file} is complete enough for a teacher`, () => {
		for (const item of read(file).micro_credentials) {
			assert.ok(item.sections.length >= 2 && item.sections.length <= 4);
			const rows = item.rubric.criteria;
			assert.ok(rows.length >= 3 && rows.length <= 5);
			assert.equal(item.rubric.levels.length, 3);
			for (const section of [...codes(item.sections), "artifacts"])
				assert.ok(rows.some((row) => row.section === section),
					`no row judges ${section}`);
			assert.ok(item.resources.length >= 3);
			assert.ok(item.examples.length >= 2);
			assert.ok(item.artifacts.tasks.length >= 3);
		}
	});

	test(`${file} names nobody real and leaves nothing unfinished`, () => {
		const unwanted = /FCPS|AACPS|FWSU|Delaware|Vermont|Fairfax|Arundel|Vanguard|Bloom ?Board|Digital Promise|lorem|ipsum|\bTBD\b|\0|<[a-z]/i;
		for (const [at, text] of texts(file, read(file))) {
			assert.doesNotMatch(text, unwanted, at);
			assert.equal(text, text.trim(), at);
		}
	});
}

/* The checks must be able to fail: each change breaks one rule. */
const breaks = [
	["an unknown member", (all) => { all.colour = "red"; }],
	["another format", (all) => { all.format = "accolade/definitions/2"; }],
	["something reserved", (all) => { all.modules = [{ code: "spring" }]; }],
	["a text where a number is wanted",
		(all) => { all.micro_credentials[0].review.days = "15"; }],
	["a number where the amount is a text",
		(all) => { all.micro_credentials[0].credit = { amount: 3, unit: "h" }; }],
	["an address of another kind",
		(all) => { all.micro_credentials[0].resources[0].url = "javascript:1"; }],
	["a summary that is too long",
		(all) => { all.micro_credentials[0].summary = "x".repeat(201); }],
	["a badge that nobody drew",
		(all) => { all.micro_credentials[0].badge.symbol = "dragon"; }],
	["no rubric", (all) => { delete all.micro_credentials[0].rubric; }],
	["a cell without text", (all) => {
		const { cells } = all.micro_credentials[0].rubric.criteria[0];
		delete cells[Object.keys(cells)[0]];
	}],
	["a cell of no level", (all) => {
		all.micro_credentials[0].rubric.criteria[0].cells.superb = "Superb.";
	}],
	["two cells alike", (all) => {
		const { cells } = all.micro_credentials[0].rubric.criteria[0];
		const [one, two] = Object.keys(cells);
		cells[one] = cells[two];
	}],
	["a row of no section", (all) => {
		all.micro_credentials[0].rubric.criteria[0].section = "elsewhere";
	}],
	["a section called artifacts",
		(all) => { all.micro_credentials[0].sections[0].code = "artifacts"; }],
	["more asked than allowed",
		(all) => { all.micro_credentials[0].artifacts.least = 9; }],
	["more words asked than allowed",
		(all) => { all.micro_credentials[0].sections[0].words_least = 900; }],
	["no level that meets", (all) => {
		all.micro_credentials[0].rubric.levels.forEach(
			(level) => { level.meets = false; });
	}],
	["no level that falls short", (all) => {
		all.micro_credentials[0].rubric.levels.forEach(
			(level) => { level.meets = true; });
	}],
	["a high level that falls short", (all) => {
		all.micro_credentials[0].rubric.levels[2].meets = false;
	}],
	["an unknown programme",
		(all) => { all.micro_credentials[0].programme = "other"; }],
	["an unknown competency",
		(all) => { all.micro_credentials[0].competency = "other"; }],
	["an unknown alignment",
		(all) => { all.micro_credentials[0].alignments = ["other"]; }],
	["one competency twice", (all) => {
		all.frameworks[0].competencies.push(all.frameworks[0].competencies[0]);
	}],
	["credit of nothing", (all) => {
		all.micro_credentials[0].credit = { amount: "0.00", unit: "hours" };
	}],
	["a requirement of nothing that is here", (all) => {
		all.micro_credentials[0].requires = { earned: "other" };
	}],
	["a requirement of itself", (all) => {
		const [item] = all.micro_credentials;
		item.requires = { any: 1, of: [{ earned: item.code }] };
	}],
	["a requirement of another form",
		(all) => { all.micro_credentials[0].requires = { some: [] }; }],
	["too few assessors", (all) => { all.people[0].assessors.length = 1; }],
	["people for something else",
		(all) => { all.people[0].micro_credential = "other"; }],
];

for (const [what, change] of breaks)
	test(`refused: ${what}`, () => {
		const all = read(files[0]);
		change(all);
		const found = bySchema(all);
		assert.ok(found.length > 0 || byRules(all).length > 0);
	});
