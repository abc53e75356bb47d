/** Recipes of CONTRIBUTING.md, followed in a scratch copy of the repository. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What is worked on is copied; what is only read is linked. */
const copied = ['shared', 'electron', 'renderer', 'assets', 'tests', 'bench', 'build', 'package.json', 'tsconfig.json'];
const linked = ['node_modules'];
/** All rooms and what recipes show as one project, with the types of browser and Node: everything is checked once. */
const project = {
  extends: './tsconfig.json',
  compilerOptions: { lib: ['ES2023', 'DOM', 'DOM.Iterable'], jsx: 'react-jsx', types: ['node', 'vite/client'] },
  files: null,
  include: ['shared/**/*.ts', 'electron/**/*.ts', 'renderer/**/*.ts', 'renderer/**/*.tsx', 'tests/recipes/*.ts'],
  exclude: ['shared/**/*.test.ts', 'electron/**/*.test.ts', 'renderer/**/*.test.ts'],
};

/**
 * A file as a recipe has it: written whole, a register with an import and an entry added, a list with a record added,
 * or a table or set of commands with an entry added.
 */
interface Ingredient {
  readonly path: string;
  readonly how: (typeof ways)[number];
  readonly text: string;
}

/** How a recipe changes a file. */
const ways = ['file', 'register', 'data', 'entry'] as const;

/** The files of a recipe, by the start of its heading. */
export function recipe(heading: string): readonly Ingredient[] {
  const [, own] = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').split(`\n### ${heading}`);
  if (own === undefined) throw new Error(`no recipe ${heading}`);
  const section = own.split(/\n##/u)[0] ?? '';
  return [...section.matchAll(/```\w+ (file|register|data|entry)=(\S+)\n([\s\S]*?)```/gu)].map(
    ([, how, path = '', text = '']) => ({
      path,
      how: ways.find((way) => way === how) ?? 'file',
      text,
    }),
  );
}

/** How many files of code a heading says that its recipe takes. */
export function filesTold(heading: string): number {
  const told = new RegExp(`\n### ${heading}.*\\((\\d) (?:code )?files?\\)`, 'u').exec(
    readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8'),
  );
  return Number(told?.[1]);
}

interface Ran {
  readonly code: number;
  readonly said: string;
}

/** A copy of the repository to try things in. */
export class ScratchCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'dayang-recipe-'));

  constructor() {
    for (const name of copied) cpSync(join(root, name), join(this.folder, name), { recursive: true });
    for (const name of linked) symlinkSync(join(root, name), join(this.folder, name));
    writeFileSync(
      join(this.folder, 'vitest.config.ts'),
      "export default { test: { include: ['{shared,renderer,tests}/**/*.test.ts'], testTimeout: 1_800_000 } };\n",
    );
    this.write('tsconfig.recipe.json', JSON.stringify(project));
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Does what a recipe says; returns the files of code it changed. */
  follow(ingredients: readonly Ingredient[]): Set<string> {
    for (const { path, how, text } of ingredients) {
      if (how === 'register') this.register(path, text);
      else if (how === 'data') this.list(path, JSON.parse(text));
      else if (how === 'entry') this.entry(path, text);
      else this.write(path, text);
    }
    return new Set(ingredients.flatMap(({ path, how }) => (how === 'data' ? [] : path)));
  }

  /** Adds a record to a list of them. */
  list(path: string, record: unknown): void {
    const known: unknown = JSON.parse(this.read(path));
    if (!Array.isArray(known)) throw new Error(`${path} is no list`);
    this.write(path, JSON.stringify([...known, record]));
  }

  /** Adds to a register: its imports to the imports, all else to the end of the list of modules. */
  register(path: string, text: string): void {
    const lines = text.trimEnd().split('\n');
    const imports = lines.filter((line) => line.startsWith('import '));
    const entries = lines.filter((line) => !line.startsWith('import '));
    const known = this.read(path);
    const listed = known.replace(/(const modules = \{[\s\S]*?)\n\}/u, (_, list: string) =>
      [list, ...entries, '}'].join('\n'),
    );
    if (listed === known) throw new Error(`${path} has no list of modules`);
    this.write(path, listed.replace(/\nimport /u, `\n${[...imports, 'import '].join('\n')}`));
  }

  /** Adds to a table or a set of commands: its imports to the imports, all else at its beginning. */
  entry(path: string, text: string): void {
    const lines = text.trimEnd().split('\n');
    const imports = lines.filter((line) => line.startsWith('import '));
    const entries = lines.filter((line) => !line.startsWith('import '));
    const known = this.read(path);
    const added = known.replace(/(?:Commands = |commandSet\()\{\n/u, (opening) => `${opening}${entries.join('\n')}\n`);
    if (added === known) throw new Error(`${path} has no commands`);
    this.write(
      path,
      imports.length === 0 ? added : added.replace(/\nimport /u, `\n${[...imports, 'import '].join('\n')}`),
    );
  }

  #run(...args: string[]): Promise<Ran> {
    return new Promise((resolve) => {
      execFile(process.execPath, args, { cwd: this.folder, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ code, said: `${stdout}${stderr}` });
      });
    });
  }

  /** What the compiler says of the copy; nothing where all is well. Two seconds of the processor's time. */
  async typeFaults(): Promise<string> {
    const { code, said } = await this.#run(
      'node_modules/typescript/bin/tsc',
      '-p',
      'tsconfig.recipe.json',
      '--singleThreaded',
    );
    return code === 0 ? '' : said;
  }

  /** Runs test files; nothing where all pass. */
  async testFaults(...paths: string[]): Promise<string> {
    const { code, said } = await this.#run('node_modules/vitest/vitest.mjs', 'run', '--root', this.folder, ...paths);
    return code === 0 ? '' : said;
  }

  /** Runs `dayang …` from the copy's sources; returns what it prints. Throws where it fails. */
  async dayang(...args: string[]): Promise<string> {
    const { code, said } = await this.#run('electron/cli/main.ts', ...args);
    if (code !== 0) throw new Error(said);
    return said;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
