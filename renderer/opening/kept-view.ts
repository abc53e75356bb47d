/** The page looked at last as bytes: a line that says what it is, then the figures of its display list. */
import * as v from 'valibot';
import type { ComposedPage, DisplayItem } from '../../shared/compose/display-list.ts';
import { type Language, languageSchema } from '../../shared/contract/language.ts';
import { swatchSchema } from '../../shared/edition/page-records.ts';
import {
  articleId,
  blockId,
  cropSchema,
  faceId,
  frameSchema,
  imageId,
  pageId,
} from '../../shared/edition/record-fields.ts';
import { veilSchema } from '../../shared/edition/shape-records.ts';
import { type PackedPage, unpackPage } from '../engine/packed-page.ts';

const figure = v.pipe(v.number(), v.finite());
const ordinal = v.pipe(v.number(), v.integer(), v.minValue(0));
const point = v.strictTuple([figure, figure]);
const turned = v.exactOptional(v.strictObject({ x: figure, y: figure, degrees: figure }));
const inked = { blockId, turned, ink: figure, colour: v.exactOptional(swatchSchema) };

const shapeSchema = v.strictObject({
  path: v.string(),
  rule: v.picklist(['nonzero', 'evenodd']),
  line: v.nullable(
    v.strictObject({
      width: figure,
      cap: v.picklist(['butt', 'round', 'square']),
      join: v.picklist(['miter', 'round', 'bevel']),
      miter: figure,
      dash: v.array(figure),
    }),
  ),
  ink: figure,
  colour: v.exactOptional(swatchSchema),
});

const otherSchema = v.strictObject({
  before: ordinal,
  id: ordinal,
  item: v.variant('kind', [
    v.strictObject({ kind: v.literal('fill'), ...inked, frame: frameSchema }),
    v.strictObject({ kind: v.literal('stroke'), ...inked, from: point, to: point, width: figure }),
    v.strictObject({
      kind: v.literal('picture'),
      blockId,
      turned,
      frame: frameSchema,
      imageId,
      crop: cropSchema,
      box: v.exactOptional(frameSchema),
      clip: v.exactOptional(v.array(v.array(figure))),
      within: v.exactOptional(v.array(v.array(figure))),
      veil: v.exactOptional(veilSchema),
      isLineArt: v.exactOptional(v.literal(true)),
      seeThrough: v.exactOptional(v.literal(true)),
      alt: v.string(),
    }),
    v.strictObject({
      kind: v.literal('drawing'),
      blockId,
      turned,
      frame: frameSchema,
      scale: figure,
      inked: frameSchema,
      shapes: v.array(shapeSchema),
      overprints: v.exactOptional(v.literal(true)),
      alt: v.string(),
    }),
  ]),
});

const marksSchema = v.strictObject({
  run: v.pipe(v.number(), v.integer(), v.minValue(0)),
  marks: v.exactOptional(
    v.array(
      v.strictObject({
        kind: v.picklist(['line', 'wave', 'dot']),
        x: figure,
        width: figure,
        y: figure,
        weight: figure,
      }),
    ),
  ),
  isReading: v.exactOptional(v.literal(true)),
  ownPart: v.exactOptional(v.string()),
});

const headSchema = v.strictObject({
  /** Of the edition's file. */
  path: v.string(),
  language: languageSchema,
  page: v.strictObject({
    id: pageId,
    number: ordinal,
    width: v.pipe(figure, v.minValue(1), v.maxValue(20_000)),
    height: v.pipe(figure, v.minValue(1), v.maxValue(20_000)),
  }),
  /** How many there are: a page cut short at a run's end would pass for a whole one. */
  figures: ordinal,
  strings: v.array(v.string()),
  colours: v.array(swatchSchema),
  marks: v.array(marksSchema),
  others: v.array(otherSchema),
});
type Head = v.InferOutput<typeof headSchema>;

/** A page as it was kept, ready to be painted; it knows nothing of how its blocks' copy fits. */
export interface KeptView {
  readonly path: string;
  readonly language: Language;
  readonly page: ComposedPage;
}

/** Where the figures may start: a number lies at a multiple of its eight bytes. */
function aligned(length: number): number {
  return (length + 7) & ~7;
}

/** Packs a page to be kept. */
export function packKept(path: string, language: Language, packed: PackedPage): Uint8Array<ArrayBuffer> {
  const { id, number, width, height } = packed.page;
  const { strings, colours, marks, others, numbers } = packed;
  const parts = {
    path,
    language,
    page: { id, number, width, height },
    figures: numbers.length,
    strings,
    colours,
    marks,
    others,
  };
  const head = new TextEncoder().encode(JSON.stringify(parts));
  const start = aligned(head.length + 1);
  const bytes = new Uint8Array(start + numbers.byteLength).fill(0x20, 0, start);
  bytes.set(head);
  // The line ends where the figures start, after spaces, which JSON passes over.
  bytes[start - 1] = 0x0a;
  bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), start);
  return bytes;
}

const runSchema = v.looseObject({
  blockId,
  face: faceId,
  source: v.nullable(v.object({ articleId, part: v.string() })),
});

/** Unpacking takes a run's names as they are: here they come from a file. */
function isPaintable(item: DisplayItem): boolean {
  return item.kind !== 'glyphs' || v.is(runSchema, item);
}

/** Reads a page that was kept; null where the bytes are not one. */
export function readKept(bytes: Uint8Array<ArrayBuffer>): KeptView | null {
  const end = bytes.indexOf(0x0a);
  if (end < 0) return null;
  try {
    const head: Head = v.parse(headSchema, JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))));
    const { path, language, page, strings, colours, marks, others } = head;
    const numbers = new Float64Array(bytes.slice(end + 1).buffer);
    if (numbers.length !== head.figures || !numbers.every(Number.isFinite)) return null;
    const whole = unpackPage({ page: { ...page, blocks: [] }, numbers, strings, colours, marks, others });
    return whole.items.every(isPaintable) ? { path, language, page: whole } : null;
  } catch {
    return null;
  }
}
