/* The checksum of PNG; node has it itself only from version 22 on. */
const table = Array.from({ length: 256 }, (_, n) => {
	let value = n;
	for (let bit = 0; bit < 8; bit++)
		value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
	return value >>> 0;
});

export const crc32 = (bytes) => {
	let value = 0xffffffff;
	for (const byte of bytes)
		value = table[(value ^ byte) & 0xff] ^ (value >>> 8);
	return (value ^ 0xffffffff) >>> 0;
};
