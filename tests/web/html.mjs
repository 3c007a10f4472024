/*
 * Reads a page as far as a person filling in forms needs it: its title, its
 * headings, its text, and every form with the values that it would send.
 * Our own pages only: it is no parser for what others write.
 */
const entities = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'", nbsp: "\u00a0",
	ldquo: "“", rdquo: "”", lsquo: "‘", rsquo: "’", mdash: "—", ndash: "–",
	hellip: "…", middot: "·", copy: "©" };

export function decode(text) {
	return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name) => {
		if (name[0] !== "#")
			return entities[name.toLowerCase()] ?? whole;
		const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16)
			: parseInt(name.slice(1), 10);
		return String.fromCodePoint(code);
	});
}

function attributes(text) {
	const found = {};
	const each = /([^\s=/>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;
	for (const [, name, double, single, bare] of text.matchAll(each))
		found[name.toLowerCase()] ??= decode(double ?? single ?? bare ?? "");
	return found;
}

/* The tags of a page in order, each with the text up to the next one. */
export function* tags(html) {
	const each = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>([^<]*)/g;
	for (const [, close, name, rest, text] of html.matchAll(each))
		if (name)
			yield {
				name: name.toLowerCase(), open: !close,
				at: attributes(rest), text: decode(text),
			};
}

class Form {
	constructor(at) {
		this.id = at.id;
		this.action = at.action ?? "";
		this.method = (at.method ?? "get").toUpperCase();
		this.enctype = at.enctype ?? "application/x-www-form-urlencoded";
		this.fields = []; /* [name, value], as a browser would send them */
		this.names = new Set(); /* of every control, sent or not */
		this.buttons = [];
		this.files = [];
		this.radios = []; /* { name, value } of every choice */
	}

	value(name) {
		return this.fields.find(([n]) => n === name)?.[1];
	}

	/* The button with this value, or whose name and value are "name=value". */
	button(words) {
		const found = this.buttons.find((b) => b.value === words
			|| `${b.name}=${b.value}` === words || b.name === words);
		if (!found)
			throw new Error(`no button ${words} in the form ${this.action}: `
				+ this.buttons.map((b) => `${b.name}=${b.value}`).join(" "));
		return found;
	}
}

function control(form, tag, state) {
	const { at, name } = tag;
	if (at.disabled !== undefined)
		return;
	const type = (at.type ?? (name === "button" ? "submit" : "text"))
		.toLowerCase();
	if (name === "button" || type === "submit") {
		if (type === "submit")
			form.buttons.push({
				name: at.name, value: at.value ?? "",
				action: at.formaction, enctype: at.formenctype,
			});
	} else if (!at.name) {
		return;
	} else if (name === "select") {
		state.select = { name: at.name, chosen: undefined, first: undefined };
		form.names.add(at.name);
	} else if (type === "file") {
		form.names.add(at.name);
		form.files.push(at.name);
	} else if (type === "checkbox" || type === "radio") {
		form.names.add(at.name);
		if (type === "radio")
			form.radios.push({ name: at.name, value: at.value ?? "on" });
		if (at.checked !== undefined)
			form.fields.push([at.name, at.value ?? "on"]);
	} else {
		form.names.add(at.name);
		form.fields.push([at.name, at.value ?? ""]);
	}
}

function option(tag, select) {
	const value = tag.at.value ?? tag.text.trim();
	select.first ??= value;
	if (tag.at.selected !== undefined)
		select.chosen = value;
}

export function forms(html) {
	const found = [];
	const state = {};
	let form;
	for (const tag of tags(html)) {
		if (tag.name === "form") {
			form = tag.open ? new Form(tag.at) : undefined;
			if (form)
				found.push(form);
		}
		const owner = found.find((f) => f.id && f.id === tag.at.form) ?? form;
		if (!owner)
			continue;
		if (tag.name === "textarea" && tag.open && tag.at.name) {
			owner.names.add(tag.at.name);
			/* A browser drops the line end right behind the tag. */
			owner.fields.push([tag.at.name, tag.text.replace(/^\r?\n/, "")]);
		} else if (tag.name === "option" && tag.open && state.select) {
			option(tag, state.select);
		} else if (tag.name === "select" && !tag.open && state.select) {
			owner.fields.push([state.select.name,
				state.select.chosen ?? state.select.first ?? ""]);
			state.select = undefined;
		} else if (tag.open && ["input", "button", "select"].includes(tag.name)) {
			control(owner, tag, state);
		}
	}
	return found;
}

/* What stands between the first <name ...> and its end, without tags. */
export function element(html, name) {
	const found = html.match(new RegExp(
		`<${name}[\\s>][^]*?</${name}>`, "i"))?.[0] ?? "";
	return plain(found);
}

export function plain(html) {
	return decode(html.replace(/<(script|style)[^]*?<\/\1>/gi, " ")
		.replace(/<!--[^]*?-->/g, " ").replace(/<[^>]+>/g, " "))
		.replace(/\s+/g, " ").trim();
}

export function links(html) {
	return [...tags(html)].filter((tag) => tag.name === "a" && tag.open
		&& tag.at.href !== undefined).map((tag) => tag.at.href);
}
