/*
 * What a backup costs the people who work meanwhile: the time of two pages
 * without one, while the first set of a large district is made, and while the
 * next one is. Prints a table in Markdown.
 *
 * SUBMISSIONS (100000), EVIDENCE_MIB (1024) and SECONDS_EACH (10) say how much.
 * It runs on the stack of DEMO_DIR, as root, and leaves that full.
 */
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
	chmodSync, chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync,
	writeFileSync,
} from "node:fs";
import { folder, signedIn, sql, stack } from "../web/stack.mjs";
import { median } from "./measure.mjs";

const submissions = Number(process.env.SUBMISSIONS ?? 100000);
const evidence = Number(process.env.EVIDENCE_MIB ?? 1024);
const seconds = Number(process.env.SECONDS_EACH ?? 10);
const run = realpathSync(`${folder}/run`);
const file_mib = 4;

/* People who each have a draft with a text of a page in every section. */
function fillRecords() {
	const step = 5000;
	for (let from = 1; from <= submissions; from += step) {
		const to = Math.min(from + step - 1, submissions);
		sql(`
SET @p = (SELECT COALESCE(MAX(id), 0) FROM person),
    @s = (SELECT COALESCE(MAX(id), 0) FROM submission),
    @a = (SELECT COALESCE(MAX(id), 0) FROM attempt),
    @now = UTC_TIMESTAMP(6);
INSERT INTO person (public_id, directory_key, username, name, seen_at)
SELECT public_id_make(), CONCAT('bench-', seq), CONCAT('bench', seq),
       CONCAT('Bench ', seq), @now FROM seq_${from}_to_${to};
INSERT INTO role_grant (person_id, role, granted_at)
SELECT id, 'educator', @now FROM person WHERE id > @p;
INSERT INTO submission (public_id, number, person_id, micro_credential_id,
                        edition_id, created_at)
SELECT public_id_make(),
       CONCAT('B', LPAD(CONV(p.id DIV 10000, 10, 32), 3, '0'), '-',
              LPAD(p.id MOD 10000, 4, '0')),
       p.id, e.micro_credential_id, e.id, @now
  FROM person p
  JOIN (SELECT id, micro_credential_id FROM edition
         WHERE state = 'published' ORDER BY id LIMIT 1) e
 WHERE p.id > @p;
INSERT INTO attempt (submission_id, ordinal, created_at)
SELECT id, 1, @now FROM submission WHERE id > @s;
INSERT INTO response (attempt_id, section_id, version, text, saved_at)
SELECT a.id, c.id, 1, REPEAT(CONCAT('What changed in lesson ', a.id, '. '), 60),
       @now
  FROM attempt a JOIN submission s ON s.id = a.submission_id
  JOIN section c ON c.edition_id = s.edition_id
 WHERE a.id > @a;`);
	}
}

/* Files as the workers store them, and their rows. */
function fillStore() {
	const { uid, gid } = statSync(`${run}/evidence`);
	const own = (path, mode) => {
		chownSync(path, uid, gid);
		chmodSync(path, mode);
	};
	const rows = [];
	for (let count = 0; count < evidence / file_mib; count++) {
		const bytes = randomBytes(file_mib << 20);
		const name = createHash("sha256").update(bytes).digest("hex");
		for (const at of ["files", `files/${name.slice(0, 2)}`])
			if (mkdirSync(`${run}/evidence/${at}`, { recursive: true }))
				own(`${run}/evidence/${at}`, 0o2750);
		const path = `${run}/evidence/files/${name.slice(0, 2)}/${name}`;
		writeFileSync(path, bytes);
		own(path, 0o640);
		rows.push(`(UNHEX('${name}'), ${bytes.length}, 'video/mp4',
			UTC_TIMESTAMP(6))`);
	}
	if (rows.length)
		sql(`INSERT INTO file (sha256, size_bytes, media_type, stored_at)
			VALUES ${rows.join(",")}`);
}

/* Two people who ask for one page after the other; times in ms by page. */
async function ask(people, pages, going) {
	const times = Object.fromEntries(pages.map(([name]) => [name, []]));
	await Promise.all(people.map(async (person) => {
		while (going())
			for (const [name, path] of pages) {
				const began = performance.now();
				const { status } = await person.get(path);
				times[name].push(performance.now() - began);
				if (status !== 200)
					throw new Error(`${path}: ${status}`);
			}
	}));
	return times;
}

async function during(people, pages, work) {
	let going = true;
	const times = ask(people, pages, () => going);
	const began = Date.now();
	const said = await work();
	going = false;
	return { times: await times, seconds: (Date.now() - began) / 1000, said };
}

const program = (await stack("program", "accolade")).trim();
const sets = mkdtempSync(`${process.env.SETS_DIR ?? "/var/tmp"}/accolade-sets.`);
chmodSync(sets, 0o755);

function backup() {
	return new Promise((resolve, reject) => {
		const child = spawn(program, ["backup", "--config",
			`${run}/accolade.conf`, sets]);
		let said = "";
		child.stdout.on("data", (text) => said += text);
		child.stderr.on("data", (text) => said += text);
		child.on("exit", (status) => status === 0 ? resolve(said.trim())
			: reject(new Error(said)));
	});
}

const late = (values) => [...values].sort((a, b) => a - b)[
	Math.floor(values.length * 0.95)];

console.error(`filling: ${submissions} submissions, ${evidence} MiB`);
fillRecords();
fillStore();
const people = await Promise.all(["mstone", "bschneider"].map(signedIn));
const pages = [["an educator's desk", "/educator/"],
	["the catalog", "/catalog/?q=print"]];
const quiet = () => new Promise((done) => setTimeout(done, seconds * 1000));
await during(people, pages, () => new Promise((done) => setTimeout(done, 2000)));
const runs = [["no backup", await during(people, pages, quiet)],
	["the first backup", await during(people, pages, backup)],
	["the next backup", await during(people, pages, backup)]];
rmSync(sets, { recursive: true, force: true });
console.log(`${submissions} submissions, ${evidence} MiB of evidence.\n`);
console.log("| meanwhile | lasts | page | median | of none | 95 % | of none |");
console.log("| --- | --- | --- | --- | --- | --- | --- |");
for (const [name, { times, seconds: lasts }] of runs)
	for (const [page] of pages) {
		const base = runs[0][1].times[page];
		const of = (read) => `${read(times[page]).toFixed(1)} ms | ${
			(read(times[page]) / read(base)).toFixed(2)} x`;
		console.log(`| ${name} | ${lasts.toFixed(1)} s | ${page} | `
			+ `${of(median)} | ${of(late)} |`);
	}
console.log(`\n${runs[1][1].said}\n${runs[2][1].said}`);
