/**
 * Notices in plain words (撤稿通知、更正): an agency, or a desk of one's own, takes a story back or puts it right by a message
 * that no field of a wire says so of. They are told by their heading, or by what a short message asks of the desk, and name the
 * story by its number, or by its headline in quotation marks.
 */
import {
  asksNotToPrint,
  asksToCorrect,
  correctionHeadings,
  killHeadings,
  saysWhatIsRight,
  speaksToDesk,
  standingHeadings,
  takesBack,
} from './notice-words.ts';
import type { StoryCopy } from './story-copy.ts';

export interface StoryNotice {
  readonly kind: 'killed' | 'correction';
  /** Numbers, ids and slugs it names stories by, as they stand. */
  readonly numbers: readonly string[];
  /** Headlines it names, as they stand between their marks. */
  readonly headlines: readonly string[];
}

/** Characters a heading may have to be one of a notice, and a message to be one without such a heading. */
const LONGEST_HEADING = 80;
const LONGEST_MESSAGE = 400;

/** Lines among which a heading may stand that is none of copy, and how long those before it may be. */
const FIRST_LINES = 4;
const LONGEST_BEFORE = 40;
/** A slug as agencies write them on a line of their own: Space-Launch/. */
const SLUG = /^(?<slug>[A-Z]\w*-[\w-]{2,40})\/?$/u;

/** Names of stories by number, after the words that say so. */
const numbers: readonly RegExp[] = [
  /(?:编号|編號|稿号|稿號|电号|電號|序号|序號|流水号|流水號|发稿号|發稿號|稿件号|稿件號|ID)(?:为|是|[:：\s第“"（(])*(?<number>[a-z]{0,12}[-_]?\d[\w.:/-]*\w)/giu,
  /第\s*(?<number>[a-z]{0,8}\d{3,14})\s*[号號](?:稿|电|消息|图)?/giu,
  /\b(?:story|item|number|no\.|id|guid|ref(?:erence)?)[\s:#.]+(?<number>[a-z]{0,12}[-_]?\d[\w.:/-]*\w)/giu,
  // dpa: item dpa 123.
  /\bitem\s+[a-z]{2,8}\s+(?<number>\d[\w.-]{1,20}\w)/giu,
  /\bslugged\s+["“]?(?<number>[a-z][\w-]{2,60})/giu,
  // AP: the story Ferry-Timetable, V0308.
  /\b(?:story|photo)\s+(?<number>[A-Z][\w]{1,30}-[\w-]{2,40}),?\s/gu,
  /\b(?:story|photo)\s+[A-Z][\w-]{1,60},\s*(?<number>[A-Z]{0,4}\d[\w.-]{1,20}\w)/gu,
  /(?<number>\b(?:urn|tag):[^\s，。；、）)》”"]+)/giu,
];

/** What stands in quotation marks, which a headline may. */
const quoted: readonly RegExp[] = [
  /《(?<named>(?:[^《》]|《[^《》]*》){2,120})》/gu,
  /“(?<named>[^“”]{4,120})”/gu,
  /「(?<named>[^「」]{4,120})」/gu,
  /『(?<named>[^『』]{4,120})』/gu,
  /"(?<named>[^"\n]{4,120})"/gu,
  /(?<![\p{L}\p{N}])‘(?<named>[^‘’\n]{4,120})’(?!\p{L})/gu,
  /(?<![\p{L}\p{N}])'(?<named>[^'\n]{4,120})'(?!\p{L})/gu,
];

function namesIn(text: string, patterns: readonly RegExp[], group: 'number' | 'named'): string[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ groups }) => groups?.[group]?.trim() || []),
  );
}

/** A heading without the brackets it may stand in and the mark at its end. */
function plainHeading(line: string): string {
  const text = line.trim().replace(/[:：。！!]+$/u, '');
  return /^[【[［〔（(「『](.*)[】\]］〕）)」』]$/u.exec(text)?.[1]?.trim() ?? text;
}

/** What a heading says of its story; null of one that is none of a notice. */
function byHeading(line: string): { readonly kind: StoryNotice['kind']; readonly named: readonly string[] } | null {
  if (line.length > LONGEST_HEADING) return null;
  // A colon at its end leads to what follows; one between brackets and a headline is none of its own.
  for (const text of new Set([plainHeading(line), line.trim()])) {
    for (const [kind, headings] of [
      ['killed', killHeadings],
      ['correction', correctionHeadings],
    ] as const) {
      const match = headings.map((heading) => heading.exec(text)).find((one) => one !== null);
      if (match == null) continue;
      const { named = '', after = '' } = match.groups ?? {};
      return { kind, named: [named, after].map((one) => one.trim()).filter((one) => one.length > 1) };
    }
  }
  return null;
}

/** What a heading says that stands behind a slug, or behind who sends it. */
function byStandingHeading(lines: readonly string[]): ReturnType<typeof byHeading> {
  for (const line of lines.slice(0, FIRST_LINES)) {
    // A paragraph of copy is none, and however long it is it is not looked through.
    if (line.length > LONGEST_HEADING) return null;
    const text = plainHeading(line);
    const found = standingHeadings.find(([, heading]) => heading.test(text));
    if (found !== undefined) {
      const before = lines.slice(0, lines.indexOf(line));
      return { kind: found[0], named: before.flatMap((one) => SLUG.exec(one)?.groups?.['slug'] ?? []) };
    }
    if (line.length > LONGEST_BEFORE) return null;
  }
  return null;
}

function isSaid(text: string, patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => pattern.test(text));
}

/**
 * The notice that some lines are, the first of them its heading where it has one; null of copy. A short message without a
 * heading has to ask the desk for it and to name a story.
 */
export function noticeIn(lines: readonly string[]): StoryNotice | null {
  const said = lines.map((line) => line.trim()).filter((line) => line !== '');
  const text = said.join('\n');
  const [first = ''] = said;
  const heading = byHeading(first) ?? byStandingHeading(said);
  // A heading may stand in quotation marks itself; a paragraph of copy is none, however long it is.
  const own = first.length > LONGEST_HEADING ? null : plainHeading(first);
  const marked = namesIn(text, quoted, 'named').filter((name) => name !== own);
  const named = {
    numbers: [...new Set(namesIn(text, numbers, 'number'))],
    headlines: [...new Set([...(heading?.named ?? []), ...marked])],
  };
  if (heading !== null) return { kind: heading.kind, ...named };
  const namesStory = named.numbers.length > 0 || named.headlines.length > 0;
  if (text.length > LONGEST_MESSAGE || !namesStory) return null;
  const isCorrected = isSaid(text, asksToCorrect) && saysWhatIsRight.test(text);
  // What came before is void, and what is right comes with it.
  if (isCorrected && !isSaid(text, asksNotToPrint)) return { kind: 'correction', ...named };
  if (isSaid(text, asksNotToPrint) || (isSaid(text, takesBack) && speaksToDesk.test(text)))
    return { kind: 'killed', ...named };
  return null;
}

/** The notice that a story is; null of copy. */
export function storyNotice({ kicker, headline, deck, body }: StoryCopy): StoryNotice | null {
  return noticeIn([
    ...kicker,
    headline.join(''),
    ...deck,
    ...body.map(({ leaves }) => leaves.map(({ text }) => text).join('')),
  ]);
}
