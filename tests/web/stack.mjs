/*
 * The running Accolade that the web and browser tests share: started by
 * tests/run (or by hand with deploy/demo), told by the demo.json of DEMO_DIR.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
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

/*
 * A mark of all records that a request could change. What a mere visit may
 * change (when a session was last used, failed tries) is left out.
 */
export function records(leave = ["session", "sign_on_attempt"]) {
	const tables = sql("SELECT table_name FROM information_schema.tables"
		+ " WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'")
		.map(([name]) => name).filter((name) => !leave.includes(name));
	return Object.fromEntries(
		sql(`CHECKSUM TABLE ${tables.map((t) => `\`${t}\``).join(", ")}`));
}
