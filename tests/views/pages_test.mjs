/*
 * Every page, shown from its samples without worker or database: what any page
 * must be, whatever it shows. RENDER names the built tests/views/render.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { element, tags } from "../web/html.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const views = path.resolve(here, "../../views");
const render = process.env.RENDER ?? path.join(here, "render");
const signedIn = ["educator", "assessor", "issuer", "administrator"];

function samples() {
	return fs.readdirSync(here, { recursive: true })
		.filter((name) => name.endsWith(".hdf"))
		.filter((name) => !/^(frame|assets|person_\w+)\.hdf$/.test(name))
		.map((name) => name.slice(0, -".hdf".length));
}

function templateOf(sample) {
	if (sample.includes("badge.svg"))
		return "visitor/badge.svg.cs";
	const { dir, base } = path.parse(sample);
	return path.join(dir, `${base.split(".")[0]}.cs`);
}

function show(sample) {
	const role = sample.split("/")[0];
	const data = ["assets.hdf", "frame.hdf"];
	if (signedIn.includes(role))
		data.push(`person_${role}.hdf`);
	return execFileSync(render, [views, templateOf(sample),
		...data.map((name) => path.join(here, name)),
		path.join(here, `${sample}.hdf`)], { encoding: "utf8" });
}

const empty = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input",
	"link", "meta", "source", "track", "wbr"]);

/* Elements end in the order in which they begin. */
function nested(html) {
	const open = [];
	for (const [, close, name, rest] of html.matchAll(
		/<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi)) {
		if (empty.has(name) || rest.endsWith("/"))
			continue;
		if (!close)
			open.push(name);
		else
			assert.equal(open.pop(), name, `</${name}> ends another element`);
	}
	assert.deepEqual(open, []);
}

function identities(all) {
	const ids = all.map((tag) => tag.at.id).filter((id) => id !== undefined);
	assert.deepEqual(ids.filter((id, n) => ids.indexOf(id) !== n), [],
		"an id stands once");
	const known = new Set(ids);
	for (const { name, at } of all) {
		const named = [at.for, ...(at["aria-describedby"] ?? "").split(/\s+/),
			...(at["aria-labelledby"] ?? "").split(/\s+/)].filter(Boolean);
		if (name === "a" && at.href?.startsWith("#"))
			named.push(at.href.slice(1));
		for (const id of named)
			assert.ok(known.has(id), `nothing has the id ${id}`);
	}
}

/* Every field that a person fills in says what it is for. */
function labels(all) {
	const labelled = new Set(all.filter((tag) => tag.name === "label")
		.map((tag) => tag.at.for));
	for (const { name, at } of all) {
		const field = name === "textarea" || name === "select" || (name === "input"
			&& !["hidden", "submit"].includes(at.type));
		assert.ok(!field || labelled.has(at.id) || at["aria-label"],
			`the field ${at.name} has no label`);
	}
}

/* Whatever changes something carries the form's token. */
function tokens(html) {
	for (const [form] of html.matchAll(/<form[\s>][^]*?<\/form>/g))
		assert.equal(/method="post"/.test(form),
			/<input type="hidden" name="token" value="[^"]+">/.test(form),
			`token of ${form.slice(0, 80)}`);
}

for (const sample of samples()) {
	test(sample, () => {
		const html = show(sample);
		nested(html);
		if (sample.includes("badge.svg")) {
			assert.match(html, /^\s*<svg /);
			return;
		}
		const all = [...tags(html)].filter((tag) => tag.open);
		identities(all);
		labels(all);
		tokens(html);
		assert.equal(all.filter((tag) => tag.name === "h1").length, 1);
		assert.notEqual(element(html, "h1"), "");
		/* A letter's title is its subject. */
		assert.match(element(html, "title"), sample.startsWith("mail/")
			? /^.+$/ : /^.+ \| Alder County Public Schools$/);
		for (const { name, at } of all) {
			assert.notEqual(at.href, "", `an empty address in ${name}`);
			assert.equal(at.style, undefined);
			if (name === "img")
				assert.ok(at.alt);
		}
	});
}

test("every template has a sample", () => {
	const shown = new Set(samples().map(templateOf));
	const templates = fs.readdirSync(views, { recursive: true })
		.filter((name) => name.endsWith(".cs") && !name.startsWith("static"))
		.filter((name) => !/^(macros|layout_top|layout_bottom|mail\/frame)\.cs$/.test(name));
	assert.deepEqual(templates.filter((name) => !shown.has(name)), []);
});
