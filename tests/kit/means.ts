/**
 * The means of a newspaper's design: by which command each is had, on what it is done, what people call it who learned
 * another program, and where the guide tells of it. Tests of the palette, the guide, the window and of exports go through it.
 */
import type { CommandId } from '../../shared/contract/commands.ts';

/** What is selected for it: characters of the copy, a block of a kind, a title on a picture; nothing for what is drawn. */
export type DoneTo =
  | 'copy'
  | 'headline'
  | 'body'
  | 'photo'
  | 'panel'
  | 'table'
  | 'chart'
  | 'figure'
  | 'pullquote'
  | 'page'
  | 'title';

/** Parts of the guide, by the heading in English. */
const places = {
  characters: { page: 'story', heading: 'Character styles' },
  effects: { page: 'desk', heading: 'Headline effects, patterns and borders' },
  shapes: { page: 'desk', heading: 'Shapes, turned blocks, text on pictures' },
  pictures: { page: 'desk', heading: 'Pictures' },
  vertical: { page: 'desk', heading: 'Vertical lines, boxes and quotations' },
  columns: { page: 'desk', heading: 'Columns and colours' },
  charts: { page: 'tables', heading: 'Charts' },
  figures: { page: 'tables', heading: 'Big figures' },
} as const;
export type GuidePart = (typeof places)[keyof typeof places];

export interface Means {
  readonly id: CommandId;
  readonly on: DoneTo;
  /** What is typed where the command asks. */
  readonly typed?: string;
  readonly part: GuidePart;
  /** Words by which it is to be among the first that the palette finds. */
  readonly words: string;
}

const means = (on: DoneTo, part: GuidePart, rows: readonly (readonly [CommandId, string, string?])[]): Means[] =>
  rows.map(([id, words, typed]) => ({ id, on, part, words, ...(typed === undefined ? {} : { typed }) }));

export const allMeans: readonly Means[] = [
  ...means('copy', places.characters, [
    ['copy.strong', '加粗 着重 bold emphasis'],
    ['copy.aside', '楷体 kai italic'],
    ['copy.name', '人名 黑体 name'],
    ['copy.superscript', '上角 上标 superscript'],
    ['copy.subscript', '下角 下标 subscript'],
    ['copy.dots', '着重号 着重点 加点 dots kenten'],
    ['copy.underline', '下划线 underline'],
    ['copy.name-line', '专名号 proper noun'],
    ['copy.title-line', '书名号 浪线 波浪线'],
    ['copy.spaced', '疏排 字距 tracking letterspaced'],
    ['copy.condensed', '长字 窄体 condensed'],
    ['copy.colour', '文字颜色 字色 套红 colour color', '报红'],
    ['copy.ruby', '注音 拼音 ruby pinyin', 'dōng hú'],
  ]),
  ...means('headline', places.effects, [
    ['effect.outline', '勾边 勾边字 空心字 outline stroke'],
    ['effect.double', '双勾边 描边 outline'],
    ['effect.shadow', '阴影 立体字 投影 shadow drop-shadow'],
    ['effect.reverse', '反白 阴字 阴图 reverse knockout'],
    ['effect.pattern', '标题底纹 衬底 pattern texture'],
    ['effect.slant', '倾斜 斜体 slant skew'],
    ['effect.narrow', '长体 长扁字 condense narrow'],
    ['effect.wide', '扁体 扁字 长扁字 expand'],
    ['effect.spread', '拉满 齐行 justify space-headline'],
    ['effect.lines', '每行撑满 齐行 fit-lines'],
    ['effect.line-sizes', '各行大小 单行字号 font-size', '100 140'],
  ]),
  ...means('panel', places.effects, [
    ['panel.pattern', '底纹 花纹 pattern texture'],
    ['panel.frill', '花边 花线 border ornament frame'],
    ['panel.shade', '渐变 gradient'],
    ['panel.border', '框线 底纹 border tint', '0.5磅 20%'],
  ]),
  ...means('body', places.vertical, [
    ['text.direction', '竖排 直排 vertical direction'],
    ['block.box', '加框 盒子 box frame sidebar'],
  ]),
  ...means('pullquote', places.vertical, [['quote.look', '引语 look quotation']]),
  ...means('body', places.columns, [
    ['text.columns', '分栏 栏数 columns'],
    ['text.column-rule', '栏线 栏间线 rule-between column-rule', '0.5磅'],
    ['text.drop-capital', '首字下沉 首字 drop-cap', '3'],
    ['text.fill-foot', '栏脚 垂直撑满 vertical-justification fill-column'],
    ['block.colour', '块的颜色 套色 colour', '报红'],
  ]).map((one) => (one.id === 'text.columns' ? { ...one, typed: '2' } : one)),
  ...means('photo', places.pictures, [
    ['photo.around-drawn', '沿线排版 手绘 text-wrap'],
    ['photo.around-none', '不绕 图压文 no-wrap'],
    ['photo.stand-off', '图文距离 边空 offset distance', '5毫米'],
    ['photo.one-side', '一侧 one-side'],
    ['photo.keyline', '边线 图片边框 keyline', '0.5磅 报红'],
    ['photo.turn', '图片旋转 rotate-picture', '8'],
  ]),
  ...means('photo', places.shapes, [
    ['shape.rounded', '圆角 corner-options rounded', '4'],
    ['shape.circle', '圆形 circle'],
    ['shape.ellipse', '椭圆 ellipse oval'],
    ['shape.polygon', '多边形 六角形 polygon', '6'],
    ['shape.corners', '角点 钢笔 节点 corners'],
  ]),
  ...means('headline', places.shapes, [
    ['block.turn-right', '右转 rotate'],
    ['block.turn-left', '左转 rotate'],
    ['block.turn', '块旋转 旋转角度 rotation', '8'],
  ]),
  ...means('title', places.shapes, [
    ['panel.veil', '压淡 图压文 蒙版 lighten transparency'],
    ['panel.darken', '压暗 图压文 darken'],
  ]),
  ...means('table', places.charts, [
    ['chart.column', '直柱 柱状图 bar-chart'],
    ['chart.bar', '横条 条形图 bar-chart'],
    ['chart.line', '折线 折线图 line-chart'],
    ['chart.pie', '饼图 饼状图 扇形图 pie'],
    ['chart.ring', '环图 圆环图 ring'],
  ]),
  ...means('chart', places.charts, [
    ['chart.stacked', '叠放 stack'],
    ['chart.turned', '行列互换 rows-for-columns'],
    ['chart.figures-axis', '数字标在轴上 axis'],
    ['chart.none', '变回表格 back-to-a-table'],
  ]),
  ...means('figure', places.figures, [['figure.beside', '数字说明 label-beside']]),
  ...means('page', places.figures, [['insert.figure', '插入数字 大数字 big-figure big-number']]),
  ...means('page', places.charts, [['insert.chart', '插入图表 insert-a-chart']]),
];
