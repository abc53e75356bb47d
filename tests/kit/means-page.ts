/** A supplement page (副刊) that uses the means of a newspaper's design together: the guide has its picture. */
import { plainChart } from '../../shared/blocks/chart/chart-records.ts';
import { editStyle } from '../../shared/edition/edits.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Article, Block, Edition, Image, Leaf, Paragraph, Style } from '../../shared/edition/records.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { article, emptyEdition, pageOf, paragraph, withArticle, withBlocks } from './editions.ts';

/** The page it is. */
export const MEANS_PAGE = 7;

const styled = (...children: Leaf[]): Paragraph => ({ ...paragraph(''), children });

const essay: Paragraph[] = [
  styled(
    { text: '天还没亮透，' },
    { text: '老渡口', dots: true },
    { text: '的灯就亮了。船工' },
    { text: '李长河', face: 'name' },
    {
      text: '把缆绳在桩上绕了两圈，等第一班的人。他在这条江上撑了四十一年船，从木船撑到铁船，从铁船撑到电船。“船换了七条，”他说，“水还是那条水。”',
    },
  ),
  styled(
    { text: '江边的人都记得《' },
    { text: '渡江谣', line: 'title' },
    { text: '》里的那句：' },
    { text: '月在中流，人在两头。', face: 'aside' },
    {
      text: '唱的就是这里。丰水的年份，江面宽到一千二百米，一趟要走一刻钟；枯水的时候，沙洲露出来，孩子们提着鞋从这头跑到那头。',
    },
  ),
  paragraph('一条船的脾气', 'subhead'),
  styled(
    { text: '新船是去年冬天下的水，能坐一百二十人，载重36吨，甲板面积210m' },
    { text: '2', script: 'super' },
    { text: '，一趟用电18千瓦时，少排CO' },
    { text: '2', script: 'sub' },
    {
      text: '十四公斤。李长河起初不习惯：没有了柴油机的声音，他听不见船的脾气。过了一个月，他说听见了——水拍在船帮上，快一点，慢一点，都是话。',
    },
  ),
  styled({
    text: '早班的客人大多是卖菜的。六点十分，第一担藕上了船，藕上还带着泥。六点半，穿校服的孩子来了，书包比人高。七点钟，江面上全是光，船开到中流，没有人说话。',
  }),
  styled({
    text: '卖藕的老周坐了十九年头班船。他说从前要抢，迟一步就得等下一趟，担子压在肩上不敢放；如今不用抢了，船到点就走，一分不差。他反倒不习惯，每天还是提前一刻钟到，蹲在台阶上抽一支烟，看江。“看什么呢？”有人问。“看水涨没涨。”他说。',
  }),
  styled(
    { text: '孩子们有孩子们的算法。从甲板左边的第三根栏杆数起，到对岸一共要数过' },
    { text: '四百六十一', dots: true },
    {
      text: '下浪。雾天数得慢，风天数得快。有个女孩把每天的数字记在课本的背面，记了整整一个学期，期末老师看见了，让她在班上念。她念了十分钟，教室里静得像江面。',
    },
  ),
  paragraph('桥通以后', 'subhead'),
  styled({
    text: '下游三公里的大桥通车那天，渡口的人少了一半。第二年又回来一些：有人算过，从南岸的菜场到北岸的医院，坐船比绕桥近六公里。航道处把票价定在一元，二十年没有变过。“桥是给车走的，”李长河说，“渡口是给人走的。”',
  }),
  styled({
    text: '去年春天要换船，有人提议干脆停航。听证会开了一上午，三十七个人发言，最后一个站起来的是位老太太。她说自己不会说大道理，只问一件事：停了船，她每个礼拜过江去看的那个人，以后怎么看？会场里没有人接话。半个月后，新船的订单签了。',
  }),
  styled({
    text: '新船下水那天，李长河把旧船上的铜铃拆下来，擦亮，挂在新船的驾驶台旁边。规程里没有这一条，也没有人说不行。每天第一班离岸，他伸手碰一下，铃声很轻，岸上的人听不见，水听得见。',
  }),
  styled({
    text: '傍晚收班，他把船泊好，又绕了两圈缆绳。对岸的灯一盏一盏亮起来，照在水里，像是有人从江底往上点。明天是惊蛰，水要涨了。',
  }),
];

const verse = [
  '江水绕城三十里，',
  '渡头灯火接星河。',
  '一声欸乃天将晓，',
  '满载新荷过大波。',
  '谁家少女提筐立，',
  '笑问鱼虾价几多。',
  '日落归舟人不语，',
  '半江秋色半江歌。',
];

const rides = [
  ['', '万人次'],
  ['2019', '412'],
  ['2020', '236'],
  ['2021', '288'],
  ['2022', '301'],
  ['2023', '365'],
  ['2024', '398'],
];

const comment = [
  '一条渡船值不值得留，账要算两本。一本是钱的账：票价一元，一年亏一百多万元。另一本是人的账：每天有一万人从这里过江，卖菜的、上学的、看病的，省下的是六公里路和半个钟头。',
  '有人说，通了桥就不必再要船。桥当然好，可桥上走的是车。老人腿脚不便，孩子书包沉，菜担子上不了公交，他们要的不是快，是近。一座城市有没有温度，要看它肯不肯为走路的人多留一条路。',
  '城市越大，越要有这样的地方：它慢一点，旧一点，却把两岸连着。把渡口留给行人，就是把方便留给日子。',
];

/** The page, its picture among it where one is given. */
export function meansEdition(image: Image | null = null): Edition {
  const bare = emptyEdition(8);
  const page = pageOf(bare, MEANS_PAGE);
  const { styles } = bare;
  const kai = shippedFaces.for('aside').id;
  const own = (
    id: string,
    role: 'body' | 'headline-story' | 'pullquote',
    name: string,
    more: Partial<Style>,
  ): Style => {
    const style = styles[role];
    if (style === undefined) throw new Error(`no style ${role}`);
    return { ...style, id, role, name, ...more };
  };
  const added = [
    own('kai', 'body', '楷体正文', { font: kai, size: 10.5, credits: undefined }),
    own('verse', 'body', '诗', { font: kai, size: 11.5, leading: 19, align: 'start', indent: 0, credits: undefined }),
    own('kai-head', 'headline-story', '楷体题', { font: kai, align: 'start', size: 20, minSize: 12 }),
  ];
  let edition = applyPatches(bare, [
    ...added.map((record) => ({ kind: 'put', table: 'styles', id: record.id, record }) as const),
    ...editStyle(bare, 'subhead', { rows: 2 }),
    ...(image === null ? [] : [{ kind: 'put', table: 'images', id: image.id, record: image } as const]),
  ]).edition;
  let order = 10;
  const place = (column: number, span: number, row: number, rows: number): Frame =>
    gridFrame(page.grid, column, span, row, rows);
  const inset = (frame: Frame, by: number, down = by): Frame => ({
    x: frame.x + by,
    y: frame.y + down,
    width: frame.width - 2 * by,
    height: frame.height - 2 * down,
  });
  const put = (...blocks: Block[]) => {
    edition = withBlocks(edition, blocks);
  };
  const base = () => ({ id: newId<'block'>(), pageId: page.id, order: order++ });
  const story = (body: Paragraph[], headline: readonly string[], more: Partial<Article> = {}): Article => {
    const record = article([], {
      body,
      headlines: { kicker: [], headline: [...headline], deck: [], summary: '' },
      ...more,
    });
    edition = withArticle(edition, record);
    return record;
  };
  const text = { kind: 'body', gridMode: 'absolute', dropCapital: 0, threadOrder: 0, gutter: 12 } as const;

  // The essay: its headline shadowed, a round picture in the middle of its columns, its feet filled.
  const photoId = newId<'photo'>();
  const lead = story(essay, ['渡口的清早'], {
    headlines: {
      kicker: ['江边散记'],
      headline: ['渡口的清早'],
      deck: ['一条江、两代船和四十一年的缆绳'],
      summary: '',
    },
    photos: [{ id: photoId, imageId: image?.id ?? null, caption: '', credit: '' }],
  });
  put(
    {
      ...base(),
      ...{ kind: 'headline', articleId: lead.id, direction: 'across', level: 'lead', frame: place(0, 4, 3, 11) },
      effects: { shadow: { ink: 0.3, dx: 2, dy: 2 } },
    },
    {
      ...base(),
      ...text,
      ...{ articleId: lead.id, columns: 4, frame: place(0, 4, 15, 22), dropCapital: 3, foot: 'fill' },
    },
    {
      ...base(),
      ...{ kind: 'photo', articleId: lead.id, photoId, standOff: 8, runaround: 'outline', shape: { kind: 'circle' } },
      frame: { x: place(1, 2, 0, 1).x + 76, y: place(0, 1, 21, 1).y + 11, width: 142, height: 142 },
    },
  );

  // Verse runs down in a panel bordered with leaves.
  const poem = story(
    verse.map((line) => paragraph(line)),
    ['江上晚归'],
  );
  const leaf = place(4, 1, 3, 34);
  put(
    {
      ...base(),
      ...{ kind: 'panel', border: 0, tint: 0.06, standOff: 8, frame: leaf },
      frill: { name: 'leaves', depth: 11, ink: 0.75 },
    },
    {
      ...base(),
      ...{ kind: 'headline', articleId: poem.id, direction: 'down', level: 'story', style: 'kai-head' },
      frame: { x: leaf.x + leaf.width - 50, y: leaf.y + 28, width: 26, height: 84 },
    },
    {
      ...base(),
      ...text,
      ...{ articleId: poem.id, columns: 2, direction: 'down', style: 'verse' },
      frame: { x: leaf.x + 22, y: leaf.y + 126, width: 84, height: leaf.height - 150 },
    },
  );

  // A comment in Kai, boxed, its headline reversed on a bar.
  const said = story(
    comment.map((one) => paragraph(one)),
    ['把渡口留给行人'],
  );
  const box = place(0, 3, 39, 16);
  put(
    {
      ...base(),
      kind: 'panel',
      border: 0.8,
      tint: 0.08,
      standOff: 6,
      frame: box,
      shape: { kind: 'rounded', radius: 12 },
    },
    {
      ...base(),
      ...{ kind: 'headline', articleId: said.id, direction: 'across', level: 'story' },
      frame: { ...inset(box, 14), y: box.y + 10, height: 40 },
      effects: { fill: { ink: 0 }, ground: { ink: 0.85, over: 'lines' } },
    },
    {
      ...base(),
      ...text,
      ...{ articleId: said.id, columns: 3, style: 'kai', columnRule: 0.3 },
      frame: { ...inset(box, 14), y: box.y + 4 * page.grid.leading, height: 8 * page.grid.leading },
    },
    {
      ...base(),
      ...{ kind: 'pullquote', articleId: said.id, text: '桥是给车走的，渡口是给人走的', standOff: 5, look: 'mark' },
      frame: { ...inset(box, 14), y: box.y + 12.4 * page.grid.leading, height: 2.8 * page.grid.leading },
    },
  );

  // Figures: one large, the others drawn.
  put(
    {
      ...base(),
      ...{ kind: 'figure', articleId: lead.id, standOff: 6, source: '' },
      ...{ text: '1元\n票价二十年没有变过', frame: place(3, 1, 39, 16), colour: 'red' },
    },
    {
      ...base(),
      ...{ kind: 'table', articleId: lead.id, standOff: 6, headRows: 1, align: ['start', 'decimal'], rows: rides },
      chart: {
        ...plainChart('column'),
        title: '渡江客流',
        unit: '单位：万人次',
        source: '数据来源：市航道处',
        marked: 5,
      },
      frame: place(4, 1, 39, 16),
    },
  );

  // A public notice: letters outlined on waves, and a turned stamp.
  const notice = story([], ['一江碧水  两岸青山']);
  const strip = place(0, 5, 58, 16);
  put(
    {
      ...base(),
      ...{ kind: 'panel', border: 0, tint: 0.12, standOff: 6, frame: strip },
      ...{ pattern: { name: 'waves', pitch: 9, ink: 0.28 }, frill: { name: 'scotch', depth: 6, ink: 1 } },
    },
    {
      ...base(),
      ...{ kind: 'headline', articleId: notice.id, direction: 'across', level: 'lead' },
      frame: inset(strip, 90, 52),
      effects: {
        fill: { ink: 0 },
        outlines: [{ ink: 1, width: 1.4 }],
        spread: 'measure',
      },
    },
  );
  return edition;
}
