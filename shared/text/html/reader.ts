/** Walks the elements of a document and says what of them is copy; see `gather.ts` for what becomes of it. */
import { type ChildNode, type Element, isCDATA, isComment, isTag, isText } from 'domhandler';
import { listMark } from '../counting.ts';
import { decodeReferences } from '../references.ts';
import { hasNoForm, shiftLine } from '../shift-line.ts';
import { tabsBefore } from './cells.ts';
import {
  blockStyle,
  blocks,
  commentWords,
  copyInHead,
  hasCellBefore,
  hasListMark,
  isBold,
  isNoteReference,
  isSignFace,
  isWhole,
  listStyleOf,
  numberIn,
  shiftOf,
  spokenIn,
  wordsInstead,
} from './element.ts';
import { lineOf, textIn } from './formula.ts';
import { Gathering, type LeftOut } from './gather.ts';
import { wordsBeside } from './generated.ts';
import { itemNumbers } from './list-marks.ts';
import { isUnseen, pageSight, type Sight, sightIn, whyUnshown } from './shown.ts';
import type { Declarations, StyleSheet } from './style-sheet.ts';

export interface ReadOptions {
  /** Classes are roles of paragraphs. */
  readonly readsRoles: boolean;
  /** Spaces and line feeds are the text's own, not the layout of its source. */
  readonly keepsSpace: boolean;
  /** Struck text is copy, and told. */
  readonly keepsStruck?: boolean;
  /** True of the address of a picture that came with the document, though not in its markup. */
  readonly isEnclosed?: (address: string) => boolean;
  /** Entities a document of XML declares, with what they stand for. */
  readonly declared?: ReadonlyMap<string, string>;
}

/** What holds where an element stands: of its ancestors. */
interface At {
  readonly strong: boolean;
  readonly keepsSpace: boolean;
  readonly left: LeftOut | null;
  /** Struck, and kept all the same. */
  readonly struck: LeftOut | null;
  readonly sight: Sight;
  readonly listStyle: string;
  readonly numbers: ReadonlyMap<Element, number>;
  /** Of the table it stands in; undefined outside of one, null in one that only frames its text. */
  readonly tabs: ReadonlyMap<Element, number> | null | undefined;
  readonly ruby: LeftOut | null;
  readonly quotes: number;
  /** Elements it stands in whose text is looked at as a whole: raised ones, numbers of lists, stretches told in words. */
  readonly wholes: number;
  /** Set in a face of signs. */
  readonly isSigns: boolean;
  readonly depth: number;
  /** In a CDATA section: `&` is a character like any other. */
  readonly isVerbatim: boolean;
}

type Step = { readonly node: ChildNode; readonly at: At } | (() => void);

const lists = new Set(['ol', 'ul', 'menu', 'dir']);
const noNumbers: ReadonlyMap<Element, number> = new Map();
/**
 * Exponents of exponents that are written as such, and other stretches in each other of which something is said: deeper ones
 * are text of those around them, which would otherwise be gone through once for each.
 */
const MOST_WHOLES = 4;
/** An end of a source's line within a Chinese sentence is no space (CSS Text 3 §4.1.3). */
const lineEndInChinese =
  /(?<=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}，；：？！）])[ \t]{0,200}\r?\n[ \t\r\n\f]{0,200}(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}《「『【])/gu;
const unseenText: LeftOut = { kind: 'hidden-text' };

export class Reader {
  readonly gathered = new Gathering();
  readonly #options: ReadOptions;
  readonly #styles: StyleSheet;
  /** Titles of the document itself. */
  readonly titles: string[] = [];
  /** Addresses of pictures, in order. */
  readonly pictures: string[] = [];
  tables = 0;

  constructor(options: ReadOptions, styles: StyleSheet) {
    this.#options = options;
    this.#styles = styles;
  }

  /** Reads nodes and all below them, however deep. */
  read(nodes: readonly ChildNode[]): void {
    const at: At = {
      strong: false,
      keepsSpace: this.#options.keepsSpace,
      left: null,
      struck: null,
      sight: pageSight,
      listStyle: 'disc',
      numbers: noNumbers,
      tabs: undefined,
      ruby: null,
      quotes: 0,
      isSigns: false,
      wholes: 0,
      depth: 0,
      isVerbatim: false,
    };
    const steps: Step[] = nodes.toReversed().map((node) => ({ node, at }));
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      if (typeof step === 'function') step();
      else this.#node(step.node, step.at, steps);
    }
    this.gathered.rows = 0;
    this.gathered.end();
  }

  #node(node: ChildNode, at: At, steps: Step[]): void {
    if (isText(node)) this.#text(node.data, at);
    else if (isComment(node)) {
      const words = commentWords(node.data);
      if (words !== '') this.gathered.tell('comments', words);
    } else if (isCDATA(node)) {
      for (const child of node.children.toReversed()) steps.push({ node: child, at: { ...at, isVerbatim: true } });
    } else if (isTag(node)) this.#element(node, at, steps);
  }

  /** References decoded; what is wrong with them is told. */
  #decode(raw: string, isVerbatim = false): string {
    if (isVerbatim) return raw;
    const { declared } = this.#options;
    const { text, bad, twice, unknown } = decodeReferences(raw, 'markup', declared);
    for (const one of bad) this.gathered.tell('reference-bad', one);
    for (const one of twice) this.gathered.tell('reference-twice', one);
    // In HTML an ampersand before a word is an ampersand; in XML somebody meant something by it.
    if (declared !== undefined) for (const one of unknown) this.gathered.tell('reference-unknown', one);
    return text;
  }

  #text(raw: string, at: At): void {
    const decoded = this.#decode(raw, at.isVerbatim);
    const left = at.left ?? (isUnseen(at.sight) ? unseenText : null);
    if (left !== null) {
      this.gathered.leave(decoded.replace(/[ \t\n\r\f]+/gu, ' '), left);
      return;
    }
    const lines = at.keepsSpace ? decoded.split(/\r\n|[\n\r]/u) : [decoded];
    lines.forEach((line, index) => {
      if (index > 0) this.gathered.end();
      this.#line(line, at);
    });
  }

  #line(text: string, { keepsSpace, strong, struck }: At): void {
    const controls = text.match(/(?![\s\u0085])\p{Cc}/gu);
    if (controls !== null) {
      const names = controls.map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
      this.gathered.tell('control-characters', names.join(' '));
    }
    const plain = text
      .replace(/\p{Cc}/gu, (mark) => (/[\t\n\r\f]/u.test(mark) ? mark : /[\s\u0085]/u.test(mark) ? ' ' : ''))
      // Pages part everything with spaces that do not break; between Latin letters and figures they mean it.
      .replace(/(?<![0-9A-Za-z])\u00a0|\u00a0(?![0-9A-Za-z%‰℃°℉Ω])/gu, ' ');
    const read = keepsSpace ? plain : plain.replace(lineEndInChinese, '').replace(/[ \t\n\r\f]+/gu, ' ');
    const isSecond = !keepsSpace && read.startsWith(' ') && this.gathered.isAfterSpace;
    this.gathered.keep(isSecond ? read.slice(1) : read, strong, struck);
  }

  #element(element: Element, at: At, steps: Step[]): void {
    const { name } = element;
    if (name === 'title' && at.left === null) {
      const title = this.#decode(textIn(element)).replace(/\s+/gu, ' ').trim();
      if (title !== '') this.titles.push(title);
      return;
    }
    if (name === 'head') {
      const behind = copyInHead(element);
      element.children.toReversed().forEach((child, fromEnd) => {
        const isCopy = element.children.length - 1 - fromEnd >= behind;
        if (isCopy || (isTag(child) && child.name === 'title')) steps.push({ node: child, at });
      });
      return;
    }
    const css = this.#styles.of(element, at.depth);
    if (at.left === null && this.#isTakenWhole(element, at)) return;
    const found = at.left === null ? whyUnshown(element, css) : null;
    const isKept = found === 'struck-text' && this.#options.keepsStruck === true;
    const why = isKept ? null : found;
    if (why === 'machine') this.#instead(element);
    else if (why === 'embedded' || why === 'form-field') this.#wordsOf(element, why);
    else if (at.left !== null || why !== null)
      this.#leftOut(element, at, at.left ?? { kind: why ?? 'hidden-text' }, steps);
    else this.#shown(element, css, isKept ? { ...at, struck: at.struck ?? { kind: 'struck-kept' } } : at, steps);
  }

  /** Elements that are read as one thing, not by what is in them. */
  #isTakenWhole(element: Element, at: At): boolean {
    const { name, attribs } = element;
    if (name === 'img' || name === 'image') this.#picture(element);
    else if (name === 'wbr') this.gathered.keep('\u200b', at.strong);
    else if (name === 'svg') {
      const words = this.#decode(textIn(element)).replace(/\s+/gu, ' ').trim();
      this.pictures.push('');
      if (words !== '') this.gathered.tell('drawing-words', words);
    } else if (name === 'math') {
      const line = lineOf(element, (text) => this.#decode(text));
      this.gathered.keep(line, at.strong);
      if (line !== '') this.gathered.tell('formula', line);
    } else if (name === 'input' && /^(?:checkbox|radio)$/iu.test(attribs['type'] ?? '')) {
      this.gathered.keep(attribs['checked'] === undefined ? '☐ ' : '☑ ', at.strong);
    } else if (name === 'br') this.gathered.end();
    else return false;
    return true;
  }

  #picture(element: Element): void {
    this.pictures.push(this.#decode(element.attribs['src'] ?? ''));
    this.#instead(element);
  }

  /** Tells what would be shown in the place of a picture, or of an area of one. */
  #instead({ attribs }: Element): void {
    const words = this.#decode(attribs['alt'] ?? '').trim();
    if (words !== '') this.gathered.tell('picture-words', words);
  }

  /** What a field or a film shows by itself, with where it is from. */
  #wordsOf(element: Element, kind: 'embedded' | 'form-field'): void {
    const { attribs, name } = element;
    const isUnseenField = attribs['type']?.toLowerCase() === 'hidden';
    const own = name === 'input' ? '' : (attribs['value'] ?? '');
    const said = [
      attribs['value'] === undefined ? (attribs['placeholder'] ?? '') : own,
      spokenIn(element),
      kind === 'embedded' ? (attribs['src'] ?? attribs['data'] ?? '') : '',
    ];
    const words = this.#decode(said.filter((one) => one.trim() !== '').join(' '))
      .replace(/\s+/gu, ' ')
      .trim();
    if (!isUnseenField && (words !== '' || kind === 'embedded')) this.gathered.tell(kind, words === '' ? name : words);
  }

  #leftOut(element: Element, at: At, left: LeftOut, steps: Step[]): void {
    const { name } = element;
    if (name === 'script' || name === 'style') return;
    const words = this.#decode(wordsInstead(element));
    const isBlock = blocks.has(name) || name === 'br';
    const isOutermost = isBlock && at.left === null;
    if (isOutermost) this.gathered.endUnseen();
    this.gathered.leave(words, left);
    if (isBlock) this.gathered.leave('\n', left);
    if (isBlock)
      steps.push(() => {
        this.gathered.leave('\n', left);
        if (isOutermost) this.gathered.endUnseen();
      });
    for (const child of element.children.toReversed()) steps.push({ node: child, at: { ...at, left } });
  }

  #shown(element: Element, css: Declarations, at: At, steps: Step[]): void {
    const { name, attribs } = element;
    const { gathered } = this;
    if (name === 'rp') return;
    if (name === 'rt' || name === 'rtc') {
      this.gathered.leave(' ', at.ruby ?? { kind: 'ruby' });
      this.#leftOut(element, at, at.ruby ?? { kind: 'ruby' }, steps);
      return;
    }
    if (/(?:^|\s)mso(?:comanchor|commentreference)/iu.test(attribs['class'] ?? '')) {
      this.#leftOut(element, at, { kind: 'comments' }, steps);
      return;
    }
    const isBlock = blocks.has(name) || blockStyle.test(css.get('display') ?? '');
    if (isBlock) gathered.end();
    const beside = isUnseen(at.sight) ? [] : wordsBeside(this.#styles.generated(element, at.depth), element);
    for (const words of beside) gathered.tell('generated-text', words);
    const inside = this.#inside(element, css, at);
    const { role, isHeading } = gathered;
    if (this.#options.readsRoles && isBlock && attribs['class'] !== undefined) gathered.role = attribs['class'];
    if (name === 'figcaption') gathered.role = 'note';
    if (css.get('mso-element') === 'footnote-list' || css.get('mso-element') === 'endnote-list') {
      gathered.role = 'note';
    }
    if (/^h[1-6]$/u.test(name)) gathered.isHeading = true;
    const isRow = name === 'tr' && at.tabs !== null;
    if (isRow) gathered.rows++;
    if (name === 'li') this.#item(element, css, at);
    if (name === 'td' || name === 'th') this.#cell(element, at);
    const leave = this.#onLeaving(element, css, at);
    steps.push(() => {
      leave();
      if (isRow) gathered.rows--;
      if (isBlock) gathered.end();
      gathered.role = role;
      gathered.isHeading = isHeading;
      if (name === 'li') gathered.endItem();
    });
    for (const child of element.children.toReversed()) steps.push({ node: child, at: inside });
  }

  /** What holds inside an element. */
  #inside(element: Element, css: Declarations, at: At): At {
    const { name } = element;
    const isList = lists.has(name);
    const listStyle = listStyleOf(element, css) ?? (isList ? (name === 'ol' ? 'decimal' : 'disc') : at.listStyle);
    const isNone = (item: Element) => this.#styles.of(item, at.depth + 1).get('display') === 'none';
    const tabs = name === 'table' ? tabsBefore(element) : at.tabs;
    if (name === 'table' && tabs !== null && this.gathered.rows === 0) this.tables++;
    const isHeading = /^h[1-6]$/u.test(name);
    const face = css.get('font-family');
    return {
      ...at,
      strong: (isBold(element, css) ?? at.strong) && !isHeading,
      keepsSpace:
        at.keepsSpace ||
        name === 'pre' ||
        name === 'listing' ||
        /^pre|^break-spaces/u.test(css.get('white-space') ?? ''),
      sight: sightIn(element, css, at.sight),
      listStyle,
      numbers: name === 'ol' ? itemNumbers(element, isNone) : isList ? noNumbers : at.numbers,
      tabs,
      ruby: name === 'ruby' ? { kind: 'ruby' } : at.ruby,
      quotes: name === 'q' ? at.quotes + 1 : at.quotes,
      isSigns: face === undefined ? at.isSigns : isSignFace(face),
      wholes: isWhole(element, css) ? at.wholes + 1 : at.wholes,
      depth: at.depth + 1,
    };
  }

  #item(element: Element, css: Declarations, at: At): void {
    const display = css.get('display');
    if (display !== undefined && display !== 'list-item' && display !== 'inherit') return;
    const inside = element.children.find((child) => isTag(child) || (isText(child) && child.data.trim() !== ''));
    const first = inside !== undefined && isTag(inside) && inside.name === 'p' ? inside.children[0] : inside;
    // A list of tasks shows its boxes instead.
    if (first !== undefined && isTag(first) && first.name === 'input') return;
    const number = at.numbers.get(element);
    const style = listStyleOf(element, css) ?? at.listStyle;
    this.gathered.lead(number === undefined && style === 'decimal' ? '• ' : listMark(number ?? 1, style));
  }

  #cell(element: Element, { tabs }: At): void {
    if (tabs === null) {
      this.gathered.end();
      return;
    }
    this.gathered.cell(tabs?.get(element) ?? (hasCellBefore(element) ? 1 : 0));
  }

  /** What is done with an element's text once it is all there. */
  #onLeaving(element: Element, css: Declarations, at: At): () => void {
    const { gathered } = this;
    const { name } = element;
    const mark = gathered.mark;
    const { turn } = gathered;
    /** Its text where it is all in one paragraph. */
    const whole = () => (gathered.turn === turn ? gathered.since(mark) : null);
    const tell = (kind: 'shifted' | 'direction' | 'sign-face') => {
      const text = whole();
      if (text === null || text.trim() !== '') gathered.tell(kind, text ?? undefined);
    };
    const isSigns = at.isSigns || isSignFace(css.get('font-family') ?? '');
    if (name !== 'q' && at.wholes >= MOST_WHOLES) return () => undefined;
    if (css.get('mso-list') === 'ignore')
      return () => {
        const number = whole();
        if (number !== null) gathered.replace(mark, numberIn(number, isSigns));
      };
    const shift = shiftOf(element, css);
    if (shift !== null)
      return () => {
        const text = whole();
        if (text === null) tell('shifted');
        else this.#shift(element, shift, mark, text);
      };
    if (name === 'q') {
      const [open, close] = at.quotes % 2 === 0 ? '“”' : '‘’';
      gathered.keep(open ?? '', at.strong);
      return () => gathered.keep(close ?? '', at.strong);
    }
    if (name === 'bdo' && element.attribs['dir']?.toLowerCase() === 'rtl') return () => tell('direction');
    if (isSigns && !at.isSigns && !hasListMark(element)) return () => tell('sign-face');
    return () => undefined;
  }

  #shift(element: Element, shift: 'above' | 'below', mark: number, text: string): void {
    if (text.trim() === '') return;
    const shifted = shiftLine(text, shift, this.gathered.before(mark), isNoteReference(element));
    if (shifted.text !== text) this.gathered.replace(mark, shifted.text);
    // What no character stands for is set above or below the line, and nothing is to be told.
    if (hasNoForm(text, shifted)) this.gathered.raise(mark, shift === 'above' ? 'super' : 'sub');
    else if (shifted.isTold) this.gathered.tell('shifted', text);
  }
}
