/** What of a drawing's file was not taken as it stands there. */
import * as v from 'valibot';

/** Each with what is done instead, as it is said to the user. */
const words = {
  text: {
    zh: '文字没有画出（请先转曲）',
    en: 'text is not drawn (convert it to outlines first)',
  },
  picture: { zh: '里面的位图没有画出', en: 'pictures in it are not drawn' },
  gradient: { zh: '渐变改成了它的第一种颜色', en: 'gradients are drawn in their first colour' },
  pattern: { zh: '图案填充没有画出', en: 'patterns are not drawn' },
  filter: { zh: '滤镜效果没有画出', en: 'filters are left out' },
  mask: { zh: '蒙版没有起作用，图形按完整画出', en: 'masks are left out: what they hide is drawn' },
  clip: { zh: '剪切路径没有起作用，图形按完整画出', en: 'clipping paths are left out: what they hide is drawn' },
  opacity: { zh: '半透明改成了不透明', en: 'what is translucent is drawn solid' },
  blending: { zh: '混合模式没有起作用', en: 'blending is left out' },
  marker: { zh: '线端标记没有画出', en: 'markers are not drawn' },
  script: { zh: '里面的程序没有运行', en: 'scripts are not run' },
  animation: { zh: '动画没有画出', en: 'animation is left out' },
  external: { zh: '引用的其他文件没有读', en: 'other files it refers to are not read' },
  style: { zh: '有些样式读不出，没有起作用', en: 'some styles cannot be read and have no effect' },
  transform: { zh: '有些变形读不出，没有起作用', en: 'some transforms cannot be read and have no effect' },
  colour: { zh: '有些颜色读不出，没有画出', en: 'some colours cannot be read and are not drawn' },
  path: { zh: '有些路径写错了，只画到出错的地方', en: 'some outlines are faulty and drawn up to the fault' },
  element: {
    zh: '有些图形用了读不出的写法，没有画出',
    en: 'some shapes are of kinds that cannot be read and are not drawn',
  },
  'uneven-stroke': {
    zh: '不等比缩放的描边按平均粗细画出',
    en: 'strokes scaled unevenly are drawn at their mean width',
  },
  overprint: { zh: '叠印设置没有起作用', en: 'overprinting is left out' },
  'spot-mix': { zh: '几种专色的混合改用四色印', en: 'mixtures of spot inks are printed in the four inks' },
  spot: { zh: '专色没有同名色板，用四色印', en: 'spot inks that no swatch is named for are printed in the four inks' },
  pages: { zh: '只画了第 1 页，其余各页没有画出', en: 'only page 1 is drawn, no other page' },
  'near-black': { zh: '接近黑的颜色按单色黑印', en: 'what is nearly black is printed in black ink alone' },
} as const;

type RemarkKind = keyof typeof words;

const kinds = Object.keys(words).filter((name): name is RemarkKind => name in words);

export const artworkRemarkSchema = v.strictObject({
  kind: v.picklist(kinds),
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Some of what it was, where that has names: elements, properties, colours. */
  names: v.array(v.string()),
});
export type ArtworkRemark = v.InferOutput<typeof artworkRemarkSchema>;

/** A remark in words of a language. */
export function sayRemark({ kind, count, names }: ArtworkRemark, language: 'zh' | 'en'): string {
  const which = names.length === 0 ? '' : language === 'zh' ? `：${names.join('、')}` : `: ${names.join(', ')}`;
  const often = language === 'zh' ? `（${count} 处）` : ` (${count})`;
  return `${words[kind][language]}${often}${which}`;
}
