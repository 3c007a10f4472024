/*
 * Who may do what: every grant of every account, as the server tells it to that
 * account, compared with matrix.expected. A new way in shows in review.
 *
 *   ACCOLADE_TEST_UPDATE=1 tests/records/run TREE    writes the file anew
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { must, roles } from "./database.mjs";

const file = fileURLToPath(new URL("matrix.expected", import.meta.url));

/* "SELECT (b, a), INSERT" -> "INSERT, SELECT (a, b)" */
const verbs = (text) => text.match(/[A-Z ]+(\([^)]*\))?/g)
	.map((verb) => verb.trim().replace(/\(([^)]*)\)/,
		(_, columns) => `(${columns.split(/,\s*/).sort().join(", ")})`))
	.filter((verb) => verb !== "").sort().join(", ");

/* "GRANT ... ON `accolade`.`x` TO ..." -> "x  verbs" */
const line = (grant) => {
	const plain = grant.replaceAll("`", "");
	const parts = plain.match(
		/^GRANT (.*) ON (?:(FUNCTION|PROCEDURE) )?(\S+) TO \S+(?: .*?(WITH GRANT OPTION))?/);
	assert.ok(parts, `a grant of an unknown shape: ${plain}`);
	const [, what, kind = "", on, option = ""] = parts;
	return [on.replace(/^accolade\./, ""), kind.toLowerCase(), verbs(what), option]
		.filter((word) => word !== "").join("  ");
};

test("the grants are those of matrix.expected", () => {
	const found = roles.map((role) => [role, ...must(role, "SHOW GRANTS")
		.map(line).filter((text) => text !== "*.*  USAGE").sort()
		.map((text) => `\t${text}`)].join("\n")).join("\n") + "\n";
	if (process.env.ACCOLADE_TEST_UPDATE)
		writeFileSync(file, found);
	assert.equal(found, readFileSync(file, "utf8"));
});

/* What makes an award trustworthy, in few lines: who alone may write where. */
const writers = {
	decision: ["issuer", "release"], award: ["issuer", "release"],
	sealed_decision: ["issuer"], seal_undo: ["issuer"], referral: ["issuer"],
	term: ["administrator"], plan: ["educator"],
	revocation: ["issuer"], credential: ["signer"], signing_key: ["signer"],
	status_list: ["signer"], status_entry: ["signer"], badge_image: ["signer"],
	certificate: ["educator", "signer"],
	review: ["assessor"], score: ["assessor"], feedback: ["assessor"],
	submission: ["educator"], attempt: ["educator"], response: ["educator"],
	artifact: ["educator"], reflection: ["educator"], file: ["educator"],
	award_share: ["educator"], duty: ["administrator"], session: ["signon", "sync"],
	person: ["signon", "sync"], role_grant: ["signon", "sync"],
	school: ["signon", "sync"], sign_on_attempt: ["signon"],
	...Object.fromEntries(["programme", "framework", "competency", "alignment",
		"micro_credential", "edition", "edition_source", "edition_requirement",
		"edition_alignment", "section", "suggested_task", "resource", "example",
		"level", "criterion", "cell", "definition_draft"]
		.map((table) => [table, ["administrator"]])),
	message: ["courier"], digest: ["courier"], sync_roll: ["sync"],
	audit: ["signon", "educator", "assessor", "issuer", "administrator", "signer",
		"sync", "release"],
};

test("nobody else writes", () => {
	const found = {};
	for (const role of roles.filter((name) => name !== "owner"))
		for (const grant of must(role, "SHOW GRANTS").map(line)) {
			const [on, what] = grant.split("  ");
			if (/\b(INSERT|UPDATE|DELETE)\b/.test(what))
				(found[on] ??= []).push(role);
		}
	const sorted = (map) => Object.fromEntries(Object.entries(map)
		.map(([on, who]) => [on, [...who].sort()]).sort());
	assert.deepEqual(sorted(found), sorted(writers));
});

test("nobody but the owner sees more than tables, views and functions", () => {
	for (const role of roles.filter((name) => name !== "owner"))
		for (const grant of must(role, "SHOW GRANTS").map(line))
			assert.ok(grant === "*.*  USAGE"
				|| !/^\*|procedure|OPTION|ALL/.test(grant),
				`${role}: ${grant}`);
});
