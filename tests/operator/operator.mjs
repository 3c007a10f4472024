/*
 * The program `accolade` on the running stack, as whoever runs the tests: as
 * root it acts as each account in turn, as an operator's root would.
 */
import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { folder, stack } from "../web/stack.mjs";

export const run = realpathSync(`${folder}/run`);
export const program = (await stack("program", "accolade")).trim();

export function accolade(command, ...args) {
	return accoladeWith({}, command, ...args);
}

/* The same with other settings: `config` names their file. */
export function accoladeWith({ config = `${run}/accolade.conf` },
	command, ...args) {
	const { status, stdout, stderr } = spawnSync(program,
		[command, "--config", config, ...args],
		{ encoding: "utf8", maxBuffer: 1 << 26 });
	return { status, out: stdout, err: stderr };
}
