/** The long story with proofreading marks on it. */
import { flowAround, placeInFlow } from '../shared/edition/flow.ts';
import { applyPatches, type Patch } from '../shared/edition/operations.ts';
import type { MarkOrder, Round } from '../shared/edition/proof-records.ts';
import type { Article, Edition } from '../shared/edition/records.ts';
import { pagesInOrder } from '../shared/edition/selectors.ts';
import { putMark, startRound } from '../shared/proof/rounds.ts';

/** Who reads, and when. */
export const who = { by: '校对', at: '2024-03-08T20:00:00+08:00' };

/** The longest article of an edition. */
export function storyOf(edition: Edition): Article {
  const [story] = Object.values(edition.articles).toSorted((a, b) => b.body.length - a.body.length);
  if (story === undefined) throw new Error('no article');
  return story;
}

const orders: readonly MarkOrder[] = [
  { kind: 'correct', text: '新字' },
  { kind: 'delete' },
  { kind: 'insert', text: '补上' },
  { kind: 'transpose', first: 1, last: 1 },
];

/** An edition in its first round, with a mark every so many characters, as many as wanted. */
export function marked(edition: Edition, count: number, characters: number): { edition: Edition; round: Round } {
  const started = startRound(edition, { ...who, pages: pagesInOrder(edition).map(({ id }) => id) });
  let now = applyPatches(edition, started.patches).edition;
  const story = storyOf(now);
  const flow = flowAround(story, story.body[0]?.id ?? '');
  const every = Math.floor(characters / count);
  const patches: Patch[] = [];
  for (let at = 0; at < count; at++) {
    const order = orders[at % orders.length];
    const from = placeInFlow(flow, at * every);
    if (order === undefined || from === null) continue;
    const length = order.kind === 'insert' ? 0 : 2;
    const end = { part: from.part, offset: from.offset + length };
    const put = putMark(now, started.round, { kind: 'text', articleId: story.id, start: from, end }, order, who);
    if (typeof put !== 'string') patches.push(...put.patches);
  }
  now = applyPatches(now, patches).edition;
  return { edition: now, round: started.round };
}
