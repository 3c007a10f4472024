/*
 * bench.mjs FILE - measures the pages of a filled stack, each in turn with an
 * empty answer of the same size, and writes the table to FILE.
 */
import { chmodSync, readFileSync, realpathSync, statSync, writeFileSync }
	from "node:fs";
import { demo, folder, signedIn, visitor } from "../web/stack.mjs";
import { administrator, assessor, educator, fill, reviewInHand }
	from "./load.mjs";
import { cookies, measure, median, memory } from "./measure.mjs";
import { table } from "./table.mjs";

const stack = realpathSync(`${folder}/run`);
const plain = process.env.BENCH_PLAIN;
const about = {
	date: new Date().toISOString().slice(0, 10),
	seconds: Number(process.env.SECONDS_EACH ?? 4),
	rounds: Number(process.env.ROUNDS ?? 3),
	connections: Number(process.env.CONNECTIONS ?? 16),
};

/* Round trips to the database of one request, as the worker logs them. */
async function trips(person, pool, path) {
	if (!pool)
		return undefined;
	const file = `${stack}/log/pool-${pool}.log`;
	const earlier = statSync(file).size;
	if (path.startsWith("/bench/"))
		return undefined;
	await person.get(path);
	await new Promise((done) => setTimeout(done, 100));
	const lines = readFileSync(file).subarray(earlier).toString();
	const found = lines.match(/\bdb=(\d+)/);
	return found ? Number(found[1]) : undefined;
}

async function pages() {
	const one = await signedIn(educator);
	const two = await signedIn(assessor);
	const three = await signedIn(administrator);
	const four = await signedIn("treyes");
	const anyone = visitor();
	await fill(one, await signedIn("gsingh"));
	const award = new URL(demo.awards[0], demo.url).pathname;
	return [
		{ name: "catalog, by nginx's cache", path: "/catalog/", person: anyone },
		{ name: "catalog, read anew", path: "/catalog/", person: anyone,
			pool: "visitor", base: plain },
		{ name: "educator's home, 20 submissions", path: "/educator/",
			person: one, pool: "educator" },
		{ name: "the same, made anew", path: "/educator/", person: one,
			pool: "educator", anew: true },
		{ name: "assessor's queue, 20 rows", path: "/assessor/queue",
			person: two, pool: "assessor" },
		{ name: "the same, made anew", path: "/assessor/queue", person: two,
			pool: "assessor", anew: true },
		{ name: "assessor's review, in hand", person: four,
			path: await reviewInHand(four), pool: "assessor" },
		{ name: "administrator's people, 20 rows", person: three,
			path: "/administrator/persons", pool: "administrator" },
		{ name: "sign-on's check, for another application",
			path: "/sign-on/check", person: one, pool: "signon" },
		{ name: "a static file behind that check (auth_request)",
			path: "/bench/guarded", person: one, pool: "signon",
			base: plain, like: award },
		{ name: "award, by nginx's cache", path: award, person: anyone },
		{ name: "award, read anew", path: award, person: anyone,
			pool: "visitor", base: plain },
		{ name: "award as JSON, by nginx's cache", path: `${award}.json`,
			person: anyone },
		{ name: "a static file of the award page's size", path: "/bench/static",
			person: anyone, base: plain, like: award },
	];
}

/* How large the answer is, head and all, and that there is one. */
async function sized(one) {
	const page = await one.person.get(one.like ?? one.path);
	if (page.status !== 200 && page.status !== 204)
		throw new Error(`${one.path}: ${page.status}`);
	if (one.like) {
		writeFileSync(`${stack}/nginx/static.html`, page.body);
		chmodSync(`${stack}/nginx/static.html`, 0o644);
	}
	return page.body.length;
}

async function bench(one) {
	const size = await sized(one);
	const common = { ...about, stack, cookie: cookies(one.person) };
	const parts = ["nginx", ...(one.pool ? [`pool-${one.pool}`] : []), "mariadb"];
	const asked = [], empty = [];
	for (let round = 0; round < about.rounds; round++) {
		empty.push(await measure({ ...common, parts: ["nginx", "empty"],
			url: `${plain}/bench/empty?${size}` }));
		asked.push(await measure({ ...common, parts, anew: one.anew,
			url: (one.base ?? demo.url) + one.path }));
	}
	const of = (runs, read) => median(runs.map(read));
	const cpu = (run) => Object.values(run.cpu).reduce((a, b) => a + b, 0);
	return {
		name: one.name, size,
		rate: of(asked, (run) => run.rate),
		parts: parts.map((part) => of(asked, (run) => run.cpu[part])),
		cpu: of(asked, cpu),
		cpuRatio: of(asked, cpu) / of(empty, cpu),
		rateRatio: of(asked, (run) => run.rate) / of(empty, (run) => run.rate),
		median: of(asked, (run) => run.median),
		late: of(asked, (run) => run.late),
		trips: await trips(one.person, one.pool,
			one.anew ? `${one.path}?anew=0` : one.path),
		memory: one.pool && memory(stack, `pool-${one.pool}`, "accolade-worker"),
		empty: { rate: of(empty, (run) => run.rate), cpu: of(empty, cpu) },
	};
}

const rows = [];
const only = new RegExp(process.env.ONLY ?? "");
for (const one of (await pages()).filter(({ name }) => only.test(name))) {
	console.error(`measuring: ${one.name}`);
	rows.push(await bench(one));
}
const text = table(rows, about);
writeFileSync(process.argv[2], text);
console.log(text);
