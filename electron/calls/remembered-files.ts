/** Files that were chosen on this machine once, and may be read again at a later start: those the document says it came from. */
import { isAbsolute, normalize, sep } from 'node:path';
import type { GrantedPaths } from '../granted-paths.ts';
import type { Settings } from '../settings.ts';

/** What they need of the program. */
interface Host {
  readonly paths: GrantedPaths;
  readonly settings: Pick<Settings, 'get' | 'set'>;
}

/** Files that are remembered, those last read first. */
const MOST_REMEMBERED = 400;

/**
 * The path of a file, if it was chosen, now or on this machine before, which is remembered. What a mailed edition says it came
 * from is not read: it may name any file, or one of a stranger's server. Throws `path-not-granted`.
 */
export function rememberedFile({ paths, settings }: Host, list: 'linkedTables' | 'linkedCopy', path: string): string {
  const known = settings.get()[list] ?? [];
  const granted = known.includes(path) ? path : paths.granted(path);
  // What is read every day is not forgotten for what was read once.
  if (known[0] !== granted) {
    const others = known.filter((one) => one !== granted);
    settings.set({ [list]: [granted, ...others].slice(0, MOST_REMEMBERED) });
  }
  return granted;
}

/** True of a path within a folder that an edition takes copy from: that folder was chosen on this machine. */
function isInWatchedFolder({ settings }: Host, path: string): boolean {
  if (!isAbsolute(path)) return false;
  const whole = normalize(path);
  const folders = settings.get().watchedFolders ?? [];
  return folders.some(({ folder }) => {
    const own = normalize(folder);
    return whole.startsWith(own.endsWith(sep) ? own : own + sep);
  });
}

/** Documents whose format says what their bytes are: nobody reads them in another encoding. */
const TELLS_ITSELF = /\.(?:doc[xm]?|dot[xm]?|wps|wpt|od[tm])$/iu;

/**
 * The path of a file of copy that may be read: chosen, now or on this machine before, or in a folder that copy is taken
 * from. Throws `path-not-granted`.
 */
export function copyFile(host: Host, path: string): string {
  if (TELLS_ITSELF.test(path)) return host.paths.granted(path);
  // What is judged is what is read: `link/../x` names another file once a link is followed.
  return isInWatchedFolder(host, path) ? normalize(path) : rememberedFile(host, 'linkedCopy', path);
}
