/** The store process: one edition file open, and nothing else. */
import { basename } from 'node:path';
import { placeOfArtwork } from '../../shared/edition/artwork-places.ts';
import { DayangError } from '../errors.ts';
import { serve } from '../services/serve.ts';
import { bringImages } from './bring-images.ts';
import { storeContract } from './contract.ts';
import type { EditionFile, Stepped } from './edition-file.ts';
import { makeNext, openToWork, savePaper } from './paper-file.ts';
import { unpackFace } from './unpack-face.ts';

let open: EditionFile | undefined;

function file(): EditionFile {
  if (open === undefined) throw new Error('no edition is open');
  return open;
}

/** The edition that something was read for. Throws `edition-left` where another is open by now. */
function fileAt(into: string): EditionFile {
  if (file().path !== into) throw new DayangError('edition-left', { name: basename(into) });
  return file();
}

function stepped(step: Stepped | null) {
  return step === null ? null : { ...step, history: file().history() };
}

serve(storeContract, {
  open: ({ path }) => {
    // The next edition is opened before the last is closed: a bad file leaves everything as it was.
    if (open?.path !== path) {
      const next = openToWork(path);
      open?.close();
      open = next;
    }
    const { kind, edition, reading } = file();
    const opened = { path, name: basename(path), kind, edition, history: file().history() };
    return reading === null ? opened : { ...opened, history: { undo: null, redo: null }, reading };
  },
  close: () => {
    open?.close();
    open = undefined;
    return null;
  },
  'edition.apply': (operation) => {
    file().apply(operation);
    return file().history();
  },
  'edition.undo': () => stepped(file().undo()),
  'edition.redo': () => stepped(file().redo()),
  'edition.verify': async () => [...(await file().verify())],
  'edition.copy': async ({ path }) => {
    await file().saveCopy(path);
    return null;
  },
  'history.list': () => file().steps(),
  'history.go': ({ seq }) => stepped(file().go(seq)),
  'versions.keep': ({ actor }) => {
    file().keepVersions('opened', actor);
    return null;
  },
  'versions.name': ({ name, actor }) => {
    file().keepVersions('named', actor, name);
    return {};
  },
  'versions.named': () => file().named.list(),
  'versions.list': ({ articleId }) => file().versions(articleId),
  'versions.read': ({ seq }) => file().version(seq),
  'image.add': ({ into, bytes, preview }) => fileAt(into).addImage(bytes, preview),
  'images.bring': ({ into, from, images }) => bringImages(() => fileAt(into), from, images),
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
  'arrivals.settle': ({ seq, ...settled }) => {
    file().arrivals.settle(seq, settled);
    return null;
  },
  'arrivals.see': ({ seqs }) => {
    file().arrivals.see(seqs);
    return null;
  },
  'arrivals.news': () => file().wireNews(),
  'paper.save': ({ path, presets }) => [...savePaper(file(), path, presets)],
  'edition.next': ({ path, ...wanted }) => [...makeNext(file(), path, wanted).left],
});
