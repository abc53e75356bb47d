/** Why a file of copy cannot be read, and what to do. */
import { copyEncodings, type EncodingReading } from '../shared/text/encodings.ts';

/** The readings of a text among which somebody is to choose, as the details of `encoding-unsure` have them. */
export function readingsAsked(details: Readonly<Record<string, string | number>>): EncodingReading[] {
  return ['one', 'other'].flatMap((which) => {
    const encoding = copyEncodings.find((name) => name === details[which]);
    return encoding === undefined ? [] : [{ encoding, sample: String(details[`${which}Sample`] ?? '') }];
  });
}

export const copyFaults = {
  'encoding-unsure': {
    zh: '{name} 没有写明编码，看不出是 {oneZh}（“{oneSample}”）还是 {otherZh}（“{otherSample}”）。请把它拖到窗口上，导入时会问是哪一种；命令行用 --encoding {one} 或 --encoding {other} 指明。',
    en: '{name} does not say its encoding: it may be {oneEn} (“{oneSample}”) or {otherEn} (“{otherSample}”). Drop it on the window, which asks which of the two it is, or name one on the command line: --encoding {one} or --encoding {other}.',
  },
  'nothing-taken': {
    zh: '{name} 里没有可以收入的文字：{zh}。请在原来的软件里改好再导入。',
    en: 'There is nothing in {name} that is copy: {en}. Put it right in the program that made it and import it again.',
  },
  'document-unreadable': {
    zh: '{name} 无法读取，文件可能已损坏，或者不是 Word 文档。请用 Word 或 WPS 打开，另存为 .docx 或纯文本再导入；打不开的，请来稿人重发。',
    en: '{name} cannot be read: it may be damaged, or not be a Word document. Open it in Word or WPS, save it as .docx or plain text and import that; if it does not open, ask its sender for it again.',
  },
  'copy-too-long': {
    zh: '{name} 太长，没有导入：有 {paragraphs} 段、{characters} 字，一篇稿件最多 {mostParagraphs} 段、{mostCharacters} 字。请分成几份再导入。',
    en: '{name} is too long and was not imported: it has {paragraphs} paragraphs of {characters} characters, and a story may have {mostParagraphs} of {mostCharacters}. Part it and import the parts.',
  },
  'not-copy': {
    zh: '{name} 是{zh}，没有导入。{zhDo}',
    en: '{name} is {en} and was not imported. {enDo}',
  },
  'wire-unknown': {
    zh: '{name} 是 <{root}> 格式的 XML，不能导入。能导入的是 NITF、NewsML、NewsML-G2、RSS 和 Atom；请向来稿方要其中一种，或纯文本。',
    en: '{name} is XML of the kind <{root}>, which is not read. NITF, NewsML, NewsML-G2, RSS and Atom are: ask its sender for one of these, or for plain text.',
  },
  'json-unknown': {
    zh: '{name} 是 JSON 数据，不是稿件，不能导入。请向来稿方要纯文本、docx 或通稿格式。',
    en: '{name} is JSON, which is data and not copy, and is not read. Ask its sender for plain text, docx or a wire format.',
  },
  'document-unsafe': {
    zh: '{name} 不像正常的文件（里面的层次或分量超出常理），没有导入。请来稿人重新存一份发来。',
    en: '{name} is not what such a file is like, in depth or size of what it holds, and was not imported. Ask its sender for a file saved anew.',
  },
  'old-document': {
    zh: '{name} 是旧版文档（.doc、.wps、.odt 等）。请用 Word 或 WPS 另存为 .docx 再导入；装上 LibreOffice 后可以直接导入。',
    en: '{name} is an old document (.doc, .wps, .odt and the like). Save it as .docx in Word or WPS, then import it; with LibreOffice on this machine it can be imported as it is.',
  },
  'old-document-slow': {
    zh: 'LibreOffice 转换 {name} 超过 {seconds} 秒还没有完，已停止。请用 Word 或 WPS 另存为 .docx 再导入。',
    en: 'LibreOffice took more than {seconds} seconds to convert {name} and was stopped. Save it as .docx in Word or WPS, then import it.',
  },
  'old-document-failed': {
    zh: '{name} 是旧版文档，LibreOffice 转换不了。文件可能已损坏或加了密码，请用 Word 或 WPS 打开后另存为 .docx 再导入。',
    en: '{name} is an old document that LibreOffice could not convert. It may be damaged or have a password: open it in Word or WPS, save it as .docx and import that.',
  },
  'table-unreadable': {
    zh: '{name} 无法读取，文件可能已损坏，或者不是表格。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。',
    en: '{name} cannot be read: it may be damaged, or not be a table. Open it in Excel or WPS, save it as .xlsx and import that.',
  },
  'table-encrypted': {
    zh: '{name} 有打开密码，读不了。请用 Excel 或 WPS 去掉密码，再存一次。',
    en: '{name} is protected by a password and cannot be read. Remove it in Excel or WPS and save the file again.',
  },
  'old-table': {
    zh: '{name} 是旧版 .xls 或 WPS 的 .et。请用 Excel 或 WPS 另存为 .xlsx 再导入；装上 LibreOffice 后可以直接导入。',
    en: '{name} is an old .xls or a .et of WPS. Save it as .xlsx in Excel or WPS, then import it; with LibreOffice on this machine it can be imported as it is.',
  },
  'old-table-slow': {
    zh: 'LibreOffice 转换 {name} 超过 {seconds} 秒还没有完，已停止。请用 Excel 或 WPS 另存为 .xlsx 再导入。',
    en: 'LibreOffice took more than {seconds} seconds to convert {name} and was stopped. Save it as .xlsx in Excel or WPS, then import it.',
  },
  'old-table-failed': {
    zh: '{name} 要先转换，LibreOffice 转换不了。文件可能已损坏或加了密码，请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。',
    en: '{name} has to be converted, and LibreOffice could not. It may be damaged or have a password: open it in Excel or WPS, save it as .xlsx and import that.',
  },
  'table-other': {
    zh: '{name} 是 {format} 表格。请在原来的软件里另存为 .xlsx 再导入；装上 LibreOffice 后可以直接导入。',
    en: '{name} is a table of the kind {format}. Save it as .xlsx in the program that made it, then import it; with LibreOffice on this machine it can be imported as it is.',
  },
  'table-format': {
    zh: '{name} 是 {format} 表格，不能导入。请在原来的软件里另存为 .xlsx 或 CSV。',
    en: '{name} is a table of the kind {format}, which is not read. Save it as .xlsx or CSV in the program that made it.',
  },
  'lists-empty': {
    zh: '{name} 里没有一行能当词表用，所以没有检查。请照上面说的改：第一行写列名（类别、名称、职务、改为……），以下每行一条。',
    en: 'No row of {name} can be used as a list, and nothing was checked. Put right what is said above: the first row names the columns (kind, name, titles, instead …), each further row is an entry.',
  },
  'lists-full': {
    zh: '词表最多 {most} 条，加上这份就超出了。请先删去用不着的，或者分开检查。',
    en: 'The lists hold at most {most} entries, and with these there would be more. Remove what is not needed, or check by one list at a time.',
  },
  'table-empty': {
    zh: '{name} 里没有看得见的内容，没有导入。请在表格软件里取消隐藏，存好再导入。',
    en: 'Nothing is to be seen on any sheet of {name}, and it was not imported. Show what is hidden in its program, save it and import it again.',
  },
  'table-no-sheet': {
    zh: '{name} 里没有名为“{sheet}”的工作表。请从现有的里选：{sheets}。',
    en: '{name} has no sheet called “{sheet}”. Choose one of: {sheets}.',
  },
} as const;
