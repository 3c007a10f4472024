/*
 * What the bench fills a stack with, all of it as people do it: an educator who
 * works on twenty micro-credentials, and an assessor whose queue they fill.
 */
import * as work from "../web/work.mjs";

export const educator = "hdavis";
export const assessor = "lnovak";
export const administrator = "ncole";
export const codes = Array.from({ length: 20 }, (_, i) => `bench-${i + 1}`);

/* Takes one of the queue in hand, scored but not sent: its address. */
export async function reviewInHand(person) {
	const queue = await person.get("/assessor/queue");
	const page = await work.claim(person, work.numberOf(queue.main));
	const form = page.form("/assessor/reviews/");
	await person.send(form, work.scores(form), "action=save");
	return form.action;
}

/* Half of the educator's are drafts; those are handed in by somebody else. */
export async function fill(one, other) {
	for (const [i, code] of codes.entries()) {
		const page = await work.fillDraft(one, await work.startDraft(one, code));
		if (i % 2 === 0)
			await work.handIn(one, page);
		else
			await work.submitWork(other, code);
	}
}
