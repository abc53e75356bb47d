/**
 * The one surface between renderer and main, as a contract (`contract.ts`). Both sides validate; nothing else crosses.
 */
import * as v from 'valibot';
import { damageSchema } from '../edition/damage-records.ts';
import { growthCalls } from '../edition/growth-records.ts';
import { holderSchema } from '../edition/holder-records.ts';
import {
  fileKinds,
  filePath,
  logCalls,
  openedSchema,
  openingId,
  storedEdition,
  storedPatches,
} from '../edition/log-records.ts';
import { datedEntries } from '../edition/newspaper.ts';
import { operationSchema } from '../edition/operations.ts';
import { gridProblem } from '../edition/page-grid.ts';
import { LONGEST_PUBLICATION, pageNumber } from '../edition/page-records.ts';
import { placeSchema } from '../edition/place-records.ts';
import { faceId, fileId, imageId } from '../edition/record-fields.ts';
import { articleId, gridSchema, imageSchema, paragraphSchema, shippedFormats } from '../edition/records.ts';
import { MOST_FACES } from '../faces/face.ts';
import { artworkSchema } from '../paper/artwork-records.ts';
import { artworkRemarkSchema } from '../paper/artwork-remarks.ts';
import { LONGEST_FORMAT_NAME } from '../paper/format-records.ts';
import { leftBehindSchema } from '../paper/left-behind.ts';
import { MOST_PAGES } from '../paper/newspaper-records.ts';
import { arrivalCallsWith, arrivalEvents } from './arrival-calls.ts';
import { backupCalls, backupEvents } from './backup-calls.ts';
import { commandIds } from './commands.ts';
import type { CallName, InputOf, OutputOf } from './contract.ts';
import { copyEncodingSchema } from './encoding-schema.ts';
import { exportCalls } from './export-calls.ts';
import { faceCalls } from './face-calls.ts';
import { failureSchema } from './failure-schema.ts';
import { helpCalls } from './help-calls.ts';
import { importRemarkSchema } from './import-remark-schema.ts';
import { listCalls } from './list-calls.ts';
import { allPanesSchema } from './panes.ts';
import { preferenceCalls, preferencesSchema } from './preferences.ts';
import { printCalls } from './print-calls.ts';
import { reportCalls } from './report-calls.ts';
import { startCalls } from './start-calls.ts';
import { tableFileSchema } from './table-schema.ts';
import { wireFactsSchema } from './wire-facts-schema.ts';

const empty = v.strictObject({});

export const photoSchema = v.strictObject({
  image: imageSchema,
  caption: v.string(),
  credit: v.string(),
  /** `2024-03-08`; null where the file does not say. */
  taken: v.nullable(v.string()),
  /** What it names the story by that it goes with. */
  names: v.exactOptional(
    v.strictObject({
      headlines: v.pipe(v.array(v.string()), v.readonly()),
      numbers: v.pipe(v.array(v.string()), v.readonly()),
    }),
  ),
  /** What is shown and printed otherwise than it stands in the file. */
  remarks: v.exactOptional(v.array(importRemarkSchema)),
});
/** A picture the store now has, with the words its file brought along. */
export type ImportedPhoto = v.InferOutput<typeof photoSchema>;

export const readArtworkSchema = v.strictObject({
  artwork: artworkSchema,
  /** What of its file is not drawn as it stands there. */
  remarks: v.array(artworkRemarkSchema),
});
/** A drawing whose file the store now has. */
export type ReadArtwork = v.InferOutput<typeof readArtworkSchema>;

const chosenArtSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('artwork'), ...readArtworkSchema.entries }),
  v.strictObject({ kind: v.literal('photo'), photo: photoSchema }),
]);
/** What can be shown whole: a drawing, or a picture. */
export type ChosenArt = v.InferOutput<typeof chosenArtSchema>;

const lines = v.array(v.string());
const { type: paragraphType, children: paragraphLeaves } = paragraphSchema.entries;

const lineRuns = v.exactOptional(v.array(paragraphLeaves));

const storySchema = v.strictObject({
  kicker: lines,
  headline: lines,
  deck: lines,
  summary: v.string(),
  byline: v.string(),
  dateline: v.string(),
  source: v.string(),
  editor: v.string(),
  body: v.array(v.strictObject({ type: paragraphType, leaves: paragraphLeaves })),
  looks: v.exactOptional(v.strictObject({ kicker: lineRuns, headline: lineRuns, deck: lineRuns })),
});

/** What the user has said of how a file of copy is to be read. */
export const copyChoices = {
  /** Nothing else is tried. */
  encoding: v.exactOptional(copyEncodingSchema),
  /** Text that is struck in the source is copy; without it, it is left out and told. */
  keepsStruck: v.exactOptional(v.boolean()),
} as const;

/** What a file of copy is read as; `photo` is what is known of a picture in it. */
export function copySchemaWith<Photo extends v.GenericSchema>(photo: Photo) {
  return v.variant('kind', [
    /** The text of a page, or of one story. */
    v.strictObject({
      kind: v.literal('text'),
      name: v.string(),
      text: v.string(),
      encoding: v.string(),
      guessed: v.exactOptional(v.string()),
      remarks: v.array(importRemarkSchema),
    }),
    v.strictObject({
      kind: v.literal('story'),
      name: v.string(),
      story: storySchema,
      guessed: v.exactOptional(v.string()),
      photos: v.array(photo),
      remarks: v.array(importRemarkSchema),
      /** What a wire says of it. */
      wire: v.exactOptional(wireFactsSchema),
      /**
       * The other stories of a feed, a package or a message, in its order. A feed's have their remarks among those of the
       * file; what is attached to a message has its own.
       */
      further: v.exactOptional(
        v.array(
          v.strictObject({
            story: storySchema,
            wire: v.exactOptional(wireFactsSchema),
            photos: v.exactOptional(v.array(photo)),
            remarks: v.exactOptional(v.array(importRemarkSchema)),
          }),
        ),
      ),
    }),
  ]);
}
/** A file of copy as it was read, its pictures with the store. */
export const readCopySchema = copySchemaWith(photoSchema);
export type ReadCopy = v.InferOutput<typeof readCopySchema>;

const sessionSchema = v.strictObject({
  preferences: preferencesSchema,
  /** The panes of the window, as they were left. */
  panes: allPanesSchema,
  /** The account's name: who works here, where they have given no name of their own. */
  account: v.string(),
  /** True when the development fallback runs; shown so that nobody takes it for a release. */
  isFallbackRuntime: v.boolean(),
  /** True in safe mode, which the window says while it lasts. */
  isSafe: v.boolean(),
  /** True where the window's process ended by itself, and this page stands in the place of the one that was. */
  isBack: v.boolean(),
  /** Null where the start page is shown. */
  opened: v.nullable(openedSchema),
  /** Why the edition that was to be opened could not be, and the start page is shown instead. */
  notOpened: v.nullable(failureSchema),
});
export type Session = v.InferOutput<typeof sessionSchema>;

export const newEditionSchema = v.strictObject({
  publication: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_PUBLICATION)),
  ...datedEntries,
  /** A format the program brings along, or a page of its own size. */
  format: v.union([
    v.picklist(shippedFormats),
    v.pipe(
      gridSchema,
      v.check((grid) => grid.fold === undefined && gridProblem(grid) === null),
    ),
  ]),
  pages: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_PAGES)),
  /** What the newspaper calls a size of its own; empty for no name. */
  formatName: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_FORMAT_NAME))),
});
export type NewEdition = v.InferOutput<typeof newEditionSchema>;

/** The paper's name, which new files are called by. */
const paperName = v.pipe(v.string(), v.maxLength(LONGEST_PUBLICATION));

/** A newspaper's file, and what every edition of it starts from: its date and number are of the one it was saved from. */
export const paperSchema = v.strictObject({ path: filePath, edition: storedEdition });
/** A newspaper's file that was chosen. */
export type ChosenPaper = v.InferOutput<typeof paperSchema>;

/** An edition that was made of another, and what did not come along. */
const madeSchema = v.strictObject({ opened: openedSchema, left: v.array(leftBehindSchema) });

/** Glyphs of a face that a page shows, and its characters; `file` is of a face of the edition's own. */
const wantedSchema = v.strictObject({
  face: faceId,
  file: v.nullable(fileId),
  glyphs: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff))), v.maxLength(0x10000)),
  text: v.pipe(v.string(), v.maxLength(0x40000)),
});
/** What of each face is wanted to paint a page. */
const facesWanted = v.pipe(v.array(wantedSchema), v.maxLength(MOST_FACES));
export type FacesWanted = v.InferOutput<typeof facesWanted>;

/** Bytes a page's display list may have; a full broadsheet has a tenth. */
const MOST_PAGE = 16 * 2 ** 20;

/** Most bytes of a picture that is pasted: more than any screen gives. */
const MOST_PASTED = 512 * 2 ** 20;

export const methods = {
  /** The session as it stands; opens the edition that a start is to begin with, where there is one. */
  'session.start': { input: empty, output: sessionSchema },
  /** Remembers where one works in the edition that is open. */
  'session.keep-place': { input: v.strictObject({ of: openingId, place: placeSchema }), output: empty },
  /** Keeps how the panes of the window are arranged. */
  'session.keep-panes': { input: v.strictObject({ panes: allPanesSchema }), output: empty },
  /** Parts of faces, as font files: enough to paint a page with, before the whole faces are there. */
  'faces.part': {
    input: v.strictObject({ faces: facesWanted }),
    output: v.array(v.strictObject({ face: faceId, bytes: v.instance(Uint8Array) })),
  },
  /** Keeps the page looked at, as composed, to be seen at once when the edition is next opened as it is now. */
  'page.keep': {
    input: v.strictObject({
      path: filePath,
      page: v.pipe(
        v.instance(Uint8Array),
        v.check(({ length }) => length <= MOST_PAGE),
      ),
      faces: facesWanted,
    }),
    output: empty,
  },
  /** Does to what has the focus what its key would: the menu and the palette ask for it. */
  'window.edit': { input: v.strictObject({ does: v.picklist(['cut', 'copy', 'paste', 'select-all']) }), output: empty },
  /** Remembers of which file pictures were copied, to be pasted into another edition while the program runs. */
  'clip.keep': { input: v.strictObject({ images: v.pipe(v.array(imageId), v.maxLength(500)) }), output: empty },
  /** Gives the open edition pictures that were copied, read of the file that had them; tells which of them there were. */
  'clip.bring': {
    input: v.strictObject({ images: v.pipe(v.array(imageId), v.maxLength(500)) }),
    output: v.array(imageId),
  },
  /** The renderer has nothing more to send; the window may close. */
  'session.closed': { input: empty, output: empty },
  /** Asks for a file and opens it. Null when the user changed their mind. */
  'edition.choose': { input: empty, output: v.nullable(openedSchema) },
  /** Asks where to, makes an edition and opens it. */
  'edition.create': { input: newEditionSchema, output: v.nullable(openedSchema) },
  /** Asks where to, makes the edition that follows the open one (`nextIdentity` says which that is) and opens it. */
  'edition.next': { input: v.strictObject({ name: paperName, ...datedEntries }), output: v.nullable(madeSchema) },
  /** Asks where to and saves the newspaper of what is open; tells what is not in it. Null when they changed their mind. */
  'paper.save': {
    input: v.strictObject({ name: paperName }),
    output: v.nullable(v.strictObject({ path: filePath, left: v.array(leftBehindSchema) })),
  },
  /** Asks for a newspaper's file and reads what it is of. Null when the user changed their mind. */
  'paper.choose': { input: empty, output: v.nullable(paperSchema) },
  /** Asks where to, makes an edition of a newspaper's file that was chosen, and opens it. */
  'paper.create': {
    input: v.strictObject({ paper: filePath, name: paperName, ...datedEntries }),
    output: v.nullable(madeSchema),
  },
  ...startCalls,
  ...helpCalls,
  ...preferenceCalls,
  ...faceCalls,
  ...arrivalCallsWith(readCopySchema),
  ...logCalls,
  ...growthCalls,
  /** Has what cannot be sent yet written down on this machine: the window may be gone before its turn. */
  'edition.hold': { input: v.strictObject({ of: openingId, operations: v.array(operationSchema) }), output: empty },
  /** What could not be kept is with its author, or in the edition after all. */
  'edition.let-go': { input: v.strictObject({ of: openingId, ids: v.array(v.string()) }), output: empty },
  /** All that was done in an edition that was left is with the store: it may be closed. */
  'edition.leave': { input: v.strictObject({ of: openingId }), output: empty },
  /** Asks for a picture. Null when the user changed their mind. */
  /** An advert may be a page of a PDF. */
  'photo.choose': { input: v.strictObject({ isAdvert: v.exactOptional(v.boolean()) }), output: v.nullable(filePath) },
  /** Reads a picture that was chosen and keeps its bytes. */
  'photo.read': {
    input: v.strictObject({
      path: filePath,
      page: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
      /** It is an advert's artwork: its colours are held against those that were booked. */
      isAdvert: v.exactOptional(v.boolean()),
    }),
    output: photoSchema,
  },
  /** Reads a picture that was pasted, which has no file, and keeps its bytes. */
  'photo.pasted': {
    input: v.strictObject({
      /** What it is to be called; its ending says of what kind it is. */
      name: v.pipe(v.string(), v.regex(/^[^/\\:*?"<>|]{1,80}\.[a-z]{3,4}$/u)),
      bytes: v.pipe(
        v.instance(Uint8Array),
        v.check(({ length }) => length <= MOST_PASTED),
      ),
    }),
    output: photoSchema,
  },
  /** Asks for a drawing or a picture. Null when the user changed their mind. */
  'artwork.choose': { input: empty, output: v.nullable(filePath) },
  /** Reads a drawing or a picture that was chosen and keeps its bytes. */
  'artwork.read': { input: v.strictObject({ path: filePath }), output: chosenArtSchema },
  /** Asks for copy and pictures, as many as wanted. */
  'copy.choose': { input: empty, output: v.array(filePath) },
  // Of a file chosen now or here before, or in the watched folder. `encoding-unsure` has the readings to choose from.
  'copy.read': { input: v.strictObject({ path: filePath, ...copyChoices }), output: readCopySchema },
  /** Asks for a file of tables. Null when the user changed their mind. */
  'table.choose': { input: empty, output: v.nullable(filePath) },
  /**
   * Reads a file of tables that was chosen, now or on this machine before: one that a table on a page came from. Fails with
   * `encoding-unsure` as `copy.read` does.
   */
  'table.read': { input: v.strictObject({ path: filePath, encoding: copyChoices.encoding }), output: tableFileSchema },
  /** Gives up what is being read of pictures, drawings and copy, which fails with `cancelled`. */
  'copy.cancel': { input: empty, output: empty },
  ...reportCalls,
  ...listCalls,
  /** Asks where to and writes an article as a document. Null when the user changed their mind. */
  'article.export': {
    input: v.strictObject({ articleId, format: v.picklist(['docx', 'txt']) }),
    output: v.nullable(v.strictObject({ path: filePath })),
  },
  /** Asks where to and writes a page with its marks as PDF. Null when the user changed their mind. */
  'proof.sheet': {
    input: v.strictObject({ page: pageNumber }),
    output: v.nullable(v.strictObject({ path: filePath })),
  },
  ...exportCalls,
  ...printCalls,
  ...backupCalls,
} as const;

export type MethodName = CallName<typeof methods>;
export type Input<M extends MethodName> = InputOf<typeof methods, M>;
export type Output<M extends MethodName> = OutputOf<typeof methods, M>;

/** What every call answers. */
export const replySchema = v.variant('ok', [
  v.strictObject({ ok: v.literal(true), value: v.unknown() }),
  v.strictObject({ ok: v.literal(false), failure: failureSchema }),
]);

/** What main tells the renderer. */
export const events = {
  ...arrivalEvents,
  ...backupEvents,
  'command.run': v.strictObject({ id: v.picklist(commandIds) }),
  /** An edition was chosen in the menu, or given to the program by the system: open it with `edition.open`. */
  'edition.asked': v.strictObject({ path: filePath }),
  /** What in the file of the open edition is damaged, found while it was worked on. */
  'edition.damaged': v.strictObject({ path: filePath, damages: v.array(damageSchema) }),
  /** The edition that is open goes on in another file: its own was renamed, or is gone and was written whole to this one. */
  'edition.moved': v.strictObject({
    opening: openingId,
    was: filePath,
    path: filePath,
    name: v.string(),
    kind: v.picklist(fileKinds),
    how: v.picklist(['renamed', 'rescued']),
  }),
  /** Somebody else, who works on the edition that is looked at here, has done this to it. */
  'edition.followed': v.strictObject({ opening: openingId, patches: storedPatches }),
  /** Who works on the edition that is looked at here: null where nobody that is known. `isFree` where it can be taken over. */
  'edition.holder': v.strictObject({ opening: openingId, holder: v.nullable(holderSchema), isFree: v.boolean() }),
  /** Somebody else has taken over what was worked on here: it is looked at from now on. */
  'edition.taken': openedSchema,
  'export.progress': v.strictObject({ done: v.number(), total: v.number() }),
  /** Font files read of those there are. */
  'faces.progress': v.strictObject({ done: v.number(), total: v.number() }),
  /** Sheets drawn of those there are. */
  'print.progress': v.strictObject({ done: v.number(), total: v.number() }),
  /** Somebody has chosen otherwise, in whatever window or menu. */
  'preferences.changed': preferencesSchema,
  /** The window is about to close: send what is unsent, then call `session.closed`. */
  'session.closing': empty,
  /** The store was restarted, and has again all that it was given. */
  'store.restarted': empty,
  /** What is not in the file could not be written down on this machine either: the window alone has it. */
  'journal.failed': empty,
  /** Nothing is heard of the store, or of the jobs process, while it has something to do; or something is again. */
  'service.silent': v.strictObject({ service: v.picklist(['store', 'jobs', 'reading']), isSilent: v.boolean() }),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = v.InferOutput<(typeof events)[E]>;
