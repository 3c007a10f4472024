/*
 * Badges with their credential in them, read as a stranger's program would.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "./png.mjs";
import { demo, eventually, visitor } from "./stack.mjs";
import { verifier } from "./verifier.mjs";

const anyone = visitor();
const award = new URL(demo.awards[0], demo.url).pathname;

const bytes = async (path) => {
	const answer = await fetch(`${demo.url}${path}`);
	assert.equal(answer.status, 200, path);
	assert.equal(answer.headers.get("content-type"), "image/png");
	return Buffer.from(await answer.arrayBuffer());
};

const chunks = (png) => {
	const list = [];
	assert.equal(png.subarray(1, 4).toString(), "PNG");
	for (let at = 8; at < png.length;) {
		const length = png.readUInt32BE(at);
		const body = png.subarray(at + 4, at + 8 + length);
		assert.equal(png.readUInt32BE(at + 8 + length), crc32(body));
		list.push({ type: body.subarray(0, 4).toString(), data: body.subarray(4) });
		at += length + 12;
	}
	return list;
};

test("the PNG holds the credential, in ASCII, and it verifies", async () => {
	/* Drawn within seconds after the first award of an edition. */
	await eventually(30, () => bytes(`${award}.png`));
	const list = chunks(await bytes(`${award}.png`));
	assert.equal(list.at(-1).type, "IEND");
	assert.equal(list[0].data.readUInt32BE(0), 512);
	const texts = list.filter((one) => one.type === "iTXt");
	assert.equal(texts.length, 1);
	assert.equal(list[1], texts[0], "right after the header");
	const head = Buffer.from("openbadgecredential\0\0\0\0\0");
	assert.deepEqual(texts[0].data.subarray(0, head.length), head);
	const text = texts[0].data.subarray(head.length).toString("latin1");
	assert.match(text, /^[\x20-\x7e]+$/);
	const credential = JSON.parse(text);
	assert.deepEqual(credential,
		JSON.parse((await anyone.get(`${award}.json`)).text));
	assert.ok((await verifier(demo.url).verified(credential)).verified);
});

test("the SVG holds the JWT of the same award", async () => {
	const svg = (await anyone.get(`${award}.svg`)).text;
	const jwt = (await anyone.get(`${award}.jwt`)).text.trim();
	assert.match(svg, /^<svg [^>]*xmlns:openbadges="https:\/\/purl\.imsglobal\.org\/ob\/v3p0"/);
	const [, held] = svg.match(/<openbadges:credential verify="([^"]*)">/);
	assert.equal(held, jwt);
});

test("the achievement has a picture of its own, without a credential", async () => {
	const told = JSON.parse((await anyone.get(`${award}.json`)).text);
	const { id } = told.credentialSubject.achievement.image;
	const list = chunks(await bytes(new URL(id).pathname));
	assert.ok(list.every((one) => one.type !== "iTXt"));
	assert.equal((await anyone.get("/achievements/no-such.png")).status, 404);
});
