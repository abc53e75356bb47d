/** Files of other programs' formats, converted by LibreOffice where the machine has it: in a folder and with a profile of its own. */
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ImportRemark } from '../../../shared/text/import-remarks.ts';
import { DayangError, type ErrorCode } from '../../errors.ts';
import { readBytes } from '../photo.ts';
import { officeProgram, profileSettings } from './office-program.ts';
import { runGroup } from './run-group.ts';

/** The largest file that is converted. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Seconds a conversion may take: the program's first start on a slow machine takes some ten. */
const PATIENCE = 90;

/** Bytes at a file's start that say whether it may be one to be converted. */
const HEAD = 512;

/** What of the machine a conversion is made with; tests give their own. */
export interface Conversion {
  readonly signal?: AbortSignal | undefined;
  readonly seconds?: number;
  /** The search path. */
  readonly search?: string;
}

/** What files are converted to. */
export interface Target {
  /** Without its dot. */
  readonly extension: string;
  /** What LibreOffice calls what writes it. */
  readonly filter: string;
  /** What is said of what was converted. */
  readonly remark: ImportRemark['kind'];
  /** What the names of folders begin with in which it is done. */
  readonly folder: string;
  /** The names of errors: it took too long, it did not work. */
  readonly slow: ErrorCode;
  readonly failed: ErrorCode;
}

/** The first bytes of a file; none of what is no file, or cannot be read: whoever reads it says so. */
export function headOf(path: string): Uint8Array {
  const head = new Uint8Array(HEAD);
  let file: number | undefined;
  try {
    // A pipe would be waited for without end.
    if (!statSync(path).isFile()) return head;
    file = openSync(path, 'r');
    readSync(file, head);
    return head;
  } catch {
    return new Uint8Array(HEAD);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Runs the program in a folder, on a file there. Returns the path of what it made. */
async function converted(
  program: string,
  folder: string,
  source: string,
  name: string,
  target: Target,
  conversion: Conversion,
): Promise<string> {
  const { signal, seconds = PATIENCE } = conversion;
  const [profile, out] = [join(folder, 'profile'), join(folder, 'out')];
  mkdirSync(join(profile, 'user'), { recursive: true });
  mkdirSync(out);
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), profileSettings());
  const given = [
    `-env:UserInstallation=${pathToFileURL(profile).href}`,
    ...['--headless', '--invisible', '--norestore', '--nolockcheck', '--nodefault', '--nologo', '--nofirststartwizard'],
    ...['--convert-to', `${target.extension}:${target.filter}`, '--outdir', out, source],
  ];
  const environment = { ...process.env, HOME: folder, TMPDIR: folder };
  const ending = await runGroup(program, given, { folder, environment, seconds, signal });
  if (ending.kind === 'too-slow') throw new DayangError(target.slow, { name, seconds });
  const made = join(out, `${basename(source, extname(source))}.${target.extension}`);
  // It says that it is done with code 0, whether or not it could read the document.
  if (statSync(made, { throwIfNoEntry: false })?.isFile() === true) return made;
  const detail = ending.says.split(/\r?\n/u)[0] || 'no document was written';
  throw new DayangError(target.failed, { name, detail });
}

/** The program that converts, on this machine; null where there is none. */
export function converter({ search }: Conversion): string | null {
  return officeProgram(search);
}

/** The bytes of a file that is to be converted. Throws as `readBytes` does. */
export function bytesOf(path: string): Uint8Array {
  return readBytes(path, MOST_BYTES);
}

/**
 * Has a file's bytes converted and hands what became of them to `read`, under the name of the file. Throws what `read`
 * throws, `cancelled`, and the target's own errors.
 */
export async function readConverted<Read extends { readonly remarks: readonly ImportRemark[] }>(
  program: string,
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
  target: Target,
  read: (path: string) => Promise<Read>,
  conversion: Conversion,
): Promise<Read> {
  const [name, extension] = [basename(path), extname(path)];
  const folder = mkdtempSync(join(tmpdir(), target.folder));
  try {
    // A plain name: what a file is called is no word to the program.
    const source = join(folder, /^\.[a-z]{2,4}$/iu.test(extension) ? `copy${extension}` : 'copy');
    writeFileSync(source, bytes);
    const made = await converted(program, folder, source, name, target, conversion);
    const named = join(folder, 'named');
    mkdirSync(named);
    renameSync(made, join(named, name));
    const result = await read(join(named, name));
    return { ...result, remarks: [{ kind: target.remark, count: 1 }, ...result.remarks] };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
