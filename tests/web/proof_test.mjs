/*
 * The embedded proof of an award, as verifiers of others see it, and what the
 * status list says of it.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { before, test } from "node:test";
import Ajv from "ajv/dist/2019.js";
import addFormats from "ajv-formats";
import { demo, top, visitor } from "./stack.mjs";
import { bit, verifier } from "./verifier.mjs";

const anyone = visitor();
const award = new URL(demo.awards[0], demo.url).pathname;
const { verified, issuer } = verifier(demo.url);
let credential;

before(async () => {
	const answer = await anyone.get(`${award}.json`);
	assert.equal(answer.status, 200, `${award}.json`);
	credential = JSON.parse(answer.text);
});

const why = (result) => JSON.stringify(
	result.error?.errors?.map(String) ?? String(result.error));

test("another library verifies the credential and its status", async () => {
	const result = await verified(credential);
	assert.ok(result.verified, why(result));
	assert.equal(credential.issuer.id, issuer);
});

const changed = {
	"the title": (one) => { one.credentialSubject.achievement.name += "!"; },
	"the recipient": (one) => {
		one.credentialSubject.identifier[0].salt = "another"; },
	"the credits": (one) => { one.credentialSubject.creditsEarned = 30; },
	"the date": (one) => { one.validFrom = "2020-01-01T00:00:00Z"; },
	"the place in the status list": (one) => {
		one.credentialStatus.statusListIndex = "1"; },
	"a property that no context knows": (one) => { one.colour = "red"; },
	"the date of the proof": (one) => {
		one.proof[0].created = "2020-01-01T00:00:00Z"; },
	"the key": (one) => {
		one.proof[0].verificationMethod = `${issuer}#z6MkwCTuic7fYK6vok8Fd6AcJE4SS87izrgFbeJTmssrpcmg`; },
	"the signature": (one) => {
		const { proofValue: text } = one.proof[0];
		one.proof[0].proofValue = text.slice(0, -1)
			+ (text.endsWith("1") ? "2" : "1");
	},
};
for (const [name, change] of Object.entries(changed))
	test(`changed, it doesn't verify: ${name}`, async () => {
		const other = structuredClone(credential);
		change(other);
		assert.equal((await verified(other)).verified, false);
	});

test("the status list is a credential of its own, and says that it stands", async () => {
	const { statusListCredential, statusListIndex } = credential.credentialStatus;
	const answer = await anyone.get(new URL(statusListCredential).pathname);
	assert.equal(answer.status, 200);
	const list = JSON.parse(answer.text);
	const result = await verified(list);
	assert.ok(result.verified, why(result));
	assert.equal(list.id, statusListCredential);
	assert.equal(list.issuer, credential.issuer.id);
	assert.equal(bit(list, Number(statusListIndex)), false);
	assert.equal((await anyone.get("/status/999")).status, 404);
});

test("the JWT says the same of the same award", async () => {
	const jwt = (await anyone.get(`${award}.jwt`)).text.trim();
	const told = JSON.parse(Buffer.from(jwt.split(".")[1], "base64url"));
	for (const claim of ["iss", "jti", "sub", "nbf", "exp"])
		delete told[claim];
	const { proof, ...rest } = credential;
	assert.equal(proof.length, 1);
	assert.deepEqual(told, rest);
});

/* 1EdTech's schemas are not ours to hand on. */
const schemas = `${top}../shared/openbadges/schemas-and-contexts/schema`;
test("it fits 1EdTech's schemas", { skip: !existsSync(schemas) }, () => {
	for (const name of ["ob_v3p0_achievementcredential_schema.json",
		"ob_v3p0_achievementcredential_schema.2024-array.json"]) {
		const ajv = new Ajv({ strict: false, allErrors: true });
		addFormats(ajv);
		const fits = ajv.compile(
			JSON.parse(readFileSync(`${schemas}/${name}`, "utf8")));
		assert.ok(fits(credential), `${name}: ${ajv.errorsText(fits.errors)}`);
	}
});
