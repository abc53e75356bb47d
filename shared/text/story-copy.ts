/** One story as it comes from a document: what is its headline, who wrote it, its copy. */
import type { HtmlParagraph } from './html-copy.ts';
import { decodeReferences } from './references.ts';

type Leaves = HtmlParagraph['leaves'];

interface StoryParagraph {
  readonly type: 'paragraph' | 'subhead' | 'question' | 'answer' | 'note';
  readonly leaves: HtmlParagraph['leaves'];
}

export interface StoryCopy {
  readonly kicker: readonly string[];
  readonly headline: readonly string[];
  readonly deck: readonly string[];
  readonly summary: string;
  readonly byline: string;
  readonly dateline: string;
  readonly source: string;
  readonly editor: string;
  readonly body: readonly StoryParagraph[];
  /** Runs of the lines above the copy, of which any has a character style of its own. */
  readonly looks?: { readonly [list in HeadlineRole]?: readonly Leaves[] };
}

/** Roles of paragraphs that are not copy, as documents we write name them. */
const roles = ['kicker', 'headline', 'deck', 'summary', 'byline', 'dateline', 'source', 'editor'] as const;
type StoryRole = (typeof roles)[number];
const headlineRoles = ['kicker', 'headline', 'deck'] as const;
type HeadlineRole = (typeof headlineRoles)[number];

/** A line's runs without what all of them have: titles are bold, or in a colour, by what they are, and a reading is of its character. */
function ownLooks(leaves: Leaves): Leaves {
  const [first] = leaves;
  if (first === undefined) return leaves;
  const { text: _, ruby: _ruby, ...look } = first;
  const names = new Set<string>(
    Object.entries(look).flatMap(([name, value]) => {
      const isOfAll = leaves.every((leaf) => Object.entries(leaf).some(([own, is]) => own === name && is === value));
      return isOfAll ? [name] : [];
    }),
  );
  if (names.size === 0) return leaves;
  return leaves.map((leaf) => {
    const kept: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(leaf)) if (!names.has(name)) kept[name] = value;
    return { ...kept, text: leaf.text };
  });
}

function hasLooks(leaves: Leaves): boolean {
  return leaves.some((leaf) => Object.entries(leaf).some(([name, value]) => name !== 'text' && value !== undefined));
}

/** A first paragraph of at most so many characters, without a stop at its end, is the headline. */
const LONGEST_HEADLINE = 40;
/** Characters in all a part may have. */
const LONGEST_PART = 2_000;
/** A line that says in English who wrote the story: By Ellen Marsh and Jo O’Neill. */
const englishByline = /^(?:By|BY)\s+\p{Lu}[\p{L}\p{M}\s.,'’&-]{1,77}[\p{L}\p{M}]$/u;
/** Lines under the headline among which it stands: a deck may come before it. */
const BYLINE_WITHIN = 2;
const stopped = /[。！？；：，、.!?;:,…]$/u;

function textOf(paragraph: HtmlParagraph): string {
  return paragraph.leaves.map((leaf) => leaf.text).join('');
}

function kindOf({ role, type }: HtmlParagraph): StoryParagraph['type'] {
  return role === 'question' || role === 'answer' || role === 'note' ? role : type;
}

/** What a document's paragraphs are to the paper: those that say so themselves, then its first heading or short line. */
export function storyOf(paragraphs: readonly HtmlParagraph[]): StoryCopy {
  const found: Record<StoryRole, string[]> = {
    kicker: [],
    headline: [],
    deck: [],
    summary: [],
    byline: [],
    dateline: [],
    source: [],
    editor: [],
  };
  const runs = new Map<StoryRole, Leaves[]>();
  const take = (role: StoryRole, text: string, { leaves }: HtmlParagraph) => {
    found[role].push(text);
    runs.set(role, [...(runs.get(role) ?? []), ownLooks(leaves)]);
  };
  const rest: HtmlParagraph[] = [];
  const taken = new Map<StoryRole, number>();
  for (const paragraph of paragraphs) {
    const role = roles.find((one) => one === paragraph.role);
    const text = textOf(paragraph);
    const length = role === undefined ? 0 : (taken.get(role) ?? 0) + text.length;
    // What is too long for a headline is copy, whatever it is called.
    if (role === undefined || length > LONGEST_PART) rest.push(paragraph);
    else {
      take(role, text, paragraph);
      taken.set(role, length);
    }
  }
  const [first] = rest;
  if (found.headline.length === 0 && first !== undefined && rest.length > 1) {
    const text = textOf(first);
    const isHeadline =
      !englishByline.test(text) &&
      (first.type === 'subhead' || (text.length <= LONGEST_HEADLINE && !stopped.test(text)));
    if (isHeadline && kindOf(first) !== 'note') {
      take('headline', text, first);
      rest.shift();
    }
  }
  const at = rest.slice(0, BYLINE_WITHIN).findIndex((paragraph) => englishByline.test(textOf(paragraph).trim()));
  if (found.byline.length === 0 && at >= 0 && rest.length > 1) {
    found.byline.push(...rest.splice(at, 1).map((paragraph) => textOf(paragraph).trim()));
  }
  const looks: Partial<Record<HeadlineRole, Leaves[]>> = {};
  for (const role of headlineRoles) {
    const lines = runs.get(role);
    if (lines?.some(hasLooks) === true) looks[role] = lines;
  }
  return {
    ...(Object.keys(looks).length === 0 ? {} : { looks }),
    kicker: found.kicker,
    headline: found.headline,
    deck: found.deck,
    summary: found.summary.join('\n'),
    byline: found.byline.join(' '),
    dateline: found.dateline.join(' '),
    source: found.source.join(' '),
    editor: found.editor.join(' '),
    body: rest.map((paragraph) => ({ type: kindOf(paragraph), leaves: paragraph.leaves })),
  };
}

/** The lines of a text that nothing says more of, each a paragraph. */
export function plainLines(text: string): HtmlParagraph[] {
  const lines = text.split(/\r\n|[\n\r\v\f\u2028\u2029]/u).map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => ({ type: 'paragraph', role: '', leaves: [{ text: line }] }));
}

/** What the raw text of a page has and a story has not: heading marks, refers, jump notices. */
const ofPage = /^#{1,6}[ \u3000]|(?:>>|&gt;&gt;|》》)\s*\d+\s*版|（(?:下转|上接)第/mu;
/** A paragraph that is set in, or that ends with a stop. */
const whole = /^(?:\u3000|\s{2,})|[。！？…”』」》）!?.)"]\s*$/u;
/** Share of a story's lines that are whole paragraphs; text cut into lines has fewer. */
const MOSTLY = 0.6;

/** Text as one story, whatever its lines are: a paragraph a line, its character references decoded. */
export function storyOfLines(text: string): StoryCopy {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).filter((line) => line.trim() !== '');
  return storyOf(
    lines.map((line) => {
      const { text: decoded } = decodeReferences(line.trim(), 'copy');
      return { type: 'paragraph', role: '', leaves: [{ text: decoded }] };
    }),
  );
}

/** A text file as one story, a paragraph a line, its character references decoded; null for the raw text of a page, or lines cut by their length. */
export function plainStory(text: string): StoryCopy | null {
  if (ofPage.test(text)) return null;
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).filter((line) => line.trim() !== '');
  const paragraphs = lines.slice(1);
  if (paragraphs.filter((line) => whole.test(line)).length < paragraphs.length * MOSTLY) return null;
  return storyOfLines(text);
}
