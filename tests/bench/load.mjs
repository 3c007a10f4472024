/*
 * Fills a stack for the bench: twenty micro-credentials, an educator who works
 * on all of them, and an assessor whose queue they fill. Everything is made as
 * people make it, by import and through the pages.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { signedIn, top } from "../web/stack.mjs";
import * as work from "../web/work.mjs";

export const rows = 20;
const educatorName = "hdavis";
const assessorName = "lnovak";

/* The sample's definitions twenty times, under other codes. */
export function definitions(file) {
	const sample = JSON.parse(readFileSync(
		`${top}deploy/sample/skills-in-practice.json`, "utf8"));
	const [one] = sample.micro_credentials;
	const each = Array.from({ length: rows }, (_, i) => ({
		...one, code: `bench-${i + 1}`, title: `${one.title}, part ${i + 1}`,
	}));
	writeFileSync(file, JSON.stringify({
		...sample, micro_credentials: each,
		people: each.map(({ code }) => ({
			micro_credential: code, assessors: [assessorName, "treyes"],
			issuers: ["pkarim"],
		})),
		stacks: [], tracks: [], requirements: [],
	}));
}

/* Ten drafts and ten submitted ones; the other ten of the queue by a second. */
export async function fill() {
	const educator = await signedIn(educatorName);
	const other = await signedIn("gsingh");
	for (let i = 1; i <= rows; i++) {
		const code = `bench-${i}`;
		const page = await work.fillDraft(educator,
			await work.startDraft(educator, code));
		if (i > rows / 2) {
			await work.handIn(educator, page);
			continue;
		}
		await work.submitWork(other, code);
	}
	return { educator, assessor: await signedIn(assessorName) };
}
