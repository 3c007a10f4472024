/*
 * A person with a browser that shows nothing: a cookie jar, pages, and forms
 * filled in and sent as they stand on the page. Every answer is handed out as
 * it came: redirects are followed only by follow().
 */
import { request } from "node:http";
import { randomBytes } from "node:crypto";
import { element, forms, links, plain } from "./html.mjs";

export class Answer {
	constructor(person, path, message, body) {
		this.person = person;
		this.path = path;
		this.status = message.statusCode;
		this.headers = message.headers;
		this.cookies = message.headers["set-cookie"] ?? [];
		this.body = body;
		this.text = body.toString("utf8");
	}

	get location() { return this.headers.location; }
	get type() { return this.headers["content-type"] ?? ""; }
	get json() { return JSON.parse(this.text); }
	get title() { return element(this.text, "title"); }
	get h1() { return element(this.text, "h1"); }
	get main() { return element(this.text, "main"); }
	get words() { return plain(this.text); }
	get links() { return links(this.text); }
	get forms() { return forms(this.text); }

	/* The form whose action contains this (the sign-out form is in each). */
	form(action) {
		const found = this.forms.find((form) => form.method === "POST"
			&& (action ? form.action.includes(action)
				: form.action !== "/sign-on/out"));
		if (!found)
			throw new Error(`no form ${action ?? ""} on ${this.path} (`
				+ `${this.status} ${this.title})`);
		return found;
	}

	link(part) {
		return this.links.find((href) => part instanceof RegExp
			? part.test(href) : href.includes(part));
	}
}

/* A file for a form: its bytes, the name that the browser tells, its type. */
export function file(name, bytes, type = "application/octet-stream") {
	return { name, bytes: Buffer.from(bytes), type };
}

function quoted(name) {
	return name.replace(/"/g, "%22").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

export function multipart(fields) {
	const boundary = "----accolade" + randomBytes(12).toString("hex");
	const parts = [];
	for (const [name, value] of fields) {
		const held = typeof value === "object" && !Buffer.isBuffer(value);
		let head = `--${boundary}\r\n`
			+ `Content-Disposition: form-data; name="${quoted(name)}"`;
		if (held)
			head += `; filename="${quoted(value.name)}"\r\n`
				+ `Content-Type: ${value.type}`;
		parts.push(Buffer.from(head + "\r\n\r\n"),
			held ? value.bytes : Buffer.from(value), Buffer.from("\r\n"));
	}
	parts.push(Buffer.from(`--${boundary}--\r\n`));
	return {
		type: `multipart/form-data; boundary=${boundary}`,
		body: Buffer.concat(parts),
	};
}

export function urlencoded(fields) {
	return fields.map(([name, value]) => {
		const text = typeof value === "object" ? value.name : String(value);
		return `${encodeURIComponent(name)}=${encodeURIComponent(text)}`;
	}).join("&");
}

/* The form's own fields with these in their place; null takes one away. */
function filled(form, values) {
	const fields = form.fields.filter(([name]) => !(name in values));
	for (const [name, value] of Object.entries(values))
		for (const one of [value].flat())
			if (one !== null && one !== undefined)
				fields.push([name, one]);
	return fields;
}

export class Person {
	constructor(url, account = {}) {
		this.url = new URL(url);
		this.account = account;
		this.jar = new Map();
		this.headers = {};
	}

	#cookies() {
		return [...this.jar].map(([name, value]) => `${name}=${value}`)
			.join("; ");
	}

	#keep(cookies) {
		for (const cookie of cookies) {
			const [pair, ...rest] = cookie.split(";");
			const at = pair.indexOf("=");
			const name = pair.slice(0, at).trim();
			const gone = rest.some((part) => /^\s*max-age\s*=\s*0/i.test(part));
			if (gone || pair.slice(at + 1) === "")
				this.jar.delete(name);
			else
				this.jar.set(name, pair.slice(at + 1));
		}
	}

	/* One request, one answer. `cut` closes the connection after the body. */
	ask(method, path, { headers = {}, body, cut = false } = {}) {
		const all = { Host: this.url.host, ...this.headers, ...headers };
		if (this.jar.size && !("Cookie" in all))
			all.Cookie = this.#cookies();
		if (body !== undefined && !("Content-Length" in all)
				&& !("Transfer-Encoding" in all))
			all["Content-Length"] = Buffer.byteLength(body);
		return new Promise((resolve, reject) => {
			const sent = request({
				host: this.url.hostname, port: this.url.port,
				method, path, headers: all, agent: false, timeout: 60000,
			}, (message) => {
				const chunks = [];
				message.on("data", (chunk) => chunks.push(chunk));
				message.on("error", reject);
				message.on("end", () => {
					const answer = new Answer(this, path, message,
						Buffer.concat(chunks));
					this.#keep(answer.cookies);
					resolve(answer);
				});
			});
			sent.on("error", reject);
			sent.on("timeout", () => sent.destroy(
				new Error(`${method} ${path}: no answer in a minute`)));
			if (body !== undefined)
				sent.write(body);
			if (cut)
				setTimeout(() => sent.destroy(new Error("cut")), 200);
			else
				sent.end();
		});
	}

	get(path, headers = {}) {
		return this.ask("GET", path, { headers });
	}

	json(path) {
		return this.get(path, { Accept: "application/json" });
	}

	post(path, fields, headers = {}) {
		return this.ask("POST", path, {
			headers: {
				"Content-Type": "application/x-www-form-urlencoded", ...headers,
			},
			body: typeof fields === "string" || Buffer.isBuffer(fields)
				? fields : urlencoded(
					Array.isArray(fields) ? fields : Object.entries(fields)),
		});
	}

	upload(path, fields, headers = {}) {
		const { type, body } = multipart(
			Array.isArray(fields) ? fields : Object.entries(fields));
		return this.ask("POST", path, {
			headers: { "Content-Type": type, ...headers }, body,
		});
	}

	/* Sends a form of a page: with these values, by this button. */
	async submit(form, values = {}, button) {
		const by = button === undefined ? undefined : form.button(button);
		const fields = filled(form, values);
		if (by?.name)
			fields.push([by.name, by.value]);
		const path = by?.action ?? form.action;
		const enctype = by?.enctype ?? form.enctype;
		if (form.method === "GET")
			return this.get(`${path}?${urlencoded(fields)}`);
		if (!enctype.startsWith("multipart/"))
			return this.post(path, fields);
		/* A browser sends an empty part for a file that wasn't chosen. */
		for (const name of form.files)
			if (!(name in values))
				fields.push([name, file("", "")]);
		return this.upload(path, fields);
	}

	/* Goes where the answer sends us, as often as it does. */
	async follow(answer) {
		for (let turns = 0; [301, 302, 303, 307].includes(answer.status);) {
			if (++turns > 5)
				throw new Error(`round in circles at ${answer.location}`);
			const to = new URL(answer.location, new URL(answer.path, this.url));
			if (to.host !== this.url.host)
				throw new Error(`led away to ${to}`);
			answer = await this.get(to.pathname + to.search);
		}
		return answer;
	}

	async send(form, values, button) {
		return this.follow(await this.submit(form, values, button));
	}

	async signOn(path = "/sign-on") {
		const page = await this.get(path);
		const { username, password } = this.account;
		const answer = await this.submit(page.form("/sign-on"),
			{ username, password });
		if (answer.status !== 303)
			throw new Error(`${username} could not sign in: ${answer.status} `
				+ answer.main.slice(0, 300));
		this.landed = answer;
		return this;
	}

	async signOut(page) {
		const from = page ?? await this.get(
			new URL(this.landed.location, this.url).pathname);
		return this.submit(from.form("/sign-on/out"));
	}
}
