/*
 * Bad input: each gets the right status and a sentence, changes nothing, and
 * loses nothing that reached the worker.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { opened, records, signedIn, sql, visitor } from "./stack.mjs";
import { file, urlencoded } from "./person.mjs";
import * as work from "./work.mjs";

const code = "checking-for-understanding";
const nobody = "a".repeat(26);
let educator, other, editor, id;

before(async () => {
	educator = await signedIn("hdavis");
	other = await signedIn("gsingh");
	editor = await work.startDraft(educator, code);
	id = work.idOf(editor.path);
});

/* Sends it, and looks at what came back and that no record changed. */
async function refused(statuses, send, words = /\w+ \w+ \w+/) {
	const earlier = records();
	const answer = await send();
	assert.ok([statuses].flat().includes(answer.status),
		`${answer.status} instead of ${statuses}: ${answer.main.slice(0, 200)}`);
	assert.match(answer.main || answer.words, words);
	assert.doesNotMatch(answer.words,
		/SQL|mysql|errno|\.c:\d|assert|stack|exception/i);
	assert.deepEqual(records(), earlier, "nothing changed");
	return answer;
}

const draft = () => `/educator/submissions/${id}`;
const fresh = async () =>
	(await educator.get(draft())).form("/educator/submissions/");
const section = (form) =>
	[...form.names].find((name) => name.startsWith("section-"));

test("unknown paths: 404", async () => {
	for (const path of ["/nothing", "/educator/nothing", "/catalog/no-such-code",
		`/awards/${nobody}`, "/awards/short", "/catalog/UPPER", "/.git/config",
		"/static/nothing.css", "/files/x", "/educator/submissions/x"])
		await refused(404, () => educator.get(path));
});

test("paths that climb or hide: nothing is found by them", async () => {
	for (const path of ["/catalog/../educator", "/catalog/%2e%2e/%2e%2e/etc",
		"/catalog/%00", "/awards/%ff%fe", "/catalog/a%2fb",
		"/static/../nginx.conf", "/static/%2e%2e/accolade.conf"]) {
		const answer = await visitor().get(path);
		assert.ok([301, 303, 400, 404].includes(answer.status),
			`${path}: ${answer.status}`);
	}
});

test("wrong methods: 405, and which ones would do", async () => {
	const put = await refused(405, () => educator.ask("PUT", draft()));
	assert.match(put.headers.allow ?? "", /GET/);
	await refused(405, () => educator.ask("DELETE", draft()));
	await refused(405, () => visitor().post("/catalog/", { q: "x" }));
	await refused([404, 405], () => visitor().ask("TRACE", "/"));
	await refused(405, () => educator.get(`${draft()}/artifacts`));
});

test("HEAD is GET without a body", async () => {
	const answer = await visitor().ask("HEAD", "/catalog/");
	assert.equal(answer.status, 200);
	assert.equal(answer.body.length, 0);
});

test("a missing token: 409, nothing lost", async () => {
	const form = await fresh();
	const typed = "Words that took me an hour.";
	const answer = await refused([403, 409], () => educator.submit(form,
		{ token: null, [section(form)]: typed }, "action=save"));
	assert.ok(answer.words.includes(typed) || answer.text.includes(typed),
		"what was typed is shown again");
});

test("a stale or foreign token: the fields again with a fresh one", async () => {
	const form = await fresh();
	const typed = "Words that took me a second hour.";
	const foreign = (await other.get("/educator/")).forms[0].value("token");
	for (const token of ["x".repeat(52), foreign, ""]) {
		const answer = await refused([403, 409], () => educator.submit(form,
			{ token, [section(form)]: typed }, "action=save"));
		assert.ok(answer.text.includes(typed));
		const again = answer.form(draft());
		assert.notEqual(again.value("token"), token);
		assert.equal(again.value(section(form)), typed);
	}
	const shown = await educator.submit(form,
		{ token: "stale", [section(form)]: typed }, "action=save");
	const saved = await educator.send(shown.form(draft()), {});
	assert.equal(saved.status, 200, "sending it once more saves it");
});

test("a session that ended while writing: a way to sign in, nothing lost",
	async () => {
		const person = await signedIn("hdavis");
		const page = await person.get(draft());
		const form = page.form("/educator/submissions/");
		await person.signOut(page);
		const typed = "Words that were typed for an hour & more.";
		const answer = await refused([401, 403], () => person.submit(form,
			{ [section(form)]: typed }, "action=save"));
		assert.ok(answer.form("/sign-on"), "a way to sign in");
		assert.ok(answer.text.includes("typed for an hour"));
	});

test("signing in again in place: back where one was, with every word",
	async () => {
		const person = await signedIn("hdavis");
		const page = await person.get(draft());
		const form = page.form("/educator/submissions/");
		await person.signOut(page);
		const typed = "Typed while <b>signed out</b> & kept, \"all\" of it.";
		const lost = await person.submit(form,
			{ [section(form)]: typed }, "action=save");
		assert.equal(lost.status, 401);
		const wrong = await person.submit(lost.form("/sign-on"),
			{ username: "hdavis", password: "not this one" });
		assert.equal(wrong.status, 422);
		assert.match(wrong.main, /don.t match/);
		const again = await person.submit(wrong.form("/sign-on"),
			{ ...person.account && { username: person.account.username,
				password: person.account.password } });
		assert.equal(again.status, 200);
		assert.ok(!again.text.includes("<b>signed"), "what was typed is inert");
		assert.ok(!again.text.includes(person.account.password));
		const saved = await person.send(again.form(draft()), {});
		assert.equal(saved.status, 200);
		assert.equal(saved.form("/educator/submissions/")
			.value(section(form)), typed);
	});

test("signing in for a form that goes elsewhere leads nowhere else",
	async () => {
		for (const path of ["//evil.example/", "https://evil.example/",
			"/\\evil.example", "/sign-on", "javascript:alert(1)"]) {
			const person = visitor();
			const page = await person.get("/sign-on");
			const { username, password } = educator.account;
			const answer = await person.submit(page.form("/sign-on"),
				{ username, password, resume: path, "section-1": "text" });
			assert.equal(answer.status, 303, path);
			assert.match(answer.location, /^\/educator\//, path);
		}
	});

test("fields missing, doubled, unknown, too long", async () => {
	const form = await fresh();
	const token = form.value("token");
	await refused([400, 422], () => educator.post("/educator/submissions",
		{ token }), /\w+/);
	await refused([400, 404, 422], () => educator.post("/educator/submissions",
		{ token, micro_credential: "x".repeat(5000) }), /\w+/);
	const name = section(form);
	await refused([400, 422], () => educator.post(draft(),
		[["token", token], [name, "one"], [name, "two"], ["action", "save"]]),
	/\w+/);
	await refused([200, 400, 413, 422], () => educator.post(draft(),
		[["token", token], [name, "w ".repeat(60000)], ["action", "save"]]),
	/\w+/);
});

test("bytes that are no text: NUL and broken UTF-8 are refused or cleaned",
	async () => {
		const form = await fresh();
		const token = form.value("token");
		const name = section(form);
		for (const bytes of ["a%00b", "%ff%fe", "%c0%af", "%ed%a0%80", "%zz"]) {
			const answer = await educator.post(draft(),
				`token=${token}&${name}=${bytes}&action=save`);
			assert.ok([200, 303, 400, 422].includes(answer.status),
				`${bytes}: ${answer.status}`);
		}
		const kept = sql(`SELECT HEX(r.text) FROM response r
			JOIN attempt a ON a.id = r.attempt_id
			JOIN submission s ON s.id = a.submission_id
			WHERE s.public_id = '${id}'`).flat().join(" ");
		assert.doesNotMatch(kept, /(?:^|[\s])(?:..)*?00/, "no NUL is kept");
	});

test("a body larger than allowed: 413 with a sentence", async () => {
	const form = await fresh();
	const answer = await refused(413, () => educator.post(draft(),
		`token=${form.value("token")}&action=save&${section(form)}=`
		+ "x".repeat(5 * 1024 * 1024)));
	assert.match(answer.words, /large|big|long|more than/i);
});

test("a body that breaks off changes nothing", async () => {
	const form = await fresh();
	const earlier = records();
	const body = urlencoded([["token", form.value("token")],
		["action", "save"], [section(form), "half a sentence"]]);
	await assert.rejects(educator.ask("POST", draft(), {
		headers: {
			"Content-Type": "application/x-www-form-urlencoded",
			"Content-Length": body.length + 500,
		}, body, cut: true,
	}));
	assert.deepEqual(records(), earlier);
	assert.equal((await educator.get(draft())).status, 200);
});

test("multipart that breaks its own rules: 400", async () => {
	const form = await fresh();
	const path = `${draft()}/artifacts`;
	const head = "multipart/form-data; boundary=b";
	const part = (name) => `--b\r\nContent-Disposition: form-data; name="${
		name}"\r\n\r\n`;
	const token = `${part("token")}${form.value("token")}\r\n`;
	for (const [type, body] of [
		["multipart/form-data", token],
		[head, "no boundary at all"],
		[head, `${token}${part("file_title")}never closed`],
		[head, `${token}--b\r\nX: y\r\n\r\nno name\r\n--b--\r\n`],
		[`${head}${"b".repeat(300)}`, token]])
		await refused([400, 403, 409], () => educator.ask("POST", path,
			{ headers: { "Content-Type": type }, body }), /\w+/);
	await refused([400, 415], () => educator.ask("POST", draft(), {
		headers: { "Content-Type": "application/json" }, body: "{}",
	}), /\w+/);
});

test("an upload named ../../x is kept as data, under a harmless name",
	async () => {
		let page = await educator.get(draft());
		for (const name of ["../../x.txt", "C:\\temp\\x.txt", "a\"b.txt",
			"x\u202etxt.exe.txt"]) {
			page = await work.addFile(educator, page, "A list",
				file(name, `list ${name}\n`, "text/plain"));
			assert.equal(page.status, 200, name);
			const held = page.form("/educator/submissions/").buttons
				.filter((one) => one.name === "remove");
			const href = page.links.filter((link) =>
				/\/educator\/.*(artifact|file)/.test(link)).at(-1);
			const answer = await opened(educator, href);
			assert.equal(answer.status, 200);
			assert.doesNotMatch(answer.headers["content-disposition"] ?? "",
				/[/\\]x|\.\./);
			page = await educator.send(page.form("/educator/submissions/"), {},
				`remove=${held.at(-1).value}`);
		}
	});

test("what can't be evidence is refused with a sentence", async () => {
	const page = await educator.get(draft());
	for (const held of [
		file("page.html", "<!doctype html><script>alert(1)</script>",
			"text/html"),
		file("movie.mp4", "<!doctype html><script>alert(1)</script>",
			"video/mp4"),
		file("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>",
			"image/svg+xml"),
		file("empty.pdf", "", "application/pdf")]) {
		const earlier = sql("SELECT COUNT(*) FROM artifact")[0][0];
		const answer = await work.addFile(educator, page, "Evidence", held);
		assert.ok([200, 400, 415, 422].includes(answer.status), held.name);
		assert.match(answer.text, /usa-error-message/, held.name);
		assert.equal(sql("SELECT COUNT(*) FROM artifact")[0][0], earlier);
	}
});

test("links lead to the web and nowhere else", async () => {
	const page = await educator.get(draft());
	for (const url of ["javascript:alert(1)", "data:text/html,x", "file:///etc",
		"https://", "not a link", "https://a\" onclick=x"]) {
		const answer = await work.addLink(educator, page, "A link", url);
		assert.match(answer.text, /usa-error-message/, url);
		assert.ok(!answer.text.includes(`href="${url}"`), url);
	}
});

test("the same form sent twice adds once", async () => {
	const page = await educator.get(draft());
	const form = page.form("/educator/submissions/");
	const values = { link_title: "Sent twice", link_url: "https://a.example/2" };
	const both = await Promise.all([
		educator.submit(form, values, "add=link"),
		educator.submit(form, values, "add=link")]);
	for (const answer of both)
		assert.ok([200, 303, 409].includes(answer.status), `${answer.status}`);
	assert.equal(sql(`SELECT COUNT(*) FROM artifact
		WHERE title = 'Sent twice' AND removed_at IS NULL`)[0][0], "1");
});

test("two tabs: the second save loses neither text", async () => {
	const one = await fresh();
	const two = await fresh();
	const name = section(one);
	const first = await educator.send(one, { [name]: "From the first tab." },
		"action=save");
	assert.equal(first.status, 200);
	const second = await educator.follow(await educator.submit(two,
		{ [name]: "From the second tab." }, "action=save"));
	assert.ok([200, 409].includes(second.status), `${second.status}`);
	assert.ok(second.text.includes("From the first tab."), "what is stored");
	assert.ok(second.text.includes("From the second tab."), "what was typed");
});

test("a form that came back with a mistake is no second window", async () => {
	const form = await fresh();
	const values = work.answers(form);
	const back = await educator.submit(form, values, "action=submit");
	assert.equal(back.status, 422);
	const name = section(form);
	const text = `Once more. ${values[name]}`;
	const saved = await educator.send(back.form("/educator/submissions/"),
		{ [name]: text }, "action=save");
	assert.equal(saved.status, 200);
	assert.equal(saved.form("/educator/submissions/").value(name), text);
});

test("ids of other people's records: 404, in every method", async () => {
	const form = await fresh();
	const token = (await other.get("/educator/")).forms[0].value("token");
	await refused(404, () => other.get(draft()));
	await refused(404, () => other.post(draft(), {
		token, action: "save", [section(form)]: "theirs",
	}));
	await refused(404, () => other.upload(`${draft()}/artifacts`, {
		token, add: "link", link_title: "x", link_url: "https://x.example/",
	}));
	await refused(404, () => educator.get(`/educator/submissions/${nobody}`));
});

test("JSON clients get the same refusals as problem documents", async () => {
	const answer = await educator.json(`/educator/submissions/${nobody}`);
	assert.equal(answer.status, 404);
	assert.match(answer.type, /application\/problem\+json/);
	assert.equal(answer.json.status, 404);
	assert.ok(answer.json.title);
	const out = await visitor().json(draft());
	assert.equal(out.status, 401);
	assert.match(out.type, /application\/problem\+json/);
});

test("a header full of cookies, or two sessions in one, opens nothing",
	async () => {
		const [[name, value]] = [...educator.jar].filter(
			([key]) => /session|accolade/i.test(key));
		const twice = await visitor().get("/educator/",
			{ Cookie: `${name}=${value}; ${name}=${"x".repeat(52)}` });
		assert.ok([303, 400].includes(twice.status), `${twice.status}`);
		const huge = await visitor().get("/",
			{ Cookie: `a=${"x".repeat(40000)}` });
		assert.ok([400, 414, 431, 494].includes(huge.status), `${huge.status}`);
		const user = await visitor().get("/educator/",
			{ "X-Accolade-User": "hdavis", "Remote-User": "hdavis" });
		assert.equal(user.status, 303);
	});
