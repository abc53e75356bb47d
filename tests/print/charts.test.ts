/** Charts and big figures as a press has them: sound files of both kinds without a finding, one ink on one plate, read as figures. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { barCharts, chartsEdition, figuresEdition, lineCharts } from '../kit/chart-page.ts';
import { testResources } from '../kit/editions.ts';

describe.each(['x4', 'x1a'] as const)('charts in PDF/%s', (preset) => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-charts-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // A page of the figures alone has another nameplate than a front page: that is not looked at here.
  const printed = async (edition: Edition) => {
    const settings = { ...standardPreset(preset), hasMarks: false };
    const { files, findings } = await exportPages(
      { edition, pages: [1], folder, settings, override: { reason: 'charts', by: 'test' } },
      { resources: testResources(), imageBytes: () => undefined },
    );
    const path = files[0]?.path ?? '';
    execFileSync('qpdf', ['--check', path]);
    return { path, rules: findings.flatMap(({ rule }) => (rule.startsWith('nameplate') ? [] : [rule])) };
  };

  it('are without a finding, and each of their words is there once', async () => {
    for (const charts of [barCharts, lineCharts]) {
      const { path, rules } = await printed(chartsEdition(charts));
      expect(rules).toEqual([]);
      const text = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).replace(/\s/gu, '');
      for (const { chart } of charts) expect(text.split(chart.title ?? '')).toHaveLength(2);
    }
  });

  it('put black alone on the plates of a page without colour', async () => {
    const { path } = await printed(chartsEdition(lineCharts));
    const plates = execFileSync('gs', ['-q', '-o', '-', '-sDEVICE=inkcov', path], { encoding: 'utf8' });
    expect(plates.trim().split(/\s+/u).slice(0, 3).map(Number)).toEqual([0, 0, 0]);
  });

  it('print big figures, and say of an empty one that it is', async () => {
    const { path, rules } = await printed(figuresEdition());
    expect(rules).toEqual(['figure-empty']);
    expect(execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })).toContain('68500');
  });
});
