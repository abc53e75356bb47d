import { describe, expect, it } from 'vitest';
import { isCombining, unseenKind } from './seen-text.ts';
import { mayHoldUnseen, turnsText, unseenName } from './unseen-names.ts';

describe('the names of what is not seen', () => {
  it.each([
    [0x200b, 'ZWSP', '零宽空格（可在此换行） U+200B'],
    [0xfeff, 'BOM', '字节序标记（零宽不换行空格） U+FEFF'],
    [0xad, 'SHY', '软连字符（行末才显示） U+00AD'],
    [0xa0, 'NBSP', '不换行空格 U+00A0'],
    [0x202e, 'RLO', '强制右起 U+202E'],
    [0xfe0f, 'VS16', '字形选择符 U+FE0F'],
    [0xe0100, 'VS17', '字形选择符 U+E0100'],
    [0xe01ef, 'VS256', '字形选择符 U+E01EF'],
    [0x180b, 'FVS1', '字形选择符 U+180B'],
    [0xe000, 'E000', '私用区字符 U+E000'],
    [0xf0123, 'F0123', '私用区字符 U+F0123'],
    [0x01, '01', '控制字符 U+0001'],
    [0x2061, '2061', '看不见的字符 U+2061'],
  ])('%s is %s', (code, mark, zh) => {
    expect(unseenName(code)).toMatchObject({ mark, zh });
    expect(mayHoldUnseen(`中${String.fromCodePoint(code)}`)).toBe(true);
  });

  it('are there for everything the engine does not set, and for nothing that it does', () => {
    const wrong: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCodePoint(code);
      const found = unseenName(code);
      const isUnseen = unseenKind(code) !== null && code !== 0x0a;
      const isOther = /[\u00a0\u2007\u202f\p{Co}]/u.test(character) || code >= 0x100000;
      if ((found !== null) !== (isUnseen || isOther)) wrong.push(code.toString(16));
      if (found !== null && !mayHoldUnseen(character)) wrong.push(`not seen by the quick look: ${code.toString(16)}`);
      if (found !== null && isCombining(code) && unseenKind(code) !== 'selector' && code !== 0x34f)
        wrong.push(`combining: ${code.toString(16)}`);
    }
    expect(wrong).toEqual([]);
  });

  it('says which of them turn text', () => {
    const turning = Array.from({ length: 0x3000 }, (_, code) => code).filter(turnsText);
    expect(turning.map((code) => unseenName(code)?.mark)).toEqual(
      'ALM LRM RLM LRE RLE PDF LRO RLO LRI RLI FSI PDI'.split(' '),
    );
  });

  it('finds nothing in usual copy', () => {
    expect(mayHoldUnseen('“我带孙女来看新家。”Wi-Fi 6也通了——3.5㎡，café…\n')).toBe(false);
  });
});
