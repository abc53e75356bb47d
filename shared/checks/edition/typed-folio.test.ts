import { expect, it } from 'vitest';
import { emptyEdition, pageOf, testResources, withBlocks } from '../../../tests/kit/editions.ts';
import { compose } from '../../compose/compose.ts';
import { newId } from '../../edition/ids.ts';
import type { Block } from '../../edition/records.ts';
import { typedFolio } from './typed-folio.ts';

const bare = emptyEdition(4);

/** What is found in a text on page 2 of an edition of 8 March 2024, no. 9021, of four pages. */
function found(text: string): string[] {
  const base = {
    id: newId<'block'>(),
    pageId: pageOf(bare, 2).id,
    order: 1,
    frame: { x: 60, y: 60, width: 300, height: 60 },
  };
  const block: Block = { ...base, kind: 'pagetext', text, align: 'start', stands: 'top', border: 0, tint: 0 };
  const edition = withBlocks(bare, [block]);
  return typedFolio
    .run({ edition, composed: compose(edition, testResources()) })
    .map(({ zh }) => zh.slice(zh.indexOf('“'), zh.lastIndexOf('”') + 1));
}

it.each([
  ['2024年3月7日 星期四', ['“2024年3月7日”应为“2024年3月8日”']],
  ['2024年3月8日 星期四', ['“星期四”应为“星期五”']],
  ['2024年3月8日 周四', ['“周四”应为“星期五”']],
  ['星期四　农历甲辰年正月廿七', ['“星期四”应为“星期五”', '“甲辰年正月廿七”应为“甲辰年正月廿八”']],
  ['第9020期　今日8版', ['“第9020期”应为“第9021期”', '“今日8版”应为“今日4版”']],
  ['要闻　第3版　责编 张三', ['“第3版”应为“第2版”']],
])('of %s tells what is not so', (text, wrong) => {
  expect(found(text)).toEqual(wrong);
});

it.each([
  '2024年3月8日 星期五 农历正月廿八',
  '{date} {weekday} 第{issue}期',
  '第9021期 总第19021期 今日4版 第2版',
  '征文截止日期：2024年4月1日，来稿请寄本报副刊部',
  '本报订阅热线8842603，周一至周五可打',
  '本版文字均由市气象台2024年3月7日提供，仅供参考',
])('of %s tells nothing', (text) => {
  expect(found(text)).toEqual([]);
});
