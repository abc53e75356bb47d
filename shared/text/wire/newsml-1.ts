/** NewsML 1 (IPTC): items of components, which are parts of a story, or one story in several forms. */
import { type Element, isTag } from 'domhandler';
import type { HtmlParagraph } from '../html-copy.ts';
import { type ImportRemark, isOfCopy } from '../import-remarks.ts';
import type { WireFacts } from '../wire-facts.ts';
import { bestOf, picturesIn, type Rendition, readContent } from './content.ts';
import { linesAbout, saidOtherwise, together, unusedWords } from './newsml.ts';
import {
  bare,
  factsOf,
  leftOut,
  paragraphText,
  priorityOf,
  type WireContext,
  type WireStory,
  warningsOf,
} from './story.ts';
import { attribute, childrenNamed, elementsNamed, languageOf, languageRank, localName, wordsIn } from './xml.ts';

function codeOf(elements: readonly Element[]): string {
  return elements.map((one) => attribute(one, 'formalname') || wordsIn(one)).join(' ');
}

/** The words of the first element of a name; empty without one. */
function firstWords(nodes: readonly Element[], name: string): string {
  return elementsNamed(nodes, name).map(wordsIn)[0] ?? '';
}

/** How urgent the envelope of a file says it is. Of a file of many items it is looked for once. */
export function envelopePriority(root: Element): string {
  return codeOf(elementsNamed([root], 'newsenvelope').flatMap((one) => childrenNamed(one, 'priority')));
}

function factsIn(item: Element, priority: string): WireFacts {
  const named = elementsNamed([item], 'identification');
  const managed = elementsNamed([item], 'newsmanagement');
  const parts = ['providerid', 'dateid', 'newsitemid']
    .map((name) => firstWords(named, name))
    .filter((one) => one !== '');
  const urgency = codeOf(elementsNamed(managed, 'urgency').slice(0, 1));
  const status = codeOf(elementsNamed(managed, 'status'));
  return factsOf({
    guid: firstWords(named, 'publicidentifier') || parts.join(':'),
    version: firstWords(named, 'revisionid'),
    priority: priorityOf(urgency) ?? priorityOf(priority),
    source:
      codeOf(elementsNamed([item], 'provider').flatMap((one) => childrenNamed(one, 'party'))) ||
      firstWords(named, 'providerid'),
    embargo: /embargo/iu.test(status) ? firstWords(managed, 'dateandtime') || '-' : '',
    status,
    signal: `${codeOf(elementsNamed(managed, 'newsitemtype'))} ${codeOf(elementsNamed(managed, 'instruction'))}`,
  });
}

/** A story of components as it is put together. */
interface Parts {
  readonly paragraphs: HtmlParagraph[];
  readonly remarks: ImportRemark[];
  readonly used: Set<Element>;
  readonly pictures: string[];
  /** Lines about the story that are there, by their role and words: components repeat those of the one they are in. */
  readonly said: Set<string>;
}

function take<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one);
}

function isEquivalents(component: Element): boolean {
  return attribute(component, 'equivalentslist').toLowerCase() === 'yes';
}

function dataOf(content: Element): Element[] {
  return childrenNamed(content, 'datacontent', 'encoding');
}

function renditionOf(content: Element, context: WireContext): Rendition[] {
  return dataOf(content).map((data) => {
    const isBase64 = localName(data) === 'encoding' && /base64/iu.test(attribute(data, 'notation'));
    const inner = localName(data) === 'encoding' ? (childrenNamed(data, 'datacontent')[0] ?? data) : data;
    const type = codeOf([...childrenNamed(content, 'mimetype'), ...childrenNamed(content, 'format')]);
    return readContent(inner, type, isBase64, context);
  });
}

/** A component's lines and contents, and those of the components in it. */
function readComponent(component: Element, context: WireContext, parts: Parts, depth: number): void {
  const contents = childrenNamed(component, 'contentitem');
  const nested = childrenNamed(component, 'newscomponent', 'newsitem');
  for (const one of contents.flatMap(dataOf)) parts.used.add(one);
  const said = linesAbout(childrenNamed(component, 'newslines').flatMap((one) => one.children.filter(isTag)));
  for (const one of said.used) parts.used.add(one);
  take(parts.remarks, said.remarks);
  for (const one of contents.filter((content) => attribute(content, 'href') !== '')) {
    parts.remarks.push({ kind: 'pictures-elsewhere', count: 1, text: attribute(one, 'href') });
  }
  const renditions = contents.flatMap((one) => renditionOf(one, context));
  // A component has one picture, in several sizes perhaps; pictures that stand in its words come with them.
  const worded = isEquivalents(component) ? [] : renditions.filter(({ paragraphs }) => paragraphs.length > 0);
  const pictures = [...picturesIn(bestOf(renditions), renditions), ...worded.flatMap((one) => one.pictures ?? [])];
  for (const one of new Set(pictures)) parts.pictures.push(one);
  const isCaption = /caption/iu.test(codeOf(childrenNamed(component, 'role')));
  const own = isEquivalents(component) ? bestAlone(renditions, parts) : apart(renditions, parts);
  const copy = isCaption ? own.map((one): HtmlParagraph => ({ ...one, role: 'note' })) : own;
  const whole = together(said.paragraphs, copy);
  take(parts.remarks, saidOtherwise(said.paragraphs, whole));
  for (const one of whole) if (isNew(one, parts)) parts.paragraphs.push(one);
  if (depth >= DEEPEST) return;
  if (isEquivalents(component)) readBest(nested, context, parts, depth + 1);
  else for (const one of nested) readComponent(one, context, parts, depth + 1);
}

/** How deep components stand in each other. */
const DEEPEST = 20;

/** False of a line about the story that is there already. */
function isNew(one: HtmlParagraph, { said }: Parts): boolean {
  if (one.role === '' || one.role === 'note') return true;
  const line = `${one.role}\n${paragraphText(one)}`;
  const isThere = said.has(line);
  said.add(line);
  return !isThere;
}

function bestAlone(renditions: readonly Rendition[], parts: Parts): readonly HtmlParagraph[] {
  const best = bestOf(renditions);
  take(parts.remarks, best?.remarks ?? []);
  return best?.paragraphs ?? [];
}

/** Contents of a component that are held to each other. */
const MOST_COMPARED = 40;

/** Contents that nobody says are one: they are parts, unless their words are the same, or their languages differ. */
function apart(renditions: readonly Rendition[], parts: Parts): readonly HtmlParagraph[] {
  const words = renditions.map(({ paragraphs }) => bare(paragraphs.map(paragraphText).join('')));
  const few = words.slice(0, MOST_COMPARED);
  const isOne = few.some((one, at) => few.some((other, from) => at !== from && one !== '' && other.includes(one)));
  const languages = new Set(renditions.map(({ language }) => languageRank(language)));
  if (isOne || languages.size > 1) return bestAlone(renditions, parts);
  take(
    parts.remarks,
    renditions.flatMap(({ remarks }) => remarks),
  );
  return renditions.flatMap(({ paragraphs }) => paragraphs);
}

function wordsOf(paragraphs: readonly HtmlParagraph[]): string {
  return paragraphs.map(paragraphText).join('\n');
}

/** Of components that are one story in several forms the best: in Chinese, with the most words. The others are told. */
function readBest(components: readonly Element[], context: WireContext, parts: Parts, depth: number): void {
  const ranked = components.map((element) => {
    const language = languageOf(element) || codeOf(elementsNamed([element], 'language').slice(0, 1)).toLowerCase();
    return { element, rank: languageRank(language), richness: richness(element) };
  });
  const [best, ...others] = ranked.toSorted((a, b) => b.rank - a.rank || b.richness - a.richness);
  if (best === undefined) return;
  const from = parts.paragraphs.length;
  readComponent(best.element, context, parts, depth);
  const own = bare(wordsOf(parts.paragraphs.slice(from)));
  for (const [at, { element, rank }] of others.entries()) {
    const other: Parts = { paragraphs: [], remarks: [], used: parts.used, said: new Set(), pictures: [] };
    readComponent(element, context, other, depth);
    const words = wordsOf(other.paragraphs);
    const isSame = at < MOST_COMPARED && own.includes(bare(words));
    const format = codeOf(elementsNamed([element], 'mimetype', 'format')) || 'NewsComponent';
    const kind = rank === best.rank ? 'rendition' : 'other-language';
    if (words !== '') parts.remarks.push({ kind, count: 1, text: isSame ? format : words });
    if (other.pictures.length > 0) parts.remarks.push({ kind: 'pictures-left', count: other.pictures.length });
    take(
      parts.remarks,
      other.remarks.filter((remark) => !isOfCopy(remark)),
    );
  }
}

/** NITF says most of what is what, then XHTML; then who has more to say. */
function richness(component: Element): number {
  const isNitf = elementsNamed([component], 'nitf').length > 0;
  const isHtml = elementsNamed([component], 'html', 'body').length > 0;
  return (isNitf ? 2_000_000 : isHtml ? 1_000_000 : 0) + Math.min(999_999, wordsIn(component).length);
}

/** The story of one item of NewsML 1. `priority` is what the file's envelope says of it. */
export function readNewsMl1(item: Element, priority: string, context: WireContext): WireStory {
  const facts = factsIn(item, priority);
  const parts: Parts = { paragraphs: [], remarks: [], used: new Set(), said: new Set(), pictures: [] };
  for (const component of childrenNamed(item, 'newscomponent')) readComponent(component, context, parts, 0);
  for (const one of elementsNamed(
    [item],
    'identification',
    'administrativemetadata',
    'dateandtime',
    'firstcreated',
    'thisrevisioncreated',
  ))
    parts.used.add(one);
  const unused = unusedWords(item.children.filter(isTag), parts.used);
  return {
    paragraphs: parts.paragraphs,
    facts,
    pictures: parts.pictures,
    remarks: [...warningsOf(facts), ...parts.remarks, ...leftOut('wire-about', unused)],
  };
}
