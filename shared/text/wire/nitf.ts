/** NITF 3 (IPTC, news industry text format): elements of body and head as in the IPTC's DTD 3.6. */
import { type ChildNode, type Element, isTag, Text } from 'domhandler';
import { type HtmlParagraph, readElements } from '../html-copy.ts';
import type { ImportRemark } from '../import-remarks.ts';
import type { WireFacts } from '../wire-facts.ts';
import { pictureAddress } from './enclosed.ts';
import { factsOf, leftOut, priorityOf, type WireContext, type WireStory, warningsOf } from './story.ts';
import { attribute, childrenNamed, elementsNamed, localName, textOf, wordsIn } from './xml.ts';

/** Elements by what they are in the paper: an HTML element and the role of its paragraph. */
const roles: Readonly<Record<string, readonly [element: string, role: string]>> = {
  hl1: ['p', 'headline'],
  byline: ['div', 'byline'],
  byttl: ['p', ''],
  dateline: ['p', 'dateline'],
  abstract: ['div', 'summary'],
  distributor: ['p', 'source'],
  tagline: ['div', 'note'],
  bibliography: ['div', 'note'],
  note: ['div', 'note'],
  rights: ['div', 'note'],
  series: ['div', 'note'],
  fn: ['div', 'note'],
  'media-caption': ['div', 'note'],
  'media-producer': ['div', 'note'],
  block: ['div', ''],
  media: ['div', ''],
  bq: ['blockquote', ''],
  credit: ['p', ''],
  'nitf-table': ['div', ''],
  'custom-table': ['div', ''],
  postaddr: ['div', ''],
  addressee: ['p', ''],
  'delivery.point': ['p', ''],
  em: ['b', ''],
};

/** Elements that hold no text for readers: what they say is in their attributes, or is a picture's bytes. */
const machine = new Set(['media-reference', 'media-metadata', 'media-object', 'nitf-table-metadata', 'custom-table']);

/** Fractions that are characters. */
const fractions: Readonly<Record<string, string>> = {
  '1/2': '½',
  '1/3': '⅓',
  '2/3': '⅔',
  '1/4': '¼',
  '3/4': '¾',
  '1/5': '⅕',
  '2/5': '⅖',
  '3/5': '⅗',
  '4/5': '⅘',
  '1/6': '⅙',
  '5/6': '⅚',
  '1/7': '⅐',
  '1/8': '⅛',
  '3/8': '⅜',
  '5/8': '⅝',
  '7/8': '⅞',
  '1/9': '⅑',
  '1/10': '⅒',
};

/** A fraction as copy writes it: `2½`, and where it is no character `2 3/16`, so that it never reads `23/16`. */
function fractionText(element: Element): string {
  const top = childrenNamed(element, 'frac-num').map(wordsIn).join('');
  const below = childrenNamed(element, 'frac-den').map(wordsIn).join('');
  const plain = top === '' && below === '' ? wordsIn(element) : `${top}/${below}`;
  const written = fractions[plain.replaceAll('⁄', '/')] ?? plain;
  const before = element.prev;
  const follows =
    before !== null && /\d\s*$/u.test(isTag(before) ? wordsIn(before) : before instanceof Text ? before.data : '');
  return follows && /^\d/u.test(written) ? ` ${written}` : written;
}

/** Puts text in an element's place. */
function becomeText(element: Element, text: string): void {
  const words = new Text(text.replaceAll('&', '&amp;'));
  element.name = 'span';
  element.children = [words];
  words.parent = element;
}

/** Gives elements the names and classes the reader of elements knows, all through; tells what attributes alone say. */
function translate(nodes: readonly ChildNode[], remarks: ImportRemark[]): void {
  const left = [...nodes].toReversed();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (!isTag(next)) continue;
    const name = localName(next);
    if (name === 'frac') becomeText(next, fractionText(next));
    for (const child of next.children.toReversed()) left.push(child);
    if (name === 'frac') continue;
    const isInHead =
      next.parent !== null &&
      isTag(next.parent) &&
      /^(?:hedline|body\.head)$/u.test(next.parent.attribs['data-was'] ?? '');
    const [element, role] = name === 'hl2' ? (isInHead ? ['p', 'deck'] : ['h2', '']) : (roles[name] ?? [name, '']);
    tellAttributes(next, name, remarks);
    const number = attribute(next, 'seqnum');
    delete next.attribs['class'];
    if (role !== '') next.attribs['class'] = role;
    if (name === 'li' && number !== '') next.attribs['value'] = number;
    // The reader looks at elements above by what they were.
    next.attribs['data-was'] = name;
    next.name = machine.has(name) ? 'script' : element;
  }
}

function tellAttributes(element: Element, name: string, remarks: ImportRemark[]): void {
  if (name === 'media-reference') {
    if (element.attribs[HERE] === undefined)
      remarks.push({ kind: 'pictures-elsewhere', count: 1, ...textFrom(attribute(element, 'source')) });
    remarks.push(...leftOut('picture-words', [attribute(element, 'alternate-text')]));
  }
  if (name === 'pronounce')
    remarks.push(...leftOut('ruby', [attribute(element, 'guide'), attribute(element, 'phonetic')]));
  if (name === 'media-metadata' || name === 'nitf-table-metadata')
    remarks.push(...leftOut('wire-about', [wordsIn(element)]));
  if (name === 'custom-table') remarks.push(...leftOut('table-left', [wordsIn(element)]));
}

/** Marks the references of pictures that the document holds itself. */
const HERE = 'data-here';

/** The pictures an element's `media-object`s hold, as `data:` addresses. */
function picturesOf(media: Element): string[] {
  const type = childrenNamed(media, 'media-reference').map((one) => attribute(one, 'mime-type'))[0] ?? '';
  return childrenNamed(media, 'media-object').flatMap((one) => {
    const isBase64 = /base64/iu.test(attribute(one, 'encoding'));
    return (isBase64 ? pictureAddress(textOf(one), type) : null) ?? [];
  });
}

/** What `media-object`s hold that is no picture and that no reference names: bytes of a film, a sound. */
function objectsLeft(content: readonly ChildNode[]): ImportRemark[] {
  return elementsNamed(content, 'media').flatMap((media) => {
    const held = childrenNamed(media, 'media-object').filter((one) => textOf(one).trim() !== '');
    return held.length > picturesOf(media).length && childrenNamed(media, 'media-reference').length === 0
      ? [{ kind: 'embedded' as const, count: 1, text: attribute(media, 'media-type') || 'media-object' }]
      : [];
  });
}

function textFrom(text: string): { readonly text?: string } {
  return text === '' ? {} : { text };
}

/** The one attribute of the first element of a name. */
function said(nitf: Element, name: string, attributeName: string): string {
  const [element] = elementsNamed(nitf.children, name);
  return element === undefined ? '' : attribute(element, attributeName);
}

/** What the head says of the story. */
function nitfFacts(nitf: Element): WireFacts {
  const status = [
    said(nitf, 'docdata', 'management-status'),
    ...elementsNamed(nitf.children, 'ed-msg').map((one) => attribute(one, 'msg-type')),
  ];
  const revisions = elementsNamed(nitf.children, 'revision-history').map((one) => attribute(one, 'function'));
  return factsOf({
    guid: said(nitf, 'doc-id', 'id-string'),
    version: said(nitf, 'du-key', 'version'),
    priority: priorityOf(said(nitf, 'urgency', 'ed-urg')),
    source: said(nitf, 'doc-id', 'regsrc') || said(nitf, 'doc.copyright', 'holder'),
    // A release in the past is no embargo, but only who reads it knows what day it is.
    embargo: /embargo/iu.test(said(nitf, 'docdata', 'management-status')) ? said(nitf, 'date.release', 'norm') : '',
    status: status.join(' '),
    signal: [...status, ...revisions].join(' '),
  });
}

/** Words of the head that are attributes (NITF 3.6): what the story is about, where, which series it is of. */
const spoken: readonly (readonly [element: string, attributes: readonly string[]])[] = [
  ['keyword', ['key']],
  ['series', ['series.name']],
  ['tobject.property', ['tobject.property.type']],
  ['tobject.subject', ['tobject.subject.type', 'tobject.subject.matter', 'tobject.subject.detail']],
  ['evloc', ['city', 'county-dist']],
];

function attributesSaid(heads: readonly Element[]): string[] {
  return spoken.flatMap(([name, attributes]) =>
    elementsNamed(heads, name).flatMap((one) => attributes.map((key) => attribute(one, key))),
  );
}

/** What the head says to editors in words. */
function headRemarks(nitf: Element, paragraphs: readonly HtmlParagraph[]): ImportRemark[] {
  const heads = childrenNamed(nitf, 'head');
  const copy = paragraphs.map(({ leaves }) => leaves.map((leaf) => leaf.text).join('')).join('\n');
  const titles = heads.flatMap((head) => childrenNamed(head, 'title')).map(wordsIn);
  const messages = elementsNamed(heads, 'ed-msg').map((one) => attribute(one, 'info') || wordsIn(one));
  const data = elementsNamed(heads, 'docdata', 'tobject', 'pubdata', 'revision-history').map(wordsIn);
  return [
    ...leftOut(
      'document-title',
      titles.filter((title) => !copy.includes(title)),
    ),
    ...leftOut('wire-message', messages),
    ...leftOut(
      'wire-about',
      [...data, ...attributesSaid(heads)].filter((one) => one !== ''),
    ),
  ];
}

/** The paragraphs of a NITF document, and what of it is none. */
export function readNitf(
  nitf: Element,
  { declared, keepsStruck = false }: Pick<WireContext, 'declared' | 'keepsStruck'>,
): WireStory {
  const bodies = childrenNamed(nitf, 'body');
  const content =
    bodies.length > 0 ? bodies : nitf.children.filter((child) => !isTag(child) || localName(child) !== 'head');
  const facts = nitfFacts(nitf);
  const told: ImportRemark[] = [];
  const enclosed = elementsNamed(content, 'media').flatMap((media) => {
    const pictures = picturesOf(media);
    if (pictures.length > 0) for (const one of childrenNamed(media, 'media-reference')) one.attribs[HERE] = '';
    return pictures;
  });
  told.push(...objectsLeft(content));
  translate(content, told);
  const options = { readsRoles: true, keepsSpace: false, declared, keepsStruck };
  const { paragraphs, remarks, pictures } = readElements(content, options);
  return {
    paragraphs,
    facts,
    remarks: [...warningsOf(facts), ...headRemarks(nitf, paragraphs), ...remarks, ...told],
    pictures: [...enclosed, ...pictures],
  };
}
