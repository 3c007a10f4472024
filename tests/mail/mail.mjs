/*
 * mail.mjs - the courier and the mail server of tests/mail/run, and what was
 * delivered, read as a mail program would.
 */
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { must } from "../privilege/database.mjs";
import { read } from "./letter.mjs";

export const dir = process.env.ACCOLADE_TEST_DIR;
const tree = process.env.ACCOLADE_TEST_TREE;
export const port = Number(process.env.ACCOLADE_TEST_MAIL_PORT);
const top = fileURLToPath(new URL("../../", import.meta.url));
export const mta = path.join(dir, "mta");
const box = path.join(mta, "box/new");

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

export const until = async (what, seconds = 20) => {
	for (let turn = 0; turn < seconds * 20; turn++) {
		const found = await what();
		if (found)
			return found;
		await pause(50);
	}
	throw new Error(`waited ${seconds} s in vain for ${what}`);
};

/* ---- the server --------------------------------------------------------- */

const script = (file, ...words) => {
	/* Its servers keep what they are given as output: nothing of ours. */
	const log = fs.openSync(path.join(dir, "script.log"), "a");
	const done = spawnSync(path.join(top, file), words.map(String),
		{ stdio: ["ignore", log, log] });
	fs.closeSync(log);
	if (done.status !== 0)
		throw new Error(`${file} ${words.join(" ")}: ${done.status} ${
			fs.readFileSync(path.join(dir, "script.log"), "utf8").slice(-2000)}`);
};

export const server = {
	start() {
		fs.mkdirSync(mta, { recursive: true });
		script("tests/mail/mta.sh", "start", mta, port);
	},
	stop() { script("tests/mail/mta.sh", "stop", mta); },
	/* later@ is taken from now on. */
	open(yes) {
		if (yes)
			fs.writeFileSync(path.join(mta, "open"), "");
		else
			fs.rmSync(path.join(mta, "open"), { force: true });
	},
};

export const database = {
	stop() { script("deploy/stack.sh", "mariadb_stop", dir); },
	start() { script("deploy/stack.sh", "mariadb_start", dir); },
};

/* ---- the courier -------------------------------------------------------- */

const plain = { mail_folder: "", smtp_ca_file: path.join(mta, "ca.pem"),
	smtp_url: `smtp://127.0.0.1:${port}`, smtp_timeout_seconds: 20,
	mail_from: "credentials@alder.example", mail_retry_seconds: 5 };

const settle = (settings) => {
	const base = fs.readFileSync(path.join(dir, "accolade.conf"), "utf8");
	const all = { ...plain, ...settings };
	const kept = base.split("\n").filter((line) =>
		!(line.split(" = ")[0] in all));
	const file = path.join(dir, `courier-${process.hrtime.bigint()}.conf`);
	fs.writeFileSync(file, [...kept, ...Object.entries(all).map(
		([name, value]) => `${name} = ${value}`), ""].join("\n"));
	return file;
};

export const once = (settings = {}) => {
	const done = spawnSync(path.join(tree, "accolade"),
		["courier", "--once", "--config", settle(settings)],
		{ encoding: "utf8", timeout: 120000 });
	return { status: done.status, said: done.stdout, log: done.stderr };
};

/* One that stays: { log(), end(signal) }. */
export const courier = (settings = {}, ...words) => {
	const child = spawn(path.join(tree, "accolade"),
		["courier", "--config", settle(settings), ...words],
		{ stdio: ["ignore", "ignore", "pipe"] });
	let log = "";
	child.stderr.setEncoding("utf8");
	child.stderr.on("data", (text) => { log += text; });
	const ended = new Promise((done) =>
		child.on("close", (code, signal) => done(signal ?? code)));
	return { log: () => log, ended, end(signal) {
		child.kill(signal);
		return ended;
	} };
};

/* ---- what was delivered ------------------------------------------------- */

export const delivered = () => fs.existsSync(box) ? fs.readdirSync(box)
	.map((name) => read(fs.readFileSync(path.join(box, name), "utf8"))) : [];

export const emptied = () => fs.rmSync(path.join(mta, "box/new"),
	{ recursive: true, force: true });

/* The server answers before it delivers. */
export const arrived = (count) => until(() => {
	const letters = delivered();
	return letters.length >= count && letters;
});

/* ---- the outbox --------------------------------------------------------- */

/* Nothing waits. */
export const quiet = () => must("owner", `
UPDATE message SET state = 'dropped', finished_at = UTC_TIMESTAMP(6)
WHERE state = 'waiting';
UPDATE digest SET waiting = 0`);

/* Letters about an award, to one person; their public ids. */
let made = 0;
export const write = (person, award, count = 1) => {
	const keys = [];
	for (let n = 0; n < count; n++)
		keys.push(`test-${++made}`);
	must("owner", `INSERT INTO message (public_id, once_key, kind, person_id,
	attempt_id, award_id, created_at, next_try_at)
VALUES ${keys.map((key) => `(public_id_make(), '${key}', 'awarded', ${person},
	${award - 3000}, ${award}, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))`).join(", ")}`);
	return must("owner", `SELECT public_id FROM message
WHERE once_key IN (${keys.map((key) => `'${key}'`)}) ORDER BY id`);
};

/* "state tries answer" of each, in their order. */
export const states = (keys) => must("owner", `SELECT CONCAT_WS(' ', state,
	tries, answer) FROM message
WHERE public_id IN (${keys.map((key) => `'${key}'`)}) ORDER BY id`);

export const due = (keys) => must("owner", `UPDATE message
SET next_try_at = UTC_TIMESTAMP(6), claimed_until = NULL
WHERE public_id IN (${keys.map((key) => `'${key}'`)})`);
