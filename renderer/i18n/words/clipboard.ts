/** Words of what is cut, copied and pasted. */
import type { WordTable } from '../word-table.ts';

export const clipboardWords = {
  blocksCopied: { zh: '复制了 {count} 块', en: '{count} {count:block|blocks} copied' },
  copyNothing: {
    zh: '没有选中的块，没有复制。先在版上点一块，或按住拖出一个框来选。',
    en: 'Nothing is selected, and nothing was copied. Click a block on the page first, or drag a frame round some.',
  },
  cutNothing: {
    zh: '没有选中的块，没有剪切。先在版上点一块，或按住拖出一个框来选。',
    en: 'Nothing is selected, and nothing was cut. Click a block on the page first, or drag a frame round some.',
  },
  clipBringing: {
    zh: '正在带入 {count} 张图片……',
    en: 'Bringing {count} {count:picture|pictures} along …',
  },
  blocksTooMany: {
    zh: '选中的太多，剪贴板放不下，什么也没有动。请分几次来。',
    en: 'More is selected than the clipboard takes, and nothing was changed. Do it in parts.',
  },
  pasteNotRead: {
    zh: '剪贴板上的块读不出来，没有粘贴。请重新复制。',
    en: 'The blocks on the clipboard cannot be read, and nothing was pasted. Copy them again.',
  },
  pasteNoBlocks: {
    zh: '剪贴板上没有块，没有粘贴。先在版上选块，复制或剪切。',
    en: 'There are no blocks on the clipboard, and nothing was pasted. Select blocks on a page and copy or cut them first.',
  },
  pasteNothing: {
    zh: '剪贴板上没有文字、表格、图片或块，没有粘贴。',
    en: 'The clipboard has no words, table, picture or blocks; nothing was pasted.',
  },
  pasteNotHere: { zh: '这些块不能放在母版上。', en: 'These blocks cannot stand on a master.' },
  pasteTooLong: {
    zh: '剪贴板上的文字太长，一篇稿最多粘贴 {most} 字，没有粘贴。请分几次复制。',
    en: 'There is too much on the clipboard: a story can have up to {most} {most:character|characters} when pasted, and nothing was. Copy it in parts.',
  },
  pasteNoStory: {
    zh: '剪贴板上这些块的稿件已经没有了，没有粘贴。请回原来的版上再复制一次。',
    en: 'The story of these blocks is gone, and nothing was pasted. Copy them again where they stand.',
  },
  pasteLacks: {
    zh: '粘贴好了，但这一期没有{lacks}，用这一期的代替或空着。',
    en: 'Pasted, but this edition lacks {lacks}: its own stand in, or the place is empty.',
  },
  lacksStyle: { zh: '原来的样式', en: 'the styles' },
  lacksColour: { zh: '原来的颜色', en: 'the colours' },
  lacksDrawing: { zh: '原来的图形', en: 'the drawings' },
  lacksPicture: { zh: '原来的图片', en: 'the pictures' },
} as const satisfies WordTable;
