/*
 * The pages to look at: every address that a link leads to from where each role
 * begins, one for each kind of address, and the states that no link shows.
 */
import { signedIn, visitor } from "../web/stack.mjs";
import * as work from "../web/work.mjs";

export const code = "global-goal-close-to-home";

/* The kind of an address: ids and codes stand for each other. */
function kind(path) {
	return path.replace(/[?#].*/, "")
		.replace(/[a-z2-7]{26}/g, "ID").replace(/\/\d+/g, "/N")
		.replace(/^\/(catalog|achievements|educator\/start)\/[^/]+/, "/$1/CODE");
}

/* Follows the links of a person's pages; one page of a kind. */
export async function reachable(person, starts) {
	const found = new Map();
	const waiting = [...starts];
	while (waiting.length > 0 && found.size < 60) {
		const path = waiting.shift();
		if (found.has(kind(path)))
			continue;
		const page = await person.get(path);
		if (page.status !== 200 || !page.type.startsWith("text/html"))
			continue;
		found.set(kind(path), path);
		for (const link of page.links)
			if (link.startsWith("/") && !link.startsWith("//")
					&& !link.startsWith("/static/"))
				waiting.push(link.replace(/#.*/, ""));
	}
	return [...found].map(([name, path]) => ({ name, path }));
}

/* Work in every state, of people whom no other test touches. */
export async function prepare() {
	const [drafter, waiter, winner, misser, one, two, issuer, administrator] =
		await Promise.all(["etanaka", "cdiaz", "devans", "gramirez", "lnovak",
			"dmensah", "pkarim", "ncole"].map((name) => signedIn(name)));
	await work.fillDraft(drafter, await work.startDraft(drafter, code));
	await work.submitWork(waiter, code);
	for (const [person, outcome] of [[winner, "award"], [misser, "not_yet"]]) {
		const { number } = await work.submitWork(person, code);
		for (const assessor of [one, two])
			await work.recommend(assessor, await work.claim(assessor, number),
				outcome, outcome === "award" ? undefined : () => 0);
		await work.decide(issuer, await work.decisionPage(issuer, number),
			outcome);
	}
	const awards = await winner.get("/educator/awards");
	const award = await winner.get(awards.link(/\/educator\/awards\/[a-z2-7]{26}/));
	await winner.send(award.form("/educator/awards/"), {}, "action=share");
	const { number } = await work.submitWork(await signedIn("fokoye"), code);
	await work.claim(one, number);
	await work.recommend(two, await work.claim(two, number), "award");
	const ripe = await work.submitWork(await signedIn("abennett"), code);
	for (const [assessor, said] of [[one, "award"], [two, "not_yet"]])
		await work.recommend(assessor,
			await work.claim(assessor, ripe.number), said);
	return { nobody: visitor(), drafter, waiter, winner, misser,
		assessor: one, issuer, administrator };
}

export const starts = {
	nobody: ["/", "/catalog/", `/catalog/${code}`, "/catalog/?q=zzzz",
		"/sign-on", "/issuers/district"],
	drafter: ["/educator/", "/educator/submissions", `/educator/start/${code}`],
	waiter: ["/educator/", "/educator/submissions"],
	winner: ["/educator/", "/educator/awards"],
	misser: ["/educator/", "/educator/submissions"],
	assessor: ["/assessor/queue"],
	issuer: ["/issuer/", "/issuer/?show=split", "/issuer/?show=decided",
		"/issuer/awards"],
	administrator: ["/administrator/", "/administrator/persons",
		"/administrator/audit", "/administrator/audit?q=m",
		"/administrator/duties", `/administrator/duties/${code}`,
		"/administrator/reviews"],
};
