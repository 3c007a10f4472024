/*
 * `accolade backup` while people work, and `accolade restore` after everything
 * is gone: database, evidence, key and secrets.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
	appendFileSync, chownSync, existsSync, linkSync, mkdirSync, mkdtempSync,
	readFileSync, readdirSync, renameSync, rmSync, statSync, truncateSync,
	unlinkSync, writeFileSync, chmodSync,
} from "node:fs";
import { after, before, test } from "node:test";
import { file } from "../web/person.mjs";
import {
	demo, eventually, opened, ports, records, signedIn, sql, stack,
} from "../web/stack.mjs";
import * as work from "../web/work.mjs";
import { accolade, program, run } from "./operator.mjs";

const pools = ["signon", "educator", "assessor", "issuer", "administrator",
	"visitor"];
const data = `${run}/mariadb/data`;
const key = `${run}/signer/key.pem`;
const base = mkdtempSync("/tmp/accolade-sets.");
const sets = {};
let earlier_, acknowledged, keys;

before(() => chmodSync(base, 0o755));
after(() => rmSync(base, { recursive: true, force: true }));

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");
const stored = (sha256) => `${run}/evidence/files/${sha256.slice(0, 2)}/${sha256}`;
const named = () => readdirSync(base).filter((name) => /^\d/.test(name)).sort();

function backup() {
	const earlier = named();
	const answer = accolade("backup", base);
	const set = named().find((name) => !earlier.includes(name));
	return { ...answer, set: set && `${base}/${set}` };
}

async function startAll() {
	await stack("mariadb_start");
	await stack("slapd_start", ports.directory);
	await stack("signer_start");
	for (const pool of pools)
		await stack("pool_start", pool, pool === "signon" ? "4" : "2");
	await stack("courier_start");
	await stack("nginx_start", ports.web);
}

/* What a fire leaves: the machine is set up anew, and empty. */
function destroy() {
	const { uid, gid } = statSync(data);
	rmSync(data, { recursive: true });
	mkdirSync(data, { mode: 0o700 });
	chownSync(data, uid, gid);
	rmSync(`${run}/evidence/files`, { recursive: true, force: true });
	rmSync(key);
	rmSync(`${run}/signer/keys`, { recursive: true });
	for (const name of readdirSync(`${run}/secrets`))
		if (name.endsWith(".conf"))
			rmSync(`${run}/secrets/${name}`);
}

/* Every file that a record names is in the store, byte by byte. */
function assertEvidence() {
	const rows = sql("SELECT LOWER(HEX(sha256)), size_bytes FROM file");
	for (const [sha256, size] of rows) {
		const bytes = readFileSync(stored(sha256));
		assert.equal(bytes.length, Number(size));
		assert.equal(hash(bytes), sha256);
	}
	return rows.length;
}

/*
 * Educators who write and add files for as long as `going` says; what a page
 * acknowledged is noted with the moment. (An attempt takes a limited number of
 * files, so most turns write.)
 */
async function write(person, code, going, noted) {
	for (let turn = 0; going(); turn++) {
		let page = await work.startDraft(person, code);
		const form = page.form("/educator/submissions/");
		const full = form.buttons.filter((b) => b.name === "remove");
		if (full.length > 1)
			page = await person.send(form, {},
				`remove=${full[0].value}`);
		const bytes = Buffer.concat([work.png, randomBytes(20000)]);
		page = await work.addFile(person, page, `Picture ${turn}`,
			file(`${turn}.png`, bytes, "image/png"));
		assert.equal(page.status, 200, page.main.slice(0, 400));
		noted.push({ sha256: hash(bytes), at: Date.now() });
		for (let draft = 0; going() && draft < 10; draft++) {
			const text = work.words(40 + draft, `Turn ${turn}`);
			const section = [...page.form("/educator/submissions/").names]
				.find((name) => name.startsWith("section-"));
			page = await person.send(page.form("/educator/submissions/"),
				{ [section]: text }, "action=save");
			assert.equal(page.status, 200, page.main.slice(0, 400));
			noted.push({ text, at: Date.now() });
		}
	}
}

async function writers(going, noted) {
	const people = await Promise.all(
		["bschneider", "hdavis", "mstone"].map(signedIn));
	await Promise.all(people.map((person) =>
		write(person, "checking-for-understanding", going, noted)));
}

test("a backup while people write and add files", async () => {
	acknowledged = [];
	let going = true;
	const load = writers(() => going, acknowledged);
	await eventually(30, () => assert.ok(acknowledged.length >= 20));
	const began = Date.now();
	const child = spawn(program, ["backup", "--config",
		`${run}/accolade.conf`, base], { stdio: "pipe" });
	let said = "";
	child.stdout.on("data", (text) => said += text);
	child.stderr.on("data", (text) => said += text);
	const ending = new Promise((done) => child.on("exit", done));
	const [status] = await Promise.all([ending.then((it) => {
		going = false;
		return it;
	}), load.catch((error) => ending.then(() => {
		throw error;
	}))]);
	const ended = Date.now();
	const during = acknowledged.filter(({ at }) => at > began);
	assert.equal(status, 0, said);
	assert.ok(during.length > 0, `nobody could work for ${ended - began} ms`);
	assert.equal(named().length, 1);
	sets.loaded = `${base}/${named()[0]}`;
	acknowledged = acknowledged.filter(({ at }) => at < began);
	assert.ok(acknowledged.length >= 20);
});

test("a second one links what the first has, and nothing of the store", () => {
	earlier_ = records();
	[[keys]] = sql("SELECT COUNT(*) FROM signing_key");
	const { status, out, err, set } = backup();
	assert.equal(status, 0, err);
	sets.quiet = set;
	assert.match(out, /[1-9]\d* linked to the earlier set/);
	for (const [sha256] of sql("SELECT LOWER(HEX(sha256)) FROM file")) {
		const name = `${sha256.slice(0, 2)}/${sha256}`;
		const copy = statSync(`${set}/evidence/${name}`);
		assert.notEqual(copy.ino, statSync(stored(sha256)).ino);
		const earlier = `${sets.loaded}/evidence/${name}`;
		if (existsSync(earlier))
			assert.equal(copy.ino, statSync(earlier).ino);
	}
});

test("nobody else may look into a set", () => {
	assert.equal(statSync(sets.quiet).mode & 0o777, 0o700);
});

test("a backup that is killed leaves no set, and the next one goes well",
	async () => {
		const earlier = named();
		const child = spawn(program, ["backup", "--config",
			`${run}/accolade.conf`, base], { stdio: "ignore" });
		await eventually(20, () => assert.ok(
			existsSync(`${base}/.partial/database/ibdata1`)));
		child.kill("SIGKILL");
		await new Promise((done) => child.on("exit", done));
		assert.deepEqual(named(), earlier);
		await eventually(20, () => {
			const { status, err, set } = backup();
			assert.equal(status, 0, err);
			rmSync(set, { recursive: true });
		});
		assert.ok(!existsSync(`${base}/.partial`));
	});

test("two at once: the second is refused", async () => {
	const child = spawn(program, ["backup", "--config",
		`${run}/accolade.conf`, base], { stdio: "ignore" });
	await eventually(10, () => assert.ok(existsSync(`${base}/.partial`)));
	const answer = backup();
	assert.equal(answer.status, 1);
	assert.match(answer.err, /another backup/);
	await new Promise((done) => child.on("exit", done));
	rmSync(`${base}/${named().at(-1)}`, { recursive: true });
});

test("a file that is missing from the store, or broken, is told", () => {
	const [[one], [two]] = sql(`SELECT LOWER(HEX(sha256)) FROM file
		ORDER BY id DESC LIMIT 2`);
	const elsewhere = mkdtempSync("/tmp/accolade-sets.");
	chmodSync(elsewhere, 0o755);
	renameSync(stored(one), `${stored(one)}.away`);
	const bytes = readFileSync(stored(two));
	writeFileSync(stored(two), Buffer.from(bytes).fill(0, 100, 101));
	try {
		const answer = accolade("backup", elsewhere);
		assert.equal(answer.status, 1);
		assert.match(answer.err, new RegExp(one));
		assert.match(answer.err, new RegExp(two));
		assert.match(answer.err, /2 files of evidence/);
		const set = readdirSync(elsewhere).find((name) => /^\d/.test(name));
		assert.ok(set, "the set holds the rest");
	} finally {
		writeFileSync(stored(two), bytes);
		renameSync(`${stored(one)}.away`, stored(one));
		rmSync(elsewhere, { recursive: true });
	}
});

test("no administrator, no folder: a sentence, and no half set", () => {
	const answer = accolade("backup", "/nowhere/at/all");
	assert.equal(answer.status, 1);
	assert.match(answer.err, /nowhere/);
	assert.equal(accolade("backup").status, 2);
});

test("a restore over what is there is refused, and touches nothing", async () => {
	const running = accolade("restore", sets.quiet);
	assert.equal(running.status, 1);
	assert.match(running.err, /MariaDB runs/);
	await stack("stop");
	const answer = accolade("restore", sets.quiet);
	assert.equal(answer.status, 1);
	assert.match(answer.err, /not empty/);
});

test("a set that is not what it was is refused, and nothing is touched", () => {
	destroy();
	const spoil = (name, how) => {
		const path = `${sets.quiet}/${name}`;
		const bytes = readFileSync(path);
		const { uid, gid, mode } = statSync(path);
		/* A file of its own: links share theirs. */
		unlinkSync(path);
		writeFileSync(path, bytes, { mode });
		how(path);
		const answer = accolade("restore", sets.quiet);
		rmSync(path, { force: true });
		writeFileSync(path, bytes, { mode });
		chownSync(path, uid, gid);
		assert.equal(answer.status, 1, `${name}: ${answer.out}`);
		assert.match(answer.err, /missing|not what it was|are not what they/);
		assert.deepEqual(readdirSync(data), [], name);
		assert.ok(!existsSync(key), name);
	};
	const [evidence] = readFileSync(`${sets.quiet}/manifest`, "utf8")
		.match(/evidence\/\S+/);
	spoil("database/ibdata1", (path) => truncateSync(path, 4096));
	spoil(evidence, (path) => appendFileSync(path, "x"));
	spoil(evidence, (path) => rmSync(path));
	spoil("keys/signing-key.pem", (path) => writeFileSync(path, "no key"));
	spoil("manifest", (path) => appendFileSync(path, `${"0".repeat(64)}  x\n`));
	/* A set that somebody made by hand leads nowhere outside of it. */
	const lines = readFileSync(`${sets.quiet}/manifest`, "utf8");
	const about = readFileSync(`${sets.quiet}/about`, "utf8");
	for (const name of ["../../../etc/hostname", "/etc/hostname",
		"database/../../x"]) {
		const forged = `${lines}${hash(readFileSync("/etc/hostname"))}  ${name}\n`;
		writeFileSync(`${sets.quiet}/manifest`, forged);
		writeFileSync(`${sets.quiet}/about`,
			about.replace(hash(lines), hash(forged)));
		const answer = accolade("restore", sets.quiet);
		assert.equal(answer.status, 1, name);
		assert.match(answer.err, /can't be read/);
	}
	writeFileSync(`${sets.quiet}/manifest`, lines);
	writeFileSync(`${sets.quiet}/about`, about);
	linkSync(`${sets.quiet}/owners`, `${sets.quiet}/database/more`);
	const more = accolade("restore", sets.quiet);
	rmSync(`${sets.quiet}/database/more`);
	assert.equal(more.status, 1);
	assert.match(more.err, /does not name/);
	assert.deepEqual(readdirSync(data), []);
	assert.equal(accolade("restore", base).status, 1);
});

test("everything gone: what was acknowledged before the backup is back",
	async () => {
		const answer = accolade("restore", sets.loaded);
		assert.equal(answer.status, 0, answer.err);
		await startAll();
		const files = new Set(sql("SELECT LOWER(HEX(sha256)) FROM file")
			.map(([sha256]) => sha256));
		const texts = new Set(sql("SELECT text FROM response").flat());
		for (const { sha256, text } of acknowledged)
			assert.ok(sha256 ? files.has(sha256) : texts.has(text),
				sha256 ?? text);
		assertEvidence();
		const check = accolade("check");
		assert.equal(check.status, 0, check.out);
	});

test("everything gone again: the quiet set brings back every row", async () => {
	await stack("stop");
	destroy();
	const answer = accolade("restore", sets.quiet);
	assert.equal(answer.status, 0, answer.err);
	await startAll();
	assert.deepEqual(records(), earlier_);
	assertEvidence();
	assert.equal(statSync(key).mode & 0o777, 0o400);
});

test("people go on where they were: an educator, nginx, the signer", async () => {
	const person = await signedIn("bschneider");
	let page = await work.startDraft(person, "checking-for-understanding");
	const href = page.link(/\/educator\/.*(artifact|file)/);
	const picture = await opened(person, href);
	assert.equal(picture.status, 200, "nginx may read what was brought back");
	page = await work.addFile(person, page, "Another",
		file("n.png", Buffer.concat([work.png, randomBytes(99)]), "image/png"));
	assert.equal(page.status, 200);
	const added = await opened(person, page.links.filter((link) =>
		/\/educator\/.*(artifact|file)/.test(link)).at(-1));
	assert.equal(added.status, 200, "and what comes new beside it");
	for (const award of demo.awards) {
		const check = await person.get(`${new URL(award).pathname}/check`);
		assert.match(check.main, /valid/i);
	}
	assert.equal(sql("SELECT COUNT(*) FROM signing_key")[0][0], keys,
		"the same keys sign");
});
