/*
 * A hundred times, at any moment while people walk the whole path, a worker,
 * MariaDB, slapd, nginx, the signer or the courier is ended by SIGKILL. Nothing
 * that was acknowledged is lost, nothing is done twice, all comes back by itself,
 * and every page says what to do.
 *
 * KILLS (100) and SEED (its own each time, and told) repeat a run.
 */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { demo, eventually, logged, sql, stack } from "../web/stack.mjs";
import { killOne, pools, randomOf } from "./killer.mjs";
import { patient, row, summary, walk, wrongs } from "./walker.mjs";

const kills = Number(process.env.KILLS ?? 100);
const seed = Number(process.env.SEED ?? Date.now() % 1000000);
const random = randomOf(seed);
const walkers = 4;
const done = [];
const killed = {};
let ended = false;

/* Those who only teach, each with one path. */
const educators = demo.accounts.filter(({ roles }) =>
	roles.length === 1 && roles[0] === "educator").map((one) => one.username)
	.filter((name) => !["mokafor", "bhart", "ygarcia", "agreen", "dhoffman",
		"hlarsen"].includes(name));
let next = 0;

async function keepWalking() {
	while (!ended && next < educators.length * 3) {
		const turn = next++;
		const name = educators[turn % educators.length];
		done.push(await walk(name, turn % educators.length
			+ Math.floor(turn / educators.length)));
	}
}

async function keepKilling() {
	for (let count = 0; count < kills;) {
		await new Promise((then) =>
			setTimeout(then, 200 + random() * 1000));
		const part = killOne(random);
		if (part) {
			killed[part] = (killed[part] ?? 0) + 1;
			count++;
		}
	}
}

test(`${kills} times SIGKILL while people walk the path (SEED=${seed})`,
	{ timeout: 900000 }, async () => {
		const walking = Promise.all(Array.from({ length: walkers }, keepWalking));
		await Promise.race([keepKilling(), walking]);
		ended = true;
		await walking;
		console.error(`# ${done.length} paths; killed: `
			+ `${JSON.stringify(killed)}; ${JSON.stringify(summary())}`);
		assert.ok(done.length >= 4, `${done.length} paths were walked`);
		assert.ok(Object.values(killed).reduce((sum, n) => sum + n, 0) >= kills);
	});

test("everything came back by itself", async () => {
	await eventually(60, async () => {
		await stack("status");
		const person = await patient("mstone");
		assert.equal((await person.get("/educator/")).status, 200);
	});
	await eventually(30, async () => {
		for (const pool of pools)
			assert.ok(logged(`pool-${pool}`).length > 0);
		const [waiting] = await row(`SELECT COUNT(*) FROM award w
			LEFT JOIN credential k ON k.award_id = w.id
			LEFT JOIN revocation r ON r.award_id = w.id
			WHERE k.award_id IS NULL AND r.award_id IS NULL`);
		assert.equal(waiting, "0", "the signer has signed every award");
	});
	await eventually(60, async () => {
		const [waiting] = await row(
			"SELECT COUNT(*) FROM message WHERE state = 'waiting'");
		assert.equal(waiting, "0", "the courier has delivered every letter");
	});
});

test("every page that was no success said what to do", () => {
	assert.deepEqual(wrongs, []);
});

test("nothing that was acknowledged is lost", () => {
	for (const { id, number, texts } of done) {
		const saved = new Set(sql(`SELECT r.text FROM response r
			JOIN attempt a ON a.id = r.attempt_id
			JOIN submission s ON s.id = a.submission_id
			WHERE s.public_id = '${id}'
			UNION ALL SELECT f.text FROM reflection f
			JOIN artifact b ON b.id = f.artifact_id
			JOIN attempt a ON a.id = b.attempt_id
			JOIN submission s ON s.id = a.submission_id
			WHERE s.public_id = '${id}'`).flat());
		for (const [name, text] of Object.entries(texts))
			assert.ok(saved.has(text), `${number} ${name}`);
	}
});

test("nothing was done twice", () => {
	const count = (text) => Number(sql(`SELECT COUNT(*) FROM ${text}`)[0][0]);
	for (const { id, number, award } of done) {
		const of = `JOIN submission s ON s.id = a.submission_id
			WHERE s.public_id = '${id}'`;
		const attempt = (table) => `${table} t
			JOIN attempt a ON a.id = t.attempt_id ${of}`;
		const awarded = (table) => `${table} t JOIN award w ON w.id = t.award_id
			JOIN decision d ON d.id = w.decision_id
			JOIN attempt a ON a.id = d.attempt_id ${of}`;
		assert.equal(count(`attempt a ${of}`), 1, number);
		assert.equal(count(`${attempt("artifact")} AND t.removed_at IS NULL`),
			2, `${number}: artifacts`);
		assert.equal(count(`${attempt("review")}
			AND t.state = 'recommended'`), 2, `${number}: reviews`);
		assert.equal(count(attempt("decision")), 1, `${number}: decisions`);
		assert.equal(count(`${awarded("credential")} AND t.form = 'jwt'`), 1,
			`${number}: credentials`);
		assert.ok(count(awarded("credit")) <= 1, `${number}: credits`);
		assert.equal(count(`${attempt("message")}
			AND t.kind = 'awarded'`), 1, `${number}: letters`);
		const acts = Object.fromEntries(sql(`SELECT u.action, COUNT(*)
			FROM audit u JOIN submission s ON s.id = u.submission_id
			WHERE s.public_id = '${id}' GROUP BY 1`));
		for (const [action, times] of Object.entries({
			"submission.started": "1", "submission.submitted": "1",
			"review.recommended": "2", "decision.award": "1" }))
			assert.equal(acts[action], times, `${number}: ${action}`);
		assert.equal(count(`audit u JOIN award w ON w.id = u.award_id
			WHERE w.public_id = '${award}' AND u.action = 'award.shared'`),
		1, `${number}: shared`);
	}
	const people = sql(`SELECT person_id, micro_credential_id, COUNT(*)
		FROM submission GROUP BY 1, 2 HAVING COUNT(*) > 1`);
	assert.deepEqual(people, [], "one submission of each a person");
});

/* A letter has one file, however often it was handed over. One that was handed
 * over just before the courier was ended may be called dropped afterwards, when
 * what it tells of had gone on meanwhile. */
test("each letter that counts as sent was delivered", () => {
	const letters = new Map(sql("SELECT public_id, state FROM message"));
	const there = new Set(readdirSync(demo.mail).map((name) =>
		name.replace(/\.eml$/, "")));
	for (const [id, state] of letters)
		if (state === "sent")
			assert.ok(there.has(id), id);
	for (const id of there)
		assert.ok(["sent", "dropped"].includes(letters.get(id)), id);
});

test("anyone can check every award", async () => {
	const person = await patient("mstone");
	for (const { award } of done) {
		const check = await person.get(`/awards/${award}/check`);
		assert.match(check.main, /valid/i);
		assert.doesNotMatch(check.main, /not valid|could not/i);
	}
});
