/*
 * What someone meets who clicks twice, works in two windows, or bends forms:
 * nothing that reached the worker is lost, and the words are true.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { signedIn, sql, visitor } from "./stack.mjs";
import { file } from "./person.mjs";
import * as work from "./work.mjs";

const code = "checking-for-understanding";
const editorForm = (page) => page.form("/educator/submissions/");
const textOf = (form) => [...form.names].find((name) =>
	name.startsWith("section-"));

/* A draft of somebody's that can be handed in as it is. */
async function readyDraft(username) {
	const educator = await signedIn(username);
	const page = await work.fillDraft(educator,
		await work.startDraft(educator, code));
	return { educator, page, id: work.idOf(page.path) };
}

const artifacts = (id) => sql(`SELECT f.kind, f.title FROM artifact f
	JOIN attempt a ON a.id = f.attempt_id
	JOIN submission s ON s.id = a.submission_id
	WHERE s.public_id = '${id}' AND f.removed_at IS NULL ORDER BY f.id`);

test("handing in with four clicks comes to one submission, without a scolding",
	async () => {
		const { educator, page, id } = await readyDraft("awoods");
		const form = editorForm(page);
		const answers = await Promise.all([1, 2, 3, 4].map(() =>
			educator.submit(form, { consent: "1", original: "1" },
				"action=submit")));
		assert.deepEqual(answers.map(({ status }) => status),
			[303, 303, 303, 303]);
		assert.deepEqual(sql(`SELECT COUNT(*) FROM audit u
			JOIN submission s ON s.id = u.submission_id
			WHERE s.public_id = '${id}'
			AND u.action = 'submission.submitted'`), [["1"]]);
	});

test("what is typed in a second window after handing in is given back",
	async () => {
		const { educator, page } = await readyDraft("bkowalczyk");
		const form = editorForm(page);
		await educator.send(form, { consent: "1", original: "1" },
			"action=submit");
		const typed = "Typed in the <b>other</b> window & not saved.";
		for (const button of ["action=save", "action=submit", "add=link"]) {
			const late = await educator.submit(form, { consent: "1",
				original: "1", [textOf(form)]: typed,
				link_title: "A title for later",
				link_url: "https://a.example/late" }, button);
			assert.equal(late.status, 409, button);
			assert.match(late.main, /handed in already/);
			assert.ok(late.main.includes(typed), `${button}: the words`);
			assert.ok(late.main.includes("A title for later"), button);
			assert.ok(!late.text.includes("<b>other"), "inert");
		}
		/* A button without new words only leads on. */
		const again = await educator.submit(form,
			{ consent: "1", original: "1" }, "action=submit");
		assert.equal(again.status, 303);
	});

test("a link that stands in the form when it is saved is added", async () => {
	const educator = await signedIn("ctaylor");
	const page = await work.startDraft(educator, code);
	const id = work.idOf(page.path);
	const saved = await educator.send(editorForm(page), {
		link_title: "The board afterwards", link_url: "https://a.example/board",
	}, "action=save");
	assert.equal(saved.status, 200);
	assert.deepEqual(artifacts(id), [["link", "The board afterwards"]]);
	const wrong = await educator.submit(editorForm(saved), {
		link_title: "", link_url: "https://a.example/untitled",
	}, "action=save");
	assert.equal(wrong.status, 422);
	assert.equal(editorForm(wrong).value("link_url"),
		"https://a.example/untitled");
	assert.equal(artifacts(id).length, 1);
});

test("a file that was chosen and not sent is told", async () => {
	const educator = await signedIn("ctaylor");
	const page = await work.startDraft(educator, code);
	const form = editorForm(page);
	const answer = await educator.submit(form,
		{ file: "lesson.pdf", [textOf(form)]: "Words beside the file." },
		"action=save");
	assert.equal(answer.status, 422);
	assert.match(answer.main, /file itself was not sent/);
	assert.equal(editorForm(answer).value(textOf(form)),
		"Words beside the file.", "the rest was saved");
});

test("artifacts may be changed many times; a limit is told as what it is",
	async () => {
		const educator = await signedIn("dnguyen");
		let page = await work.startDraft(educator, code);
		const id = work.idOf(page.path);
		for (let i = 0; i < 20; i++) {
			page = await work.addLink(educator, page, `Try ${i}`,
				`https://a.example/${i}`);
			assert.equal(page.status, 200, `try ${i}: ${page.main.slice(0, 90)}`);
			const [[number]] = sql(`SELECT MAX(f.id) FROM artifact f
				WHERE f.title = 'Try ${i}'`);
			page = await educator.send(editorForm(page), {}, `remove=${number}`);
		}
		sql(`INSERT INTO artifact (public_id, attempt_id, position, kind, title,
			url, once_key, added_at, removed_at)
			SELECT CONCAT(LPAD(seq, 3, 'a'), RIGHT(s.public_id, 23)), a.id, seq,
			'link', 'x', 'https://a.example/', CONCAT(seq, s.public_id), NOW(6),
			NOW(6) FROM seq_1_to_80 JOIN submission s
			JOIN attempt a ON a.submission_id = s.id
			WHERE s.public_id = '${id}'`);
		const full = await educator.submit(editorForm(page), {
			[textOf(editorForm(page))]: "Typed beside one too many.",
			link_title: "One more", link_url: "https://a.example/more",
		}, "add=link");
		assert.equal(full.status, 403);
		assert.match(full.main, /too often/);
		assert.equal(editorForm(full).value(textOf(editorForm(page))),
			"Typed beside one too many.");
	});

test("a file's field with hundreds of files keeps none of them", async () => {
	const educator = await signedIn("efitzgerald");
	const page = await work.startDraft(educator, code);
	const token = editorForm(page).value("token");
	const pdf = (i) => ["file", file(`${i}.pdf`, `%PDF-1.4 number ${i}`,
		"application/pdf")];
	const answer = await educator.upload(
		`/educator/submissions/${work.idOf(page.path)}/artifacts`,
		[["token", token], ["add", "file"],
			...Array.from({ length: 900 }, (_, i) => pdf(i))]);
	assert.equal(answer.status, 422);
	assert.match(answer.main, /sent twice/);
	assert.equal(artifacts(work.idOf(page.path)).length, 0);
});

test("letters of a name can't be made to stand in another order", async () => {
	const educator = await signedIn("fhaddad");
	const page = await work.addFile(educator,
		await work.startDraft(educator, code), "",
		file("talk\u202Egpj.exe\u2066.png", work.png, "image/png"));
	assert.equal(page.status, 200);
	assert.deepEqual(artifacts(work.idOf(page.path)),
		[["file", "talkgpj.exe.png"]]);
	const titled = await work.addLink(educator, page, "A\u202Eeltit",
		"https://a.example/");
	assert.ok(!/[\u202a-\u202e\u2066-\u2069]/.test(titled.text));
});

test("a token with something behind it is no token", async () => {
	const educator = await signedIn("gsorensen");
	const page = await work.startDraft(educator, code);
	const token = editorForm(page).value("token");
	for (const bent of [`${token}%00`, `${token}%00x`, `${token}+`, `%20${token}`,
		token.toUpperCase(), `${token}&token=${token}`])
		assert.equal((await educator.post(page.path,
			`action=save&token=${bent}`)).status, 403, bent.slice(52));
	assert.equal((await educator.post(`${page.path}?token=${token}`,
		"action=save")).status, 403, "in the query");
});

test("static files know GET and HEAD, and say so of others", async () => {
	const [sheet] = (await visitor().get("/")).text.match(/\/static\/[^"]+\.css/);
	for (const method of ["PUT", "DELETE", "PATCH", "POST"])
		assert.equal((await visitor().ask(method, sheet)).status, 405, method);
});

test("a role that is taken away while writing takes no words with it",
	async () => {
		const educator = await signedIn("rsilva");
		const page = await work.startDraft(educator, code);
		const form = editorForm(page);
		const [[person]] = sql("SELECT id FROM person WHERE username = 'rsilva'");
		sql(`DELETE FROM role_grant WHERE person_id = ${person}`);
		try {
			const answer = await educator.submit(form,
				{ [textOf(form)]: "Typed before the role was gone." },
				"action=save");
			assert.equal(answer.status, 403);
			assert.ok(answer.main.includes("Typed before the role was gone."));
			/* What another site sends is read by nobody. */
			const foreign = await educator.post(page.path,
				{ [textOf(form)]: "From elsewhere." },
				{ Origin: "https://evil.example" });
			assert.equal(foreign.status, 403);
			assert.ok(!foreign.text.includes("From elsewhere."));
		} finally {
			sql(`INSERT INTO role_grant VALUES (${person}, 'educator', NOW(6))`);
		}
	});

test("nobody decides on recommendations that came after the page was opened",
	async () => {
		const { educator, page } = await readyDraft("hpark");
		const { main } = await work.handIn(educator, page);
		const number = work.numberOf(main);
		const assessors = await Promise.all(["treyes", "lnovak"].map(signedIn));
		for (const [i, assessor] of assessors.entries())
			await work.recommend(assessor, await work.claim(assessor, number),
				i === 0 ? "award" : "not_yet");
		const issuer = await signedIn("pkarim");
		const old = (await work.decisionPage(issuer, number))
			.form("/issuer/decisions/");
		const asked = await Promise.all([1, 2].map(() => issuer.submit(old,
			{ third_note: "Is the second check there?" }, "action=ask_third")));
		assert.deepEqual(asked.map(({ status }) => status).sort(), [303, 409]);
		const early = await issuer.submit(old,
			{ outcome: "award", note: "Typed too early." }, "action=decide");
		assert.equal(early.status, 409, "it is being read");
		assert.match(early.main, /doesn.t await a decision/);
		assert.ok(early.main.includes("Typed too early."));
		const third = await signedIn("dmensah");
		await work.recommend(third, await work.claim(third, number), "not_yet");
		const stale = await issuer.submit(old,
			{ outcome: "award", note: "Typed on the old page." },
			"action=decide");
		assert.equal(stale.status, 409);
		assert.match(stale.main, /something new/);
		assert.ok(stale.main.includes("Typed on the old page."));
		const fresh = await work.decisionPage(issuer, number);
		const done = await work.decide(issuer, fresh, "not_yet");
		assert.equal(done.status, 200);
		const again = await issuer.submit(fresh.form("/issuer/decisions/"),
			{ outcome: "not_yet", note: "Decided on the evidence." },
			"action=decide");
		assert.equal(again.status, 303, "the same click a second time");
	});
