/** What printing says. */
import type { WordTable } from '../word-table.ts';

export const printWords = {
  printTitle: { zh: '打印', en: 'Print' },
  printWhat: { zh: '打印什么', en: 'What to print' },
  printPage: { zh: '本版（第{number}版）', en: 'This page ({number})' },
  printSpread: { zh: '对版（第{pages}版，并排在一张纸上）', en: 'Facing pages ({pages}, side by side)' },
  printAll: { zh: '全部 {count} 版', en: 'All {count} {count:page|pages}' },
  printRange: { zh: '这些版', en: 'These pages' },
  printRangeHint: { zh: '如 1-3、6', en: 'as in 1-3, 6' },
  printRangeWrong: { zh: '请写版次，如 1-3、6。', en: 'Write page numbers, as in 1-3, 6.' },
  printRangeNone: {
    zh: '没有第{pages}版，共 {count} 版。',
    en: 'There is no page {pages}; the edition has {count}.',
  },
  printProof: { zh: '校样（第{number}版，带校对符号）', en: 'Page proof ({number}, with its marks)' },
  printStory: { zh: '稿件“{title}”的小样', en: 'Galley proof of the story “{title}”' },
  printStorySheets: {
    zh: '约 {count} 张 {paper}，只印稿件：正文 {size} 磅，行间和右边留出改稿的地方，附图片说明。',
    en: 'About {count} {count:sheet|sheets} of {paper} with the story alone: copy at {size} pt, room for a pencil between the lines and at the right, captions at the end.',
  },
  printPaper: { zh: '纸张', en: 'Paper' },
  printScale: { zh: '大小', en: 'Size' },
  printFit: { zh: '适合纸张', en: 'Fit to paper' },
  printActual: { zh: '原大（100%）', en: 'Actual size (100%)' },
  printSheets: {
    zh: '{count} 张 {paper}，印成 {percent}%。',
    en: '{count} {count:sheet|sheets} of {paper}, at {percent}%.',
  },
  printSheetsFrom: {
    zh: '{count} 张 {paper}，各版大小不同，印成 {least}%至 {most}%。',
    en: '{count} {count:sheet|sheets} of {paper}, at {least} to {most}%, as their pages differ in size.',
  },
  printTooLarge: {
    zh: '{paper} 放不下原大的第{pages}版，缩小到放得下为止。',
    en: '{paper} cannot hold {pages:page|pages} {pages} in actual size; what is too large is brought down to fit.',
  },
  printProofSheets: {
    zh: '1 张 {paper}，版面印成 {percent}%；版边写不下的意见，另加清单。',
    en: '1 sheet of {paper}, with the page at {percent}%; notes that find no room beside it go on a list of their own.',
  },
  printNothing: { zh: '这里没有要打印的版。', en: 'There is no page to print here.' },
  printGo: { zh: '打印…', en: 'Print…' },
  printSave: { zh: '存为 PDF…', en: 'Save as PDF…' },
  printDrawing: { zh: '正在准备：{done} / {total} 张', en: 'Getting ready: {done} of {total} {total:sheet|sheets}' },
  printAtSystem: { zh: '请在系统的打印窗口里继续。', en: 'Go on in the system’s print dialog.' },
  printStop: { zh: '停止', en: 'Stop' },
  printed: { zh: '已送往打印机：{count} 张', en: '{count} {count:sheet|sheets} sent to the printer' },
  printSaved: { zh: '{count} 张已存为 {path}', en: '{count} {count:sheet|sheets} saved as {path}' },
} as const satisfies WordTable;
