/** What is said of shapes of blocks, of how they are turned, and of panels over pictures. */
import type { WordTable } from '../word-table.ts';

export const shapesWords = {
  moveCorners: { zh: '移动角点…', en: 'Move corners…' },
  cornersHelp: {
    zh: '拖动角点；按在边上拖出新角点，按住 Alt 单击去掉角点。Tab 键换角点，方向键移动，Delete 键去掉，Esc 键完成。',
    en: 'Drag corners. Drag a side for a new one, Alt-click one to remove it. Tab takes the next, arrows move it, Delete removes it, Escape ends.',
  },
  cornersNotRead: {
    zh: '看不懂“{text}”。请写几个角：3 到 {most}。',
    en: '“{text}” is not understood. Say how many corners: 3 to {most}.',
  },
  noPictureBelow: {
    zh: '所选的块下面没有图片。先把标题放到图片上，再压淡。',
    en: 'No picture lies under what is selected. Put the headline on a picture first.',
  },
  shape: { zh: '外形', en: 'Shape' },
  shapeRectangle: { zh: '矩形', en: 'Rectangle' },
  shapeRounded: { zh: '圆角', en: 'Rounded' },
  shapeCircle: { zh: '圆', en: 'Circle' },
  shapeEllipse: { zh: '椭圆', en: 'Ellipse' },
  shapePolygon: { zh: '多边形', en: 'Polygon' },
  shapeRadius: { zh: '圆角半径', en: 'Radius' },
  shapeCornersRound: { zh: '哪些角圆', en: 'Round corners' },
  cornerTopLeft: { zh: '左上', en: 'Top left' },
  cornerTopRight: { zh: '右上', en: 'Top right' },
  cornerBottomRight: { zh: '右下', en: 'Bottom right' },
  cornerBottomLeft: { zh: '左下', en: 'Bottom left' },
  blockTurn: { zh: '整块旋转', en: 'Rotation' },
  blockTurnQuarters: {
    zh: '这种块只能转直角。',
    en: 'A block of this kind is turned by quarters.',
  },
  veil: { zh: '压在图片上', en: 'Over pictures' },
  veilNone: { zh: '盖住', en: 'Hide them' },
  veilLighten: { zh: '压淡', en: 'Lighten them' },
  veilDarken: { zh: '压暗', en: 'Darken them' },
  veilShare: { zh: '压去', en: 'How much' },
} as const satisfies WordTable;
