/** How the cells of a page's table look, which a table on a page of ours does not take: by their style and by what is in them. */
import { type Element, isTag, isText } from 'domhandler';
import type { Declarations } from '../html/style-sheet.ts';
import type { SeenLooks } from './cell-looks.ts';

/** What letters inherit. */
interface Letters {
  readonly isBold: boolean;
  readonly isSlanted: boolean;
  readonly isUnderlined: boolean;
  readonly colour: string;
  readonly face: string;
  readonly size: string;
}

const plain: Letters = {
  isBold: false,
  isSlanted: false,
  isUnderlined: false,
  colour: 'black',
  face: '',
  size: '',
};

/** A colour as it is told from others; black and white have several names. */
function colourOf(value: string): string {
  const bare = value.replace(/\s+/gu, '').toLowerCase();
  if (/^(?:black|windowtext|canvastext|#000|#000000|rgb\(0,0,0\))$/u.test(bare)) return 'black';
  return /^(?:white|window|canvas|#fff|#ffffff|rgb\(255,255,255\)|transparent|none|inherit|initial)$/u.test(bare)
    ? 'paper'
    : bare;
}

function weightOf(value: string | undefined, own: boolean): boolean {
  if (value === undefined) return own;
  return /^(?:bold|bolder)$/u.test(value) || Number(value) >= 600;
}

/** What an element makes of the letters in it. */
function within(letters: Letters, { name, attribs }: Element, css: Declarations): Letters {
  const isFont = name === 'font';
  const line = css.get('text-decoration-line') ?? css.get('text-decoration');
  const slant = css.get('font-style');
  return {
    isBold: weightOf(css.get('font-weight'), letters.isBold || /^(?:b|strong|th)$/u.test(name)),
    isSlanted: slant === undefined ? letters.isSlanted || /^(?:i|em)$/u.test(name) : slant !== 'normal',
    isUnderlined: letters.isUnderlined || (line === undefined ? /^(?:u|ins)$/u.test(name) : /underline/u.test(line)),
    colour: colourOf(css.get('color') ?? (isFont ? attribs['color'] : undefined) ?? letters.colour),
    face: css.get('font-family') ?? (isFont ? attribs['face'] : undefined) ?? letters.face,
    size: css.get('font-size') ?? (isFont ? attribs['size'] : undefined) ?? letters.size,
  };
}

function groundOf({ attribs }: Element, css: Declarations): string {
  const said = css.get('background-color') ?? css.get('background') ?? attribs['bgcolor'] ?? '';
  return said === '' ? 'paper' : colourOf(said);
}

const emphasisOf = ({ isBold, isSlanted, isUnderlined }: Letters) =>
  [isBold ? 'bold' : '', isSlanted ? 'slanted' : '', isUnderlined ? 'underlined' : ''].join(' ').trim();

/** How a cell looks; `styleOf` says what holds of an element by its sheets and its own style. */
export function htmlLooks(cell: Element, styleOf: (element: Element) => Declarations): SeenLooks {
  const row = cell.parent !== null && isTag(cell.parent) ? cell.parent : null;
  const rowCss = row === null ? null : styleOf(row);
  const outer = row === null || rowCss === null ? plain : within(plain, row, rowCss);
  const css = styleOf(cell);
  const found: Letters[] = [];
  const left: { readonly element: Element; readonly letters: Letters }[] = [
    { element: cell, letters: within(outer, cell, css) },
  ];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { element, letters } = next;
    if (element.children.some((child) => isText(child) && child.data.trim() !== '')) found.push(letters);
    for (const child of element.children.filter(isTag).toReversed()) {
      left.push({ element: child, letters: within(letters, child, styleOf(child)) });
    }
  }
  const each = (of: (letters: Letters) => string) => [...new Set(found.map(of))].join(' + ');
  const own = groundOf(cell, css);
  const ground = own !== 'paper' || row === null || rowCss === null ? own : groundOf(row, rowCss);
  return {
    emphasis: each(emphasisOf),
    colour: `${each(({ colour }) => colour)} on ${ground}`,
    face: each(({ face, size }) => `${face} ${size}`.trim()),
  };
}
