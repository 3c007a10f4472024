/*
 * Ends processes of the running stack by SIGKILL, as a fault would: a worker, or
 * one of the programs that the stack keeps running (STACK_KEEP).
 */
import { readFileSync, readdirSync, realpathSync } from "node:fs";
import { folder, workers } from "../web/stack.mjs";

const run = realpathSync(`${folder}/run`);
export const pools = ["signon", "educator", "assessor", "issuer", "visitor"];
const kept = ["mariadb", "mariadb", "slapd", "signer", "courier", "refresh", "nginx"];

function stat(pid) {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, "utf8");
		const rest = text.slice(text.lastIndexOf(")") + 2).split(" ");
		return { pid: Number(pid), state: rest[0], parent: Number(rest[1]),
			session: Number(rest[3]) };
	} catch {
		return null;
	}
}

/* The processes of a part: its own session, without its keeper. */
function processes(part) {
	const keeper = Number(readFileSync(`${run}/pid/${part}`, "utf8")
		.split(" ")[0]);
	return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(stat)
		.filter((one) => one?.session === keeper && one.pid !== keeper
			&& one.state !== "Z");
}

/* The one that the keeper watches; of nginx now and then one of the others. */
function victim(part, random) {
	const all = processes(part);
	const keeper = Number(readFileSync(`${run}/pid/${part}`, "utf8")
		.split(" ")[0]);
	const main = all.find(({ parent }) => parent === keeper);
	return part === "nginx" && random() < 0.3
		? all[Math.floor(random() * all.length)] : main;
}

/* Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function randomOf(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/* Half of them workers: there are more of those. Tells whom; null: nobody was
 * there to be ended, as it is only coming back. */
export function killOne(random) {
	let part, pid;
	if (random() < 0.5) {
		const pool = pools[Math.floor(random() * pools.length)];
		const all = workers(pool);
		part = `pool-${pool}`;
		pid = all[Math.floor(random() * all.length)];
	} else {
		part = kept[Math.floor(random() * kept.length)];
		pid = victim(part, random)?.pid;
	}
	if (!pid)
		return null;
	try {
		process.kill(pid, "SIGKILL");
	} catch {
		return null;
	}
	return part;
}
