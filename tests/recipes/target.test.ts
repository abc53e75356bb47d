/** The recipe for an export target, followed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesTold, recipe, ScratchCopy } from '../kit/recipes.ts';

/** What the dialog is to show of a new target. */
const shows = `
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { PresetChoice } from '../../renderer/export/PresetChoice.tsx';
import { SettingsFields } from '../../renderer/export/SettingsFields.tsx';
import { standardPreset } from '../../shared/contract/export-settings.ts';

it('is offered in the export dialog, with the settings it has', () => {
  const settings = standardPreset('text');
  const fields = { settings, attempt: async () => undefined, onChange: () => undefined };
  const presets = { own: [], last: null };
  const ofPaper = { paper: [], onPaper: () => undefined };
  const choice = renderToStaticMarkup(
    createElement(PresetChoice, { ...fields, ...ofPaper, presets, onPresets: () => undefined }),
  );
  expect(choice).toContain('<option value="text" selected="">纯文本</option>');
  const shown = renderToStaticMarkup(createElement(SettingsFields, fields));
  expect(shown).toContain('{date}-{page:02}');
  expect(shown).toContain('所有版在一个文件里');
  expect(shown).not.toContain('印刷条件');
});
`;

describe('a new export target', () => {
  const heading = 'An export target';
  let copy: ScratchCopy;
  beforeAll(() => {
    copy = new ScratchCopy();
  });
  afterAll(() => copy.remove());

  it('is asked for by the compiler once it is offered', async () => {
    const [offered] = recipe(heading);
    if (offered === undefined) throw new Error('no recipe');
    copy.follow([offered]);
    expect(await copy.typeFaults()).toMatch(/targets\.ts\(\d+,\d+\): error.*'text'/u);
  });

  it('takes as many files as its recipe says, at most three', () => {
    const changed = copy.follow(recipe(heading).slice(1)).add(recipe(heading)[0]?.path ?? '');
    expect(changed.size).toBe(filesTold(heading));
    expect(changed.size).toBeLessThanOrEqual(3);
  });

  it('is known to the compiler and offered in the dialog', async () => {
    copy.write('tests/recipes/new-target.test.ts', shows);
    expect(await copy.typeFaults()).toBe('');
    expect(await copy.testFaults('tests/recipes/new-target.test.ts')).toBe('');
  });

  it('exports an edition from the command line, and again only what changed', async () => {
    copy.write('copy.txt', '# 东湖南岸灯火亮\n本报讯　昨晚，东湖南岸的灯亮了。\n市民在岸边看灯。\n');
    await copy.dayang(
      'new',
      'tiny.dayang',
      '--date',
      '2024-03-08',
      '--publication',
      '东湖日报',
      '--format',
      'tabloid',
      '--pages',
      '2',
    );
    await copy.dayang('import', 'tiny.dayang', 'copy.txt', '--layout', 'front');
    const asked = ['export', 'tiny.dayang', '--profile', 'text', '--out', 'out'];
    await copy.dayang(...asked);
    const told = readFileSync(join(copy.folder, 'out/2024-03-08-01.txt'), 'utf8');
    expect(told).toContain('东湖南岸灯火亮\n本报讯　昨晚，东湖南岸的灯亮了。\n市民在岸边看灯。\n');
    expect(readFileSync(join(copy.folder, 'out/2024-03-08-02.txt'), 'utf8')).not.toContain('东湖');
    expect((await copy.dayang(...asked)).match(/unchanged/gu)).toHaveLength(2);
    expect(await copy.dayang('export', '--help')).toContain('Plain text');
  });
});
