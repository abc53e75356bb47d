/** What is said of characters that are drawn by hand (补字), and of the drawings they come in. */
import { characterRefusals } from '../shared/paper/drawn-character.ts';
import { tooManyGlyphs } from '../shared/paper/drawn-glyphs.ts';

export const glyphFaults = {
  ...characterRefusals,
  'glyph-not-drawn': {
    zh: '这期报纸没有补字“{name}”。已有的用 dayang glyphs 列出。',
    en: 'The edition has no drawn character “{name}”. List those it has with dayang glyphs.',
  },
  'glyph-in-round': {
    zh: '{rounds}的版面用着补字“{name}”，要随报纸留着。',
    en: 'The drawn character “{name}” stands on the pages read in {rounds}; it stays with them.',
  },
  'glyph-stroked': {
    zh: '补字图形 {name} 里有描边。请在绘图软件里把描边转成轮廓后另存。',
    en: 'The drawing {name} has strokes. Turn them into outlines in your drawing program and save it again.',
  },
  'glyph-knocked-out': {
    zh: '补字图形 {name} 里有白色的形状。字只有墨色：请在绘图软件里把白的部分从字形里减去后另存。',
    en: 'The drawing {name} has white shapes. A character has ink alone: cut them out of it in your drawing program and save it again.',
  },
  'glyph-remarks': {
    zh: '补字图形 {name} 里有不能照画的：{zh}。请在绘图软件里全部转成填色的轮廓后另存。',
    en: 'The drawing {name} has what is not drawn as it stands there: {en}. Turn all of it into filled outlines in your drawing program and save it again.',
  },
  'glyph-crossing': {
    zh: '补字图形 {name} 的轮廓互相交叉，叠住的地方印出来会和画的不一样：该空白的印成实心，或该实的印成空白。请在绘图软件里把路径合并（布尔运算）后另存。',
    en: 'The outlines of the drawing {name} cross so that what is to stay white would be inked where they overlap, or what is ink left white. Combine its paths (boolean operations) in your drawing program and save it again.',
  },
  'glyph-outside': {
    zh: '补字图形 {name} 画到了画板外面，或宽高相差太大。画板就是字身，字要画在里面。',
    en: 'The drawing {name} goes beyond its artboard, or that is too wide. The artboard is the em square: draw the character inside it.',
  },
  'glyph-too-much': {
    zh: '补字图形 {name} 太复杂：最多 {steps} 个节点、{contours} 条轮廓。请简化路径后另存。',
    en: 'The drawing {name} is too complex: it may have {steps} nodes and {contours} contours. Simplify its paths and save it again.',
  },
  'too-many-glyphs': tooManyGlyphs,
} as const;
