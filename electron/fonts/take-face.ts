/** Takes a face out of its file: the one form in which engine, window and PDF read faces that newsrooms bring. */
import { facePart } from '../../shared/compose/face-part.ts';
import { fontOf } from '../../shared/compose/font-tables.ts';
import type { FaceChoice, FaceCoordinates, FaceInFile, TakenFace } from '../../shared/faces/face-file.ts';
import { CffFace } from '../../shared/fonts/cff.ts';
import { fontLimits } from '../../shared/fonts/font-limits.ts';
import { FontProblem } from '../../shared/fonts/font-problem.ts';
import { checkGlyphs } from '../../shared/fonts/glyf.ts';
import { type FaceTableReader, membersOf, type OpenFontFile } from '../../shared/fonts/sfnt.ts';
import { characterMapOf, characterRuns } from './character-map.ts';
import { chineseForms } from './chinese-forms.ts';
import { faceFacts, glyphCount } from './face-facts.ts';
import { instanceOf } from './hb-subset.ts';
import { oddMarks } from './odd-marks.ts';
import { fontInMemory } from './read-font-file.ts';

/** Signatures, which hold of the whole file only; bitmaps, pictures and colours, which no page is set in. */
const leftOut = new Set([
  'DSIG',
  'EBDT',
  'EBLC',
  'EBSC',
  'CBDT',
  'CBLC',
  'bdat',
  'bloc',
  'sbix',
  'SVG ',
  'COLR',
  'CPAL',
]);
const CFF_VERSION = Uint8Array.of(0x4f, 0x54, 0x54, 0x4f);
const TRUETYPE_VERSION = Uint8Array.of(0, 1, 0, 0);

function tablesOf(file: OpenFontFile, member: number): FaceTableReader {
  const found = membersOf(file).members[member];
  if (found === undefined) throw new FontProblem('no-member', { member: member + 1 });
  if ('problem' in found) throw found.problem;
  return found.tables;
}

/** The tables of a face as a font file of its own. */
function ownFile(
  face: FaceTableReader,
  replaced: ReadonlyMap<string, Uint8Array> = new Map(),
): Uint8Array<ArrayBuffer> {
  const tags = [...face.places.keys()].filter((tag) => !leftOut.has(tag));
  const size = tags.reduce((sum, tag) => sum + (face.places.get(tag)?.length ?? 0), 0);
  if (size > fontLimits.face) throw new FontProblem('too-large', { size, most: fontLimits.face });
  const tables = new Map(tags.map((tag) => [tag, replaced.get(tag) ?? face.table(tag).bytes]));
  return fontOf(face.has('glyf') ? TRUETYPE_VERSION : CFF_VERSION, tables);
}

/**
 * The advances of a face, with bearings for all glyphs: some faces leave out those at the end, which only rasterisers of
 * small screens read. Throws where glyphs have no advance.
 */
function wholeAdvances(face: FaceTableReader, glyphs: number): Uint8Array {
  const measured = face.table('hhea').u16(34);
  if (measured === 0 || measured > glyphs) {
    throw new FontProblem('damaged', { table: 'hhea', detail: `${measured} advances of ${glyphs} glyphs` });
  }
  const metrics = face.table('hmtx');
  metrics.part(0, measured * 4);
  const whole = new Uint8Array(measured * 4 + (glyphs - measured) * 2);
  whole.set(metrics.bytes.subarray(0, whole.length));
  return whole;
}

/** Throws where any outline of a face is not whole: pages are never stopped by a glyph that turns out to be damaged. */
function checkOutlines(face: FaceTableReader, glyphs: number): void {
  if (face.has('glyf')) {
    const hasLongPlaces = face.table('head').i16(50) === 1;
    checkGlyphs({ glyf: face.table('glyf'), loca: face.table('loca'), hasLongPlaces, glyphs });
    return;
  }
  const { bytes } = face.table('CFF ');
  const cff = new CffFace({ length: bytes.length, read: (at, length) => bytes.subarray(at, at + length) });
  if (cff.glyphs !== glyphs) {
    throw new FontProblem('damaged', { table: 'CFF', detail: `${cff.glyphs} outlines of ${glyphs} glyphs` });
  }
  for (let glyph = 0; glyph < glyphs; glyph++) cff.outline(glyph);
}

/** Where `head` has the box round all glyphs: left, bottom, right, top. */
const BOX = 36;
const BOX_LENGTH = 8;

/**
 * `head` of a face pinned from another. HarfBuzz makes the box anew and, of outlines of CFF, has none: the box turns
 * out inside out, and browsers refuse the face. The one of the face that varies holds for all its instances.
 */
function wholeHead(face: FaceTableReader, chosen: FaceTableReader): Uint8Array {
  const head = face.table('head');
  if (head.i16(BOX) <= head.i16(BOX + 4) && head.i16(BOX + 2) <= head.i16(BOX + 6)) return head.bytes;
  const whole = head.bytes.slice();
  whole.set(chosen.table('head').part(BOX, BOX_LENGTH).bytes, BOX);
  return whole;
}

/** A face that does not vary, from one that may: pinned to a place on its axes. */
function pinned(
  face: FaceTableReader,
  { axes, instances, outlines }: FaceInFile,
  coordinates: FaceCoordinates,
): FaceTableReader {
  const lost = Object.keys(coordinates).find((tag) => !axes.some((axis) => axis.tag === tag));
  if (lost !== undefined) throw new FontProblem('no-axis', { axis: lost });
  const beyond = axes.find(({ tag, least, most }) => {
    const place = coordinates[tag];
    // Makers' own instances are taken as they are, held to the axis.
    const isNamed = instances.some((instance) => instance.coordinates[tag] === place);
    return place !== undefined && !isNamed && (place < least || place > most);
  });
  if (beyond !== undefined)
    throw new FontProblem('beyond-axis', { axis: beyond.tag, least: beyond.least, most: beyond.most });
  if (axes.length === 0 && outlines !== 'cff2') return face;
  const places = axes.map(({ tag, least, usual, most }): [string, number] => [
    tag,
    Math.min(most, Math.max(least, coordinates[tag] ?? usual)),
  ]);
  return tablesOf(fontInMemory(instanceOf(ownFile(face), Object.fromEntries(places))), 0);
}

/** An instance as its maker named it, else by the places on its axes. */
function instanceFacts(facts: FaceInFile, varies: FaceInFile, coordinates: FaceCoordinates | null): FaceInFile {
  const { member, metrics } = varies;
  const same = { ...facts, member, metrics: { ...facts.metrics, box: metrics.box } };
  if (varies.axes.length === 0) return same;
  const place = (of: FaceCoordinates) => varies.axes.map(({ tag, usual }) => of[tag] ?? usual).join(' ');
  const wanted = place(coordinates ?? {});
  const named = varies.instances.find((instance) => place(instance.coordinates) === wanted);
  const [base = varies.postScriptName] = varies.postScriptName.split('-');
  const style = named?.name ?? { zh: wanted, en: wanted };
  const postScriptName = named?.postScriptName ?? `${base}-${style.en}`;
  return { ...same, style, postScriptName: postScriptName.replace(/[^\w-]+/gu, '').slice(0, 63) };
}

/** What a face that was taken says of itself. Throws a {@link FontProblem} where its file is damaged. */
export function factsOf(file: OpenFontFile): FaceInFile {
  return faceFacts(tablesOf(file, 0));
}

/** A face as a font file of its own. `check` is handed its tables and how many glyphs it has, before it is written. */
function formed(
  file: OpenFontFile,
  { member, coordinates }: Omit<FaceChoice, 'path'>,
  check: (face: FaceTableReader, glyphs: number) => void,
): TakenFace {
  const chosen = tablesOf(file, member);
  const said = faceFacts(chosen);
  const face = pinned(chosen, said, coordinates ?? {});
  const facts = face === chosen ? said : instanceFacts(faceFacts(face), said, coordinates);
  const glyphs = glyphCount(face);
  const advances = wholeAdvances(face, glyphs);
  check(face, glyphs);
  const characters = characterMapOf(chineseForms(face, characterRuns(face.table('cmap'), glyphs), glyphs));
  const replaced = new Map([
    ['cmap', characters],
    ['head', wholeHead(face, chosen)],
    ['hmtx', advances],
  ]);
  const bytes = ownFile(face, replaced);
  const marks = oddMarks(bytes);
  return { face: { ...facts, ...(Object.keys(marks).length === 0 ? {} : { marks }) }, bytes };
}

/** Takes a face out of an open file. Throws a {@link FontProblem} where it cannot be used. */
export function takeFaceOf(file: OpenFontFile, choice: Omit<FaceChoice, 'path'>): TakenFace {
  return formed(file, choice, checkOutlines);
}

/**
 * As much of a face as shows some text, as a font file. Its other outlines are not looked at: a face may be seen that
 * cannot be taken. Throws a {@link FontProblem} where it cannot be read.
 */
export function previewOf(file: OpenFontFile, choice: Omit<FaceChoice, 'path'>, text: string): Uint8Array<ArrayBuffer> {
  const { bytes } = formed(file, choice, () => undefined);
  return facePart((at, length) => bytes.subarray(at, at + length), { glyphs: [], text });
}
