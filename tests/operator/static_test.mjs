/*
 * `accolade export static`: the awards live on as files, and verify by those
 * files alone: by our own program and by libraries that aren't ours.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import * as jose from "jose";
import { accolade, program } from "./operator.mjs";
import { demo, sql } from "../web/stack.mjs";
import { bit, verifier } from "../web/verifier.mjs";

const dir = mkdtempSync(join(tmpdir(), "accolade-static."));
const award = new URL(demo.awards[0], demo.url).pathname;
let server, url, said;

const types = { ".html": "text/html", ".json": "application/json", ".jwt": "text/plain",
	".png": "image/png", ".svg": "image/svg+xml", ".css": "text/css", ".js": "text/javascript" };

/* What any web server does, with the rules of the exported nginx.conf. */
const serve = (request, answer) => {
	const path = new URL(request.url, "http://x").pathname;
	const found = [path, `${path}/index.html`, `${path}/index.json`]
		.map((one) => join(dir, one))
		.find((one) => existsSync(one) && statSync(one).isFile());
	if (!found)
		return answer.writeHead(404).end();
	answer.writeHead(200, { "content-type": types[extname(found)] ?? "application/json" });
	return answer.end(readFileSync(found));
};

before(async () => {
	said = accolade("export", "static", dir);
	assert.equal(said.status, 0, said.err);
	server = createServer(serve);
	await new Promise((done) => server.listen(0, "127.0.0.1", done));
	url = `http://127.0.0.1:${server.address().port}`;
});
after(() => {
	server?.close();
	rmSync(dir, { recursive: true, force: true });
});

const file = (path) => readFileSync(join(dir, path));
const json = (path) => JSON.parse(file(path));

test("every shared award is there, and no other", () => {
	const shared = sql(`SELECT a.public_id FROM award a JOIN award_share s
		ON s.award_id = a.id AND s.shared = 1 ORDER BY 1`).map(([id]) => id);
	const there = readdirSync(join(dir, "awards"))
		.filter((name) => !name.includes(".")).sort();
	assert.deepEqual(there, shared);
	assert.match(said.out, new RegExp(`^${shared.length} awards, \\d+ files`));
});

test("what is written is what the server gives, byte for byte", async () => {
	for (const path of [`${award}.json`, `${award}.jwt`, `${award}.png`,
		"/.well-known/did.json", "/.well-known/jwks.json"]) {
		const answer = await fetch(`${demo.url}${path}`);
		assert.deepEqual(file(path), Buffer.from(await answer.arrayBuffer()), path);
	}
});

test("accolade verify needs nothing but the files", () => {
	const { credentialStatus } = json(`${award}.json`);
	const list = new URL(credentialStatus.statusListCredential).pathname;
	for (const form of ["json", "jwt", "png", "svg"]) {
		const run = spawnSync(program, ["verify",
			"--issuer", join(dir, ".well-known/did.json"),
			"--status", join(dir, list), join(dir, `${award}.${form}`)],
		{ encoding: "utf8" });
		assert.equal(run.status, 0, run.stdout + run.stderr);
		assert.match(run.stdout, /verdict: valid/);
	}
});

test("other libraries verify them too, with the server away", async () => {
	const did = json(".well-known/did.json");
	const credential = json(`${award}.json`);
	const elsewhere = verifier(demo.url, did);
	/* The list is read from the files, not from the address it names. */
	const { credentialStatus, ...rest } = credential;
	const list = json(new URL(credentialStatus.statusListCredential).pathname);
	assert.ok((await elsewhere.verified(list)).verified);
	assert.equal(bit(list, Number(credentialStatus.statusListIndex)), false);
	assert.ok(rest.proof);
	const jwt = file(`${award}.jwt`).toString().trim();
	const keys = jose.createLocalJWKSet(json(".well-known/jwks.json"));
	const { payload } = await jose.compactVerify(jwt, keys);
	assert.equal(JSON.parse(Buffer.from(payload)).id, credential.id);
});

test("a plain web server serves them at the same addresses", async () => {
	const { credentialSubject, credentialStatus, image } = json(`${award}.json`);
	for (const address of [`${demo.url}${award}`, `${demo.url}${award}/assertion`,
		image.id, credentialSubject.achievement.id, credentialSubject.achievement.image.id,
		credentialSubject.achievement.criteria.id, credentialStatus.statusListCredential,
		`${demo.url}/revocations/1`, `${demo.url}/issuers/district`,
		`${demo.url}/issuers/district/badges`,
		json(".well-known/jwks.json").keys[0].kid]) {
		const { pathname } = new URL(address);
		const answer = await fetch(`${url}${pathname}`);
		assert.equal(answer.status, 200, pathname);
		await answer.arrayBuffer();
	}
	const page = await (await fetch(`${url}${award}`)).text();
	for (const [, asset] of page.matchAll(/="(\/static\/[^"#]+)/g))
		assert.equal((await fetch(`${url}${asset}`)).status, 200, asset);
});

test("a folder that can't be written is told so", () => {
	const { status, err } = accolade("export", "static", "/proc/nowhere");
	assert.equal(status, 1);
	assert.match(err, /\/proc\/nowhere/);
});
