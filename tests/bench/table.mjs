/*
 * The bench's result as a table in Markdown.
 */
import { cpus, totalmem } from "node:os";
import { median } from "./measure.mjs";

const round = (value, digits = 0) => value.toLocaleString("en-US",
	{ minimumFractionDigits: digits, maximumFractionDigits: digits });

function row(one) {
	return [one.name, round(one.size / 1024, 1), round(one.rate),
		one.parts.map((value) => round(value)).join(" + "),
		round(one.cpu), round(one.cpuRatio, 2), round(one.rateRatio, 2),
		round(one.median, 2), round(one.late, 1),
		one.trips === undefined ? "" : round(one.trips, one.trips % 1 ? 1 : 0),
		one.memory === undefined ? "" : round(one.memory, 1)];
}

export function table(rows, about) {
	const head = ["page", "KiB", "requests/s", "µs of each part",
		"CPU µs", "CPU ratio", "rate ratio", "median ms", "99 % ms",
		"round trips", "worker MiB"];
	const lines = [head, head.map((_, i) => (i ? "---:" : "---")),
		...rows.map(row)];
	return [
		`${about.date}, ${cpus().length} processors (${cpus()[0].model.trim()}),`
		+ ` ${round(totalmem() / 2 ** 30)} GiB; ${about.connections} connections,`
		+ ` ${about.rounds} interleaved rounds of ${about.seconds} s, medians.`
		+ " wrk runs on the same machine.",
		"Ratios are to an empty FastCGI responder that sends as many bytes"
		+ " through the same nginx, in the same run.",
		`The empty responder itself: ${round(median(rows.map((one) =>
			one.empty.rate)))} requests/s, ${round(median(rows.map((one) =>
			one.empty.cpu)))} µs of CPU (median of all runs).`,
		"",
		...lines.map((cells) => `| ${cells.join(" | ")} |`), ""].join("\n");
}
