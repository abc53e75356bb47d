import { describe, expect, it } from 'vitest';
import { writeSeparated } from '../text/table/write-separated.ts';
import type { ListEntry } from './list-records.ts';
import { listTable, readLists } from './list-table.ts';

const entries: readonly ListEntry[] = [
  {
    kind: 'person',
    name: '周若溪',
    aliases: ['小周'],
    titles: ['副市长', '副书记'],
    organisation: '沅川市人民政府',
    group: '市政府',
    rank: 2,
  },
  { kind: 'organisation', name: '沅川市交通运输局', aliases: ['市交通局'], owner: '总编室' },
  { kind: 'place', name: '柳湾村' },
  { kind: 'term', name: '试业', instead: '试营业', severity: 'warning', reason: '方言，"外地"读者不懂' },
  { kind: 'term', name: '第一', severity: 'hint', near: ['全国', '首家'], notNear: ['第一季度'] },
  { kind: 'known', name: '村晚' },
];

describe('lists in files', () => {
  it.each(['zh', 'en'] as const)('are read as they were written, in %s', (language) => {
    const { entries: read, bad, remarks } = readLists(writeSeparated(listTable(entries, language)));
    expect(read).toEqual(entries);
    expect([bad, remarks]).toEqual([[], []]);
  });

  it('may be a list of people with their titles, as newsrooms have them', () => {
    const { entries: read, remarks } = readLists(
      '姓名\t职务\t单位\t电话\n周若溪\t市委副书记、副市长\t沅川市\t123\n郭平\t\t\t\n',
    );
    expect(read).toEqual([
      { kind: 'person', name: '周若溪', titles: ['市委副书记', '副市长'], organisation: '沅川市' },
      { kind: 'person', name: '郭平' },
    ]);
    expect(remarks).toMatchObject([{ zh: '没有读的列：电话。' }]);
  });

  it('may be a list of words, in capitals and with notes in the heads', () => {
    expect(readLists('词,改为（本报）,级别\n试业,试营业,\n亲自,,错误').entries).toEqual([
      { kind: 'term', name: '试业', instead: '试营业', severity: 'warning' },
      { kind: 'term', name: '亲自', severity: 'error' },
    ]);
    expect(readLists('Kind,Name\nPlace,柳湾村').entries).toEqual([{ kind: 'place', name: '柳湾村' }]);
  });

  it('name each row that cannot be taken, and take the others', () => {
    const { entries: read, bad } = readLists(
      [
        '类别,名称,位次,级别',
        '人,周若溪,二,',
        '人,,1,',
        '用词,试业,,大概',
        '星球,火星,,',
        '人,郭平,1,',
        '人,郭平,2,',
        `地名,${'长'.repeat(61)},,`,
        '',
        ',无,,',
      ].join('\n'),
    );
    expect(read.map(({ name }) => name)).toEqual(['郭平', '无']);
    expect(bad.map(({ row, zh }) => `${row} ${zh.slice(0, 8)}`)).toEqual([
      '2 位次是 1 到 ',
      '3 没有写名称',
      '4 级别写错误、提醒',
      '5 类别“星球”不认',
      '7 与第 6 行重复',
      '8 名称、职务、单位',
    ]);
  });

  it('without heads are not guessed at', () => {
    expect(readLists('周若溪,副市长\n郭平,局长')).toMatchObject({ entries: [], bad: [{ row: 1 }] });
    expect(readLists('名称\n周若溪')).toMatchObject({ entries: [], bad: [{ row: 2 }] });
    expect(readLists('')).toEqual({ entries: [], bad: [], remarks: [] });
  });
});
