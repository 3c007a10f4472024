/*
 * Signing on by Kerberos: a real KDC with two realms, of which the district trusts
 * one, and curl --negotiate as the browser of a computer of the domain. The pool of
 * sign-on gets a keytab, and loses it again at the end (stack "pool_stop").
 */
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync,
	realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { demo, eventually, folder, logged, ports, sql, stack, visitor }
	from "./stack.mjs";

const run = realpathSync(`${folder}/run`);
const dir = mkdtempSync(`${tmpdir()}/accolade-kerberos-`);
const host = "accolade.alder.example";
const realms = ["ALDER.EXAMPLE", "BIRCH.EXAMPLE"];
const kdcPort = Number(ports.web) + 7;
const base = "dc=alder,dc=example";
let kdc, settings;

/* ---- the KDC, and its clients ---------------------------------------------- */

/* A client's view of the world: the host belongs to its own realm. */
const clientFile = (realm) => `${dir}/krb5-${realm}.conf`;

function files() {
	for (const realm of realms)
		writeFileSync(clientFile(realm), `[libdefaults]
	default_realm = ${realm}
	dns_lookup_kdc = false
	dns_lookup_realm = false
	dns_canonicalize_hostname = false
	rdns = false
[realms]
${realms.map((name) => `	${name} = {
		kdc = 127.0.0.1:${kdcPort}
	}`).join("\n")}
[domain_realm]
	.alder.example = ${realm}
`);
	writeFileSync(`${dir}/kdc.conf`, `[kdcdefaults]
	kdc_listen = 127.0.0.1:${kdcPort}
	kdc_tcp_listen = 127.0.0.1:${kdcPort}
[realms]
${realms.map((name) => `	${name} = {
		database_name = ${dir}/db-${name}
		key_stash_file = ${dir}/stash-${name}
		acl_file = ${dir}/acl
	}`).join("\n")}
[logging]
	kdc = FILE:${dir}/kdc.log
`);
}

const environment = (realm, more = {}) => ({ PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
	KRB5_CONFIG: clientFile(realm), KRB5_KDC_PROFILE: `${dir}/kdc.conf`,
	HOME: dir, ...more });

const admin = (realm, query) => execFileSync("kadmin.local",
	["-r", realm, "-q", query], { env: environment(realm), stdio: "pipe" });

const cache = (who) => `FILE:${dir}/cache-${who.replaceAll(/\W/g, "-")}`;

/* A ticket for somebody: "name@REALM". */
function ticket(who) {
	const realm = who.split("@")[1];
	admin(realm, `addprinc -pw secret-of-all ${who}`);
	execFileSync("kinit", [who], { input: "secret-of-all\n", stdio:
		["pipe", "pipe", "pipe"],
	env: environment(realm, { KRB5CCNAME: cache(who) }) });
	return who;
}

/* curl's answer, and the header that it sent: { status, headers, body, sent }. */
function curl(path, { who, headers = [], jar, realm } = {}) {
	realm ??= who?.split("@")[1] ?? realms[0];
	const done = spawnSync("curl", ["-sv", "--max-time", "20", "-D", "-",
		"--resolve", `${host}:${ports.web}:127.0.0.1`,
		...(who ? ["--negotiate", "-u", ":"] : []),
		...(jar ? ["-b", jar, "-c", jar] : []),
		...headers.flatMap((header) => ["-H", header]),
		`http://${host}:${ports.web}${path}`],
	{ encoding: "utf8", maxBuffer: 1 << 24,
		env: environment(realm, who ? { KRB5CCNAME: cache(who) }
			: { KRB5CCNAME: `FILE:${dir}/nobody` }) });
	const [head, ...body] = done.stdout.split("\r\n\r\n");
	return {
		status: Number(head.match(/^HTTP\/\S+ (\d+)/)?.[1]),
		headers: Object.fromEntries(head.split("\r\n").slice(1).map((line) =>
			[line.split(":")[0].toLowerCase(), line.slice(line.indexOf(":") + 2)])),
		body: body.join("\r\n\r\n"),
		sent: done.stderr.match(/^> Authorization: (.*?)\r?$/m)?.[1],
	};
}

/* The form is there, and nobody is asked again. */
function refused(answer, what, words = /computer&#39;s account could not/) {
	assert.equal(answer.status, 422, what);
	assert.equal(answer.headers["www-authenticate"], undefined, what);
	assert.match(answer.body, /name="password"/, what);
	assert.match(answer.body, words, what);
	assert.ok(!/accolade=[a-z2-7]{52}/.test(answer.headers["set-cookie"] ?? ""));
}

const trail = () => sql(`SELECT action, subject, COALESCE(username, '')
	FROM audit LEFT JOIN person ON person.id = actor_id
	ORDER BY audit.id DESC LIMIT 1`)[0];

function directory(ldif) {
	const at = encodeURIComponent(`${run}/slapd/slapd.sock`);
	const account = process.getuid() === 0
		? ["setpriv", "--reuid=accolade-demo-slapd",
			"--regid=accolade-demo-slapd", "--init-groups", "--"] : [];
	const [command, ...args] = [...account, "ldapmodify", "-Q", "-Y", "EXTERNAL",
		"-H", `ldapi://${at}`];
	execFileSync(command, args, { input: ldif, stdio: ["pipe", "pipe", "pipe"] });
}

/* The pool again, with these settings beside the demo's. */
async function pool(more) {
	await stack("pool_stop", "signon");
	writeFileSync(`${run}/accolade.conf`, settings + more);
	await stack("pool_start", "signon", "4");
	await eventually(10, async () =>
		assert.ok((await visitor().get("/sign-on")).status < 400));
}

/* ---- before and after ------------------------------------------------------- */

const own = (path, mode) => {
	chmodSync(path, mode);
	if (process.getuid() === 0)
		execFileSync("chown", ["accolade-demo-signon:", path]);
};

before(async () => {
	files();
	for (const realm of realms) {
		execFileSync("kdb5_util", ["-r", realm, "create", "-s", "-P", "master-key"],
			{ env: environment(realm), stdio: "pipe" });
		admin(realm, `addprinc -randkey HTTP/${host}@${realm}`);
		admin(realm, `ktadd -k ${dir}/keytab HTTP/${host}@${realm}`);
	}
	kdc = spawn("krb5kdc", ["-n", ...realms.flatMap((realm) => ["-r", realm])],
		{ env: environment(realms[0]), stdio: "ignore" });
	mkdirSync(`${run}/kerberos`, { recursive: true });
	copyFileSync(`${dir}/keytab`, `${run}/kerberos/keytab`);
	own(`${run}/kerberos/keytab`, 0o400);
	own(`${run}/kerberos`, 0o700);
	settings = readFileSync(`${run}/accolade.conf`, "utf8");
	await pool(`kerberos_keytab = ${run}/kerberos/keytab
kerberos_realms = ALDER.EXAMPLE
kerberos_user_filter = (&(objectClass=inetOrgPerson)(uid=%u))
kerberos_replay_file = ${run}/kerberos/replay
`);
	await eventually(10, async () => ticket("mokafor@ALDER.EXAMPLE"));
});

after(async () => {
	await pool("");
	kdc.kill();
	rmSync(dir, { recursive: true });
	rmSync(`${run}/kerberos`, { recursive: true });
});

/* ---- who is let in ---------------------------------------------------------- */

test("without a ticket: asked for once, and the form is in the answer", () => {
	const answer = curl("/sign-on/negotiate?return=/educator/submissions");
	assert.equal(answer.status, 401);
	assert.equal(answer.headers["www-authenticate"], "Negotiate");
	assert.match(answer.body, /name="password"/);
	assert.match(answer.body, /name="return" value="\/educator\/submissions"/);
	/* Asked for nowhere else: who has no ticket sees the form and a way there. */
	const form = curl("/sign-on?return=/educator/submissions");
	assert.equal(form.status, 200);
	assert.equal(form.headers["www-authenticate"], undefined);
	assert.match(form.body, /href="\/sign-on\/negotiate\?return=\/educator\/submissions"/);
	for (const path of ["/educator/", "/sign-on/check", "/sign-on/sessions", "/"])
		assert.doesNotMatch(curl(path).headers["www-authenticate"] ?? "",
			/Negotiate/);
});

test("the form in that answer works", async () => {
	const person = visitor();
	const page = await person.get("/sign-on/negotiate?return=/educator/awards");
	assert.equal(page.status, 401);
	const { username, password } = demo.accounts.find((one) =>
		one.username === "mokafor");
	const answer = await person.submit(page.form("/sign-on"),
		{ username, password });
	assert.equal(answer.status, 303);
	assert.equal(answer.location, "/educator/awards");
});

test("with a ticket: signed in without typing, and the server proves itself", () => {
	const jar = `${dir}/jar`;
	const answer = curl("/sign-on/negotiate?return=/educator/submissions",
		{ who: "mokafor@ALDER.EXAMPLE", jar });
	assert.equal(answer.status, 303);
	assert.equal(answer.headers.location, "/educator/submissions");
	assert.match(answer.headers["www-authenticate"], /^Negotiate [A-Za-z0-9+/=]{20,}$/);
	const page = curl("/educator/", { jar });
	assert.equal(page.status, 200);
	assert.match(page.body, /Maya Okafor/);
	const [action, subject, who] = trail();
	assert.deepEqual([action, who], ["sign_on", "mokafor"]);
	assert.match(subject, /, by Kerberos$/);
	/* Who is signed in is led on, and keeps the session. */
	const again = curl("/sign-on/negotiate?return=/educator/awards",
		{ who: "mokafor@ALDER.EXAMPLE", jar });
	assert.equal(again.status, 303);
	assert.equal(again.headers.location, "/educator/awards");
	assert.ok(!again.headers["set-cookie"]?.startsWith("accolade="));
	/* Somebody else's site is no place to be led to. */
	assert.equal(curl("/sign-on/negotiate?return=//evil.example",
		{ who: "mokafor@ALDER.EXAMPLE" }).headers.location, "/educator/");
});

test("groups make roles, as with a password", () => {
	ticket("ncole@ALDER.EXAMPLE");
	assert.equal(curl("/sign-on/negotiate", { who: "ncole@ALDER.EXAMPLE" })
		.headers.location, "/administrator/");
});

/* ---- who isn't -------------------------------------------------------------- */

test("a ticket of another realm is nobody's, whatever the name", () => {
	ticket("mokafor@BIRCH.EXAMPLE");
	refused(curl("/sign-on/negotiate", { who: "mokafor@BIRCH.EXAMPLE" }), "realm");
	assert.match(trail()[1], /^kerberos_ticket, unknown, from /);
});

test("somebody whom the directory doesn't know", () => {
	ticket("stranger@ALDER.EXAMPLE");
	refused(curl("/sign-on/negotiate", { who: "stranger@ALDER.EXAMPLE" }), "nobody");
	assert.match(trail()[1], /^kerberos_nobody, unknown, from /);
});

test("services and computers are no people", () => {
	for (const who of ["mokafor/admin@ALDER.EXAMPLE", "mokafor$@ALDER.EXAMPLE"]) {
		ticket(who);
		refused(curl("/sign-on/negotiate", { who }), who);
	}
});

test("an account that was closed since the ticket was given", () => {
	const dn = `uid=tmoreau,ou=people,${base}`;
	ticket("tmoreau@ALDER.EXAMPLE");
	const change = (lines) => directory(
		`dn: ${dn}\nchangetype: modify\n${lines}\n`);
	change("replace: pwdAccountLockedTime\npwdAccountLockedTime: 000001010000Z");
	try {
		refused(curl("/sign-on/negotiate", { who: "tmoreau@ALDER.EXAMPLE" }),
			"closed", /account is switched off/);
		assert.deepEqual([trail()[0], trail()[2]], ["sign_on_refused", "tmoreau"]);
	} finally {
		change("delete: pwdAccountLockedTime");
	}
	change("replace: pwdReset\npwdReset: TRUE");
	try {
		refused(curl("/sign-on/negotiate", { who: "tmoreau@ALDER.EXAMPLE" }),
			"must change", /password was set for you/);
	} finally {
		change("delete: pwdReset");
	}
	assert.equal(curl("/sign-on/negotiate", { who: "tmoreau@ALDER.EXAMPLE" })
		.status, 303);
});

test("a ticket that was seen on its way is of no use to another", () => {
	const { status, sent } = curl("/sign-on/negotiate",
		{ who: "mokafor@ALDER.EXAMPLE" });
	assert.equal(status, 303);
	assert.match(sent, /^Negotiate /);
	/* Whichever of the workers is asked. */
	for (let turn = 0; turn < 8; turn++)
		refused(curl("/sign-on/negotiate",
			{ headers: [`Authorization: ${sent}`] }), "replayed");
	assert.ok(logged("pool-signon").some((line) => /kerberos .*replay/i.test(line)));
});

test("what is no ticket", () => {
	const { sent } = curl("/sign-on/negotiate", { who: "mokafor@ALDER.EXAMPLE" });
	const cut = sent.slice(0, sent.length / 2 - sent.length / 2 % 4 + 10 + 2);
	for (const header of ["Negotiate", "Negotiate ", "Negotiate AAAA",
		"Negotiate !!!!", `Negotiate ${"A".repeat(4000)}`,
		"Negotiate TlRMTVNTUAABAAAAl4II4gAAAAAAAAAAAAAAAAAAAAAKAGFKAAAADw==",
		"NTLM TlRMTVNTUAABAAAAl4II4gAAAAAAAAAAAAAAAAAAAAAKAGFKAAAADw==",
		"Basic bW9rYWZvcjptZWFkb3ctcXVpbHQtMzk=", "Bearer x", cut,
		`${sent.slice(0, -8)}AAAA${sent.slice(-4)}`,
		/* SPNEGO that offers NTLM alone. */
		"Negotiate YIIBAAYGKwYBBQUCoIH1MIHyoA4wDAYKKwYBBAGCNwICCg==",
		"Negotiate YBgGBisGAQUFAqAOMAygCjAIBgYrBgEFAgU="])
		refused(curl("/sign-on/negotiate",
			{ headers: [`Authorization: ${header}`] }), header.slice(0, 60));
	/* A name and password in a header are read by nobody. */
	assert.equal(curl("/educator/", { headers:
		["Authorization: Basic bW9rYWZvcjptZWFkb3ctcXVpbHQtMzk="] }).status, 303);
});

test("a ticket of any size: taken, given the form, or too large to be read", () => {
	const of = (bytes) => curl("/sign-on/negotiate", { headers: [
		`Authorization: Negotiate ${"YWFh".repeat(bytes / 3)}`] });
	refused(of(23 * 1024), "below the limit");
	assert.equal(of(30 * 1024).status, 400);
	assert.equal(of(90 * 1024).status, 400);
	assert.equal(curl("/sign-on").status, 200);
});

test("a key that the server doesn't have", () => {
	admin("ALDER.EXAMPLE", `cpw -randkey HTTP/${host}@ALDER.EXAMPLE`);
	ticket("bhart@ALDER.EXAMPLE");
	refused(curl("/sign-on/negotiate", { who: "bhart@ALDER.EXAMPLE" }), "new key");
	/* The new keytab is read without a restart. */
	rmSync(`${dir}/keytab`);
	admin("ALDER.EXAMPLE", `ktadd -norandkey -k ${dir}/keytab HTTP/${host}@ALDER.EXAMPLE`);
	rmSync(`${run}/kerberos/keytab`);
	copyFileSync(`${dir}/keytab`, `${run}/kerberos/keytab`);
	own(`${run}/kerberos/keytab`, 0o400);
	assert.equal(curl("/sign-on/negotiate", { who: "bhart@ALDER.EXAMPLE" })
		.status, 303);
});

test("the directory away: told, and well by itself", async () => {
	ticket("ivolkov@ALDER.EXAMPLE");
	await stack("slapd_stop");
	try {
		const answer = curl("/sign-on/negotiate", { who: "ivolkov@ALDER.EXAMPLE" });
		assert.equal(answer.status, 503);
		assert.match(answer.body, /directory doesn&#39;t answer/);
	} finally {
		await stack("slapd_start", ports.directory);
	}
	await eventually(15, async () => assert.equal(
		curl("/sign-on/negotiate", { who: "ivolkov@ALDER.EXAMPLE" }).status, 303));
});

/* ---- settings ---------------------------------------------------------------- */

test("asked first, where the district wants that", async () => {
	await pool(`kerberos_keytab = ${run}/kerberos/keytab
kerberos_realms = ALDER.EXAMPLE
kerberos_user_filter = (&(objectClass=inetOrgPerson)(mail=%s))
kerberos_replay_file = ${run}/kerberos/replay
kerberos_first = yes
`);
	const answer = curl("/sign-on?return=/educator/submissions?state=draft%26a=b");
	assert.equal(answer.status, 303);
	assert.equal(answer.headers.location, "/sign-on/negotiate?return="
		+ "/educator/submissions%3Fstate%3Ddraft%26a%3Db");
	assert.equal(curl(answer.headers.location).status, 401);
	assert.equal(curl("/sign-on?return=//evil.example").headers.location,
		"/sign-on/negotiate");
	/* By the whole principal, as the directory compares it. */
	ticket("mokafor@ALDER.EXAMPLE");
	const inside = curl(answer.headers.location, { who: "mokafor@ALDER.EXAMPLE" });
	assert.equal(inside.status, 303);
	assert.equal(inside.headers.location, "/educator/submissions?state=draft&a=b");
});

test("a keytab that others may read keeps the pool from starting", async () => {
	chmodSync(`${run}/kerberos/keytab`, 0o444);
	await stack("pool_stop", "signon");
	await assert.rejects(stack("pool_start", "signon", "4"),
		/kerberos_keytab: others than its owner/);
});
