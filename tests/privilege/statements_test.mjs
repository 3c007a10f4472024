/*
 * Every statement of schema/ can be prepared by the accounts that use it: a
 * missing grant is found here, before it stops a worker at its start.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { run } from "./database.mjs";

const schema = fileURLToPath(new URL("../../schema/", import.meta.url));

/* The folders and files of each account; `common` files by what they are for. */
const sets = {
	owner: ["operator/"],
	signon: ["common/session.sql", "common/audit.sql", "common/person.sql",
		"signon/"],
	educator: ["common/session.sql", "common/audit.sql", "common/content.sql",
		"educator/"],
	assessor: ["common/session.sql", "common/audit.sql", "common/content.sql",
		"assessor/"],
	issuer: ["common/session.sql", "common/audit.sql", "common/content.sql",
		"issuer/"],
	administrator: ["common/session.sql", "common/audit.sql", "administrator/"],
	visitor: ["visitor/"],
	signer: ["common/audit.sql", "signer/"],
	courier: ["operator/claim.sql", "operator/message.sql"],
	sync: ["common/audit.sql", "common/person.sql", "sync/"],
};

const files = (path) => {
	if (!path.endsWith("/"))
		return [path];
	return existsSync(schema + path) ? readdirSync(schema + path)
		.filter((name) => name.endsWith(".sql")).map((name) => path + name) : [];
};

/* The kind of reader that a role is, where a file has a set for each. */
const readers = { educator: "author", assessor: "assessor", issuer: "issuer" };

/* As schema/compile.awk reads them. */
const statements = (path, role) => {
	const [head, ...parts] = readFileSync(schema + path, "utf8")
		.split(/^-- name:/m);
	const reader = head.match(
		new RegExp(`^-- reader ${readers[role]}: (.*)$`, "m"))?.[1];
	return parts.map((text) => {
		const [name, ...lines] = text.split("\n");
		return { name: name.trim(), sql: lines.filter((line) =>
			!/^\s*(--|$)/.test(line)).join("\n").replace(/\s*;\s*$/, "")
			.replaceAll("{reader}", reader) };
	});
};

for (const [role, paths] of Object.entries(sets))
	for (const path of paths.flatMap(files))
		test(`${role}: ${path}`, async (group) => {
			for (const { name, sql } of statements(path, role))
				await group.test(name, () => {
					const text = sql.replaceAll("'", "''");
					assert.equal(run(role, `PREPARE s FROM '${text}'`).error, "");
				});
		});

/*
 * A statement can be prepared and run once, and fail when it runs again: what
 * the server keeps of it from the first time is not what it needs then.
 */
for (const [role, paths] of Object.entries(sets))
	test(`${role}: each SELECT can be run again`, async (group) => {
		for (const path of paths.flatMap(files))
			for (const { name, sql } of statements(path, role)) {
				if (!/^\s*\(*SELECT/i.test(sql))
					continue;
				const count = sql.split("?").length - 1;
				const using = count === 0 ? ""
					: ` USING ${Array(count).fill("1").join(", ")}`;
				await group.test(`${path} ${name}`, () => assert.equal(
					run(role, `START TRANSACTION;
						PREPARE s FROM '${sql.replaceAll("'", "''")}';
						${`EXECUTE s${using};`.repeat(3)}
						ROLLBACK`).error, ""));
			}
	});
