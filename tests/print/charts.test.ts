/** Charts and big figures as a press has them: sound files of both kinds without a finding, one ink on one plate, read as figures. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import { compose } from '../../shared/compose/compose.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { blockParts, writeBlockPart } from '../../shared/edition/text.ts';
import { readingTree } from '../../shared/reading/tree.ts';
import { barCharts, chartsEdition, figuresEdition, lineCharts } from '../kit/chart-page.ts';
import { testResources } from '../kit/editions.ts';

describe('a chart for those who hear the page', () => {
  it('is a figure with its title, unit and figures for words', () => {
    const edition = chartsEdition(barCharts.slice(0, 2));
    const composed = compose(edition, testResources());
    const nodes = readingTree(edition, composed.pages, composed.articles).flatMap((story) => story.nodes);
    const alts = nodes.filter(({ role }) => role === 'Figure').map(({ alt }) => alt);
    expect(alts[0]).toContain('全市生产总值增速（单位：%）。2019：6.8%；2020：2.1%；');
    expect(alts[1]).toContain('一季度：出口 320，进口 281；');
    expect(nodes.some(({ role }) => role === 'Table')).toBe(false);
  });
});

describe('a chart whose swatch has gone', () => {
  it('tells its series apart in tints again', () => {
    const [first] = barCharts.slice(1, 2);
    if (first === undefined) throw new Error('no chart');
    const inksOf = (inks: string[] | undefined) => {
      const edition = chartsEdition([{ ...first, chart: { ...first.chart, ...(inks && { inks }) } }]);
      const { items } = compose(edition, testResources()).pages[0] ?? { items: [] };
      const drawn = items.find((item) => item.kind === 'drawing');
      return drawn?.kind === 'drawing' ? drawn.shapes.map(({ ink, colour }) => [ink, colour?.id]) : null;
    };
    expect(inksOf(['no-such', ''])).toEqual(inksOf(undefined));
    expect(inksOf(['red', ''])).not.toEqual(inksOf(undefined));
  });
});

describe('words of a chart', () => {
  it('are found, replaced and proofread as its title, unit and source, and its cells as those of a table', () => {
    const edition = chartsEdition(barCharts.slice(1, 2));
    const [block] = Object.values(edition.blocks).filter((one) => one.kind === 'table');
    if (block === undefined) throw new Error('no chart');
    const parts = blockParts(block);
    expect(parts[0]).toMatchObject({ kind: 'quote', text: '去年外贸逐季走高\n单位：亿元\n数据来源：东湖海关' });
    expect(parts).toHaveLength(1 + 5 * 3);
    const changed = writeBlockPart(block, parts[0]?.part ?? '', '今年外贸\n单位：亿元\n数据来源：东湖海关');
    expect(changed).toMatchObject({ chart: { title: '今年外贸', unit: '单位：亿元' }, rows: block.rows });
    const { chart: _chart, ...table } = block;
    expect(blockParts(table).every(({ kind }) => kind === 'cell')).toBe(true);
  });
});

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
