/*
 * One measurement: wrk sends requests for some seconds, and meanwhile the
 * processor time of the server's processes is read from /proc. The figures are
 * of this machine and moment; only ratios within one run mean something.
 */
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const anew = fileURLToPath(new URL("anew.lua", import.meta.url));
const ticks = 100; /* a second, as /proc counts (USER_HZ) */

function stat(pid) {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, "utf8");
		const rest = text.slice(text.lastIndexOf(")") + 2).split(" ");
		return {
			session: Number(rest[3]),
			/* With that of children that ended: a worker leaves after
			 * some thousand requests. */
			cpu: rest.slice(11, 15).reduce((sum, value) =>
				sum + Number(value), 0) / ticks,
			name: text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")),
		};
	} catch {
		return null; /* it has ended */
	}
}

/* The processes of a part of the stack: each part is a session of its own. */
export function processes(stack, part) {
	const leader = Number(readFileSync(`${stack}/pid/${part}`, "utf8")
		.split(" ")[0]);
	return readdirSync("/proc").filter((name) => /^\d+$/.test(name))
		.filter((pid) => stat(pid)?.session === leader);
}

function cpu(stack, parts) {
	return Object.fromEntries(parts.map((part) => [part,
		processes(stack, part).reduce((sum, pid) =>
			sum + (stat(pid)?.cpu ?? 0), 0)]));
}

/* Resident memory of the largest worker of a part, in MiB. */
export function memory(stack, part, program) {
	const sizes = processes(stack, part)
		.filter((pid) => stat(pid)?.name === program)
		.map((pid) => Number(readFileSync(`/proc/${pid}/status`, "utf8")
			.match(/VmRSS:\s+(\d+)/)?.[1] ?? 0) / 1024);
	return Math.max(0, ...sizes);
}

const units = { us: 1e-3, ms: 1, s: 1000, m: 60000 };

function latency(text, percent) {
	const [, value, unit] = text.match(
		new RegExp(`\\n\\s+${percent}%\\s+([\\d.]+)(us|ms|s|m)`));
	return Number(value) * units[unit];
}

export const cookies = (person) => [...person.jar]
	.map(([name, value]) => `${name}=${value}`).join("; ");

/*
 * { stack, url, cookie, parts, seconds, connections, anew } -> requests a second,
 * latencies in ms, processor time a request in µs by part. `anew`: each request is
 * another one to the worker, so that nothing is given again.
 */
export async function measure(what) {
	const args = ["-t", "1", "-c", String(what.connections),
		"-d", `${what.seconds}s`, "--latency"];
	if (what.cookie)
		args.push("-H", `Cookie: ${what.cookie}`);
	if (what.anew)
		args.push("-s", anew);
	const earlier = cpu(what.stack, what.parts);
	const { stdout } = await run("wrk", [...args, what.url]);
	const later = cpu(what.stack, what.parts);
	const requests = Number(stdout.match(/(\d+) requests in/)[1]);
	const bad = Number(stdout.match(/Non-2xx or 3xx responses: (\d+)/)?.[1] ?? 0);
	if (bad > 0)
		throw new Error(`${what.url}: ${bad} of ${requests} requests failed`);
	return {
		rate: Number(stdout.match(/Requests\/sec:\s+([\d.]+)/)[1]),
		median: latency(stdout, 50), late: latency(stdout, 99), requests,
		cpu: Object.fromEntries(what.parts.map((part) =>
			[part, (later[part] - earlier[part]) * 1e6 / requests])),
	};
}

export function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)];
}
