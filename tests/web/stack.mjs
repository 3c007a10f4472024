/*
 * The running Accolade that the web and browser tests share: started by
 * tests/run (or by hand with deploy/demo), told by the demo.json of DEMO_DIR.
 */
import { execFile, execFileSync } from "node:child_process";
import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Person } from "./person.mjs";

export const top = fileURLToPath(new URL("../../", import.meta.url));
export const folder = process.env.DEMO_DIR ?? `${top}build-test/demo`;
export const demo = JSON.parse(readFileSync(`${folder}/demo.json`, "utf8"));

export function account(username) {
	const found = demo.accounts.find((one) => one.username === username);
	if (!found)
		throw new Error(`demo.json knows no ${username}`);
	return found;
}

export function visitor() {
	return new Person(demo.url);
}

/* Signed in, each time with a session of its own. */
export function signedIn(username) {
	return new Person(demo.url, account(username)).signOn();
}

/* The isolated place of evidence: another origin, to which no cookie goes. */
export function isolated() {
	const { port } = new URL(demo.evidence);
	return new Person(`http://127.0.0.1:${port}`);
}

/* A file as a browser opens it: led to the isolated place, it asks there. */
export async function opened(person, href) {
	const answer = await person.get(href);
	if (answer.status !== 303 || !answer.location.startsWith(demo.evidence))
		return answer;
	return isolated().get(answer.location.slice(demo.evidence.length));
}

/* Rows of a query as arrays of texts, by the owner's account. */
export function sql(text, role = "owner") {
	const { socket, name, accounts } = demo.database;
	const { user, password } = accounts[role]
		?? accounts.find((one) => one.role === role);
	const out = execFileSync("mariadb", ["--no-defaults", `--socket=${socket}`,
		`--user=${user}`, "--batch", "--skip-column-names", name],
	{ input: text, env: { ...process.env, MYSQL_PWD: password },
		stdio: ["pipe", "pipe", "pipe"] });
	return out.toString().split("\n").filter((line) => line !== "")
		.map((line) => line.split("\t"));
}

/* The expression that sums up the rows of each table; CHECKSUM TABLE differs at
 * times for the same rows where a generated column is NULL. */
let marks;

function tableMarks() {
	marks ??= sql(`SELECT c.table_name, GROUP_CONCAT(CONCAT('COALESCE(HEX(\`',
			c.column_name, '\`), \\'-\\')') ORDER BY c.ordinal_position)
		FROM information_schema.columns c
		JOIN information_schema.tables t USING (table_schema, table_name)
		WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE'
		GROUP BY c.table_name`).map(([name, columns]) => [name,
		`SELECT '${name}', CONCAT(COUNT(*), ' ', COALESCE(
			BIT_XOR(CRC32(CONCAT_WS(',', ${columns.replaceAll("\\'", "'")}))),
			0)) FROM \`${name}\``]);
	return marks;
}

/*
 * A mark of all records that a request could change. What a mere visit may
 * change (when a session was last used, failed tries) is left out, and so is
 * what the signer, the courier and the release do meanwhile.
 */
export function records(leave = ["session", "sign_on_attempt", "credential",
	"message", "digest", "badge_image", "status_list", "term"]) {
	return Object.fromEntries(sql(tableMarks()
		.filter(([name]) => !leave.includes(name))
		.map(([, select]) => select).join(" UNION ALL ")));
}

/* ---- the parts of the stack: deploy/stack.sh says what each can do -------- */

const run = realpathSync(`${folder}/run`);

export function stack(command, ...args) {
	return new Promise((resolve, reject) => {
		execFile(`${top}deploy/stack.sh`, [command, run, ...args],
			(error, out, err) => error ? reject(new Error(
				`stack ${command}: ${err || out || error.message}`))
				: resolve(out));
	});
}

export const ports = {
	web: String(new URL(demo.url).port),
	directory: new URL(demo.directory.uri).port,
};

/* The worker processes of a pool. */
export function workers(pool) {
	const leader = Number(readFileSync(`${run}/pid/pool-${pool}`, "utf8")
		.split(" ")[0]);
	return readdirSync("/proc").filter((pid) => /^\d+$/.test(pid)).filter((pid) => {
		try {
			const text = readFileSync(`/proc/${pid}/stat`, "utf8");
			const rest = text.slice(text.lastIndexOf(")") + 2).split(" ");
			return Number(rest[3]) === leader
				&& text.includes("(accolade-worker)");
		} catch {
			return false;
		}
	}).map(Number);
}

/* The lines that a part has logged. */
export function logged(part) {
	return readFileSync(`${run}/log/${part}.log`, "utf8").split("\n");
}

/* Round trips to the database of one GET, the session's among them, as the
 * worker logs them: nobody else may ask for the same address meanwhile. */
export async function trips(person, pool, path) {
	const line = new RegExp(`method=GET path=${new URL(path, demo.url)
		.pathname} .*\\bdb=(\\d+)`);
	const told = () => logged(`pool-${pool}`).filter((one) => line.test(one));
	const earlier = told().length;
	const answer = await person.get(path);
	if (answer.status !== 200)
		throw new Error(`${path}: ${answer.status}`);
	return eventually(5, () => {
		const lines = told();
		if (lines.length === earlier)
			throw new Error(`${pool} has logged nothing of ${path}`);
		return Number(lines.at(-1).match(line)[1]);
	});
}

/* What the pools have logged, by their names. */
export function poolLogs() {
	return readdirSync(`${run}/log`).filter((name) => name.startsWith("pool-"))
		.map((name) => [name, readFileSync(`${run}/log/${name}`, "utf8")]);
}

/* Asks again until it holds; what takes longer than the seconds is a failure. */
export async function eventually(seconds, holds) {
	const end = Date.now() + seconds * 1000;
	for (;;) {
		try {
			return await holds();
		} catch (error) {
			if (Date.now() > end)
				throw error;
		}
		await new Promise((done) => setTimeout(done, 200));
	}
}
