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
import type { Layers } from '../pdf/layers.ts';
import { hiddenNames, withoutLayers } from './layers.ts';

/** Entries of streams that lead to the document, to other files, or to what is not printed. */
const left = new Set(
  'F FFilter FDecodeParms StructParent StructParents Metadata PieceInfo OPI Alternates LastModified OC Name AF Ref'.split(
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
class Streams {
  readonly #file: PdfFile;
  readonly #layers: Layers;
  readonly #blends: boolean;
  /** What a form without resources of its own takes: the page's (ISO 32000-1 §7.8.3). */
  readonly #resources: PdfDictionary | null;
  /** Names of layers that were left out. */
  readonly hidden = new Set<string>();

  constructor(file: PdfFile, layers: Layers, blends: boolean, resources: PdfValue) {
    this.#resources = file.dictionary(resources);
    this.#file = file;
    this.#layers = layers;
    this.#blends = blends;
  }

  of(stream: PdfDictionary): { readonly bytes: Uint8Array; readonly entries: ReadonlyMap<string, PdfValue> } {
    const file = this.#file;
    const kind = file.name(stream.entries.get('Subtype'));
    if (this.#layers.isHidden(stream.entries.get('OC'))) return this.#nothing(stream);
    const entries = new Map([...stream.entries].filter(([key, value]) => !left.has(key) && !this.#isIdle(key, value)));
    const own = { bytes: stream.stream ?? new Uint8Array(), entries };
    if (kind === 'Form') {
      const names = hiddenNames(file, this.#layers, file.dictionary(entries.get('Resources')) ?? this.#resources);
      const content = names.size === 0 ? null : file.unpacker.bytesOf(stream);
      if (content !== null) return this.#packed(withoutLayers(content, names), entries);
    }
    // PDF/X has no LZW (ISO 15930-4 §6.1, 15930-7 §6.1): the same bytes, packed by another.
    const filters = [entries.get('Filter') ?? null, ...file.array(entries.get('Filter'))].map((one) => file.name(one));
    const plain = filters.includes('LZWDecode') ? file.unpacker.bytesOf(stream) : null;
    return plain === null ? own : this.#packed(plain, entries);
  }

  #packed(bytes: Uint8Array, entries: ReadonlyMap<string, PdfValue>) {
    const kept = [...entries].filter(([key]) => key !== 'DecodeParms' && key !== 'Filter');
    return { bytes: deflated(bytes), entries: new Map([...kept, ['Filter', flate] as const]) };
  }

  /** A group around what does not blend. */
  #isIdle(key: string, value: PdfValue): boolean {
    if (key !== 'Group' || this.#blends) return false;
    return this.#file.name(this.#file.dictionary(value)?.entries.get('S')) === 'Transparency';
  }

  /** A form that paints nothing, in place of what is switched off. */
  #nothing({ entries }: PdfDictionary) {
    const group = this.#file.dictionary(entries.get('OC'));
    this.hidden.add(this.#file.text(group?.entries.get('Name')));
    const box: PdfValue = { type: 'array', items: [0, 0, 0, 0] };
    return {
      bytes: new Uint8Array(),
      entries: new Map([
        ['Type', name('XObject')],
        ['Subtype', name('Form')],
        ['BBox', box],
      ] as const),
    };
  }
}

function boxOf(corners: readonly number[]): string {
  return `[${corners.map(number).join(' ')}]`;
}

/** The page as a file. The same page gives the same bytes. `original` is its stream where it has one that stays as it is. */
export function extractPage(
  file: PdfFile,
  layers: Layers,
  { content, resources, box, trim, turn, unit, version, page, blends }: PageParts,
  original: PdfDictionary | null,
): { readonly bytes: Uint8Array; readonly hidden: readonly string[] } {
  const out = new NewFile(deflated);
  const streams = new Streams(file, layers, blends, resources);
  const copier = new ObjectCopier(file, out, {
    stream: (one) => streams.of(one),
    dictionary: (one) => {
      if (foreign.has(file.name(one.entries.get('Type')))) return { type: 'dictionary', entries: new Map() };
      const isKept = [...one.entries.keys()].every((key) => !unprinted.has(key));
      return isKept ? one : { ...one, entries: new Map([...one.entries].filter(([key]) => !unprinted.has(key))) };
    },
  });
  const [catalog, tree, sheet] = [out.reserve(), out.reserve(), out.reserve()];
  const own = original === null ? null : streams.of(original);
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
  return {
    bytes: out.finish(version, catalog, information, id),
    hidden: [...streams.hidden].filter((one) => one !== ''),
  };
}
