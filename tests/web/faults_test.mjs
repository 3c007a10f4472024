/*
 * Faults: a part of the stack goes away, and comes back. Nobody is told that
 * work is done that isn't, and nothing needs to be restarted by hand.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { before, test } from "node:test";
import {
	demo, eventually, poolLogs, ports, signedIn, sql, stack, visitor, workers,
} from "./stack.mjs";
import * as work from "./work.mjs";

const code = "checking-for-understanding";
let educator, path;

before(async () => {
	educator = await eventually(20, () => signedIn("bschneider"));
	path = (await work.startDraft(educator, code)).path;
});

test("the database away: 503 with a retry, then all is well by itself",
	async () => {
		const page = await educator.get(path);
		const form = page.form("/educator/submissions/");
		const section = [...form.names].find((n) => n.startsWith("section-"));
		const earlier = workers("educator");
		await stack("mariadb_stop");
		try {
			const answer = await educator.get("/educator/");
			assert.equal(answer.status, 503);
			assert.ok(Number(answer.headers["retry-after"]) > 0);
			assert.match(answer.main || answer.words, /moment|again/i);
			const typed = "Typed while nobody could keep it.";
			const saved = await educator.submit(form, { [section]: typed },
				"action=save");
			assert.equal(saved.status, 503);
			const told = await educator.json("/educator/");
			assert.equal(told.status, 503);
			assert.match(told.type, /problem\+json/);
			const sign = await visitor().get("/sign-on");
			assert.ok([200, 503].includes(sign.status));
		} finally {
			await stack("mariadb_start");
		}
		await eventually(15, async () =>
			assert.equal((await educator.get(path)).status, 200));
		assert.deepEqual(workers("educator"), earlier,
			"the same workers go on");
	});

test("a worker that is killed is replaced, and hurts nobody else", async () => {
	const earlier = workers("educator");
	process.kill(earlier[0], "SIGKILL");
	await eventually(10, async () => {
		const answer = await educator.get("/educator/");
		assert.equal(answer.status, 200);
		const now = workers("educator");
		assert.equal(now.length, earlier.length);
		assert.ok(!now.includes(earlier[0]));
	});
});

/* Holds a table for some seconds, so that a request has to wait in its worker. */
async function hold(table, seconds) {
	const { user, password } = demo.database.accounts.owner;
	const client = spawn("mariadb", ["--no-defaults",
		`--socket=${demo.database.socket}`, `--user=${user}`,
		"--unbuffered", demo.database.name],
	{ env: { ...process.env, MYSQL_PWD: password }, stdio: "pipe" });
	client.stdin.end(`LOCK TABLES ${table} WRITE; SELECT 'held';
		DO SLEEP(${seconds});`);
	await new Promise((done) => client.stdout.once("data", done));
	return { released: new Promise((done) => client.on("exit", done)) };
}

/* Every worker has found the database again that another test took away. */
function settled() {
	return eventually(15, async () => {
		const answers = await Promise.all(Array.from({ length: 12 },
			() => educator.get(path)));
		assert.ok(answers.every(({ status }) => status === 200));
	});
}

test("SIGTERM lets the request in hand come to its end", async () => {
	await settled();
	const { released } = await hold("submission", 2);
	const begun = educator.get(path);
	await new Promise((done) => setTimeout(done, 700));
	const earlier = workers("educator");
	for (const pid of earlier)
		process.kill(pid, "SIGTERM");
	const answer = await begun;
	await released;
	assert.equal(answer.status, 200, "the request was answered");
	await eventually(10, async () => {
		const now = workers("educator");
		assert.equal(now.length, earlier.length);
		assert.ok(!now.some((pid) => earlier.includes(pid)), "all are new");
		assert.equal((await educator.get(path)).status, 200);
	});
});

test("requests while all workers are replaced: none is lost", async () => {
	await settled();
	const answers = [];
	let ended = false;
	const asking = (async () => {
		while (!ended)
			answers.push((await educator.get("/educator/")).status);
	})();
	for (let turn = 0; turn < 3; turn++) {
		for (const pid of workers("educator"))
			process.kill(pid, "SIGTERM");
		await new Promise((done) => setTimeout(done, 800));
	}
	ended = true;
	await asking;
	assert.ok(answers.length > 5);
	assert.deepEqual([...new Set(answers)], [200]);
});

test("the directory away: sign-on says so, and who is in stays in", async () => {
	await stack("slapd_stop");
	try {
		const tries = sql("SELECT COUNT(*) FROM sign_on_attempt")[0][0];
		const person = visitor();
		const page = await person.get("/sign-on");
		const answer = await person.submit(page.form("/sign-on"),
			{ username: "mstone", password: "linen-silver-93" });
		assert.equal(answer.status, 503);
		assert.match(answer.main, /directory|network/i);
		assert.equal((await person.get("/educator/")).status, 303,
			"nobody was let in");
		assert.equal(sql("SELECT COUNT(*) FROM sign_on_attempt")[0][0], tries,
			"an outage counts as nobody's failure");
		assert.equal((await educator.get("/educator/")).status, 200);
	} finally {
		await stack("slapd_start", ports.directory);
	}
	/* Each worker leaves a directory that failed alone for two seconds. */
	await eventually(15, async () => {
		for (let turns = 0; turns < 8; turns++)
			await signedIn("mstone");
	});
});

test("a pool away: nginx says so in a sentence", async () => {
	const assessor = await eventually(15, () => signedIn("treyes"));
	await stack("pool_stop", "assessor");
	try {
		const answer = await assessor.get("/assessor/queue");
		assert.ok([502, 503].includes(answer.status), `${answer.status}`);
		assert.match(answer.main, /\w+ \w+ \w+/);
		assert.equal((await educator.get("/educator/")).status, 200,
			"the others go on");
	} finally {
		await stack("pool_start", "assessor");
	}
});

test("no log holds a password, a token or evidence", () => {
	const secrets = [...demo.accounts.map(({ password }) => password),
		...educator.jar.values(), "Typed while nobody"];
	const logs = poolLogs();
	assert.ok(logs.length > 0);
	for (const [name, text] of logs)
		for (const secret of secrets)
			assert.ok(!text.includes(secret), `${name}: ${secret}`);
});
