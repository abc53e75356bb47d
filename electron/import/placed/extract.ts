/**
 * One page of a PDF as a file of its own: its operators, and the objects they use, as they stood. What belongs to a
 * document and not to what is printed (links, tags, actions, metadata) stays behind, and so does what is switched off.
 */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { ObjectCopier } from '../../../shared/pdf/copy-objects.ts';
import { PdfFile as NewFile, number } from '../../../shared/pdf/objects.ts';
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import type { PdfFile } from '../pdf/file.ts';
import { glyphsOf } from './fonts.ts';
import { isProgram, ofOneMachine } from './graphics.ts';
import type { ShownContent } from './layers.ts';

/** Entries of streams that lead to the document, to other files, or to what is not printed. */
const left = new Set(
  'F FFilter FDecodeParms StructParent StructParents Metadata PieceInfo OPI Alternates LastModified OC Name AF Ref PS'.split(
    ' ',
  ),
);
/** Dictionaries by their types that nothing a page paints needs. */
const foreign = new Set([
  'Page',
  'Pages',
  'Catalog',
  'OCG',
  'OCMD',
  'Annot',
  'StructElem',
  'StructTreeRoot',
  'Filespec',
  'EmbeddedFile',
]);
/** Entries of other dictionaries, as those of marked content, that are not of what is printed. */
const unprinted = new Set(['Metadata', 'PieceInfo', 'AF', 'EF']);

export interface PageParts {
  readonly page: PdfDictionary;
  readonly content: Uint8Array;
  readonly resources: PdfValue;
  /** Left, foot, right, top in the page's own units. */
  readonly box: readonly [number, number, number, number];
  readonly trim: readonly [number, number, number, number];
  /** Quarter turns clockwise in degrees, and points to a unit. */
  readonly turn: number;
  readonly unit: number;
  readonly version: string;
  /** False where nothing blends: groups then change nothing, and PDF/X-1a has no room for them. */
  readonly blends: boolean;
}

function deflated(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(deflateSync(bytes, { level: 6 }));
}

const flate: PdfValue = { type: 'name', value: 'FlateDecode' };
const name = (value: string): PdfValue => ({ type: 'name', value });

/** A stream's bytes and entries as they go into the new file. */
interface Written {
  readonly bytes: Uint8Array;
  readonly entries: ReadonlyMap<string, PdfValue>;
}

/** What of a page's objects goes into the new file, and as what. */
class Objects {
  readonly #file: PdfFile;
  readonly #shown: ShownContent;
  readonly #blends: boolean;
  /** What a form without resources of its own takes: the page's (ISO 32000-1 §7.8.3). */
  readonly #resources: PdfDictionary | null;
  /** Drawings of glyphs, with the resources of their fonts. */
  readonly #glyphs = new Map<PdfDictionary, PdfDictionary | null>();
  /** Dictionaries of graphics states: what they hold has names that other dictionaries give to other things. */
  readonly #graphics = new Set<PdfDictionary>();

  constructor(file: PdfFile, shown: ShownContent, blends: boolean, resources: PdfValue) {
    this.#resources = file.dictionary(resources);
    this.#file = file;
    this.#shown = shown;
    this.#blends = blends;
  }

  dictionary(one: PdfDictionary): PdfDictionary {
    const file = this.#file;
    if (foreign.has(file.name(one.entries.get('Type')))) return { type: 'dictionary', entries: new Map() };
    if (file.name(one.entries.get('Subtype')) === 'Type3') {
      const resources = file.dictionary(one.entries.get('Resources')) ?? this.#resources;
      for (const glyph of glyphsOf(file, one)) this.#glyphs.set(glyph, resources);
    }
    // Resources are met before what they name.
    for (const state of file.dictionary(one.entries.get('ExtGState'))?.entries.values() ?? []) this.#isGraphics(state);
    const isState = this.#graphics.has(one) || file.name(one.entries.get('Type')) === 'ExtGState';
    const isLeft = (key: string) => unprinted.has(key) || (isState && ofOneMachine.has(key));
    const isKept = [...one.entries.keys()].every((key) => !isLeft(key));
    return isKept ? one : { ...one, entries: new Map([...one.entries].filter(([key]) => !isLeft(key))) };
  }

  #isGraphics(value: PdfValue): void {
    const state = this.#file.dictionary(value);
    if (state !== null) this.#graphics.add(state);
  }

  stream(stream: PdfDictionary): Written {
    const file = this.#file;
    if (this.#shown.isOff(stream) || isProgram(file, stream) || this.#isElsewhere(stream)) return nothing();
    const entries = new Map([...stream.entries].filter(([key, value]) => !left.has(key) && !this.#isIdle(key, value)));
    const resources = this.#operatorsOf(stream);
    if (resources !== undefined && this.#shown.mayHide(resources)) {
      const content = this.#shown.of(stream, resources);
      if (content !== null) return this.#packed(content, entries);
    }
    // PDF/X has no LZW (ISO 15930-4 §6.1, 15930-7 §6.1): the same bytes, packed by another.
    const filters = [entries.get('Filter') ?? null, ...file.array(entries.get('Filter'))].map((one) => file.name(one));
    const isOther = filters.includes('LZWDecode') || filters.includes('Crypt');
    const plain = isOther ? file.unpacker.bytesOf(stream) : null;
    return plain === null ? { bytes: stream.stream ?? new Uint8Array(), entries } : this.#packed(plain, entries);
  }

  /** True of a picture or a form whose bytes are in another file (§7.3.8.2), which did not come along. */
  #isElsewhere({ entries }: PdfDictionary): boolean {
    return entries.has('F') && ['Image', 'Form'].includes(this.#file.name(entries.get('Subtype')));
  }

  /** The resources of a stream that holds operators: a form, the cell of a pattern, a glyph; undefined of any other. */
  #operatorsOf(stream: PdfDictionary): PdfDictionary | null | undefined {
    const file = this.#file;
    const glyph = this.#glyphs.get(stream);
    if (glyph !== undefined) return glyph;
    const isForm = file.name(stream.entries.get('Subtype')) === 'Form';
    if (!isForm && file.get(stream, 'PatternType') !== 1) return undefined;
    return file.dictionary(stream.entries.get('Resources')) ?? this.#resources;
  }

  #packed(bytes: Uint8Array, entries: ReadonlyMap<string, PdfValue>): Written {
    const kept = [...entries].filter(([key]) => key !== 'DecodeParms' && key !== 'Filter');
    return { bytes: deflated(bytes), entries: new Map([...kept, ['Filter', flate] as const]) };
  }

  /** A group around what does not blend. */
  #isIdle(key: string, value: PdfValue): boolean {
    if (key !== 'Group' || this.#blends) return false;
    return this.#file.name(this.#file.dictionary(value)?.entries.get('S')) === 'Transparency';
  }
}

/** A form that paints nothing, in place of what is not taken over. */
function nothing(): Written {
  const box: PdfValue = { type: 'array', items: [0, 0, 0, 0] };
  const entries = new Map([
    ['Type', name('XObject')],
    ['Subtype', name('Form')],
    ['BBox', box],
  ] as const);
  return { bytes: new Uint8Array(), entries };
}

function boxOf(corners: readonly number[]): string {
  return `[${corners.map(number).join(' ')}]`;
}

/** The page as a file. The same page gives the same bytes. `original` is its stream where it has one that stays as it is. */
export function extractPage(
  file: PdfFile,
  shown: ShownContent,
  { content, resources, box, trim, turn, unit, version, page, blends }: PageParts,
  original: PdfDictionary | null,
): Uint8Array {
  const out = new NewFile(deflated);
  const objects = new Objects(file, shown, blends, resources);
  const copier = new ObjectCopier(file, out, {
    stream: (one) => objects.stream(one),
    dictionary: (one) => objects.dictionary(one),
  });
  const [catalog, tree, sheet] = [out.reserve(), out.reserve(), out.reserve()];
  const own = original === null ? null : objects.stream(original);
  const stream =
    own === null
      ? out.stream(content)
      : copier.stream(own.bytes, copier.entries({ entries: own.entries }, ['Length', 'Type', 'Subtype']));
  const group = blends && file.dictionary(page.entries.get('Group')) !== null ? page.entries.get('Group') : undefined;
  const isBox = (value: PdfValue) => (value === null ? '<<>>' : copier.value(value));
  out.write(
    sheet,
    `<</Type/Page/Parent ${tree}/MediaBox${boxOf(box)}/TrimBox${boxOf(trim)}/Rotate ${turn}${unit === 1 ? '' : `/UserUnit ${number(unit)}`}/Contents ${stream}/Resources ${isBox(resources)}${group === undefined ? '' : `/Group ${copier.value(group)}`}>>`,
  );
  out.write(tree, `<</Type/Pages/Kids[${sheet}]/Count 1>>`);
  out.write(catalog, `<</Type/Catalog/Pages ${tree}>>`);
  const information = out.add('<<>>');
  const id = createHash('sha256').update(content).digest('hex').slice(0, 32);
  return out.finish(version, catalog, information, id);
}
