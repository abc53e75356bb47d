/**
 * Notices in plain words (撤稿通知、更正): an agency, or a desk of one's own, takes a story back or puts it right by a message
 * that no field of a wire says so of. They are told by their heading, or by what a short message asks of the desk, and name the
 * story by its number, or by its headline in quotation marks.
 */
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

/** Who sends notices, before the name of what they are: 新华社、本报总编室 … */
const SENDER = '(?:本报|本社|\\p{sc=Han}{0,8}(?:社|通讯社|总社|分社|报|集团))?(?:总编室|编辑部|新闻中心|值班室|夜班)?';
const NOTICE = '(?:紧急)?(?:通知|启事|函|公告|声明|令|单)';
const KILL = '(?:撤稿|撤销稿件|撤回稿件|毙稿|停发稿件|停用稿件|撤图|撤销图片)';

/** Headings of notices that take back. What follows a colon is the headline. */
const killHeadings: readonly RegExp[] = [
  new RegExp(`^${SENDER}(?:关于|紧急|特急)?${KILL}(?:的)?${NOTICE}(?:[:：](?<named>.+))?$`, 'u'),
  // 撤销 alone is said of much else.
  new RegExp(`^(?:${KILL}|撤销|撤回)(?:[:：](?<named>.+))?$`, 'u'),
  new RegExp(`^${SENDER}(?:紧急)?关于(?:紧急)?(?:撤销|撤回|停发|停用|毙掉).{0,70}的${NOTICE}$`, 'u'),
  /^(?<named>.*?)[\s,:–—-]*\bMANDATORY KILL\b[\s:–—-]*(?<after>.*)$/iu,
  /^KILL(?: NOTICE| STORY)?(?:\s*[:–—-]\s*(?<named>.+))?$/u,
  /^(?<named>.+?)\s*[,:–—-]\s*KILL(?: NOTICE)?$/u,
  /^(?:STORY|ARTICLE|ITEM) (?:WITHDRAWN|KILLED|RETRACTED)(?:\s*[:–—-]\s*(?<named>.+))?$/iu,
];
const correctionHeadings: readonly RegExp[] = [
  new RegExp(
    `^${SENDER}(?:稿件|关于稿件)?(?:更正|订正|勘误)(?:稿件|的)?(?:${NOTICE}|说明|稿)?(?:[:：](?<named>.+))?$`,
    'u',
  ),
  new RegExp(`^${SENDER}关于(?:更正|订正).{0,70}的(?:${NOTICE}|说明)$`, 'u'),
  // （更正）渡口早班船提前: the story itself, put right.
  /^[（(【[［〔](?:更正|订正|重发更正)(?:稿|件)?[)）】\]］〕](?<named>.+)$/u,
  /^(?:CORRECTION|CORRECTIVE|CORRECTS)(?:\s*[:–—-]\s*(?<named>.+))?$/u,
  /^(?<named>.+?)\s*[,:–—-]\s*(?:CORRECTION|CORRECTIVE)$/u,
];

/** What only a desk is asked. To use and to reprint are words of copy for readers, too. */
const asksNotToPrint =
  /请[^，。；！]{0,12}?(?:勿|不要|不得|不再|停止)(?:再)?(?:采用|刊用|刊登|刊发|刊播|编发|签发|播发|见报|上版)|(?:不得|停止)(?:采用|刊用|编发)|(?:kill|withdraw|disregard|do not (?:use|publish|run))\b[^.]{0,40}\b(?:story|item|article|copy|dispatch|slugged)\b/iu;
const takesBack =
  /(?:撤销|撤回|作废|停发|毙掉)[^。；]{0,60}(?:稿|一文|此件)|(?:稿|稿件|一文|此件)[^。；]{0,20}(?:作废|撤销|撤回|撤稿|停发)/u;
const asksToCorrect = /(?:请|特此|现|予以|作如下)[^。；]{0,10}(?:更正|订正)|please (?:correct|note the correction)/iu;

/** Names of stories by number, after the words that say so. */
const numbers: readonly RegExp[] = [
  /(?:编号|稿号|电号|序号|流水号|发稿号|稿件号|ID)(?:为|是|[:：\s第“"（(])*(?<number>[a-z]{0,12}[-_]?\d[\w.:/-]*\w)/giu,
  /第\s*(?<number>[a-z]{0,8}\d{3,14})\s*号(?:稿|电|消息|图)?/giu,
  /\b(?:story|item|number|no\.|id|guid|ref(?:erence)?)[\s:#.]+(?<number>[a-z]{0,12}[-_]?\d[\w.:/-]*\w)/giu,
  /\bslugged\s+["“]?(?<number>[a-z][\w-]{2,60})/giu,
  /(?<number>\b(?:urn|tag):[^\s，。；、）)》”"]+)/giu,
];

/** What stands in quotation marks, which a headline may. */
const quoted: readonly RegExp[] = [
  /《(?<named>(?:[^《》]|《[^《》]*》){2,120})》/gu,
  /“(?<named>[^“”]{4,120})”/gu,
  /「(?<named>[^「」]{4,120})」/gu,
  /『(?<named>[^『』]{4,120})』/gu,
  /"(?<named>[^"\n]{4,120})"/gu,
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

/**
 * The notice that some lines are, the first of them its heading where it has one; null of copy. A short message without a
 * heading has to ask the desk for it and to name a story.
 */
export function noticeIn(lines: readonly string[]): StoryNotice | null {
  const said = lines.map((line) => line.trim()).filter((line) => line !== '');
  const text = said.join('\n');
  const [first = ''] = said;
  const heading = byHeading(first);
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
  if (asksNotToPrint.test(text) || (takesBack.test(text) && /请|特此|通知/u.test(text)))
    return { kind: 'killed', ...named };
  return asksToCorrect.test(text) && /应为|改为|误为|误作|误写|更正为|更正如下|correct/iu.test(text)
    ? { kind: 'correction', ...named }
    : null;
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
