/*
 * `accolade verify` on credentials that our signer never saw: made and signed
 * by jose, by @digitalbazaar/vc and by hand, good ones and bad ones. No case
 * goes by without its step, its outcome and the program's exit status.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import * as jose from "jose";
import { crc32 } from "../web/png.mjs";

const data = new URL("../data/badges/", import.meta.url).pathname;
const dir = mkdtempSync(join(tmpdir(), "accolade-verify."));
after(() => rmSync(dir, { recursive: true, force: true }));

const did = "did:web:school.example";
let number = 0;

const file = (bytes, name = `file-${number++}`) => {
	writeFileSync(join(dir, name), bytes);
	return join(dir, name);
};

/* What the program says of a file, with its exit status. */
const verify = (path, ...options) => {
	const run = spawnSync(process.env.ACCOLADE,
		["verify", "--json", ...options, path],
		{ encoding: "utf8", maxBuffer: 1 << 24 });
	const told = run.stdout === "" ? { findings: [] } : JSON.parse(run.stdout);
	const step = (name) => told.findings
		.filter((one) => one.step === name && one.outcome !== "note");
	return { ...told, code: run.status, error: run.stderr, step,
		outcome: (name) => step(name).map((one) => one.outcome).join(" "),
		text: (name) => step(name).map((one) => one.text).join(" ") };
};

const credential = (change = {}) => ({
	"@context": ["https://www.w3.org/ns/credentials/v2",
		"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
	id: "https://school.example/awards/1",
	type: ["VerifiableCredential", "OpenBadgeCredential"],
	issuer: { id: did, type: ["Profile"], name: "A School" },
	validFrom: "2026-01-01T00:00:00Z",
	credentialSubject: {
		id: "urn:uuid:0b9d6c1e-7a41-4b0e-8f39-6f1f5a9c2d10",
		type: ["AchievementSubject"],
		identifier: [{ type: "IdentityObject", hashed: true, salt: "s1",
			identityType: "emailAddress",
			identityHash: `sha256$${createHash("sha256")
				.update("ada@school.examples1").digest("hex")}` }],
		achievement: { id: "https://school.example/a/1",
			type: ["Achievement"], name: "Reading aloud",
			description: "Reads.", criteria: { narrative: "Read." } },
	},
	...change,
});

const claims = (one) => ({ ...one, iss: one.issuer.id, jti: one.id,
	sub: one.credentialSubject.id,
	nbf: Date.parse(one.validFrom) / 1000,
	...(one.validUntil ? { exp: Date.parse(one.validUntil) / 1000 } : {}) });

/* Keys of each kind, and the files by which their issuer is known. */
const keys = {};
for (const alg of ["RS256", "ES256", "EdDSA"]) {
	const pair = await jose.generateKeyPair(alg, { extractable: true });
	const jwk = await jose.exportJWK(pair.publicKey);
	const kid = `https://school.example/keys/${alg}`;
	keys[alg] = { ...pair, jwk, kid, files: {
		"a JWK": file(JSON.stringify({ ...jwk, kid })),
		"a JWKS": file(JSON.stringify({ keys: [{ ...jwk, kid, alg }] })),
		"a DID document": file(JSON.stringify({
			"@context": ["https://www.w3.org/ns/did/v1"], id: did,
			verificationMethod: [{ id: `${did}#${alg}`,
				type: "JsonWebKey", controller: did, publicKeyJwk: jwk }],
			assertionMethod: [`${did}#${alg}`] })),
		"PEM": file(await jose.exportSPKI(pair.publicKey)),
	} };
}

const signed = async (one, alg = "RS256", header = {}) =>
	new jose.CompactSign(Buffer.from(JSON.stringify(one)))
		.setProtectedHeader({ alg, kid: keys[alg].kid, typ: "JWT", ...header })
		.sign(keys[alg].privateKey);

const issuer = (alg = "RS256", form = "a DID document") =>
	["--issuer", keys[alg].files[form]];

for (const alg of Object.keys(keys))
	for (const form of Object.keys(keys[alg].files))
		test(`a JWT by ${alg} holds by ${form}`, async () => {
			const told = verify(file(await signed(claims(credential()), alg)),
				...issuer(alg, form));
			assert.equal(told.verdict, "valid", JSON.stringify(told));
			assert.equal(told.code, 0);
			assert.equal(told.name, "Reading aloud");
			assert.equal(told.issuer, did);
		});

test("whose it is, by its salted hash", async () => {
	const path = file(await signed(claims(credential())));
	assert.equal(verify(path, ...issuer(), "--email", "Ada@School.example")
		.outcome("recipient"), "ok");
	const other = verify(path, ...issuer(), "--email", "eve@school.example");
	assert.equal(other.outcome("recipient"), "FAILS");
	assert.equal(other.code, 1);
});

test("a JWT of version 1.1 of the data model holds", async () => {
	const { validFrom, ...rest } = credential({
		"@context": ["https://www.w3.org/2018/credentials/v1",
			"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json"],
		issuanceDate: "2026-01-01T00:00:00Z",
		expirationDate: "2036-01-01T00:00:00Z" });
	const told = verify(file(await signed({ vc: rest, iss: did,
		jti: rest.id, nbf: Date.parse(rest.issuanceDate) / 1000,
		exp: Date.parse(rest.expirationDate) / 1000 })), ...issuer());
	assert.equal(told.code, 0, JSON.stringify(told));
});

const b64 = (text) => Buffer.from(text).toString("base64url");

const bad = {
	"signed with none": [async () =>
		`${b64('{"alg":"none"}')}.${b64(JSON.stringify(claims(credential())))}.`,
	"signature", "FAILS", /isn't signed/],
	"its algorithm exchanged for HS256 over the public key": [async () => {
		const secret = readFileSync(keys.RS256.files.PEM);
		return new jose.CompactSign(Buffer.from(JSON.stringify(claims(credential()))))
			.setProtectedHeader({ alg: "HS256", kid: keys.RS256.kid }).sign(secret);
	}, "signature", "open", /HS256/],
	"signed with another key under the issuer's name for it": [async () => {
		const { privateKey } = await jose.generateKeyPair("RS256");
		return new jose.CompactSign(Buffer.from(JSON.stringify(claims(credential()))))
			.setProtectedHeader({ alg: "RS256", kid: keys.RS256.kid }).sign(privateKey);
	}, "signature", "FAILS", /another key/],
	"a key that it brings along itself": [async () => {
		const { privateKey, publicKey } = await jose.generateKeyPair("RS256");
		return new jose.CompactSign(Buffer.from(JSON.stringify(claims(credential()))))
			.setProtectedHeader({ alg: "RS256", jwk: await jose.exportJWK(publicKey) })
			.sign(privateKey);
	}, "signature", "FAILS", /./],
	"another issuer's name over our key": [async () =>
		signed(claims(credential({ issuer: { id: "did:web:other.example" } }))),
	"issuer", "FAILS", /other\.example/],
	"claims that say something else": [async () =>
		signed({ ...claims(credential()), nbf: 1 }), "content", "FAILS", /nbf/],
	"run out": [async () =>
		signed(claims(credential({ validUntil: "2026-02-01T00:00:00Z" }))),
	"dates", "FAILS", /run out/],
	"still to come": [async () =>
		signed(claims(credential({ validFrom: "2099-01-01T00:00:00Z" }))),
	"dates", "FAILS", /still to come/],
	"a date that is none": [async () =>
		signed({ ...credential(), validFrom: "yesterday" }), "dates", "FAILS", /yesterday/],
	"a context from elsewhere": [async () => signed(claims(credential({
		"@context": ["https://www.w3.org/ns/credentials/v2",
			"https://evil.example/context.json"] }))),
	"form", "ok open", /evil\.example/],
	"critical header members": [async () =>
		signed(claims(credential()), "RS256", { crit: ["b64"], b64: true }),
	"signature", "FAILS", /crit/],
	"no badge": [async () => signed(claims(credential({
		type: ["VerifiableCredential", "Diploma"] }))), "form", "FAILS", /no badge/],
	"no achievement": [async () => signed(claims(credential({
		credentialSubject: { id: "urn:uuid:1" } }))), "form", "FAILS", /achievement/],
	"a member that occurs twice": [async () => {
		const text = JSON.stringify(claims(credential()));
		return new jose.CompactSign(Buffer.from(`{"id":"x",${text.slice(1)}`))
			.setProtectedHeader({ alg: "RS256", kid: keys.RS256.kid })
			.sign(keys.RS256.privateKey);
	}, "form", "FAILS", /twice/],
};
for (const [name, [make, step, outcome, words]] of Object.entries(bad))
	test(`a JWT: ${name}`, async () => {
		const told = verify(file(await make()), ...issuer());
		assert.equal(told.outcome(step), outcome, JSON.stringify(told));
		assert.match(told.text(step), words);
		assert.equal(told.code, outcome.includes("FAILS") ? 1 : 3);
	});

const example = JSON.parse(readFileSync(`${data}0-example/signed.json`, "utf8"));
const papers = ["--issuer", `${data}did.json`, "--status", `${data}5-status/list.json`];
const changed = (change) => {
	const one = structuredClone(example);
	change(one);
	return file(JSON.stringify(one));
};

test("an embedded proof holds, in whatever order its members stand", () => {
	const turn = (value) => Array.isArray(value) ? value.map(turn)
		: value && typeof value === "object"
			? Object.fromEntries(Object.entries(value).reverse()
				.map(([name, inner]) => [name, turn(inner)]))
			: value;
	const told = verify(file(JSON.stringify(turn(example), null, 4)), ...papers);
	assert.equal(told.code, 0, JSON.stringify(told));
});

const embedded = {
	"a changed word": [(one) => { one.credentialSubject.term += "!"; },
		"signature", /changed/],
	"a context from elsewhere": [(one) => {
		one["@context"].push("https://evil.example/context.json"); },
	"form", /evil\.example/],
	"a context that is written out": [(one) => {
		one["@context"].push({ term: "https://evil.example/term" }); },
	"form", /written out/],
	"a word that no context knows": [(one) => { one.colour = "red"; },
		"signature", /colour/],
	"no proof": [(one) => { delete one.proof; }, "signature", /no proof/],
	"a key that isn't the issuer's": [(one) => {
		one.proof[0].verificationMethod = `${did}#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi`; },
	"signature", /not among/],
	"a proof for another purpose": [(one) => {
		one.proof[0].proofPurpose = "authentication"; }, "signature", /purpose/],
};
for (const [name, [change, step, words]] of Object.entries(embedded))
	test(`an embedded proof: ${name}`, () => {
		const told = verify(changed(change), ...papers);
		assert.match(told.outcome(step), /FAILS/, JSON.stringify(told));
		assert.match(told.text(step), words);
		assert.equal(told.code, 1);
	});

test("a proof of another kind is left open, not refused", () => {
	const told = verify(changed((one) => {
		one.proof[0].cryptosuite = "ecdsa-sd-2023"; }), ...papers);
	assert.equal(told.outcome("signature"), "open");
	assert.match(told.text("signature"), /ecdsa-sd-2023/);
	assert.equal(told.code, 3);
});

test("without keys it is said what couldn't be checked", () => {
	const told = verify(changed(() => {}));
	assert.equal(told.outcome("issuer"), "open");
	assert.equal(told.outcome("status"), "open");
	assert.equal(told.code, 3);
});

/* The bits 0, 7, 8, 94567 and 131071 of the list are set. */
test("taken back: by the bit of a list that its issuer signed", async () => {
	const told = verify(file(await signed(claims(credential({
		issuer: example.issuer,
		credentialStatus: { ...example.credentialStatus,
			statusListIndex: "94567" } })))),
	...papers, ...issuer("RS256", "PEM"));
	assert.equal(told.outcome("status"), "FAILS", JSON.stringify(told));
	assert.match(told.text("status"), /taken back/);
});

test("a status list that was changed says nothing", async () => {
	const list = JSON.parse(readFileSync(`${data}5-status/list.json`, "utf8"));
	list.credentialSubject.encodedList =
		`u${gzipSync(Buffer.alloc(16384)).toString("base64url")}`;
	const told = verify(changed(() => {}), "--issuer", `${data}did.json`,
		"--status", file(JSON.stringify(list)));
	assert.equal(told.outcome("status"), "FAILS");
	assert.equal(told.code, 1);
});

test("taken back: by 1EdTech's list of names", async () => {
	const path = file(await signed(claims(credential({ credentialStatus: {
		id: "https://school.example/revoked", type: "1EdTechRevocationList" } }))));
	const list = (revoked) => file(JSON.stringify({
		id: "https://school.example/revoked", issuer: did,
		revokedCredential: revoked }));
	assert.equal(verify(path, ...issuer(), "--status", list([])).code, 0);
	const told = verify(path, ...issuer(), "--status", list([{
		id: "https://school.example/awards/1", revoked: true,
		revocationReason: "Mistaken identity" }]));
	assert.equal(told.outcome("status"), "FAILS");
	assert.match(told.text("status"), /Mistaken identity/);
});

/* ---- pictures --------------------------------------------------------- */

const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
const baked = (keyword, text, type = "iTXt") => {
	const body = Buffer.concat([Buffer.from(type), Buffer.from(`${keyword}\0`),
		type === "iTXt" ? Buffer.alloc(4) : Buffer.alloc(0), Buffer.from(text)]);
	const length = Buffer.alloc(4);
	const sum = Buffer.alloc(4);
	length.writeUInt32BE(body.length - 4);
	sum.writeUInt32BE(crc32(body));
	return Buffer.concat([pixel.subarray(0, 33), length, body, sum, pixel.subarray(33)]);
};

test("baked into a PNG: JSON and JWT", async () => {
	assert.equal(verify(file(baked("openbadgecredential", JSON.stringify(example))),
		...papers).code, 0);
	assert.equal(verify(file(baked("openbadgecredential",
		await signed(claims(credential())))), ...issuer()).code, 0);
	assert.match(verify(file(pixel)).text("form"), /no credential/);
});

test("baked into an SVG: JSON and JWT", async () => {
	const svg = (inner) => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0">${inner}<circle r="1"/></svg>`;
	const json = JSON.stringify(example);
	assert.equal(verify(file(svg(`<openbadges:credential><![CDATA[${json}]]></openbadges:credential>`)),
		...papers).code, 0);
	const jwt = await signed(claims(credential()));
	assert.equal(verify(file(svg(`<openbadges:credential verify="${jwt}"></openbadges:credential>`)),
		...issuer()).code, 0);
	const both = `<openbadges:credential verify="${jwt}"/>`;
	assert.match(verify(file(svg(both + both)), ...issuer()).text("form"), /several/);
});

/* ---- Open Badges 2.0 --------------------------------------------------- */

const assertion = (change = {}) => ({
	"@context": "https://w3id.org/openbadges/v2", type: "Assertion",
	id: "https://old.example/assertions/1",
	recipient: { type: "email", hashed: true, salt: "s1",
		identity: credential().credentialSubject.identifier[0].identityHash },
	badge: { id: "https://old.example/badges/1", type: "BadgeClass",
		name: "Old badge", issuer: did },
	verification: { type: "HostedBadge" },
	issuedOn: "2020-01-01T00:00:00Z", ...change });

test("Open Badges 2.0, hosted: nothing but its address can prove it", () => {
	for (const bytes of [JSON.stringify(assertion()),
		baked("openbadges", JSON.stringify(assertion())),
		baked("openbadges", JSON.stringify(assertion()), "tEXt")]) {
		const told = verify(file(bytes), "--email", "ada@school.example");
		assert.equal(told.outcome("signature"), "open", JSON.stringify(told));
		assert.match(told.text("signature"), /https:\/\/old\.example\/assertions\/1/);
		assert.equal(told.outcome("recipient"), "ok");
		assert.equal(told.name, "Old badge");
		assert.equal(told.code, 3);
	}
	assert.match(verify(file(baked("openbadges", "https://old.example/assertions/1", "tEXt")))
		.text("form"), /address/);
});

test("Open Badges 2.0, signed", async () => {
	const one = assertion({ verification: { type: "SignedBadge",
		creator: keys.RS256.kid } });
	const jws = await signed(one);
	assert.equal(verify(file(jws), ...issuer()).code, 0);
	assert.equal(verify(file(baked("openbadges", jws)), ...issuer()).code, 0);
	assert.equal(verify(file(jws), ...issuer("RS256", "a JWK")).code, 0);
});

test("Open Badges 2.0: taken back, run out, not whole", () => {
	assert.equal(verify(file(JSON.stringify({ "@context": "https://w3id.org/openbadges/v2",
		type: "Assertion", id: "https://old.example/1", revoked: true })))
		.outcome("status"), "FAILS");
	assert.equal(verify(file(JSON.stringify(assertion({ expires: "2021-01-01T00:00:00Z" }))))
		.outcome("dates"), "FAILS");
	const { badge, ...rest } = assertion();
	assert.equal(verify(file(JSON.stringify(rest))).outcome("form"), "FAILS");
});

/* ---- files -------------------------------------------------------------- */

test("files that are no credential get a verdict, and quickly", () => {
	const large = file("{", "large.json");
	truncateSync(large, 100 * 1024 * 1024);
	const began = Date.now();
	const cases = [[file(""), /empty/], [file("PNG"), /no JSON/],
		[large, /larger than/],
		[file(`{"a":${"[".repeat(100000)}${"]".repeat(100000)}}`), /nested too deep/],
		[file(readFileSync(`${data}3-full/signed.png`).subarray(0, 1000)), /cut off/],
		[file(readFileSync(`${data}4-jwt/credential.jwt`).subarray(0, 500)), /cut off/],
		[file(readFileSync(`${data}0-example/signed.json`).subarray(0, 500)), /ends in the middle|cut off/],
		[file(Buffer.from([0xff, 0xfe, 0x7b, 0])), /no JSON/]];
	for (const [path, words] of cases) {
		const told = verify(path, ...papers);
		assert.equal(told.outcome("form"), "FAILS", path);
		assert.match(told.text("form"), words);
		assert.equal(told.code, 1);
	}
	assert.ok(Date.now() - began < 20000);
});

test("what can't be read at all is an error of its own", () => {
	assert.match(verify(join(dir, "absent")).error, /No such file/);
	assert.match(verify(dir).error, /no plain file/);
	const none = verify(changed(() => {}), "--issuer", file("{}"));
	assert.equal(none.code, 1);
	assert.match(none.error, /no public key/);
	const usage = spawnSync(process.env.ACCOLADE, ["verify"], { encoding: "utf8" });
	assert.equal(usage.status, 2);
	assert.match(usage.stderr, /usage/);
});

test("a key that its own document doesn't let assert is none", () => {
	const document = JSON.parse(readFileSync(`${data}did.json`, "utf8"));
	const told = verify(changed(() => {}), "--issuer", file(JSON.stringify({
		...document, assertionMethod: document.assertionMethod.slice(1) })));
	assert.equal(told.outcome("signature"), "open");
	assert.match(told.text("signature"), /there is none for EdDSA/);
});

test("words of a credential can't write on the terminal", () => {
	const path = changed((one) => {
		one.credentialSubject.achievement.name = "\u001b[2J\u202eevil"; });
	const { stdout } = spawnSync(process.env.ACCOLADE, ["verify", path],
		{ encoding: "utf8" });
	assert.doesNotMatch(stdout, /[\u001b\u202e]/);
	assert.match(stdout, /verdict: not valid/);
});
