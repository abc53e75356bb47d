/** What was waived, as the command line tells and exports it. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edit } from '../../electron/cli/edit.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { checkPage } from '../../shared/checks/run.ts';
import { waive } from '../../shared/checks/waivers.ts';
import { compose } from '../../shared/compose/compose.ts';
import { newsprintLimits } from '../../shared/edition/press-limits.ts';
import { dayang, dayangJson } from '../kit/command-line.ts';
import { testResources } from '../kit/editions.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-waiver-'));
const path = join(folder, 'e.dayang');
const because = { reason: '此字已手写', by: '王五', at: '2024-03-08T20:00:00+08:00' };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An edition whose page 1 has an error, which is waived. */
beforeAll(() => {
  dayangJson('new', path, '--date', '2024-03-08', '--publication', '东湖日报');
  writeFileSync(join(folder, 'copy.txt'), '# 标题\n\n正文里有一个\u{2A6DE}\u{E0F0}字。\n');
  dayangJson('import', path, join(folder, 'copy.txt'), '--layout', 'front');
  const file = EditionFile.open(path);
  const composed = compose(file.edition, testResources());
  const [page] = composed.pages;
  const found = page === undefined ? [] : checkPage(file.edition, composed, page, newsprintLimits);
  for (const finding of found.filter(({ severity }) => severity === 'error')) {
    edit(file, 'test', 'check.waive', waive(file.edition, finding, because));
  }
  file.close();
});

describe('an error that is waived', () => {
  it('is told as such by preflight, with the reason, and is no error', () => {
    const report = join(folder, 'report.json');
    const ran = dayang('preflight', path, '--pages', '1', '--json', '--report', report);
    expect(ran.code).toBe(0);
    const told = expect.objectContaining({
      rule: 'missing-glyph',
      severity: 'error',
      waived: expect.objectContaining(because),
    });
    expect(JSON.parse(ran.out)).toMatchObject({ preflight: expect.arrayContaining([told]) });
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ findings: expect.arrayContaining([told]) });
    const words = dayang('preflight', path, '--pages', '1').out;
    expect(words).toMatch(/^waived {2}page 1 {2}Missing glyph.*waived by 王五: 此字已手写/mu);
    expect(words).toMatch(/^0 errors, \d+ warnings, 1 waived$/mu);
  });

  it('lets the page go to press, and the manifest keeps why', () => {
    const out = join(folder, 'out');
    dayangJson('export', path, '--pages', '1', '--out', out);
    expect(existsSync(join(out, '2024-03-08-01.pdf'))).toBe(true);
    const manifest: unknown = JSON.parse(readFileSync(join(out, 'dayang-manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      files: {
        '2024-03-08-01.pdf': { override: { reason: because.reason, by: because.by, rules: ['missing-glyph'] } },
      },
    });
  });

  it('is an error again once the waiver is taken back', () => {
    const file = EditionFile.open(path);
    const [waiver] = Object.values(file.edition.waivers);
    edit(file, 'test', 'check.unwaive', [{ kind: 'remove', table: 'waivers', id: waiver?.id ?? '' }]);
    file.close();
    expect(dayang('preflight', path, '--pages', '1').code).toBe(1);
  });
});
