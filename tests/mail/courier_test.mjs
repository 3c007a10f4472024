/*
 * `accolade courier` against a real mail server, and against one that refuses,
 * puts off, is away or is killed.
 */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { must, run, Session } from "../privilege/database.mjs";
import { build, ids, people } from "../privilege/fixture.mjs";
import { read } from "./letter.mjs";
import { arrived, courier, database, delivered, dir, due, emptied, once, pause,
	port, quiet, server, states, until, write } from "./mail.mjs";

const someone = people.third;
const award = ids("awarded").attempt + 3000;
const address = (mail) => must("owner", `UPDATE person SET mail = ${
	mail === null ? "NULL" : `'${mail}'`} WHERE id = ${someone}`);
const messageId = (key) => `<${key}@alder.example>`;

before(() => {
	build();
	server.start();
});
after(() => server.stop());
beforeEach(() => {
	address("third@alder.example");
	server.open(false);
	emptied();
});

test("everything that the path has told goes out, once", async () => {
	const waiting = must("owner", `SELECT public_id FROM message_letter
WHERE holds = 1 AND id IN (SELECT id FROM message WHERE state = 'waiting'
	AND NOT attempt_id <=> ${ids("lapsing").attempt})`);
	const { status, said } = once({ mail_office: "office@alder.example" });
	assert.equal(status, 0);
	const letters = await arrived(Number(said.match(/^(\d+) letters/)[1]));
	const known = letters.map(({ headers }) => headers["message-id"]);
	assert.equal(new Set(known).size, known.length);
	for (const key of waiting)
		assert.ok(known.includes(messageId(key)), key);
	assert.deepEqual(must("owner",
		"SELECT COUNT(*) FROM message WHERE state = 'waiting'"), ["0"]);
	for (const { headers, parts, plain, html } of letters) {
		assert.match(headers.from, /^"Alder County Public Schools" <credentials@/);
		assert.equal(headers["auto-submitted"], "auto-generated");
		assert.equal(headers["return-path"], "<credentials@alder.example>");
		assert.ok(headers.to.includes(`<${headers["envelope-to"]}>`));
		assert.equal(parts.length, 2);
		assert.match(parts[0].types, /text\/plain; charset=utf-8/);
		assert.match(parts[1].types, /text\/html; charset=utf-8/);
		assert.match(html, /^<!DOCTYPE html>[^]*<\/html>\s*$/);
		assert.doesNotMatch(plain, /<\w|&\w+;/);
	}
	/* To each role its own. */
	const to = (mail) => letters.filter(({ headers }) =>
		headers["envelope-to"] === mail).map(({ headers }) => headers.subject);
	assert.ok(to("office@alder.example").includes(
		`Person ${ids("awarded").author} earned One: 10 hours`));
	/* A claim whose end had come was ended first, and is told of, once. */
	assert.equal(to(`p${people.assessor}@alder.example`).filter((subject) =>
		/^Back in the queue: submission R\d+-00$/.test(subject)).length, 1);
	assert.ok(to(`p${ids("not_yet").author}@alder.example`)
		.includes("Your result: One"));
	assert.ok(to(`p${people.issuer}@alder.example`)
		.some((subject) => /await/.test(subject)));
	assert.ok(to("third@alder.example")
		.some((subject) => /await an assessor|awaits an assessor/.test(subject)));
	/* Nothing is left: a second run sends nothing. */
	assert.match(once().said, /^0 letters/);
});

test("TLS from the start, with a name and a password", async () => {
	const keys = write(someone, award);
	const secrets = path.join(dir, "secrets/courier.conf");
	const kept = fs.readFileSync(secrets, "utf8");
	const settings = { smtp_url: `smtps://127.0.0.1:${port + 1}`,
		smtp_user: "accolade" };
	try {
		/* Without one it doesn't start; with a wrong one nothing is lost. */
		const none = once(settings);
		assert.equal(none.status, 1);
		assert.match(none.log, /smtp_password/);
		fs.writeFileSync(secrets, `${kept}smtp_password = wrong-horse\n`);
		const wrong = once(settings);
		assert.equal(wrong.status, 1);
		assert.match(wrong.log, /mail-away/);
		assert.doesNotMatch(wrong.log, /wrong-horse|d3Jvbmct/);
		assert.match(states(keys)[0], /^waiting 0 535/);
		fs.writeFileSync(secrets, `${kept}smtp_password = correct-horse\n`);
		const right = once(settings);
		assert.equal(right.status, 0, right.log);
	} finally {
		fs.writeFileSync(secrets, kept);
	}
	const [letter] = await arrived(1);
	assert.match(letter.headers.received, /esmtpsa/);
	assert.match(states(keys)[0], /^sent 1 250 /);
});

test("no letter goes to a server that nobody vouches for", () => {
	const keys = write(someone, award);
	for (const url of [`smtp://127.0.0.1:${port}`, `smtps://127.0.0.1:${port + 1}`]) {
		const { status, log } = once({ smtp_url: url, smtp_ca_file: "" });
		assert.equal(status, 1);
		assert.match(log, /mail-away.*certificate/);
	}
	assert.match(states(keys)[0], /^waiting 0/);
	assert.deepEqual(delivered(), []);
	quiet();
});

test("settings that can't be meant are refused", () => {
	for (const [settings, words] of [
		[{ smtp_url: "" }, /nowhere to go/],
		[{ smtp_url: "http://127.0.0.1" }, /smtp_url must be/],
		[{ smtp_url: "smtp://mail.alder.example", smtp_start_tls: "no" }, /smtp_start_tls/],
		[{ mail_from: "nobody" }, /mail_from/],
		[{ mail_from: "a@b, c@d" }, /mail_from/]]) {
		const { status, log } = once(settings);
		assert.equal(status, 1);
		assert.match(log, words);
	}
});

test("this machine's own server may do without TLS", async () => {
	const keys = write(someone, award);
	assert.equal(once({ smtp_start_tls: "no" }).status, 0);
	const [letter] = await arrived(1);
	assert.doesNotMatch(letter.headers.received, /esmtps/);
	assert.match(states(keys)[0], /^sent/);
});

test("a server that is away costs no letter a try", async () => {
	const keys = write(someone, award, 3);
	server.stop();
	try {
		for (let turn = 0; turn < 3; turn++)
			assert.equal(once({ mail_tries: 1 }).status, 1);
		for (const state of states(keys))
			assert.match(state, /^waiting 0/);
	} finally {
		server.start();
	}
	assert.equal(once({ mail_tries: 1 }).status, 0);
	assert.equal((await arrived(3)).length, 3);
});

test("one that comes back is found again, and says so once", async () => {
	const keys = write(someone, award, 2);
	server.stop();
	const one = courier();
	await until(() => one.log().includes("mail-away"));
	await pause(3000);
	server.start();
	await arrived(2);
	await until(() => states(keys).every((state) => state.startsWith("sent")));
	assert.equal(await one.end("SIGTERM"), 0);
	assert.equal(one.log().match(/mail-away/g).length, 1);
	assert.equal(one.log().match(/mail-back/g).length, 1);
});

test("what is put off is tried again, after longer and longer waits", async () => {
	address("later@alder.example");
	const keys = write(someone, award);
	const wait = () => Number(must("owner", `SELECT ROUND(TIMESTAMPDIFF(
MICROSECOND, UTC_TIMESTAMP(6), next_try_at) / 1e6) FROM message
WHERE public_id = '${keys[0]}'`)[0]);
	const waits = [];
	for (let turn = 0; turn < 4; turn++) {
		assert.equal(once({ mail_retry_seconds: 3000 }).status, 0);
		assert.match(states(keys)[0],
			new RegExp(`^waiting ${turn + 1} 451 .*try again`));
		waits.push(wait());
		/* Not before its time. */
		assert.match(once().said, /^0 letters/);
		assert.equal(states(keys)[0].split(" ")[1], String(turn + 1));
		due(keys);
	}
	for (const [n, most] of [3000, 6000, 12000, 14400].entries())
		assert.ok(waits[n] > most - 30 && waits[n] <= most, `${waits}`);
	server.open(true);
	assert.match(once().said, /^1 letters/);
	assert.match(states(keys)[0], /^sent 5 250/);
	assert.equal((await arrived(1)).length, 1);
});

test("what is always put off is given up, and that is said once", () => {
	address("never@alder.example");
	const keys = write(someone, award);
	let log = "";
	for (let turn = 0; turn < 5; turn++) {
		log += once({ mail_tries: 3 }).log;
		due(keys);
	}
	assert.match(states(keys)[0], /^failed 3 451/);
	assert.equal(log.match(/failed message=/g).length, 1);
	assert.deepEqual(must("administrator",
		"SELECT waiting, failed FROM message_health"), ["0\t1"]);
});

test("what is refused is given up at once; others go out", async () => {
	const before = write(people.assessor, award);
	address("gone@alder.example");
	const refused = write(someone, award);
	const behind = write(people.second, award);
	const { status, log } = once();
	assert.equal(status, 0);
	assert.match(states(refused)[0], /^failed 1 550 nobody of this name/);
	assert.match(log, /warning .*failed message=\w+ kind=awarded .*550/);
	for (const keys of [before, behind])
		assert.match(states(keys)[0], /^sent 1/);
	assert.equal((await arrived(2)).length, 2);
});

test("people without an address that can be used", () => {
	for (const [mail, why] of [[null, /no e-mail/], ["", /no e-mail/],
		["third", /can't be used/],
		["a@alder.example\\r\\nBcc: b@alder.example", /can't be used/],
		["a@alder.example, b@alder.example", /can't be used/]]) {
		address(mail);
		const keys = write(someone, award);
		const { status, log } = once();
		assert.equal(status, 0);
		assert.match(states(keys)[0], /^undeliverable 0/);
		assert.match(states(keys)[0], why);
		assert.equal(log.match(/undeliverable message=/g).length, 1);
		assert.doesNotMatch(once().log, /undeliverable/);
	}
	const left = write(people.gone, award);
	once();
	assert.match(states(left)[0], /^undeliverable 0 this person has left/);
	assert.deepEqual(delivered(), []);
});

test("hostile names and titles are words, in both bodies", async () => {
	const name = "Eve\\r\\nBcc: x@alder.example \"><b>&amp; =?UTF-8?Q?x?=";
	must("owner", `UPDATE person SET name = '${name}' WHERE id = ${someone}`);
	write(someone, award);
	once();
	const [{ headers, plain, html }] = await arrived(1);
	must("owner", `UPDATE person SET name = 'Person ${someone}' WHERE id = ${someone}`);
	assert.equal(headers.bcc, undefined);
	assert.equal(headers["envelope-to"], "third@alder.example");
	assert.match(plain, /Hello Eve Bcc: x@alder.example "><b>&amp; =\?UTF-8/);
	assert.match(html, /Hello Eve\s+Bcc: x@alder.example &quot;&gt;&lt;b&gt;&amp;amp;/);
});

test("two couriers never send one letter twice", async () => {
	const keys = write(someone, award, 120);
	const both = [courier({}, "--once"), courier({}, "--once")];
	for (const one of both)
		assert.equal(await one.ended, 0);
	const letters = await arrived(120);
	await pause(500);
	assert.equal(delivered().length, 120);
	assert.deepEqual(letters.map(({ headers }) => headers["message-id"]).sort(),
		keys.map(messageId).sort());
	for (const one of both)
		assert.match(one.log(), /sent message=/);
});

test("killed before it marked: the same letter comes again, none is lost", async () => {
	address("slow@alder.example");
	const keys = write(someone, award, 3);
	const one = courier();
	/* The server takes its time; meanwhile the mark is held up. */
	await until(() => must("owner", `SELECT COUNT(*) FROM message
WHERE public_id = '${keys[0]}' AND claim IS NOT NULL`)[0] === "1");
	const lock = new Session("owner");
	await lock.run(`BEGIN; SELECT id FROM message
WHERE public_id = '${keys[0]}' FOR UPDATE`);
	await arrived(1);
	await pause(300);
	assert.equal(await one.end("SIGKILL"), "SIGKILL");
	await lock.run("ROLLBACK");
	await lock.close();
	assert.match(states(keys)[0], /^waiting 0/);
	/* Its claim holds for a while, and then lapses. */
	address("third@alder.example");
	assert.match(once().said, /^2 letters/);
	assert.match(states(keys)[0], /^waiting 0/);
	due(keys.slice(0, 1));
	assert.match(once().said, /^1 letters/);
	const letters = await arrived(4);
	assert.deepEqual(letters.map(({ headers }) => headers["message-id"]).sort(),
		[...keys, keys[0]].map(messageId).sort());
	for (const state of states(keys))
		assert.match(state, /^sent 1/);
});

test("killed again and again, everything arrives", async () => {
	const keys = write(someone, award, 200);
	for (let turn = 0; turn < 10; turn++) {
		const one = courier();
		await pause(60 + 40 * turn);
		await one.end("SIGKILL");
	}
	due(keys);
	assert.equal(once().status, 0);
	for (const state of states(keys))
		assert.match(state, /^sent/);
	const letters = await arrived(200);
	assert.deepEqual([...new Set(letters.map(({ headers }) =>
		headers["message-id"]))].sort(), keys.map(messageId).sort());
	/* Each kill can repeat one letter, and no more. */
	assert.ok(letters.length <= 210, `${letters.length}`);
});

test("asked to end, it ends after the letter at hand", async () => {
	address("slow@alder.example");
	const keys = write(someone, award, 5);
	const one = courier();
	await until(() => must("owner", `SELECT COUNT(*) FROM message
WHERE public_id = '${keys[0]}' AND claim IS NOT NULL`)[0] === "1");
	assert.equal(await one.end("SIGTERM"), 0);
	assert.deepEqual(states(keys).map((state) => state.split(" ")[0]),
		["sent", "waiting", "waiting", "waiting", "waiting"]);
	quiet();
});

test("a database that goes away while a letter is under way is waited for", async () => {
	address("slow@alder.example");
	const keys = write(someone, award);
	const one = courier();
	await until(() => must("owner", `SELECT COUNT(*) FROM message
WHERE public_id = '${keys[0]}' AND claim IS NOT NULL`)[0] === "1");
	database.stop();
	await arrived(1);
	await pause(1500);
	database.start();
	await until(() => states(keys)[0].startsWith("sent"));
	assert.equal(delivered().length, 1);
	/* And it goes on. */
	address("third@alder.example");
	const more = write(someone, award);
	await until(() => states(more)[0].startsWith("sent"));
	assert.equal(await one.end("SIGTERM"), 0);
	assert.equal(one.log().match(/unmarked/g).length, 1);
});

test("work is told once, and again when more comes after its time", async () => {
	must("owner", "UPDATE digest SET waiting = 0, told_at = NULL");
	const ask = () => must("owner", `INSERT INTO digest
(person_id, duty, waiting, asked, asked_at)
VALUES (${someone}, 'assessor', 1, 1, UTC_TIMESTAMP(6))
ON DUPLICATE KEY UPDATE waiting = 1, asked = asked + 1`);
	ask();
	assert.match(once({ mail_digest_hours: 20 }).said, /^1 letters/);
	ask();
	ask();
	assert.match(once({ mail_digest_hours: 20 }).said, /^0 letters/);
	must("owner", `UPDATE digest SET told_at = told_at - INTERVAL 20 HOUR`);
	assert.match(once({ mail_digest_hours: 20 }).said, /^1 letters/);
	assert.match(once({ mail_digest_hours: 0 }).said, /^0 letters/);
	/* Nothing waits for one who has no duty: nobody is told. */
	must("owner", `INSERT INTO digest (person_id, duty, waiting, asked, asked_at)
VALUES (${people.dutyless}, 'assessor', 1, 1, UTC_TIMESTAMP(6))`);
	assert.match(once({ mail_digest_hours: 0 }).said, /^0 letters/);
	const letters = await arrived(2);
	for (const { headers, plain } of letters) {
		assert.match(headers.subject, /await/);
		assert.match(plain, /\/assessor\/queue/);
		assert.doesNotMatch(plain, /Person 11\d\d/);
	}
});

test("into a folder: whole letters under their keys, and nothing else", () => {
	const folder = path.join(dir, "letters");
	fs.mkdirSync(folder, { recursive: true });
	const keys = write(someone, award, 3);
	assert.equal(once({ mail_folder: folder }).status, 0);
	assert.deepEqual(fs.readdirSync(folder).sort(),
		keys.map((key) => `${key}.eml`).sort());
	const letter = read(fs.readFileSync(path.join(folder, `${keys[0]}.eml`),
		"utf8"));
	assert.equal(letter.headers.subject, "You earned One");
	assert.equal(letter.headers["message-id"], messageId(keys[0]));
	/* A folder that is away loses nothing. */
	const [later] = write(someone, award);
	const away = once({ mail_folder: path.join(dir, "nowhere") });
	assert.equal(away.status, 1);
	assert.match(away.log, /mail-away.*nowhere/);
	assert.equal(once({ mail_folder: folder }).status, 0);
	assert.ok(fs.existsSync(path.join(folder, `${later}.eml`)));
});

test("no account but its own can run it", () => {
	for (const role of ["educator", "assessor", "issuer", "sync"])
		assert.match(run(role, "UPDATE message SET tries = 0").error, /denied/);
});
