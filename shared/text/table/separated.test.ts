import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../../tests/kit/seeds.ts';
import { readSeparated } from './separated.ts';

const rowsOf = (text: string) => readSeparated(text).table.rows;
const kindsOf = (text: string) => readSeparated(text).remarks.map(({ kind }) => kind);

describe('what parts the cells', () => {
  it('is found: commas, tabs, semicolons, Chinese commas', () => {
    const wanted = [
      ['区县', '馆数'],
      ['东湖区', '12'],
    ];
    expect(rowsOf('区县,馆数\n东湖区,12\n')).toEqual(wanted);
    expect(rowsOf('区县\t馆数\r\n东湖区\t12\r\n')).toEqual(wanted);
    expect(rowsOf('区县;馆数\n东湖区;12')).toEqual(wanted);
    expect(rowsOf('区县，馆数\n东湖区，12')).toEqual(wanted);
  });

  it('is what the rows agree on, not what is most often there', () => {
    expect(rowsOf('项目;说明\n甲;大,小,中,特\n乙;红,绿')).toEqual([
      ['项目', '说明'],
      ['甲', '大,小,中,特'],
      ['乙', '红,绿'],
    ]);
    // Thousands are parted by commas, cells by tabs.
    expect(rowsOf('户数\t1,268\t3,000\n人口\t5,020\t12')[0]).toEqual(['户数', '1,268', '3,000']);
  });

  it('is as Excel says in the first line', () => {
    expect(rowsOf('sep=;\na,b;c\n1,2;3')).toEqual([
      ['a,b', 'c'],
      ['1,2', '3'],
    ]);
  });
});

describe('quoted cells', () => {
  it('hold what parts others, quotes, and lines of their own', () => {
    expect(rowsOf('名称,说明\n"甲, 乙","他说“好”""真的""\n第二行"\n')).toEqual([
      ['名称', '说明'],
      ['甲, 乙', '他说“好”"真的"\n第二行'],
    ]);
  });

  it('are quoted at their start alone: inches stay', () => {
    expect(rowsOf('屏幕,价\n5" 屏,3\n"6"" 屏",4')).toEqual([
      ['屏幕', '价'],
      ['5" 屏', '3'],
      ['6" 屏', '4'],
    ]);
  });

  it('that nothing closes are told, and swallow no rows', () => {
    const text = '名称,价\n"甲,1\n乙,2\n丙,3';
    expect(rowsOf(text)).toEqual([
      ['名称', '价'],
      ['"甲', '1'],
      ['乙', '2'],
      ['丙', '3'],
    ]);
    expect(kindsOf(text)).toContain('table-quote-open');
  });
});

it('keeps noughts that Excel writes as ="007"', () => {
  expect(rowsOf('编号,名\n="007",甲')[1]).toEqual(['007', '甲']);
});

it('takes control characters out and tells it', () => {
  const read = readSeparated('甲,乙\n一\u0007,二');
  expect(read.table.rows[1]).toEqual(['一', '二']);
  expect(read.remarks).toEqual([{ kind: 'control-characters', count: 1 }]);
});

it('cuts what is beyond the limits and tells it whole', () => {
  const lines = Array.from({ length: 1_003 }, (_, at) => `第${at + 1}行,${at + 1}`);
  const read = readSeparated(lines.join('\n'));
  expect(read.table.rows.length).toBe(1_000);
  expect(read.remarks).toEqual([
    { kind: 'table-rows-left', count: 3, text: '第1001行 1001\n第1002行 1002\n第1003行 1003' },
  ]);
});

it('finds the head and how columns stand', () => {
  const { table } = readSeparated('区县,面积,增长,馆数\n东湖区,"1,268.4",3.25%,12\n北站区,96.75,-0.8%,3');
  expect(table.headRows).toBe(1);
  expect(table.align).toEqual(['start', 'decimal', 'decimal', 'end']);
});

it('hands on every cell that was written', () => {
  const cell = fc.string({ unit: fc.constantFrom('甲', '1', ',', '"', '\n', ' ', ';', '\t', 'x'), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 8 }), (rows) => {
      const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n');
      const bare = (text: string) => text.replace(/\s/gu, '');
      const read = readSeparated(quoted);
      const said = read.table.rows.flat().map(bare).join('');
      const wanted = rows
        .flat()
        .map((text) => bare(/^\s*="([^"]*)"\s*$/u.exec(text)?.[1] ?? text))
        .join('');
      expect(said).toBe(wanted);
    }),
    cases(500),
  );
});
