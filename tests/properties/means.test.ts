/** Each means of design is found by what people call it, is told in the guide beside a picture, and prints in both standards. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import { findCommands } from '../../renderer/app/find-commands.ts';
import { type CommandId, commandIds, commandOf } from '../../shared/contract/commands.ts';
import { effectCommands } from '../../shared/contract/effect-commands.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { writtenKey } from '../../shared/contract/guide-keys.ts';
import { lookCommands } from '../../shared/contract/look-commands.ts';
import { shapeCommands } from '../../shared/contract/shape-commands.ts';
import { testResources } from '../kit/editions.ts';
import { allMeans, type GuidePart } from '../kit/means.ts';
import { MEANS_PAGE, meansEdition } from '../kit/means-page.ts';

/** How many of those found a hand looks at before it types something else. */
const SEEN = 5;

const docs = join(import.meta.dirname, '../../docs');

/** The parts of a page of the guide, each with its heading: those of both languages are in one order (`guide.test.ts`). */
function partsOf(file: string): string[] {
  return readFileSync(join(docs, file), 'utf8').split(/^(?=#{1,3} )/mu);
}

function partIn(language: 'zh' | 'en', { page, heading }: GuidePart): string {
  const at = partsOf(`${page}.md`).findIndex((part) => part.replace(/^#+ /u, '').startsWith(`${heading}\n`));
  return partsOf(language === 'zh' ? `${page}.zh.md` : `${page}.md`)[at] ?? '';
}

/** What a part calls a command: its name without what is understood there, or its key. */
function isToldIn(part: string, id: CommandId): boolean {
  const { zh, en, key } = commandOf(id);
  const names = [zh, en].map((name) => name.replace(/…$/u, '').replace(/^(?:标题|图表：|Chart: )/u, ''));
  return (
    names.some((name) => part.toLowerCase().includes(name.toLowerCase())) ||
    (key !== undefined && part.includes(writtenKey(key)))
  );
}

/** What an image-less page of the means may be told of before it is exported, and no more. */
const ofTests: ReadonlySet<string> = new Set(['picture-missing']);

describe('each means of design', () => {
  it('is one of all: no command of effects, shapes and looks is left out', () => {
    const told = new Set(allMeans.map(({ id }) => id));
    const all = [effectCommands, shapeCommands, lookCommands].flatMap((table) => Object.keys(table));
    // They end or go on with what others began.
    const further = ['effect.none', 'effect.as-style', 'shape.none', 'shape.add-corner'];
    const known = commandIds.filter((id) => all.includes(id) && !further.includes(id));
    expect(known.filter((id) => !told.has(id))).toEqual([]);
    expect(known.length).toBe(all.length - further.length);
  });

  it.each(allMeans)('$id is found by what people call it', ({ id, words }) => {
    const lost = words
      .split(' ')
      .filter((word) => !findCommands(word.replaceAll('-', ' ')).slice(0, SEEN).includes(id));
    expect(lost).toEqual([]);
  });

  it.each(['zh', 'en'] as const)('is told in the guide beside a picture of its like (%s)', (language) => {
    const untold = allMeans.filter(({ id, part }) => !isToldIn(partIn(language, part), id)).map(({ id }) => id);
    expect(untold).toEqual([]);
    const bare = [...new Set(allMeans.map(({ part }) => part))].filter(
      (part) => !/!\[[^\]]+\]\([\w-]+\.png\)/u.test(partIn(language, part)),
    );
    expect(bare).toEqual([]);
  });

  it.each(['x4', 'x1a'] as const)(
    'prints in PDF/%s without an error, beside all others on a page',
    async (standard) => {
      const folder = mkdtempSync(join(tmpdir(), 'dayang-means-'));
      try {
        const { findings, files } = await exportPages(
          {
            edition: meansEdition(),
            pages: [MEANS_PAGE],
            folder,
            settings: { ...standardPreset(standard), hasMarks: false },
            override: { reason: 'means', by: 'test' },
          },
          { resources: testResources(), imageBytes: () => undefined },
        );
        expect(files.length).toBe(1);
        const errors = findings.filter(({ severity, rule }) => severity === 'error' && !ofTests.has(rule));
        expect(errors.map(({ rule }) => rule)).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
