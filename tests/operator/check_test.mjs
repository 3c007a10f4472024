/*
 * `accolade check`: a whole installation is told to be whole, and each part that
 * is broken is named, with a way to mend it and a status that a script sees.
 */
import assert from "node:assert/strict";
import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { eventually, ports, sql, stack } from "../web/stack.mjs";
import { accolade, accoladeWith, run } from "./operator.mjs";

/* The lines that are wrong, as "part: text -> mend". */
function wrong(answer) {
	const { ok, lines } = JSON.parse(answer.out);
	const found = lines.filter(({ verdict }) => verdict === "wrong")
		.map(({ part, text, mend }) => `${part}: ${text} -> ${mend}`);
	assert.equal(ok, found.length === 0);
	assert.equal(answer.status, ok ? 0 : 1);
	return found;
}

const check = (...args) => wrong(accolade("check", "--json", ...args));

/* With one setting changed. */
function checkWith(pairs, ...parts) {
	const config = `${run}/check.conf`;
	const names = Object.keys(pairs);
	const lines = readFileSync(`${run}/accolade.conf`, "utf8").split("\n")
		.filter((line) => !names.some((name) => line.startsWith(`${name} `)));
	writeFileSync(config, [...lines.filter(Boolean), ...names.map(
		(name) => `${name} = ${pairs[name]}`), ""].join("\n"));
	chmodSync(config, 0o644);
	return accoladeWith({ config }, "check", "--json", ...parts);
}

function only(found, part, pattern) {
	assert.ok(found.length > 0, "something is wrong");
	for (const line of found) {
		assert.match(line, new RegExp(`^${part}: `));
		assert.match(line, /-> \w+/, "and there is a way to mend it");
	}
	assert.match(found.join("\n"), pattern);
}

test("a whole installation is whole, line by line", () => {
	const answer = accolade("check");
	assert.equal(answer.status, 0, answer.out + answer.err);
	assert.doesNotMatch(answer.out, /WRONG/);
	for (const part of ["settings", "clock", "time zone", "database",
		"directory", "signer", "evidence", "disk", "mail"])
		assert.match(answer.out, new RegExp(`^\\S+ +${part} `, "m"), part);
	for (const pool of ["signon", "educator", "assessor", "issuer",
		"administrator", "visitor", "signer", "sync"])
		assert.match(answer.out, new RegExp(`accolade_${pool} may do`));
	assert.equal(answer.err, "");
	assert.deepEqual(check(), []);
});

test("a part can be asked for alone; a part that isn't one is usage", () => {
	const { out } = accolade("check", "signer");
	assert.match(out, /^ok +signer /m);
	assert.doesNotMatch(out, /database|mail/);
	assert.equal(accolade("check", "weather").status, 2);
});

test("a grant that somebody took away is found, and migrate mends it", () => {
	sql("REVOKE INSERT ON audit FROM 'accolade_educator'@'localhost'");
	try {
		only(check("database"), "database",
			/educator pages would not start.*migrate/);
	} finally {
		assert.equal(accolade("migrate").status, 0);
	}
	assert.deepEqual(check("database"), []);
});

test("an account with another password is found", () => {
	const file = `${run}/secrets/visitor.conf`;
	const text = readFileSync(file);
	writeFileSync(file, "database_password = something-else\n");
	try {
		only(check("database"), "database", /visitor.*1045.*visitor|visitor/);
	} finally {
		writeFileSync(file, text);
	}
});

test("a file of secrets that others may read is found", () => {
	const file = `${run}/secrets/educator.conf`;
	const { mode } = statSync(file);
	chmodSync(file, 0o644);
	try {
		only(check("database"), "database", /others than its owner/);
	} finally {
		chmodSync(file, mode);
	}
});

test("a migration that has not run is found", () => {
	const last = sql("SELECT MAX(number) FROM migration")[0][0];
	sql(`UPDATE migration SET finished_at = NULL WHERE number = ${last}`);
	try {
		only(check("database"), "database", /migrations have not run/);
	} finally {
		sql(`UPDATE migration SET finished_at = begun_at
			WHERE number = ${last}`);
	}
});

test("MariaDB away", async () => {
	await stack("mariadb_stop");
	try {
		only(check("database"), "database", /Start MariaDB/);
	} finally {
		await stack("mariadb_start");
	}
});

test("the directory away, and one whose certificate nobody vouches for",
	async () => {
		await stack("slapd_stop");
		try {
			only(check("directory"), "directory", /directory/);
		} finally {
			await stack("slapd_start", ports.directory);
		}
		only(wrong(checkWith({ directory_ca_file:
			"/etc/ssl/certs/ca-certificates.crt" }, "directory")),
		"directory", /TLS|certificate/i);
		assert.deepEqual(check("directory"), []);
	});

test("the signer away, its key open or gone", async () => {
	await stack("signer_stop");
	try {
		only(check("signer"), "signer", /nobody answers/);
	} finally {
		await stack("signer_start");
	}
	const key = `${run}/signer/key.pem`;
	chmodSync(key, 0o444);
	try {
		only(check("signer"), "signer", /others than its owner/);
	} finally {
		chmodSync(key, 0o400);
	}
	only(wrong(checkWith({ signing_key_file: `${run}/none.pem` }, "signer")),
		"signer", /No such file/);
	await eventually(10, () => assert.deepEqual(check("signer"), []));
});

test("a store of evidence that can't be written", () => {
	only(wrong(checkWith({ evidence_dir: "/proc/sys" }, "evidence")),
		"evidence", /no file can be added/);
});

test("settings that can't hold", () => {
	only(wrong(checkWith({ public_url: "http://badges.example.org" },
		"settings")), "settings", /clear/);
	only(wrong(checkWith({ public_url: "http://localhost.example.org" },
		"settings")), "settings", /clear/);
	only(wrong(checkWith({ view_dir: "/nowhere" }, "settings")), "settings",
		/view_dir/);
	const answer = checkWith({ time_zone: "America/Nowhere" });
	assert.equal(answer.status, 1);
	assert.match(answer.err, /America\/Nowhere/);
});

test("what it prints holds no secret", () => {
	const { out, err } = accolade("check");
	for (const role of ["signon", "sync", "owner", "visitor"])
		for (const [, secret] of readFileSync(`${run}/secrets/${role}.conf`,
			"utf8").matchAll(/= (.+)/g))
			assert.ok(!(out + err).includes(secret));
});

test("the directory step by step, and one person", () => {
	const { status, out } = accolade("check", "directory", "treyes");
	assert.equal(status, 0, out);
	for (const step of [/has the address 127\.0\.0\.1/, /answers over TLS/,
		/takes the service account cn=accolade/, /shows people below/,
		/the group of role issuer is there/,
		/found: uid=treyes,ou=people/, /e-mail: treyes@alder\.example \(mail\)/,
		/group: cn=assessors/, /roles: educator assessor/])
		assert.match(out, step);
	assert.match(accolade("check", "directory", "nobody-at-all").out,
		/nobody is found under the name nobody-at-all/);
	assert.match(accolade("check", "directory", "*").out, /nobody is found/);
	assert.equal(accolade("check", "treyes").status, 2);
	for (const [settings, said] of [
		[{ directory_uris: "ldap://no.such.host.example" },
			/the name is not known here/],
		[{ directory_ca_file: "/etc/ssl/certs/ca-certificates.crt" },
			/signed by .*Accolade sample authority, for whom/],
		[{ directory_bind_dn: "cn=nobody,dc=alder,dc=example" },
			/refuses the service account .*: Invalid credentials/],
		[{ directory_people_filter: "(uid=nobody-at-all)" },
			/shows nobody below/],
		[{ directory_group_issuer: "cn=nowhere,dc=alder,dc=example" },
			/directory_group_issuer: .* is not there/]])
		assert.match(wrong(checkWith(settings, "directory"))
			.map((line) => JSON.stringify(line)).join("\n"), said);
});
