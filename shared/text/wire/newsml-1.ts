/** NewsML 1 (IPTC): items of components, which are parts of a story, or one story in several forms. */
import { type Element, isTag } from 'domhandler';
import type { HtmlParagraph } from '../html-copy.ts';
import type { ImportRemark } from '../import-remarks.ts';
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

function factsIn(item: Element, root: Element): WireFacts {
  const named = elementsNamed([item], 'identification');
  const managed = elementsNamed([item], 'newsmanagement');
  const parts = ['providerid', 'dateid', 'newsitemid']
    .map((name) => firstWords(named, name))
    .filter((one) => one !== '');
  const urgency = codeOf(elementsNamed(managed, 'urgency').slice(0, 1));
  const priority = codeOf(elementsNamed([root], 'newsenvelope').flatMap((one) => childrenNamed(one, 'priority')));
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
}

function isEquivalents(component: Element): boolean {
  return attribute(component, 'equivalentslist').toLowerCase() === 'yes';
}

function renditionOf(content: Element, context: WireContext): Rendition[] {
  return childrenNamed(content, 'datacontent', 'encoding').map((data) => {
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
  for (const one of contents) parts.used.add(one);
  const said = linesAbout(childrenNamed(component, 'newslines').flatMap((one) => one.children.filter(isTag)));
  for (const one of said.used) parts.used.add(one);
  parts.remarks.push(...said.remarks);
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
  parts.remarks.push(...saidOtherwise(said.paragraphs, whole));
  for (const one of whole) if (!hasAlready(parts.paragraphs, one)) parts.paragraphs.push(one);
  if (depth < DEEPEST)
    for (const one of isEquivalents(component) ? bestComponent(nested, parts) : nested)
      readComponent(one, context, parts, depth + 1);
}

/** How deep components stand in each other. */
const DEEPEST = 20;

/** Lines that components repeat of the one they are in. */
function hasAlready(paragraphs: readonly HtmlParagraph[], one: HtmlParagraph): boolean {
  return (
    one.role !== '' &&
    one.role !== 'note' &&
    paragraphs.some(({ role, leaves }) => role === one.role && paragraphText({ ...one, leaves }) === paragraphText(one))
  );
}

function bestAlone(renditions: readonly Rendition[], parts: Parts): readonly HtmlParagraph[] {
  const best = bestOf(renditions);
  parts.remarks.push(...(best?.remarks ?? []));
  return best?.paragraphs ?? [];
}

/** Contents that nobody says are one: they are parts, unless their words are the same, or their languages differ. */
function apart(renditions: readonly Rendition[], parts: Parts): readonly HtmlParagraph[] {
  const words = renditions.map(({ paragraphs }) => bare(paragraphs.map(paragraphText).join('')));
  const isOne = words.some((one, at) => words.some((other, from) => at !== from && one !== '' && other.includes(one)));
  const languages = new Set(renditions.map(({ language }) => languageRank(language)));
  if (isOne || languages.size > 1) return bestAlone(renditions, parts);
  parts.remarks.push(...renditions.flatMap(({ remarks }) => remarks));
  return renditions.flatMap(({ paragraphs }) => paragraphs);
}

/** Of components that are one story in several forms the best: in Chinese, with the most words. */
function bestComponent(components: readonly Element[], parts: Parts): readonly Element[] {
  const rank = (one: Element) =>
    languageRank(languageOf(one) || codeOf(elementsNamed([one], 'language').slice(0, 1)).toLowerCase());
  const [best, ...others] = components.toSorted((a, b) => rank(b) - rank(a) || richness(b) - richness(a));
  const own = best === undefined ? '' : bare(wordsIn(best));
  for (const other of others) {
    parts.used.add(other);
    const words = wordsIn(other);
    const kind = best !== undefined && rank(other) !== rank(best) ? 'other-language' : 'rendition';
    if (words !== '')
      parts.remarks.push({
        kind,
        count: 1,
        text: own.includes(bare(words))
          ? codeOf(elementsNamed([other], 'mimetype', 'format')) || 'NewsComponent'
          : words,
      });
  }
  return best === undefined ? [] : [best];
}

/** NITF says most of what is what, then XHTML; then who has more to say. */
function richness(component: Element): number {
  const isNitf = elementsNamed([component], 'nitf').length > 0;
  const isHtml = elementsNamed([component], 'html', 'body').length > 0;
  return (isNitf ? 2_000_000 : isHtml ? 1_000_000 : 0) + Math.min(999_999, wordsIn(component).length);
}

/** The story of one item of NewsML 1. `root` is the whole file, whose envelope says how urgent it is. */
export function readNewsMl1(item: Element, root: Element, context: WireContext): WireStory {
  const facts = factsIn(item, root);
  const parts: Parts = { paragraphs: [], remarks: [], used: new Set(), pictures: [] };
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
