import { describe, expect, it } from 'vitest';
import { article, emptyEdition, paragraph } from '../../tests/kit/editions.ts';
import { shippedFaces } from '../faces/shipped.ts';
import { ownText, printedCopy } from './printed-copy.ts';
import type { Paragraph, Style } from './records.ts';
import { leadInLength } from './said-names.ts';
import { speakerLength } from './told-apart.ts';

describe('where a story was filed', () => {
  it.each([
    ['新华社北京3月7日电 全国人大常委会', '新华社北京3月7日电'],
    ['新华社北京3月7日电（记者江流）会议今天', '新华社北京3月7日电（记者江流）'],
    ['本报讯（记者 江望舒 通讯员 周若川）东湖', '本报讯（记者 江望舒 通讯员 周若川）'],
    ['本报讯 （记者江望舒）东湖', '本报讯 （记者江望舒）'],
    ['本报讯 东湖南岸', '本报讯'],
    ['本报南渡3月8日讯（江流）（周舟）会上', '本报南渡3月8日讯（江流）（周舟）'],
    ['据新华社北京3月7日电 今年', '据新华社北京3月7日电'],
    ['本报讯员工说', ''],
    ['本报电影频道今晚开播', ''],
    ['东湖南岸的灯火一直亮到深夜。', ''],
    ['', ''],
  ])('of %j is %j', (copy, filed) => {
    expect(copy.slice(0, leadInLength(copy))).toBe(filed);
  });
});

const strong = (name: string, text: string): Paragraph => ({
  ...paragraph(''),
  children: [{ text: name, strong: true }, { text }],
});

describe('who speaks', () => {
  it.each([
    [strong('记者：', '船票怎么买？'), 3],
    [strong('记者', '：船票怎么买？'), 3],
    [strong('市水务局总工程师周若川：', '不用手机。'), 12],
    [paragraph('记者：船票怎么买？', 'question'), 3],
    [paragraph('不用手机，两头：都有窗口', 'answer'), 0],
    // Neither words that only hold a colon, nor a sentence that is emphasised as a whole.
    [paragraph('记者：船票怎么买？'), 0],
    [strong('他说：船票不用手机买。', '两头都有窗口。'), 0],
    [paragraph('记者：', 'subhead'), 0],
  ])('%#', (one, length) => {
    expect(speakerLength(one)).toBe(length);
  });
});

describe('the copy as it is set', () => {
  const style: Style | undefined = emptyEdition().styles['body'];
  if (style === undefined) throw new Error('no style');
  const told = { ...style, creditFont: shippedFaces.for('aside').id, speakerFont: shippedFaces.for('label').id };
  const body = [paragraph('本报讯（记者江望舒）东湖。'), strong('记者：', '船票？'), paragraph('周若川说完了。')];

  it('tells both from the copy, says the same, and stays the same list while nothing changes', () => {
    const story = article([], { body });
    const copy = printedCopy(story, told);
    expect(copy[0]?.children.map((leaf) => ('credit' in leaf ? leaf.credit : undefined))).toEqual([true, undefined]);
    expect(copy[1]?.children[0]).toEqual({ text: '记者：', strong: true, speaker: true });
    expect(copy[2]).toBe(body[2]);
    copy.forEach((one, at) => {
      expect(one.children.map(({ text }) => text).join('')).toBe(body[at]?.children.map(({ text }) => text).join(''));
      expect(ownText(one).from).toBe(0);
    });
    expect(printedCopy({ ...story }, told)).toBe(copy);
    expect(printedCopy(story, { ...told, creditFont: undefined })[1]).toBe(copy[1]);
    expect(printedCopy(story, { ...style, credits: undefined })).toBe(story.body);
  });
});
