/** Looks for fonts: in the system's folders, in a folder. */
import { readdir, realpath } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FoundFonts } from '../../shared/faces/face-file.ts';
import { FontProblem } from '../../shared/fonts/font-problem.ts';
import { stopIfCancelled } from '../errors.ts';
import type { FontReader } from './font-reader.ts';

/** Names that font files have. */
const extensions = new Set(['.ttf', '.otf', '.ttc', '.otc']);
/** Files that are read and folders that are looked into: a system with every face there is has a tenth. */
const MOST_FILES = 20_000;
const MOST_FOLDERS = 20_000;
const MOST_DEPTH = 16;

interface Walk {
  readonly paths: string[];
  readonly closed: string[];
  readonly seen: Set<string>;
  readonly signal: AbortSignal | undefined;
  isCut: boolean;
}

/** Adds the font files of a folder and of those in it. A folder that is reached twice, as by a link, is looked into once. */
async function walk(folder: string, depth: number, into: Walk): Promise<void> {
  stopIfCancelled(into.signal);
  let entries: Awaited<ReturnType<typeof entriesOf>>;
  try {
    const real = await realpath(folder);
    if (into.seen.has(real)) return;
    if (depth > MOST_DEPTH || into.seen.size >= MOST_FOLDERS) {
      into.isCut = true;
      return;
    }
    into.seen.add(real);
    entries = await entriesOf(folder);
  } catch {
    into.closed.push(folder);
    return;
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const isFont = extensions.has(extname(entry.name).toLowerCase());
    if (entry.isDirectory() || (entry.isSymbolicLink() && !isFont)) await walk(path, depth + 1, into);
    else if (isFont) {
      if (into.paths.length >= MOST_FILES) into.isCut = true;
      else into.paths.push(path);
    }
  }
}

function entriesOf(folder: string) {
  return readdir(folder, { withFileTypes: true });
}

/** What a search may tell and hear. */
interface Searching {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Describes every font file in some folders and those in them. A folder that is not there is left out; what cannot be
 * read is told with its reason. Progress counts files. Throws `cancelled`.
 */
export async function findFonts(
  folders: readonly string[],
  reader: FontReader,
  { onProgress, signal }: Searching = {},
): Promise<FoundFonts> {
  const found: Walk = { paths: [], closed: [], seen: new Set(), signal, isCut: false };
  for (const folder of folders) await walk(folder, 0, found);
  const files: FoundFonts['files'] = [];
  const unusable: FoundFonts['unusable'] = [];
  for (const [done, path] of found.paths.entries()) {
    stopIfCancelled(signal);
    onProgress?.(done, found.paths.length);
    try {
      const file = await reader.describe(path, signal);
      // Which characters each of hundreds of faces has would be more than all else that is told of them.
      files.push({
        ...file,
        faces: file.faces.map((face) => ({ ...face, coverage: { ...face.coverage, ranges: [] } })),
      });
    } catch (error) {
      stopIfCancelled(signal);
      if (error instanceof FontProblem) unusable.push({ path, zh: error.zh, en: error.en });
      else found.closed.push(path);
    }
  }
  onProgress?.(found.paths.length, found.paths.length);
  return { files, unusable, closed: found.closed, isCut: found.isCut };
}
