/*
 * What a stranger with other software finds at an award's address: keys, a
 * signed credential, its issuer. Verified by a library that isn't ours.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, realpathSync } from "node:fs";
import { before, test } from "node:test";
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { demo, visitor } from "./stack.mjs";

/* accolade ... on this demo, as whoever runs the tests. */
const operate = (...words) => {
	const run = realpathSync(`${process.env.DEMO_DIR}/run`);
	const program = readdirSync(`${run}/program`, { recursive: true })
		.map(String).find((path) => path.endsWith("bin/accolade"));
	return execFileSync(`${run}/program/${program}`,
		[...words, "--config", `${run}/accolade.conf`], { encoding: "utf8" });
};

const anyone = visitor();
const award = new URL(demo.awards[0], demo.url).pathname;
let jwt, keys;

before(async () => {
	const answer = await anyone.get(`${award}.jwt`);
	assert.equal(answer.status, 200, `${award}.jwt`);
	jwt = answer.text.trim();
	keys = (await anyone.get("/.well-known/jwks.json")).json;
});

test("the keys are public halves only", () => {
	assert.ok(keys.keys.length > 0);
	for (const key of keys.keys) {
		assert.equal(key.kty, "RSA");
		assert.ok(key.kid);
		for (const secret of ["d", "p", "q", "dp", "dq", "qi"])
			assert.equal(key[secret], undefined, secret);
	}
});

test("the credential's signature holds", async () => {
	assert.equal(decodeProtectedHeader(jwt).alg, "RS256");
	const { payload } = await jwtVerify(jwt, createLocalJWKSet(keys),
		{ algorithms: ["RS256"] });
	assert.match(payload.iss, /^(did:web:|https?:)/);
	assert.ok(payload.jti.endsWith(award), `${payload.jti} is the award`);
	assert.ok(payload.nbf * 1000 <= Date.now());
});

test("a changed credential's doesn't", async () => {
	const parts = jwt.split(".");
	const told = JSON.parse(Buffer.from(parts[1], "base64url"));
	told.jti += "x";
	parts[1] = Buffer.from(JSON.stringify(told)).toString("base64url");
	await assert.rejects(jwtVerify(parts.join("."), createLocalJWKSet(keys)));
});

test("it is an Open Badges 3.0 credential with its achievement", async () => {
	const { payload } = await jwtVerify(jwt, createLocalJWKSet(keys));
	const told = payload.vc ?? payload;
	assert.equal(told["@context"][0], "https://www.w3.org/ns/credentials/v2");
	assert.match(told["@context"][1],
		/^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context-3/);
	for (const type of ["VerifiableCredential", "OpenBadgeCredential"])
		assert.ok(told.type.includes(type), type);
	const { achievement, type } = told.credentialSubject;
	assert.ok([type].flat().includes("AchievementSubject"));
	assert.ok([achievement.type].flat().includes("Achievement"));
	for (const part of ["id", "name", "description"])
		assert.ok(achievement[part], part);
	assert.ok(achievement.criteria.narrative ?? achievement.criteria.id);
	assert.ok(Date.parse(told.validFrom) <= Date.now());
	const mails = JSON.stringify(told).match(/[\w.]+@[\w.]+/g) ?? [];
	assert.deepEqual(mails.filter((mail) => mail !== told.issuer.email), [],
		"no person's mail address in the open");
});

test("the achievement that it names can be fetched", async () => {
	const { payload } = await jwtVerify(jwt, createLocalJWKSet(keys));
	const { achievement } = (payload.vc ?? payload).credentialSubject;
	const at = new URL(achievement.id);
	const answer = await anyone.json(at.pathname);
	assert.equal(answer.status, 200, achievement.id);
});

test("the document at .json is JSON about the same award", async () => {
	const answer = await anyone.get(`${award}.json`);
	assert.equal(answer.status, 200);
	assert.match(answer.type, /json/);
	assert.ok(JSON.stringify(answer.json).includes(award.split("/")[2]));
	assert.equal(answer.headers["access-control-allow-origin"], "*");
});

test("the issuer is a did:web document with the signing key", async () => {
	const answer = await anyone.get("/.well-known/did.json");
	assert.equal(answer.status, 200);
	const method = answer.json.verificationMethod.find((one) => one.publicKeyJwk);
	assert.equal(method.publicKeyJwk.n, keys.keys[0].n);
	assert.match(answer.json.id, /^did:web:/);
});

test("awards outlive a change of keys", async () => {
	const before = JSON.parse(operate("key", "export"));
	const credential = (await anyone.get(`${award}.json`)).json;
	for (const kind of ["ed25519", "rsa"]) {
		const name = operate("key", "rotate", kind).trim();
		assert.match(operate("key", "list"), new RegExp(`signs +${name}`));
	}
	const exported = JSON.parse(operate("key", "export"));
	assert.equal(exported.verificationMethod.length,
		before.verificationMethod.length + 2);
	assert.ok(exported.assertionMethod.includes(
		credential.proof[0].verificationMethod), "the old key is listed");
	assert.deepEqual(await anyone.get(`${award}.json`).then((one) => one.json),
		credential);
});

test("the list of revocations is public", async () => {
	const answer = await anyone.get("/revocations/1");
	assert.equal(answer.status, 200);
	assert.ok(answer.json);
});
