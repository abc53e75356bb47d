/** Which characters a face has glyphs for (OpenType 1.9.1, `cmap`). */
import { fontLimits } from '../../shared/fonts/font-limits.ts';
import { FontProblem } from '../../shared/fonts/font-problem.ts';
import type { TableBytes } from '../../shared/fonts/table-bytes.ts';

/** A run of characters with glyphs one after another. */
export interface CharacterRun {
  readonly first: number;
  readonly last: number;
  /** Glyph of the first. */
  readonly glyph: number;
}

const damaged = (detail: string) => new FontProblem('damaged', { table: 'cmap', detail });

/** How well a subtable says what Unicode characters a face has; 0 where it does not. */
function rankOf(platform: number, encoding: number, format: number): number {
  const isUnicode =
    platform === 0 ? encoding <= 6 && encoding !== 5 : platform === 3 && (encoding === 1 || encoding === 10);
  if (!isUnicode) return 0;
  if (format === 12) return 2;
  return format === 4 ? 1 : 0;
}

function bestSubtable(cmap: TableBytes): TableBytes {
  const count = cmap.u16(2);
  let best: { readonly rank: number; readonly start: number } = { rank: 0, start: 0 };
  for (let at = 4; at < 4 + count * 8; at += 8) {
    const start = cmap.u32(at + 4);
    if (start + 2 > cmap.length) continue;
    const rank = rankOf(cmap.u16(at), cmap.u16(at + 2), cmap.u16(start));
    if (rank > best.rank) best = { rank, start };
  }
  if (best.rank === 0) throw new FontProblem('no-unicode');
  return cmap.from(best.start);
}

/** Characters with their glyphs, in order, as runs. */
export function runsOf(characters: Iterable<readonly [code: number, glyph: number]>, glyphs: number): CharacterRun[] {
  const collector = new RunCollector(glyphs);
  for (const [code, glyph] of characters) collector.add(code, code, glyph);
  return collector.runs;
}

/** Puts runs together that go on from one another, and leaves out what has no glyph. */
class RunCollector {
  readonly runs: CharacterRun[] = [];
  readonly #glyphs: number;

  constructor(glyphs: number) {
    this.#glyphs = glyphs;
  }

  add(first: number, last: number, glyph: number): void {
    // A map that points past the last glyph stands for nothing there.
    const end = Math.min(last, first + this.#glyphs - 1 - glyph);
    if (end < first) return;
    if (glyph === 0) {
      if (first < end) this.add(first + 1, end, 1);
      return;
    }
    const before = this.runs.at(-1);
    if (before !== undefined && before.last + 1 === first && before.glyph + first - before.first === glyph) {
      this.runs[this.runs.length - 1] = { ...before, last: end };
    } else this.runs.push({ first, last: end, glyph });
  }
}

const GROUPS_HEADER = 16;
const GROUP = 12;
const LAST_CHARACTER = 0x10_ffff;

/** Format 12: groups of characters. */
function readGroups(map: TableBytes, into: RunCollector): void {
  const count = map.u32(12);
  if (count > fontLimits.groups) throw new FontProblem('too-many', { what: 'groups', count, most: fontLimits.groups });
  const groups = map.part(GROUPS_HEADER, count * GROUP);
  let next = 0;
  for (let at = 0; at < count * GROUP; at += GROUP) {
    const [first, last, glyph] = [groups.u32(at), groups.u32(at + 4), groups.u32(at + 8)];
    if (first < next || last < first || last > LAST_CHARACTER) throw damaged('the groups are out of order');
    into.add(first, last, glyph);
    next = last + 1;
  }
}

/** Format 4: segments of the basic plane, with a shift or a list of glyphs each. */
function readSegments(map: TableBytes, into: RunCollector): void {
  const twice = map.u16(6) & ~1;
  const [ends, starts, shifts, lists] = [14, 16 + twice, 16 + twice * 2, 16 + twice * 3];
  let next = 0;
  for (let at = 0; at < twice; at += 2) {
    const [first, last] = [map.u16(starts + at), map.u16(ends + at)];
    const [shift, list] = [map.u16(shifts + at), map.u16(lists + at)];
    // The last segment of many faces is of the one character 0xFFFF, and its list is often nowhere.
    if (first === 0xffff) break;
    if (first < next || last < first) throw damaged('the segments are out of order');
    next = last + 1;
    if (list === 0) {
      for (let code = first; code <= last; code++) into.add(code, code, (code + shift) & 0xffff);
      continue;
    }
    for (let code = first; code <= last; code++) {
      const place = lists + at + list + (code - first) * 2;
      const glyph = map.u16(place);
      if (glyph !== 0) into.add(code, code, (glyph + shift) & 0xffff);
    }
  }
}

/** The characters of a face, in order. Throws `no-unicode` and what is wrong with the table. */
export function characterRuns(cmap: TableBytes, glyphs: number): CharacterRun[] {
  const map = bestSubtable(cmap);
  const collector = new RunCollector(glyphs);
  if (map.u16(0) === 12) readGroups(map, collector);
  else readSegments(map, collector);
  if (collector.runs.length === 0) throw new FontProblem('no-characters');
  return collector.runs;
}

/** A `cmap` of format 12 alone, for Windows and Unicode: the one form that engine and browsers read of any face. */
export function characterMapOf(runs: readonly CharacterRun[]): Uint8Array {
  const start = 4 + 8;
  const bytes = new Uint8Array(start + GROUPS_HEADER + runs.length * GROUP);
  const view = new DataView(bytes.buffer);
  view.setUint16(2, 1);
  view.setUint16(4, 3);
  view.setUint16(6, 10);
  view.setUint32(8, start);
  view.setUint16(start, 12);
  view.setUint32(start + 4, bytes.length - start);
  view.setUint32(start + 12, runs.length);
  runs.forEach(({ first, last, glyph }, index) => {
    const at = start + GROUPS_HEADER + index * GROUP;
    view.setUint32(at, first);
    view.setUint32(at + 4, last);
    view.setUint32(at + 8, glyph);
  });
  return bytes;
}

let ofGb2312: readonly number[] | undefined;

/** The Han of GB/T 2312—1980: rows 16 to 87, as the machine's own table of its encoding has them. */
function hanOfGb2312(): readonly number[] {
  if (ofGb2312 !== undefined) return ofGb2312;
  const decoder = new TextDecoder('gb18030');
  const found: number[] = [];
  for (let row = 16; row <= 87; row++) {
    // The last five places of row 55 are empty.
    const cells = row === 55 ? 89 : 94;
    for (let cell = 1; cell <= cells; cell++) {
      found.push(decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell)).codePointAt(0) ?? 0);
    }
  }
  ofGb2312 = found.sort((a, b) => a - b);
  return ofGb2312;
}

/** Han: the unified ideographs and their extensions, compatibility forms among them. */
function isHan(code: number): boolean {
  return (
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x2_0000 && code <= 0x3_ffff)
  );
}

/** What a face's characters come to. */
export function coverageOf(runs: readonly CharacterRun[]) {
  let characters = 0;
  let han = 0;
  for (const { first, last } of runs) {
    characters += last - first + 1;
    for (let code = first; code <= last; code++) if (isHan(code)) han++;
  }
  let at = 0;
  const lacking = hanOfGb2312().filter((code) => {
    for (let run = runs[at]; run !== undefined && run.last < code; run = runs[at]) at++;
    const run = runs[at];
    return run === undefined || code < run.first;
  });
  const ranges: number[] = [];
  for (const { first, last } of runs) {
    if (ranges.at(-1) === first - 1) ranges[ranges.length - 1] = last;
    else ranges.push(first, last);
  }
  return { characters, han, lacksOfGb2312: lacking.length, ranges };
}
