/** Names of the newsroom's lists that stand in copy but for one slip. A wrong character in a name is an error, always. */
import type { ListedName } from '../../paper/list-records.ts';
import type { TextFinding } from '../check.ts';
import type { Language } from '../language/language.ts';
import type { Lists, NearListed } from '../lists/lists.ts';
import { officeBefore, standsAsName } from './name-words.ts';
import type { CopyContext, CopyRule } from './rule.ts';

const slips = {
  sound: { zh: '读音相近', en: 'sounds like it' },
  shape: { zh: '字形相近', en: 'looks like it' },
  swapped: { zh: '两个字颠倒了', en: 'has two characters the wrong way round' },
  lost: { zh: '少了一个字', en: 'lacks a character' },
  doubled: { zh: '多了一个字', en: 'has a character twice' },
} as const;

/** Characters on either side by which it is seen what words a stretch is of. */
const AROUND = 6;
/** A stretch whose characters cost less than this each, in nats, is what anybody writes, and no name. */
const ORDINARY = 7.5;
/** So far before a name its title or organisation stands, in characters. */
const BESIDE = 24;
/** Names of organisations and places that are shorter are short for nothing. */
const LONG_NAME = 5;
/** What is left out of a long name without anybody missing it. */
const LEFT_OUT = /[省市区县镇乡村州盟旗国的]/u;
/** Single characters that stand after names. */
const ENDS = /[说称道讲问答笑哭在的和与是及等摄将也都已为被把对从向于以了又还就来去到住有没不]/u;
/** Characters that stand between words: one of them in a name is a slip only where it is sure that the name is meant. */
const BETWEEN_WORDS = /[由在和与为是把被对从向给让的地得了着过将等及有这那就都也又还很但或并以其而所我他她它们已使]/u;
const HAN = /\p{Script=Han}/u;

/** How a stretch is words: what stands across its ends, and what it costs by itself. */
interface Read {
  readonly isWord: boolean;
  /** True where a word of the text goes over one of its ends. */
  readonly isCut: boolean;
  /** True where a character by itself comes next that may well be the name's last. */
  readonly mayGoOn: boolean;
  /** Nats a character. */
  readonly cost: number;
}

function readOf(text: string, from: number, to: number, { model, scorer }: Language): Read {
  let start = from;
  while (start > 0 && from - start < AROUND && HAN.test(text[start - 1] ?? '')) start--;
  let end = to;
  while (end < text.length && end - to < AROUND && HAN.test(text[end] ?? '')) end++;
  const tokens = scorer.words(text.slice(start, end), { last: 0, lastButOne: 0 });
  const [left, right] = [from - start, to - start];
  const own = tokens.filter((token) => token.from >= left && token.to <= right);
  return {
    isWord: model.numberOf(text.slice(from, to)) > 0,
    isCut: tokens.some((token) => (token.from < left && token.to > left) || (token.from < right && token.to > right)),
    mayGoOn: tokens.some((token) => token.from === right && token.to === right + 1 && !ENDS.test(text[to] ?? '')),
    cost: own.reduce((sum, token) => sum + token.cost, 0) / (to - from),
  };
}

/** The titles and the organisation that a person is listed with. */
function listedOf(entry: ListedName): readonly string[] {
  return entry.kind === 'person'
    ? [...(entry.titles ?? []), ...(entry.organisation === undefined ? [] : [entry.organisation])]
    : [];
}

/** True where a title that the person is listed with stands right before the name, or somebody listed is named right beside it. */
function isBeside({ from, to, entry }: NearListed, { text, lists }: CopyContext): boolean {
  if (entry.kind !== 'person') return false;
  const before = text.slice(Math.max(0, from - BESIDE), from).trimEnd();
  const office = officeBefore(text, from);
  // A long title is told in part: the end of it, as the office, stands by the name.
  if (listedOf(entry).some((words) => before.endsWith(words) || (office !== '' && words.endsWith(office)))) return true;
  const isComma = (at: number) => text[at] === '、';
  return (lists?.people(text) ?? []).some(
    (one) => (one.to + 1 === from && isComma(one.to)) || (one.from - 1 === to && isComma(to)),
  );
}

/** True where the story has the name as it is written, or what is listed of it stands before the stretch. */
function isOfName(near: NearListed, context: CopyContext): boolean {
  const { right, entry, from } = near;
  if (context.story.times(right) > 0 || isBeside(near, context)) return true;
  const before = context.text.slice(Math.max(0, from - BESIDE), from);
  return listedOf(entry).some((words) => before.includes(words));
}

/** True where a stretch that is a name but for a slip is that name, and no other words. */
function isMistaken(near: NearListed, context: CopyContext): boolean {
  const { from, to, slip, right, entry } = near;
  const { text, language } = context;
  const read = language === null ? null : readOf(text, from, to, language);
  if (slip === 'doubled' && read?.isCut === true) return false;
  const isShort = right.length < 3 || slip === 'lost';
  if (isShort && read?.mayGoOn === true && context.story.times(right) === 0) return false;
  if (isBeside(near, context) && read?.isCut !== true) return true;
  if (read?.isWord === true) return false;
  const isSure = isOfName(near, context);
  const isPerson = entry.kind === 'person';
  if (slip === 'lost' && !isPerson) {
    const lost = lostOf(right, text.slice(from, to));
    return right.length >= LONG_NAME && read?.isCut !== true && !LEFT_OUT.test(lost) && lost !== right.at(-1);
  }
  // Two characters are nearly anything: what is listed of the name has to stand beside them.
  if (slip === 'lost') return isSure && read?.isCut !== true && standsAsName(text, from, to);
  if (right.length < 3) return isSure && read?.isCut !== true;
  if (isSure) return true;
  const found = text.slice(from, to);
  const isOther = slip === 'sound' || slip === 'shape';
  if (isOther && [...found].some((one, at) => one !== right[at] && BETWEEN_WORDS.test(one))) return false;
  if (isPerson && standsAsName(text, from, to)) return true;
  return read !== null && !read.isCut && read.cost > ORDINARY;
}

function lostOf(right: string, found: string): string {
  let at = 0;
  while (at < found.length && right[at] === found[at]) at++;
  return right[at] ?? '';
}

/** What an entry says of a name, for whoever compares it. */
function noted(entry: ListedName): string {
  const of = entry.kind === 'person' ? [entry.organisation, ...(entry.titles ?? [])] : [];
  const said = [...of, entry.reason].filter((one) => one !== undefined);
  return said.length === 0 ? '' : `（${said.join('，')}）`;
}

/** The likeliest of names that nearly stand in places that overlap: one that the story has, then the longest. */
function likeliest(all: readonly NearListed[], context: CopyContext): NearListed[] {
  const worth = (one: NearListed) =>
    (isOfName(one, context) ? 100 : 0) + (one.to - one.from) - (one.slip === 'lost' ? 0.5 : 0);
  const taken: NearListed[] = [];
  for (const one of [...all].sort((a, b) => worth(b) - worth(a)))
    if (taken.every(({ from, to }) => one.to <= from || one.from >= to)) taken.push(one);
  return taken;
}

/** Names of lists that a text has but for a slip, one at a place. */
export function nearNames(lists: Lists, context: CopyContext): NearListed[] {
  const near = lists.nearly(context.text, context.language?.confusions ?? null);
  return likeliest(
    near.filter((one) => isMistaken(one, context)),
    context,
  );
}

function told({ from, to, slip, right, entry }: NearListed, text: string): TextFinding {
  const found = text.slice(from, to);
  return {
    severity: 'error',
    from,
    to,
    zh: `“${found}”与词表里的“${right}”${noted(entry)}${slips[slip].zh}。请核对；确是另一个名字的，记住这个词。`,
    en: `“${found}” is “${right}” of the lists${noted(entry)} but for a slip: it ${slips[slip].en}. Check it; if it is another name, have it learnt.`,
    knownBy: `${found}→${right}`,
    entry: entry.name,
    fix: { kind: 'replace', with: right },
  };
}

/**
 * Names at the end of a headline's line that go on in the next: with a slip they are told of the line, where nothing can be
 * put for them; where they stand as they should, what is found of their beginning is none.
 */
function inHeadline(lists: Lists, context: CopyContext): TextFinding[] {
  const { text, around } = context;
  const both = text + (around?.below(text) ?? '');
  const goesOn = ({ from, to }: { readonly from: number; readonly to: number }) =>
    from < text.length && to > text.length;
  const whole = lists.standing(both).find(goesOn);
  const own = nearNames(lists, context).filter(({ to }) => whole === undefined || to <= whole.from);
  const parted = nearNames(lists, { ...context, text: both }).filter(
    (near) => goesOn(near) && near.right.length > 2 && near.slip !== 'lost' && own.every(({ to }) => to <= near.from),
  );
  return [
    ...own.map((near) => told(near, text)),
    ...parted.map((near) => {
      const { fix: _none, ...said } = told(near, both);
      return { ...said, to: text.length };
    }),
  ];
}

export const nearName: CopyRule = {
  scope: 'copy',
  id: 'near-name',
  kind: 'names',
  severity: 'error',
  title: { zh: '与词表里的名称差一字', en: 'Name of the lists with a slip in it' },
  source: 'The newsroom’s own lists; 报纸期刊质量管理规定: a name that is wrong counts as an error',
  example: {
    wrong: '副市长周溪若到会讲话。',
    right: '副市长周若溪到会讲话。',
    of: { lists: [{ kind: 'person', name: '周若溪', titles: ['副市长'] }] },
  },
  run(context): TextFinding[] {
    const { text, lists } = context;
    if (lists === undefined || lists === null) return [];
    if (context.kind === 'headline') return inHeadline(lists, context);
    return nearNames(lists, context).map((near) => told(near, text));
  },
};
