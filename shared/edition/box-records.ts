/** How panels and what else has a box look: apart from other fields of records, which the start of the program reads. */
import * as v from 'valibot';
import { adornments, type Frill, type Pattern, type Shade } from './effect-records.ts';
import { positive } from './record-fields.ts';
import type { Shape } from './shape-records.ts';
import type { Pt } from './units.ts';

/** How a panel looks. */
export const boxLooks = {
  /** Width of the border; 0 for none. */
  border: positive,
  /** Black, 0 (paper) to 1. */
  tint: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  ...adornments,
};
/** A panel's border in points and its tint of black, 0 to 1, and what adorns it. */
export interface PanelLooks {
  readonly border: Pt;
  readonly tint: number;
  /** Absent, the block's frame. */
  readonly shape?: Shape;
  readonly shade?: Shade;
  readonly pattern?: Pattern;
  readonly frill?: Frill;
}
