/** 校次: readings of frozen pages, one after the other, and putting marks in them. */

import { followAnchor, followPoint, followWords } from '../edition/compare-text.ts';
import { anchoredText } from '../edition/flow.ts';
import { type MarkId, newId, type PageId, type RoundId } from '../edition/ids.ts';
import { isMaster } from '../edition/masters.ts';
import type { Patch } from '../edition/operations.ts';
import type { Anchor, Mark, MarkOrder, Round, TextAnchor, WordsAnchor } from '../edition/proof-records.ts';
import type { Edition, Frozen } from '../edition/records.ts';
import { articlesOn } from '../edition/selectors.ts';
import { readBlockPart, readPart } from '../edition/text.ts';
import { characterEnd, characterStart } from '../text/graphemes.ts';
import type { Who } from './carry-out.ts';
import { markModule } from './marks/kinds.ts';

/** Rounds are told apart by colour: red, blue, green, and again (general descriptions of GB/T 14706). */
export const roundColours = ['#d2201f', '#1f5fd2', '#13803a'] as const;

/** A round's colour, `#rrggbb`. */
export function colourOf({ number }: Pick<Round, 'number'>): string {
  return roundColours[(number - 1) % roundColours.length] ?? roundColours[0];
}

/** The machine reads in a colour of its own, which no round has. */
const machineColour = '#7b3fa6';

/** The colour of a mark in its round, `#rrggbb`. */
export function colourOfMark({ reader }: Pick<Mark, 'reader'>, round: Pick<Round, 'number'>): string {
  return reader === 'machine' ? machineColour : colourOf(round);
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 一校, 二校 …: what a round is called unless the newsroom says otherwise. */
export function roundName(number: number): string {
  return `${numerals[number - 1] ?? String(number)}校`;
}

/** Rounds in their order. */
export function roundsInOrder(edition: Edition): Round[] {
  return Object.values(edition.rounds).sort((a, b) => a.number - b.number);
}

/** The round that is read, or was last. */
export function currentRound(edition: Edition): Round | undefined {
  return roundsInOrder(edition).at(-1);
}

/** A round's marks as they were put. */
export function marksOf(edition: Pick<Edition, 'marks'>, round: RoundId): Mark[] {
  return Object.values(edition.marks)
    .filter((mark) => mark.roundId === round)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What pages are made of: themselves and the masters, their blocks, the articles shown and all styles. */
function frozenOf(edition: Edition, id: RoundId, pages: readonly PageId[]): Frozen {
  const wanted = new Set<string>(pages);
  const articles = articlesOn(edition, wanted);
  const some = <T>(records: Readonly<Record<string, T>>, isWanted: (record: T, id: string) => boolean) =>
    Object.fromEntries(Object.entries(records).filter(([key, record]) => isWanted(record, key)));
  return {
    id,
    pages: some(edition.pages, (page, key) => wanted.has(key) || isMaster(page)),
    articles: some(edition.articles, (_, key) => articles.has(key)),
    blocks: some(edition.blocks, ({ pageId }) => wanted.has(pageId) || isMaster(edition.pages[pageId])),
    styles: { ...edition.styles },
  };
}

/**
 * Starts the next round over pages: what they are made of is kept. A round still being read is handed
 * over with it.
 */
export function startRound(
  edition: Edition,
  options: Who & { readonly name?: string; readonly pages: readonly PageId[] },
): { readonly patches: Patch[]; readonly round: Round } {
  const last = currentRound(edition);
  const number = (last?.number ?? 0) + 1;
  const round: Round = {
    id: newId<'round'>(),
    name: options.name?.trim() || roundName(number),
    number,
    pages: [...options.pages],
    startedBy: options.by,
    startedAt: options.at,
    handedOver: null,
  };
  const frozen = frozenOf(edition, round.id, options.pages);
  const handed = last === undefined || last.handedOver !== null ? [] : handOver(last, options);
  return {
    round,
    patches: [
      ...handed,
      { kind: 'put', table: 'rounds', id: round.id, record: round },
      { kind: 'put', table: 'frozen', id: round.id, record: frozen },
    ],
  };
}

/** Hands a round over for correction. */
export function handOver(round: Round, { by, at }: Who): Patch[] {
  return [{ kind: 'put', table: 'rounds', id: round.id, record: { ...round, handedOver: { by, at } } }];
}

/** Why a mark cannot be put where it was asked for. */
export type MarkFault = 'no-round' | 'no-text' | 'needs-text' | 'needs-block' | 'nothing-to-join' | 'no-mark';

/** A mark's anchor and order on the text the round began with; null where that has nothing there. */
export function originOf(edition: Edition, round: Round | undefined, anchor: Anchor, order: MarkOrder): Mark['origin'] {
  if (anchor.kind === 'block') return { anchor, order };
  if (anchor.kind === 'words') return wordsOrigin(edition, round, anchor, order);
  const now = edition.articles[anchor.articleId];
  const then = edition.frozen[round?.id ?? '']?.articles[anchor.articleId];
  if (now === undefined || then === undefined) return null;
  if (now === then) return { anchor, order };
  const back = followAnchor(anchor, now, then);
  if (back.isGone) return null;
  const target = order.kind === 'transfer' ? { ...order, target: followPoint(order.target, now, then) } : order;
  return { anchor: back.anchor, order: target };
}

function wordsOrigin(
  edition: Edition,
  round: Round | undefined,
  anchor: WordsAnchor,
  order: MarkOrder,
): Mark['origin'] {
  const now = edition.blocks[anchor.blockId];
  const then = edition.frozen[round?.id ?? '']?.blocks[anchor.blockId];
  if (now === undefined || then === undefined) return null;
  if (now === then) return { anchor, order };
  const back = followWords(anchor, now, then);
  if (back.isGone) return null;
  if (order.kind !== 'transfer') return { anchor: back.anchor, order };
  const target = followWords({ ...anchor, start: order.target, end: order.target }, now, then).anchor.start;
  return { anchor: back.anchor, order: { ...order, target } };
}

/** A text that an anchor's place is in; null where its article or block lacks it. */
function partText(edition: Edition, anchor: TextAnchor | WordsAnchor, part: string): string | null {
  if (anchor.kind === 'text') {
    const article = edition.articles[anchor.articleId];
    return article === undefined ? null : readPart(article, part);
  }
  const block = edition.blocks[anchor.blockId];
  return block === undefined ? null : readBlockPart(block, part);
}

/** An anchor with the whole of the characters it begins and ends in: no mark is on a letter without its accent. */
function wholeAnchor(edition: Edition, anchor: Anchor): Anchor {
  if (anchor.kind === 'block') return anchor;
  const { start, end } = anchor;
  const [first, last] = [partText(edition, anchor, start.part), partText(edition, anchor, end.part)];
  if (first === null || last === null) return anchor;
  const from = { ...start, offset: characterStart(first, start.offset) };
  const isPlace = start.part === end.part && start.offset === end.offset;
  return { ...anchor, start: from, end: isPlace ? from : { ...end, offset: characterEnd(last, end.offset) } };
}

/** Puts a mark in a round, on whole characters. A stet withdraws the mark it is of. */
export function putMark(
  edition: Edition,
  round: Round | undefined,
  selected: Anchor,
  order: MarkOrder,
  { by, at, reader }: Who & Pick<Mark, 'reader'>,
): { readonly patches: Patch[]; readonly id: MarkId } | MarkFault {
  if (round === undefined) return 'no-round';
  const anchor = wholeAnchor(edition, selected);
  const { on } = markModule(order.kind);
  let quote = '';
  if (anchor.kind !== 'block') {
    const text = anchoredText(edition, anchor);
    if (text === null) return 'no-text';
    if (text === '' && on === 'range') return 'needs-text';
    if (on === 'block') return 'needs-block';
    quote = text;
  } else if (edition.blocks[anchor.blockId] === undefined) return 'no-text';
  else if (anchor.shown !== undefined) {
    if (on === 'block') return 'needs-block';
    if (order.kind === 'transfer') return 'needs-text';
    quote = anchor.shown.text;
  } else if (on === 'range' || order.kind === 'insert') return 'needs-text';
  const id = newId<'mark'>();
  const record: Mark = {
    id,
    roundId: round.id,
    anchor,
    order,
    origin: originOf(edition, round, anchor, order),
    quote,
    isGone: false,
    by,
    at,
    ...(reader === undefined ? {} : { reader }),
    state: order.kind === 'stet' ? 'done' : 'open',
    reply: '',
    settled: order.kind === 'stet' ? { by, at } : null,
  };
  const patches: Patch[] = [{ kind: 'put', table: 'marks', id, record }];
  if (order.kind === 'stet') {
    const kept = edition.marks[order.of];
    if (kept === undefined) return 'no-mark';
    patches.unshift({
      kind: 'put',
      table: 'marks',
      id: kept.id,
      record: { ...kept, state: 'withdrawn', settled: { by, at } } satisfies Mark,
    });
  }
  return { patches, id };
}

/** Takes a mark away as if it had never been put; what it withdrew is open again. */
export function removeMark(edition: Edition, mark: Mark): Patch[] {
  const { order } = mark;
  const kept = order.kind === 'stet' ? edition.marks[order.of] : undefined;
  const reopened: Patch[] =
    kept === undefined
      ? []
      : [
          {
            kind: 'put',
            table: 'marks',
            id: kept.id,
            record: { ...kept, state: 'open', settled: null } satisfies Mark,
          },
        ];
  return [...reopened, { kind: 'remove', table: 'marks', id: mark.id }];
}
