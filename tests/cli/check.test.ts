import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommentReference, Document, Packer, Paragraph, TextRun } from 'docx';
import * as v from 'valibot';
import { afterAll, describe, expect, it } from 'vitest';
import { dayang, dayangJson, hasSampleCopy, sampleCopy } from '../kit/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const copy = join(folder, 'copy.txt');
writeFileSync(copy, '法院公开审理\n公安机关依法对他作出行政拘流的决定。\n');

const told = v.object({
  findings: v.array(v.object({ rule: v.string(), found: v.string(), with: v.exactOptional(v.string()) })),
});
const checkedCopy = (path: string) => v.parse(told, dayangJson('check', path));

describe('dayang check', () => {
  it('says what is wrong in a file of copy, where, and what would mend it', () => {
    const { out } = dayang('check', copy, '--json');
    expect(JSON.parse(out)).toMatchObject({
      findings: [{ rule: 'wrong-character', paragraph: 2, from: 13, to: 14, found: '流', with: '留' }],
    });
    expect(dayang('check', copy).out).toContain('拘留');
  });

  it('looks at the articles of an edition', () => {
    const path = join(folder, '1.dayang');
    dayangJson('new', path);
    dayangJson('import', path, copy);
    const { out } = dayang('check', path, '--json');
    expect(JSON.parse(out)).toMatchObject({
      findings: [{ rule: 'wrong-character', article: '法院公开审理', page: 0, found: '流', with: '留' }],
    });
  });

  it('leaves comments in a Word file alone, as in an edition, and counts no words in them', async () => {
    const path = join(folder, 'commented.docx');
    const wrong = '公安机关依法对他作出行政拘流的决定。';
    const children = [0, 1, 2].map((id) => ({ id, author: '编辑', children: [new Paragraph(wrong)] }));
    const marks = children.map(({ id }) => new TextRun({ children: [new CommentReference(id)] }));
    const body = [new Paragraph('法院公开审理'), new Paragraph({ children: [new TextRun(wrong), ...marks] })];
    const file = new Document({ comments: { children }, sections: [{ children: body }] });
    writeFileSync(path, await Packer.toBuffer(file));
    const { out } = dayang('check', path, '--json');
    expect(JSON.parse(out).findings).toMatchObject([{ rule: 'wrong-character', paragraph: 2, found: '流' }]);
  });

  it('reads a page’s raw text as import does: joints are asked about, and a character lost at one is told', () => {
    const raw = join(folder, 'page.txt');
    const lines = ['# 谈中国外交', '去年，我们开辟了中国特色外交', '论和实践的新境界。', '（下转第2版）'];
    writeFileSync(raw, lines.join('\n\n'));
    const { findings } = checkedCopy(raw);
    expect(findings.map(({ rule, found, with: meant }) => [rule, found, meant])).toEqual([
      ['joint', '', undefined],
      ['wrong-character', '论', '理论'],
    ]);
  });

  it('ends with 1 where there is an error, and tells half-width marks of a page’s raw text once', () => {
    const raw = join(folder, 'half.txt');
    writeFileSync(raw, '# 大桥合龙\n\n工期紧,大家对此一愁莫展.\n');
    const ran = dayang('check', raw, '--json');
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out).findings).toMatchObject([
      { rule: 'half-width-copy', line: 3, found: ',' },
      { rule: 'mistaken-idiom', with: '一筹莫展' },
    ]);
  });

  it.skipIf(!hasSampleCopy)(
    'finds the character lost on the real front page, asks about its joints, and cries no wolf',
    () => {
      const { findings } = checkedCopy(sampleCopy);
      const count = (rule: string) => findings.filter((one) => one.rule === rule).length;
      expect(count('joint')).toBe(4);
      const others = findings.filter(({ rule }) => rule !== 'joint' && rule !== 'half-width-copy');
      expect(others).toMatchObject([{ rule: 'wrong-character', found: '论', with: '理论' }]);
    },
  );

  it('says nothing of sound copy', () => {
    const sound = join(folder, 'sound.txt');
    writeFileSync(sound, '法院公开审理\n公安机关依法对他作出行政拘留的决定。\n');
    expect(dayangJson('check', sound)).toMatchObject({ findings: [], counts: { error: 0, warning: 0, hint: 0 } });
  });

  it('finds nothing to be weighed in the sample', () => {
    const path = join(folder, 'sample.dayang');
    dayangJson('sample', path);
    expect(dayangJson('check', path)).toMatchObject({ counts: { error: 0, warning: 0 } });
  });
});

describe('dayang check --lists', () => {
  const list = join(folder, 'people.csv');
  const named = join(folder, 'named.txt');
  writeFileSync(list, '姓名,职务,手机\n周若溪,副市长,1\n,局长,2\n');
  writeFileSync(named, '大桥合龙\n副市长周弱溪到会讲话。\n');

  it('looks for the names of a list in copy, and tells what of the list is not taken', () => {
    const { out, code } = dayang('check', named, '--lists', list);
    expect(code).toBe(1);
    for (const told of ['周若溪', '第3行：没有写名称', '没有读的列：手机']) expect(out).toContain(told);
    expect(JSON.parse(dayang('check', named, '--lists', list, '--json').out)).toMatchObject({
      findings: [{ rule: 'near-name', found: '周弱溪', with: '周若溪' }],
    });
  });

  it('looks for them in an edition, beside its own', () => {
    const path = join(folder, 'listed.dayang');
    dayangJson('new', path);
    dayangJson('import', path, named);
    expect(JSON.parse(dayang('check', path, '--lists', list, '--json').out)).toMatchObject({
      findings: [{ rule: 'near-name', with: '周若溪' }],
    });
  });

  it('says what to do where nothing is listed', () => {
    writeFileSync(join(folder, 'empty.csv'), '姓名,职务\n');
    expect(dayang('check', named, '--lists', join(folder, 'empty.csv')).err).toContain('第一行写列名');
  });
});
