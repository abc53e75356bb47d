/** Where a set line stands on its page, and how it is painted. */
import type { BlockId } from '../edition/ids.ts';
import type { Pt } from '../edition/units.ts';
import type { GlyphRun, TextSource } from './display-list.ts';

export interface Placement {
  readonly blockId: BlockId;
  readonly source: TextSource | null;
  readonly size: Pt;
  readonly x: Pt;
  /** Baseline. */
  readonly y: Pt;
  readonly scale?: number;
  readonly ink?: number;
  readonly turn?: GlyphRun['turn'];
}
