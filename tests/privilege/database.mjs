/*
 * database.mjs - the scratch database of tests/records/run, spoken to as each
 * account by the command line client.
 */
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const folder = process.env.ACCOLADE_TEST_DIR;
if (!folder)
	throw new Error("tests/records/run starts this, with a database");

const strict = "SET SESSION time_zone = '+00:00', sql_mode = "
	+ "'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO,"
	+ "NO_ZERO_DATE,NO_ZERO_IN_DATE,ONLY_FULL_GROUP_BY'";

export const roles = ["owner", "signon", "educator", "assessor", "issuer",
	"administrator", "visitor", "signer", "sync", "release", "courier"];

const client = (role) => ["--no-defaults", "--batch", "--skip-column-names",
	`--socket=${folder}/mariadb/mariadb.sock`, `--user=accolade_${role}`,
	"--default-character-set=utf8mb4", `--init-command=${strict}`,
	"--unbuffered", "--database=accolade"];

const environment = (role) => {
	const secrets = readFileSync(`${folder}/secrets/${role}.conf`, "utf8");
	const [, password] = secrets.match(/^database_password = (.*)$/m);
	return { ...process.env, MYSQL_PWD: password };
};

/* Runs statements until the first that fails: { error, rows }. */
export const run = (role, sql) => {
	const done = spawnSync("mariadb", client(role),
		{ env: environment(role), input: sql, encoding: "utf8" });
	const error = done.stderr.trim();
	if (done.status !== 0 && error === "")
		throw new Error(`mariadb ended with ${done.status} ${done.error}`);
	return { error, rows: done.stdout.split("\n").filter((row) => row !== "") };
};

/* The same, where a failure is a mistake of the test. */
export const must = (role, sql) => {
	const { error, rows } = run(role, sql);
	if (error !== "")
		throw new Error(`${role}: ${error}\n${sql.slice(0, 2000)}`);
	return rows;
};

/* A connection that stays open, for tests with several at once. */
export class Session {
	#child;
	#text = "";
	#wake = () => {};
	#count = 0;

	constructor(role) {
		this.#child = spawn("sh",
			["-c", 'exec mariadb "$@" --force 2>&1', "sh", ...client(role)],
			{ env: environment(role) });
		this.#child.stdout.setEncoding("utf8");
		this.#child.stdout.on("data", (text) => {
			this.#text += text;
			this.#wake();
		});
		this.#child.on("close", () => { this.#text += "end-of-all"; this.#wake(); });
	}

	/* Sends statements; the promise tells everything that they answered. */
	async run(sql) {
		const mark = `end-of-${++this.#count}`;
		this.#child.stdin.write(`${sql};\nSELECT '${mark}';\n`);
		while (!this.#text.includes(mark)) {
			if (this.#text.includes("end-of-all"))
				throw new Error(`mariadb ended: ${this.#text}`);
			await new Promise((wake) => { this.#wake = wake; });
		}
		const [answer, ...rest] = this.#text.split(new RegExp(`^${mark}\n`, "m"));
		this.#text = rest.join(`${mark}\n`);
		return answer.trim();
	}

	close() {
		this.#child.stdin.end();
		return new Promise((done) => this.#child.on("close", done));
	}
}
