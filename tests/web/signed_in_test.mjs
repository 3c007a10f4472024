/*
 * Where one is signed in, how sessions end, what the directory says of a
 * password, and what the audit trail keeps of those who were not let in.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import {
	account, demo, folder, signedIn, sql, top, visitor,
} from "./stack.mjs";
import { Person } from "./person.mjs";

const live = (username) => Number(sql(`SELECT COUNT(*) FROM session s
	JOIN person p ON p.id = s.person_id
	WHERE p.username = '${username}' AND s.ended_at IS NULL`)[0][0]);

const audited = (what) => Number(sql(`SELECT COUNT(*) FROM audit
	WHERE action = 'sign_on_refused' AND subject LIKE '${what}'`)[0][0]);

async function refused(username, password) {
	const person = visitor();
	const page = await person.get("/sign-on");
	return person.submit(page.form("/sign-on"), { username, password });
}

/* As the directory's administrator. */
function directory(ldif) {
	execFileSync(`${top}deploy/stack.sh`, ["ldap", `${folder}/run/`,
		"ldapmodify"], { input: ldif });
}

test("one sees one's own sessions, and ends them all", async () => {
	const first = await signedIn("nyamamoto");
	const second = await signedIn("nyamamoto");
	const other = await signedIn("oreilly");
	const home = await first.get("/educator/");
	assert.ok(home.text.includes('href="/sign-on/sessions"'));
	const page = await first.get("/sign-on/sessions");
	assert.equal(page.status, 200);
	assert.equal(page.text.match(/This one/g).length, 1);
	assert.ok(page.text.match(/<tr><th scope="row">/g).length >= 2);
	const out = await first.submit(page.form("/sign-on/sessions"), {});
	assert.equal(out.status, 303);
	assert.equal(out.location, "/sign-on/out");
	assert.equal(live("nyamamoto"), 0);
	for (const person of [first, second])
		assert.equal((await person.json("/educator/")).status, 401);
	assert.equal((await other.get("/educator/")).status, 200);
	assert.equal((await visitor().get("/sign-on/sessions")).status, 303);
});

test("another site can't sign anybody out everywhere", async () => {
	const person = await signedIn("nyamamoto");
	const page = await person.get("/sign-on/sessions");
	const fields = page.form("/sign-on/sessions").fields;
	const evil = await person.post("/sign-on/sessions", fields,
		{ Origin: "https://evil.example" });
	assert.ok([400, 403, 409].includes(evil.status));
	await person.post("/sign-on/sessions", [["token", "x".repeat(52)]]);
	assert.equal((await person.get("/educator/")).status, 200);
});

test("a session ends when it is idle, and when it is old", async () => {
	const of = `WHERE ended_at IS NULL AND person_id =
		(SELECT id FROM person WHERE username = 'ivolkov')`;
	/* When a session began is never changed: another takes its token. */
	for (const change of [
		`UPDATE session SET used_at = used_at - INTERVAL 61 MINUTE ${of}`,
		`CREATE TEMPORARY TABLE kept AS SELECT * FROM session ${of};
		DELETE FROM session ${of};
		INSERT INTO session (token_hash, person_id, started_at, used_at,
			address, agent)
		SELECT token_hash, person_id, started_at - INTERVAL 13 HOUR, used_at,
			address, agent FROM kept`]) {
		sql(`UPDATE session SET ended_at = NOW(6) ${of}`);
		const person = await signedIn("ivolkov");
		assert.equal((await person.json("/educator/")).status, 200);
		sql(change);
		assert.equal((await person.json("/educator/")).status, 401, change);
	}
});

test("every refusal is in the audit trail, without what was typed",
	async () => {
		const earlier = [audited("mismatch, pgray, from %"),
			audited("nobody, unknown, from %")];
		await refused("pgray", "not-the-password-1");
		await refused("not-a-name-at-all", "not-the-password-2");
		assert.equal(audited("mismatch, pgray, from %"), earlier[0] + 1);
		assert.equal(audited("nobody, unknown, from %"), earlier[1] + 1);
		assert.equal(Number(sql(`SELECT COUNT(*) FROM audit
			WHERE subject LIKE '%not-the-password%'
			   OR subject LIKE '%not-a-name%'`)[0][0]), 0);
		const [[actor]] = sql(`SELECT p.username FROM audit a
			JOIN person p ON p.id = a.actor_id
			WHERE a.action = 'sign_on_refused' ORDER BY a.id DESC LIMIT 1`);
		assert.equal(actor, "pgray");
		sql("DELETE FROM sign_on_attempt");
	});

/* Policies for single people: one whose password runs out soon, one whose has
 * run out and lets them in twice more, one who has to choose another. */
const base = "dc=alder,dc=example";
const policy = (name, ...lines) => `dn: cn=${name},ou=policies,${base}
changetype: add
objectClass: device
objectClass: pwdPolicy
cn: ${name}
pwdAttribute: userPassword
${lines.join("\n")}

`;
const follows = (username, name) => `dn: uid=${username},ou=people,${base}
changetype: modify
replace: pwdPolicySubentry
pwdPolicySubentry: cn=${name},ou=policies,${base}
-
replace: userPassword
userPassword: ${account(username).password}

`;

async function words(username) {
	const person = await new Person(demo.url, account(username)).signOn();
	return (await person.follow(person.landed)).words;
}

test("what the directory says of a password is shown", async () => {
	directory(policy("soon", "pwdMaxAge: 200000", "pwdExpireWarning: 199999")
		+ policy("over", "pwdMaxAge: 1", "pwdGraceAuthnLimit: 2")
		+ policy("reset", "pwdMustChange: TRUE")
		+ follows("mhernandez", "soon") + follows("lstjames", "over")
		+ follows("awoods", "reset")
		+ `dn: uid=awoods,ou=people,${base}
changetype: modify
replace: pwdReset
pwdReset: TRUE

`);
	await new Promise((done) => setTimeout(done, 2500));
	try {
		assert.match(await words("mhernandez"),
			/Your password runs out in 3 days\. Change it at https:/);
		assert.match(await words("lstjames"),
			/Your password has run out\. It lets you in 1 more time\./);
		assert.match(await words("lstjames"),
			/this was the last time that it let you in/);
		const { password } = account("lstjames");
		const over = await refused("lstjames", password);
		assert.match(over.words, /Your password has run out/);
		assert.match(over.text, /Set a new password/);
		const reset = await refused("awoods", account("awoods").password);
		assert.match(reset.words, /Your password was set for you/);
		/* Nobody learns that who doesn't know the password. */
		for (const username of ["lstjames", "awoods"])
			assert.match((await refused(username, "wrong")).words,
				/That name and password don't match/);
	} finally {
		directory(["mhernandez", "lstjames", "awoods"].map((name) =>
			`dn: uid=${name},ou=people,${base}
changetype: modify
delete: pwdPolicySubentry
-
replace: userPassword
userPassword: ${account(name).password}

`).join("") + ["soon", "over", "reset"].map((name) =>
			`dn: cn=${name},ou=policies,${base}
changetype: delete

`).join(""));
		sql("DELETE FROM sign_on_attempt");
	}
});

/* Each as the directory has it at that moment. */
test("name, address, title, school and manager are taken over at sign-on",
	async () => {
		const facts = () => sql(`SELECT p.name, p.mail, p.title, s.code,
				COALESCE(m.username, '-')
			FROM person p LEFT JOIN school s ON s.id = p.school_id
			LEFT JOIN person m ON m.id = p.manager_id
			WHERE p.username = 'nyamamoto'`)[0];
		const earlier = facts();
		const change = (lines) => directory(`dn: uid=nyamamoto,ou=people,${base}
changetype: modify
${lines.map(([name, value]) => `replace: ${name}\n${name}: ${value}`).join("\n-\n")}

`);
		const fields = ["cn", "mail", "title", "departmentNumber"];
		change([["cn", "Another Name"], ["mail", "another@alder.example"],
			["title", "Another Title"], ["departmentNumber", "102"],
			["manager", `uid=ncole,ou=people,${base}`]]);
		try {
			await signedIn("nyamamoto");
			assert.deepEqual(facts(), ["Another Name", "another@alder.example",
				"Another Title", "102", "ncole"]);
			/* Oneself is nobody's manager, and neither is nobody. */
			for (const [manager, wanted] of [["uid=nyamamoto,ou=people", "-"],
				["uid=bhart,ou=people", "bhart"], ["uid=not-there", "-"]]) {
				change([["manager", `${manager},${base}`]]);
				await signedIn("nyamamoto");
				assert.equal(facts()[4], wanted);
			}
		} finally {
			change([...fields.map((name, n) => [name, earlier[n]]),
				["manager", `uid=${earlier[4]},ou=people,${base}`]]);
		}
		await signedIn("nyamamoto");
		assert.deepEqual(facts(), earlier);
	});
