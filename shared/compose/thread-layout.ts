/** The slots a thread runs through, leg by leg, and the notices of its jumps: the same whatever the copy says. */
import type { BodyBlock } from '../edition/records.ts';
import { numberOf } from '../edition/selectors.ts';
import type { NoticeSetter } from './block-flow.ts';
import { bodyStyle, type FlowInput, isVertical } from './flow-input.ts';
import { Label } from './glyph-runs.ts';
import { rowsOf, type Slot, slotsOf } from './slots.ts';
import { type Leg, legsOf } from './thread.ts';
import { verticalSlots } from './vertical-slots.ts';

export interface ThreadLayout {
  readonly legs: readonly Leg[];
  readonly slotsIn: ReadonlyMap<BodyBlock, readonly Slot[]>;
  readonly notices: NoticeSetter;
}

function noticeSetter(input: FlowInput): NoticeSetter {
  const { edition, fonts } = input;
  const isDown = isVertical(input);
  const style = edition.styles['jump'];
  const labels = new Map<string, Label>();
  return {
    fonts,
    isVertical: isDown,
    size: style?.size ?? edition.styles['body']?.size ?? 9,
    label({ text }) {
      const known = labels.get(text) ?? new Label(text, fonts, style ?? { font: fonts.for('label') }, isDown);
      labels.set(text, known);
      return known;
    },
  };
}

/** The slots of one of a thread's blocks. */
function slotsIn(block: BodyBlock, input: FlowInput): readonly Slot[] {
  const grid = input.edition.pages[block.pageId]?.grid;
  if (grid === undefined) return [];
  const style = bodyStyle(input);
  const around = input.obstacles(block);
  if (!isVertical(input)) return slotsOf(block, grid, around, rowsOf(block, grid).count, style?.size);
  return verticalSlots(block, grid, around, style?.size ?? grid.bodySize, style?.leading ?? grid.leading);
}

/** The layout of a thread over its blocks as they stand. */
export function layOutThread(input: FlowInput): ThreadLayout {
  const { edition, thread } = input;
  const found = new Map<BodyBlock, readonly Slot[]>(thread.map((block) => [block, slotsIn(block, input)]));
  const legs = legsOf(
    thread,
    (block) => numberOf(edition, block) ?? 0,
    (block) => found.get(block) ?? [],
  );
  return { legs, slotsIn: found, notices: noticeSetter(input) };
}
