/**
 * Reading the raw text of a newspaper page back into copy: refers, a banner, headline sets, body,
 * captions, jumps. Columns cut sentences in two and captions stand in the middle of them; what is
 * joined is reported as a joint, because a character may have been lost there.
 */
import { decodeEntities, type Replacement, widenPunctuation } from './normalise.ts';

/** A paragraph of copy as read. */
export interface CopyParagraph {
  readonly type: 'paragraph' | 'subhead' | 'question' | 'answer';
  readonly text: string;
  /** UTF-16 length of the speaker with the colon, at the paragraph's start; 0 without one. */
  readonly speaker: number;
  /** UTF-16 offsets of the first character after each joint. */
  readonly joints: readonly number[];
}

interface CopyCaption {
  readonly text: string;
  readonly credit: string;
}

/** An article as read from a page. */
export interface CopyArticle {
  readonly banner: string;
  readonly kicker: readonly string[];
  readonly headline: readonly string[];
  readonly deck: readonly string[];
  readonly body: readonly CopyParagraph[];
  readonly captions: readonly CopyCaption[];
  /** Page numbers of `（下转第N版）` in the copy, in order. */
  readonly turnsTo: readonly number[];
  /** The copy ends at a turn line: the rest has not arrived. */
  readonly copyToCome: boolean;
}

/** A pointer to a story inside: `… >>5版`. */
export interface CopyRefer {
  readonly text: string;
  readonly headline: readonly string[];
  readonly page: number;
}

/** One thing import did to the copy; line counts from 1 in the file. */
export interface CopyChange {
  readonly line: number;
  readonly kind: 'entity' | 'width' | 'refer' | 'turn-line' | 'caption' | 'joint' | 'heading-mark' | 'space';
  readonly before: string;
  readonly after: string;
}

export interface PageCopy {
  readonly refers: readonly CopyRefer[];
  readonly articles: readonly CopyArticle[];
  readonly changes: readonly CopyChange[];
}

interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** White space stands in each of them once only between two signs: two runs of it side by side can be parted in many ways. */
const REFER = /(?:>>|＞＞|》》|→)\s*(?:第\s*)?(\d{1,3})\s*版\s*$/u;
const TURN = /[（(]\s*(?:下转|转)\s*(?:第\s*)?(\d{1,3})\s*版\s*[）)]\s*$/u;
const CONTINUED = /^\s*[（(]\s*(?:上接|接)\s*(?:第\s*)?(\d{1,3})\s*版\s*[）)]\s*/u;
const HEADING = /^#{1,6}/u;
/**
 * Credits (domain.md §1), the surest first: 新华社记者 ×× 摄; 据新华社, ×× 供图, 资料图片; ×× 摄.
 * Each ends the caption, after a finished sentence, a space or nothing.
 */
const CREDITS: readonly RegExp[] = [
  /(?:^|[\s\u3000])(\p{Script=Han}{0,8}(?:记者|通讯员|摄影师)[\s\u3000]*[\p{Script=Han}·]{2,8}(?:[\s\u3000、]+[\p{Script=Han}·]{2,8}){0,4}[\s\u3000]*(?:摄影?|发))$/u,
  /(?:^|[\s\u3000])(据(?:新华社|中新社)(?:电|客户端|照片)?|(?:新华社|中新社)(?:发|照片)|\p{Script=Han}{2,12}供图|资料图?片)$/u,
  /(?:^|[\s\u3000])([\p{Script=Han}·]{2,8}[\s\u3000]*摄影?)$/u,
];
/** Marks that finish a sentence, or a quotation or a lead-in that stands by itself. */
const TERMINAL = /[。！？!?…”’」』）)》〉】：:；;—]$/u;

/** Longest copy line that can be a subhead, a topic line or a speaker, in characters. */
const SHORT_LINE = 26;
const LONGEST_SPEAKER = 20;
/** Longest refer and longest credit, in UTF-16 units: what the patterns are tried on. */
const LONGEST_REFER = 400;
const LONGEST_CREDIT = 60;

/** The credit that ends a paragraph, and where it starts. */
function creditOf(text: string): { readonly credit: string; readonly index: number } | null {
  let end = text.length;
  while (end > 0 && /[\s。．]/u.test(text[end - 1] ?? '')) end--;
  const from = Math.max(0, end - LONGEST_CREDIT);
  const tail = text.slice(from, end);
  const start = tail.search(/(?<=[。！？!?”）)])[^。！？!?”）)]*$/u);
  const last = tail.slice(Math.max(0, start));
  for (const pattern of CREDITS) {
    const credit = pattern.exec(last)?.[1];
    if (credit !== undefined) return { credit: credit + text.slice(end).trim(), index: end - credit.length };
  }
  return null;
}

function splitHeading(text: string): string[] {
  return text.split(/[\s\u3000]+/u).filter((part) => part !== '');
}

/** A kicker or deck stays on one line; its parts stand an em apart. */
function oneLine(text: string): string {
  return splitHeading(text).join('\u3000');
}

/** True of a text that ends as a sentence does. */
function isFinished(text: string): boolean {
  return TERMINAL.test(text.slice(-2));
}

function isShortLine(text: string): boolean {
  return (
    text.length <= 2 * SHORT_LINE &&
    [...text].length <= SHORT_LINE &&
    !/[，。；,;]/u.test(text) &&
    !isFinished(text.replace(/[”』」》]$/u, ''))
  );
}

/** Cleans one line: entities, widths; reports each change. */
function cleanLine(raw: NumberedLine, changes: CopyChange[]): NumberedLine {
  const report = (kind: 'entity' | 'width') => (replacement: Replacement) =>
    changes.push({ line: raw.number, kind, before: replacement.before, after: replacement.after });
  const decoded = decodeEntities(raw.text);
  decoded.replacements.forEach(report('entity'));
  const widened = widenPunctuation(decoded.text.trim());
  widened.replacements.forEach(report('width'));
  // The space after a dateline is one em in print; a lone ASCII space is the page's rendering of it.
  const spaced = widened.text.replace(/^([^。，]{0,30}(?:电|讯)(?:（[^）]{1,30}）)?) +(?=\S)/u, '$1\u3000');
  if (spaced !== widened.text) changes.push({ line: raw.number, kind: 'space', before: ' ', after: '\u3000' });
  return { number: raw.number, text: spaced };
}

type Item =
  | { readonly kind: 'heading'; readonly line: NumberedLine; readonly level: number; readonly text: string }
  | { readonly kind: 'refer'; readonly line: NumberedLine; readonly text: string; readonly page: number }
  | { readonly kind: 'turn'; readonly line: NumberedLine; readonly page: number }
  | { readonly kind: 'continued'; readonly line: NumberedLine }
  | { readonly kind: 'text'; readonly line: NumberedLine; readonly text: string };

function classify(line: NumberedLine, changes: CopyChange[]): Item[] {
  const marks = HEADING.exec(line.text)?.[0] ?? '';
  const text = line.text.slice(marks.length).trimStart();
  if (marks !== '' && text !== '') {
    changes.push({ line: line.number, kind: 'heading-mark', before: marks, after: '' });
    return [{ kind: 'heading', line, level: marks.length, text }];
  }
  const refer = line.text.length < LONGEST_REFER ? REFER.exec(line.text) : null;
  if (refer !== null) {
    changes.push({ line: line.number, kind: 'refer', before: refer[0].trim(), after: '' });
    return [{ kind: 'refer', line, text: line.text.slice(0, refer.index).trimEnd(), page: Number(refer[1]) }];
  }
  return jumpsIn(line, changes);
}

/** A line of copy, its jump notices apart. */
function jumpsIn(line: NumberedLine, changes: CopyChange[]): Item[] {
  const items: Item[] = [];
  let text = line.text;
  const continued = CONTINUED.exec(text);
  if (continued !== null) {
    changes.push({ line: line.number, kind: 'turn-line', before: continued[0].trim(), after: '' });
    items.push({ kind: 'continued', line });
    text = text.slice(continued[0].length);
  }
  const turn = TURN.exec(text);
  if (turn !== null) text = text.slice(0, turn.index).trimEnd();
  if (text !== '') items.push({ kind: 'text', line, text });
  if (turn !== null) {
    changes.push({ line: line.number, kind: 'turn-line', before: turn[0].trim(), after: '' });
    items.push({ kind: 'turn', line, page: Number(turn[1]) });
  }
  return items;
}

function speakerLength(text: string): number {
  const colon = text.search(/[：:]/u);
  if (colon <= 0) return 0;
  const name = text.slice(0, colon);
  return [...name].length <= LONGEST_SPEAKER && !/[，。；？！、,;?!\s\d“]/u.test(name) ? colon + 1 : 0;
}

/** A paragraph as its pieces come in; joined once, at the end, however many they are. */
class OpenParagraph {
  readonly #pieces: string[] = [];
  readonly joints: number[] = [];
  #length = 0;
  /** Its last few characters. */
  tail = '';

  constructor(text: string) {
    this.#take(text);
  }

  #take(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
    this.tail = (this.tail + text.slice(-8)).slice(-8);
  }

  /** Joins what follows; where it is joined is a joint. */
  join(text: string): void {
    this.joints.push(this.#length);
    this.#take(text);
  }

  get text(): string {
    return this.#pieces.join('');
  }
}

/** Builds one article from the items between its heading and the next. */
class ArticleReader {
  readonly #changes: CopyChange[];
  readonly #body: OpenParagraph[] = [];
  readonly #captions: CopyCaption[] = [];
  readonly #turnsTo: number[] = [];
  readonly banner: string;
  readonly headings: { readonly level: number; readonly text: string }[];
  #endsAtTurn = false;

  constructor(banner: string, headings: { level: number; text: string }[], changes: CopyChange[]) {
    this.banner = banner;
    this.headings = headings;
    this.#changes = changes;
  }

  get isEmpty(): boolean {
    return this.#body.length === 0 && this.#captions.length === 0;
  }

  turn(page: number): void {
    this.#turnsTo.push(page);
    this.#endsAtTurn = true;
  }

  text(line: NumberedLine, text: string, next: string | undefined): void {
    this.#endsAtTurn = false;
    const last = this.#body.at(-1);
    const sentenceOpen = last !== undefined && !isFinished(last.tail) && !this.#isSubhead(this.#body.length - 1);
    const credit = creditOf(text);
    const inSentence = sentenceOpen && next !== undefined && creditOf(next) === null;
    if (credit !== null && (inSentence || /摄影?\s*[。．]?$/u.test(text))) {
      this.#captions.push({ text: text.slice(0, credit.index).trim(), credit: credit.credit });
      this.#changes.push({ line: line.number, kind: 'caption', before: text, after: '' });
      return;
    }
    if (last !== undefined && sentenceOpen) {
      this.#changes.push({
        line: line.number,
        kind: 'joint',
        before: `${last.tail.slice(-6)}|${text.slice(0, 6)}`,
        after: last.tail.slice(-6) + text.slice(0, 6),
      });
      last.join(text);
      return;
    }
    this.#body.push(new OpenParagraph(text));
  }

  /** A short line without a stop that follows a finished sentence is a subhead, not a cut one. */
  #isSubhead(at: number): boolean {
    const paragraph = this.#body[at];
    const before = this.#body[at - 1];
    if (paragraph === undefined || before === undefined || paragraph.joints.length > 0) return false;
    return (
      paragraph.text.length <= 32 &&
      [...paragraph.text].length <= 16 &&
      isShortLine(paragraph.text) &&
      isFinished(before.tail)
    );
  }

  read(): CopyArticle {
    const paragraphs = this.#body.map(({ text, joints }) => ({ text, joints, speaker: speakerLength(text) }));
    const nameOf = (one: (typeof paragraphs)[number]) => one.text.slice(0, Math.max(0, one.speaker - 1));
    const asks = (name: string) => name.endsWith('记者') || name === '问';
    const isInterview = paragraphs.some((one) => asks(nameOf(one)));
    const body = paragraphs.map((one, at): CopyParagraph => {
      const name = nameOf(one);
      if (isInterview && name !== '') return { ...one, type: asks(name) ? 'question' : 'answer' };
      const subhead = this.#isSubhead(at) && at < paragraphs.length - 1;
      return { ...one, type: subhead ? 'subhead' : 'paragraph', speaker: 0 };
    });
    const main = this.headings.reduce((least, { level }) => Math.min(least, level), Number.POSITIVE_INFINITY);
    const at = this.headings.findIndex((heading) => heading.level === main);
    return {
      banner: this.banner,
      kicker: this.headings.slice(0, Math.max(0, at)).map((heading) => oneLine(heading.text)),
      headline: this.headings.slice(at, at + 1).flatMap((heading) => splitHeading(heading.text)),
      deck: this.headings.slice(at + 1).map((heading) => oneLine(heading.text)),
      body,
      captions: this.#captions,
      turnsTo: this.#turnsTo,
      copyToCome: this.#endsAtTurn,
    };
  }
}

/** True where only a short topic line, or nothing, stands between a heading and the next heading. */
function headingHasNoBody(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  if (next === undefined || next.kind === 'heading' || next.kind === 'refer') return true;
  const afterNext = items[at + 2];
  return next.kind === 'text' && isShortLine(next.text) && afterNext?.kind === 'heading';
}

/** Reads the raw text of one page. Never throws; anything unrecognised is body copy. */
export function readPageCopy(raw: string): PageCopy {
  const changes: CopyChange[] = [];
  const items = raw
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((text, at): NumberedLine => ({ number: at + 1, text }))
    .map((line) => cleanLine(line, changes))
    .filter((line) => line.text !== '')
    .flatMap((line) => classify(line, changes));
  const refers: CopyRefer[] = [];
  const articles: CopyArticle[] = [];
  let banner = '';
  let headings: { level: number; text: string }[] = [];
  let reader: ArticleReader | undefined;
  const finish = () => {
    if (reader !== undefined && (!reader.isEmpty || reader.headings.length > 0)) articles.push(reader.read());
    reader = undefined;
  };
  const current = (): ArticleReader => {
    if (reader === undefined) {
      reader = new ArticleReader(banner, headings, changes);
      banner = '';
      headings = [];
    }
    return reader;
  };
  for (const [at, item] of items.entries()) {
    const next = items[at + 1];
    const previous = items[at - 1];
    if (item.kind === 'refer') {
      finish();
      refers.push({ text: item.text, headline: [], page: item.page });
    } else if (item.kind === 'heading') {
      const refer = refers.at(-1);
      if (previous?.kind === 'refer' && refer !== undefined && headingHasNoBody(items, at)) {
        refers[refers.length - 1] = { ...refer, headline: splitHeading(item.text) };
        continue;
      }
      finish();
      headings.push({ level: item.level, text: item.text });
    } else if (item.kind === 'turn') {
      current().turn(item.page);
    } else if (item.kind === 'text') {
      const isTopic = next?.kind === 'heading' && isShortLine(item.text) && (reader === undefined || reader.isEmpty);
      if (isTopic && headings.length === 0) {
        finish();
        banner = item.text;
      } else {
        current().text(item.line, item.text, next?.kind === 'text' ? next.text : undefined);
      }
    }
  }
  if (headings.length > 0 || banner !== '') current();
  finish();
  return { refers, articles, changes };
}
