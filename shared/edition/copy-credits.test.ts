import { expect, it } from 'vitest';
import { article } from '../../tests/kit/editions.ts';
import { isSaidInCopy, saidInCopy } from './copy-credits.ts';

it.each([
  ['dateline', '北京', '北京时间3月8日晚，灯亮了。'],
  ['dateline', '东湖', '东湖南岸灯火亮。'],
  ['dateline', '东湖', '东湖电厂今天停机。'],
  ['dateline', '东湖', '东湖3月8日电影节开幕。'],
  ['dateline', '本报电', '本报电话号码变更。'],
  ['dateline', '北京', '新华社南京3月8日电　湖水涨了。'],
  ['source', '本报', '新馆（一期）开放。'],
  ['byline', '本报', '新馆（一期）开放。'],
  ['byline', '本报评论员', '本报讯（评论员文章）湖水涨了。'],
  ['byline', '张三', '本报讯（记者张三丰摄）湖水涨了。'],
  ['byline', '本报记者 张三', '本报讯（记者张三丰）湖水涨了。'],
  ['byline', '王芳', '湖水涨了。（王芳芳）'],
  ['byline', '芳芳', '湖水涨了。（王芳芳）'],
  ['byline', '天祥', '湖水涨了。（文天祥）'],
  ['byline', '吐温', '湖水涨了。（马克·吐温）'],
  ['source', '日报', '湖水涨了。（东湖日报）'],
  ['editor', '江流', '湖水涨了。（江流）'],
  ['editor', '江流', '本报讯（记者 江流）湖水涨了。'],
  ['editor', '江流', '湖水涨了。（责编：江流水）'],
] as const)('the %s %s is not said by %s', (credit, text, copy) => {
  expect(isSaidInCopy(article([copy]), credit, text)).toBe(false);
});

it.each([
  ['dateline', '新华社北京3月8日电', '　　新华社北京3月8日电（记者张三）湖水涨了。'],
  ['dateline', '新华社北京3月8日电', '新华社 北京 3月8日电 湖水涨了。'],
  ['dateline', '本报讯', '本报讯　湖水涨了。'],
  ['dateline', '本报讯', '本报讯湖水涨了。'],
  ['dateline', '本报讯（记者 江流）', '本报讯（记者江流）湖水涨了。'],
  ['dateline', '本报北京3月8日电', '本报北京3月8日电　湖水涨了。'],
  ['dateline', '北京', '北京3月8日电　湖水涨了。'],
  ['dateline', '北京', '新华社北京3月8日电　湖水涨了。'],
  ['dateline', '新华社', '新华社北京3月8日电　湖水涨了。'],
  ['dateline', '北京', '北京　湖水涨了。'],
  ['byline', '张三', '本报讯（记者张三）湖水涨了。'],
  ['byline', '张三', '本报讯（记者 张 三 通讯员李四）湖水涨了。'],
  ['byline', '李四', '本报讯（记者张三 通讯员李四报道）湖水涨了。'],
  ['byline', '张三', '湖水涨了。（张三摄）'],
  ['byline', '张三', '湖水涨了。（张三文/图）'],
  ['byline', '记者 江流', '湖水涨了。（东湖晚报记者江流）'],
  ['byline', '本报见习记者 江流', '湖水涨了。（见习记者 江流）'],
  ['byline', '本报评论员', '湖水涨了。（本报评论员）'],
  ['byline', 'A+B (c)', '湖水涨了。\nA+B (c)'],
  ['source', '新华社', '湖水涨了。（据新华社电）'],
  ['source', '东湖晚报', '湖水涨了。（来源：东湖晚报）'],
  ['source', '本报', '湖水涨了。（本报）'],
  ['editor', '江流', '湖水涨了。（责任编辑：江流）'],
  ['editor', '责编：江流', '湖水涨了。\n责任编辑 江 流'],
  ['byline', '许知夏', '湖水涨了。（许知夏）（责编：江流）'],
] as const)('the %s %s is said by %s', (credit, text, copy) => {
  expect(isSaidInCopy(article(copy.split('\n')), credit, text)).toBe(true);
});

const both = '本报记者 张三 通讯员 李四';

it.each([
  [both, '本报讯（记者张三 通讯员李四）湖水涨了。'],
  [both, '本报讯（通讯员李四 记者张三）湖水涨了。'],
  [both, '湖水涨了。（张三、李四）'],
  [both, '湖水涨了。【本报记者张三　通讯员李四】'],
  [both, '湖水涨了。\n本报记者 张三　通讯员 李四'],
  [both, '湖水涨了。\n李四　张三'],
  [both, '湖水涨了。\n文/张三 图/李四\n责编：王芳'],
  [both, '湖水涨了。（记者 张三 文/李四 图）'],
  [both, '新华社北京3月8日电（记者张三）湖水涨了。（通讯员李四）'],
  [both, '长江日报大武汉客户端3月8日讯（记者张三 通讯员李四）湖水涨了。'],
  ['张三、李四', '（记者 李四 张三）湖水涨了。'],
  ['张三　李四', '湖水涨了。[张三，李四]'],
  ['张三 王　芳', '湖水涨了。（张三、王芳）'],
  ['张三、王芳', '湖水涨了。（记者 张三 王　芳）'],
  ['文/张三 图/李四', '湖水涨了。（记者 张三 李四）'],
  ['文并摄/张三', '湖水涨了。（记者 张三 摄影报道）'],
  ['记者 张三 摄影报道', '湖水涨了。（文/图 张三）'],
  ['摄影 张三', '湖水涨了。（张三摄）'],
  ['新华社记者张三', '新华社北京3月8日电（记者张三）湖水涨了。'],
  ['新华社记者×××', '新华社北京3月8日电（记者×××）湖水涨了。'],
  ['本报首席记者 张三', '湖水涨了。（驻京记者张三）'],
  ['李文/图 王芳/文', '湖水涨了。（记者 李文 王芳）'],
  ['Anna Smith、张三', '湖水涨了。（张三 Anna Smith）'],
])('the byline %s is said by %s', (byline, copy) => {
  expect(saidInCopy(article(copy.split('\n')), 'byline', byline).missing).toEqual([]);
});

it.each([
  [both, '本报讯（记者张三）湖水涨了。', ['张三'], ['李四']],
  [both, '本报讯（记者张三丰 通讯员李四）湖水涨了。', ['李四'], ['张三']],
  [both, '张三和李四说，湖水涨了。', [], ['张三', '李四']],
  [both, '湖水涨了。（责编：张三 李四）', [], ['张三', '李四']],
  [both, '东湖大桥（张三 李四设计）昨天通车。', [], ['张三', '李四']],
  ['张三', '湖水涨了。（图为张三在现场）', [], ['张三']],
  ['张三', '湖水涨了。（张三文）', [], ['张三']],
  ['张三', '湖水涨了。\n张三 说了 湖水 又涨了。', [], ['张三']],
  ['王芳', '湖水涨了。（记者 王芳芳、李王芳）', [], ['王芳']],
  ['新华社记者 张三', '本报讯（记者张三）湖水涨了。', ['张三'], ['新华社']],
  ['新华社记者×××', '新华社北京3月8日电　湖水涨了。', [], ['新华社', '×××']],
  ['新华社记者', '新华社北京3月8日电　湖水涨了。', [], ['新华社']],
])('of the byline %s the copy %s says a part', (byline, copy, said, missing) => {
  expect(saidInCopy(article(copy.split('\n')), 'byline', byline)).toEqual({ said, missing });
});

it.each([
  ['source', '新华社、人民日报', '湖水涨了。（人民日报、新华社）', true],
  ['source', '新华社、人民日报', '湖水涨了。（新华社）', false],
  ['source', '东湖晚报', '湖水涨了。\n来源：东湖晚报', true],
  ['source', '东湖晚报', '湖水涨了。【东湖晚报】', true],
  ['editor', '江流、许知夏', '湖水涨了。（责任编辑：许知夏 江流）', true],
  ['editor', '江流、许知夏', '湖水涨了。（责编：江流）', false],
  ['editor', '江流', '湖水涨了。\n记者 张三 责编 江流', true],
] as const)('the %s %s in %s', (credit, text, copy, isSaid) => {
  expect(isSaidInCopy(article(copy.split('\n')), credit, text)).toBe(isSaid);
});

it('reads long and strange fields at once, and looks anew when the copy is another', () => {
  for (const one of ['驻首席'.repeat(60), '摄影'.repeat(5000), '本报'.repeat(100), '张 '.repeat(190)]) {
    const start = performance.now();
    expect(saidInCopy(article(['湖水涨了。']), 'byline', one).said).toEqual([]);
    expect(performance.now() - start).toBeLessThan(500);
  }
  const story = article(['湖水涨了。']);
  expect(isSaidInCopy(story, 'byline', '张三')).toBe(false);
  const more = article(['湖水涨了。（张三）']);
  expect(isSaidInCopy({ ...story, body: more.body }, 'byline', '张三')).toBe(true);
  expect(isSaidInCopy(more, 'byline', '李四')).toBe(false);
});
