/** Names of files: made fit for every system, and found as a system spells them. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { charactersOf } from '../shared/text/graphemes.ts';
import { unseenKind } from '../shared/text/seen-text.ts';

/** Bytes a name may have on every system that is usual: ext4, APFS, and NTFS's 255 units, which are no fewer. */
const MOST_BYTES = 255;

/** Names that Windows keeps for devices, whatever their extension (Windows file naming conventions). */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/**
 * A text as a file's name, or a part of one, that no system refuses: without what is not seen, letters with their marks
 * composed, and a hyphen for what some system takes for something else.
 */
export function safeName(text: string): string {
  const seen = [...text.normalize('NFC')].filter((one) => {
    const code = one.codePointAt(0) ?? 0;
    return unseenKind(code) === null || code < 0x20 || (code >= 0x7f && code < 0xa0);
  });
  return seen.map((one) => (/[\\/:*?"<>|\p{Cc}\p{Cs}]/u.test(one) ? '-' : one)).join('');
}

/** A whole name with its extension, as {@link safeName} makes it, cut between characters where it is too long. */
export function wholeName(text: string, extension: string): string {
  const room = MOST_BYTES - Buffer.byteLength(`.${extension}`);
  let name = '';
  for (const character of charactersOf(safeName(text).trim())) {
    if (Buffer.byteLength(name + character) > room) break;
    name += character;
  }
  // A full stop or a space at the end is dropped by Windows, without a word.
  const whole = `${name.replace(/[. ]+$/u, '')}.${extension}`;
  return DEVICE.test(whole) ? `-${whole}` : whole;
}

/**
 * A path as it is spelt on the disk. Systems tell é from e and its mark and keep a name as it came, so that of two names
 * that look the same one is found and the other is not (UAX #15 §1.2): where nothing has the very name, the one file whose
 * letters are the same is meant. The path itself where there is none, or more than one.
 */
export function asSpelt(path: string): string {
  if (/^[\0-\x7f]*$/u.test(path) || existsSync(path)) return path;
  const folder = dirname(path);
  if (folder === path) return path;
  const spelt = asSpelt(folder);
  const wanted = basename(path).normalize('NFC');
  let names: string[];
  try {
    names = readdirSync(spelt).filter((name) => name.normalize('NFC') === wanted);
  } catch {
    return path;
  }
  const [only, another] = names;
  return only === undefined || another !== undefined ? join(spelt, basename(path)) : join(spelt, only);
}

/** The time of day and of the year as file names have it. */
export function moment(now: Date): string {
  const [month, day, hour, minute] = [now.getMonth() + 1, now.getDate(), now.getHours(), now.getMinutes()].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${month}${day}-${hour}${minute}`;
}
