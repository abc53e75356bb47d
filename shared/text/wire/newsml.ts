/** NewsML-G2 (IPTC, NAR): news items, alone or in a news message, with packages that only order them. */
import { type Element, isTag } from 'domhandler';
import type { HtmlParagraph } from '../html-copy.ts';
import type { ImportRemark } from '../import-remarks.ts';
import type { WireFacts } from '../wire-facts.ts';
import { bestOf, picturesIn, readContent } from './content.ts';
import {
  factsOf,
  leftOut,
  paragraphOf,
  paragraphText,
  priorityOf,
  type WireContext,
  type WireStory,
  warningsOf,
} from './story.ts';
import { attribute, childrenNamed, elementsNamed, languageOf, languageRank, localName, wordsIn } from './xml.ts';

/** Lines about a story, by what they are in the paper. */
const lines: Readonly<Record<string, string>> = {
  headline: 'headline',
  subheadline: 'deck',
  by: 'byline',
  byline: 'byline',
  dateline: 'dateline',
  creditline: 'source',
};

/** Of lines in several languages those that suit a Chinese paper best; the others are left out. */
function chosen(elements: readonly Element[]): {
  readonly taken: readonly Element[];
  readonly others: readonly Element[];
} {
  const ranked = elements.map((element) => ({ element, rank: languageRank(languageOf(element)) }));
  const best = ranked.reduce((most, { rank }) => Math.max(most, rank), Number.NEGATIVE_INFINITY);
  const those = (isBest: boolean) =>
    ranked.filter(({ rank }) => (rank === best) === isBest).map(({ element }) => element);
  return { taken: those(true), others: those(false) };
}

/** The lines about a story, each in one language, with what was left out of them. */
export function linesAbout(about: readonly Element[]): {
  readonly paragraphs: HtmlParagraph[];
  readonly remarks: ImportRemark[];
  readonly used: ReadonlySet<Element>;
} {
  const paragraphs: HtmlParagraph[] = [];
  const remarks: ImportRemark[] = [];
  const used = new Set<Element>();
  for (const [name, role] of Object.entries(lines)) {
    const elements = about.filter((one) => localName(one) === name && wordsIn(one) !== '');
    if (elements.length === 0) continue;
    const { taken, others } = chosen(elements);
    // A headline said twice is one headline; by-lines of two people are two.
    const kept = name === 'headline' ? taken.slice(0, 1) : taken;
    for (const one of elements) used.add(one);
    for (const one of kept.flatMap((line) => paragraphOf(wordsIn(line), role))) paragraphs.push(one);
    remarks.push(...leftOut('other-language', others.map(wordsIn)));
    remarks.push(...leftOut('wire-about', taken.slice(kept.length).map(wordsIn)));
  }
  return { paragraphs, remarks, used };
}

/** What is said about a story, unless its content says so itself; a heading that repeats the headline is not copy. */
export function together(about: readonly HtmlParagraph[], content: readonly HtmlParagraph[]): HtmlParagraph[] {
  const own = new Set(content.map(({ role }) => role));
  const told = about.filter(({ role }) => !own.has(role));
  const headlines = new Set([...told, ...content].filter(({ role }) => role === 'headline').map(paragraphText));
  return [
    ...told,
    ...content.filter((one) => one.role === 'headline' || one.type !== 'subhead' || !headlines.has(paragraphText(one))),
  ];
}

/** Lines about a story that its content says in other words. */
export function saidOtherwise(about: readonly HtmlParagraph[], whole: readonly HtmlParagraph[]): ImportRemark[] {
  const said = new Set(whole.map(paragraphText));
  return leftOut(
    'wire-about',
    about.map(paragraphText).filter((one) => !said.has(one)),
  );
}

/** The words of elements that were not used, each with its own. */
export function unusedWords(roots: readonly Element[], used: ReadonlySet<Element>): string[] {
  const words: string[] = [];
  const left = roots.toReversed();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (used.has(next)) continue;
    const inside = next.children.filter(isTag);
    if (inside.length === 0) words.push(wordsIn(next));
    else {
      // Mixed content is one phrase; elements alone are each their own.
      const isMixed = next.children.some(
        (child) => child.type === 'text' && 'data' in child && child.data.trim() !== '',
      );
      if (isMixed) words.push(wordsIn(next));
      else for (const child of inside.toReversed()) left.push(child);
    }
  }
  return words.filter((one) => one !== '');
}

/** A code or a name: `provider` says who by either. */
function nameOf(element: Element | undefined): string {
  if (element === undefined) return '';
  const names = childrenNamed(element, 'name');
  const name = chosenName(names);
  return (
    name || attribute(element, 'literal') || attribute(element, 'qcode').replace(/^[^:]*:/u, '') || wordsIn(element)
  );
}

function chosenName(names: readonly Element[]): string {
  const [first] = names.length === 0 ? [] : chosen(names).taken;
  return first === undefined ? '' : wordsIn(first);
}

function itemFacts(item: Element, meta: readonly Element[], content: readonly Element[]): WireFacts {
  const code = (element: Element | undefined) =>
    element === undefined
      ? ''
      : `${attribute(element, 'qcode')} ${attribute(element, 'uri')} ${wordsIn(element)}`.trim();
  return factsOf({
    guid: attribute(item, 'guid'),
    version: attribute(item, 'version'),
    priority: priorityOf(content.flatMap((one) => childrenNamed(one, 'urgency')).map(wordsIn)[0] ?? ''),
    source:
      nameOf(elementsNamed(meta, 'provider')[0]) ||
      content.flatMap((one) => childrenNamed(one, 'infosource')).map(nameOf)[0],
    embargo: elementsNamed(meta, 'embargoed').map(wordsIn)[0],
    status: elementsNamed(meta, 'pubstatus').map(code).join(' '),
    signal: elementsNamed(meta, 'signal').map(code).join(' '),
  });
}

/** What an item's metadata says in words, apart from its lines and what became facts. */
function metaRemarks(item: Element, used: ReadonlySet<Element>): ImportRemark[] {
  const meta = item.children.filter(isTag).filter((one) => localName(one) !== 'contentset');
  const notes = elementsNamed(meta, 'ednote');
  const facts = elementsNamed(
    meta,
    'provider',
    'embargoed',
    'urgency',
    'versioncreated',
    'firstcreated',
    'contentcreated',
    'contentmodified',
    'signal',
  );
  const skipped = new Set([...used, ...notes, ...facts]);
  return [...leftOut('wire-message', notes.map(wordsIn)), ...leftOut('wire-about', unusedWords(meta, skipped))];
}

/** A picture's or a film's own words, where an item has no text. */
function description(meta: readonly Element[]): {
  readonly paragraphs: HtmlParagraph[];
  readonly used: readonly Element[];
} {
  const found = meta.flatMap((one) => childrenNamed(one, 'description')).filter((one) => wordsIn(one) !== '');
  const [first] = found.length === 0 ? [] : chosen(found).taken;
  return first === undefined
    ? { paragraphs: [], used: [] }
    : { paragraphs: paragraphOf(wordsIn(first), ''), used: [first] };
}

/** The story of one news item; its paragraphs are none where it has no words of its own. */
export function readNewsItem(item: Element, context: WireContext): WireStory {
  const meta = childrenNamed(item, 'itemmeta');
  const about = childrenNamed(item, 'contentmeta');
  const sets = childrenNamed(item, 'contentset');
  const inline = elementsNamed(sets, 'inlinexml', 'inlinedata');
  const said = linesAbout(about.flatMap((one) => one.children.filter(isTag)));
  const facts = itemFacts(item, meta, about);
  const renditions = inline.map((one) => {
    const type = attribute(one, 'contenttype');
    const isBase64 = /base64|binary/iu.test(attribute(one, 'encoding')) || /^(?:image|audio|video)\//iu.test(type);
    return readContent(one, type, isBase64 && localName(one) === 'inlinedata', context);
  });
  const best = bestOf(renditions);
  const own =
    best === null || best.paragraphs.length === 0 ? description(about) : { paragraphs: best.paragraphs, used: [] };
  const paragraphs = together(said.paragraphs, own.paragraphs);
  const elsewhere = elementsNamed(sets, 'remotecontent');
  return {
    paragraphs,
    facts,
    pictures: picturesIn(best, renditions),
    remarks: [
      ...warningsOf(facts),
      ...(best?.remarks ?? []),
      ...said.remarks,
      ...saidOtherwise(said.paragraphs, paragraphs),
      ...metaRemarks(item, new Set([...said.used, ...own.used])),
      ...elsewhere.map((): ImportRemark => ({ kind: 'pictures-elsewhere', count: 1 })),
    ],
  };
}

/** What a package says besides the items it orders. */
export function packageRemarks(item: Element): ImportRemark[] {
  return leftOut('wire-about', unusedWords(item.children.filter(isTag), new Set()));
}
