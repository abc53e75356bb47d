/** Files that are no copy: what each kind is called, and what to do with it. None is ever stored as its source. */
import { DayangError } from '../errors.ts';

interface OtherKind {
  readonly zh: string;
  readonly zhDo: string;
  readonly en: string;
  readonly enDo: string;
}

const kinds = {
  archive: {
    zh: '压缩包',
    zhDo: '请先解压，再导入里面的文件。',
    en: 'a packed archive',
    enDo: 'Unpack it and import the files in it.',
  },
  program: {
    zh: '程序文件',
    zhDo: '请不要打开，先向来稿人核实。',
    en: 'a program',
    enDo: 'Do not open it; ask its sender first.',
  },
  shortcut: {
    zh: '快捷方式',
    zhDo: '请导入它指向的那个文件。',
    en: 'a shortcut',
    enDo: 'Import the file it points to.',
  },
  recording: {
    zh: '音频或视频',
    zhDo: '大样只收文字和图片，请向来稿人要文字稿。',
    en: 'a recording',
    enDo: 'Copy and pictures are taken: ask its sender for the words.',
  },
  table: {
    zh: '表格',
    zhDo: '请用“置入表格文件…”放到版面上（命令行用 --page）；要当文章登，请另存为 .docx 再导入。',
    en: 'a table',
    enDo: 'Put it on the page with “Place a table…” (--page on the command line); to print it as a story, save it as .docx and import that.',
  },
  slides: {
    zh: '幻灯片',
    zhDo: '请在原来的软件里另存为 .docx，或把文字复制过来粘贴。',
    en: 'a set of slides',
    enDo: 'Save it as .docx in the program that made it, or copy its words and paste them.',
  },
  locked: {
    zh: '加了密码的 Office 文档',
    zhDo: '请去掉密码后另存，再导入。',
    en: 'an Office document with a password',
    enDo: 'Take the password off, save it and import it again.',
  },
  outlook: {
    zh: 'Outlook 邮件（.msg）',
    zhDo: '请在 Outlook 里另存为 .eml 或纯文本，再导入。',
    en: 'an Outlook message (.msg)',
    enDo: 'Save it as .eml or plain text in Outlook, then import it.',
  },
  office: {
    zh: '旧版 Office 文件',
    zhDo: '请在原来的软件里另存为 .docx 或纯文本，再导入。',
    en: 'an old Office file',
    enDo: 'Save it as .docx or plain text in the program that made it, then import it.',
  },
  pages: {
    zh: 'Apple iWork 文件',
    zhDo: '请在原来的软件里导出为 Word（.docx），再导入。',
    en: 'an Apple iWork file',
    enDo: 'Export it to Word (.docx) in the program that made it, then import it.',
  },
  book: {
    zh: '电子书（EPUB）',
    zhDo: '请向来稿方要 .docx 或纯文本。',
    en: 'an e-book (EPUB)',
    enDo: 'Ask its sender for .docx or plain text.',
  },
  indesign: {
    zh: 'InDesign 文件',
    zhDo: '请在 InDesign 里把正文导出为 RTF，再导入。',
    en: 'an InDesign file',
    enDo: 'Export its text as RTF in InDesign, then import it.',
  },
  font: {
    zh: '字体文件',
    zhDo: '请在报纸面板的“自带的字体”里添加。',
    en: 'a font',
    enDo: 'Add it under Faces of its own, in the panel of the newspaper.',
  },
  picture: {
    zh: '图片',
    zhDo: '请把扩展名改成 .jpg、.png、.tif 等图片的扩展名，再导入。',
    en: 'a picture',
    enDo: 'Give its name the ending of a picture (.jpg, .png, .tif …) and import it again.',
  },
  drawing: {
    zh: 'SVG 图形',
    zhDo: '请把扩展名改成 .svg，再导入。',
    en: 'an SVG drawing',
    enDo: 'Give its name the ending .svg and import it again.',
  },
  pdf: {
    zh: 'PDF 或 PostScript 页面',
    zhDo: '请把扩展名改成 .pdf 或 .eps，再导入：它会当作图形或广告置入。',
    en: 'a page in PDF or PostScript',
    enDo: 'Give its name the ending .pdf or .eps and import it again: it is placed as a drawing or an advert.',
  },
  database: {
    zh: '报纸文件或别的数据库',
    zhDo: '报纸文件请用“打开…”。',
    en: 'an edition or another database',
    enDo: 'Open an edition with Open….',
  },
  card: {
    zh: '日历或名片',
    zhDo: '请把要用的文字复制过来粘贴。',
    en: 'a calendar or a card',
    enDo: 'Copy the words that are wanted and paste them.',
  },
  code: {
    zh: '程序源代码或配置',
    zhDo: '请导入稿件本身；要登出几行代码，请复制后粘贴到稿件里。',
    en: 'source code or a configuration',
    enDo: 'Import the story itself; to print lines of code, copy them and paste them into it.',
  },
  log: {
    zh: '日志',
    zhDo: '请导入稿件本身；要引用其中几行，请复制后粘贴到稿件里。',
    en: 'a log',
    enDo: 'Import the story itself; to quote lines of a log, copy them and paste them into it.',
  },
} as const satisfies Readonly<Record<string, OtherKind>>;

export type OtherKindName = keyof typeof kinds;

/** Why a file of some other kind does not come in. */
export function notCopy(name: string, kind: OtherKindName): DayangError {
  return new DayangError('not-copy', { name, ...kinds[kind] });
}
