/** The line between two columns of a table on its way: what the one gives, the other takes. */
import { editBlock } from '../../../shared/edition/edits.ts';
import type { BlockId } from '../../../shared/edition/ids.ts';
import type { Patch } from '../../../shared/edition/operations.ts';
import type { Pt } from '../../../shared/edition/units.ts';
import { type BoardPoint, finish, type Ground, isClick, type NextGesture } from './gesture.ts';

/** The least width a column is drawn to, in points: about one character. What its cells need more it takes when it is set. */
const LEAST: Pt = 6;

/** Widths of columns, in points, by where they end; the one behind the line at `column` gives or takes `by`. */
export function widened(ends: readonly Pt[], column: number, by: Pt): Pt[] {
  const widths = ends.map((end, at) => end - (ends[at - 1] ?? 0));
  const [own, next] = [widths[column], widths[column + 1]];
  if (own === undefined || next === undefined) return widths;
  // A column that is narrower already is not made wider by being touched.
  const least = Math.min(0, LEAST - own);
  const most = Math.max(0, next - LEAST);
  const moved = Math.max(least, Math.min(most, by));
  return widths.with(column, own + moved).with(column + 1, next - moved);
}

/** Where a table's columns end, as it is composed on the board; empty where it is not. */
function endsOf(ground: Ground, id: BlockId): readonly Pt[] {
  const block = ground.session.state.get().edition?.blocks[id];
  const sheet = ground.sheets().find(({ page }) => page.id === block?.pageId);
  return sheet?.composed?.blocks.find((fit) => fit.id === id)?.columns ?? [];
}

/** Widths in points as they are kept: a thousandth is less than any press can show. */
function kept(widths: readonly Pt[]): Pt[] {
  return widths.map((own) => Math.max(0, Number(own.toFixed(3))));
}

/** Widths that keys have given a table since it was composed, by where its columns ended then. */
const givenSince = new WeakMap<readonly Pt[], readonly Pt[]>();

/** Where columns of such widths end. */
function endsBy(widths: readonly Pt[]): Pt[] {
  let end = 0;
  return widths.map((width) => {
    end += width;
    return end;
  });
}

/** The line behind a column moved by a key; says so where the table is locked. */
export function widenedByKey(ground: Ground, id: BlockId, column: number, by: Pt): readonly Patch[] {
  const { edition } = ground.session.state.get();
  const block = edition?.blocks[id];
  const ends = endsOf(ground, id);
  if (edition === null || block?.kind !== 'table' || ends[column + 1] === undefined) return [];
  if (block.locked === true) {
    ground.notices.notify('hint', 'isLocked');
    return [];
  }
  // Keys come faster than pages are composed: the next one goes on from where the last one led.
  const given = givenSince.get(ends);
  const start = given?.every((width, at) => width === block.widths?.[at]) === true ? endsBy(given) : ends;
  const widths = kept(widened(start, column, by));
  givenSince.set(ends, widths);
  return editBlock(edition, { ...block, widths });
}

/** Takes a table by the line behind one of its columns; null where it is locked, or not composed on the board. */
export function widening(ground: Ground, from: BoardPoint, id: BlockId, column: number): NextGesture {
  const block = ground.session.state.get().edition?.blocks[id];
  const sheet = ground.sheets().find(({ page }) => page.id === block?.pageId);
  const ends = endsOf(ground, id);
  if (block?.kind !== 'table' || sheet === undefined || ends[column + 1] === undefined) return null;
  if (block.locked === true) {
    ground.notices.notify('hint', 'isLocked');
    return null;
  }
  let patches: readonly Patch[] | null = null;
  return {
    name: 'columns',
    pageId: sheet.page.id,
    holds: (now) => now.blocks[id] === block,
    move(to) {
      const { edition } = ground.session.state.get();
      // A hand that shakes in a click gives no table widths of its own.
      if (edition === null || (patches === null && isClick(from, to))) return this;
      const widths = widened(ends, column, to.x - from.x);
      const left = block.frame.x + widths.slice(0, column).reduce((sum, width) => sum + width, 0);
      const width = widths[column] ?? 0;
      patches = editBlock(edition, { ...block, widths: kept(widths) });
      ground.sketch({
        sheet,
        frames: [{ ...block.frame, x: left, width }],
        guides: [{ axis: 'x', at: left + width }],
        kind: 'move',
      });
      ground.session.preview(patches);
      return this;
    },
    up: () => {
      if (patches !== null) finish(ground, 'table.columns', patches);
    },
  };
}
