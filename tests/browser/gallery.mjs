/*
 * gallery.mjs FILE - the picture of the README: six pages of a fresh demo (that of
 * DEMO_DIR), as people see them, in one JPEG.
 *
 *   DEMO_DIR=... node tests/browser/gallery.mjs views/pages.jpg
 *
 * It works in the demo as people do: a draft is begun, a review is claimed.
 */
import { demo, signedIn, visitor } from "../web/stack.mjs";
import * as work from "../web/work.mjs";
import { launch, wide, window } from "./browser.mjs";

const [file] = process.argv.slice(2);
if (!file)
	throw new Error("which file?");
const code = "leading-student-led-discussion";
const words = [
	"Twenty-six eighth graders, third period. When I counted in the first week, "
	+ "I spoke for thirty-one of forty minutes, and five students did the rest.",
	"I planned three discussions around one question each, gave everyone a way "
	+ "in on paper first, and let the students call on one another.",
];

const educator = await signedIn("fokoye");
let editor = await work.startDraft(educator, code);
editor = await work.addLink(educator, editor, "The second discussion, recorded",
	"https://videos.example.org/discussion");
const form = editor.form("/educator/submissions/");
const sections = [...form.names].filter((name) => name.startsWith("section-"));
editor = await educator.send(form, Object.fromEntries(sections.slice(0, 2)
	.map((name, i) => [name, words[i]])), "action=save");

const assessor = await signedIn("treyes");
const { Mine, Open } = (await assessor.json("/assessor/queue")).json;
const review = Mine.items[0]?.href
	?? (await work.claim(assessor, Open.items[0].number)).path;
const marked = (await assessor.get(review)).form("/assessor/reviews/");
const scores = work.scores(marked);
await assessor.send(marked, Object.fromEntries(Object.entries(scores)
	.filter(([name]) => name.startsWith("score-")).slice(0, 2)), "action=save");

const issuer = await signedIn("rlindqvist");
const pages = [
	["The catalog", visitor(), "/catalog/"],
	["A draft", educator, editor.path],
	["A review", assessor, review],
	["A decision", issuer,
		(await issuer.get("/issuer/")).link("/issuer/decisions/")],
	["An award", visitor(), new URL(demo.awards[0], demo.url).pathname],
	["How it is going", await signedIn("ncole"), "/administrator/"],
];

const browser = await launch();
const shots = [];
for (const [name, person, path] of pages) {
	const page = await window(browser, person);
	const answer = await page.goto(path, { waitUntil: "networkidle" });
	if (answer.status() !== 200)
		throw new Error(`${path}: ${answer.status()}`);
	shots.push([name, (await page.screenshot()).toString("base64")]);
	await page.context().close();
}
const sheet = await browser.newPage({ viewport: { width: 1640, height: 600 } });
await sheet.setContent(`<style>
body { margin: 0; padding: 20px; background: #e9ecec; display: grid;
	grid-template-columns: 1fr 1fr; gap: 20px; font: 600 18px sans-serif; }
figure { margin: 0; } figcaption { color: #0f3b39; padding: 8px 2px 0; }
img { display: block; width: 100%; border: 1px solid #b9c2c1; border-radius: 6px; }
</style>${shots.map(([name, bytes]) => `<figure><img alt=""
	width="${wide.width}" height="${wide.height}" style="height:auto"
	src="data:image/png;base64,${bytes}"><figcaption>${name}</figcaption></figure>`)
	.join("")}`);
await sheet.screenshot({ path: file, type: "jpeg", quality: 72, fullPage: true });
await browser.close();
