/** Functions of a PDF (ISO 32000-1 §7.10): what a tint of a spot ink, or a place in a gradient, looks like. */
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import type { PdfFile } from './file.ts';

/** What a function makes of its inputs; null where it cannot. */
export type PdfFunction = (inputs: readonly number[]) => number[] | null;

/** Functions that may stand in each other. */
const DEEPEST = 6;
/** Functions that may be made of a file in all: a list of functions may name itself many times over. */
const MOST_MADE = 100_000;
/** How many were made of each file so far. */
const made = new WeakMap<PdfFile, number>();
/** Inputs of samples that are mixed: each doubles the work. */
const MOST_INPUTS = 4;

const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));
const between = (value: number, from: readonly [number, number], to: readonly [number, number]) =>
  from[1] === from[0] ? to[0] : to[0] + ((value - from[0]) * (to[1] - to[0])) / (from[1] - from[0]);

/** Pairs of an array of numbers. */
function pairsOf(numbers: readonly number[] | null): (readonly [number, number])[] {
  return (numbers ?? []).flatMap((value, at, all) => (at % 2 === 0 ? [[value, all[at + 1] ?? value] as const] : []));
}

/** Type 2: from one value to another along a power. */
function exponential(file: PdfFile, of: PdfDictionary): PdfFunction {
  const from = file.numbers(of.entries.get('C0')) ?? [];
  const to = file.numbers(of.entries.get('C1')) ?? [];
  const power = file.get(of, 'N');
  const start = from.length === 0 ? [0] : from;
  const end = to.length === 0 ? [1] : to;
  return ([x = 0]) => {
    const share = x ** (typeof power === 'number' ? power : 1);
    return start.map((value, at) => value + share * ((end[at] ?? value) - value));
  };
}

/** Type 3: functions side by side. */
function stitched(file: PdfFile, of: PdfDictionary, depth: number): PdfFunction | null {
  const listed = file.array(of.entries.get('Functions'));
  const bounds = file.numbers(of.entries.get('Bounds')) ?? [];
  const encode = pairsOf(file.numbers(of.entries.get('Encode')));
  const [least, most] = pairsOf(file.numbers(of.entries.get('Domain')))[0] ?? [0, 1];
  if (listed.length === 0 || bounds.length !== listed.length - 1) return null;
  const parts = listed.map((one) => functionOf(file, one, depth + 1));
  return ([x = 0]) => {
    const found = bounds.findIndex((bound) => x < bound);
    const at = found < 0 ? parts.length - 1 : found;
    const place = between(x, [bounds[at - 1] ?? least, bounds[at] ?? most], encode[at] ?? [0, 1]);
    return parts[at]?.([place]) ?? null;
  };
}

/** Type 0: samples, and what lies between them. */
function sampled(file: PdfFile, of: PdfDictionary): PdfFunction | null {
  const size = file.numbers(of.entries.get('Size')) ?? [];
  const bits = file.get(of, 'BitsPerSample');
  const range = pairsOf(file.numbers(of.entries.get('Range')));
  const domain = pairsOf(file.numbers(of.entries.get('Domain')));
  const encode = pairsOf(file.numbers(of.entries.get('Encode')));
  const decode = pairsOf(file.numbers(of.entries.get('Decode')));
  const bytes = file.unpacker.bytesOf(of);
  if (bytes === null || range.length === 0 || size.length === 0 || size.length > MOST_INPUTS) return null;
  if ((bits !== 8 && bits !== 16) || size.some((one) => !Number.isInteger(one) || one < 1)) return null;
  const each = bits / 8;
  const sample = (places: readonly number[], output: number) => {
    let index = 0;
    for (let at = places.length - 1; at >= 0; at--) index = index * (size[at] ?? 1) + (places[at] ?? 0);
    const start = (index * range.length + output) * each;
    return each === 1 ? (bytes[start] ?? 0) / 255 : ((bytes[start] ?? 0) * 256 + (bytes[start + 1] ?? 0)) / 65_535;
  };
  return (inputs) => {
    const places = size.map((count, at) =>
      within(between(inputs[at] ?? 0, domain[at] ?? [0, 1], encode[at] ?? [0, count - 1]), 0, count - 1),
    );
    return range.map((limits, output) => {
      let sum = 0;
      for (let corner = 0; corner < 2 ** places.length; corner++) {
        let share = 1;
        const whole = places.map((place, at) => {
          const low = Math.min(Math.floor(place), Math.max(0, (size[at] ?? 1) - 2));
          const isHigh = ((corner >> at) & 1) === 1;
          share *= isHigh ? place - low : 1 - (place - low);
          return low + (isHigh ? 1 : 0);
        });
        if (share > 0) sum += share * sample(whole, output);
      }
      return between(sum, [0, 1], decode[output] ?? limits);
    });
  };
}

/** A function that can be asked; null where it is of a kind not known here, as those written in PostScript. */
export function functionOf(file: PdfFile, value: PdfValue | undefined, depth = 0): PdfFunction | null {
  const of = file.dictionary(value);
  const count = (made.get(file) ?? 0) + 1;
  if (of === null || depth > DEEPEST || count > MOST_MADE) return null;
  made.set(file, count);
  const type = file.get(of, 'FunctionType');
  const plain =
    type === 2 ? exponential(file, of) : type === 3 ? stitched(file, of, depth) : type === 0 ? sampled(file, of) : null;
  if (plain === null) return null;
  const domain = pairsOf(file.numbers(of.entries.get('Domain')));
  const range = pairsOf(file.numbers(of.entries.get('Range')));
  return (inputs) => {
    const held = inputs.map((value, at) => within(value, ...(domain[at] ?? [value, value])));
    const out = plain(held);
    if (out?.every(Number.isFinite) !== true) return null;
    return out.map((value, at) => within(value, ...(range[at] ?? [value, value])));
  };
}
