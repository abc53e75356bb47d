/** The panes of the window: which there are, and what is remembered of them, a mode of the window at a time. */
import * as v from 'valibot';
import { galleyPlaces, MOST_SIZE, paneNames, sizeNames, untouchedPanes } from './pane-names.ts';

/** A size that no screen has is none. */
const size = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_SIZE)));

/** The window for one kind of work. */
const panesSchema = v.object({
  hidden: v.pipe(v.array(v.picklist(paneNames)), v.maxLength(paneNames.length)),
  /** In CSS pixels; what nobody has sized is as large as the window makes it. */
  sizes: v.object(v.entriesFromList(sizeNames, size)),
  galley: v.picklist(galleyPlaces),
  /** Which column stays where there is room for one. */
  stays: v.picklist(['side', 'inspector']),
});
export type Panes = Readonly<v.InferOutput<typeof panesSchema>>;

/** Those whose size is chosen: a column's width, a list's height, of the galley what its place asks for. */
export type SizedPane = Exclude<keyof Panes['sizes'], 'galleyWidth'>;

/** What is remembered for all kinds of work; what cannot be read is as nobody has touched it. */
export const allPanesSchema = v.object({
  layout: v.fallback(panesSchema, untouchedPanes),
  story: v.fallback(panesSchema, untouchedPanes),
  proof: v.fallback(panesSchema, untouchedPanes),
});
export type AllPanes = Readonly<v.InferOutput<typeof allPanesSchema>>;

export const allUntouched: AllPanes = { layout: untouchedPanes, story: untouchedPanes, proof: untouchedPanes };
