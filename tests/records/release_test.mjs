/*
 * `accolade release`, ended by SIGKILL again and again and run twice at once:
 * every result goes out exactly once, with all that belongs to it.
 *
 * RELEASE_RESULTS says how many; 10,000 are measured so.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { must } from "../privilege/database.mjs";
import { build_terms, claim, many, recommend, seal, set_term, submit }
	from "../privilege/terms_fixture.mjs";

const program = `${process.env.abs_top_builddir}/accolade`;
const config = `${process.env.ACCOLADE_TEST_DIR}/accolade.conf`;
const first = 200001;
const count = Number(process.env.RELEASE_RESULTS ?? 200);
const last = first + count - 1;
const odd = Math.ceil(count / 2);
const even = count - odd;

const one = (sql) => must("owner", sql).join("\n");
const decided = () => Number(one(`SELECT COUNT(*) FROM decision
	WHERE attempt_id BETWEEN ${first} AND ${last}`));

/* Ends by itself, or by SIGKILL after some time: { code, out, err }. */
const release = async (kill_ms) => {
	const child = spawn(program, ["release", "--once", "--config", config]);
	let out = "";
	let err = "";
	child.stdout.on("data", (text) => { out += text; });
	child.stderr.on("data", (text) => { err += text; });
	const ended = new Promise((done) => child.on("close",
		(code, signal) => done({ code, signal, out, err })));
	if (kill_ms !== undefined) {
		await sleep(kill_ms);
		child.kill("SIGKILL");
	}
	return ended;
};

build_terms();
many(first, count);
must("educator", submit(first, count));
must("administrator", set_term("terms-release", -3600, 1, 1, 1));
for (let at = 0; at < count; at += 1000) {
	const some = Math.min(1000, count - at);
	must("assessor", claim(first + at, some));
	must("assessor", recommend(first + at, some));
	must("issuer", seal(first + at, some));
}

test("F14: a release that is ended at any point goes on where it was", async () => {
	let kills = 0;
	await sleep(1000);
	for (let ms = 30; decided() < count * 0.7 && kills < 60; ms = (ms * 7) % 400 + 20) {
		const before = decided();
		const { signal } = await release(ms);
		if (signal === "SIGKILL" && decided() > before)
			kills++;
	}
	assert.ok(kills > 0, "it was never ended in the middle");
	/* Twice at once: they refuse each other the second time. */
	const both = await Promise.all([release(), release()]);
	assert.deepEqual(both.map(({ code, err }) => [code, err.replace(/.* release release .*\n/g, "")]),
		[[0, ""], [0, ""]]);
	assert.equal(decided(), count);
	assert.match((await release()).out, /^0 awarded, 0 not yet\.\n$/);
});

test("each result is out once, with its award, credit and letters", () => {
	const range = `BETWEEN ${first} AND ${last}`;
	const letters = (kind) => one(`SELECT COUNT(*), COUNT(DISTINCT attempt_id)
		FROM message WHERE kind = '${kind}' AND attempt_id ${range}`);
	assert.equal(one(`SELECT COUNT(*), COUNT(DISTINCT d.attempt_id),
		SUM(d.outcome = s.outcome AND d.issuer_id = s.issuer_id
			AND d.decided_at = s.decided_at)
		FROM decision d JOIN sealed_decision s ON s.attempt_id = d.attempt_id
		WHERE d.attempt_id ${range}`), `${count}\t${count}\t${count}`);
	assert.equal(one(`SELECT COUNT(*), SUM(c.amount) FROM award w
		JOIN credit c ON c.award_id = w.id WHERE w.person_id ${range}`),
	`${odd}\t${odd * 2}.00`);
	assert.equal(letters("awarded"), `${odd}\t${odd}`);
	assert.equal(letters("office_award"), `${odd}\t${odd}`);
	assert.equal(letters("not_yet"), `${even}\t${even}`);
	assert.equal(one(`SELECT GROUP_CONCAT(n ORDER BY n) FROM (
		SELECT CONCAT(state, ' ', COUNT(*)) AS n FROM attempt
		WHERE submission_id ${range} GROUP BY state) x`),
	`awarded ${odd},draft ${even},not_yet ${even}`);
	assert.equal(one(`SELECT COUNT(*), COUNT(DISTINCT submission_id),
		MIN(account), MIN(actor_id IS NULL) FROM audit
		WHERE action IN ('decision.award', 'decision.not_yet')
		AND submission_id ${range}`),
	`${count}\t${count}\taccolade_release@localhost\t1`);
});
