/** What a face says of itself: names, weight, metrics, rights (OpenType 1.9.1, `head`, `hhea`, `OS/2`, `post`, `name`). */
import type { FaceEmbedding, FaceInFile } from '../../shared/faces/face-file.ts';
import { fontLimits } from '../../shared/fonts/font-limits.ts';
import { FontProblem } from '../../shared/fonts/font-problem.ts';
import type { FaceTableReader } from '../../shared/fonts/sfnt.ts';
import type { TableBytes } from '../../shared/fonts/table-bytes.ts';
import { characterRuns, coverageOf } from './character-map.ts';
import { FaceNames, nameIds } from './names.ts';
import { variationsOf } from './variations.ts';

const HEAD_MAGIC = 0x5f0f_3cf5;
/** Length of `OS/2` as Apple first had it, without lines of type. */
const OS2_WITH_LINES = 78;
/** Length of `OS/2` before the fields of its second version, x-height and height of capitals among them. */
const OS2_WITH_HEIGHTS = 90;

/** Length of `maxp` of a face with outlines of TrueType. */
const MAXP_OF_TRUETYPE = 32;

/** Bits of fsType. */
const RESTRICTED = 0x2;
const PREVIEW = 0x4;
const EDITABLE = 0x8;
const WHOLE_ONLY = 0x100;
const BITMAP_ONLY = 0x200;

/**
 * What fsType allows. Where an old face sets several bits, the one that allows most holds (OpenType 1.9.1, `OS/2`
 * fsType). A face without `OS/2` says nothing of rights.
 */
function embeddingOf(fsType: number): FaceEmbedding {
  const right =
    (fsType & EDITABLE) !== 0
      ? 'editable'
      : (fsType & PREVIEW) !== 0
        ? 'preview-and-print'
        : (fsType & RESTRICTED) !== 0
          ? 'restricted'
          : 'installable';
  return { right, isWholeOnly: (fsType & WHOLE_ONLY) !== 0, isBitmapOnly: (fsType & BITMAP_ONLY) !== 0 };
}

/** What draws a face's glyphs. Throws `no-outlines`. */
function outlinesOf(face: FaceTableReader): FaceInFile['outlines'] {
  if (face.has('glyf') && face.has('loca')) return 'truetype';
  if (face.has('CFF ')) return 'cff';
  if (face.has('CFF2')) return 'cff2';
  throw new FontProblem('no-outlines');
}

/** Glyphs of a face. */
export function glyphCount(face: FaceTableReader): number {
  const most = face.table('maxp');
  // Of outlines of TrueType it says more, which a part of the face says again.
  if (face.has('glyf')) most.part(0, MAXP_OF_TRUETYPE);
  const glyphs = most.u16(4);
  if (glyphs === 0) throw new FontProblem('damaged', { table: 'maxp', detail: '0 glyphs' });
  return glyphs;
}

function metricsOf(face: FaceTableReader, os2: TableBytes | null): FaceInFile['metrics'] {
  const head = face.table('head');
  if (head.u32(12) !== HEAD_MAGIC) throw new FontProblem('damaged', { table: 'head', detail: 'no magic number' });
  const perEm = head.u16(18);
  if (perEm < 16 || perEm > 16_384) {
    throw new FontProblem('damaged', { table: 'head', detail: `${perEm} units in an em` });
  }
  const hhea = face.table('hhea');
  const lines = os2 !== null && os2.length >= OS2_WITH_LINES ? os2 : null;
  const hasHeights = os2 !== null && os2.u16(0) >= 2 && os2.length >= OS2_WITH_HEIGHTS;
  return {
    perEm,
    hhea: { ascent: hhea.i16(4), descent: hhea.i16(6), gap: hhea.i16(8) },
    typo: lines === null ? null : { ascent: lines.i16(68), descent: lines.i16(70), gap: lines.i16(72) },
    win: lines === null ? null : { ascent: lines.u16(74), descent: lines.u16(76) },
    xHeight: hasHeights ? os2.i16(86) : null,
    capHeight: hasHeights ? os2.i16(88) : null,
    box: [head.i16(36), head.i16(38), head.i16(40), head.i16(42)],
    italicAngle: face.find('post')?.fixed(4) ?? 0,
  };
}

/** Sans serifs by PANOSE: of Latin text, serif styles 11 to 15. By IBM's class: 8. */
function hasSerifs(os2: TableBytes | null, names: string): boolean {
  if (os2 !== null) {
    const [family, style] = [os2.u8(32), os2.u8(33)];
    if (family === 2 && style >= 2) return style < 11;
    const ibm = os2.u16(30) >> 8;
    if (ibm >= 1 && ibm <= 8) return ibm !== 8;
  }
  return !/sans|gothic|hei|黑|圆|圓/iu.test(names);
}

/** Weight from 1 to 1000. Some old faces count it in hundreds. */
function weightOf(os2: TableBytes | null, isBold: boolean): number {
  const said = os2?.u16(4) ?? 0;
  if (said >= 1 && said <= 9) return said * 100;
  return said >= 10 && said <= 1000 ? said : isBold ? 700 : 400;
}

/** Tags of the features of a layout table. Damage there costs the features, not the face: shaping checks the table itself. */
function featuresOf(layout: TableBytes | null): string[] {
  if (layout === null) return [];
  try {
    const list = layout.from(layout.u16(6));
    const count = Math.min(list.u16(0), fontLimits.features);
    return Array.from({ length: count }, (_, index) => list.tag(2 + index * 6)).filter((tag) =>
      /^[\x20-\x7e]{4}$/u.test(tag),
    );
  } catch (error) {
    if (error instanceof FontProblem) return [];
    throw error;
  }
}

/** A name for PDF: letters, digits and hyphens (OpenType 1.9.1, `name` 6). */
function postScriptNameOf(names: FaceNames, family: string, style: string): string {
  const named = names.find(nameIds.postScript)?.en.replace(/[^\w-]+/gu, '') ?? '';
  const made = `${family}-${style}`.replace(/[^\w-]+/gu, '').replace(/^-|-$/gu, '');
  return (named || made || 'Face').slice(0, 63);
}

/** Describes a face. Throws a {@link FontProblem} where it cannot be used. */
export function faceFacts(face: FaceTableReader): FaceInFile {
  const outlines = outlinesOf(face);
  const names = new FaceNames(face.table('name'));
  const os2 = face.find('OS/2');
  const metrics = metricsOf(face, os2);
  const glyphs = glyphCount(face);
  const unnamed = { zh: '未命名', en: 'Unnamed' };
  const family = names.find(nameIds.typographicFamily) ?? names.find(nameIds.family) ?? unnamed;
  const style = names.find(nameIds.typographicStyle) ?? names.find(nameIds.style) ?? { zh: '常规', en: 'Regular' };
  const macStyle = face.table('head').u16(44);
  const selection = os2?.u16(62) ?? 0;
  return {
    member: face.member,
    family,
    style,
    postScriptName: postScriptNameOf(names, family.en, style.en),
    version: names.find(nameIds.version)?.en ?? '',
    license: names.find(nameIds.license)?.en ?? '',
    weight: weightOf(os2, ((macStyle | (selection >> 5)) & 1) !== 0),
    isItalic: (selection & 1) !== 0 || (macStyle & 2) !== 0,
    hasSerifs: hasSerifs(os2, `${family.zh} ${family.en}`),
    isMonospaced: (face.find('post')?.u32(12) ?? 0) !== 0,
    outlines,
    glyphs,
    metrics,
    hasVerticalMetrics: face.has('vhea') && face.has('vmtx'),
    features: [...new Set([...featuresOf(face.find('GSUB')), ...featuresOf(face.find('GPOS'))])].sort(),
    coverage: coverageOf(characterRuns(face.table('cmap'), glyphs)),
    embedding: embeddingOf(os2?.u16(8) ?? 0),
    ...variationsOf(face, names),
  };
}
