/** What adorns headlines and panels: given at once, and taken away by the same command. Exact figures are the inspector's. */

export const effectCommands = {
  'effect.outline': { zh: '标题勾边', en: 'Outline headline', key: 'CmdOrCtrl+Alt+Shift+1', menu: 'text' },
  'effect.double': { zh: '标题双勾边', en: 'Outline headline twice', key: 'CmdOrCtrl+Alt+Shift+2', menu: 'text' },
  'effect.shadow': { zh: '标题阴影', en: 'Shadow headline', key: 'CmdOrCtrl+Alt+Shift+3', menu: 'text' },
  'effect.reverse': { zh: '标题反白', en: 'Reverse headline', key: 'CmdOrCtrl+Alt+Shift+4', menu: 'text' },
  'effect.pattern': { zh: '标题衬底纹', en: 'Pattern behind headline', key: 'CmdOrCtrl+Alt+Shift+5', menu: 'text' },
  'effect.slant': { zh: '标题倾斜', en: 'Slant headline', key: 'CmdOrCtrl+Alt+Shift+6', menu: 'text' },
  'effect.narrow': { zh: '标题长体', en: 'Condense headline', key: 'CmdOrCtrl+Alt+Shift+7', menu: 'text' },
  'effect.wide': { zh: '标题扁体', en: 'Expand headline', menu: 'text' },
  'effect.spread': { zh: '标题字距拉满', en: 'Space headline to measure', key: 'CmdOrCtrl+Alt+Shift+8', menu: 'text' },
  'effect.lines': { zh: '标题每行撑满', en: 'Size each line to measure', key: 'CmdOrCtrl+Alt+Shift+9', menu: 'text' },
  'effect.line-sizes': {
    zh: '标题各行大小…',
    en: 'Sizes of headline lines…',
    menu: 'text',
    asks: {
      zh: '各行是样式字号的百分之几，如：100 150',
      en: 'per cent of the style’s size, line by line, as in: 100 150',
    },
  },
  'effect.none': { zh: '去掉标题效果', en: 'Remove headline effects', menu: 'text' },
  'effect.as-style': { zh: '标题效果随样式', en: 'Headline effects as the style', menu: 'text' },
  'panel.pattern': { zh: '换花纹', en: 'Next pattern', menu: 'text' },
  'panel.frill': { zh: '换花边', en: 'Next border of figures', menu: 'text' },
  'panel.shade': { zh: '底色渐变', en: 'Gradient tint, or even', menu: 'text' },
} as const;
