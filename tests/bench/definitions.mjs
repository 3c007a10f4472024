/*
 * definitions.mjs FILE - writes the definitions that the bench works on: a
 * sample's micro-credential twenty times, under other codes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assessor, codes } from "./load.mjs";

const from = new URL("../../deploy/sample/skills-in-practice.json",
	import.meta.url);
const sample = JSON.parse(readFileSync(fileURLToPath(from), "utf8"));
const [one] = sample.micro_credentials;

writeFileSync(process.argv[2], JSON.stringify({
	...sample,
	micro_credentials: codes.map((code, i) =>
		({ ...one, code, title: `${one.title}, part ${i + 1}` })),
	people: codes.map((code) => ({
		micro_credential: code, assessors: [assessor, "treyes"],
		issuers: ["pkarim"],
	})),
	stacks: [], tracks: [], requirements: [],
}));
