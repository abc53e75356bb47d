/** How the line at the caret is set, and what speaks for and against other ends of it. */
import type { WordTable } from '../word-table.ts';

export const thisLineWords = {
  thisLine: { zh: '本行', en: 'This line' },
  lineTotalFit: { zh: '断行：与全段各行一起选定', en: 'Break: chosen together with the paragraph’s lines' },
  lineByLine: { zh: '断行：单独选定（下一行宽度不同）', en: 'Break: chosen by itself (the next line’s width differs)' },
  lineAgainstWidow: { zh: '断行：为避免孤行调整了全段', en: 'Break: the paragraph was adjusted against a widow' },
  lineBeforeJump: { zh: '断行：转版前止于整句', en: 'Break: at a sentence’s end before the jump' },
  lineParagraphEnd: { zh: '段末行，不撑满', en: 'Last line of its paragraph, not filled' },
  lineExact: { zh: '字距未调整，正好 {measure} 字', en: 'No adjustment: exactly {measure} em' },
  lineSpaces: { zh: '西文词距各让出 {em} 字', en: 'Word spaces give {em} em each' },
  lineBrackets: { zh: '括号、引号各让出 {em} 字', en: 'Brackets and quotation marks give {em} em each' },
  lineBlanks: { zh: '全角空格各让出 {em} 字', en: 'Full-width spaces give {em} em each' },
  linePauses: { zh: '逗号、顿号、分号各让出 {em} 字', en: 'Commas and semicolons give {em} em each' },
  lineStops: {
    zh: '句号、问号、叹号各让出 {em} 字',
    en: 'Full stops, question and exclamation marks give {em} em each',
  },
  lineColons: { zh: '冒号各让出 {em} 字', en: 'Colons give {em} em each' },
  lineGaps: { zh: '中西间距各让出 {em} 字', en: 'Chinese–Western gaps give {em} em each' },
  lineOpen: { zh: '每处加空 {opened} 字，中西间距各加 {gaps} 字', en: 'Each place opened {opened} em, gaps {gaps} em' },
  lineReported: { zh: '超过样式的上限', en: 'Beyond the style’s limit' },
  lineAlternatives: { zh: '行末前后各处', en: 'Places round the line’s end' },
  hinderStart: { zh: '{text}：不能在行首', en: '{text}: may not start a line' },
  hinderEnd: { zh: '{text}：不能在行末', en: '{text}: may not end a line' },
  hinderWord: { zh: '{text}：西文词或数字不拆', en: '{text}: a word or number is not divided' },
  hinderKept: {
    zh: '{text}：数字连符号、专名或双字标点不拆',
    en: '{text}: a number with its sign, a name or a pair is not divided',
  },
  hinderWide: { zh: '{text}：排不进', en: '{text}: too wide' },
  hinderCost: { zh: '{text}：可断，劣度 {cost}', en: '{text}: possible, badness {cost}' },
} as const satisfies WordTable;
