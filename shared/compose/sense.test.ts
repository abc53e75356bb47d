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

  it.each([
    ['推动经济社会发展和改善民生的若干措施今天公布', 2],
    ['东湖市与白沙洲及柳林镇的龙舟赛今天开赛', 2],
    ['老旧小区改造了居民满意的生活又回来了', 2],
    ['图书馆夜场开放和社区食堂早市延长今天一起开始', 2],
    ['图书馆夜场开放和社区食堂早市延长今天一起开始', 3],
    ['江城大学或北河校区的新生今年可以在家门口报到', 2],
  ])('begins no line with a conjunction or 的, and ends none with 的 or 了: %s', (text, count) => {
    const lines = broken(text, count) ?? [];
    expect(lines).toHaveLength(count);
    for (const line of lines.slice(1)) expect(line).not.toMatch(/^(?:和|与|及|或|的)/u);
    for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[的了]$/u);
  });

  it('keeps fixed terms of public life whole', () => {
    for (const term of [
      '国民经济和社会发展',
      '发展和改革委员会',
      '全国人大常委会',
      '非物质文化遗产',
      '人类命运共同体',
    ]) {
      for (const count of [2, 3]) {
        for (const text of [`全市${term}第十四个五年规划纲要今天发布`, `记者今天从省政府获悉${term}有了新进展`]) {
          const lines = broken(text, count);
          if (lines !== null) expect([lines, lines.some((line) => line.includes(term))]).toEqual([lines, true]);
        }
      }
    }
  });

  it('gives lines of like length', () => {
    const [a = '', b = ''] = broken('湖边二十里花开正当时游人如织看不够', 2) ?? [];
    expect(Math.abs(a.length - b.length)).toBeLessThanOrEqual(3);
  });

  it('says when sense does not allow so many lines', () => {
    expect(broken('喜报', 2)).toBeNull();
  });
});
