/**
 * Makes assets/profiles/cmyk-offset.icc from the CMYK profile inside sharp (made with Argyll by Graeme
 * W. Gill, who put it in the public domain): the same tables without the measurements they were made
 * from, which are three quarters of its size and which nothing reads.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/** Tags of the ArgyllCMS measurement data, and the gamut check nobody makes. */
const left = new Set(['targ', 'DevD', 'CIED', 'gamt']);
const HEADER = 128;

const any = { create: { width: 1, height: 1, channels: 3, background: '#fff' } };
const tiff = await sharp(any).withIccProfile('cmyk').toColourspace('cmyk').tiff().toBuffer();
const { icc } = await sharp(tiff).metadata();
if (icc === undefined) throw new Error('sharp embeds no CMYK profile');

const count = icc.readUInt32BE(HEADER);
const tags = Array.from({ length: count }, (_, at) => {
  const entry = HEADER + 4 + at * 12;
  return {
    name: icc.toString('latin1', entry, entry + 4),
    offset: icc.readUInt32BE(entry + 4),
    size: icc.readUInt32BE(entry + 8),
  };
}).filter(({ name }) => !left.has(name));

const table = Buffer.alloc(4 + tags.length * 12);
table.writeUInt32BE(tags.length);
const parts = [];
const places = new Map();
let end = HEADER + table.length;
tags.forEach(({ name, offset, size }, at) => {
  let place = places.get(offset);
  if (place === undefined) {
    place = end;
    places.set(offset, place);
    // Tag data starts at a multiple of four (ICC.1).
    const data = Buffer.alloc(Math.ceil(size / 4) * 4);
    icc.copy(data, 0, offset, offset + size);
    parts.push(data);
    end += data.length;
  }
  table.write(name, 4 + at * 12, 'latin1');
  table.writeUInt32BE(place, 8 + at * 12);
  table.writeUInt32BE(size, 12 + at * 12);
});
const header = Buffer.from(icc.subarray(0, HEADER));
header.writeUInt32BE(end);
const folder = fileURLToPath(new URL('../assets/profiles', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/cmyk-offset.icc`, Buffer.concat([header, table, ...parts]));
