/** A page of charts of every kind, with what is hard in them: negative figures, long names, close ends, many rows. */
import { type Chart, plainChart } from '../../shared/blocks/chart/chart-records.ts';
import type { Block, TableBlock } from '../../shared/blocks/kinds.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { article, emptyEdition, pageOf, withArticle, withBlocks } from './editions.ts';

/** Where on the grid, and how large. */
interface ChartPlace {
  readonly column: number;
  readonly span: number;
  readonly row: number;
  readonly rows: number;
}

export interface ChartOnPage {
  readonly at: ChartPlace;
  readonly chart: Partial<Chart> & Pick<Chart, 'kind'>;
  readonly rows: readonly (readonly string[])[];
  readonly headRows?: number;
  readonly colour?: string;
}

/** An edition of one page with charts on it, in their order. */
export function chartsEdition(charts: readonly ChartOnPage[]): Edition {
  const story = article([]);
  const edition = withArticle(emptyEdition(1), story);
  const page = pageOf(edition, 1);
  const blocks = charts.map(
    ({ at, chart, rows, headRows = 1, colour }, order): TableBlock => ({
      id: newId<'block'>(),
      pageId: page.id,
      articleId: story.id,
      order: 10 + order,
      kind: 'table',
      standOff: 5,
      headRows,
      align: ['start', 'decimal'],
      rows: rows.map((cells) => [...cells]),
      chart: { ...plainChart(chart.kind), ...chart },
      frame: gridFrame(page.grid, at.column, at.span, at.row, at.rows),
      ...(colour === undefined ? {} : { colour }),
    }),
  );
  return withBlocks(edition, blocks);
}

const growth = [
  ['', '增速'],
  ['2019', '6.8%'],
  ['2020', '2.1%'],
  ['2021', '8.4%'],
  ['2022', '-1.3%'],
  ['2023', '5.6%'],
  ['2024', '5.9%'],
];

const trade = [
  ['', '出口', '进口'],
  ['一季度', '320', '281'],
  ['二季度', '356', '302'],
  ['三季度', '402', '297'],
  ['四季度', '388', '344'],
];

const months = Array.from({ length: 12 }, (_, at) => `${at + 1}月`);
const rain = [
  ['', '常年', '去年', '今年'],
  ...months.map((month, at) => [
    month,
    String(Math.round(40 + 90 * Math.exp(-(((at - 6) / 2.4) ** 2)))),
    String(Math.round(35 + 110 * Math.exp(-(((at - 5) / 2) ** 2)))),
    at > 8 ? '' : String(Math.round(30 + 140 * Math.exp(-(((at - 6.5) / 1.8) ** 2)))),
  ]),
];

const parts = [
  ['', '亿元'],
  ['教育', '86.4'],
  ['社会保障和就业', '64.2'],
  ['卫生健康', '51.8'],
  ['城乡社区', '38.5'],
  ['农林水', '29.6'],
  ['公共安全', '21.1'],
  ['文化旅游体育与传媒', '9.7'],
];

const districts = [
  ['', '万人次'],
  ['东湖湿地公园', '182.4'],
  ['南岸旧码头历史文化街区', '156.9'],
  ['市图书馆新馆', '98.2'],
  ['北山森林步道', '77'],
  ['科技馆', '43.6'],
];

/** Big figures on a page: below and beside, a unit, words, nothing yet. */
export function figuresEdition(): Edition {
  const story = article([]);
  const edition = withArticle(emptyEdition(1), story);
  const page = pageOf(edition, 1);
  const figures = [
    { at: [0, 1, 14, 8], text: '3.2%\n一季度全市居民消费价格同比涨幅', source: '来源：市统计局' },
    { at: [1, 1, 14, 8], text: '1,860万元\n新馆年度购书经费，比上年增加三成半', source: '', colour: 'red' },
    { at: [2, 2, 14, 8], text: '68500\n平方米，东湖南岸图书馆新馆的建筑面积，是旧馆的四倍', source: '', beside: true },
    { at: [4, 1, 14, 8], text: '', source: '' },
    { at: [0, 3, 24, 9], text: '-12.5℃\n今晨最低气温', source: '来源：市气象台', colour: 'blue' },
    { at: [3, 2, 24, 9], text: '22:00\n新馆开放到这一刻', source: '', beside: true },
  ] as const;
  return withBlocks(
    edition,
    figures.map(
      ({ at: [column, span, row, rows], ...own }, order): Block<'figure'> => ({
        ...own,
        id: newId<'block'>(),
        pageId: page.id,
        articleId: story.id,
        order: 10 + order,
        kind: 'figure',
        standOff: 5,
        frame: gridFrame(page.grid, column, span, row, rows),
      }),
    ),
  );
}

/** Bars. */
export const barCharts: readonly ChartOnPage[] = [
  {
    at: { column: 0, span: 2, row: 14, rows: 15 },
    chart: { kind: 'column', title: '全市生产总值增速', unit: '单位：%', source: '数据来源：市统计局', marked: 5 },
    rows: growth,
  },
  {
    at: { column: 2, span: 3, row: 14, rows: 15 },
    chart: {
      kind: 'column',
      title: '去年外贸逐季走高',
      unit: '单位：亿元',
      source: '数据来源：东湖海关',
      figures: 'both',
    },
    rows: trade,
  },
  {
    at: { column: 0, span: 2, row: 31, rows: 14 },
    chart: { kind: 'bar', title: '假期最热去处', unit: '接待游客，单位：万人次', source: '数据来源：市文旅局' },
    rows: districts,
    colour: 'red',
  },
  {
    at: { column: 2, span: 3, row: 31, rows: 14 },
    chart: { kind: 'bar', stacked: true, title: '四季用水结构', unit: '单位：万吨', source: '' },
    rows: [
      ['', '居民', '工业', '农业', '生态'],
      ['春', '120', '210', '160', '40'],
      ['夏', '180', '220', '240', '55'],
      ['秋', '140', '215', '130', '48'],
      ['冬', '110', '200', '60', '30'],
    ],
  },
  {
    at: { column: 0, span: 3, row: 47, rows: 16 },
    chart: { kind: 'column', stacked: true, title: '六类垃圾清运量', unit: '单位：吨', source: '' },
    rows: [
      ['', '厨余', '可回收', '有害', '其他', '大件', '装修'],
      ['东湖', '420', '260', '30', '380', '90', '150'],
      ['北站', '380', '210', '25', '310', '70', '190'],
      ['南岸', '290', '250', '18', '220', '110', '120'],
      ['开发区', '180', '140', '40', '260', '60', '230'],
    ],
  },
  {
    at: { column: 3, span: 2, row: 47, rows: 16 },
    chart: { kind: 'bar', title: '盈亏两重天', unit: '净利润，单位：亿元', source: '数据来源：各公司年报' },
    rows: [
      ['', ''],
      ['东湖重工', '12.6'],
      ['南岸航运', '-4.2'],
      ['北站商贸', '3.1'],
      ['港湾食品', '−7.85'],
    ],
  },
];

/** Lines and shares. */
export const lineCharts: readonly ChartOnPage[] = [
  {
    at: { column: 0, span: 3, row: 14, rows: 16 },
    chart: { kind: 'line', title: '今年汛期来得晚', unit: '月降水量，单位：毫米', source: '数据来源：市气象台' },
    rows: rain,
  },
  {
    at: { column: 3, span: 2, row: 14, rows: 16 },
    chart: { kind: 'line', title: '油价六连涨', unit: '92号汽油，元/升', source: '' },
    rows: [['', ''], ...['7.05', '7.12', '7.31', '7.28', '7.45', '7.62'].map((price, at) => [`${at + 1}月`, price])],
  },
  {
    at: { column: 0, span: 3, row: 32, rows: 16 },
    chart: { kind: 'pie', title: '钱花在哪里', unit: '一般公共预算支出，单位：亿元', source: '数据来源：市财政局' },
    rows: parts,
  },
  {
    at: { column: 3, span: 2, row: 32, rows: 16 },
    chart: { kind: 'ring', title: '六成读者来自本区', unit: '', source: '', marked: 0 },
    rows: [
      ['', ''],
      ['本区', '62%'],
      ['外区', '27%'],
      ['外地', '11%'],
    ],
  },
  {
    at: { column: 0, span: 5, row: 50, rows: 14 },
    chart: { kind: 'column', title: '四十年降雪日数', unit: '单位：天', source: '数据来源：市气象台' },
    rows: [
      ['', ''],
      ...Array.from({ length: 40 }, (_, at) => [String(1985 + at), String(12 + ((at * 7) % 11) - Math.floor(at / 6))]),
    ],
  },
];

/** What is hard, or wrong. */
export const oddCharts: readonly ChartOnPage[] = [
  { at: { column: 0, span: 1, row: 14, rows: 12 }, chart: { kind: 'column', title: '还没有数' }, rows: [] },
  {
    at: { column: 1, span: 1, row: 14, rows: 12 },
    chart: { kind: 'pie', title: '合计为零' },
    rows: [
      ['', ''],
      ['甲', '0'],
      ['乙', '0'],
    ],
  },
  {
    at: { column: 2, span: 1, row: 14, rows: 12 },
    chart: { kind: 'column', title: '一行' },
    rows: [
      ['', ''],
      ['只有一项', '42'],
    ],
  },
  {
    at: { column: 3, span: 2, row: 14, rows: 12 },
    chart: { kind: 'bar', title: '有的不是数' },
    rows: [
      ['', ''],
      ['甲乡', '12'],
      ['乙乡', '待核实'],
      ['丙乡', '3万元'],
      ['丁乡', '8'],
    ],
  },
  {
    at: { column: 0, span: 2, row: 28, rows: 34 },
    chart: { kind: 'bar', title: '四十个乡镇的粮食产量', unit: '单位：吨' },
    rows: [['', ''], ...Array.from({ length: 40 }, (_, at) => [`第${at + 1}镇`, String(1200 + ((at * 377) % 900))])],
  },
  {
    at: { column: 2, span: 3, row: 28, rows: 16 },
    chart: { kind: 'column', title: '名称特别长的几个单位' },
    rows: [
      ['', ''],
      ['东湖市轨道交通建设运营集团有限责任公司', '31'],
      ['南岸区人民政府办公室政务公开科', '27'],
      ['市图书馆', '18'],
      ['Harbour Lights Community Trust', '22'],
    ],
  },
  {
    at: { column: 2, span: 3, row: 46, rows: 16 },
    chart: { kind: 'line', title: '四条线挤在一起', figures: 'axis' },
    rows: [
      ['', '甲校', '乙校', '丙校', '丁校'],
      ['2021', '71', '70', '69', '72'],
      ['2022', '74', '75', '73', '76'],
      ['2023', '80', '79', '81', '80'],
      ['2024', '84', '84.5', '85', '84.2'],
    ],
  },
];

const at = (column: number, span: number, row: number, rows: number): ChartPlace => ({ column, span, row, rows });

/** At the edges: one column wide, below nought, rows for series, many slices, no room. */
export const edgeCharts: readonly ChartOnPage[] = [
  {
    at: at(0, 1, 14, 12),
    chart: { kind: 'column', title: '一栏里的六个月' },
    rows: [['', ''], ...[1, 2, 3, 4, 5, 6].map((m) => [`${m}月`, String(m * 137)])],
  },
  {
    at: at(1, 1, 14, 12),
    chart: { kind: 'pie', title: '一栏里的饼' },
    rows: [
      ['', ''],
      ['教育', '30'],
      ['卫生', '25'],
      ['交通', '45'],
    ],
  },
  {
    at: at(2, 1, 14, 12),
    chart: { kind: 'bar', title: '一栏里的条' },
    rows: [
      ['', ''],
      ['社会保障和就业', '30.5'],
      ['卫生健康支出', '25'],
      ['交通', '45'],
    ],
  },
  {
    at: at(3, 2, 14, 12),
    chart: { kind: 'column', title: '正负摞', stacked: true, figures: 'both' },
    rows: [
      ['', '流入', '流出', '其他'],
      ['春', '30', '-20', '5'],
      ['夏', '45', '-35', '-8'],
      ['秋', '20', '-50', '9'],
    ],
  },
  {
    at: at(0, 2, 28, 12),
    chart: { kind: 'column', title: '全是负数' },
    rows: [
      ['', '甲', '乙'],
      ['一', '-3', '-5'],
      ['二', '-8', '-2'],
    ],
  },
  {
    at: at(2, 3, 28, 12),
    chart: { kind: 'line', title: '全是负数的线', unit: '气温，℃' },
    rows: [
      ['', '最高', '最低'],
      ['1日', '-3', '-15'],
      ['2日', '-8', '-12'],
      ['3日', '', '-9'],
      ['4日', '-1', '-20'],
    ],
  },
  {
    at: at(0, 3, 42, 12),
    chart: { kind: 'column', title: '行列互换', turned: true },
    rows: [
      ['', '一季度', '二季度', '三季度'],
      ['出口', '30', '40', '50'],
      ['进口', '20', '25', '35'],
    ],
  },
  {
    at: at(3, 2, 42, 12),
    chart: { kind: 'pie', title: '二十片' },
    rows: [['', ''], ...Array.from({ length: 20 }, (_, i) => [`第${i + 1}项`, String(5 + i)])],
  },
  {
    at: at(0, 1, 56, 3),
    chart: { kind: 'column', title: '太小' },
    rows: [
      ['', ''],
      ['甲', '3'],
    ],
  },
  {
    at: at(1, 2, 56, 14),
    chart: { kind: 'bar', title: '分组横条', figures: 'both' },
    rows: [
      ['', '男', '女'],
      ['小学', '320', '300'],
      ['初中', '180', '190'],
      ['高中', '90', '120'],
    ],
  },
  {
    at: at(3, 2, 56, 14),
    chart: { kind: 'line', title: '长名字的线' },
    rows: [
      ['', '东湖市第一人民医院门诊量', '南岸区中心医院门诊量'],
      ...Array.from({ length: 24 }, (_, i) => [
        `2024年${i + 1}月`,
        String(300 + ((i * 53) % 170)),
        String(250 + ((i * 31) % 90)),
      ]),
    ],
  },
];
