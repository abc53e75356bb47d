import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { dayang, dayangJson } from '../kit/command-line.ts';
import { firstRound } from '../kit/first-round.ts';
import { makePaper } from '../kit/paper/make-paper.ts';

const marksSchema = v.object({
  marks: v.array(
    v.looseObject({ id: v.string(), kind: v.string(), quote: v.string(), occurrence: v.number(), state: v.string() }),
  ),
});
const verified = v.object({
  marks: v.array(v.looseObject({ id: v.string(), kind: v.string(), outcome: v.string() })),
  unasked: v.array(v.looseObject({ kind: v.string() })),
});

/** Runs a command that ends with exit code 1 and returns what it printed as JSON. */
function found(...args: readonly string[]): unknown {
  const ran = dayang(...args, '--json');
  expect(ran.code, ran.err).toBe(1);
  return JSON.parse(ran.out);
}

describe('a round of proofing from the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-proof-'));
  const file = join(folder, 'sample.dayang');
  const marksFile = join(folder, 'marks.json');
  const put = (marks: unknown) => {
    writeFileSync(marksFile, JSON.stringify(marks));
    return dayang('proof', 'mark', file, '--marks', marksFile, '--by', '李四', '--json');
  };
  beforeAll(() => makePaper(file));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('needs a round, puts marks of every kind by their quotes, and says where each is', () => {
    expect(put(firstRound).code).toBe(1);
    dayangJson('proof', 'start', file, '--by', '李四');
    const ran = put(firstRound);
    expect(ran.code, ran.err).toBe(0);
    const { marks } = v.parse(marksSchema, JSON.parse(ran.out));
    expect(marks.map(({ kind }) => kind)).toEqual(firstRound.map(({ kind }) => kind));
    expect(new Set(marks.map(({ kind }) => kind)).size).toBe(20);
    expect(marks.find(({ quote }) => quote === '找书人')?.occurrence).toBe(2);
  });

  it('puts none where one of them cannot be', () => {
    const ran = put([
      { kind: 'delete', quote: '图书馆' },
      { kind: 'delete', quote: '没有这几个字' },
    ]);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('没有这几个字');
    expect(put([{ kind: 'circle', quote: '图书馆' }]).code).toBe(2);
    expect(put('nothing').code).toBe(2);
  });

  it('finds in the second round what was left undone, and what nobody asked for: those three alone', () => {
    const { rounds } = v.parse(
      v.object({ rounds: v.array(v.looseObject({ marks: marksSchema.entries.marks })) }),
      dayangJson('proof', 'list', file),
    );
    const marks = rounds[0]?.marks ?? [];
    const left = new Set(marks.filter(({ quote }) => quote === '旧馆的四倍' || quote === '讲解员').map(({ id }) => id));
    expect(left.size).toBe(2);
    for (const mark of marks) {
      if (left.has(mark.id)) continue;
      if (mark.kind === 'note' || mark.kind === 'upright') {
        dayangJson('proof', 'answer', file, '--mark', mark.id, '--reply', '已核对', '--by', '王五');
      } else dayangJson('proof', 'apply', file, '--mark', mark.id, '--by', '王五');
    }
    dayangJson('proof', 'hand-over', file, '--by', '王五');
    // One change that no mark asked for.
    const edition = EditionFile.open(file);
    const story = Object.values(edition.edition.articles).find(
      ({ headlines }) => headlines.headline[0] === '东湖南岸灯火亮',
    );
    const at = story?.body.findIndex(({ children }) => children.some(({ text }) => text.includes('一百七十四条')));
    const leaf = story?.body[at ?? -1]?.children[0];
    if (story === undefined || at === undefined || leaf === undefined) throw new Error('no story');
    const path = ['body', at, 'children', 0, 'text'];
    const value = leaf.text.replace('一百七十四条', '一百七十五条');
    const patches = [{ kind: 'set' as const, table: 'articles' as const, id: story.id, path, value }];
    expect(applyPatches(edition.edition, patches).edition).not.toEqual(edition.edition);
    edition.apply({ id: 'unasked', step: 'unasked', actor: '王五', at: '', label: 'edit.body', patches });
    edition.close();
    dayangJson('proof', 'start', file, '--by', '李四');
    for (const against of [['--against', '二校'], []]) {
      const { marks: outcomes, unasked } = v.parse(
        verified,
        found('proof', 'verify', file, '--round', '一校', ...against),
      );
      const wrong = outcomes.filter(({ outcome }) => outcome !== 'done' && outcome !== 'answered');
      expect(new Set(wrong.map(({ id, outcome }) => `${id} ${outcome}`))).toEqual(
        new Set([...left].map((id) => `${id} missed`)),
      );
      expect(unasked).toMatchObject([{ kind: 'text', before: '四', after: '五' }]);
    }
  });

  it('refuses to sign a page with open marks, signs it with a reason, and sees a later change', () => {
    const refused = dayang('proof', 'sign', file, '--pages', '1', '--role', '校对', '--by', '李四', '--json');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('open-marks');
    expect(dayang('proof', 'sign', file, '--pages', '1', '--role', '社长', '--by', '李四').code).toBe(2);
    const signed = ['责编', '王五', '校对', '李四', '值班主编', '赵六'];
    for (let at = 0; at < signed.length; at += 2) {
      const [role = '', by = ''] = signed.slice(at, at + 2);
      dayangJson('proof', 'sign', file, '--pages', '1', '--role', role, '--by', by, '--reason', '版面已定');
      // Each role is another pair of eyes: whoever has signed cannot sign in the next one.
      const again = [
        'proof',
        'sign',
        file,
        '--pages',
        '1',
        '--role',
        signed[(at + 2) % 6] ?? '',
        '--reason',
        '版面已定',
      ];
      const refused = dayang(...again, '--by', by);
      expect([refused.code, refused.err]).toEqual([1, expect.stringContaining(`as ${role} already`)]);
    }
    const status = v.object({ pages: v.array(v.looseObject({ released: v.boolean() })) });
    const released = () => v.parse(status, dayangJson('proof', 'status', file, '--pages', '1')).pages[0]?.released;
    expect(released()).toBe(true);
    dayangJson('move-page', file, '2', '3');
    // The lead story's turn line on page 1 says another page now.
    expect(released()).toBe(false);
    dayangJson('move-page', file, '3', '2');
    expect(released()).toBe(true);
  });

  it('counts the error rate as the regulator does', () => {
    const rounds = v.object({
      rounds: v.array(
        v.looseObject({
          marks: v.number(),
          issue: v.object({ errors: v.number(), characters: v.number(), rate: v.number() }),
        }),
      ),
    });
    const [first] = v.parse(rounds, dayangJson('proof', 'stats', file)).rounds;
    expect(first?.marks).toBe(firstRound.length);
    // 旧→原 in five characters 2, 椅子再 2, 免费， 2, the transposition and the transfer 1 each,
    // 讲解员 and 找书人 2 each, 可省约18分钟 4.
    expect(first?.issue.errors).toBe(16);
    expect(first?.issue.rate).toBeCloseTo((16 * 10_000) / (first?.issue.characters ?? 1));
  });
});
