import { describe, expect, it } from 'vitest';
import { openLanguage } from '../../../electron/language.ts';
import { markAt } from './marks.ts';

describe('what stands beside a clause is read', () => {
  it.each([
    ['今天，我们', 2, '，'],
    ['在《江流》里', 1, '“'],
    ['在《江流》里', 4, '”'],
    ['投资25.6亿元', 5, '0'],
    ['增长12%左右', 4, '0'],
    ['用App下单', 3, '0'],
    ['下单', 2, '。'],
    ['下单', -1, '。'],
    ['上\n下', 1, '。'],
    ['上下', 1, ''],
    ['上 下', 1, ''],
  ])('%s at %i as “%s”', (text, at, mark) => {
    expect(markAt(text, at)).toBe(mark);
  });
});

describe('the model knows what stands beside marks and figures', () => {
  const { model } = openLanguage();
  const cost = (first: string, second: string) => model.pairCost(model.numberOf(first), model.numberOf(second));

  it.each([
    ['0', '亿元', '医院'],
    ['，', '不过', '补过'],
    ['“', '我', '窝'],
  ])('after %s %s is likelier than %s', (mark, likely, other) => {
    expect(cost(mark, likely)).toBeLessThan(cost(mark, other) - 2);
  });
});
