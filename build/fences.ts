/**
 * The linter for how files hang together: who may import whom (`rooms.ts`), no circle of imports, no file that is too
 * long. `node build/fences.ts` says what is wrong; with `--write` it writes the table of ARCHITECTURE.md anew.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBreaks, type Room, rooms, tables } from './rooms.ts';

/** Source files of the program by their paths from the root, with what they import, as it is written there. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** Beyond this a file is usually two ideas. */
const MOST_LINES = 400;
const root = fileURLToPath(new URL('..', import.meta.url));

/** An import or export from another file, at the start of a line as the formatter leaves it, or one made when it runs. */
const IMPORTS = /^(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gmu;

/** What a file imports. Types count: a file cannot be understood without what it names. */
export function importsIn(text: string): string[] {
  return [...text.matchAll(IMPORTS)].flatMap(([, named, bare, later]) => named ?? bare ?? later ?? []);
}

/** Where an import leads: a path from the root, or the name of a package. */
function target(file: string, written: string): { readonly path: string } | { readonly name: string } {
  if (written.startsWith('.')) return { path: posix.join(dirname(file), written.replace(/\?.*$/u, '')) };
  return { name: written.split('/', written.startsWith('@') ? 2 : 1).join('/') };
}

/**
 * The room a file belongs to: that of the nearest folder above it which is a room's; undefined for files that are of
 * none, as tests, assets, and new folders beside the rooms.
 */
function roomOf(path: string): Room | undefined {
  const room = rooms.find(({ at }) => at.includes(path));
  if (room !== undefined) return room;
  const folder = dirname(path);
  // What stands in `electron` itself is main's; a new folder there is not.
  const isWithinRoom = path.includes('.') || folder.includes('/');
  return folder !== '.' && isWithinRoom ? roomOf(folder) : undefined;
}

/** True where one of some entries of `Room.imports` allows a file. */
function allows(entries: readonly string[], path: string): boolean {
  const room = roomOf(path);
  return entries.some((entry) => {
    if (entry.endsWith('/**')) return path.startsWith(entry.slice(0, -2));
    if (entry.includes('*')) {
      const [start = '', end = ''] = entry.split('*');
      return path.startsWith(start) && path.endsWith(end) && !path.slice(start.length).includes('/');
    }
    return path === entry || room?.at.includes(entry) === true;
  });
}

/** Imports that cross a fence, and exceptions that nothing needs any more. */
export function brokenFences(imports: Imports, exceptions = openBreaks): string[] {
  const broken: string[] = [];
  const needed = new Set<object>();
  for (const [file, written] of imports) {
    const room = roomOf(file);
    if (room === undefined) {
      broken.push(`${file} is in no room of build/rooms.ts`);
      continue;
    }
    for (const each of written) {
      const to = target(file, each);
      if ('name' in to) {
        const isAllowed = room.packages.some(
          (name) => name === to.name || (name === 'node:*' && to.name.startsWith('node:')),
        );
        if (!isAllowed) broken.push(`${file} uses the package ${to.name}; ${room.at[0]} may not`);
        continue;
      }
      if (roomOf(to.path) === room || allows(room.imports, to.path)) continue;
      const exception = exceptions.find(({ from, to: end }) => allows([from], file) && allows([end], to.path));
      if (exception === undefined) broken.push(`${file} imports ${to.path}; ${room.at[0]} may not`);
      else needed.add(exception);
    }
  }
  const stale = exceptions.filter((exception) => !needed.has(exception));
  return [...broken, ...stale.map(({ from, to }) => `nothing needs the exception from ${from} to ${to} any more`)];
}

/** Files that import each other, in a circle of any length: each circle as the files in it (Tarjan). */
export function circles(imports: Imports): string[][] {
  const found: string[][] = [];
  const seen = new Map<string, { readonly index: number; low: number }>();
  const path: string[] = [];
  const onPath = new Set<string>();
  const visit = (file: string): { low: number } => {
    const own = { index: seen.size, low: seen.size };
    seen.set(file, own);
    path.push(file);
    onPath.add(file);
    for (const written of imports.get(file) ?? []) {
      const to = target(file, written);
      if (!('path' in to) || !imports.has(to.path)) continue;
      const known = seen.get(to.path);
      if (known === undefined) own.low = Math.min(own.low, visit(to.path).low);
      else if (onPath.has(to.path)) own.low = Math.min(own.low, known.index);
    }
    if (own.low === own.index) {
      const circle = path.splice(path.indexOf(file));
      for (const each of circle) onPath.delete(each);
      if (circle.length > 1) found.push(circle.sort());
    }
    return own;
  };
  for (const file of imports.keys()) if (!seen.has(file)) visit(file);
  return found;
}

/** Files of the repository with one of some endings. */
function filesWith(endings: RegExp, ...folders: readonly string[]): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z', ...folders], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((file) => endings.test(file) && existsSync(join(root, file)));
}

function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** What the program's files import. Tests may import everything. */
export function importsOfTree(): Imports {
  const files = filesWith(/(?<!\.test)\.tsx?$/u, 'shared', 'electron', 'renderer');
  return new Map(files.map((file) => [file, importsIn(textOf(file))]));
}

/** Files of more lines than a file has that holds one idea. */
export function longFiles(): string[] {
  return filesWith(/\.(?:tsx?|mjs|cjs|css)$/u, 'shared', 'electron', 'renderer', 'build', 'bench')
    .filter((file) => !/\.test\.ts$/u.test(file) && !tables.includes(file))
    .map((file) => ({ file, lines: textOf(file).split('\n').length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ file, lines }) => `${file} has ${lines} lines, more than ${MOST_LINES}`);
}

const START = '<!-- The table of rooms: written by build/fences.ts from build/rooms.ts. -->';
const END = '<!-- The end of the table of rooms. -->';

/** A path as the table shows it: within the same tree without its name. */
function inWords(entry: string, tree: string): string {
  const short = entry.startsWith(`${tree}/`) ? entry.slice(tree.length + 1) : entry;
  if (entry.endsWith('/**')) return short === '**' ? `all of ${tree}` : entry.slice(0, -3);
  return short.replace(/\.tsx?$/u, '');
}

/** The rows of the table, a room each. */
function rows(): string {
  return rooms
    .map(({ at, holds, imports }) => {
      const [first = ''] = at;
      const [tree = ''] = first.split('/');
      const places = at.map((path) => (path.includes('.') ? `\`${path}\`` : `\`${path}/\``)).join(', ');
      const may = imports.length === 0 ? '—' : imports.map((entry) => inWords(entry, tree)).join(', ');
      return `| ${places} | ${holds} | ${may} |`;
    })
    .join('\n');
}

/** ARCHITECTURE.md with the table as it should be. Throws where it has no place for one. */
export function withTable(page: string): string {
  const [before, rest] = page.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error('ARCHITECTURE.md has no place for the table of rooms');
  return `${before}${START}\n\n| folder | what lives there | may import |\n|---|---|---|\n${rows()}\n\n${END}${after}`;
}

/** All that is wrong with how the files hang together. */
function faults(): string[] {
  const imports = importsOfTree();
  const isStale = withTable(textOf('ARCHITECTURE.md')) !== textOf('ARCHITECTURE.md');
  return [
    ...brokenFences(imports),
    ...circles(imports).map((circle) => `a circle of imports: ${circle.join(' ')}`),
    ...longFiles(),
    ...(isStale ? ['ARCHITECTURE.md has another table of rooms: node build/fences.ts --write'] : []),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--write')) {
    writeFileSync(join(root, 'ARCHITECTURE.md'), withTable(textOf('ARCHITECTURE.md')));
  }
  const found = faults();
  for (const fault of found) process.stderr.write(`${fault}\n`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
