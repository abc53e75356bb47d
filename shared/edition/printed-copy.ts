/**
 * What of an article runs through its body blocks: its paragraphs, and with them byline, dateline, source, summary and
 * editor's line at the places their style gives them. Each credit is still a part of its own: a {@link Piece} says which characters of a
 * paragraph as set are whose.
 */
import { type Credit, credits } from './article-records.ts';
import { isSaidInCopy, unbracketed } from './copy-credits.ts';
import { EDITOR_LABEL, hasEditorLabel } from './editors-line.ts';
import type { PartId } from './ids.ts';
import type { Article, CreditPlace, Paragraph, Style } from './records.ts';
import { datelineNames } from './said-names.ts';
import { paragraphText, printedBody } from './selectors.ts';
import { CREDIT_MARKS, readPart, solePart } from './text.ts';
import { type ToldLeaf, toldApart } from './told-apart.ts';

/** Characters of a paragraph as set, in UTF-16 units, and the part they are of. */
export interface Piece {
  readonly part: PartId;
  readonly from: number;
  readonly to: number;
  /** Where they start in that part's text. */
  readonly at: number;
}

/** A run of text as it is set; a credit and a speaker may have faces of their own. */
export type PrintedLeaf = ToldLeaf;

/** A paragraph that holds credits, alone or beside a paragraph of the body. */
interface CreditedParagraph {
  readonly type: Paragraph['type'];
  readonly children: readonly PrintedLeaf[];
  /** The paragraph of the body in it; null where credits have lines of their own. */
  readonly own: Paragraph | null;
  readonly pieces: readonly Piece[];
}

/** A paragraph as it is set. */
export type PrintedParagraph = Paragraph | CreditedParagraph;

/** The paragraph of the body that one as set holds; null where it holds none. */
export function ownParagraph(set: PrintedParagraph): Paragraph | null {
  return 'pieces' in set ? set.own : set;
}

/** Where the body's own text stands in a paragraph as set, in UTF-16 units. */
export function ownText(set: PrintedParagraph): { readonly from: number; readonly to: number } {
  const own = ownParagraph(set);
  if (own === null) return { from: 0, to: 0 };
  const from = 'pieces' in set ? (set.pieces.find(({ part }) => part === own.id)?.from ?? 0) : 0;
  return { from, to: from + paragraphText(own).length };
}

const none: ReadonlySet<Credit> = new globalThis.Set();

/** A credit that is to be set, with its lines. */
interface Set {
  readonly credit: Credit;
  readonly text: string;
  readonly place: CreditPlace;
}

/** The places a style gives credits; none of them is set where it says nothing. */
export type CreditPlaces = NonNullable<Style['credits']>;

/** True where a dateline is printed, by its style or in the copy, and names the source: 新华社北京3月8日电. */
function isSourceInDateline(article: Article, places: CreditPlaces): boolean {
  const dateline = readPart(article, solePart('dateline')) ?? '';
  const source = unbracketed(readPart(article, solePart('source')) ?? '');
  const isPrinted = places.dateline !== undefined || isSaidInCopy(article, 'dateline', dateline);
  return isPrinted && datelineNames(dateline, source);
}

/**
 * The credits of an article that are set with its copy, in the order in which they are read; `apart` are those that have
 * blocks of their own.
 */
export function creditsSet(
  article: Article,
  places: CreditPlaces | undefined,
  apart: ReadonlySet<Credit> = none,
): readonly Set[] {
  if (places === undefined) return [];
  return credits.flatMap((credit) => {
    const place = places[credit];
    const text = readPart(article, solePart(credit)) ?? '';
    if (place === undefined || apart.has(credit) || text.trim() === '' || isSaidInCopy(article, credit, text))
      return [];
    // 新华社北京3月8日电（新华社） would say it twice in a row; at the story's end it is looked for anew.
    if (credit === 'source' && place === 'run-in' && isSourceInDateline(article, places)) return [];
    return [{ credit, text, place }];
  });
}

/** True of a text that is in brackets as a whole. */
function hasBrackets(text: string): boolean {
  return /^\s*[（(].*[）)]\s*$/su.test(text);
}

/** A paragraph as it grows. */
class Setting {
  readonly children: PrintedLeaf[] = [];
  readonly pieces: Piece[] = [];
  #length = 0;

  add(part: PartId, text: string, at = 0, look: Omit<PrintedLeaf, 'text'> = { credit: true }): void {
    if (text === '') return;
    this.children.push({ text, ...look });
    this.pieces.push({ part, from: this.#length, to: this.#length + text.length, at });
    this.#length += text.length;
  }

  /** The paragraph of the body, with its emphasis and what of it is told from the rest. */
  own(paragraph: Paragraph, leaves: readonly PrintedLeaf[] = paragraph.children): void {
    const text = paragraphText(paragraph);
    this.children.push(...leaves);
    this.pieces.push({ part: paragraph.id, from: this.#length, to: this.#length + text.length, at: 0 });
    this.#length += text.length;
  }

  /** 责编 before an editor's name. */
  label(credit: Credit, text: string): void {
    if (credit === 'editor' && !hasEditorLabel(text) && !hasBrackets(text)) this.add(CREDIT_MARKS, EDITOR_LABEL);
  }

  /** A text of several lines in one, an em between them. */
  line(credit: Credit, text: string): void {
    let at = 0;
    this.label(credit, text);
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) this.add(CREDIT_MARKS, '\u3000');
      this.add(solePart(credit), line, at, credit === 'summary' ? {} : undefined);
      at += line.length + 1;
    }
  }

  /** Credits in brackets, an em between them; one that has brackets of its own keeps those alone, an editor has others. */
  brackets(set: readonly Set[]): void {
    const hasOwn = ({ text }: Set) => hasBrackets(text);
    const editors = set.filter((one) => one.credit === 'editor' && !hasOwn(one));
    const bare = set.filter((one) => !hasOwn(one) && !editors.includes(one));
    for (const [index, { credit, text }] of bare.entries()) {
      this.add(CREDIT_MARKS, index === 0 ? '（' : '\u3000');
      this.line(credit, text);
    }
    if (bare.length > 0) this.add(CREDIT_MARKS, '）');
    for (const { credit, text } of set.filter(hasOwn)) this.line(credit, text);
    for (const { credit, text } of editors) {
      this.add(CREDIT_MARKS, '（');
      this.line(credit, text);
      this.add(CREDIT_MARKS, '）');
    }
  }
}

/** Paragraphs of credits alone: a line of the text each. */
function linesOf({ credit, text }: Set): CreditedParagraph[] {
  let at = 0;
  return text.split('\n').map((line) => {
    const set = new Setting();
    if (at === 0) set.label(credit, text);
    // A summary is told from the copy by its face.
    set.add(solePart(credit), line, at, credit === 'summary' ? { strong: true } : undefined);
    at += line.length + 1;
    const children = set.children.length === 0 ? [{ text: '' }] : set.children;
    return { type: 'paragraph', children, own: null, pieces: set.pieces };
  });
}

/** What was made last beside a paragraph of the body, by what it was made of: the engine knows paragraphs by identity. */
const besides = new WeakMap<
  Paragraph,
  Map<string, { readonly of: string; readonly made: readonly CreditedParagraph[] }>
>();

function remembered(
  beside: Paragraph | undefined,
  what: string,
  set: readonly Set[],
  make: () => readonly CreditedParagraph[],
): readonly CreditedParagraph[] {
  if (set.length === 0) return [];
  if (beside === undefined) return make();
  const known = besides.get(beside) ?? new Map();
  besides.set(beside, known);
  const of = JSON.stringify(set);
  const last = known.get(what);
  if (last?.of === of) return last.made;
  const made = make();
  known.set(what, { of, made });
  return made;
}

/** Only running text takes credits into its own lines. */
function takesIn(paragraph: Paragraph | undefined): boolean {
  return paragraph?.type === 'paragraph';
}

/** A paragraph of the body with credits run in before it, and in brackets after it; its leaves as they are set. */
function creditedParagraph(
  own: Paragraph,
  before: readonly Set[],
  after: readonly Set[],
  leaves?: readonly PrintedLeaf[],
): CreditedParagraph {
  const set = new Setting();
  const opening = before.filter(({ credit }) => credit === 'dateline' || credit === 'summary');
  const others = before.filter((one) => !opening.includes(one));
  for (const [index, { credit, text }] of opening.entries()) {
    if (index > 0) set.add(CREDIT_MARKS, '\u3000');
    set.line(credit, text);
  }
  // 本报讯（记者 ××）; a dateline alone is an em from the copy.
  if (others.length > 0) set.brackets(others);
  else if (opening.length > 0) set.add(CREDIT_MARKS, '\u3000');
  set.own(own, leaves);
  set.brackets(after);
  return { type: own.type, children: set.children, own, pieces: set.pieces };
}

/** Paragraphs in which something is told from the copy, made once for each way of telling it. */
const madeApart = new WeakMap<Paragraph, Map<string, CreditedParagraph>>();

/** A paragraph of the body as it is set where no credits stand beside it. */
function ownAsSet(own: Paragraph, style: Style | undefined, isFirst: boolean): PrintedParagraph {
  const leaves = toldApart(own, style, isFirst);
  if (leaves === null) return own;
  const known = madeApart.get(own) ?? new Map<string, CreditedParagraph>();
  madeApart.set(own, known);
  const what = leaves
    .map(({ text, credit, speaker }) => `${text.length}${credit ? 'c' : ''}${speaker ? 's' : ''}`)
    .join();
  const made = known.get(what) ?? creditedParagraph(own, [], [], leaves);
  known.set(what, made);
  return made;
}

function madeOf(
  body: readonly Paragraph[],
  set: readonly Set[],
  style: Style | undefined,
): readonly PrintedParagraph[] {
  const first = body[0];
  const last = body.at(-1);
  const at = (place: CreditPlace) => set.filter((one) => one.place === place);
  const [runIn, end] = [takesIn(first) ? at('run-in') : [], takesIn(last) ? at('end') : []];
  const before = set.filter((one) => one.place === 'before' || (one.place === 'run-in' && !runIn.includes(one)));
  const after = set.filter((one) => one.place === 'after' || (one.place === 'end' && !end.includes(one)));
  const middle = body.flatMap((paragraph): readonly PrintedParagraph[] => {
    const opening = paragraph === first ? runIn : [];
    const closing = paragraph === last ? end : [];
    const isFirst = paragraph === first && opening.length === 0;
    if (opening.length + closing.length === 0) return [ownAsSet(paragraph, style, isFirst)];
    const leaves = toldApart(paragraph, style, isFirst) ?? undefined;
    // Which credit runs in where tells one paragraph from the other where both are the same one, and so do its faces.
    const what = `beside ${opening.length} ${leaves?.length ?? 0}`;
    return remembered(paragraph, what, [...opening, ...closing], () => [
      creditedParagraph(paragraph, opening, closing, leaves),
    ]);
  });
  return [
    ...remembered(first, 'before', before, () => before.flatMap(linesOf)),
    ...middle,
    ...remembered(last, 'after', after, () => after.flatMap(linesOf)),
  ];
}

const known = new WeakMap<readonly Paragraph[], { readonly of: string; readonly copy: readonly PrintedParagraph[] }>();

/**
 * The paragraphs that run through an article's body blocks, set in a style. The same list, and the same paragraphs, for
 * what has not changed; the body's own list where no credit is set. `apart` are credits that have blocks of their own.
 */
export function printedCopy(
  article: Article,
  style: Style | undefined,
  apart: ReadonlySet<Credit> = none,
): readonly PrintedParagraph[] {
  const body = printedBody(article);
  const set = creditsSet(article, style?.credits, apart);
  const tells = style?.creditFont !== undefined || style?.speakerFont !== undefined;
  if (set.length === 0 && !tells) return body;
  const of = `${style?.creditFont ?? ''} ${style?.speakerFont ?? ''} ${JSON.stringify(set)}`;
  const last = known.get(body);
  if (last?.of === of) return last.copy;
  const made = madeOf(body, set, style);
  const copy = made.length === body.length && made.every((one, at) => one === body[at]) ? body : made;
  known.set(body, { of, copy });
  return copy;
}
