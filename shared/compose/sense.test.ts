import { describe, expect, it } from 'vitest';
import { testResources } from '../../tests/kit/editions.ts';
import { defaultSetting } from '../edition/records.ts';
import { nameList } from '../text/spans.ts';
import { prepare } from './prepare.ts';
import { SenseBreaks } from './sense.ts';

const { fonts, cutWords } = testResources();

function broken(text: string, count: number, names: readonly string[] = []): string[] | null {
  const face = { font: fonts.for('display'), strong: fonts.for('display') };
  const one = prepare([{ text }], fonts, face, defaultSetting, nameList(names));
  const lines = new SenseBreaks(one, cutWords).inLines(count);
  return lines?.map(({ from, to }) => one.text.slice(one.arena.start[from], one.arena.start[to])) ?? null;
}

describe('a headline broken by sense', () => {
  it('keeps words, titles and names whole', () => {
    const lines = broken('外交部长王毅就中国外交政策和对外关系回答中外记者提问', 2) ?? [];
    expect(lines).toHaveLength(2);
    for (const word of ['外交部长', '王毅', '外交政策', '中外记者']) {
      expect(lines.some((line) => line.includes(word))).toBe(true);
    }
  });

  it('keeps names the newsroom lists, whatever the dictionary says', () => {
    for (const count of [2, 3]) {
      const lines = broken('东湖市图书馆馆长欧阳清源昨天回答读者提问', count, ['馆长欧阳清源']) ?? [];
      expect(lines.some((line) => line.includes('馆长欧阳清源'))).toBe(true);
    }
  });

  it('keeps quoted terms and numbers with their units whole', () => {
    const lines = broken('本市建成“口袋公园绿道示范区”52.3公里', 2) ?? [];
    expect(lines.some((line) => line.includes('“口袋公园绿道示范区”'))).toBe(true);
    expect(lines.some((line) => line.includes('52.3公里'))).toBe(true);
  });

  it('prefers the pause the headline has itself', () => {
    expect(broken('东湖南岸灯火亮\u3000图书馆新馆今日开放', 2)).toEqual(['东湖南岸灯火亮\u3000', '图书馆新馆今日开放']);
  });

  it('does not start a line with a particle', () => {
    for (const line of broken('一座图书馆的新生和一座城市的夜晚', 2)?.slice(1) ?? []) expect(line).not.toMatch(/^的/u);
  });

  it('gives lines of like length', () => {
    const [a = '', b = ''] = broken('湖边二十里花开正当时游人如织看不够', 2) ?? [];
    expect(Math.abs(a.length - b.length)).toBeLessThanOrEqual(3);
  });

  it('says when sense does not allow so many lines', () => {
    expect(broken('喜报', 2)).toBeNull();
  });
});
