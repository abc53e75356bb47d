/** Why a file of copy cannot be read, and what to do. */
export const copyFaults = {
  'encoding-unsure': {
    zh: '{name} 没有写明编码，看不出是 {one}（“{oneSample}”）还是 {other}（“{otherSample}”）。请用文本编辑器按其中一种打开，另存为 UTF-8 再导入；命令行用 --encoding {one} 或 --encoding {other} 指明。',
    en: '{name} does not say its encoding: it may be {one} (“{oneSample}”) or {other} (“{otherSample}”). Open it as one of them in a text editor and save it as UTF-8, or name one on the command line: --encoding {one} or --encoding {other}.',
  },
  'document-unreadable': {
    zh: '{name} 无法读取：{detail}。请用 Word 打开后另存为 .docx，或另存为纯文本。',
    en: '{name} cannot be read: {detail}. Open it in Word and save it as .docx again, or save it as plain text.',
  },
  'wire-unknown': {
    zh: '{name} 是 <{root}> 格式的 XML，不能导入。能导入的是 NITF、NewsML、NewsML-G2、RSS 和 Atom；请向来稿方要其中一种，或纯文本。',
    en: '{name} is XML of the kind <{root}>, which is not read. NITF, NewsML, NewsML-G2, RSS and Atom are: ask its sender for one of these, or for plain text.',
  },
  'json-unknown': {
    zh: '{name} 是 JSON 数据，不是稿件，不能导入。请向来稿方要纯文本、docx 或通稿格式。',
    en: '{name} is JSON, data and no copy, and is not read. Ask its sender for plain text, docx or a wire format.',
  },
  'document-unsafe': {
    zh: '{name} 不像正常的文档（{detail}），没有导入。请向来稿人要一份重新保存的文件。',
    en: '{name} is not what a document is like ({detail}) and was not imported. Ask its sender for a file saved anew.',
  },
  'old-document': {
    zh: '{name} 是旧版 .doc。请用 Word 另存为 .docx 后再导入。',
    en: '{name} is an old .doc. Save it as .docx in Word, then import it.',
  },
} as const;
