/** Reads one page of a PDF from elsewhere: as a file of its own, with what its press, desk and advertiser should know. */
import * as v from 'valibot';
import { type PlacedPage, pagePlates, placedPageSchema } from '../../../shared/edition/placed-page.ts';
import type { PdfDictionary } from '../../../shared/pdf/read.ts';
import { PdfFile } from '../pdf/file.ts';
import { Layers } from '../pdf/layers.ts';
import { type Box, contentOf } from '../pdf/page.ts';
import { aroundPage } from './around.ts';
import { extractPage } from './extract.ts';
import { geometryOf, seen, toSeen } from './geometry.ts';
import { isLightGroup } from './graphics.ts';
import { ShownContent } from './layers.ts';
import type { FoundInks, PackedPicture } from './picture-inks.ts';
import { Survey } from './survey.ts';
import { Tally } from './tally.ts';

/** Bytes that a page's streams may unpack to: pictures are measured one after another, and not kept. */
const MOST_UNPACKED = 384 * 1024 * 1024;
const MOST_INKS = 40;

export interface ReadPage {
  /** The page as a file of its own. */
  readonly bytes: Uint8Array;
  /** What is known of it, but for the ink of what is packed. */
  readonly placed: PlacedPage;
  readonly packed: readonly PackedPicture[];
  /** What is known of it with what was found of that. */
  readonly withInks: (found: readonly FoundInks[]) => PlacedPage;
}

/** The one stream of a page whose operators stay as they are; null where they are parted, or packed as no form's may be. */
function soleStream(file: PdfFile, page: PdfDictionary): PdfDictionary | null {
  const listed = file.array(page.entries.get('Contents'));
  return file.dictionary(listed.length === 1 ? listed[0] : page.entries.get('Contents'));
}

/** The version of PDF a file is of: what its head says, or its catalog where that says a later one (ISO 32000-1 §7.7.2). */
function versionOf(file: PdfFile, bytes: Uint8Array): string {
  const head = /%PDF-(1\.\d|2\.0)/u.exec(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'))?.[1] ?? '1.4';
  const own = /^(?:1\.\d|2\.0)$/u.exec(file.name(file.catalog?.entries.get('Version')))?.[0] ?? head;
  // Both are a figure, a point and a figure.
  return [head, own].toSorted().at(-1) ?? head;
}

/** Reads a page, from 1. Throws `PdfError`, `LayersError`, `TooLargeError`. */
export function readPage(bytes: Uint8Array, number: number): ReadPage {
  const file = new PdfFile(bytes, MOST_UNPACKED);
  const found = file.page(number);
  const { page, inherited, count } = found;
  const geometry = geometryOf(file, found);
  const resourcesValue = inherited('Resources');
  const resources = file.dictionary(resourcesValue);
  const shown = new ShownContent(file, new Layers(file));
  const content = shown.content(contentOf(file, page), resources);
  const isWhole = shown.hidden.size === 0;
  const tally = new Tally();
  const survey = new Survey(file, shown, tally);
  survey.page(content, resources, toSeen(geometry));
  aroundPage(file, found, tally);
  const isLight = survey.hasLightGroup || isLightGroup(file, page.entries.get('Group'), resources);
  if (tally.has('blends') && isLight) tally.add('blends-in-light');
  const version = versionOf(file, bytes);
  const corners = ({ left, foot, right, top }: Box) => [left, foot, right, top] as const;
  const made = extractPage(
    file,
    shown,
    {
      page,
      content,
      resources: resourcesValue,
      box: corners(geometry.box),
      trim: corners(geometry.trim),
      turn: geometry.turn,
      unit: geometry.unit,
      version,
      blends: tally.has('blends'),
    },
    isWhole ? soleStream(file, page) : null,
  );
  for (const name of shown.hidden) tally.name('layers-hidden', name);
  const known = () =>
    v.parse(placedPageSchema, {
      page: number,
      pages: count,
      ...seen(geometry),
      sizedBy: geometry.sizedBy,
      version,
      inks: [...tally.inks].slice(0, MOST_INKS),
      plates: pagePlates.filter((plate) => tally.plates.has(plate)),
      facts: tally.facts,
    });
  const withInks = (inks: readonly FoundInks[]) => {
    for (const one of inks) noteInks(one, tally);
    return known();
  };
  return { bytes: made, placed: known(), packed: survey.packed, withInks };
}

/** Notes what was found of a packed picture, or that nothing was. */
function noteInks({ picture: { place }, inks }: FoundInks, tally: Tally): void {
  if (inks === null) {
    tally.printsOn(['untold'], 'jpeg', place);
    return;
  }
  if (inks.most !== null) tally.measure('ink', inks.most, place);
  tally.printsOn(inks.plates, 'space', place);
}
