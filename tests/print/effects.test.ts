/** What adorns headlines and panels in files for the press: clean by preflight, in inks, each letter's text once. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import type { Effects } from '../../shared/edition/effect-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { emptyEdition, testResources } from '../kit/editions.ts';
import { headsEdition, panelsEdition, withHeadline } from '../kit/effects-page.ts';
import { platesOf } from '../kit/printed.ts';
import { hasProgram } from '../kit/programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-effects-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function exported(name: string, edition: Edition, standard: 'x4' | 'x1a') {
  const { files, findings } = await exportPages(
    {
      edition,
      pages: [1],
      folder: join(folder, name),
      settings: { ...standardPreset(standard), hasMarks: false },
      override: { reason: 'effects', by: 'test' },
    },
    { resources: testResources(), imageBytes: () => undefined },
  );
  const path = files[0]?.path ?? '';
  return { path, errors: findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule) };
}

describe.each(['x4', 'x1a'] as const)('adorned pages as %s', (standard) => {
  let heads: Awaited<ReturnType<typeof exported>>;
  let panels: Awaited<ReturnType<typeof exported>>;
  beforeAll(async () => {
    heads = await exported(`heads-${standard}`, headsEdition(), standard);
    panels = await exported(`panels-${standard}`, panelsEdition(), standard);
  });

  it('have no errors', () => {
    expect(heads.errors).toEqual([]);
    expect(panels.errors).toEqual([]);
  });

  it.runIf(hasProgram('pdftotext', '-v') && hasProgram('mutool', '-v'))(
    'give each headline once, and nothing for its outlines',
    () => {
      const readers = [
        ['pdftotext', '-raw', heads.path, '-'],
        ['mutool', 'draw', '-F', 'txt', heads.path],
      ] as const;
      for (const [program, ...rest] of readers) {
        const text = execFileSync(program, rest, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
        for (const words of ['勾边字灯火亮', '阴影GDP增5%', '立体字起宏图', '倾斜标题向前']) {
          expect([program, text.split(words).length - 1]).toEqual([program, 1]);
        }
        expect(text).not.toContain('\ufffd');
      }
    },
  );

  it.runIf(hasProgram('gs', '--version'))('have what is black on the black plate alone', async () => {
    const black: Effects = {
      outlines: [
        { ink: 0, width: 1.5 },
        { ink: 1, width: 1 },
      ],
      shadow: { ink: 0.4, dx: 3, dy: 3 },
      ground: { ink: 0.5, over: 'block', shade: { to: 0, angle: 90 }, pattern: { name: 'dots', pitch: 5, ink: 1 } },
    };
    const frame = { x: 60, y: 300, width: 400, height: 90 };
    const { path } = await exported(
      `black-${standard}`,
      withHeadline(emptyEdition(1), ['湖光'], frame, black),
      standard,
    );
    const inked = [...(await platesOf(path))].filter(([, { ink }]) => ink.some((level) => level > 0));
    expect(inked.map(([name]) => name)).toEqual(['Black']);
  });

  it('have gradients in the press’s inks, and no transparency', () => {
    const file = readFileSync(panels.path, 'latin1');
    const shadings = file.match(/\/ShadingType 2\/ColorSpace\/\w+/gu) ?? [];
    expect(shadings).toEqual(Array(2).fill('/ShadingType 2/ColorSpace/DeviceCMYK'));
    expect(file).not.toMatch(/\/SMask|\/ca |\/CA /u);
  });
});
