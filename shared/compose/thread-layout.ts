/** The slots a thread runs through, leg by leg, and the notices of its jumps: the same whatever the copy says. */
import type { BodyBlock } from '../edition/records.ts';
import type { NoticeSetter } from './block-flow.ts';
import { bodyStyle, type FlowInput } from './flow-input.ts';
import { Label } from './glyph-runs.ts';
import { rowsOf, type Slot, slotsOf } from './slots.ts';
import { type Leg, legsOf } from './thread.ts';

export interface ThreadLayout {
  readonly legs: readonly Leg[];
  readonly slotsIn: ReadonlyMap<BodyBlock, readonly Slot[]>;
  readonly notices: NoticeSetter;
}

function noticeSetter({ edition, fonts }: FlowInput): NoticeSetter {
  const style = edition.styles['jump'];
  const labels = new Map<string, Label>();
  return {
    size: style?.size ?? edition.styles['body']?.size ?? 9,
    label({ text }) {
      const known = labels.get(text) ?? new Label(text, fonts, style ?? { font: fonts.for('label') });
      labels.set(text, known);
      return known;
    },
  };
}

/** The layout of a thread over its blocks as they stand. */
export function layOutThread(input: FlowInput): ThreadLayout {
  const { edition, thread, obstacles } = input;
  const slotsIn = new Map<BodyBlock, readonly Slot[]>();
  for (const block of thread) {
    const grid = edition.pages[block.pageId]?.grid;
    const slots =
      grid === undefined
        ? []
        : slotsOf(block, grid, obstacles(block), rowsOf(block, grid).count, bodyStyle(input)?.size);
    slotsIn.set(block, slots);
  }
  const legs = legsOf(
    thread,
    (block) => edition.pages[block.pageId]?.number ?? 0,
    (block) => slotsIn.get(block) ?? [],
  );
  return { legs, slotsIn, notices: noticeSetter(input) };
}
