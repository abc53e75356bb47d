/** Copy in vertical lines (竖排) as a press and readers have it: sound files of both kinds, read in its order. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { boxBlocks } from '../../shared/edition/boxed.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { article, bodyBlock, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';

const copy = [
  '“开馆了！”他说：《新馆》（第12版）、第9版；建筑面积是100亩。那是很长的一停，',
  '《申酉戌亥》是一本书，书里说：“天地玄黄（宇宙洪荒），日月盈昃。”',
];

/** A page with a box whose copy runs down in two tiers. */
function boxedPage() {
  const story = article(copy);
  const bare = withArticle(emptyEdition(), story);
  const block = { ...bodyBlock(pageOf(bare, 1), story, { rows: 24, span: 2 }), columns: 2, columnRule: 0.5 };
  const placed = withBlocks(bare, [{ ...block, direction: 'down' }]);
  const boxed = boxBlocks(placed, [block.id]);
  if (typeof boxed === 'string') throw new Error(boxed);
  return applyPatches(placed, boxed.patches).edition;
}

const bare = (text: string) => text.replace(/[\s\ufffd]/gu, '');

describe.each(['x4', 'x1a'] as const)('vertical lines in PDF/%s', (preset) => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-vertical-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are without a finding of their own, and read from their first character to the last', async () => {
    const settings = { ...standardPreset(preset), hasMarks: false };
    const { files, findings } = await exportPages(
      { edition: boxedPage(), pages: [1], folder, settings, override: { reason: 'vertical', by: 'test' } },
      { resources: testResources(), imageBytes: () => undefined },
    );
    const path = files[0]?.path ?? '';
    execFileSync('qpdf', ['--check', path]);
    // The copy leaves room in its block, and the page has another nameplate than a front page.
    const others = ['nameplate', 'short-copy'];
    const own = findings.filter(({ rule }) => !others.some((one) => rule.startsWith(one)));
    expect(own.map(({ rule }) => rule)).toEqual([]);
    const wanted = bare(copy.join(''));
    const raw = bare(execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }));
    expect(raw).toContain(wanted);
    const laidOut = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' });
    expect(bare(laidOut)).toContain(wanted);
    // A line is one line.
    expect(laidOut).toMatch(/开馆了！”他说：《新馆》/u);
    const muPdf = execFileSync('mutool', ['draw', '-q', '-F', 'text', path], { encoding: 'utf8' });
    expect(bare(muPdf)).toContain(wanted);
  });
});
