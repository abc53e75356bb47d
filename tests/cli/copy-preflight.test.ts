/** What rules of copy find, where pages go to press: told, held back by errors, let through for a reason. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edit } from '../../electron/cli/edit.ts';
import { copyChecker } from '../../electron/copy-checking.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { checkArticles } from '../../shared/checks/run.ts';
import { waive } from '../../shared/checks/waivers.ts';
import { dayang, dayangJson } from '../kit/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-copy-preflight-'));
const path = join(folder, 'e.dayang');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => {
  dayangJson('new', path, '--date', '2024-03-08', '--publication', '东湖日报', '--pages', '2');
  writeFileSync(join(folder, 'copy.txt'), '# 大桥合龙\n\n工期紧，大家对此一愁莫展。\n\n汽笛声响起。\n');
  dayangJson('import', path, join(folder, 'copy.txt'), '--layout', 'front');
});

describe('an error in what the copy says', () => {
  it('is told by preflight on the page where its story begins, with the words around it', () => {
    const ran = dayang('preflight', path, '--json');
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out).preflight).toContainEqual(
      expect.objectContaining({
        rule: 'mistaken-idiom',
        severity: 'error',
        page: 1,
        text: expect.objectContaining({ found: '一愁莫展', before: '期紧，大家对此' }),
      }),
    );
    expect(dayang('preflight', path).out).toMatch(/^error {2}page 1 {2}.*…期紧，大家对此\[一愁莫展\]。…$/mu);
  });

  it('keeps its page from the press, and no other', () => {
    const out = join(folder, 'held');
    expect(dayang('export', path, '--out', out).code).toBe(1);
    expect([1, 2].map((page) => existsSync(join(out, `2024-03-08-0${page}.pdf`)))).toEqual([false, true]);
  });

  it('stands against signing the page, which a reason lets through', () => {
    const sign = ['proof', 'sign', path, '--pages', '1', '--role', '责编', '--by', '王五'];
    const refused = dayang(...sign);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('mistaken-idiom 1');
    expect(dayang(...sign, '--reason', '作者原话').code).toBe(0);
  });

  it('goes all the same where somebody says why', () => {
    const out = join(folder, 'anyway');
    expect(dayang('export', path, '--pages', '1', '--out', out, '--override', '作者原话').code).toBe(0);
    expect(existsSync(join(out, '2024-03-08-01.pdf'))).toBe(true);
  });

  it('keeps nothing back once it is waived', () => {
    const file = EditionFile.open(path);
    const errors = checkArticles(file.edition, copyChecker().copy).filter(({ severity }) => severity === 'error');
    const because = { reason: '作者原话', by: '王五', at: '2024-03-08T20:00:00+08:00' };
    for (const finding of errors) edit(file, 'test', 'check.waive', waive(file.edition, finding, because));
    file.close();
    expect(errors).toHaveLength(1);
    expect(dayang('preflight', path).out).toMatch(/^waived {2}page 1 .*一愁莫展/mu);
    expect(existsSync(join(folder, 'waived'))).toBe(false);
    dayangJson('export', path, '--pages', '1', '--out', join(folder, 'waived'));
  });
});
