/*
 * Signing in with the network account: who is let in, who isn't and what they
 * are told, where they are led, and how a session ends.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
	account, demo, logged, records, signedIn, sql, visitor,
} from "./stack.mjs";
import { Person } from "./person.mjs";

async function refused(username, password, what) {
	const person = visitor();
	const page = await person.get("/sign-on");
	const answer = await person.submit(page.form("/sign-on"),
		{ username, password });
	assert.notEqual(answer.status, 303, `${what}: let in`);
	assert.ok([200, 400, 401, 403, 422, 429].includes(answer.status),
		`${what}: ${answer.status}`);
	assert.ok(!answer.text.includes(`value="${password}"`) || password === "");
	assert.equal((await person.get("/educator/")).status, 303);
	return answer;
}

test("everyone signs in, whatever the name is made of", async () => {
	for (const username of ["oreilly", "nyamamoto", "ivolkov", "kadeyemi",
		"mhernandez"]) {
		const person = await signedIn(username);
		const home = await person.get("/educator/");
		assert.equal(home.status, 200, username);
		assert.ok(home.words.includes(account(username).name), username);
	}
});

test("each lands where the work is", async () => {
	for (const [username, start] of [["bhart", "/educator/"],
		["treyes", "/assessor/"], ["rlindqvist", "/issuer/"],
		["ncole", "/administrator/"]]) {
		const person = await signedIn(username);
		const page = await person.follow(person.landed);
		assert.equal(page.status, 200, username);
		assert.ok(page.path.startsWith(start) || page.path === "/educator/",
			`${username} lands on ${page.path}`);
	}
});

test("a wrong password is told without a hint at which half is wrong",
	async () => {
		const wrong = await refused("pgray", "not-the-password", "wrong");
		const nobody = await refused("nobody-here", "not-the-password", "nobody");
		const plain = (answer) => answer.main.replace(/pgray|nobody-here/g, "");
		assert.equal(plain(wrong), plain(nobody));
		assert.equal(wrong.status, nobody.status);
	});

test("an empty or odd password never reaches the directory as a bind",
	async () => {
		await refused("pgray", "", "empty");
		await refused("pgray", "\u0000", "NUL");
		await refused("pgray", "\u0000ochre-plum-59", "NUL first");
		await refused("", "ochre-plum-59", "no name");
	});

test("a name is a name, never a filter", async () => {
	for (const name of ["*", "pgr*", "*)(uid=*", "pgray)(objectClass=*", "\\2a",
		"pgray\u0000", "o(x)", "uid=pgray,ou=people,dc=alder,dc=example",
		"Smith, Jo", "#", "x".repeat(3000),
		"x".repeat(10_000), "%s%n%x"])
		await refused(name, "ochre-plum-59", name.slice(0, 40));
});

test("where one is led afterwards stays on this site", async () => {
	for (const to of ["//evil.example", "/\\evil.example", "/%09/evil.example",
		"https:evil.example", "https://evil.example/",
		"/\r\nX-Header: yes", "/sign-on/out", "/" + "a".repeat(8000)]) {
		const person = visitor();
		const page = await person.get(
			`/sign-on?return=${encodeURIComponent(to)}`);
		if (page.status !== 200) {
			assert.ok([303, 400, 414].includes(page.status));
			continue;
		}
		const { username, password } = account("qmitchell");
		const answer = await person.submit(page.form("/sign-on"),
			{ username, password, return: to });
		if (answer.status === 303) {
			assert.match(answer.location, /^\/(?![/\\])/, to);
			assert.ok(!/evil/.test(answer.location), to);
			assert.equal(answer.headers["x-header"], undefined);
		}
	}
});

test("the cookie is closed to scripts and other sites, and new at sign-on",
	async () => {
		const person = new Person(demo.url, account("lstjames"));
		const earlier = await person.get("/sign-on");
		const { username, password } = person.account;
		const answer = await person.submit(earlier.form("/sign-on"),
			{ username, password });
		const session = answer.cookies.find((text) =>
			!/max-age=0/i.test(text) && text.split(";")[0].length > 40);
		assert.match(session, /httponly/i);
		assert.match(session, /samesite=lax|samesite=strict/i);
		assert.match(session, /path=\//i);
	});

test("a planted session is never taken over", async () => {
	const victim = new Person(demo.url, account("rsilva"));
	const own = await new Person(demo.url, account("rsilva")).signOn();
	const [name] = [...own.jar].find(([, value]) => value.length >= 40);
	victim.jar.set(name, "y".repeat(52));
	await victim.signOn();
	assert.notEqual(victim.jar.get(name), "y".repeat(52));
});

test("signing in again ends the session that this browser had", async () => {
	const person = await signedIn("awoods");
	const copy = new Person(demo.url);
	copy.jar = new Map(person.jar);
	await person.signOn();
	assert.equal((await person.get("/educator/")).status, 200);
	assert.equal((await copy.get("/educator/")).status, 303);
});

test("signing out ends the session for every copy of its cookie", async () => {
	const person = await signedIn("awoods");
	const copy = new Map(person.jar);
	const page = await person.get("/educator/");
	assert.equal(page.status, 200);
	const out = await person.signOut(page);
	assert.ok([200, 303].includes(out.status));
	person.jar = copy;
	assert.equal((await person.get("/educator/")).status, 303);
	assert.equal((await person.json("/educator/")).status, 401);
});

test("another site can neither sign in nor out", async () => {
	const { username, password } = account("ctaylor");
	for (const headers of [{ Origin: "https://evil.example" },
		{ Origin: "null" }, { "Sec-Fetch-Site": "cross-site" }]) {
		const person = visitor();
		const page = await person.get("/sign-on");
		const form = page.form("/sign-on");
		const answer = await person.post("/sign-on", [
			...form.fields.filter(([n]) => !["username", "password"].includes(n)),
			["username", username], ["password", password]], headers);
		assert.ok([400, 403, 409].includes(answer.status),
			`${JSON.stringify(headers)}: ${answer.status}`);
	}
	const person = await signedIn("ctaylor");
	const page = await person.get("/educator/");
	const form = page.form("/sign-on/out");
	const out = await person.post("/sign-on/out", form.fields,
		{ Origin: "https://evil.example" });
	assert.ok([400, 403, 409].includes(out.status), `${out.status}`);
	assert.equal((await person.get("/educator/")).status, 200);
});

test("the sign-on form has a token of its own", async () => {
	const person = visitor();
	const page = await person.get("/sign-on");
	const { username, password } = account("bkowalczyk");
	for (const token of ["", "x".repeat(52)]) {
		const answer = await person.submit(page.form("/sign-on"),
			{ username, password, token });
		assert.notEqual(answer.status, 303);
		assert.ok(!answer.text.includes(password), "no password is shown again");
	}
	const bare = new Person(demo.url);
	const answer = await bare.submit(page.form("/sign-on"),
		{ username, password });
	assert.notEqual(answer.status, 303, "a token without its cookie");
});

test("after some misses a name rests for a while, and no other does", async () => {
	const { password } = account("vlopez");
	for (let tries = 0; tries < 4; tries++)
		await refused("vlopez", `wrong-${tries}`, "wrong");
	await refused("vlopez", password, "right, while it rests");
	await signedIn("dnguyen");
	sql("DELETE FROM sign_on_attempt");
	await signedIn("vlopez");
});

test("tries at the same moment share one budget", async () => {
	const earlier = logged("pool-signon").length;
	const people = await Promise.all(Array.from({ length: 20 }, async () => {
		const person = visitor();
		const page = await person.get("/sign-on");
		return { person, form: page.form("/sign-on") };
	}));
	const answers = await Promise.all(people.map(({ person, form }, n) =>
		person.submit(form, { username: "tmoreau", password: `wrong-${n}` })));
	/* nginx may answer some of so many from one address by itself. */
	assert.ok(answers.every(({ status }) => [422, 429].includes(status)));
	assert.ok(answers.filter(({ status }) => status === 422).length > 6);
	const lines = logged("pool-signon").slice(earlier);
	const asked = lines.filter((line) => line.includes(" bind_refused "));
	assert.equal(asked.length, 3,
		`${asked.length} passwords reached the directory`);
	assert.ok(!lines.some((line) => line.includes("wrong-")));
	sql("DELETE FROM sign_on_attempt");
});

test("only GET and POST, and nothing is recorded of a refusal", async () => {
	const earlier = records();
	const answer = await visitor().ask("PUT", "/sign-on");
	assert.equal(answer.status, 405);
	assert.deepEqual(records(), earlier);
});
