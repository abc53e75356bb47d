/** Old documents as docx, by LibreOffice where the machine has it: in a folder and with a profile of its own. */
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
import { DayangError } from '../../errors.ts';
import type { CopyFile } from '../copy-source.ts';
import { readBytes } from '../photo.ts';
import { officeProgram, profileSettings } from './office-program.ts';
import { isOldDocument, mayBeOldDocument } from './old-document.ts';
import { runGroup } from './run-group.ts';

/** The largest document that is converted. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Seconds a conversion may take: the program's first start on a slow machine takes some ten. */
const PATIENCE = 90;

/** Bytes that say whether a file may be such a document. */
const HEAD = 128;

/** What of the machine a conversion is made with; tests give their own. */
export interface Conversion {
  readonly signal?: AbortSignal | undefined;
  readonly seconds?: number;
  /** The search path. */
  readonly search?: string;
}

/** The first bytes of a file; none of what is no file, or cannot be read: whoever reads it says so. */
function headOf(path: string): Uint8Array {
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

/** Runs the program in a folder, on `copy.doc` or what it ends with there. Returns the docx's path. */
async function converted(
  program: string,
  folder: string,
  source: string,
  name: string,
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
    ...['--convert-to', 'docx:MS Word 2007 XML', '--outdir', out, source],
  ];
  const environment = { ...process.env, HOME: folder, TMPDIR: folder };
  const ending = await runGroup(program, given, { folder, environment, seconds, signal });
  if (ending.kind === 'too-slow') throw new DayangError('old-document-slow', { name, seconds });
  const made = join(out, `${basename(source, extname(source))}.docx`);
  // It says that it is done with code 0, whether or not it could read the document.
  if (statSync(made, { throwIfNoEntry: false })?.isFile() === true) return made;
  const detail = ending.says.split(/\r?\n/u)[0] || 'no document was written';
  throw new DayangError('old-document-failed', { name, detail });
}

/**
 * Reads a file of copy by `read`; one in an old format is converted first, and `read` is given the docx under the name of
 * the file. Throws what `read` throws, `cancelled`, and `old-document`, `old-document-slow` or `old-document-failed`.
 */
export async function withOldDocument(
  path: string,
  read: (path: string) => Promise<CopyFile>,
  conversion: Conversion = {},
): Promise<CopyFile> {
  const [name, extension] = [basename(path), extname(path)];
  if (!mayBeOldDocument(headOf(path))) return read(path);
  const bytes = readBytes(path, MOST_BYTES);
  if (!isOldDocument(bytes, extension.slice(1).toLowerCase())) return read(path);
  const program = officeProgram(conversion.search);
  if (program === null) throw new DayangError('old-document', { name });
  const folder = mkdtempSync(join(tmpdir(), 'dayang-document-'));
  try {
    // A plain name: what a file is called is no word to the program.
    const source = join(folder, /^\.[a-z]{2,4}$/iu.test(extension) ? `copy${extension}` : 'copy.doc');
    writeFileSync(source, bytes);
    const made = await converted(program, folder, source, name, conversion);
    const named = join(folder, 'named');
    mkdirSync(named);
    renameSync(made, join(named, name));
    const copy = await read(join(named, name));
    return { ...copy, remarks: [{ kind: 'converted', count: 1 }, ...copy.remarks] };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
