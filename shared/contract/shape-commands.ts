/** What is done to shapes of blocks, and to how they are turned. */

export const shapeCommands = {
  'block.turn-right': { zh: '块右转 90°', en: 'Turn the block right', key: 'CmdOrCtrl+Alt+]', menu: 'block' },
  'block.turn-left': { zh: '块左转 90°', en: 'Turn the block left', key: 'CmdOrCtrl+Alt+[', menu: 'block' },
  'block.turn': {
    zh: '块旋转…',
    en: 'Turn the block by degrees…',
    key: 'CmdOrCtrl+Alt+Shift+G',
    menu: 'block',
    asks: { zh: '顺时针几度，如：5（负数为逆时针，0 为放平）', en: 'degrees clockwise, as in: 5; 0 to level it' },
  },
  'shape.rounded': {
    zh: '圆角…',
    en: 'Rounded corners…',
    key: 'CmdOrCtrl+Alt+Shift+K',
    menu: 'block',
    asks: {
      zh: '半径和哪几个角，如：3毫米、4 左上 右下；0 为直角',
      en: 'radius and which corners, as in: 3 mm; 4 top-left bottom-right; 0 for square ones',
    },
  },
  'shape.circle': { zh: '裁成圆形', en: 'Cut to a circle', key: 'CmdOrCtrl+Alt+Shift+Y', menu: 'block' },
  'shape.ellipse': { zh: '裁成椭圆', en: 'Cut to an ellipse', menu: 'block' },
  'shape.polygon': {
    zh: '裁成多边形…',
    en: 'Cut to a polygon…',
    menu: 'block',
    asks: { zh: '几个角，如：6', en: 'number of corners, as in: 6' },
  },
  'shape.none': { zh: '恢复矩形', en: 'Make it a rectangle again', menu: 'block' },
  'shape.corners': {
    zh: '移动形状的角点',
    en: 'Move the shape’s corners',
    key: 'CmdOrCtrl+Alt+Shift+P',
    menu: 'block',
  },
  'shape.add-corner': { zh: '加一个角点', en: 'Add a corner', key: 'Insert', menu: 'block' },
  'photo.around-drawn': {
    zh: '文字绕手绘的线',
    en: 'Text along a drawn line',
    key: 'CmdOrCtrl+Alt+Shift+W',
    menu: 'text',
  },
  'panel.veil': { zh: '在文字下压淡图片', en: 'Lighten the picture under the text', menu: 'block' },
  'panel.darken': { zh: '在文字下压暗图片', en: 'Darken the picture under the text', menu: 'block' },
} as const;
