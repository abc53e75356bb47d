/** The store process: one edition file open, and nothing else. */
import { basename } from 'node:path';
import { placeOfArtwork } from '../../shared/edition/artwork-places.ts';
import type { History } from '../../shared/edition/log-records.ts';
import type { Operation } from '../../shared/edition/operations.ts';
import { DayangError } from '../errors.ts';
import { serve } from '../services/serve.ts';
import { bringImages, bringMissing } from './bring-images.ts';
import { storeContract } from './contract.ts';
import type { EditionFile, Stepped } from './edition-file.ts';
import { FollowedFile } from './followed-file.ts';
import { type Taker, thisProcess } from './lease.ts';
import { makeNext, openToWork, savePaper } from './paper-file.ts';
import { type Relocation, relocated } from './relocate.ts';
import { restoreInto } from './restore-into.ts';
import { unpackFace } from './unpack-face.ts';

/** What is open, by its opening: the edition that is worked on, and those whose last changes are still on their way. */
const files = new Map<string, EditionFile>();
/** The opening of the edition that is worked on. */
let current = '';

function file(): EditionFile {
  const open = files.get(current);
  if (open === undefined) throw new Error('no edition is open');
  return open;
}

/** What an opening is of. Throws `edition-closed` where it is open no longer. */
function fileOf(of: string): EditionFile {
  const open = files.get(of);
  if (open === undefined) throw new DayangError('edition-closed');
  return open;
}

/** Names that files were opened under, and have no more, by their openings. */
const formerNames = new Map<string, string>();

/** The edition that something was read for. Throws `edition-left` where another is open by now. */
function fileAt(into: string): EditionFile {
  if (file().path !== into && formerNames.get(into) !== current)
    throw new DayangError('edition-left', { name: basename(into) });
  return file();
}

function stepped(of: string, step: Stepped | null) {
  return step === null ? null : { ...step, history: fileOf(of).history() };
}

/** What is told of an opening. */
function standing(of: string) {
  const open = fileOf(of);
  const { path, kind, edition, which, strangeLog, reading } = open;
  const { storage } = open.opened;
  const opened = {
    ...{ opening: of, path, name: basename(path), kind, edition, file: which, strangeLog },
    ...(storage.kind === 'local' ? {} : { storage }),
  };
  if (reading === null) return { ...opened, history: open.history() };
  return { ...opened, history: { undo: null, redo: null }, reading };
}

/** Where files are written that can be written nowhere else; main says which folder. */
let rescueFolder = '';
/** Who works here; main says. */
let taker: Taker = thisProcess();

/** What somebody else works on, and is looked at here. */
const followed = new FollowedFile();

/** Files that are another's to write by now are left open to the end: closed, SQLite would write into them. */
let hasAbandoned = false;
process.on('exit', () => {
  // Before the binding closes what is open.
  if (hasAbandoned) process.kill(process.pid, 'SIGKILL');
});

/** Goes on with a file where it lies now, if that is elsewhere. */
function follow(of: string): Relocation | null {
  const open = fileOf(of);
  const from = open.path;
  // A copy is looked at: nothing of it is in the file.
  if (open.reading !== null) return null;
  const moved = relocated(open, rescueFolder, taker);
  if (moved === null) return null;
  hasAbandoned ||= moved.isAbandoned;
  formerNames.set(from, of);
  files.set(of, moved.file);
  if (moved.file.reading === null) moved.file.lying.bindLog();
  return moved.how;
}

/** How a file goes on that was found elsewhere while something was done to it; until main asks. */
const relocations = new Map<string, Relocation>();

/** Operations and pictures since a file's log was taken in, and how many it may have: some four megabytes of letters. */
let sinceLook = 0;
const LOOKED_AFTER = 160;

/** A file's log grows no longer than it should. */
function keepShort(open: EditionFile): void {
  sinceLook = (sinceLook + 1) % LOOKED_AFTER;
  if (sinceLook !== 0) return;
  try {
    open.lying.keepLogShort();
  } catch {
    // A full disk: what is done next says so, and the log has all of it.
  }
}

function apply(of: string, operation: Operation): History {
  try {
    fileOf(of).apply(operation);
  } catch (error) {
    if (!(error instanceof DayangError && error.code === 'edition-moved')) throw error;
    // It is done, in a file that may have no name: said to be so only once it has one.
    try {
      const how = follow(of);
      if (how !== null) relocations.set(of, how);
      // Where it was refused before it was done; what is done is known by its id.
      fileOf(of).apply(operation);
    } catch {
      throw error;
    }
  }
  keepShort(fileOf(of));
  return fileOf(of).history();
}

/** Opens a file that is not open, or that somebody else worked on until now. */
function openFile(path: string, opening: string): void {
  const before = files.get(opening);
  if (before !== undefined && before.reading?.why !== 'elsewhere') return;
  const opened = openToWork(path, taker);
  if (opened.reading === null) opened.lying.bindLog();
  files.set(opening, opened);
  // What it was looked at in before is a copy.
  before?.close();
}

/** Closes a file; one that somebody else has taken over is let be. */
function closeFile(open: EditionFile): void {
  if (open.opened.lease?.takenBy() == null) open.close();
  else {
    open.abandon();
    hasAbandoned = true;
  }
}

serve(storeContract, {
  open: ({ path, opening, rescue, by }) => {
    rescueFolder = rescue;
    taker = by;
    // The next edition is opened before anything else changes: a bad file leaves everything as it was.
    openFile(path, opening);
    current = opening;
    return standing(opening);
  },
  close: ({ of }) => {
    for (const [opening, open] of files) {
      if (of !== null && of !== opening) continue;
      closeFile(open);
      files.delete(opening);
    }
    return null;
  },
  'edition.apply': ({ of, operation }) => apply(of, operation),
  'edition.rest': ({ of }) => {
    fileOf(of).lying.takeLogIn();
    return null;
  },
  'edition.follow': ({ of }) => {
    const how = follow(of) ?? relocations.get(of) ?? null;
    relocations.delete(of);
    return { how, ...standing(of) };
  },
  'edition.place': ({ of }) => {
    const { reading, opened, lying } = fileOf(of);
    if (reading !== null) return 'here';
    if (opened.lease?.takenBy() != null) return 'taken';
    return lying.isHere ? 'here' : 'elsewhere';
  },
  'edition.look': ({ of }) => {
    const { file: newer, ...found } = followed.look(fileOf(of));
    if (newer !== null) {
      fileOf(of).close();
      files.set(of, newer);
    }
    return found;
  },
  'edition.undo': ({ of }) => stepped(of, fileOf(of).undo()),
  'edition.redo': ({ of }) => stepped(of, fileOf(of).redo()),
  'edition.stand': ({ of }) => standing(of),
  'edition.known': ({ of, ids }) => fileOf(of).known(ids),
  'edition.verify': async () => [...(await file().verify())],
  'edition.back-up': async ({ of, path, unless }, { progress }) => {
    const { lying, reading } = fileOf(of);
    if (reading !== null || lying.state === unless) return null;
    // Heard of at each stretch, it needs no more patience than what is typed meanwhile.
    await lying.backUpTo(path, progress);
    return { id: lying.id, path: lying.path, state: lying.state };
  },
  'edition.restore': async ({ of, from, by }) => stepped(of, await restoreInto(() => fileOf(of), from, by)),
  'edition.copy': async ({ path }) => {
    await file().saveCopy(path);
    return null;
  },
  'history.list': () => file().steps(),
  'history.go': ({ of, seq }) => stepped(of, fileOf(of).go(seq)),
  'growth.survey': ({ of }) => fileOf(of).growth.survey(Date.now()),
  'growth.fold': ({ of }) => fileOf(of).growth.fold(Date.now()),
  'growth.remove': ({ of, ids }) => fileOf(of).growth.removeUnused(ids, Date.now()).length,
  'growth.shrink': ({ of }) => fileOf(of).growth.shrink(),
  'versions.keep': ({ actor }) => {
    file().keepVersions('opened', actor);
    return null;
  },
  'versions.name': ({ of, name, actor }) => {
    fileOf(of).keepVersions('named', actor, name);
    return {};
  },
  'versions.named': () => file().named.list(),
  'versions.list': ({ articleId }) => file().versions(articleId),
  'versions.read': ({ seq }) => file().version(seq),
  'image.add': ({ into, bytes, preview }) => {
    const id = fileAt(into).addImage(bytes, preview);
    keepShort(fileAt(into));
    return id;
  },
  'images.bring': ({ into, from, images }) => bringImages(() => fileAt(into), from, images),
  'bytes.bring': ({ of, from }) => bringMissing(() => fileOf(of), from),
  'image.read': ({ id }) => file().image(id) ?? null,
  'image.preview': ({ id }) => file().preview(id) ?? null,
  'file.add': ({ into, bytes }) => fileAt(into).addFile(bytes),
  'face.unpack': ({ id, path }) => unpackFace(file(), id, path),
  'arrivals.files': ({ of, present }) => {
    if (present !== null) fileAt(of).arrivals.forgetGone(present, Date.now());
    return fileAt(of).arrivals.files();
  },
  'arrivals.is-artwork': ({ of, name }) => placeOfArtwork(fileAt(of).edition, name) !== null,
  'arrivals.list': () => {
    // Asked for once an edition is open and its page is there: nobody waits for what is tidied up.
    file().pruneArrivals();
    return file().arrivals.list();
  },
  'arrivals.add': ({ into, file: from, stories, at }) => {
    const { arrivals, edition } = fileAt(into);
    return arrivals.add(from, stories, at, edition.articles);
  },
  'arrivals.copy': ({ seq }) => file().arrivals.copy(seq),
  'arrivals.settle': ({ of, seq, ...settled }) => {
    fileOf(of).arrivals.settle(seq, settled);
    return null;
  },
  'arrivals.see': ({ of, seqs }) => {
    fileOf(of).arrivals.see(seqs);
    return null;
  },
  'arrivals.news': () => file().wireNews(),
  'paper.save': ({ path, presets }) => [...savePaper(file(), path, presets)],
  'edition.next': ({ path, ...wanted }) => [...makeNext(file(), path, wanted).left],
});
