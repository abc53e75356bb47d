/** What single elements of a page say by their names, attributes and styles. */
import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { typeOf } from './list-marks.ts';
import { parseMarkup } from './parse.ts';
import type { Declarations } from './style-sheet.ts';

const emphatic = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th']);

/** Faces whose letters are drawn as signs: what is typed is not what is seen. */
export function isSignFace(face: string): boolean {
  return /wingdings|webdings|\bsymbol\b/u.test(face) && !/segoe/u.test(face);
}

export function isBold(element: Element, css: Declarations): boolean | null {
  const weight = css.get('font-weight');
  if (weight !== undefined) return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
  return emphatic.has(element.name) ? true : null;
}

/** Above or below the line, by its element or its style; null on it. */
export function shiftOf({ name }: Element, css: Declarations): 'above' | 'below' | null {
  const align = css.get('vertical-align');
  if (align === 'super' || align === 'sub') return align === 'super' ? 'above' : 'below';
  // A length moves letters about for many reasons; small ones it raises or lowers.
  const length = css.has('font-size') ? /^([+-]?)(?:\d*\.)?\d+(?:pt|px|em|ex|%)$/u.exec(align ?? '') : null;
  if (length !== null && Number.parseFloat(align ?? '') !== 0) return length[1] === '-' ? 'below' : 'above';
  // Many sheets lift `sup` by its place instead, so that lines stay even.
  const isMoved = css.get('position') === 'relative';
  const top =
    isMoved && css.has('font-size') ? /^([+-]?)(?:\d+(?:\.\d+)?|\.\d+)[a-z%]/u.exec(css.get('top') ?? '') : null;
  if (top !== null && name !== 'sup' && name !== 'sub') return top[1] === '-' ? 'above' : 'below';
  if (/^(?:baseline|0\D*)$/u.test(align ?? '') && !isMoved) return null;
  return name === 'sup' ? 'above' : name === 'sub' ? 'below' : null;
}

export function listStyleOf(element: Element, css: Declarations): string | undefined {
  const shorthand = css
    .get('list-style')
    ?.replace(/url\([^()]*\)|\b(?:inside|outside)\b/gu, '')
    .trim();
  const style = css.get('list-style-type') ?? (shorthand === '' ? undefined : shorthand) ?? typeOf(element);
  return style === 'inherit' ? undefined : style;
}

/** True where a raised stretch leads to a note, or says that it does. */
export function isNoteReference(element: Element): boolean {
  const around = [element, element.parent, ...element.children].filter((one) => one !== null && isTag(one));
  return around.some(
    ({ name, attribs }) =>
      (name === 'a' && /^#/u.test(attribs['href'] ?? '')) ||
      /noteref|footnote-ref/u.test(`${attribs['role'] ?? ''} ${attribs['class'] ?? ''}`),
  );
}

/** True where Word wrote a paragraph's bullet: a letter of a face of signs. */
export function hasListMark({ children }: Element): boolean {
  return children.some((child) => isTag(child) && /mso-list:\s*ignore/iu.test(child.attribs['style'] ?? ''));
}

/** True of an element of whose text something is done or said once it is all there. */
export function isWhole(element: Element, css: Declarations): boolean {
  return (
    shiftOf(element, css) !== null ||
    css.get('mso-list') === 'ignore' ||
    (element.name === 'bdo' && element.attribs['dir']?.toLowerCase() === 'rtl') ||
    isSignFace(css.get('font-family') ?? '')
  );
}

/** What an element shows by its attributes: in the place of a picture or an area of one, and in a field. */
export function wordsInstead({ name, attribs }: Element): string {
  if (name === 'img' || name === 'area') return attribs['alt'] ?? '';
  const type = attribs['type']?.toLowerCase();
  if (name !== 'input' || type === 'hidden') return '';
  return attribs['value'] ?? (type === 'image' ? (attribs['alt'] ?? '') : '');
}

/** The text in an element, with what stands in the place of the pictures in it. */
export function spokenIn(element: Element): string {
  const left: ChildNode[] = [element];
  const words: string[] = [];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (isText(next)) words.push(next.data);
    if (isTag(next)) {
      const instead = wordsInstead(next);
      if (instead !== '') words.push(` ${instead} `);
    }
    if ('children' in next) for (const child of next.children.toReversed()) left.push(child);
  }
  return words.join('');
}

/** True of a cell with another before it in its row. */
export function hasCellBefore(cell: Element): boolean {
  for (let one = cell.prev; one !== null; one = one.prev) if (isTag(one)) return true;
  return false;
}

/** Characters in which a mark of a condition ends. */
const LONGEST_MARK = 200;

/** Elements of Word's and the browser's own: drawings in a language that is not read, code. */
const notWords = new Set(['xml', 'style', 'script']);

/** The words of what only Word or Outlook would show (`<!--[if mso]>…<![endif]-->`): most of it is drawings. */
function conditionWords(text: string): string {
  const inside = text.slice(text.indexOf('>') + 1).replace(/<!\[endif\]$/iu, '');
  const left = parseMarkup(inside).reverse();
  let words = '';
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (isText(next)) words += next.data;
    else if (isTag(next) && !notWords.has(next.name)) for (const child of next.children.toReversed()) left.push(child);
  }
  return words.trim();
}

/** The words of a comment somebody wrote; empty of what programs keep in comments. Throws `MarkupTooDeep`. */
export function commentWords(data: string): string {
  const text = data.trim();
  const isShort = text.length <= LONGEST_MARK;
  if (isShort && /^(?:(?:Start|End)Fragment|\[(?:if|endif)[^\]]*\])$/iu.test(text)) return '';
  if (/^\[if\s{1,9}support/iu.test(text) || text.startsWith('<![')) return '';
  const words = text.startsWith('[if') ? conditionWords(text) : text;
  return /\p{L}/u.test(words) ? words : '';
}

/** A number that Word wrote before a paragraph of a list, with a space where figures or Latin letters end it. */
export function numberIn(text: string, isSigns: boolean): string {
  const number = text.replace(/[\s\u00a0]+/gu, ' ').trim();
  // A bullet is one letter of such a face, or two.
  if ((isSigns && number.length <= 2) || /^[·\uf06c\uf0b7\uf0d8\uf06e\uf0a7]$/u.test(number)) return '• ';
  return number === '' || /[、．。）】]$/u.test(number) ? number : `${number} `;
}

/** What a head may hold (HTML Standard §13.2.6.4.4), with the data that programs of offices keep there. */
const ofHead = /^(?:base|basefont|bgsound|link|meta|noframes|noscript|script|style|template|title|xml|.+:.*)$/u;

/**
 * Where in a head its copy begins: its end tag may be left out, and what a head cannot hold ends it. The number of its
 * children where all are its own.
 */
export function copyInHead(head: Element): number {
  const at = head.children.findIndex((child) =>
    isTag(child) ? !ofHead.test(child.name) : isText(child) && child.data.trim() !== '',
  );
  return at < 0 ? head.children.length : at;
}

/** Elements that stand on lines of their own. */
export const blocks = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody tfoot thead title tr ul'.split(
    ' ',
  ),
);
/** …and the styles that put any element on one. */
export const blockStyle = /^(?:block|flex|grid|list-item|table|table-row|flow-root)$/u;
