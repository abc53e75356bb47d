/**
 * ninjs 1, 2 and 3 (IPTC, news in JSON): a story's properties by name, whatever their letter case, which version 3
 * changed. What one version has as a property each (`body_html`), the next has as a list (`bodies`).
 */
import type { HtmlParagraph } from '../html-copy.ts';
import { type ImportRemark, isOfCopy } from '../import-remarks.ts';
import type { WireFacts } from '../wire-facts.ts';
import { bestOf, type Rendition, readText } from './content.ts';
import { saidOtherwise, together } from './newsml.ts';
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

type Properties = ReadonlyMap<string, unknown>;

function propertiesOf(value: unknown): Properties | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value).map(([name, one]) => [name.toLowerCase(), one]));
}

function word(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** A list's members, or the values of an object: version 1 has renditions and associations by name. */
function members(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

const marks = [
  'type',
  'bodies',
  'headlines',
  'headline',
  'pubstatus',
  'versioncreated',
  'representationtype',
  'byline',
  'associations',
  'standard',
  'body_text',
  'body_html',
  'body_xhtml',
];

/** True of a JSON value that is a ninjs item: it has a `uri`, and what only news has. */
export function isNinjs(value: unknown): boolean {
  const properties = propertiesOf(value);
  if (properties === null) return false;
  const standard = propertiesOf(properties.get('standard'));
  if (/ninjs/iu.test(word(standard?.get('name')))) return true;
  const known = marks.filter((mark) => properties.has(mark)).length;
  return typeof properties.get('uri') === 'string' && known >= 2;
}

interface Said {
  readonly text: string;
  readonly type: string;
  readonly role: string;
  readonly language: string;
}

/** What is said in any of the ways of the versions: `name`, `name_html`, or a list `names`. */
function saidIn(properties: Properties, name: string, plural: string): Said[] {
  const language = word(properties.get('language')).toLowerCase();
  const found: Said[] = [];
  for (const [key, value] of properties) {
    const suffix = key === name ? '' : new RegExp(`^${name}_(\\w+)$`, 'u').exec(key)?.[1];
    if (suffix !== undefined && typeof value === 'string')
      found.push({ text: value, type: typeOf(suffix), role: suffix, language });
  }
  for (const one of members(properties.get(plural))) {
    const entry = propertiesOf(one);
    const text = entry === null ? one : entry.get('value');
    if (typeof text !== 'string') continue;
    const own = word(entry?.get('language') ?? entry?.get('lang')).toLowerCase();
    found.push({
      text,
      type: word(entry?.get('contenttype')),
      role: word(entry?.get('role')),
      language: own || language,
    });
  }
  return found.filter(({ text }) => text.trim() !== '');
}

function typeOf(suffix: string): string {
  return /x?html/u.test(suffix) ? 'text/html' : /nitf/u.test(suffix) ? 'application/nitf+xml' : '';
}

function renditionOf(one: Said, context: WireContext): Rendition {
  return { ...readText(one.text, one.type, context), language: one.language, format: one.type || one.role || 'body' };
}

/** Properties that are no words for people: codes, addresses, moments, counts. */
const codes =
  /^(?:uri|type|mimetype|representationtype|profile|version|versioncreated|firstcreated|contentcreated|contentmodified|embargoed|expires|pubstatus|urgency|language|standard|charcount|wordcount|\$schema|signals?|etag|geometry|altids?|href|rel|name)$/u;
/** Properties that are read: as lines, as copy, as items of their own. */
const handled =
  /^(?:headlines?(?:_.*)?|body(?:_.*)?|bodies|descriptions?(?:_.*)?|by|bylines?|dateline|ednote|associations)$/u;

/** What an item says besides what is read of it; of its pictures and films what they are called. */
function restOf(item: Properties): string[] {
  return [...item].flatMap(([key, value]) => {
    if (codes.test(key) || handled.test(key)) return [];
    return key === 'renditions' ? members(value).flatMap(titlesOf) : wordsIn(value);
  });
}

function titlesOf(rendition: unknown): string[] {
  const said = [...(propertiesOf(rendition) ?? [])];
  return said.flatMap(([name, value]) => (/^(?:title|headline|caption|description)/u.test(name) ? wordsIn(value) : []));
}

/** The strings in a value that are words: no addresses, codes and moments. */
function wordsIn(value: unknown): string[] {
  const words: string[] = [];
  const left: unknown[] = [value];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next === 'string') words.push(next);
    else
      for (const [key, one] of Object.entries(typeof next === 'object' && next !== null ? next : {}).toReversed()) {
        if (!/^(?:uri|rel|scheme|code|qcode|href|literal|contenttype|role|type)$/iu.test(key)) left.push(one);
      }
  }
  return words.filter((one) => one.trim() !== '' && !/^(?:https?|urn|tag):\S+$/u.test(one));
}

/** Who wrote a story, and what else is said of them. */
interface Bylines {
  readonly names: readonly string[];
  /** The same said otherwise, and what they do. */
  readonly others: readonly string[];
  readonly remarks: readonly ImportRemark[];
}

/** What the words of a byline in a list are called: `byline` in version 2, `name` in 3, `value` as in other lists. */
const nameKeys = ['byline', 'value', 'name', 'text'] as const;

/**
 * The bylines of an item: one for all (`byline`, `by`), and a list with one each. A list that says no more than the one
 * for all is the same, said twice.
 */
function bylinesOf(item: Properties, context: WireContext): Bylines {
  const [line, ...further] = ['byline', 'by'].map((name) => word(item.get(name))).filter((one) => one !== '');
  const others = [...further];
  const remarks: ImportRemark[] = [];
  const listed = members(item.get('bylines')).map((one) => {
    const entry = propertiesOf(one);
    if (entry === null) return word(one);
    const key = nameKeys.find((name) => word(entry.get(name)) !== '');
    for (const [name, value] of entry) {
      if (name !== key && name !== 'contenttype') for (const said of wordsIn(value)) others.push(said);
    }
    const text = key === undefined ? '' : word(entry.get(key));
    if (!/html/iu.test(word(entry.get('contenttype')))) return text;
    const read = readText(text, 'text/html', context);
    remarks.push(...read.remarks);
    return read.paragraphs.map(paragraphText).join(' ');
  });
  const unsaid = listed.filter((one) => one !== '' && line?.includes(one) !== true);
  const names = [...new Set([...(line === undefined ? [] : [line]), ...unsaid])];
  return { names, others, remarks };
}

function sourceOf(properties: Properties): string {
  const sources = members(properties.get('infosources') ?? properties.get('infosource'));
  const names = sources.map((one) => word(propertiesOf(one)?.get('name')));
  return (
    names.find((one) => one !== '') ?? (word(properties.get('provider')) || word(properties.get('copyrightholder')))
  );
}

function factsIn(properties: Properties): WireFacts {
  const signals = [
    properties.get('signals'),
    properties.get('signal'),
    properties.get('genre'),
    properties.get('profile'),
  ].flatMap(wordsIn);
  return factsOf({
    guid: word(properties.get('uri')),
    version: word(properties.get('version')),
    priority: priorityOf(word(properties.get('urgency'))) ?? priorityOf(word(properties.get('priority'))),
    source: sourceOf(properties),
    embargo: word(properties.get('embargoed')),
    status: word(properties.get('pubstatus')),
    signal: signals.join(' '),
  });
}

/** What stands beside a story: notes that are captions which wait for their pictures, and what else is said there. */
interface Beside {
  readonly notes: readonly HtmlParagraph[];
  readonly remarks: readonly ImportRemark[];
}

/** A picture or a film. */
function besideRemarks(item: Properties, context: WireContext): Beside {
  const said = [...saidIn(item, 'description', 'descriptions'), ...saidIn(item, 'body', 'bodies')];
  const read = said.map((one) => readText(one.text, one.type, context));
  const texts = read.map(({ paragraphs }) => paragraphs.map(paragraphText).join('\n'));
  const [caption = '', ...others] = [...new Set(texts)];
  const headline = saidIn(item, 'headline', 'headlines').map(({ text }) => text);
  const { names, others: ofNames, remarks: ofBylines } = bylinesOf(item, context);
  const lines = [...names, ...ofNames, ...['dateline', 'ednote'].map((name) => word(item.get(name)))];
  const uri = word(item.get('uri'));
  return {
    notes: paragraphOf(caption, 'note'),
    remarks: [
      { kind: 'pictures-elsewhere', count: 1, ...(uri === '' ? {} : { text: uri }) },
      ...leftOut('wire-about', [...headline, ...lines, ...others, ...restOf(item)]),
      ...ofBylines.filter((remark) => !isOfCopy(remark)),
      ...read.flatMap(({ remarks }) => remarks.filter((remark) => !isOfCopy(remark))),
    ],
  };
}

/** All that stands beside an item, and beside what stands there, but for stories of their own. */
function besideOf(item: Properties, context: WireContext, depth: number): Beside[] {
  if (depth >= DEEPEST) return [];
  return members(item.get('associations')).flatMap((one) => {
    const other = propertiesOf(one);
    if (other === null || isText(other)) return [];
    return [besideRemarks(other, context), ...besideOf(other, context, depth + 1)];
  });
}

function isText(item: Properties): boolean {
  return saidIn(item, 'body', 'bodies').length > 0 && /^(?:text|composite|component|)$/u.test(word(item.get('type')));
}

function readItem(item: Properties, context: WireContext, depth: number): WireStory {
  const facts = factsIn(item);
  const headlines = saidIn(item, 'headline', 'headlines');
  const headline = bestOf(headlines.map((one) => ({ ...renditionOf(one, context), format: one.role || 'headline' })));
  const bodies = bestOf(saidIn(item, 'body', 'bodies').map((one) => renditionOf(one, context)));
  const descriptions = saidIn(item, 'description', 'descriptions');
  const hasBody = bodies !== null && bodies.paragraphs.length > 0;
  const own = hasBody ? bodies : bestOf(descriptions.map((one) => renditionOf(one, context)));
  const { names, others, remarks: ofNames } = bylinesOf(item, context);
  const about: HtmlParagraph[] = [
    ...(headline?.paragraphs ?? []).map((one): HtmlParagraph => ({ ...one, type: 'paragraph', role: 'headline' })),
    ...names.flatMap((by) => paragraphOf(by, 'byline')),
    ...paragraphOf(word(item.get('dateline')), 'dateline'),
  ];
  const beside = besideOf(item, context, depth);
  const whole = [...together(about, own?.paragraphs ?? []), ...beside.flatMap(({ notes }) => notes)];
  const unsaid = hasBody ? descriptions.map(({ text }) => text) : [];
  return {
    paragraphs: whole,
    facts,
    pictures: own?.pictures ?? [],
    remarks: [
      ...warningsOf(facts),
      ...leftOut('wire-message', [word(item.get('ednote'))]),
      ...(headline?.remarks ?? []),
      ...(own?.remarks ?? []),
      ...(hasBody ? [] : (bodies?.remarks ?? [])),
      ...saidOtherwise(about, whole),
      ...ofNames,
      ...leftOut('wire-about', [...others, ...unsaid, ...restOf(item)]),
      ...beside.flatMap(({ remarks }) => remarks),
    ],
  };
}

/** How deep items stand in each other, and how many are read. */
const DEEPEST = 10;
const MOST = 1_000;

/** A ninjs item as a story, and the stories associated with it. */
export function readNinjs(value: unknown, context: WireContext): WireStory[] {
  const stories: WireStory[] = [];
  const unread: unknown[] = [];
  const left = [{ value, depth: 0 }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const item = propertiesOf(next.value);
    if (item === null) continue;
    if (stories.length >= MOST) {
      unread.push(next.value);
      continue;
    }
    if (stories.length === 0 || isText(item)) stories.push(readItem(item, context, next.depth));
    const associated = members(item.get('associations'));
    if (next.depth >= DEEPEST) for (const one of associated) unread.push(one);
    else for (const one of associated.toReversed()) left.push({ value: one, depth: next.depth + 1 });
  }
  const [first, ...others] = stories;
  if (first === undefined || unread.length === 0) return stories;
  const words = unread.flatMap(wordsIn).join('\n');
  return [
    { ...first, remarks: [...first.remarks, { kind: 'stories-left', count: unread.length, text: words }] },
    ...others,
  ];
}
