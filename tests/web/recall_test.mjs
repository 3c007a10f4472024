/*
 * Lists that are given again while nothing happens to them, and never a moment
 * longer: by whichever worker, after a change by whomever.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { signedIn, sql, trips } from "./stack.mjs";
import * as work from "./work.mjs";

const asks = 40; /* many times the workers of a pool */
let one, other;

before(async () => {
	[one, other] = await Promise.all(["sabdi", "sabdi"].map(signedIn));
});

/* Until some worker has drawn it twice and gives it a third time. */
async function recalled(person, path) {
	for (let i = 0; i < asks; i++)
		if (await trips(person, "educator", path) === 1)
			return true;
	return false;
}

for (const path of ["/educator/", "/educator/submissions", "/educator/awards"])
	test(`${path} is given again after one round trip`, async () => {
		assert.ok(await recalled(one, path));
	});

test("what changes is shown at once, by every worker and in every session", async () => {
	await work.startDraft(one, "seeing-the-whole-system-explorer");
	for (const person of [one, other])
		for (let i = 0; i < asks; i++)
			assert.match((await person.get("/educator/submissions")).main,
				/Seeing the Whole System/);
});

test("a page that is given again has the form token of its own session", async () => {
	assert.ok(await recalled(one, "/educator/"));
	assert.ok(await recalled(other, "/educator/"));
	const token = async (person) => (await person.get("/educator/")).forms
		.find((form) => form.names.has("token")).value("token");
	const [mine, its] = [await token(one), await token(other)];
	assert.notEqual(mine, its);
	for (let i = 0; i < asks; i++) {
		assert.equal(await token(one), mine);
		assert.equal(await token(other), its);
	}
});

test("a new name is shown, and a role that is gone shuts the page", async () => {
	assert.ok(await recalled(one, "/educator/"));
	const [[id, name]] = sql(`SELECT id, name FROM person
		WHERE username = 'sabdi'`);
	const ask = async () => (await one.get("/educator/")).status;
	try {
		sql(`UPDATE person SET name = 'Renamed Person' WHERE id = ${id}`);
		for (let i = 0; i < asks; i++)
			assert.match((await one.get("/educator/")).text, /Renamed Person/);
		sql(`DELETE FROM role_grant WHERE person_id = ${id} AND role = 'educator'`);
		for (let i = 0; i < asks; i++)
			assert.equal(await ask(), 403);
	} finally {
		sql(`UPDATE person SET name = '${name}' WHERE id = ${id};
			INSERT IGNORE INTO role_grant VALUES (${id}, 'educator', UTC_TIMESTAMP(6))`);
	}
	assert.equal(await ask(), 200);
});
