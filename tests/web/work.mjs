/*
 * What people do with the pages, step by step, each as a person would: start a
 * micro-credential, fill the draft, submit it, review it, decide on it.
 */
import { file } from "./person.mjs";

/* So many words. 150 fit every section of the samples, 60 every reflection. */
export function words(count, first = "Students") {
	const some = ["listened", "to", "each", "other", "and", "wrote", "down",
		"what", "changed", "while", "we", "compared", "two", "lessons"];
	return [first, ...Array.from({ length: count - 1 },
		(_, i) => some[i % some.length])].join(" ");
}

export const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAA"
	+ "ADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

const expect = (answer, status, what) => {
	if (answer.status !== status)
		throw new Error(`${what}: ${answer.status} instead of ${status}: `
			+ answer.main.slice(0, 400));
	return answer;
};

/* The editor of a new draft, or of the one that is open. */
export async function startDraft(educator, code) {
	const page = expect(await educator.get(`/educator/start/${code}`), 200,
		`start ${code}`);
	const ask = page.forms.find((form) => form.action === "/educator/submissions");
	const editor = ask ? await educator.send(ask)
		: await educator.get(page.link(/^\/educator\/submissions\/[a-z2-7]{26}/));
	return expect(editor, 200, `the draft of ${code}`);
}

export function addLink(educator, editor, title, url) {
	return educator.send(editor.form("/educator/submissions/"),
		{ link_title: title, link_url: url }, "add=link");
}

export function addFile(educator, editor, title, held) {
	return educator.send(editor.form("/educator/submissions/"),
		{ file_title: title, file: held }, "add=file");
}

/* Something in every section and beside every artifact. */
export function answers(form, { section = 150, reflection = 60 } = {}) {
	const values = {};
	for (const name of form.names) {
		if (name.startsWith("section-"))
			values[name] = words(section, `In ${name}`);
		if (name.startsWith("reflection-"))
			values[name] = words(reflection, `For ${name}`);
	}
	return values;
}

/* A draft with two artifacts and every field filled, saved. */
export async function fillDraft(educator, editor) {
	let page = await addLink(educator, editor, "Lesson video",
		"https://videos.example.org/lesson?part=1&from=0:40");
	page = await addFile(educator, page, "Map of the talk",
		file("talk map.png", png, "image/png"));
	const form = page.form("/educator/submissions/");
	return expect(await educator.send(form, answers(form), "action=save"), 200,
		"saving the draft");
}

/* Hands it in: the page that says where it stands. */
export async function handIn(educator, editor) {
	const form = editor.form("/educator/submissions/");
	const page = await educator.send(form, { consent: "1", original: "1" },
		"action=submit");
	return expect(page, 200, "handing in");
}

export async function submitWork(educator, code) {
	const editor = await fillDraft(educator, await startDraft(educator, code));
	const page = await handIn(educator, editor);
	return { id: idOf(editor.path), number: numberOf(page.main), page };
}

export function idOf(path) {
	return path.match(/[a-z2-7]{26}/)?.[0];
}

export function numberOf(text) {
	return text.match(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/)?.[0];
}

/*
 * The value of the claim button that belongs to a submission's number: the
 * first one that stands behind the number, or names it. Null: none is offered.
 */
export function claimButton(queue, number) {
	const at = queue.text.indexOf(number);
	const buttons = [...queue.text.matchAll(
		/<button[^>]*name="claim"[^>]*value="([^"]+)"[^>]*>([^]*?)<\/button>/g)];
	const found = buttons.find(([, , label]) => label.includes(number))
		?? buttons.find((button) => at >= 0 && button.index > at);
	return found?.[1] ?? null;
}

/* Pages through the queue until the number is there. */
export async function claim(assessor, number) {
	let queue = await assessor.get("/assessor/queue");
	for (let turns = 0; turns < 20; turns++) {
		const value = queue.main.includes(number) ? claimButton(queue, number)
			: null;
		if (value)
			return assessor.follow(await assessor.post("/assessor/queue", {
				token: queue.form("/assessor/queue").value("token"),
				claim: value,
			}));
		const next = queue.link("after=");
		if (!next)
			break;
		queue = await assessor.get(next);
	}
	return null;
}

/* The scores of a review: `choose` says which choice of n, by the row. */
export function scores(form, choose = (n) => n - 1) {
	const values = {};
	const names = [...new Set(form.radios.map((radio) => radio.name))]
		.filter((name) => name.startsWith("score-"));
	names.forEach((name, row) => {
		const choices = form.radios.filter((radio) => radio.name === name);
		values[name] = choices[choose(choices.length, row)].value;
	});
	for (const name of form.names)
		if (name.startsWith("feedback-"))
			values[name] = words(20, `About ${name}`);
	return values;
}

export function recommend(assessor, page, recommendation, choose) {
	const form = page.form("/assessor/reviews/");
	return assessor.send(form, {
		...scores(form, choose), recommendation,
		note: "For the issuer of record: see the second minute.",
	}, "action=send");
}

/* The decision page of a submission's number, found at the desk. */
export async function decisionPage(issuer, number, show = "waiting") {
	let desk = await issuer.get(`/issuer/?show=${show}`);
	for (let turns = 0; turns < 20; turns++) {
		const pages = desk.main.includes(number) ? new Set(desk.links.filter(
			(link) => link.startsWith("/issuer/decisions/"))) : [];
		for (const href of pages) {
			const page = await issuer.get(href);
			if (page.main.includes(number))
				return page;
		}
		const next = desk.link("after=");
		if (!next)
			break;
		desk = await issuer.get(next);
	}
	return null;
}

export function decide(issuer, page, outcome, note = "Decided on the evidence.") {
	return issuer.send(page.form("/issuer/decisions/"), { outcome, note },
		"action=decide");
}
