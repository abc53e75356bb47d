/** 加框 · 底纹: a border, a tint, or both, behind what stands in it. */
import * as v from 'valibot';
import { boxLooks } from '../edition/box-records.ts';
import { positive } from '../edition/record-fields.ts';
import { shapeSchema, veilSchema } from '../edition/shape-records.ts';
import { blockKind } from './block.ts';
import { blockBase, ownStyle } from './fields.ts';
import { halfWidth, rowsOf } from './insertion.ts';

/** How a new one looks: a thin border, a light tint. */
const NEW = { border: 0.6, tint: 0.1 };

export const panel = blockKind(
  v.strictObject({
    ...blockBase,
    kind: v.literal('panel'),
    ...ownStyle,
    standOff: positive,
    /** Its own border and tint, where no style says otherwise. */
    ...boxLooks,
    /** Absent, its frame. */
    shape: v.exactOptional(shapeSchema),
    /** What it does to pictures it lies on, so that text can stand there; absent, it covers them. */
    veil: v.exactOptional(veilSchema),
  }),
)({
  name: { zh: '加框底纹', en: 'Panel' },
  forms: {
    panel: {
      name: { zh: '加框底纹', en: 'panel' },
      letter: 'N',
      icon: 'M2 3h12v10H2zM2 3l12 10',
      tool: 9,
      size: (place) => rowsOf(place, halfWidth(place), 12),
      make: (base, { behindAll, standOff }) => ({ ...base, order: behindAll, kind: 'panel', standOff, ...NEW }),
    },
  },
  bleeds: true,
  turnsFreely: true,
  runaround: 'on',
  mayOverlap: true,
  regrid: 'share',
  compose: (block, set) => {
    const looks = { ...block, ...set.style(block.style)?.box };
    // A picture that is to be seen through it is not tinted over.
    set.box(block.veil === undefined ? looks : { ...looks, tint: 0 });
    return {};
  },
  reading: () => 'artifact',
  settings: 'section',
});
