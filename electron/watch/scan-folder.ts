/** One look at a watched folder: what lies in it and the folders in it, and nothing that leads out of it. */
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A file as it lies there now. */
export interface SeenFile {
  /** Its path from the folder, parted by `/`. */
  readonly name: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** When it was last written, in milliseconds since 1970. */
  readonly modified: number;
  /** When anything of it last changed, in milliseconds since 1970, and which file it is: one that took another's place. */
  readonly changed: number;
  readonly inode: number;
  /** Its name is not in UTF-8: it is there, and nobody can ask for it. */
  readonly isGarbled?: true;
}

/**
 * Names that programs give a file while they write it, and files that are none of the desk's: Word's owner files (`~$`),
 * hidden files, editors' and transfer programs' temporary names, and what systems leave in folders.
 */
const TEMPORARY =
  /^(?:[.~]|Thumbs\.db$|desktop\.ini$)|(?:~|\.(?:tmp|temp|part|partial|crdownload|download|filepart|swp|lock|writing))$/iu;

/** True for a name that is not a file's own yet, or never a story's. */
function isTemporary(name: string): boolean {
  return TEMPORARY.test(name);
}

/** Folders in folders that are looked into: a loop of mounts has no end. */
const DEEPEST = 8;

/**
 * Looks through a folder. Links are not followed: what a link in the folder leads to is seen where it lies, or lies
 * elsewhere. A file or a folder in it that goes away meanwhile is not there. Throws where the folder itself cannot be read.
 */
export async function scanFolder(folder: string): Promise<SeenFile[]> {
  const seen: SeenFile[] = [];
  const look = async (path: string, prefix: string, depth: number): Promise<void> => {
    const entries = await readdir(path, { withFileTypes: true });
    for (const entry of entries) {
      const { name } = entry;
      if (isTemporary(name) || entry.isSymbolicLink()) continue;
      const own = join(path, name);
      if (entry.isDirectory()) {
        // One that is closed to us, or gone by now, hides no other.
        if (depth < DEEPEST) await look(own, `${prefix}${name}/`, depth + 1).catch(() => undefined);
      } else if (entry.isFile()) {
        const stat = await lstat(own).catch(() => null);
        if (stat?.isFile() === true) {
          const { size, mtimeMs: modified, ctimeMs: changed, ino: inode } = stat;
          seen.push({ name: `${prefix}${name}`, path: own, size, modified, changed, inode });
        } else if (stat === null && name.includes('\ufffd')) {
          seen.push({
            name: `${prefix}${name}`,
            path: own,
            size: 0,
            modified: 0,
            changed: 0,
            inode: 0,
            isGarbled: true,
          });
        }
      }
    }
  };
  await look(folder, '', 0);
  return seen.sort((a, b) => a.modified - b.modified || (a.name < b.name ? -1 : 1));
}
