/** Feeds: RSS 2.0 and 1.0 with their common extensions, Atom (RFC 4287). Every item is a story. */
import { type Element, isTag } from 'domhandler';
import type { HtmlParagraph } from '../html-copy.ts';
import type { ImportRemark } from '../import-remarks.ts';
import { bestOf, type Rendition, readContent, readText } from './content.ts';
import { together, unusedWords } from './newsml.ts';
import { factsOf, leftOut, paragraphOf, type WireContext, type WireStory, warningsOf } from './story.ts';
import { attribute, childrenNamed, elementsNamed, languageOf, localName, textOf, wordsIn } from './xml.ts';

const feedRoots = new Set(['rss', 'rdf', 'feed', 'entry', 'channel']);

/** True for the roots of feeds. */
export function isFeed(root: string): boolean {
  return feedRoots.has(root);
}

/** Words that may hold markup, as a title or a name does: `A &amp;lt;b&amp;gt;` is a bold B. */
function plainWords(element: Element, context: WireContext): string {
  if (element.children.some(isTag)) return wordsIn(element);
  const text = textOf(element);
  if (attribute(element, 'type') === 'text' || !/<\/?[a-z]|&[#\w]+;/iu.test(text))
    return text.replace(/\s+/gu, ' ').trim();
  return readText(text, 'text/html', context)
    .paragraphs.map(({ leaves }) => leaves.map((leaf) => leaf.text).join(''))
    .join(' ');
}

/** Content of a feed: markup in a string, or XHTML as elements. */
function contentOf(element: Element, context: WireContext): Rendition {
  const type = attribute(element, 'type');
  if (element.children.some(isTag)) return readContent(element, localName(element), false, context);
  const text = textOf(element);
  const isHtml = type === 'html' || (type === '' && /<|&[#\w]+;/u.test(text));
  const read = readText(text, isHtml ? 'text/html' : type, context);
  return {
    ...read,
    language: languageOf(element),
    format: localName(element),
    rank: localName(element) === 'encoded' || localName(element) === 'content' ? 4 : read.rank,
  };
}

/** What a story is filed under (RFC 4287 §4.2.2): a word for people, or one for programs. */
function labelsOf(element: Element): string[] {
  return childrenNamed(element, 'category').map((one) => attribute(one, 'label') || attribute(one, 'term'));
}

function readItem(item: Element, channel: string, context: WireContext): WireStory {
  const own = (...names: readonly string[]) => childrenNamed(item, ...names);
  const titles = own('title').filter((one) => one.name.indexOf(':') < 0 || /^(?:atom|rss):/iu.test(one.name));
  const contents = own('encoded', 'content', 'description', 'summary').filter(
    (one) => one.name !== 'media:content' && !/^(?:media|itunes):/iu.test(one.name),
  );
  const authors = own('author', 'creator', 'contributor');
  const source = own('source').map((one) => elementsNamed([one], 'title').map(wordsIn)[0] || wordsIn(one))[0];
  const best = bestOf(contents.map((one) => contentOf(one, context)));
  const names = authors.map((one) =>
    childrenNamed(one, 'name').length > 0
      ? childrenNamed(one, 'name').map(wordsIn).join(' ')
      : plainWords(one, context),
  );
  const about: HtmlParagraph[] = [
    ...titles.slice(0, 1).flatMap((one) => paragraphOf(plainWords(one, context), 'headline')),
    ...[...new Set(names)].flatMap((name) => paragraphOf(name, 'byline')),
    ...paragraphOf(source ?? '', 'source'),
  ];
  const facts = factsOf({
    guid: own('guid', 'id', 'identifier').map(wordsIn)[0] || attribute(item, 'about'),
    version: own('updated', 'modified').map(wordsIn)[0],
    source: source || channel,
  });
  const known = [
    ...own('source').slice(0, 1),
    ...own('guid', 'id', 'identifier', 'link', 'pubdate', 'published', 'updated', 'modified', 'date', 'comments'),
  ];
  const used = new Set([...titles.slice(0, 1), ...contents, ...authors, ...known]);
  const pictures =
    own('enclosure', 'thumbnail').length +
    item.children.filter(isTag).filter((one) => one.name === 'media:content').length;
  return {
    paragraphs: together(about, best?.paragraphs ?? []),
    facts,
    pictures: best?.pictures ?? [],
    remarks: [
      ...warningsOf(facts),
      ...(best?.remarks ?? []),
      ...leftOut('wire-about', [...unusedWords(item.children.filter(isTag), used), ...labelsOf(item)]),
      ...(pictures > 0 ? [{ kind: 'pictures-elsewhere' as const, count: pictures }] : []),
    ],
  };
}

/** All items of a feed, and what the feed says of itself. */
export function readFeed(
  root: Element,
  context: WireContext,
): { readonly stories: WireStory[]; readonly remarks: ImportRemark[] } {
  const isItem = (one: Element) => /^(?:item|entry)$/u.test(localName(one));
  const element = childrenNamed(root, 'channel')[0] ?? root;
  const items = isItem(root) ? [root] : elementsNamed(root.children, 'item', 'entry');
  const titles = childrenNamed(element, 'title');
  const title = titles.map((one) => plainWords(one, context))[0] ?? '';
  const stories = items.map((item) => readItem(item, title, context));
  if (isItem(root)) return { stories, remarks: [] };
  const known = childrenNamed(
    element,
    'link',
    'lastbuilddate',
    'pubdate',
    'updated',
    'id',
    'ttl',
    'docs',
    'generator',
    'language',
    'image',
    'logo',
    'icon',
    'skiphours',
    'skipdays',
  );
  const used = new Set([...items, ...titles, ...known]);
  const words = [...unusedWords(element.children.filter(isTag), used), ...labelsOf(element)];
  return { stories, remarks: leftOut('wire-about', words) };
}
