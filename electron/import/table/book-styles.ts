/** What a workbook's styles say of cells (ECMA-376 18.8): their number format, how they stand, what their letters mean. */
import { childOf, childrenOf, integerOf, type XmlElement } from '../docx/xml.ts';
import { builtInFormats } from './figure-format.ts';

export interface LetterLooks {
  readonly shift: 'above' | 'below' | null;
  readonly isStruck: boolean;
  readonly isWhite: boolean;
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
  /** White letters on no ground: text that nobody sees. */
  readonly isUnseen: boolean;
}

const plainLetters: LetterLooks = { shift: null, isStruck: false, isWhite: false };
const plainLooks: CellLooks = {
  code: 'General',
  horizontal: null,
  isOverNext: false,
  indent: 0,
  isTurned: false,
  letters: plainLetters,
  isUnseen: false,
};

/** Steps of indent that are kept: beyond, a sheet means something else by it. */
const MOST_INDENT = 6;

function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !/^(?:0|false)$/iu.test(element.attributes['val'] ?? '1');
}

/** What the properties of a run or a font say of its letters (18.4.7 and 18.8.22). */
function letterLooks(properties: XmlElement | undefined): LetterLooks {
  if (properties === undefined) return plainLetters;
  const align = childOf(properties, 'x:vertAlign')?.attributes['val'];
  const colour = childOf(properties, 'x:color')?.attributes ?? {};
  // The first colour of a theme is that of the paper; a tint makes it a grey.
  const isPaper = colour['theme'] === '0' && Number(colour['tint'] ?? 0) === 0;
  return {
    shift: align === 'superscript' ? 'above' : align === 'subscript' ? 'below' : null,
    isStruck: isOn(childOf(properties, 'x:strike')),
    isWhite: isPaper || /^(?:ff)?ffffff$/iu.test(colour['rgb'] ?? ''),
  };
}

function isFilled(fill: XmlElement | undefined): boolean {
  const pattern = childOf(fill, 'x:patternFill');
  if (pattern === undefined) return childOf(fill, 'x:gradientFill') !== undefined;
  return (pattern.attributes['patternType'] ?? 'none') !== 'none';
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
    const fonts = childrenOf(childOf(root, 'x:fonts'), 'x:font').map(letterLooks);
    const fills = childrenOf(childOf(root, 'x:fills'), 'x:fill').map(isFilled);
    this.#looks = childrenOf(childOf(root, 'x:cellXfs'), 'x:xf').map((xf) => {
      const number = (name: string) => integerOf(xf.attributes[name]) ?? 0;
      const id = number('numFmtId');
      const alignment = childOf(xf, 'x:alignment')?.attributes ?? {};
      const letters = fonts[number('fontId')] ?? plainLetters;
      const turn = Number(alignment['textRotation'] ?? 0);
      return {
        code: codes.get(id) ?? builtInFormats[id] ?? 'General',
        horizontal: horizontalOf(alignment['horizontal']),
        isOverNext: alignment['horizontal'] === 'centerContinuous',
        indent: Math.max(0, Math.min(MOST_INDENT, integerOf(alignment['indent']) ?? 0)),
        isTurned: turn !== 0,
        letters,
        isUnseen: letters.isWhite && fills[number('fillId')] !== true,
      };
    });
  }

  of(number: number): CellLooks {
    return this.#looks[number] ?? plainLooks;
  }
}
