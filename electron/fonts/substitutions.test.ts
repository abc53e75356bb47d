import { describe, expect, it } from 'vitest';
import { TableBytes } from '../../shared/fonts/table-bytes.ts';
import { substitutions } from './substitutions.ts';

const u16 = (value: number): number[] => [(value >> 8) & 0xff, value & 0xff];
const tag = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const times = (count: number, bytes: readonly number[]): number[] => Array.from({ length: count }, () => bytes).flat();
const list = (count: number, bytes: readonly number[]): number[] => [...u16(count), ...times(count, bytes)];

/** Puts `shift` on glyphs from 5 to `last`. */
const subtable = (last: number, shift: number): number[] =>
  [1, 6, shift, 2, 1, 5, last, 0].flatMap((value) => u16(value));

/** A table in which as many records as said, at each step, all name the one next table. */
function shared(count: number, last = 5): TableBytes {
  const scripts = list(count, [...tag('hani'), ...u16(2 + count * 6)]);
  const script = [...u16(0), ...list(count, [...tag('ZHS '), ...u16(4 + count * 6)])];
  const language = [...u16(0), ...u16(0xffff), ...list(count, u16(0))];
  const features = list(count, [...tag('liga'), ...u16(2 + count * 6)]);
  const feature = [...u16(0), ...list(count, u16(0))];
  const lookups = list(count, u16(2 + count * 2));
  const lookup = [...u16(1), ...u16(0), ...list(count, u16(6 + count * 2))];
  const scriptPart = [...scripts, ...script, ...language];
  const featurePart = [...features, ...feature];
  const featureStart = 10 + scriptPart.length;
  const header = [1, 0, 10, featureStart, featureStart + featurePart.length].flatMap((value) => u16(value));
  const bytes = [...header, ...scriptPart, ...featurePart, ...lookups, ...lookup, ...subtable(last, 2)];
  return new TableBytes('GSUB', Uint8Array.from(bytes));
}

/** One lookup whose subtables overlap, each a coverage of all glyphs. */
function overlapping(count: number): TableBytes {
  const scripts = [
    ...list(1, [...tag('hani'), ...u16(8)]),
    ...u16(4),
    ...u16(0),
    ...u16(0),
    ...u16(0xffff),
    ...list(1, u16(0)),
  ];
  const features = [...list(1, [...tag('liga'), ...u16(8)]), ...u16(0), ...list(1, u16(0))];
  const starts = Array.from({ length: count }, (_, index) => u16(6 + count * 2 + index * 16)).flat();
  const lookup = [...u16(1), ...u16(0), ...u16(count), ...starts];
  const featureStart = 10 + scripts.length;
  const header = [1, 0, 10, featureStart, featureStart + features.length].flatMap((value) => u16(value));
  const lookups = [...list(1, u16(4)), ...lookup, ...times(count, subtable(0xffff, 2))];
  return new TableBytes('GSUB', Uint8Array.from([...header, ...scripts, ...features, ...lookups]));
}

describe('substitutions', () => {
  it('are found where one record names each table', () => {
    expect([...substitutions(shared(1))]).toEqual([[5, new Set([7])]]);
  });

  it('are read once where many records share a table', () => {
    // Read once a record, that would be several thousand million numbers.
    expect([...substitutions(shared(900))]).toEqual([[5, new Set([7])]]);
    expect(substitutions(shared(900, 0xffff)).size).toBe(0xffff - 4);
  });

  it('are refused where more is to be read than a face has', () => {
    expect(substitutions(overlapping(2)).size).toBe(0xffff - 4);
    expect(() => substitutions(overlapping(100))).toThrow(RangeError);
  });
});
