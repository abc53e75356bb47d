import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommentReference, Document, Packer, Paragraph, TextRun } from 'docx';
import { afterAll, describe, expect, it } from 'vitest';
import { dayang, dayangJson } from '../kit/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const copy = join(folder, 'copy.txt');
writeFileSync(copy, '法院公开审理\n公安机关依法对他作出行政拘流的决定。\n');

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
