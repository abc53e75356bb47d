import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const code = ['renderer', 'shared'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/u.test(file) && !/\.test\.|i18n[/\\]words/u.test(file))
    .map((file) => readFileSync(join(root, room, file), 'utf8')),
);
const all = code.join('\n');

/** What words are made of while running: the `against-` of `against-${code}`. */
const beginnings = [...all.matchAll(/`([a-z]+-)\$\{/gu)].map(([, beginning = '']) => beginning);

const folder = join(root, 'renderer/i18n/words');
const tables = readdirSync(folder).map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
const keys = tables.flatMap(({ file, text }) =>
  [...text.matchAll(/^ {2}'?([\w-]+)'?: \{/gmu)].map(([, key = '']) => ({ file, key })),
);

describe('words of the interface', () => {
  it('are found', () => {
    expect(keys.length).toBeGreaterThan(300);
    expect(beginnings.length).toBeGreaterThan(0);
  });

  it('are each said once', () => {
    const seen = new Set<string>();
    const twice = keys.filter(({ key }) => seen.size === seen.add(key).size);
    expect(twice).toEqual([]);
  });

  it('are each asked for somewhere', () => {
    const unused = keys.filter(
      ({ key }) =>
        !all.includes(`'${key}'`) && !all.includes(`"${key}"`) && !beginnings.some((made) => key.startsWith(made)),
    );
    expect(unused).toEqual([]);
  });
});
