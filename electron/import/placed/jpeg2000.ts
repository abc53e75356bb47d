/** What a picture in JPEG 2000 says of its own colours, where the page says nothing (ISO/IEC 15444-1 Annexes A and I). */
import type { ColourKind } from './spaces.ts';

/** Colours by their numbers (Annex I.5.3.3, and 15444-2 Annex M.11.7.3 for those beyond). */
const enumerated: ReadonlyMap<number, ColourKind['kind']> = new Map([
  [12, 'cmyk'],
  [14, 'independent'],
  [16, 'rgb'],
  [17, 'grey'],
  [18, 'rgb'],
]);
/** Kinds by how many figures a colour has, where nothing is said. */
const byCount: ReadonlyMap<number, ColourKind['kind']> = new Map([
  [1, 'grey'],
  [2, 'grey'],
  [3, 'rgb'],
  [4, 'cmyk'],
]);
/** Boxes of one level that are looked at. */
const MOST_BOXES = 64;

export interface Jpeg2000 {
  readonly kind: ColourKind['kind'];
  /** Bits of a sample. */
  readonly depth: number;
}

interface OpenedBox {
  readonly type: string;
  readonly content: Uint8Array;
}

/** The boxes that stand one after the other (I.4). */
function boxesOf(bytes: Uint8Array): OpenedBox[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boxes: OpenedBox[] = [];
  for (let at = 0; at + 8 <= bytes.length && boxes.length < MOST_BOXES; ) {
    const said = view.getUint32(at);
    const isLong = said === 1 && at + 16 <= bytes.length;
    const length = said === 0 ? bytes.length - at : isLong ? Number(view.getBigUint64(at + 8)) : said;
    const head = isLong ? 16 : 8;
    if (length < head) break;
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    boxes.push({ type, content: bytes.subarray(at + head, Math.min(bytes.length, at + length)) });
    at += length;
  }
  return boxes;
}

const depthOf = (byte: number | undefined) => ((byte ?? 7) & 0x7f) + 1;

/** What the picture says; null of bytes that are none. */
export function jpeg2000(bytes: Uint8Array): Jpeg2000 | null {
  // A stream of code without boxes (A.4.1, A.5.1): where an image and how large, then how many figures a colour has.
  if (bytes[0] === 0xff && bytes[1] === 0x4f) {
    const count = ((bytes[40] ?? 0) << 8) | (bytes[41] ?? 0);
    return bytes.length < 43 ? null : { kind: byCount.get(count) ?? 'unknown', depth: depthOf(bytes[42]) };
  }
  const head = boxesOf(bytes).find(({ type }) => type === 'jp2h');
  if (head === undefined) return null;
  const inside = boxesOf(head.content);
  const image = inside.find(({ type }) => type === 'ihdr')?.content;
  const colour = inside.find(({ type }) => type === 'colr')?.content;
  const count = ((image?.[8] ?? 0) << 8) | (image?.[9] ?? 0);
  const [method, number] = [colour?.[0], ((colour?.[5] ?? 0) << 8) | (colour?.[6] ?? 0)];
  const said = method === 1 ? enumerated.get(number) : method === 2 ? 'independent' : undefined;
  return { kind: said ?? byCount.get(count) ?? 'unknown', depth: depthOf(image?.[10]) };
}
