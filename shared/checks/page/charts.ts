/** Charts that do not draw all of their table, or that a press would not print so that it can be read. */
import { numbered } from '../../text/numbered.ts';
import type { PageCheck } from '../check.ts';
import { composed } from './copy.ts';

const source = 'a chart that draws other figures than its table has is worse than none';

export const chartEmpty: PageCheck = {
  scope: 'page',
  id: 'chart-empty',
  refusesSignature: true,
  title: { zh: '图表没有数据', en: 'Chart without figures' },
  source,
  run: (context) =>
    composed(context, 'chart-empty', () => ({
      zh: '图表还没有数据，只印出底纹。请在“属性”里填上各行，或从表格文件、剪贴板置入。',
      en: 'A chart has no figures yet, and a tint is printed. Give it rows in Properties, from a table file or the clipboard.',
    })),
};

export const chartNotFigures: PageCheck = {
  scope: 'page',
  id: 'chart-not-figures',
  refusesSignature: true,
  title: { zh: '图表里不是数的格', en: 'Chart cells that are no figures' },
  source,
  run: (context) =>
    composed(context, 'chart-not-figures', (cells) => ({
      zh: `图表里这些格不是数，或与别的格单位不同，没有画：${cells}。请改成数，没有数的留空或写“—”。`,
      en: `These cells of a chart are no figures, or of another unit than the rest, and are not drawn: ${cells}. Make figures of them, or leave empty what has none.`,
    })),
};

export const chartNoShares: PageCheck = {
  scope: 'page',
  id: 'chart-no-shares',
  refusesSignature: true,
  title: { zh: '画不成饼图', en: 'No shares to draw' },
  source,
  run: (context) =>
    composed(context, 'chart-no-shares', () => ({
      zh: '饼图、环图里的数合计为零，或有负数，画不出份额，只印出底纹。请核对数据，或改成柱图、条图。',
      en: 'The figures of a pie or ring come to nought or some are below it, so that there are no shares; a tint is printed. Check them, or draw bars.',
    })),
};

export const chartSharesOff: PageCheck = {
  scope: 'page',
  id: 'chart-shares-off',
  title: { zh: '份额合计不是100%', en: 'Shares that make no whole' },
  source: 'a slice is the share of a whole: of others its angle is not what is printed at it',
  run: (context) =>
    composed(context, 'chart-shares-off', (total) => ({
      zh: `饼图、环图里的百分数合计是 ${total}%，不是 100%，各块的大小与所标的数不符。请核对数据，补上“其他”，或改成柱图、条图。`,
      en: `The percentages of a pie or ring come to ${total}%, not 100%: slices are not as large as their figures say. Check them, add what is missing, or draw bars.`,
    })).map((found) => ({ ...found, severity: 'warning' })),
};

export const chartNoSlice: PageCheck = {
  scope: 'page',
  id: 'chart-no-slice',
  title: { zh: '饼图里没有画的项', en: 'Names without a slice' },
  source,
  run: (context) =>
    composed(context, 'chart-no-slice', (names) => ({
      zh: `饼图、环图里这些项没有数或是零，没有画，名称也没有印：${names}。请填上数，或在说明里写明。`,
      en: `These have no figure or nought, and neither slice nor name in a pie or ring: ${names}. Give them figures, or say so in its note.`,
    })).map((found) => ({ ...found, severity: 'warning' })),
};

export const chartTotal: PageCheck = {
  scope: 'page',
  id: 'chart-total',
  title: { zh: '饼图里的合计', en: 'Total in a pie' },
  source,
  run: (context) =>
    composed(context, 'chart-total', (name) => ({
      zh: `饼图、环图里的“${name}”是其余各项之和，不是一份，没有画。不要这一行的话请删去，要印的话写进说明。`,
      en: `“${name}” in a pie or ring is the sum of the others and no share of them: it is not drawn. Delete its row, or say it in the note.`,
    })).map((found) => ({ ...found, severity: 'warning' })),
};

export const chartFiguresOut: PageCheck = {
  scope: 'page',
  id: 'chart-figures-out',
  title: { zh: '图表里没有印的数', en: 'Figures left out of a chart' },
  source,
  run: (context) =>
    composed(context, 'chart-figures-out', () => ({
      zh: '叠放的柱、条里有的段太窄，数没有印。请把图表拉大，或改成“并排”，或让数字只在轴上。',
      en: 'Some pieces of stacked bars are too narrow for their figures, which are not printed. Enlarge the chart, lay its bars beside each other, or show figures on the axis alone.',
    })).map((found) => ({ ...found, severity: 'warning' })),
};

export const chartTooMany: PageCheck = {
  scope: 'page',
  id: 'chart-too-many',
  title: { zh: '图表的系列太多', en: 'Too many series in a chart' },
  source: 'six tints and patterns of one ink are told apart on newsprint [general knowledge]; a pie shows one series',
  run: (context) =>
    composed(context, 'chart-too-many', (counts) => {
      const [most = '', count = ''] = counts.split(' ');
      return most === '1'
        ? {
            zh: `饼图、环图只画一列数，表里有 ${count} 列，其余没有画。请删去其余的列，或改成柱图、条图。`,
            en: `A pie or ring draws one column of figures; its table has ${count}, and the others are not drawn. Take them out, or draw bars.`,
          }
        : {
            zh: `图表有 ${count} 个系列，单色最多分得清 ${most} 个，后面的与前面的同样。请减少系列，或各用一种颜色。`,
            en: `A chart has ${numbered(count, 'series', 'series')}; ${most} are told apart in one ink, and the rest look like them. Take some out, or give them colours.`,
          };
    }).map((found) => ({ ...found, severity: 'warning' })),
};

export const chartNamesCut: PageCheck = {
  scope: 'page',
  id: 'chart-names-cut',
  title: { zh: '图表的名称放不下', en: 'Chart names without room' },
  source: 'a bar without its name says nothing',
  run: (context) =>
    composed(context, 'chart-names-cut', () => ({
      zh: '图表里有的名称放不下，截短了或没有印。请把图表拉大，缩短名称，或改成横条图。',
      en: 'Some names of a chart have no room and are cut or left out. Enlarge it, shorten them, or lay its bars.',
    })).map((found) => ({ ...found, severity: 'warning' })),
};

export const chartTooSmall: PageCheck = {
  scope: 'page',
  id: 'chart-too-small',
  refusesSignature: true,
  title: { zh: '图表的框太小', en: 'Chart too small' },
  source: 'clreq: 7号 (5.25 pt) is the smallest size in use',
  run: (context) =>
    composed(context, 'chart-too-small', () => ({
      zh: '图表的框太小，数和名称排不开。请拉大框，或减少行数。',
      en: 'The frame of a chart is too small for its figures and names. Enlarge it, or take rows out.',
    })),
};

export const figureEmpty: PageCheck = {
  scope: 'page',
  id: 'figure-empty',
  refusesSignature: true,
  title: { zh: '数字块没有数字', en: 'Big figure of nothing' },
  source: 'the place of a figure that is still to come is no figure',
  run: (context) =>
    composed(context, 'figure-empty', () => ({
      zh: '数字块还没有写数字，只印出占位的叉。双击写上（第一行是数字，下面是说明），或删去。',
      en: 'A big figure is still empty, and a cross is printed in its place. Double-click and write it (the figure first, its label below), or delete it.',
    })),
};

export const figureTooSmall: PageCheck = {
  scope: 'page',
  id: 'figure-too-small',
  refusesSignature: true,
  title: { zh: '数字块太小', en: 'Big figure without room' },
  source: 'a big figure is larger than what is said of it',
  run: (context) =>
    composed(context, 'figure-too-small', () => ({
      zh: '数字块的框太小，数字没有印。请拉大框，或缩短说明。',
      en: 'A big figure has no room and is not printed. Enlarge its frame, or shorten its label.',
    })),
};
