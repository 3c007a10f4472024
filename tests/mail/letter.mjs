/*
 * letter.mjs - the bytes of a letter, read as a mail program would.
 */

const quoted = (text) => Buffer.from(text.replace(/=\r?\n/g, "")
	.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
"latin1").toString("utf8");

const words = (value) => value
	.replace(/\?=\s+=\?UTF-8\?Q\?/g, "")
	.replace(/=\?UTF-8\?Q\?(.*?)\?=/g, (_, text) => quoted(text.replace(/_/g, " ")));

/* One letter: its headers by their small names, and both bodies. */
export const read = (text) => {
	const [head, ...rest] = text.replace(/\r\n/g, "\n").split("\n\n");
	const headers = {};
	for (const line of head.replace(/\n[ \t]+/g, " ").split("\n")) {
		const at = line.indexOf(": ");
		const name = line.slice(0, at).toLowerCase();
		headers[name] = words(line.slice(at + 2));
	}
	const [, boundary] = headers["content-type"].match(/boundary="(.*)"/);
	const parts = rest.join("\n\n").split(`--${boundary}`).slice(1, -1)
		.map((part) => {
			const [types, ...body] = part.replace(/^\n/, "").split("\n\n");
			return { types, body: quoted(body.join("\n\n")) };
		});
	return { headers, parts, plain: parts[0].body, html: parts[1].body };
};
