/*
 * The certificate as a PDF: asked for by its educator, drawn by the signer's
 * program, read by poppler and qpdf as a stranger's reader would.
 */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { demo, eventually, folder, signedIn, sql, stack, visitor } from "./stack.mjs";

const dir = mkdtempSync(join(tmpdir(), "accolade-pdf."));
after(() => rmSync(dir, { recursive: true, force: true }));
const anyone = visitor();
let educator, other, award, title, name;

before(async () => {
	const found = sql(`SELECT p.username, w.public_id, e.title, w.recipient_name
		FROM award w JOIN person p ON p.id = w.person_id
		JOIN edition e ON e.id = w.edition_id
		JOIN award_share h ON h.award_id = w.id AND h.shared = 1
		LEFT JOIN revocation v ON v.award_id = w.id
		WHERE v.award_id IS NULL`)
		.find(([username]) => demo.accounts.some((one) => one.username === username));
	assert.ok(found, "the demo has a shared award");
	let username;
	[username, award, title, name] = found;
	educator = await signedIn(username);
	const stranger = demo.accounts.find((one) => one.username !== username
		&& one.roles?.includes("educator"));
	other = await signedIn(stranger.username);
});

const fetched = async (path, cookie) => {
	const answer = await fetch(`${demo.url}${path}`, {
		headers: cookie ? { cookie } : {} });
	assert.equal(answer.status, 200, path);
	assert.match(answer.headers.get("content-type"), /^application\/pdf/);
	const file = join(dir, path.replace(/\W+/g, "-"));
	writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
	return file;
};

const cookies = (person) => [...person.jar]
	.map(([key, value]) => `${key}=${value}`).join("; ");

const run = (program, ...args) => execFileSync(program, args, { encoding: "utf8" });

const sizes = { letter: /792 x 612 pts \(letter\)/, a4: /841\.89 x 595\.276 pts \(A4\)/ };
for (const [paper, size] of Object.entries(sizes))
	test(`on ${paper}: asked for, made, and whole`, async () => {
		const page = await educator.get(`/educator/awards/${award}`);
		const form = page.forms.find((one) => one.buttons
			.some((button) => button.value === paper));
		if (form)
			assert.equal((await educator.send(form, {}, `action=${paper}`)).status, 200);
		await eventually(30, async () => assert.ok(
			(await educator.get(`/educator/awards/${award}`)).link(`/${paper}.pdf`)));
		const file = await fetched(`/educator/awards/${award}/${paper}.pdf`,
			cookies(educator));
		const about = run("pdfinfo", file);
		assert.match(about, /Tagged:\s+yes/);
		assert.ok(about.includes(`${name}: ${title}`), "a title");
		assert.match(about, size);
		assert.match(about, /Pages:\s+1\n/);
		const structure = run("pdfinfo", "-struct-text", file);
		for (const word of ["Document", "H1", "Figure", "LBody", "Link"])
			assert.ok(structure.includes(word), word);
		const flat = (text) => text.replace(/\s+/g, "");
		for (const words of [name, title, award, `${demo.url}/awards/${award}`])
			assert.ok(flat(run("pdftotext", file, "-")).includes(flat(words)), words);
		assert.match(run("qpdf", "--check", file), /No syntax or stream encoding errors/);
		const objects = run("qpdf", "--qdf", "--object-streams=disable", file, "-");
		assert.match(objects, /\/Lang \(en-US\)/);
		assert.match(objects, /\/DisplayDocTitle true/);
		assert.equal([...objects.matchAll(/\/Alt \(/g)].length,
			[...objects.matchAll(/\/S \/Figure/g)].length, "each picture has words");
		for (const line of run("pdffonts", file).trim().split("\n").slice(2))
			assert.match(line, /yes yes yes +\d+ +\d+$/, `embedded, readable: ${line}`);
	});

test("others have it where it is shared with a name, and only there", async () => {
	assert.equal((await other.get(`/educator/awards/${award}/letter.pdf`)).status, 404);
	const form = (await educator.get(`/educator/awards/${award}`)).forms
		.find((one) => one.names.has("name"));
	const save = async (values) => assert.equal(
		(await educator.send(form, values, "action=save")).status, 200);
	await save({ name: "1" });
	await eventually(60, () => fetched(`/awards/${award}/letter.pdf`));
	await eventually(60, async () => assert.ok(
		(await anyone.get(`/awards/${award}`)).link("/letter.pdf")));
	await save({ name: null });
	try {
		await eventually(60, async () => assert.equal(
			(await anyone.get(`/awards/${award}/letter.pdf`)).status, 404));
	} finally {
		await save({ name: "1" });
	}
	assert.equal((await anyone.get("/awards/k7m2xq4dk7m2xq4dk7m2xq4dk7/a4.pdf")).status, 404);
});

/* ---- the program that draws, by itself ---------------------------------- */

const draw = async (words, settings = "") => {
	const program = (await stack("program", "accolade-draw")).trim();
	const config = join(dir, "draw.conf");
	writeFileSync(config, `${readFileSync(`${folder}/run/accolade.conf`, "utf8")}
${settings}`);
	return spawnSync(program, ["--config", config], {
		input: JSON.stringify({ shape: "star", colour: "systems", symbol: "book",
			level: 3, title: "Reading", level_name: "Expert", programme: "P",
			year: 2026, paper: "a4", person: "Ana Ruiz",
			address: "https://a.example/awards/1",
			facts: [{ label: "Credit", value: "3 hours" }], ...words }) });
};

const text = (pdf) => {
	const file = join(dir, "drawn.pdf");
	writeFileSync(file, pdf);
	assert.match(run("qpdf", "--check", file), /No syntax or stream encoding errors/);
	assert.match(run("pdfinfo", file), /Pages:\s+1\n/);
	return run("pdftotext", file, "-").replace(/\s+/g, "");
};

test("names of any alphabet and of 300 characters stand on one page", async () => {
	const alphabets = "Ngọc Ánh Żółć-Ødegård Ελένη Иванова O’Brien";
	assert.ok(text((await draw({ person: alphabets })).stdout)
		.includes(alphabets.replace(/\s+/g, "")));
	const long = "Wolfeschlegelsteinhausenbergerdorff ".repeat(9).slice(0, 300);
	assert.ok(text((await draw({ person: long, title: long })).stdout)
		.includes(long.replace(/\s+/g, "")));
	for (const person of ["<b>&amp;</b> \"quoted\" '", "مريم الزهراء", "山田太郎",
		"e\u0301\u0301\u0301", "\u202eevil", "", "x".repeat(300)]) {
		const made = await draw({ person });
		assert.equal(made.status, 0, person);
		text(made.stdout);
	}
	assert.ok(text((await draw({ person: "<b>&amp;</b>" })).stdout)
		.includes("<b>&amp;</b>"), "markup is text");
});

test("a seal and a signature are drawn; what is no PNG is refused", async () => {
	const seal = join(dir, "seal.png");
	writeFileSync(seal, Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64"));
	const settings = `certificate_seal = ${seal}\ncertificate_signature = ${seal}
certificate_signer = Dr. Ruth Adeyemi, Superintendent\n`;
	const made = await draw({}, settings);
	assert.equal(made.status, 0, made.stderr.toString());
	assert.ok(text(made.stdout).includes("Dr.RuthAdeyemi,Superintendent"));
	assert.equal([...run("qpdf", "--qdf", "--object-streams=disable",
		join(dir, "drawn.pdf"), "-").matchAll(/\/Alt \(/g)].length, 4);
	writeFileSync(seal, "no picture");
	const refused = await draw({}, settings);
	assert.equal(refused.status, 1);
	assert.match(refused.stderr.toString(), /seal or the signature is no PNG/);
	const absent = await draw({}, `certificate_seal = ${dir}/absent.png\n`);
	assert.equal(absent.status, 1);
	assert.match(absent.stderr.toString(), /No such file/);
});

test("an address that makes no code is refused", async () => {
	const made = await draw({ address: `https://a.example/${"a".repeat(4000)}` });
	assert.equal(made.status, 1);
	assert.match(made.stderr.toString(), /QR code/);
});
