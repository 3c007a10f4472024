/*
 * People who walk the whole path while parts of it are ended: what fails they
 * try again, as the page tells them to, after a look at what came of it.
 *
 * A step that was acknowledged is never done again: if it was lost, the path
 * can't go on, and the end tells. A step whose answer was lost is looked up
 * first, as a person would.
 */
import { randomBytes } from "node:crypto";
import { file, Person } from "../web/person.mjs";
import { account, demo, sql } from "../web/stack.mjs";
import * as work from "../web/work.mjs";

const patience_ms = 90000;

class Away extends Error {}

const told = { answers: 0, refused: 0, cut: 0, away: {}, worst_ms: 0 };
export const wrongs = [];

export function summary() {
	return told;
}

/* Every page that is no success says, in words, what to do now. */
function judge(answer) {
	told.answers++;
	if (answer.status < 500)
		return answer;
	told.away[answer.status] = (told.away[answer.status] ?? 0) + 1;
	if (!/html/.test(answer.type) || !answer.h1
			|| !/again|wait|minute|moment/i.test(answer.main))
		wrongs.push(`${answer.path}: ${answer.status} says nothing: `
			+ answer.text.slice(0, 300));
	throw new Away(`${answer.path}: ${answer.status} ${answer.h1}`);
}

/* A person who does not give up for an answer that says "later". */
class Patient extends Person {
	async ask(...args) {
		try {
			return judge(await super.ask(...args));
		} catch (error) {
			/* nginx itself was ended: the browser says so. */
			if (["ECONNREFUSED", "ECONNRESET", "EPIPE"].includes(error.code)) {
				told[error.code === "ECONNREFUSED" ? "refused" : "cut"]++;
				throw new Away(error.message);
			}
			throw error;
		}
	}
}

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/* Until it is done; each try begins with a look. */
async function insist(what, step) {
	const began = Date.now();
	for (;;) {
		try {
			const result = await step();
			if (result !== undefined) {
				told.worst_ms = Math.max(told.worst_ms, Date.now() - began);
				return result;
			}
		} catch (error) {
			if (!(error instanceof Away))
				throw new Error(`${what}: ${error.message}`,
					{ cause: error });
		}
		if (Date.now() - began > patience_ms)
			throw new Error(`${what}: not in ${patience_ms / 1000} s`);
		await sleep(150);
	}
}

export async function patient(username) {
	return insist(`${username} signs in`, async () => {
		const person = new Patient(demo.url, account(username));
		try {
			return await person.signOn();
		} catch (error) {
			if (error instanceof Away || / 5\d\d /.test(error.message))
				throw new Away(error.message);
			throw error;
		}
	});
}

/* A row of the records, whenever they can be asked again. */
export async function row(text) {
	return insist("the records answer", async () => {
		try {
			return sql(text)[0] ?? [];
		} catch (error) {
			if (/EPIPE|ERROR (200[236]|2013|2026|2055|1053)/.test(String(error)))
				throw new Away("no database");
			throw error;
		}
	});
}

const editorPath = (id) => `/educator/submissions/${id}`;

/* ---- the educator -------------------------------------------------------- */

async function fill(educator, id, texts) {
	const editor = () => educator.get(editorPath(id));
	await insist("a link", async () => {
		const page = await editor();
		return page.text.includes("Lesson video") || (await work.addLink(
			educator, page, "Lesson video",
			"https://videos.example.org/lesson")).status === 200;
	});
	const held = file("map.png", Buffer.concat([work.png, randomBytes(30000)]),
		"image/png");
	await insist("a file", async () => {
		const page = await editor();
		return page.text.includes("Map of the talk") || (await work.addFile(
			educator, page, "Map of the talk", held)).status === 200;
	});
	return insist("the texts", async () => {
		const page = await editor();
		const form = page.form("/educator/submissions/");
		const values = work.answers(form);
		for (const name of Object.keys(values))
			values[name] = `${values[name]} ${id}`;
		const saved = await educator.send(form, values, "action=save");
		if (saved.status !== 200)
			return undefined;
		Object.assign(texts, values);
		return true;
	});
}

/* Acknowledged: the answer said so. Else the page tells where it stands. */
async function handIn(educator, id) {
	return insist("handing in", async () => {
		const page = await educator.get(editorPath(id));
		const form = page.forms.find((one) => one.names.has?.("consent")
			?? [...one.names].includes("consent"));
		if (!form)
			return work.numberOf(page.main);
		const sent = await educator.send(form,
			{ consent: "1", original: "1" }, "action=submit");
		return sent.status === 200 ? work.numberOf(sent.main) : undefined;
	});
}

/* ---- assessors and issuers ------------------------------------------------- */

/* The review of a number that is this assessor's already, or a place in it. */
async function reviewOf(assessor, number) {
	const queue = await assessor.get("/assessor/queue");
	for (const href of new Set(queue.links.filter((link) =>
		/^\/assessor\/reviews\//.test(link)))) {
		const at = queue.text.indexOf(href);
		if (!queue.text.slice(Math.max(0, at - 1500), at + 1500)
			.includes(number))
			continue;
		const page = await assessor.get(href);
		if (page.main.includes(number))
			return page;
	}
	return work.claim(assessor, number);
}

async function review(username, number, once) {
	const assessor = await patient(username);
	let acknowledged = false;
	return insist(`${username} reviews ${number}`, async () => {
		const [done] = await row(`SELECT COUNT(*) FROM review r
			JOIN attempt a ON a.id = r.attempt_id
			JOIN submission s ON s.id = a.submission_id
			JOIN person p ON p.id = r.assessor_id
			WHERE s.number = '${number}' AND p.username = '${username}'
			AND r.state = 'recommended'`);
		if (done !== "0")
			return true;
		if (acknowledged)
			throw new Error("a recommendation that was sent is lost");
		const page = await reviewOf(assessor, number);
		if (!page)
			return undefined;
		const sent = await work.recommend(assessor, page, "award");
		acknowledged = sent.status === 200 && !/error/.test(sent.path);
		if (acknowledged)
			once.push(`${username} ${number}`);
		return undefined;
	});
}

async function decide(username, number) {
	const issuer = await patient(username);
	return insist(`${username} decides on ${number}`, async () => {
		const [done] = await row(`SELECT COUNT(*) FROM decision d
			JOIN attempt a ON a.id = d.attempt_id
			JOIN submission s ON s.id = a.submission_id
			WHERE s.number = '${number}'`);
		if (done !== "0")
			return true;
		const page = await work.decisionPage(issuer, number);
		if (page)
			await work.decide(issuer, page, "award");
		return undefined;
	});
}

/* ---- the path -------------------------------------------------------------- */

const courses = [
	{ code: "decoding-how-print-works", assessors: ["treyes", "jabara"],
		issuer: "rlindqvist" },
	{ code: "checking-for-understanding", assessors: ["lnovak", "dmensah"],
		issuer: "pkarim" },
	{ code: "global-goal-close-to-home", assessors: ["schen", "lnovak"],
		issuer: "pkarim" },
];

/* One educator, one micro-credential, from the first page to the award that
 * anyone can check. */
export async function walk(username, turn) {
	const { code, assessors, issuer } = courses[turn % courses.length];
	const done = { username, code, texts: {}, reviews: [] };
	const educator = await patient(username);
	done.id = await insist(`${username} starts ${code}`, async () =>
		work.idOf((await work.startDraft(educator, code).catch((error) => {
			throw / 5\d\d /.test(error.message)
				? new Away(error.message) : error;
		})).path));
	await fill(educator, done.id, done.texts);
	done.number = await handIn(educator, done.id);
	await Promise.all(assessors.map((name) =>
		review(name, done.number, done.reviews)));
	await decide(issuer, done.number);
	[done.award] = await row(`SELECT w.public_id FROM award w
		JOIN decision d ON d.id = w.decision_id
		JOIN attempt a ON a.id = d.attempt_id
		JOIN submission s ON s.id = a.submission_id
		WHERE s.number = '${done.number}'`);
	await insist("sharing", async () => {
		const page = await educator.get(`/educator/awards/${done.award}`);
		const form = page.form("/educator/awards/");
		if (form.buttons.some(({ value }) => value === "share"))
			await educator.send(form, {}, "action=share");
		else
			return true;
		return undefined;
	});
	return done;
}
