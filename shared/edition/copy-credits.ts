/**
 * What a story's copy says of its credits itself, as documents and agencies often have it: what it says is not printed a
 * second time.
 *
 * Only the places of credits count: brackets at the start, after 本报讯 or another dateline, 记者 with names there that blanks
 * part from the copy, brackets after the last words, and paragraphs that are nothing but credits. A name in the running copy
 * is no credit.
 */
import type { Credit } from './article-records.ts';
import { type CreditedName, creditWords, looksLikeName } from './credit-names.ts';
import { editorNames } from './editors-line.ts';
import type { Article, Paragraph } from './records.ts';
import { afterDateline, datelineNames, opensWith, reportersFirst, saysName } from './said-names.ts';
import { paragraphText, printedBody } from './selectors.ts';

/** What of a credit the copy says: names, or the whole of a credit that has none. */
export interface SaidInCopy {
  readonly said: readonly string[];
  readonly missing: readonly string[];
}

/** Words at a place where copy has credits. */
interface Place {
  readonly words: string;
  readonly isParagraph: boolean;
}

const OPEN = '[（(【〔［[]';
const CLOSE = String.raw`[）)】〕］\]]`;
const INSIDE = String.raw`([^（(【〔［[）)】〕］\]]*)`;
const BRACKET = new RegExp(`${OPEN}${INSIDE}${CLOSE}`, 'gu');
const RUN_FIRST = new RegExp(String.raw`^(?:\s*${OPEN}${INSIDE}${CLOSE})+`, 'u');
const RUN_LAST = new RegExp(String.raw`(?:${OPEN}${INSIDE}${CLOSE}[。.]?\s*)+$`, 'u');
const IN_BRACKETS = new RegExp(`^${OPEN}(.*)${CLOSE}$`, 'u');
/** Characters of a paragraph's start or end in which credits are looked for. */
const LONGEST = 200;
/** Paragraphs at the end that may be nothing but credits: writer, source, editor. */
const LAST_LINES = 3;

/** A text without spaces, and without brackets round the whole of it. */
export function unbracketed(text: string): string {
  return text.replace(/\s/gu, '').replace(IN_BRACKETS, '$1');
}

function inside(run: string): Place[] {
  return [...run.matchAll(BRACKET)].map(([, words = '']) => ({ words, isParagraph: false }));
}

const runFirst = (text: string) => inside(RUN_FIRST.exec(text.slice(afterDateline(text)).slice(0, LONGEST))?.[0] ?? '');
const runLast = (text: string) => inside(RUN_LAST.exec(text.slice(-LONGEST))?.[0] ?? '');

/** The places of an article's credits; `isCredits` tells of a paragraph that is nothing else. */
function placesOf(article: Pick<Article, 'body'>, isCredits: (paragraph: string) => boolean): Place[] {
  const body = printedBody(article);
  const running = (at: number) => {
    const one = body.at(at);
    return one === undefined || one.type === 'subhead' ? '' : paragraphText(one);
  };
  const first = { words: reportersFirst(running(0)), isParagraph: false };
  const places = [first, ...runFirst(running(0)), ...runLast(running(-1))];
  const lines = [running(0), running(1)];
  for (let at = 1; at <= Math.min(LAST_LINES, body.length); at++) {
    lines.push(running(-at));
    if (isCredits(running(-at))) continue;
    places.push(...runLast(running(-at)));
    break;
  }
  for (const words of lines) if (isCredits(words)) places.push({ words, isParagraph: true });
  return places;
}

/** True of words at a credit's place that are a credit; the names that are looked for may have any form. */
function areCredits({ words, isParagraph }: Place, sought: ReadonlySet<string>): boolean {
  if (isParagraph && (words.length > LONGEST || /[。！？!?…“”]/u.test(words))) return false;
  const { names, hasRole } = creditWords(words);
  if (names.length === 0) return false;
  if (names.every(({ name }) => sought.has(name))) return true;
  // A paragraph of a few words may be a sentence: 江流 欢呼.
  if (isParagraph && !hasRole) return false;
  return (hasRole && !isParagraph) || names.every(({ name }) => sought.has(name) || looksLikeName(name));
}

const keyOf = ({ name, credited }: CreditedName) => `${credited} ${name}`;

/** Which of the names of a byline or an editor's line stand in the copy's own credits. */
function namesSaid(article: Pick<Article, 'body'>, names: readonly CreditedName[]): SaidInCopy {
  const sought = new Set(names.map(({ name }) => name));
  const places = placesOf(article, (words) => areCredits({ words, isParagraph: true }, sought));
  const found = new Set(
    places.filter((place) => areCredits(place, sought)).flatMap(({ words }) => creditWords(words).names.map(keyOf)),
  );
  const first = printedBody(article)[0];
  const opening = first === undefined ? '' : paragraphText(first);
  const isAnySaid = names.some((one) => found.has(keyOf(one)));
  // 新华社 of a byline 新华社记者 张三 may stand in the dateline before （记者 张三）; alone it says of nobody that he wrote.
  const isSaid = (one: CreditedName) =>
    found.has(keyOf(one)) || (isAnySaid && /[社报网台刊]$/u.test(one.name) && datelineNames(opening, one.name));
  return {
    said: names.filter(isSaid).map(({ name }) => name),
    missing: names.filter((one) => !isSaid(one)).map(({ name }) => name),
  };
}

/** Which of the parts of a credit stand whole at the places of credits, or the whole of it does. */
function wordsSaid(article: Pick<Article, 'body'>, whole: string, parts: readonly string[]): SaidInCopy {
  const sought = new Set([whole, ...parts]);
  const places = placesOf(article, (words) => areCredits({ words, isParagraph: true }, sought));
  const isSaid = (name: string) => places.some(({ words }) => saysName(words, name));
  if (isSaid(whole)) return { said: [whole], missing: [] };
  return { said: parts.filter(isSaid), missing: parts.filter((one) => !isSaid(one)) };
}

/** True where one of the first or last paragraphs is the credit and nothing else. */
function isParagraph(article: Pick<Article, 'body'>, text: string): boolean {
  const body = printedBody(article);
  const ends = [body[0], body[1], body.at(-1)].map((one) => (one === undefined ? '' : paragraphText(one)));
  return ends.some((one) => one.length <= 2 * text.length + 4 && unbracketed(one) === unbracketed(text));
}

function find(article: Pick<Article, 'body'>, credit: Credit, text: string): SaidInCopy {
  const whole = unbracketed(text);
  const first = printedBody(article)[0];
  const all = (isSaid: boolean): SaidInCopy =>
    isSaid ? { said: [whole], missing: [] } : { said: [], missing: [whole] };
  if (first === undefined || whole === '') return all(false);
  if (credit === 'dateline') return all(opensWith(paragraphText(first), whole));
  if (credit === 'editor') {
    const names = creditWords(editorNames(text)).names.map(({ name }) => ({ name, credited: 'editor' as const }));
    return names.length === 0 ? all(false) : namesSaid(article, names);
  }
  if (credit === 'summary' || isParagraph(article, text)) return all(isParagraph(article, text));
  if (credit === 'source') {
    const sources = text.split(/[、，,；;/／\s（()）【】]+/u).filter((one) => one !== '');
    return wordsSaid(article, whole, sources);
  }
  const { names } = creditWords(text);
  // 本报评论员 and 本报记者 name nobody.
  return names.length > 0 ? namesSaid(article, names) : wordsSaid(article, whole, [whole]);
}

/** What was found last in a copy for each of its credits: at a keystroke one story of hundreds is another. */
const found = new WeakMap<readonly Paragraph[], Map<Credit, { readonly text: string; readonly said: SaidInCopy }>>();

/**
 * What of a credit the copy says. All of it is said where nothing is missing; where names are on both sides, the credit is
 * printed whole, and those that are said stand twice.
 */
export function saidInCopy(article: Pick<Article, 'body'>, credit: Credit, text: string): SaidInCopy {
  const body = printedBody(article);
  const known = found.get(body) ?? new Map();
  found.set(body, known);
  const last = known.get(credit);
  if (last?.text === text) return last.said;
  const said = find(article, credit, text);
  known.set(credit, { text, said });
  return said;
}

/** True where the copy already says the whole of a credit: it is not set a second time. */
export function isSaidInCopy(article: Pick<Article, 'body'>, credit: Credit, text: string): boolean {
  return saidInCopy(article, credit, text).missing.length === 0;
}
