/** Reads one page of a PDF from elsewhere: as a file of its own, with what its press, desk and advertiser should know. */
import * as v from 'valibot';
import { type PlacedPage, placedPageSchema } from '../../../shared/edition/placed-page.ts';
import { mm } from '../../../shared/edition/units.ts';
import type { PdfDictionary } from '../../../shared/pdf/read.ts';
import { PdfError } from '../pdf/faults.ts';
import { type FoundPage, PdfFile } from '../pdf/file.ts';
import { Layers } from '../pdf/layers.ts';
import { type Box, boxOf, contentOf, onSheet } from '../pdf/page.ts';
import { extractPage } from './extract.ts';
import { hiddenNames, withoutLayers } from './layers.ts';
import { colourKind, documentText } from './spaces.ts';
import { Survey } from './survey.ts';
import { Tally } from './tally.ts';

/** Bytes that a page's streams may unpack to: pictures are measured one after another, and not kept. */
const MOST_UNPACKED = 384 * 1024 * 1024;
/** As far as anything beyond the trim is taken over, in points: a press trims within 3 mm (domain.md §5). */
const MOST_BLEED = mm(5);
const MOST_INKS = 40;

export interface ReadPage {
  /** The page as a file of its own. */
  readonly bytes: Uint8Array;
  readonly placed: PlacedPage;
}

interface Geometry {
  readonly trim: Box;
  readonly box: Box;
  readonly sizedBy: PlacedPage['sizedBy'];
  readonly turn: number;
  /** Points to a unit of the page (ISO 32000-1 table 30). */
  readonly unit: number;
}

/** Where a page is trimmed, and what it has beyond: the trim box, else what is shown of it (ISO 32000-1 §14.11.2). */
function geometryOf(file: PdfFile, { page, inherited }: FoundPage): Geometry {
  const media = boxOf(file, inherited('MediaBox'));
  if (media === null) throw new PdfError('no-size');
  const within = (box: Box | null) => (box === null ? null : onSheet(box, media));
  const crop = within(boxOf(file, inherited('CropBox')));
  const own = within(boxOf(file, file.get(page, 'TrimBox')));
  const trim = own ?? crop ?? media;
  const bleed = own === null ? trim : (within(boxOf(file, file.get(page, 'BleedBox'))) ?? crop ?? media);
  const said = file.get(page, 'UserUnit');
  const unit = typeof said === 'number' && said >= 0.01 && said <= 100 ? said : 1;
  const most = MOST_BLEED / unit;
  const box = {
    left: Math.min(trim.left, Math.max(bleed.left, trim.left - most)),
    foot: Math.min(trim.foot, Math.max(bleed.foot, trim.foot - most)),
    right: Math.max(trim.right, Math.min(bleed.right, trim.right + most)),
    top: Math.max(trim.top, Math.min(bleed.top, trim.top + most)),
  };
  const rotation = inherited('Rotate');
  // A page is turned by quarters alone (§7.7.3.3).
  const turn = typeof rotation === 'number' && rotation % 90 === 0 ? ((rotation % 360) + 360) % 360 : 0;
  const sizedBy = own !== null ? 'trim' : crop !== null ? 'crop' : 'media';
  return { trim, box, sizedBy, turn, unit };
}

/** Size and bleed as the page is seen: turned, in points. */
function seen({ trim, box, turn, unit }: Geometry): Pick<PlacedPage, 'size' | 'bleed'> {
  const around = [trim.left - box.left, box.top - trim.top, box.right - trim.right, trim.foot - box.foot];
  // Turned clockwise, what was at the foot is at the left.
  const steps = turn / 90;
  const [left = 0, top = 0, right = 0, foot = 0] = around.map((_, at) => (around[(at + 4 - steps) % 4] ?? 0) * unit);
  const [across, down] = [(trim.right - trim.left) * unit, (trim.top - trim.foot) * unit];
  const isUpright = turn % 180 === 0;
  return {
    size: { width: isUpright ? across : down, height: isUpright ? down : across },
    bleed: [left, top, right, foot],
  };
}

/** What the document says beyond the page: comments and forms on it, scripts, what it was made for. */
function aroundPage(file: PdfFile, { page }: FoundPage, tally: Tally): void {
  for (const one of file.array(page.entries.get('Annots'))) {
    const kind = file.name(file.dictionary(one)?.entries.get('Subtype'));
    if (!['', 'Popup', 'TrapNet', 'PrinterMark'].includes(kind)) tally.add('annotations');
  }
  const names = file.dictionary(file.catalog?.entries.get('Names'));
  if (names?.entries.has('JavaScript') === true) tally.add('scripts');
  for (const key of ['OpenAction', 'AA']) {
    const action = file.dictionary(file.catalog?.entries.get(key));
    if (action !== null) tally.add('scripts');
  }
  for (const one of file.array(file.catalog?.entries.get('OutputIntents'))) {
    const intent = file.dictionary(one);
    const said = ['OutputConditionIdentifier', 'OutputCondition', 'Info'].map((key) =>
      file.text(intent?.entries.get(key)),
    );
    tally.add('intent', documentText(said.find((text) => text !== '') ?? '?'));
  }
  const objects = file.dictionary(file.dictionary(page.entries.get('Resources'))?.entries.get('XObject'));
  for (const value of objects?.entries.values() ?? [])
    if (file.dictionary(value)?.entries.has('OPI') === true) tally.add('opi');
}

/** The one stream of a page whose operators stay as they are; null where they are parted, or packed as no form's may be. */
function soleStream(file: PdfFile, page: PdfDictionary): PdfDictionary | null {
  const listed = file.array(page.entries.get('Contents'));
  return file.dictionary(listed.length === 1 ? listed[0] : page.entries.get('Contents'));
}

function blendsInLight(file: PdfFile, page: PdfDictionary, resources: PdfDictionary | null): boolean {
  const group = file.dictionary(page.entries.get('Group'));
  const space = group?.entries.get('CS');
  if (space === undefined) return false;
  const { kind, figures } = colourKind(file, space, resources);
  return kind === 'rgb' || (kind === 'independent' && figures === 3);
}

/** Reads a page, from 1. Throws {@link PdfError}, `LayersError`. */
export function readPage(bytes: Uint8Array, number: number): ReadPage {
  const file = new PdfFile(bytes, MOST_UNPACKED);
  const found = file.page(number);
  const { page, inherited, count } = found;
  const layers = new Layers(file);
  const geometry = geometryOf(file, found);
  const resourcesValue = inherited('Resources');
  const resources = file.dictionary(resourcesValue);
  const hidden = hiddenNames(file, layers, resources);
  const whole = contentOf(file, page);
  const content = withoutLayers(whole, hidden);
  const tally = new Tally();
  const survey = new Survey(file, layers, tally);
  survey.page(content, resources, geometry.unit);
  aroundPage(file, found, tally);
  if (tally.has('blends') && blendsInLight(file, page, resources)) tally.add('blends-in-light');
  const properties = file.dictionary(resources?.entries.get('Properties'));
  for (const one of hidden) {
    const group = file.dictionary(properties?.entries.get(one));
    tally.add('layers-hidden', documentText(file.text(group?.entries.get('Name'))) || one);
  }
  const version = /%PDF-(1\.\d|2\.0)/u.exec(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'))?.[1] ?? '1.4';
  const corners = ({ left, foot, right, top }: Box) => [left, foot, right, top] as const;
  const made = extractPage(
    file,
    layers,
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
    hidden.size === 0 ? soleStream(file, page) : null,
  );
  for (const one of made.hidden) tally.add('layers-hidden', documentText(one));
  const placed = v.parse(placedPageSchema, {
    page: number,
    pages: count,
    ...seen(geometry),
    sizedBy: geometry.sizedBy,
    version,
    inks: [...survey.inks].slice(0, MOST_INKS),
    facts: tally.facts,
  });
  return { bytes: made.bytes, placed };
}
