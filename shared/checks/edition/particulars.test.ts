import { describe, expect, it } from 'vitest';
import { emptyEdition, pageOf, testResources, withBlocks } from '../../../tests/kit/editions.ts';
import { linesOf } from '../../../tests/kit/lines.ts';
import { compose } from '../../compose/compose.ts';
import { createEdition } from '../../edition/create.ts';
import { newId } from '../../edition/ids.ts';
import { newspaperOf } from '../../edition/newspaper.ts';
import { particularNames, particulars } from '../../edition/particulars.ts';
import type { Block, Edition } from '../../edition/records.ts';
import { paperName, particularsMissing, particularsUnprinted } from './particulars.ts';

function found(check: typeof paperName, edition: Edition) {
  return check.run({ edition, composed: compose(edition, testResources()) });
}

const bare = createEdition({ date: '2026-11-28', format: 'tabloid', pages: 3 });

describe('a new edition of which nothing is known', () => {
  it('prints nothing but its date, its number, its pages and their numbers', () => {
    const { pages } = compose(bare, testResources());
    const words = pages.map((page) => linesOf(page, ['nameplate', 'furniture']).map(({ text }) => text.trim()));
    const head = (page: number) => [`第${page}版`, '2026年11月28日　星期六'];
    expect(words).toEqual([['2026年11月28日　星期六', '农历丙午年十月二十', '第1期　今日3版'], head(2), head(3)]);
  });

  it('is told what is missing: its name as an error, each particular the regulator asks for as a warning', () => {
    expect(found(paperName, bare)).toMatchObject([{ severity: 'error', page: 1 }]);
    const asked = particularNames.filter((name) => particulars[name].isRequired);
    const missing = found(particularsMissing, bare);
    expect(missing.map(({ zh }) => zh)).toEqual(asked.map((name) => `版本记录缺${particulars[name].name.zh}。`));
    expect(missing.every(({ blockId }) => blockId !== null && bare.blocks[blockId] !== undefined)).toBe(true);
  });
});

describe('an edition with its particulars', () => {
  const edition = emptyEdition(2);

  it('is told of nothing', () => {
    expect([...found(paperName, edition), ...found(particularsMissing, edition)]).toEqual([]);
  });

  it('is told of the one that is missing, and prints the others', () => {
    const imprint = { ...edition.edition.imprint, telephone: ' ' };
    const without = { ...edition, edition: { ...edition.edition, imprint: { ...imprint, telephone: '' } } };
    expect(found(particularsMissing, without).map(({ zh }) => zh)).toEqual(['版本记录缺联系电话。']);
    const [page] = compose(without, testResources()).pages;
    const words =
      page === undefined
        ? ''
        : linesOf(page, ['furniture'])
            .map(({ text }) => text)
            .join('');
    expect(words).toContain('社址：东湖市南岸路1号');
    expect(words).not.toContain('电话');
  });

  it('of before a particular was kept by itself is not told of it', () => {
    const { printerAddress: _address, website: _website, ...imprint } = edition.edition.imprint;
    expect(found(particularsMissing, { ...edition, edition: { ...edition.edition, imprint } })).toEqual([]);
  });

  it('is told where its name is not the approved one', () => {
    const named = (approvedName: string) => ({
      ...edition,
      newspaper: { newspaper: { ...newspaperOf(edition), approvedName } },
    });
    expect(found(paperName, named('东湖日报'))).toEqual([]);
    expect(found(paperName, named('东湖晚报'))).toMatchObject([
      { severity: 'error', zh: expect.stringContaining('东湖晚报') },
    ]);
  });
});

describe('what is said of the paper and stands on no page', () => {
  const edition = emptyEdition(2);
  const blocks = Object.values(edition.blocks);
  const without = (gone: (block: Block) => boolean) => ({
    ...edition,
    blocks: Object.fromEntries(blocks.filter((block) => !gone(block)).map((block) => [block.id, block])),
  });
  const bareOfNameplate = without(({ kind }) => kind === 'nameplate');

  it('is told: of a nameplate that is gone what stands beside the name, of an imprint the rest', () => {
    expect(found(particularsUnprinted, edition)).toEqual([]);
    const words = (of: Edition) => found(particularsUnprinted, of).map(({ zh }) => zh.slice(6, zh.indexOf('：')));
    expect(words(bareOfNameplate)).toEqual([
      '日期',
      '总期号',
      '版数',
      '国内统一连续出版物号',
      '主管单位',
      '主办单位',
      '出版单位',
      '邮发代号',
    ]);
    const bareOfImprint = without((block) => block.kind === 'furniture' && block.role === 'imprint');
    expect(words(bareOfImprint)).toEqual(['社址', '联系电话', '印刷单位', '印刷单位地址', '发行', '定价']);
  });

  it('is printed where a text names its field, by either name, or says it', () => {
    const text = '{date} 第{期号}期 {pages-today}版\n{cn} {postal-code}\n{主管单位} {sponsor} 东湖日报社出版';
    const frame = { x: 60, y: 60, width: 400, height: 80 };
    const base = { id: newId<'block'>(), pageId: pageOf(edition, 1).id, order: 1, frame };
    const block: Block = { ...base, kind: 'pagetext', text, align: 'start', stands: 'top', border: 0, tint: 0 };
    expect(found(particularsUnprinted, withBlocks(bareOfNameplate, [block]))).toEqual([]);
  });
});
