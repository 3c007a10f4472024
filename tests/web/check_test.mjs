/*
 * The sign-on before another application: an nginx of the test's own asks
 * /sign-on/check by auth_request, as deploy/nginx/site.conf.example has it.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { demo, eventually, folder, signedIn, sql, stack } from "./stack.mjs";
import { Person } from "./person.mjs";

const run = realpathSync(`${folder}/run`);
const port = Number(new URL(demo.url).port) + 6;
const dir = mkdtempSync(join(tmpdir(), "accolade-check."));
let nginx, application, seen;

function settings(backend) {
	const user = process.getuid() === 0 ? "user root;" : "";
	return `${user} daemon off; pid ${dir}/pid; error_log stderr alert;
	events { }
	http {
		access_log off;
		client_body_temp_path ${dir}/body; proxy_temp_path ${dir}/proxy;
		fastcgi_temp_path ${dir}/fastcgi; uwsgi_temp_path ${dir}/uwsgi;
		scgi_temp_path ${dir}/scgi;
		upstream accolade_signon { server unix:${run}/pools/signon.sock; }
		server {
			listen 127.0.0.1:${port};
			absolute_redirect off;
			location = /who { include ${run}/nginx/accolade-check.conf; }
			location = /who-assesses {
				include ${run}/nginx/accolade-check.conf;
				fastcgi_param QUERY_STRING role=assessor;
			}
			location @sign_on { return 302 /sign-on?return=$request_uri; }
			location /other/ {
				auth_request /who;
				auth_request_set $who $upstream_http_x_accolade_user;
				auth_request_set $name $upstream_http_x_accolade_name;
				auth_request_set $mail $upstream_http_x_accolade_mail;
				auth_request_set $roles $upstream_http_x_accolade_roles;
				error_page 401 = @sign_on;
				proxy_set_header X-Auth-User $who;
				proxy_set_header X-Auth-Name $name;
				proxy_set_header X-Auth-Mail $mail;
				proxy_set_header X-Auth-Roles $roles;
				proxy_set_header Remote-User "";
				proxy_set_header Cookie "other=$cookie_other";
				proxy_pass http://127.0.0.1:${backend};
			}
			location /assessors/ {
				auth_request /who-assesses;
				proxy_pass http://127.0.0.1:${backend};
			}
		}
	}`;
}

before(async () => {
	application = createServer((request, answer) => {
		seen = request.headers;
		request.resume();
		request.on("end", () => answer.end("served"));
	});
	await new Promise((done) => application.listen(0, "127.0.0.1", done));
	writeFileSync(`${dir}/nginx.conf`, settings(application.address().port));
	nginx = spawn("nginx", ["-e", "stderr", "-p", dir, "-c",
		`${dir}/nginx.conf`], { stdio: "inherit" });
	await eventually(5, () => new Promise((done, failed) => {
		const socket = connect(port, "127.0.0.1", () => {
			socket.end();
			done();
		}).on("error", failed);
	}));
});

after(() => {
	nginx?.kill("SIGQUIT");
	application?.close();
	rmSync(dir, { recursive: true, force: true });
});

/* The same person, with the same cookies, at the other application. */
function elsewhere(person) {
	const other = new Person(`http://127.0.0.1:${port}`);
	if (person)
		other.jar = new Map(person.jar);
	return other;
}

test("nobody is led to the sign-on, and the application hears nothing",
	async () => {
		seen = undefined;
		const answer = await elsewhere().get("/other/page?a=1");
		assert.equal(answer.status, 302);
		assert.equal(answer.location, "/sign-on?return=/other/page?a=1");
		assert.equal(seen, undefined);
	});

test("who is signed in is told to the application, by nobody but us",
	async () => {
		const person = elsewhere(await signedIn("kadeyemi"));
		person.jar.set("other", "its-own");
		const answer = await person.ask("GET", "/other/", {
			headers: { "X-Auth-User": "ncole", "Remote-User": "ncole",
				"X-Accolade-User": "ncole" } });
		assert.equal(answer.status, 200);
		assert.equal(seen["x-auth-user"], "kadeyemi");
		assert.equal(decodeURIComponent(seen["x-auth-name"]),
			demo.accounts.find((one) => one.username === "kadeyemi").name);
		assert.equal(seen["x-auth-mail"], "kadeyemi@alder.example");
		assert.equal(seen["x-auth-roles"], "educator");
		assert.equal(seen["remote-user"], undefined);
		assert.equal(seen.cookie, "other=its-own");
		assert.equal(answer.headers["x-accolade-user"], undefined);
	});

test("every method is asked about in the same way", async () => {
	const person = elsewhere(await signedIn("kadeyemi"));
	for (const method of ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"]) {
		const answer = await person.ask(method, "/other/");
		assert.equal(answer.status, 200, method);
	}
	const stranger = elsewhere();
	for (const method of ["GET", "POST", "PUT", "DELETE"])
		assert.equal((await stranger.ask(method, "/other/")).status, 302,
			method);
});

test("a role that one doesn't hold is refused", async () => {
	const educator = elsewhere(await signedIn("kadeyemi"));
	assert.equal((await educator.get("/assessors/")).status, 403);
	const assessor = elsewhere(await signedIn("treyes"));
	assert.equal((await assessor.get("/assessors/")).status, 200);
	assert.equal((await elsewhere().get("/assessors/")).status, 401);
});

test("roles are read at each question, and an ended session is none",
	async () => {
		const person = await signedIn("treyes");
		const other = elsewhere(person);
		sql("DELETE g FROM role_grant g JOIN person p ON p.id = g.person_id"
			+ " WHERE p.username = 'treyes' AND g.role = 'assessor'");
		assert.equal((await other.get("/assessors/")).status, 403);
		await signedIn("treyes");
		assert.equal((await other.get("/assessors/")).status, 200);
		sql("UPDATE session s JOIN person p ON p.id = s.person_id"
			+ " SET s.ended_at = NOW(6)"
			+ " WHERE p.username = 'treyes' AND s.ended_at IS NULL");
		assert.equal((await other.get("/assessors/")).status, 401);
	});

test("what can't be looked up lets nobody in", async () => {
	const person = elsewhere(await signedIn("kadeyemi"));
	await stack("mariadb_stop");
	try {
		seen = undefined;
		assert.equal((await person.get("/other/")).status, 500);
		assert.equal(seen, undefined);
	} finally {
		await stack("mariadb_start");
	}
	/* Each worker finds out by itself: until the next tests, all have. */
	await eventually(15, async () => {
		for (let turn = 0; turn < 10; turn++)
			assert.equal((await person.get("/other/")).status, 200);
	});
});
