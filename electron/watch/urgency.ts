/**
 * How urgent a file is before it is read, by its name and its first bytes: behind hundreds of others nothing urgent is to wait.
 * Only the order in which files are read follows from it; what a story is its reader says.
 */
import { open } from 'node:fs/promises';

/** What takes a story back goes before all, then IPTC's urgencies of 1 to 9; what nobody gave one is routine. */
const KILL = 0;
const ROUTINE = 5;
/** What desks call 特急 and 急, as IPTC counts. */
const [FLASH, URGENT] = [1, 2];

/** Bytes that are looked at: the heads of wires have less. */
const LOOKED_AT = 8 * 1024;

/** Where wires write how urgent a story is. */
const urgencies: readonly RegExp[] = [
  // NewsML-G2, and NewsML 1 in attributes.
  /<(?:\w+:)?urgency\b[^>]*>\s*([1-9])\b/iu,
  /<(?:urgency|priority)\b[^>]*\bformalname\s*=\s*["']([1-9])["']/iu,
  // NITF 3.
  /\bed-urg\s*=\s*["']([1-9])["']/iu,
  // ninjs.
  /"(?:urgency|priority)"\s*:\s*"?([1-9])\b/iu,
  // IPTC 7901: source and number, priority, category.
  /^\s*[A-Za-z]{2,8}\d{2,6}\s+([1-6])\s+[A-Za-z]{1,3}\s/u,
];
const kills =
  /撤稿|毙稿|撤销稿件|停发稿件|\b(?:MANDATORY|BULLETIN|PHOTO|STORY)\s+KILL\b|\bKILL\s+NOTICE\b|\b(?:stat:|statuscode=["']|"pubstatus"\s*:\s*")(?:canceled|cancelled|withheld)\b/iu;
/** What heads a story in plain words, or stands in the name of its file. */
const flashes = /(?:^|[\s【（([“"/_-])(?:特急|快讯|FLASH|BULLETIN)(?![A-Za-z])/mu;
const urgent = /(?:^|[\s【（([“"/_-])(?:加急|急稿|急电|URGENT|NEWS ?ALERT)(?![A-Za-z])/mu;
/** Lines of a plain story that say so of it; further down words are those of copy. */
const HEAD_LINES = 6;

/** Text without the controls of a transmission, which stand about its heading (IPTC 7901). */
function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes).replace(/[^\P{Cc}\n]/gu, ' ');
}

/** The urgency that words say, of a name or of the head of a file; null where they say none. */
function said(words: string): number | null {
  if (kills.test(words)) return KILL;
  for (const pattern of urgencies) {
    const found = pattern.exec(words)?.[1];
    if (found !== undefined) return Number(found);
  }
  const head = words.split('\n', HEAD_LINES).join('\n');
  return flashes.test(head) ? FLASH : urgent.test(head) ? URGENT : null;
}

async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(LOOKED_AT), 0, LOOKED_AT, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * How urgent a file seems, the most urgent lowest. `name` is its path from the watched folder. What cannot be opened is routine:
 * that is told where it is read.
 */
export async function urgencyOfFile(name: string, path: string): Promise<number> {
  const byName = said(name);
  if (byName !== null) return byName;
  const bytes = await beginningOf(path).catch(() => null);
  // Pictures and packed documents say nothing that is seen so.
  if (bytes === null || bytes.includes(0)) return ROUTINE;
  return said(decoded(bytes, 'utf-8')) ?? said(decoded(bytes, 'gb18030')) ?? ROUTINE;
}
