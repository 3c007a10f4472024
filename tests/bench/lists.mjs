/*
 * lists.mjs FILE - what list pages cost in a district with a thousand submissions
 * and with a million, one in a hundred of them open; each page read anew at each
 * request. Writes a table in Markdown to FILE.
 *
 * SUBMISSIONS (1000000) and SECONDS_EACH (4) say how much. The rules' triggers are
 * taken away to fill the tables: the stack is of no use afterwards.
 */
import { realpathSync, writeFileSync } from "node:fs";
import { demo, folder, signedIn, sql } from "../web/stack.mjs";
import { assessor, educator, fill } from "./load.mjs";
import { cookies, measure } from "./measure.mjs";

const most = Number(process.env.SUBMISSIONS ?? 1000000);
const stack = realpathSync(`${folder}/run`);
const about = { seconds: Number(process.env.SECONDS_EACH ?? 4), connections: 4 };

const tables = ["person", "role_grant", "submission", "attempt", "decision",
	"award", "award_share", "review", "audit", "submission_card", "award_card",
	"queue_card"];

function dropTriggers() {
	for (const [name] of sql(`SELECT trigger_name FROM information_schema.triggers
		WHERE trigger_schema = DATABASE() AND event_object_table IN
			('${tables.join("', '")}')`))
		sql(`DROP TRIGGER ${name}`);
}

/* One in a hundred waits for its assessors, the others became awards; fifty to
 * an educator, over all micro-credentials that are published. */
function load(from, to) {
	sql(`
SET @p = (SELECT MAX(id) FROM person), @s = (SELECT MAX(id) FROM submission),
    @a = (SELECT MAX(id) FROM attempt), @d = (SELECT MAX(id) FROM decision),
    @w = (SELECT MAX(id) FROM award), @now = UTC_TIMESTAMP(6),
    @issuer = (SELECT person_id FROM duty WHERE duty = 'issuer' LIMIT 1);
INSERT INTO person (public_id, directory_key, username, name, seen_at)
SELECT public_id_make(), CONCAT('list-', seq), CONCAT('list', seq),
       CONCAT('List ', seq), @now
  FROM seq_${from}_to_${to} WHERE seq MOD 50 = 0;
INSERT INTO role_grant (person_id, role, granted_at)
SELECT id, 'educator', @now FROM person WHERE id > @p;
CREATE TEMPORARY TABLE made (
    seq BIGINT PRIMARY KEY, s BIGINT, a BIGINT, d BIGINT, w BIGINT,
    person BIGINT, edition BIGINT, open TINYINT, at DATETIME(6),
    public CHAR(26), award CHAR(26), label CHAR(9));
CREATE TEMPORARY TABLE offered (n INT PRIMARY KEY, id BIGINT);
INSERT INTO offered SELECT ROW_NUMBER() OVER (ORDER BY id) - 1, id
  FROM edition WHERE state = 'published';
SET @n = (SELECT COUNT(*) FROM offered),
    @first = (SELECT MIN(id) FROM person WHERE id > @p);
INSERT INTO made SELECT seq, @s + seq - ${from} + 1, @a + seq - ${from} + 1,
       @d + seq - ${from} + 1, @w + seq - ${from} + 1,
       @first + (seq - ${from}) DIV 50, o.id, seq MOD 100 = 0,
       @now - INTERVAL (${most} - seq) SECOND, public_id_make(),
       public_id_make(), CONCAT('L', LPAD(CONV(seq, 10, 36), 8, '0'))
  FROM seq_${from}_to_${to}
  JOIN offered o ON o.n = seq DIV 100 MOD @n;
UPDATE made SET person = LEAST(person, (SELECT MAX(id) FROM person));
INSERT INTO submission (id, public_id, number, person_id, micro_credential_id,
    edition_id, state, created_at)
SELECT s, public, label, person, e.micro_credential_id, e.id,
       IF(open, 'open', 'awarded'), at
  FROM made JOIN edition e ON e.id = edition;
INSERT INTO attempt (id, submission_id, ordinal, state, created_at, consent,
    own_work, submitted_at, due_at)
SELECT a, s, 1, IF(open, 'submitted', 'awarded'), at, 1, 1, at,
       at + INTERVAL 14 DAY FROM made;
INSERT INTO review (public_id, attempt_id, state)
SELECT public_id_make(), a, 'open' FROM made WHERE open;
INSERT INTO submission_card (submission_id, person_id, created_at, public_id,
    number, micro_credential_id, title, programme_id, programme, word_not_yet,
    badge_shape, badge_colour, badge_level, badge_symbol, attempt_id, ordinal,
    state, submitted_at, due_at, changed_at, places, award_public_id)
SELECT s, person, at, public, label, e.micro_credential_id, e.title, p.id,
       p.name, p.word_not_yet, e.badge_shape, e.badge_colour, e.badge_level,
       e.badge_symbol, a, 1, IF(open, 'submitted', 'awarded'), at,
       at + INTERVAL 14 DAY, at, open, IF(open, NULL, award)
  FROM made JOIN edition e ON e.id = edition
  JOIN micro_credential m ON m.id = e.micro_credential_id
  JOIN programme p ON p.id = m.programme_id;
INSERT INTO queue_card (assessor_id, due_at, submission_id)
SELECT q.assessor_id, q.due_at, q.submission_id FROM queue_due q
 WHERE q.submission_id > @s;
INSERT INTO decision (id, attempt_id, issuer_id, outcome, note, decided_at)
SELECT d, a, @issuer, 'award', '', at FROM made WHERE NOT open;
INSERT INTO award (id, public_id, decision_id, person_id, edition_id,
    awarded_at, salt, recipient_name)
SELECT w, award, d, person, edition, at, award, 'List' FROM made WHERE NOT open;
INSERT INTO award_share (award_id, shared, changed_at)
SELECT w, 0, at FROM made WHERE NOT open;
INSERT INTO award_card (award_id, person_id, awarded_at, public_id, title,
    programme_id, programme, badge_shape, badge_colour, badge_level, badge_symbol)
SELECT w, person, at, award, e.title, p.id, p.name, e.badge_shape,
       e.badge_colour, e.badge_level, e.badge_symbol
  FROM made JOIN edition e ON e.id = edition
  JOIN micro_credential m ON m.id = e.micro_credential_id
  JOIN programme p ON p.id = m.programme_id WHERE NOT open;
INSERT INTO audit (at, actor_id, action, submission_id)
SELECT at, person, 'submission.submitted', s FROM made;`);
}

async function pages() {
	const one = await signedIn(educator);
	await fill(one, await signedIn("gsingh"));
	const administrator = demo.accounts.find((account) =>
		account.roles.includes("administrator")).username;
	const of = async (username, pool, paths) => {
		const cookie = cookies(await signedIn(username));
		return paths.map((path) => ({ path, pool, cookie }));
	};
	return [
		...await of(educator, "educator", ["/educator/", "/educator/submissions",
			"/educator/awards"]),
		...await of(assessor, "assessor", ["/assessor/queue"]),
		...await of("pkarim", "issuer", ["/issuer/", "/issuer/awards"]),
		...await of(administrator, "administrator", ["/administrator/persons",
			"/administrator/audit"]),
	];
}

async function ask(page) {
	const run = await measure({ ...about, stack, cookie: page.cookie, anew: true,
		parts: ["nginx", `pool-${page.pool}`, "mariadb"],
		url: demo.url + page.path });
	return { cpu: Object.values(run.cpu).reduce((a, b) => a + b, 0),
		median: run.median };
}

async function askAll(list) {
	sql("ANALYZE TABLE " + tables.join(", "));
	const answers = [];
	for (const page of list)
		answers.push(await ask(page));
	return answers;
}

const list = await pages();
dropTriggers();
load(1, 1000);
const few = await askAll(list);
for (let from = 1001; from <= most; from += 50000) {
	console.error(`loading from ${from}`);
	load(from, Math.min(from + 49999, most));
}
const many = await askAll(list);
const [[count]] = sql("SELECT COUNT(*) FROM submission");
const figure = (value) => value.toLocaleString("en-US",
	{ maximumFractionDigits: 2 });
const text = [
	`${count} submissions beside about 1,000; ${about.connections} connections,`
		+ ` ${about.seconds} s each, every page read anew.`, "",
	"| page | CPU µs with few | with many | ratio | median ms with few | with many | ratio |",
	"| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
	...list.map(({ path }, i) => `| ${[path, figure(few[i].cpu),
		figure(many[i].cpu), figure(many[i].cpu / few[i].cpu),
		figure(few[i].median), figure(many[i].median),
		figure(many[i].median / few[i].median)].join(" | ")} |`), ""].join("\n");
writeFileSync(process.argv[2], text);
console.log(text);
