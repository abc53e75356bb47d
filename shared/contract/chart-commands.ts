/** How a table is drawn as a chart, and set as a table again. */

export const chartCommands = {
  'chart.column': { zh: '图表：直柱', en: 'Chart: upright bars', menu: 'table' },
  'chart.bar': { zh: '图表：横条', en: 'Chart: lying bars', menu: 'table' },
  'chart.line': { zh: '图表：折线', en: 'Chart: lines', menu: 'table' },
  'chart.pie': { zh: '图表：饼图', en: 'Chart: pie', menu: 'table' },
  'chart.ring': { zh: '图表：环图', en: 'Chart: ring', menu: 'table' },
  'chart.none': { zh: '图表变回表格', en: 'Chart back to a table', menu: 'table' },
  'chart.stacked': { zh: '图表：叠放', en: 'Chart: stack the bars', menu: 'table' },
  'chart.turned': { zh: '图表：行列互换', en: 'Chart: rows for columns', menu: 'table' },
  'chart.figures-auto': { zh: '图表：数字自动', en: 'Chart: figures where they have room', menu: 'table' },
  'chart.figures-values': { zh: '图表：数字标在图上', en: 'Chart: figures at bars and points', menu: 'table' },
  'chart.figures-axis': { zh: '图表：数字标在轴上', en: 'Chart: figures on an axis', menu: 'table' },
  'chart.figures-both': { zh: '图表：图上、轴上都标', en: 'Chart: figures at both', menu: 'table' },
} as const;
