/** What a workbook's styles say of cells (ECMA-376 18.8): their number format, how they stand, what their letters mean. */
import { blackInk, isLostOn, type Rgb, rgbOf, whitePaper } from '../../../shared/text/ground-colour.ts';
import type { SeenLooks } from '../../../shared/text/table/cell-looks.ts';
import { childOf, childrenOf, integerOf, type XmlElement } from '../docx/xml.ts';
import { builtInFormats } from './figure-format.ts';

export interface LetterLooks {
  readonly shift: 'above' | 'below' | null;
  readonly isStruck: boolean;
}

export interface CellLooks {
  /** The code of its number format. */
  readonly code: string;
  readonly horizontal: 'left' | 'center' | 'right' | null;
  /** Its text stands in the middle of its own and the empty cells after it (跨列居中). */
  readonly isOverNext: boolean;
  /** How far its text is indented, in steps. */
  readonly indent: number;
  /** Its text is turned or stands upright. */
  readonly isTurned: boolean;
  readonly letters: LetterLooks;
  /** The sheet's number for its style, or the style's for its number format, is none the workbook has. */
  readonly isUnknown: boolean;
  /** How its letters look, which a table does not take; and the colour they stand on, empty for paper. */
  readonly seen: SeenLooks;
  readonly ground: string;
  /** A line stands on one of its sides, or across it. */
  readonly isBordered: boolean;
}

const plainLetters: LetterLooks = { shift: null, isStruck: false };
const plainSeen: SeenLooks = { emphasis: '', colour: 'black', face: '' };
const plainLooks: CellLooks = {
  code: 'General',
  horizontal: null,
  isOverNext: false,
  indent: 0,
  isTurned: false,
  letters: plainLetters,
  isUnknown: false,
  seen: plainSeen,
  ground: '',
  isBordered: false,
};

/** Steps of indent that are kept: beyond, a sheet means something else by it. */
const MOST_INDENT = 6;

type Attributes = Readonly<Record<string, string>>;

function isOn(attributes: Attributes | undefined): boolean {
  return attributes !== undefined && !/^(?:0|false)$/iu.test(attributes['val'] ?? '1');
}

/** What the properties of a run or a font say of its letters (18.4.7 and 18.8.22). */
function letterLooks(properties: XmlElement | undefined): LetterLooks {
  if (properties === undefined) return plainLetters;
  const align = childOf(properties, 'x:vertAlign')?.attributes['val'];
  return {
    shift: align === 'superscript' ? 'above' : align === 'subscript' ? 'below' : null,
    isStruck: isOn(childOf(properties, 'x:strike')?.attributes),
  };
}

/**
 * A colour as it is told from others (18.8.3). Black has many names: the program's own (`auto`, 64), the palette's (0 and
 * 8), the theme's first for text.
 */
function colourOf({ rgb, theme, indexed, tint = '0' }: Attributes): string {
  if (rgb !== undefined) return /^(?:[0-9a-f]{2})?000000$/iu.test(rgb) ? 'black' : rgb.slice(-6).toLowerCase();
  if (theme !== undefined) return theme === '1' && Number(tint) === 0 ? 'black' : `theme ${theme} ${Number(tint)}`;
  return indexed === undefined || /^(?:0|8|64)$/u.test(indexed) ? 'black' : `indexed ${indexed}`;
}

/**
 * How letters look by the properties of a font (18.8.22), or of a run, which calls its face otherwise (18.4.5): `of` hands
 * out a property's attributes by its name.
 */
export function seenLooks(of: (name: string) => Attributes | undefined): SeenLooks {
  const line = of('u');
  const isUnderlined = line !== undefined && line['val'] !== 'none';
  const marks = [isOn(of('b')) ? 'bold' : '', isOn(of('i')) ? 'slanted' : '', isUnderlined ? 'underlined' : ''];
  const name = of('name') ?? of('rFont');
  return {
    emphasis: marks.filter((mark) => mark !== '').join(' '),
    colour: colourOf(of('color') ?? {}),
    face: `${name?.['val'] ?? ''} ${of('sz')?.['val'] ?? ''}`.trim(),
  };
}

/** The colour a cell stands on; empty for paper. */
function groundOf(fill: XmlElement | undefined): string {
  if (childOf(fill, 'x:gradientFill') !== undefined) return 'gradient';
  const pattern = childOf(fill, 'x:patternFill');
  const type = pattern?.attributes['patternType'] ?? 'none';
  if (type === 'none') return '';
  if (type !== 'solid') return type;
  const colour = childOf(pattern, 'x:fgColor')?.attributes ?? {};
  const { rgb = '', theme, tint = '0', indexed } = colour;
  const isPaper = /^(?:[0-9a-f]{2})?ffffff$/iu.test(rgb) || (theme === '0' && Number(tint) === 0);
  return isPaper || /^(?:1|9|65)$/u.test(indexed ?? '') ? '' : `solid ${colourOf(colour)}`;
}

/** A colour as {@link colourOf} tells it, or a cell's ground; null of those of a theme and of patterns. */
function rgbTold(told: string): Rgb | null {
  if (told === '' || told === 'theme 0 0' || /^indexed (?:1|9|65)$/u.test(told)) return whitePaper;
  return told === 'black' ? blackInk : rgbOf(told);
}

/** True of letters that are lost on the ground of their cell; of a theme's colours, only the same is. */
export function isUnseenOn(colour: string, ground: string): boolean {
  const behind = ground.replace(/^solid /u, '');
  return colour === behind || isLostOn(rgbTold(colour), rgbTold(behind));
}

/** True of a border with a line on one of its sides, or across (18.8.4). */
function hasLine({ children }: XmlElement): boolean {
  return children.some((side) => typeof side !== 'string' && (side.attributes['style'] ?? 'none') !== 'none');
}

function horizontalOf(value: string | undefined): CellLooks['horizontal'] {
  if (value === 'center' || value === 'centerContinuous' || value === 'distributed') return 'center';
  return value === 'left' || value === 'right' ? value : null;
}

/** The styles of cells by their number; the usual one where there is no such number. */
export class BookStyles {
  readonly #looks: readonly CellLooks[];

  constructor(root: XmlElement | undefined) {
    const codes = new Map<number, string>();
    for (const { attributes } of childrenOf(childOf(root, 'x:numFmts'), 'x:numFmt')) {
      const id = integerOf(attributes['numFmtId']);
      if (id !== undefined) codes.set(id, attributes['formatCode'] ?? 'General');
    }
    const fontElements = childrenOf(childOf(root, 'x:fonts'), 'x:font');
    const fillElements = childrenOf(childOf(root, 'x:fills'), 'x:fill');
    const fonts = fontElements.map(letterLooks);
    const seen = fontElements.map((font) => seenLooks((name) => childOf(font, `x:${name}`)?.attributes));
    const grounds = fillElements.map(groundOf);
    const borders = childrenOf(childOf(root, 'x:borders'), 'x:border').map(hasLine);
    this.#looks = childrenOf(childOf(root, 'x:cellXfs'), 'x:xf').map((xf) => {
      const number = (name: string) => integerOf(xf.attributes[name]) ?? 0;
      const id = number('numFmtId');
      const alignment = childOf(xf, 'x:alignment')?.attributes ?? {};
      const letters = fonts[number('fontId')] ?? plainLetters;
      const turn = Number(alignment['textRotation'] ?? 0);
      const code = codes.get(id) ?? builtInFormats[id];
      return {
        code: code ?? 'General',
        horizontal: horizontalOf(alignment['horizontal']),
        isOverNext: alignment['horizontal'] === 'centerContinuous',
        indent: Math.max(0, Math.min(MOST_INDENT, integerOf(alignment['indent']) ?? 0)),
        isTurned: turn !== 0,
        letters,
        isUnknown: code === undefined,
        seen: seen[number('fontId')] ?? plainSeen,
        ground: grounds[number('fillId')] ?? '',
        isBordered: borders[number('borderId')] === true,
      };
    });
  }

  of(number: number): CellLooks {
    return this.#looks[number] ?? (number === 0 ? plainLooks : { ...plainLooks, isUnknown: true });
  }
}
