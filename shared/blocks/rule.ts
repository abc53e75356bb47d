/** 线条: a rule as long and as heavy as its frame. */
import * as v from 'valibot';
import { blockKind } from './block.ts';
import { blockBase } from './fields.ts';
import { wholeWidth } from './insertion.ts';

/** Weight of a new rule, in points. */
const WEIGHT = 0.4;

export const rule = blockKind(v.strictObject({ ...blockBase, kind: v.literal('rule') }))({
  name: { zh: '线条', en: 'Rule' },
  forms: {
    rule: {
      name: { zh: '线条', en: 'rule' },
      letter: 'R',
      icon: 'M2 8h12',
      tool: 8,
      size: (place) => ({ span: wholeWidth(place), rows: 1, shift: 0.5, height: WEIGHT }),
      make: (base) => ({ ...base, kind: 'rule' }),
    },
  },
  bleeds: true,
  // As thin as a press holds (domain.md §5).
  least: 0.25,
  turnsFreely: true,
  runaround: 'round',
  mayOverlap: true,
  regrid: 'thickness',
  compose: ({ frame }, set) => {
    set.fill(frame, 1);
    return {};
  },
  reading: () => 'artifact',
  settings: [],
});
