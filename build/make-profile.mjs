/**
 * Makes assets/profiles/cmyk-newsprint.icc: coldset offset on newsprint, from characterization data that
 * may be built on (build/profile/tr002-basic.ti3), with Argyll's colprof (Debian's package `argyll`). What
 * it leaves out are the measurements themselves and the gamut check nobody makes; what it puts in is the
 * data's registered name. Run it when the data or the settings change; the profile is committed.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Pictures come from screens: perceptual tables are laid out for their colours. */
const SCREEN = '/usr/share/color/argyll/ref/sRGB.icm';
const settings = [
  // Tables over Lab, medium size, no more than 240 % of ink (domain: coldset newsprint).
  ...['-q', 'm', '-a', 'l', '-l', '240'],
  // Black from the light tones on, rising evenly: newsprint is short of range, and grey of three inks drifts.
  ...['-k', 'p', '0', '0.1', '0.9', '1', '0.5'],
  ...['-S', SCREEN, '-c', 'mt', '-d', 'pp'],
  ...['-D', 'Newsprint coldset (CGATS TR 002)', '-A', 'Dayang', '-M', 'CGATS TR 002'],
  ...['-C', 'From ANSI CGATS/SNAP TR 002-2007. May be used and passed on freely.'],
];
/** How ICC.1 names registered characterization data in `targ`: this word, a space, the name. */
const TARGET = 'ICCHDAT CGATS TR 002';
const left = new Set(['targ', 'gamt']);
const HEADER = 128;
/** Where the header has its date (ICC.1, dateTimeNumber): six numbers of two bytes. */
const DATE = 24;
const made = [2026, 11, 26, 0, 0, 0];

function argyll() {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-profile-'));
  try {
    copyFileSync(fileURLToPath(new URL('profile/tr002-basic.ti3', import.meta.url)), join(folder, 'data.ti3'));
    execFileSync('colprof', ['-v', ...settings, '-O', join(folder, 'made.icc'), join(folder, 'data')], {
      stdio: 'inherit',
    });
    return readFileSync(join(folder, 'made.icc'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Tag data starts at a multiple of four (ICC.1). */
function padded(bytes) {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

const icc = argyll();
const tags = Array.from({ length: icc.readUInt32BE(HEADER) }, (_, at) => {
  const entry = HEADER + 4 + at * 12;
  const offset = icc.readUInt32BE(entry + 4);
  return {
    name: icc.toString('latin1', entry, entry + 4),
    bytes: icc.subarray(offset, offset + icc.readUInt32BE(entry + 8)),
    offset,
  };
}).filter(({ name }) => !left.has(name));
tags.push({ name: 'targ', bytes: Buffer.from(`text\0\0\0\0${TARGET}\0`, 'latin1'), offset: -1 });

const table = Buffer.alloc(4 + tags.length * 12);
table.writeUInt32BE(tags.length);
const parts = [];
/** Tags that share their data go on sharing it. */
const places = new Map();
let end = HEADER + table.length;
tags.forEach(({ name, bytes, offset }, at) => {
  let place = places.get(offset);
  if (place === undefined) {
    place = end;
    places.set(offset, place);
    const data = padded(bytes);
    parts.push(data);
    end += data.length;
  }
  table.write(name, 4 + at * 12, 'latin1');
  table.writeUInt32BE(place, 8 + at * 12);
  table.writeUInt32BE(bytes.length, 12 + at * 12);
});
const header = Buffer.from(icc.subarray(0, HEADER));
header.writeUInt32BE(end);
made.forEach((part, at) => {
  header.writeUInt16BE(part, DATE + at * 2);
});
const folder = fileURLToPath(new URL('../assets/profiles', import.meta.url));
const path = join(folder, 'cmyk-newsprint.icc');
mkdirSync(folder, { recursive: true });
writeFileSync(path, Buffer.concat([header, table, ...parts]));
// How far patches that went into no table come out from what was measured, in CIEDE2000.
const held = fileURLToPath(new URL('profile/tr002-held.ti3', import.meta.url));
execFileSync('profcheck', ['-k', held, path], { stdio: 'inherit' });
