/** Calls of the start page: the editions opened last, and what else a start can begin with. */
import * as v from 'valibot';
import { filePath, openedSchema } from '../edition/log-records.ts';
import { guidePlaceNames } from './guide-places.ts';

const empty = v.strictObject({});
const path = v.strictObject({ path: filePath });

/** What an edition was when it was last seen. */
const seen = {
  publication: v.string(),
  /** `2024-03-08`. */
  date: v.string(),
  issue: v.number(),
};

const listedSchema = v.strictObject({
  path: filePath,
  ...seen,
  /** ISO 8601. */
  openedAt: v.string(),
  /** True of a newspaper's file, which is of no day. */
  isPaper: v.boolean(),
  /** The file's name, and its folder. */
  name: v.string(),
  folder: v.string(),
  isThere: v.boolean(),
  /** Where the window finds a picture of its front page; null where there is none. */
  picture: v.nullable(v.string()),
});
/** An edition opened lately, as the start page lists it. */
export type RecentListed = v.InferOutput<typeof listedSchema>;

/** Bytes a picture of a front page may have; it has some thirty thousand. */
const MOST_PICTURE = 2 ** 20;

export const startCalls = {
  /** The editions opened last, the newest first. */
  'recent.list': { input: empty, output: v.array(listedSchema) },
  /** Takes an edition off the list. */
  'recent.remove': { input: path, output: v.array(listedSchema) },
  /** Keeps what the open edition is by now, and a picture of its front page, as PNG. */
  'recent.keep': {
    input: v.strictObject({
      path: filePath,
      ...seen,
      png: v.pipe(
        v.instance(Uint8Array),
        v.check(({ length }) => length <= MOST_PICTURE),
      ),
    }),
    output: empty,
  },
  /** Opens an edition of the list, or one that was dropped on the window or given to the program. */
  'edition.open': { input: path, output: openedSchema },
  /** Takes over the open edition, which somebody else had open; it is looked at as before where they have it still. */
  'edition.take-over': { input: empty, output: openedSchema },
  /** Opens the sample edition; makes it where it is not there yet. */
  'edition.sample': { input: empty, output: openedSchema },
  /** Asks where to and writes a copy of the open edition. Null when the user changed their mind. */
  'edition.copy': { input: empty, output: v.nullable(path) },
  /**
   * The same, under a name that says of which day it is and how far, and shows it in the system's file manager: from there
   * it is sent.
   */
  'edition.send': { input: v.strictObject({ state: v.pipe(v.string(), v.maxLength(60)) }), output: v.nullable(path) },
  /** Shows the open edition's file in the system's file manager. */
  'edition.reveal': { input: empty, output: empty },
  /** Shows the guide that ships with the program, at what it is asked about. */
  'help.guide': { input: v.strictObject({ about: v.picklist(guidePlaceNames) }), output: empty },
} as const;
