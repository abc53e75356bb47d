/**
 * Stories from the wire: NITF 3, NewsML 1 and NewsML-G2 round NITF, XHTML or plain text, ninjs, feeds. Element names as
 * in the IPTC's schemas; prefixes and letter case are not minded.
 */
import type { ChildNode, Element } from 'domhandler';
import { flatParagraphs, MarkupTooDeep } from './html/parse.ts';
import { readElements } from './html-copy.ts';
import type { ImportRemark } from './import-remarks.ts';
import { isFeed, readFeed } from './wire/feed.ts';
import { packageRemarks, readNewsItem } from './wire/newsml.ts';
import { envelopePriority, readNewsMl1 } from './wire/newsml-1.ts';
import { isNinjs, readNinjs } from './wire/ninjs.ts';
import { readNitf } from './wire/nitf.ts';
import {
  bare,
  factsOf,
  leftOut,
  paragraphText,
  type WireContext,
  type WireStory,
  type WireTools,
} from './wire/story.ts';
import { childrenNamed, declaredEntities, elementsNamed, localName, parseXml } from './wire/xml.ts';

export { isNinjs } from './wire/ninjs.ts';
export type { WireTools } from './wire/story.ts';
export { xmlRoot } from './wire/xml.ts';

export interface WireCopy {
  /** In the order of the file; none without words. */
  readonly stories: readonly WireStory[];
  /** What is said of the file, and of what in it is no story. */
  readonly remarks: readonly ImportRemark[];
  /** Pictures that the file holds itself, as `data:` addresses: of its first story, and of what is no story. */
  readonly pictures: readonly string[];
}

/** Roots whose file is a story, or holds stories. */
const wireRoots = new Set(['nitf', 'newsml', 'newsitem', 'newsmessage', 'packageitem']);
/** Stories taken from one file; the others are named. */
const MOST_STORIES = 200;

/** True for the roots of formats that {@link readWire} reads. */
export function isWire(root: string): boolean {
  return wireRoots.has(root) || isFeed(root);
}

function wordsOf({ paragraphs }: WireStory): string {
  return paragraphs.map(paragraphText).join('\n');
}

/** Whether a version is not before another: numbers by size, times by the clock, anything else by its letters. */
function isNotBefore(version: string, other: string): boolean {
  for (const read of [Number, Date.parse]) {
    const [one, two] = [read(version), read(other)];
    if (version !== '' && other !== '' && !Number.isNaN(one) && !Number.isNaN(two)) return one >= two;
  }
  return version >= other;
}

/** One story each: of the same in several versions the last, and of two with the same words the first. */
function once(stories: readonly WireStory[]): { readonly kept: WireStory[]; readonly remarks: ImportRemark[] } {
  const kept: WireStory[] = [];
  const remarks: ImportRemark[] = [];
  const byGuid = new Map<string, number>();
  const byWords = new Set<string>();
  for (const story of stories) {
    const { guid, version = '' } = story.facts;
    const words = bare(wordsOf(story));
    const at = guid === undefined ? undefined : byGuid.get(guid);
    const before = at === undefined ? undefined : kept[at];
    if (before !== undefined && at !== undefined) {
      const isNewer = isNotBefore(version, before.facts.version ?? '');
      const older = isNewer ? before : story;
      remarks.push({ kind: 'wire-version', count: 1, text: wordsOf(older) }, ...older.remarks);
      if (isNewer) kept[at] = story;
    } else if (words !== '' && byWords.has(words)) {
      remarks.push({ kind: 'rendition', count: 1, text: story.facts.guid ?? wordsOf(story) });
    } else {
      if (guid !== undefined) byGuid.set(guid, kept.length);
      kept.push(story);
    }
    byWords.add(words);
  }
  return { kept, remarks };
}

/** A story without the title of a page that its own headline says. */
function withoutTitle(story: WireStory): WireStory {
  const words = wordsOf(story);
  const remarks = story.remarks.filter(({ kind, text = '' }) => kind !== 'document-title' || !words.includes(text));
  return { ...story, remarks };
}

/** True of an item that takes a story back and need not repeat a word of it. */
function isNotice({ facts }: WireStory): boolean {
  return facts.isKilled && facts.guid !== undefined;
}

function copyOf(stories: readonly WireStory[], remarks: readonly ImportRemark[]): WireCopy {
  const told = stories.filter((one) => one.paragraphs.length > 0 || isNotice(one));
  // What is no story had things to say as well.
  const alone = stories.filter((one) => !told.includes(one));
  const wordless = alone.flatMap((one) => one.remarks);
  const { kept, remarks: twice } = once(told.map(withoutTitle));
  const left = kept.slice(MOST_STORIES);
  const titles = left.map(({ paragraphs }) => (paragraphs[0] === undefined ? '' : paragraphText(paragraphs[0])));
  const [first, ...others] = kept;
  // Whose a picture of no story is nobody says; one of another story must not stand beside the first.
  const beside = others.reduce((sum, { pictures = [] }) => sum + pictures.length, 0);
  return {
    stories: kept.slice(0, MOST_STORIES),
    remarks: [
      ...leftOut('stories-left', titles),
      ...remarks,
      ...wordless,
      ...twice,
      ...(beside > 0 ? [{ kind: 'pictures-elsewhere' as const, count: beside }] : []),
    ],
    pictures: [...(first?.pictures ?? []), ...alone.flatMap(({ pictures = [] }) => pictures)],
  };
}

function itemsIn(
  root: Element,
  context: WireContext,
): { readonly stories: WireStory[]; readonly remarks: ImportRemark[] } {
  if (isFeed(localName(root))) return readFeed(root, context);
  const items = elementsNamed([root], 'nitf', 'newsitem', 'packageitem');
  const isPackage = (one: Element) => localName(one) === 'packageitem';
  const packages = items.filter(isPackage);
  const priority = envelopePriority(root);
  const stories = items
    .filter((one) => !isPackage(one))
    .map((item) => {
      if (localName(item) === 'nitf') return readNitf(item, context);
      return childrenNamed(item, 'newscomponent', 'identification').length > 0
        ? readNewsMl1(item, priority, context)
        : readNewsItem(item, context);
    });
  return { stories, remarks: packages.flatMap(packageRemarks) };
}

/** All text of a file whose elements cannot be told apart. */
function flatStory(xml: string, declared: ReadonlyMap<string, string>): WireStory {
  const options = { readsRoles: false, keepsSpace: false, declared };
  const { paragraphs, remarks } = readElements(flatParagraphs(xml), options);
  return { paragraphs, facts: factsOf({}), remarks: [{ kind: 'markup-flat', count: 1 }, ...remarks] };
}

/** Reads the stories of a file of XML from the wire. */
export function readWire(xml: string, tools: WireTools): WireCopy {
  const context: WireContext = { ...tools, declared: declaredEntities(xml) };
  try {
    return readRoots(parseXml(xml), context);
  } catch (error) {
    if (!(error instanceof MarkupTooDeep)) throw error;
    return copyOf([flatStory(xml, context.declared)], []);
  }
}

function readRoots(nodes: readonly ChildNode[], context: WireContext): WireCopy {
  const roots = nodes.filter((node): node is Element => 'attribs' in node);
  const read = roots.map((root) => itemsIn(root, context));
  return copyOf(
    read.flatMap(({ stories }) => stories),
    read.flatMap(({ remarks }) => remarks),
  );
}

/** Reads the stories of a file of ninjs: one item, or a list of them. */
export function readNinjsFile(value: unknown, tools: WireTools): WireCopy {
  const context: WireContext = { ...tools, declared: new Map<string, string>() };
  const items = Array.isArray(value) ? value.filter(isNinjs) : [value];
  return copyOf(
    items.flatMap((one) => readNinjs(one, context)),
    [],
  );
}
