/*
 * The same award as Open Badges 2.0: documents that lead to one another, all
 * under one origin.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { demo, sql, visitor } from "./stack.mjs";

const anyone = visitor();
const address = new URL(demo.awards[0], demo.url).href;
const path = (url) => {
	assert.equal(new URL(url).origin, new URL(demo.url).origin, url);
	return new URL(url).pathname;
};
const document = async (url, type) => {
	const answer = await anyone.get(path(url));
	assert.equal(answer.status, 200, url);
	assert.match(answer.type, /^application\/ld\+json/);
	const told = JSON.parse(answer.text);
	assert.equal(told["@context"], "https://w3id.org/openbadges/v2");
	assert.equal(told.id, url);
	assert.equal(told.type, type);
	return told;
};

test("an assertion leads to what was earned and to who issued it", async () => {
	const assertion = await document(`${address}/assertion`, "Assertion");
	assert.deepEqual(assertion.verification, { type: "HostedBadge" });
	assert.ok(Date.parse(assertion.issuedOn) <= Date.now());
	const badge = await document(assertion.badge, "BadgeClass");
	for (const part of ["name", "description", "image", "issuer"])
		assert.ok(badge[part], part);
	assert.ok(badge.criteria.narrative);
	const issuer = await document(badge.issuer, "Issuer");
	for (const part of ["name", "url", "email"])
		assert.ok(issuer[part], part);
	await document(issuer.revocationList, "RevocationList");
});

test("its recipient is the salted hash of the address", async () => {
	const { recipient } = await document(`${address}/assertion`, "Assertion");
	const [[mail]] = sql(`SELECT recipient_mail FROM award
		WHERE public_id = '${address.split("/").pop()}'`);
	assert.equal(recipient.type, "email");
	assert.equal(recipient.hashed, true);
	assert.equal(recipient.identity, `sha256$${createHash("sha256")
		.update(mail.trim().toLowerCase() + recipient.salt).digest("hex")}`);
});

test("nobody's award, and one that isn't shared, have no assertion", async () => {
	const none = `/awards/${"a".repeat(26)}/assertion`;
	assert.equal((await anyone.get(none)).status, 404);
	assert.equal((await anyone.get("/achievements/no-such/badge")).status, 404);
	const [private_one] = sql(`SELECT a.public_id FROM award a
		LEFT JOIN award_share s ON s.award_id = a.id
		WHERE COALESCE(s.shared, 0) = 0 LIMIT 1`);
	if (private_one)
		assert.equal((await anyone.get(`/awards/${private_one}/assertion`))
			.status, 404);
});
