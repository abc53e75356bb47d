/** How blocks of copy, quotations, figures and panels are set, by what is typed or step by step; the inspector has all of it. */

export const lookCommands = {
  'text.columns': {
    zh: '分栏…',
    en: 'Columns of the block…',
    key: 'CmdOrCtrl+Alt+Shift+N',
    menu: 'text',
    asks: { zh: '几栏，如：3（竖排为上下几栏）', en: 'how many, as in: 3; of vertical lines how many tiers' },
  },
  'text.column-rule': {
    zh: '栏间线…',
    en: 'Rule between columns…',
    menu: 'text',
    asks: { zh: '粗细，如：0.3磅；0 为不要', en: 'weight, as in: 0.3 pt; 0 for none' },
  },
  'text.drop-capital': {
    zh: '首字下沉…',
    en: 'Drop capital…',
    key: 'CmdOrCtrl+Alt+Shift+I',
    menu: 'text',
    asks: { zh: '占几行，如：3；0 为不要', en: 'how many lines, as in: 3; 0 for none' },
  },
  'quote.look': { zh: '换引语式样', en: 'Next look of the quotation', menu: 'text' },
  'figure.beside': { zh: '数字说明排在旁边／下面', en: 'Label beside the figure, or below it', menu: 'text' },
  'photo.one-side': { zh: '文字排在图片一侧／两侧', en: 'Text on one side of the picture, or both', menu: 'text' },
  'panel.border': {
    zh: '框线和底纹…',
    en: 'Border and tint…',
    menu: 'text',
    asks: { zh: '框线粗细、底纹浓淡，如：0.5磅 20%', en: 'weight and tint, as in: 0.5 pt 20%' },
  },
  'block.colour': {
    zh: '块的颜色…',
    en: 'Colour of the block…',
    menu: 'block',
    asks: { zh: '色板里的名称，如：报红；“黑”为不套色', en: 'Name of a swatch; “black” for no colour' },
    offers: 'swatches',
  },
} as const;
