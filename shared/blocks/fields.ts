/** The fields that records of blocks share. */
import * as v from 'valibot';
import { effectsSchema } from '../edition/effect-records.ts';
import { blockId, date, frameSchema, groupId, LONGEST_ROLE, pageId } from '../edition/record-fields.ts';
import { turnSchema } from '../edition/shape-records.ts';

/** What every block has. */
export const blockBase = {
  id: blockId,
  pageId,
  /** Reading and painting order on the page. */
  order: v.pipe(v.number(), v.integer()),
  frame: frameSchema,
  /** Blocks of one group are selected and moved together. */
  group: v.optional(groupId),
  /** A locked block refuses every change (`edition/locks.ts`). */
  locked: v.optional(v.literal(true)),
  /** It stands in the editions to come, too (常设): in all, or up to the one of a date, for which an advert is booked. */
  standing: v.optional(v.strictObject({ until: v.nullable(date) })),
  /**
   * What the place is for that it was made as part of (place-roles.ts): one of the names known there, or the newsroom's own.
   * While nothing is in the place it is shown and never printed.
   */
  placeRole: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_ROLE))),
  /** The swatch its text, rules and tints are printed in; absent, black. */
  colour: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
  /** Degrees clockwise that all of it is turned about its frame's middle; absent, it is level. */
  turn: v.exactOptional(turnSchema),
};

/** The style that sets a block in place of its kind's own. */
export const ownStyle = { style: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))) };

/** How its letters are adorned in place of how its style has them; empty, not at all. */
export const ownEffects = { effects: v.exactOptional(effectsSchema) };
