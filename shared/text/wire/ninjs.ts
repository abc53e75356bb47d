/**
 * ninjs 1, 2 and 3 (IPTC, news in JSON): a story's properties by name, whatever their letter case, which version 3
 * changed. What one version has as a property each (`body_html`), the next has as a list (`bodies`).
 */
import type { HtmlParagraph } from '../html-copy.ts';
import type { ImportRemark } from '../import-remarks.ts';
import type { WireFacts } from '../wire-facts.ts';
import { bestOf, type Rendition, readText } from './content.ts';
import { saidOtherwise, together } from './newsml.ts';
import { factsOf, leftOut, paragraphOf, priorityOf, type WireContext, type WireStory, warningsOf } from './story.ts';

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

/** Properties that are not text for readers, or that became lines or facts. */
const known =
  /^(?:uri|type|mimetype|representationtype|profile|version|versioncreated|firstcreated|contentcreated|contentmodified|embargoed|expires|pubstatus|urgency|language|standard|renditions|associations|charcount|wordcount|\$schema|headlines?(?:_.*)?|body(?:_.*)?|bodies|by|byline|dateline|ednote|signals?|etag|geometry|altids?|trustindicators|href|rel)$/u;

/** The strings in a value that are words: no addresses, codes and moments. */
function wordsIn(value: unknown): string[] {
  const words: string[] = [];
  const left: unknown[] = [value];
  for (let next = left.pop(), count = 0; next !== undefined && count < 10_000; next = left.pop(), count++) {
    if (typeof next === 'string') words.push(next);
    else
      for (const [key, one] of Object.entries(typeof next === 'object' && next !== null ? next : {}).toReversed()) {
        if (!/^(?:uri|rel|scheme|code|qcode|href|literal|contenttype|role|type)$/iu.test(key)) left.push(one);
      }
  }
  return words.filter((one) => one.trim() !== '' && !/^(?:https?|urn|tag):\S+$/u.test(one));
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

/** A picture or a film beside the story: its words become a note, as a caption that waits for its picture. */
function besideRemarks(item: Properties): { readonly notes: HtmlParagraph[]; readonly remarks: ImportRemark[] } {
  const texts = [...saidIn(item, 'description', 'descriptions'), ...saidIn(item, 'body', 'bodies')].map(
    ({ text }) => text,
  );
  const [caption = '', ...others] = [...new Set(texts)];
  const headline = saidIn(item, 'headline', 'headlines').map(({ text }) => text);
  const by = word(item.get('byline') ?? item.get('by'));
  return {
    notes: paragraphOf(caption, 'note'),
    remarks: [
      {
        kind: 'pictures-elsewhere',
        count: 1,
        ...(word(item.get('uri')) === '' ? {} : { text: word(item.get('uri')) }),
      },
      ...leftOut('wire-about', [...headline, by, ...others]),
    ],
  };
}

function isText(item: Properties): boolean {
  return saidIn(item, 'body', 'bodies').length > 0 && /^(?:text|composite|component|)$/u.test(word(item.get('type')));
}

function readItem(item: Properties, context: WireContext): WireStory {
  const facts = factsIn(item);
  const headlines = saidIn(item, 'headline', 'headlines');
  const headline = bestOf(headlines.map((one) => ({ ...renditionOf(one, context), format: one.role || 'headline' })));
  const bodies = bestOf(saidIn(item, 'body', 'bodies').map((one) => renditionOf(one, context)));
  const descriptions = saidIn(item, 'description', 'descriptions');
  const hasBody = bodies !== null && bodies.paragraphs.length > 0;
  const own = hasBody ? bodies : bestOf(descriptions.map((one) => renditionOf(one, context)));
  const about: HtmlParagraph[] = [
    ...(headline?.paragraphs ?? []).map((one): HtmlParagraph => ({ ...one, type: 'paragraph', role: 'headline' })),
    ...paragraphOf(word(item.get('byline')) || word(item.get('by')), 'byline'),
    ...paragraphOf(word(item.get('dateline')), 'dateline'),
  ];
  const beside = members(item.get('associations')).flatMap((one) => {
    const other = propertiesOf(one);
    return other === null || isText(other) ? [] : [besideRemarks(other)];
  });
  const whole = [...together(about, own?.paragraphs ?? []), ...beside.flatMap(({ notes }) => notes)];
  const rest = [...item].filter(([key]) => !known.test(key) && !(!hasBody && /^description/u.test(key)));
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
      ...leftOut(
        'wire-about',
        rest.flatMap(([, value]) => wordsIn(value)),
      ),
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
  const left = [{ value, depth: 0 }];
  for (let next = left.pop(); next !== undefined && stories.length < MOST; next = left.pop()) {
    const item = propertiesOf(next.value);
    if (item === null) continue;
    const isFirst = stories.length === 0;
    if (isFirst || isText(item)) stories.push(readItem(item, context));
    if (next.depth >= DEEPEST) continue;
    for (const one of members(item.get('associations')).toReversed()) left.push({ value: one, depth: next.depth + 1 });
  }
  return stories;
}
