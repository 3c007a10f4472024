/*
 * The signer with keys that it must not use: it refuses to start and says what
 * is wrong, in one line. What it says never holds the key.
 */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { run } from "./operator.mjs";
import { stack } from "../web/stack.mjs";

const dir = mkdtempSync(join(tmpdir(), "accolade-signer."));
const program = (await stack("program", "accolade-signer")).trim();
after(() => rmSync(dir, { recursive: true, force: true }));

const rsa = (bits) => execFileSync("openssl", ["genpkey", "-algorithm", "RSA",
	"-pkeyopt", `rsa_keygen_bits:${bits}`], { stdio: ["ignore", "pipe", "ignore"] });
const good = { rsa: rsa(2048), seed: "07".repeat(32) };
let number = 0;

/* A signer of its own on its own socket, with these files of keys. */
const start = ({ key = good.rsa, keyMode = 0o400, seed = good.seed, seedMode = 0o400 }) => {
	const place = join(dir, String(number++));
	mkdirSync(join(place, "keys"), { recursive: true });
	const put = (path, text, mode) => {
		if (text === null)
			return;
		writeFileSync(path, text);
		chmodSync(path, mode);
	};
	put(join(place, "rsa.pem"), key, keyMode);
	put(join(place, "keys/0001-ed25519.seed"), seed, seedMode);
	const ours = { signing_key_file: join(place, "rsa.pem"),
		signing_key_dir: join(place, "keys"), signer_socket: join(place, "socket") };
	const config = readFileSync(`${run}/accolade.conf`, "utf8").split("\n")
		.filter((line) => !Object.keys(ours).some((name) => line.startsWith(name)))
		.concat(Object.entries(ours).map(([name, value]) => `${name} = ${value}`));
	writeFileSync(join(place, "accolade.conf"), `${config.join("\n")}\n`);
	return spawnSync(program, ["--config", join(place, "accolade.conf")],
		{ encoding: "utf8", timeout: 5000 });
};

const cases = {
	"the RSA key is missing": [{ key: null }, /rsa\.pem/],
	"the RSA key may be read by others": [{ keyMode: 0o444 }, /rsa\.pem/],
	"the RSA key is too small": [{ key: rsa(1024) }, /2,?048/],
	"the RSA key is of another kind": [{ key: execFileSync("openssl",
		["genpkey", "-algorithm", "ed25519"]) }, /RSA/],
	"the RSA key is rubbish": [{ key: "rubbish" }, /rsa\.pem/],
	"the seed is missing": [{ seed: null }, /keys|new-key|ed25519/],
	"the seed may be read by others": [{ seedMode: 0o440 }, /0001-ed25519\.seed/],
	"the seed is cut off": [{ seed: good.seed.slice(0, 63) }, /0001-ed25519\.seed/],
	"the seed is no hex": [{ seed: "z".repeat(64) }, /0001-ed25519\.seed/],
};
for (const [name, [files, words]] of Object.entries(cases))
	test(`it doesn't start: ${name}`, () => {
		const { status, signal, stderr } = start(files);
		assert.equal(signal, null, "it ends by itself");
		assert.equal(status, 1, stderr);
		assert.match(stderr, words);
		assert.match(stderr, /start/);
		assert.doesNotMatch(stderr, new RegExp(good.seed.slice(0, 16)));
		assert.doesNotMatch(stderr, /PRIVATE KEY/);
	});
