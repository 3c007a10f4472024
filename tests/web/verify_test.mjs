/*
 * `accolade verify` on what this server hands out: each form of an award, by
 * the files that its issuer publishes, without the server.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { demo, eventually, stack } from "./stack.mjs";

const dir = mkdtempSync(join(tmpdir(), "accolade-award."));
const program = (await stack("program", "accolade")).trim();
const award = new URL(demo.awards[0], demo.url).pathname;
after(() => rmSync(dir, { recursive: true, force: true }));

const fetched = async (path, name) => {
	const answer = await fetch(`${demo.url}${path}`);
	assert.equal(answer.status, 200, path);
	writeFileSync(join(dir, name), Buffer.from(await answer.arrayBuffer()));
	return join(dir, name);
};

let papers;
before(async () => {
	const one = await (await fetch(`${demo.url}${award}.json`)).json();
	papers = ["--issuer", await fetched("/.well-known/did.json", "did.json"),
		"--status", await fetched(
			new URL(one.credentialStatus.statusListCredential).pathname,
			"list.json")];
});

const verify = (...options) => {
	const run = spawnSync(program, ["verify", "--json", ...options],
		{ encoding: "utf8" });
	return { ...JSON.parse(run.stdout), code: run.status };
};

for (const form of ["json", "jwt", "png", "svg"])
	test(`an award as ${form.toUpperCase()} verifies by itself`, async () => {
		await eventually(30, () => fetched(`${award}.${form}`, form));
		const told = verify(...papers, join(dir, form));
		assert.equal(told.code, 0, JSON.stringify(told));
		assert.equal(told.verdict, "valid");
		assert.equal(told.id, `${demo.url}${award}`);
	});

test("the JWT by the JWKS and by the bare key", async () => {
	const path = await fetched(`${award}.jwt`, "jwt");
	const jwks = await fetched("/.well-known/jwks.json", "jwks.json");
	const told = verify("--issuer", jwks, path);
	assert.equal(told.findings.find((one) => one.step === "signature").outcome,
		"ok", JSON.stringify(told));
});
