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

  it('go with their number in English', () => {
    // A word in s after a value is a verb, or says of more than one what may be one.
    const verbs = /^(?:is|has|as|lacks)$/u;
    const wrong = tables.flatMap(({ file, text }) =>
      [...text.matchAll(/\{\w+\} (?:more )?([a-z]+s)\b/gu)].flatMap(([said, word = '']) =>
        verbs.test(word) ? [] : [`${file}: ${said}`],
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('have lists with the separators of their language', () => {
    // `、` is Chinese: words take a list as it is. What is kept in a file or a field, not said, may be joined so.
    const kept = ['paper/page-plan.ts', 'proof/SignOff.tsx'];
    const joined = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' }).filter(
      (file) =>
        /(?<!\.test)\.tsx?$/u.test(file) &&
        !/i18n/u.test(file) &&
        !kept.includes(file) &&
        readFileSync(join(root, 'renderer', file), 'utf8').includes(".join('、')"),
    );
    expect(joined).toEqual([]);
  });
});
