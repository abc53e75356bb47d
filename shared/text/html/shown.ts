/**
 * What of a page is shown, and so is copy. What its markup or its style sheets hide is not; `aria-hidden` hides from
 * screen readers alone, and what bears it is on the page for everybody else (WAI-ARIA §6.6).
 */
import { type Element, isTag } from 'domhandler';
import { cssRgb, isLostOn } from '../ground-colour.ts';
import type { Declarations } from './style-sheet.ts';

/** What is not text at all: code, and what stands in a head beside the title. */
const machine = new Set(
  'area base col colgroup head link meta object-param param rp script source style track'.split(' '),
);
/** Shown nowhere, or only where something else is not (HTML Standard §15.3.1). */
const unshown = new Set('datalist noembed noframes noscript template'.split(' '));
/** Shown by something of their own, whose words are not the page's. */
const embedded = new Set('applet audio canvas embed frame frameset iframe object video'.split(' '));
const fields = new Set('button input meter option optgroup progress select textarea'.split(' '));

/** What decides whether text is seen, and is inherited until something inside says otherwise. */
export interface Sight {
  readonly isVisible: boolean;
  /** Of no size. */
  readonly isTiny: boolean;
  /** Its colour; null until one is said. */
  readonly ink: string | null;
  /** The colour it stands on; null where that is a picture or cannot be told. */
  readonly paper: string | null;
}

export const pageSight: Sight = { isVisible: true, isTiny: false, ink: null, paper: '#fff' };

/** True of text that is there and that nobody sees. */
export function isUnseen({ isVisible, isTiny, ink, paper }: Sight): boolean {
  if (!isVisible || isTiny || ink === 'transparent') return true;
  if (ink === null || paper === null) return false;
  return ink === paper || isLostOn(cssRgb(ink), cssRgb(paper));
}

/** Why an element's text is not copy; null where it is. */
type Unshown = 'machine' | 'hidden-text' | 'struck-text' | 'embedded' | 'form-field' | 'comments' | null;

function colourOf(value: string | undefined): string | null | undefined {
  if (value === undefined || value === 'inherit') return undefined;
  const plain = value.trim();
  return /^hsla?\(\s*\d+\s*,\s*0%\s*,\s*100%/u.test(plain) ? '#fff' : plain;
}

function isZero(value: string | undefined): boolean {
  return value !== undefined && /^[+-]?0+(?:\.0+)?(?:[a-z%]+)?$/u.test(value);
}

/** Clipped or moved away, as words for screen readers are, or made of no size. */
function isOutOfSight(css: Declarations): boolean {
  const isLoose = /^(?:absolute|fixed)$/u.test(css.get('position') ?? '');
  const far = /^-\s*\d{4,}/u;
  if (isLoose && (far.test(css.get('left') ?? '') || far.test(css.get('top') ?? ''))) return true;
  if (isLoose && /^rect\((?:[01](?:px)?[\s,]*){4}\)$/u.test(css.get('clip') ?? '')) return true;
  if (/^inset\((?:50|100)%/u.test(css.get('clip-path') ?? '') || far.test(css.get('text-indent') ?? '')) return true;
  const isCut = css.get('overflow') === 'hidden';
  return isCut && (isZero(css.get('height')) || isZero(css.get('width')));
}

/** A page of WeChat's hides its text until its script has run. */
function isShownByScript({ attribs }: Element): boolean {
  return attribs['id'] === 'js_content';
}

/** What is seen inside an element that has these declarations. */
export function sightIn(element: Element, css: Declarations, around: Sight): Sight {
  const visibility = css.get('visibility');
  const size = css.get('font-size');
  const ink = colourOf(css.get('color') ?? element.attribs['color']?.toLowerCase());
  const background = css.get('background-color') ?? css.get('background') ?? element.attribs['bgcolor']?.toLowerCase();
  const isClear = background === undefined || /^(?:transparent|none|inherit|initial|unset|0)/u.test(background);
  const isPlain = isClear || /^(?:#?\w+|(?:rgb|hsl)a?\([^()]*\))$/u.test(background);
  return {
    isVisible:
      visibility === undefined || visibility === 'inherit'
        ? around.isVisible
        : !/^(?:hidden|collapse)/u.test(visibility) || isShownByScript(element),
    isTiny: size === undefined ? around.isTiny : isZero(size),
    ink: ink ?? around.ink,
    paper: isClear ? around.paper : isPlain ? (colourOf(background) ?? null) : null,
  };
}

/** True where declarations hide an element with all there is in it. */
function isHiddenBy(element: Element, css: Declarations): boolean {
  if (css.get('display') === 'none' || css.get('mso-hide') === 'all') return true;
  if (/^field-begin/u.test(css.get('mso-element') ?? '')) return true;
  return (isZero(css.get('opacity')) && !isShownByScript(element)) || isOutOfSight(css);
}

/** True of a formula's second form, drawn beside the MathML that says the same. */
function isDrawnFormula(element: Element): boolean {
  if (element.attribs['aria-hidden'] !== 'true') return false;
  const beside = [element.prev, element.next];
  return beside.some(
    (one) =>
      one !== null && isTag(one) && /katex-mathml|assistive-mml/iu.test(`${one.name} ${one.attribs['class'] ?? ''}`),
  );
}

/** Why what an element holds is not copy. */
export function whyUnshown(element: Element, css: Declarations): Unshown {
  const { name, attribs } = element;
  if (machine.has(name) || attribs['data-slate-zero-width'] !== undefined || isDrawnFormula(element)) return 'machine';
  // The MathML of KaTeX is clipped away by its style sheet; what is drawn beside it is not read.
  if (/(?:^|\s)katex-mathml(?:\s|$)/u.test(attribs['class'] ?? '') || name === 'mjx-assistive-mml') return null;
  if (/^comment/u.test(css.get('mso-element') ?? '')) return 'comments';
  if (unshown.has(name) || attribs['hidden'] !== undefined) return 'hidden-text';
  if (name === 'dialog' && attribs['open'] === undefined) return 'hidden-text';
  if (isHiddenBy(element, css)) return 'hidden-text';
  if (embedded.has(name)) return 'embedded';
  if (fields.has(name)) return 'form-field';
  if (name === 'del' || name === 's' || name === 'strike') return 'struck-text';
  const line = `${css.get('text-decoration') ?? ''} ${css.get('text-decoration-line') ?? ''}`;
  return line.includes('line-through') ? 'struck-text' : null;
}
