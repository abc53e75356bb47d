/** Character styles in files for the press: clean by preflight, black on the black plate, their words read in order. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import { compose } from '../../shared/compose/compose.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { HeadlineBlock, Leaf } from '../../shared/edition/records.ts';
import { linePart, writeRuns } from '../../shared/edition/text.ts';
import { pdfText } from '../kit/command-line.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  paragraph,
  testResources,
  withArticle,
  withBlocks,
} from '../kit/editions.ts';
import { platesOf } from '../kit/printed.ts';
import { hasProgram } from '../kit/programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-characters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function page(children: readonly Leaf[]) {
  const story = { ...article([]), body: [{ ...paragraph(''), children: [...children] }] };
  const edition = withArticle(emptyEdition(), story);
  return withBlocks(edition, [bodyBlock(pageOf(edition, 1), story, { rows: 6, span: 3 })]);
}

const black: readonly Leaf[] = [
  { text: '东湖' },
  { text: '灯火', dots: true },
  { text: '武汉', line: 'name' },
  { text: '东湖志', line: 'title' },
  { text: '一直亮', line: 'under', face: 'aside' },
  { text: '到深夜', spacing: 250 },
  { text: '人们', width: 80, face: 'name' },
  { text: '说CO' },
  { text: '2', script: 'sub' },
  { text: '少了。' },
];

describe.each(['x4', 'x1a'] as const)('a page of character styles as %s', (standard) => {
  const written = async (name: string, leaves: readonly Leaf[]) => {
    const { files, findings } = await exportPages(
      {
        edition: page(leaves),
        pages: [1],
        folder: join(folder, `${name}-${standard}`),
        settings: { ...standardPreset(standard), hasMarks: false },
        override: { reason: 'styles', by: 'test' },
      },
      { resources: testResources(), imageBytes: () => undefined },
    );
    // The page has no headline, picture or page head of its own: what is found is of those.
    const own = findings.filter(
      ({ severity, rule }) => severity === 'error' && /font|glyph|line|ink|colour/u.test(rule),
    );
    return { path: files[0]?.path ?? '', errors: own };
  };

  it.runIf(hasProgram('gs', '--version'))(
    'has nothing for the press to mend, black alone, its words in order',
    async () => {
      const { path, errors } = await written('black', black);
      expect(errors).toEqual([]);
      const inked = [...(await platesOf(path))].filter(([, { ink }]) => ink.some((level) => level > 0));
      expect(inked.map(([name]) => name)).toEqual(['Black']);
      expect(pdfText(path).replace(/\s/gu, '')).toContain('东湖灯火武汉东湖志一直亮到深夜人们说CO2少了。');
    },
  );

  it.runIf(hasProgram('gs', '--version'))('has words of a swatch on its plates, with their lines', async () => {
    const { path } = await written('red', [{ text: '东湖' }, { text: '灯火', colour: 'red', line: 'under' }]);
    const inked = [...(await platesOf(path))].filter(([, { ink }]) => ink.some((level) => level > 0));
    expect(inked.map(([name]) => name).toSorted()).toEqual(['Black', 'Magenta', 'Yellow']);
  });
});

it.runIf(hasProgram('gs', '--version'))('a headline and its figures are black alone, and read in order', async () => {
  const lined = article([], { headlines: { kicker: [], headline: ['甲'], deck: [], summary: '' } });
  const story =
    writeRuns(lined, linePart('headline', 0), [
      { text: '全市CO' },
      { text: '2', script: 'sub' },
      { text: '少了，' },
      { text: '邡', ruby: 'fāng' },
      { text: '江清了', line: 'under', dots: true },
    ]) ?? lined;
  const edition = withArticle(emptyEdition(), story);
  const first = pageOf(edition, 1);
  const block: HeadlineBlock = {
    ...{ id: newId<'block'>(), kind: 'headline', level: 'story', direction: 'across', order: 1 },
    ...{ pageId: first.id, articleId: story.id, frame: gridFrame(first.grid, 0, 4, 20, 8) },
    effects: { fill: { ink: 0 }, outlines: [{ width: 1, ink: 1 }], shadow: { dx: 1, dy: 1, ink: 1 } },
  };
  const { files } = await exportPages(
    {
      edition: withBlocks(edition, [block]),
      pages: [1],
      folder: join(folder, 'headline'),
      settings: { ...standardPreset('x4'), hasMarks: false },
      override: { reason: 'styles', by: 'test' },
    },
    { resources: testResources(), imageBytes: () => undefined },
  );
  const path = files[0]?.path ?? '';
  const inked = [...(await platesOf(path))].filter(([, { ink }]) => ink.some((level) => level > 0));
  expect(inked.map(([name]) => name)).toEqual(['Black']);
  expect(pdfText(path).replace(/\s/gu, '')).toContain('全市CO2少了，');
  // A reading parts no words: who searches for them finds them, in the order of the file as well.
  expect(pdfText(path).replace(/\s/gu, '')).toContain('少了，邡江清了');
  const inFile = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' });
  expect(inFile).toContain('邡江清了');
});

it('tells readings from the words of the copy', () => {
  const { pages } = compose(page([{ text: '装', ruby: 'zhuāng' }]), testResources());
  const runs = (pages[0]?.items ?? []).filter((item) => item.kind === 'glyphs' && item.text === 'zhuāng');
  expect(runs).toMatchObject([{ isReading: true, source: null }]);
});
