import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const renderer = join(dirname(fileURLToPath(import.meta.url)), '../../renderer');
const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' });
const sheets = files.filter((file) => file.endsWith('.css'));
const shared = new Set(['tokens.css', 'base.css', 'styles.css']);
const read = (file: string) => readFileSync(join(renderer, file), 'utf8');

/** The window's code, in which every class that is styled is named. */
const code = files
  .filter((file) => /\.tsx?$/u.test(file) && !file.includes('.test.'))
  .map(read)
  .join('\n');

describe('styles', () => {
  it('stand beside the component they are of', () => {
    for (const sheet of sheets.filter((file) => !shared.has(basename(file)))) {
      const owner = join(renderer, sheet.slice(0, -'.css'.length));
      expect([`${owner}.tsx`, `${owner}.ts`].some(existsSync), sheet).toBe(true);
    }
  });

  it('are all in the one list that says in which order they apply', () => {
    const listed = [...read('ui/styles.css').matchAll(/@import "(.+?)"/gu)].map(([, file]) => join('ui', file ?? ''));
    expect(listed.toSorted()).toEqual(sheets.filter((file) => !file.endsWith('styles.css')).toSorted());
  });

  it('are of classes the window has', () => {
    // Made while running: of the kind of a paragraph (copy-…) and of the side a handle is on.
    const made = new Set(['copy-subhead', 'copy-note', 'n', 'e', 's', 'w', 'ne', 'nw', 'se', 'sw']);
    const unknown = sheets.flatMap((sheet) =>
      [...read(sheet).matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/gu)]
        .map(([, name]) => name ?? '')
        .filter((name) => !made.has(name) && !new RegExp(`(?<![\\w-])${name}(?![\\w-])`, 'u').test(code))
        .map((name) => `${sheet}: .${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('keep distances to the scale in the tokens, but for hairlines and what is measured by something else', () => {
    const off = sheets.flatMap((sheet) =>
      [...read(sheet).matchAll(/^\s+((?:padding|margin)[a-z-]*|(?:row-|column-)?gap): ([^;]*);/gmu)].flatMap(
        ([whole, , value = '']) =>
          [...value.matchAll(/(\d+)px/gu)].some(([, length]) => Number(length) > 1 && Number(length) <= 24)
            ? [`${sheet}: ${whole.trim()}`]
            : [],
      ),
    );
    expect(off).toEqual([]);
  });
});
