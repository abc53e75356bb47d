/** What is said of 通版: joining two facing pages, parting them, and what stands over the fold. */
import type { WordTable } from '../word-table.ts';

export const spreadsWords = {
  /** A page that is two: 2—3版. */
  pagesOfSpread: { zh: '{number}版', en: 'Pages {number}' },
  spreadNamed: { zh: '{page}（通版）', en: '{page} (spread)' },
  /** A field of one of its halves: 2版 责编. */
  ofHalf: { zh: '{page} {what}', en: '{page}: {what}' },
  foldClear: { zh: '折线留空', en: 'Clear at the fold' },
  foldHelp: {
    zh: '正中这么宽不排文字；图片、底纹和线可以跨过。下面的尺寸和网格是每一版的。',
    en: 'Text keeps off so much of the middle; pictures, panels and rules cross it. Size and grid below are those of each page.',
  },
  foldBounds: { zh: '折线留空可以是 0 到 {most}。', en: 'What is kept clear at the fold can be 0 to {most}.' },
  templateOfPage: {
    zh: '这个版式是一版的，套不到通版。先拆回两版，或把通版存为版式。',
    en: 'This template is of one page. Part the spread first, or keep a spread as a template.',
  },
  templateOfSpread: {
    zh: '这个版式是通版的，套不到一版。先把两版合为通版。',
    en: 'This template is of a spread. Join the two pages first.',
  },
  whyNoSpread: { zh: '本版不是通版', en: 'The page is no spread' },
  pagesJoined: { zh: '第{pages}版合为通版。', en: 'Pages {pages} are one spread now.' },
  pagesJoinedUnsigned: {
    zh: '第{pages}版合为通版。签过的样作废，请重签；拆回原样又有效。',
    en: 'Pages {pages} are one spread now. It has to be signed anew; what was signed holds again once it is parted as it was.',
  },
  pagesJoinedFormats: {
    zh: '第{pages}版合为通版，照左边的开本“{format}”改；右边的还是“{right}”，拆回两版就是。{signed}',
    en: 'Pages {pages} are one spread now, in the left page’s format “{format}”. The right one is of “{right}” still, once it is parted. {signed}',
  },
  joinedFormatNone: { zh: '没有名称', en: 'no name' },
  joinedUnsigned: {
    zh: '签过的样作废，请重签；拆回原样又有效。',
    en: 'It has to be signed anew; what was signed holds again once it is parted as it was.',
  },
  spreadParted: { zh: '通版拆回第{pages}版。', en: 'The spread is pages {pages} again.' },
  spreadPartedUnsigned: {
    zh: '通版拆回第{pages}版。通版上签过的样作废，请重签。',
    en: 'The spread is pages {pages} again. Each has to be signed anew.',
  },
  spreadPartedMoved: {
    zh: '通版拆回第{pages}版。跨折线的 {count} 块移进了一版，比一版宽的改窄：{blocks}。',
    en: 'The spread is pages {pages} again. {count} {count:block|blocks} over the fold moved into one page, narrower where it was wider than that: {blocks}.',
  },
  spreadPartedShow: { zh: '选中移了的', en: 'Select what moved' },
  spreadFlowed: {
    zh: '通版从双数版开始，这一版排在第{number}版。',
    en: 'A spread begins at an even page, so this is page {number} now.',
  },
  spreadStays: {
    zh: '没有移动：通版占一个双数版和后面的单数版，挪过去就排不下。',
    en: 'Nothing was moved: a spread takes an even page and the odd one after it, and would have no place.',
  },
  spreadKeepsPage: {
    zh: '删了这一版，通版就没有地方。先把通版拆回两版。',
    en: 'Without this page a spread would have no place. Part the spread first.',
  },
  acrossGutter: {
    zh: '要跨两版，先用{do page.join}把两版合为通版。',
    en: 'To stand across both pages, join them into a spread first: {do page.join}.',
  },
} as const satisfies WordTable;
