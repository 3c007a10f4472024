/*
 * The administrator publishes definitions from a file: looks at what would
 * change, publishes it once, and gets it back. What is wrong with a file is told
 * as `accolade import` tells it, and nothing of it is kept.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { file } from "./person.mjs";
import { signedIn, sql, top, trips, visitor } from "./stack.mjs";

const address = "/administrator/definitions";
const code = "leading-student-led-discussion";
const sample = JSON.parse(readFileSync(`${top}deploy/sample/pathfinder.json`));
const changed = (words) => {
	const all = structuredClone(sample);
	all.micro_credentials[0].summary = words;
	return all;
};
const asFile = (value, name = "definitions.json") => file(name,
	typeof value === "string" || Buffer.isBuffer(value) ? value
		: JSON.stringify(value), "application/json");

let nora;
before(async () => { nora = await signedIn("ncole"); });

const editions = () => Number(sql(`SELECT MAX(e.number) FROM edition e
	JOIN micro_credential m ON m.id = e.micro_credential_id
	WHERE m.code = '${code}'`)[0][0]);
const drafts = () => Number(sql("SELECT COUNT(*) FROM definition_draft")[0][0]);
const told = (action) => Number(sql(`SELECT COUNT(*) FROM audit
	WHERE action = '${action}' AND account LIKE '%administrator%'`)[0][0]);

async function upload(value) {
	const page = await nora.get(address);
	const form = page.forms.find((one) => one.action === address);
	return nora.send(form, { file: value });
}

const draft = (page) => page.forms.find((one) => one.action.includes("/drafts/"));

test("the list has every micro-credential with its edition and its people", async () => {
	const { List } = (await nora.json(address)).json;
	const row = List.items.find((one) => one.code === code);
	assert.equal(row.state, "published");
	assert.equal(row.edition, editions());
	assert.ok(row.assessors >= 2 && row.issuers >= 1);
	assert.equal(List.items.length,
		Number(sql("SELECT COUNT(*) FROM micro_credential")[0][0]));
});

test("what is there already changes nothing", async () => {
	const page = await upload(asFile(sample));
	assert.equal(page.status, 200);
	assert.match(page.words, /0 new, 0 changed/);
	const number = editions();
	await nora.send(draft(page), {}, "action=publish");
	assert.equal(editions(), number);
});

test("a change is shown field by field, published once, and told to all", async () => {
	const words = `A summary of ${Date.now()}.`;
	const number = editions();
	const entries = told("definition.published");
	const page = await upload(asFile(changed(words)));
	assert.match(page.words, /0 new, 1 changed/);
	assert.match(page.words, new RegExp(`Becomes edition ${number + 1}`));
	assert.match(page.words, new RegExp(`Summary.*Before:.*Now: ${words}`));
	assert.equal(editions(), number, "looking changes nothing");

	const form = draft(page);
	const after = await nora.send(form, {}, "action=publish");
	assert.match(after.words, /1 new edition/);
	assert.equal(editions(), number + 1);
	assert.equal(told("definition.published"), entries + 1);
	/* The second click, and the form of another window. */
	assert.match((await nora.send(form, {}, "action=publish")).words,
		/published already/);
	assert.equal(editions(), number + 1);
	assert.equal(told("definition.published"), entries + 1);

	const shown = await nora.get(`${address}/${code}`);
	assert.match(shown.words, new RegExp(`Edition ${number + 1}.*Summary.*Now: ${words}`));
	const { MC, Changes } = (await visitor().json(`/catalog/${code}?fresh=${number}`)).json;
	if (MC.edition === number + 1)
		assert.deepEqual(Changes.map((one) => one.text), ["Summary changed"]);
});

test("a file that was looked at before somebody else published is looked at again", async () => {
	const number = editions();
	const one = draft(await upload(asFile(changed("One of two."))));
	const two = draft(await upload(asFile(changed("Two of two."))));
	await nora.send(one, {}, "action=publish");
	assert.equal(editions(), number + 1);
	const late = await nora.send(two, {}, "action=publish");
	assert.match(late.words, /Somebody published something in the meantime/);
	assert.equal(editions(), number + 1);
	assert.match((await nora.send(draft(late), {}, "action=drop")).words,
		/Nothing was published/);
	assert.equal(editions(), number + 1);
});

test("mistakes are told with their place, and nothing is kept", async () => {
	const before = drafts();
	const broken = structuredClone(sample);
	broken.micro_credentials[0].rubric.levels.forEach((level) => { level.meets = true; });
	broken.micro_credentials[0].requires = { earned: code };
	const hostile = [
		[broken, /micro_credentials\[0\]\.rubric\.levels: every level meets/],
		["", /This file is empty/],
		["{", /a double quote is missing here/],
		["[1]", /must be an object/],
		[Buffer.from([0xff, 0xfe, 0x00]), /is not a text in UTF-8/],
		["[".repeat(100000), /nested too deep/],
		[JSON.stringify({ format: "accolade/definitions/1", "<script>": 1 }),
			/unknown member "<script>"/],
		[Buffer.alloc(8 * 1024 * 1024 + 1, 0x20), /larger than 8 MB/],
	];
	for (const [value, says] of hostile) {
		const page = await upload(asFile(value, "<b>.json"));
		assert.equal(page.status, 422, String(says));
		assert.match(page.words, says);
		assert.ok(!page.text.includes("<script>\""), "escaped");
	}
	assert.equal(drafts(), before);
	const nothing = await nora.post(address,
		{ token: (await nora.get(address)).form(address).value("token") });
	assert.equal(nothing.status, 422);
});

test("a circle is refused where it closes", async () => {
	const broken = structuredClone(sample);
	broken.micro_credentials[0].requires = { earned: code };
	assert.match((await upload(asFile(broken))).words,
		/micro_credentials\[0\]\.requires: leads in a circle/);
});

test("somebody who isn't here stops all of it", async () => {
	const number = editions();
	const all = changed("With a stranger.");
	all.people[0].assessors.push("nobody.here");
	const page = await upload(asFile(all));
	assert.match(page.words, /nobody\.here becomes assessor/);
	const after = await nora.send(draft(page), {}, "action=publish");
	assert.match(after.words, /Nothing was published: nobody here has the username/);
	assert.equal(editions(), number);
	await nora.send(draft(after), {}, "action=drop");
});

test("no page of definitions asks the database more than three times", async () => {
	const { action } = draft(await upload(asFile(changed("Counted."))));
	for (const path of [action, address, `${address}/${code}`])
		assert.ok(await trips(nora, "administrator", path) <= 3, path);
});

test("a file is its owner's, and the page an administrator's", async () => {
	const page = await upload(asFile(changed("Mine.")));
	const path = draft(page).action;
	const other = await signedIn("treyes");
	assert.equal((await other.get(path)).status, 403);
	assert.equal((await other.get(address)).status, 403);
	assert.equal((await visitor().get(address)).status, 303);
	sql(`UPDATE definition_draft d JOIN person p ON p.username = 'treyes'
		SET d.person_id = p.id WHERE d.public_id = '${path.split("/").at(-1)}'`);
	assert.equal((await nora.get(path)).status, 404);
});

test("the sample's own words come back at the end", async () => {
	const number = editions();
	await nora.send(draft(await upload(asFile(sample))), {}, "action=publish");
	assert.equal(editions(), number + 1);
});
