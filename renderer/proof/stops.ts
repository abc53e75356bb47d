/** What of a page a proofreader stops at: texts of articles and pictures, story by story from the top. */
import type { ComposedPage, GlyphRun } from '../../shared/compose/display-list.ts';
import { shownRuns } from '../../shared/compose/shown-words.ts';
import { flowAround } from '../../shared/edition/flow.ts';
import type { BlockId } from '../../shared/edition/ids.ts';
import type { Mark } from '../../shared/edition/proof-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { caretLine, ownerOf, type ShownPlace, type TextPlace } from '../state/place-map.ts';

/** A text that is read as one, from its first place on the page to its last; or a block that is looked at. */
export type Stop =
  | { readonly kind: 'text'; readonly parts: ReadonlySet<string>; readonly start: ShownPlace; readonly end: ShownPlace }
  | { readonly kind: 'block'; readonly blockId: BlockId };

/** Kinds of blocks without words of an article that marks are put on. */
const looked: ReadonlySet<string> = new Set(['photo', 'advert', 'artwork', 'table', 'pullquote', 'figure']);

/** Where something begins, in points. */
interface Spot {
  readonly x: number;
  readonly y: number;
}

interface Met extends Spot {
  /** The article's id; the block's where it is of none. */
  readonly story: string;
  readonly stop: Stop;
}

/** Higher first; what begins within a few points of the same height is read from the left. */
function before(a: Spot, b: Spot): number {
  return Math.abs(a.y - b.y) > 6 ? a.y - b.y : a.x - b.x;
}

const topOf = ({ y, size }: GlyphRun) => y - size;

function textStops(edition: Edition, page: ComposedPage): Met[] {
  const met = new Map<string, Met>();
  for (const run of page.items) {
    if (run.kind !== 'glyphs' || run.source === null) continue;
    const { articleId, part } = run.source;
    const article = edition.articles[articleId];
    const flow = article === undefined ? null : flowAround(article, part);
    const first = flow?.parts[0]?.part;
    if (flow === null || first === undefined || !flow.parts.some((one) => one.part === part)) continue;
    const key = `${articleId} ${first}`;
    const known = met.get(key);
    const end = { articleId, part, offset: run.offset + run.text.length };
    if (known?.stop.kind === 'text') {
      met.set(key, { ...known, stop: { ...known.stop, end } });
      continue;
    }
    const start = { articleId, part, offset: run.offset };
    const parts = new Set<string>(flow.parts.map((one) => one.part));
    met.set(key, { story: articleId, x: run.xs[0] ?? 0, y: topOf(run), stop: { kind: 'text', parts, start, end } });
  }
  return [...met.values()];
}

/** Words of blocks themselves, and lines that the program makes in them; a master's are read on the master. */
function wordsStops(edition: Edition, page: ComposedPage): Met[] {
  const met = new Map<string, Met>();
  for (const { run, of, part } of shownRuns(page)) {
    const block = edition.blocks[run.blockId];
    if (of === 'article' || block === undefined) continue;
    const key = `${block.id} ${part}`;
    const known = met.get(key);
    const place = { blockId: block.id, part };
    const [start, end] = [
      { ...place, offset: run.offset },
      { ...place, offset: run.offset + run.text.length },
    ];
    if (known?.stop.kind === 'text') {
      const first = known.stop.start.offset <= start.offset ? known.stop.start : start;
      const last = known.stop.end.offset >= end.offset ? known.stop.end : end;
      met.set(key, { ...known, stop: { ...known.stop, start: first, end: last } });
      continue;
    }
    // What stands by no story comes when all stories are read.
    const story = 'articleId' in block && of === 'block' ? block.articleId : ` ${block.id}`;
    const stop = { kind: 'text', parts: new Set([part]), start, end } as const;
    met.set(key, { story, x: run.xs[0] ?? 0, y: topOf(run), stop });
  }
  return [...met.values()];
}

function blockStops(edition: Edition, page: ComposedPage): Met[] {
  return Object.values(edition.blocks).flatMap((block): Met[] => {
    if (block.pageId !== page.id || !looked.has(block.kind)) return [];
    const story = 'articleId' in block ? block.articleId : block.id;
    return [{ story, x: block.frame.x, y: block.frame.y, stop: { kind: 'block', blockId: block.id } }];
  });
}

/** The stops of a page in the order in which it is read. */
export function stopsOf(edition: Edition, page: ComposedPage): Stop[] {
  const words = wordsStops(edition, page);
  const isApart = ({ story }: Met) => story.startsWith(' ');
  const met = [...textStops(edition, page), ...blockStops(edition, page), ...words.filter((one) => !isApart(one))];
  const stories = new Map<string, Met[]>();
  for (const one of [...met.sort(before), ...words.filter(isApart).sort(before)])
    stories.set(one.story, [...(stories.get(one.story) ?? []), one]);
  return [...stories.values()].flat().map(({ stop }) => stop);
}

/** The stop that a place is in; -1 where it is in none. */
export function stopAt(stops: readonly Stop[], place: ShownPlace): number {
  const owner = ownerOf(place);
  return stops.findIndex((stop) => stop.kind === 'text' && ownerOf(stop.start) === owner && stop.parts.has(place.part));
}

/** The block of a page that shows a place; null where none does. */
export function blockShowing(page: ComposedPage, { articleId, part, offset }: TextPlace): BlockId | null {
  const own = page.items.filter(
    (item): item is GlyphRun =>
      item.kind === 'glyphs' && item.source?.articleId === articleId && item.source.part === part,
  );
  const run = own.find((one) => one.offset <= offset && offset < one.offset + one.text.length) ?? own.at(-1);
  return run?.blockId ?? null;
}

/** True of one place. */
export function isSamePlace(a: ShownPlace | undefined, b: ShownPlace | undefined): boolean {
  return a !== undefined && b !== undefined && ownerOf(a) === ownerOf(b) && a.part === b.part && a.offset === b.offset;
}

/** True where a page shows something of what a mark is on: of a story that goes on elsewhere, its own part alone. */
export function showsMark(page: ComposedPage, { anchor }: Pick<Mark, 'anchor'>): boolean {
  if (anchor.kind !== 'text') return page.items.some((item) => item.blockId === anchor.blockId);
  const { articleId, start } = anchor;
  return caretLine(page, { articleId, ...start }) !== null;
}
