/**
 * What of a source of copy was left out, or arrived otherwise than it stood there. Every reader accounts for what it
 * read: what it neither hands on nor remarks is lost without a word, and a newspaper prints what is not so.
 */
import { withEncodingTitles } from './encodings.ts';
import { tableRemarkWords } from './table/table-remarks.ts';

/** A remark in both languages. */
interface RemarkWords {
  /** With `{count}` where it is counted. */
  readonly zh: string;
  readonly en: string;
}

/** Each kind, in words of what became of it. A new kind is a line here, or with those of tables, and nowhere else. */
const words = {
  'picture-unreadable': {
    zh: '{count} 张图片无法读取，没有导入',
    en: 'pictures that could not be read: {count}',
  },
  'pictures-left': { zh: '图片太多，余下 {count} 张没有导入', en: 'more pictures than are taken: {count} left out' },
  footnotes: {
    zh: '{count} 条脚注成为批注，不付印',
    en: 'footnotes that became notes, which are not printed: {count}',
  },
  'stories-left': {
    zh: '文件里还有 {count} 篇稿，没有导入',
    en: 'more stories in the file, not imported: {count}',
  },
  converted: {
    zh: '旧版文档，由 LibreOffice 转换后读入，请与原稿核对',
    en: 'an old document, read after LibreOffice converted it; compare it with the source',
  },
  'hidden-text': { zh: '隐藏文字 {count} 处，没有导入', en: 'hidden text, left out: {count}' },
  'struck-text': { zh: '划掉的文字 {count} 处，没有导入', en: 'struck text, left out: {count}' },
  'colour-left': {
    zh: '彩色的字 {count} 处，这里没有那种颜色，按黑字导入',
    en: 'text in colours that there are no swatches of, taken in black: {count}',
  },
  ruby: { zh: '字上注音 {count} 处，没有导入', en: 'readings over characters, left out: {count}' },
  shifted: {
    zh: '上下标 {count} 处没有现成的字，换了写法，请核对',
    en: 'superscripts or subscripts that are written otherwise, to be checked: {count}',
  },
  /** As editions have it that were made before all formats said `comments`. */
  comment: { zh: '批注 {count} 条，不付印', en: 'comments, which are not printed: {count}' },
  'picture-words': {
    zh: '图片的替代文字 {count} 条，没有导入',
    en: 'words standing in for pictures, left out: {count}',
  },
  'pictures-elsewhere': {
    zh: '图片 {count} 张没有一起来，请另存为文件，拖进窗口',
    en: 'pictures that did not come along: {count}; save them as files, then drop them on the window',
  },
  'drawing-words': { zh: '图形里的文字 {count} 处，没有导入', en: 'words in drawings, left out: {count}' },
  'attachment-story': { zh: '附件 {count} 个各成一篇稿', en: 'attachments that became stories of their own: {count}' },
  'attachment-left': {
    zh: '附件 {count} 个没有导入，请从邮件里另存出来，再单独导入',
    en: 'attachments left out: {count}; save them from the message and import them by themselves',
  },
  'attachment-packed': {
    zh: 'Outlook 专用格式的附件 {count} 个，正文和图片可能在里面，没有导入，请发件人改用 HTML 或纯文本格式重发',
    en: 'attachments in a format of Outlook’s own, in which copy and pictures may be: {count} left out; ask the sender to send it again as HTML or plain text',
  },
  embedded: { zh: '嵌入的内容 {count} 处，没有导入', en: 'embedded content, left out: {count}' },
  'form-field': { zh: '表单 {count} 处，没有导入', en: 'fields of a form, left out: {count}' },
  formula: { zh: '公式 {count} 个，写成一行，请核对', en: 'formulas written on one line, to be checked: {count}' },
  'formula-left': {
    zh: '公式 {count} 个，没有导入，请照原稿补上',
    en: 'formulas left out, to be put in from the source: {count}',
  },
  'table-lines': {
    zh: '表格 {count} 个，成为每行一段的文字',
    en: 'tables that became text, a row a paragraph: {count}',
  },
  'document-title': { zh: '文件自己的标题没有导入', en: 'the document’s own title, left out' },
  direction: {
    zh: '从右往左的文字 {count} 处，按原来次序排',
    en: 'text from right to left, set in its order: {count}',
  },
  'sign-face': {
    zh: '符号字体的文字 {count} 处，请对照原文',
    en: 'text in faces of signs, to be compared with the source: {count}',
  },
  references: { zh: '字符代码 {count} 处，还原成字符', en: 'codes of characters, decoded: {count}' },
  'reference-bad': {
    zh: '字符代码 {count} 处无效，成为“\ufffd”',
    en: 'codes that are not characters, which became “\ufffd”: {count}',
  },
  'reference-twice': {
    zh: '字符代码 {count} 处转义了两次，照原样，请改',
    en: 'codes of characters escaped twice, left as they are: {count}',
  },
  'reference-unknown': {
    zh: '字符代码 {count} 处不认识，照原样',
    en: 'unknown codes of characters, left as they are: {count}',
  },
  rendition: {
    zh: '同一篇稿的另一种格式 {count} 份，没有导入',
    en: 'other renditions of the same story, left out: {count}',
  },
  'other-language': { zh: '其他语言的文字 {count} 处，没有导入', en: 'text in other languages, left out: {count}' },
  'wire-version': {
    zh: '同一篇稿的旧版 {count} 份，没有导入',
    en: 'earlier versions of the same story, left out: {count}',
  },
  'wire-about': { zh: '稿件的附带信息 {count} 项，没有导入', en: 'what is said about the story, left out: {count}' },
  'wire-message': { zh: '通讯社致编辑部的话 {count} 条', en: 'messages to the desk: {count}' },
  'wire-killed': {
    zh: '此稿已由通讯社撤销或扣发，不得见报',
    en: 'the agency has withdrawn this story: it must not be printed',
  },
  'wire-correction': { zh: '此稿是更正，请与原稿核对', en: 'this is a correction: compare it with what came before' },
  'wire-embargo': { zh: '此稿禁止提前发表，解禁时间', en: 'embargoed, not to be published before' },
  'table-left': { zh: '表格 {count} 个无法读取，没有导入', en: 'tables that could not be read, left out: {count}' },
  notes: {
    zh: '说明和附注 {count} 段成为批注，不付印',
    en: 'captions and notes that became notes, which are not printed: {count}',
  },
  'front-matter': { zh: '文件头的 {count} 项，没有导入', en: 'entries of the file’s head, left out: {count}' },
  'markdown-unread': {
    zh: 'Markdown 的记号太多或嵌套太深，{count} 段照原样导入，记号没有解读',
    en: 'Markdown’s signs are too many or too deep in each other; paragraphs taken as they stand: {count}',
  },
  'control-characters': { zh: '控制字符 {count} 处，已去掉', en: 'control characters, taken out: {count}' },
  'encoding-guessed': {
    zh: '文件没有写明编码，按最像的一种读出，请核对',
    en: 'the file does not say its encoding; it was read in the likeliest, please check',
  },
  'encoding-not-declared': {
    zh: '文件写明的编码与内容不符，按内容读出，请核对',
    en: 'the encoding the file names is not the one it is in; it was read by its content, please check',
  },
  'bad-bytes': {
    zh: '{count} 处坏字节无法还原，以 � 代替，请对原稿补上',
    en: 'bytes that are not characters: {count}, shown as �; put them right from the original',
  },
  'surrogate-bytes': {
    zh: '{count} 个字写成了代理对（CESU-8），不是合法的 UTF-8，以 � 代替。应是',
    en: 'characters written as surrogates (CESU-8), which UTF-8 forbids: {count}, shown as �. They should be',
  },
  'wire-frame': {
    zh: '去掉了传送用的报头、报尾',
    en: 'the heading and the end of the transmission were taken off',
  },
  'messages-joined': {
    zh: '文件里有 {count} 条电讯，连在了一起，请拆开',
    en: 'messages in one file: {count}, which were joined; please part them',
  },
  'private-characters': {
    zh: '{count} 个私用区的字（旧系统造字）照原样留着，换台机器可能是别的字，请核对',
    en: 'private-use characters of some older system: {count}, kept as they are; please check what they stand for',
  },
  'picture-frames': {
    zh: '图片里还有 {count} 页或帧，只取第一页',
    en: 'further pages or frames of a picture, of which the first is taken: {count}',
  },
  'picture-channels': {
    zh: '图片有 {count} 个多余通道（不是透明），没有用',
    en: 'channels of a picture that are neither colours nor transparency, left out: {count}',
  },
  'picture-paths': {
    zh: '图片里有 {count} 条路径没有设成剪贴路径，没有用',
    en: 'paths in a picture that are not its clipping path, not used: {count}',
  },
  // Pictures whose file came with what lay behind it (PSD), and those placed before what is behind them was shown.
  'picture-alpha': {
    zh: '{count} 张图片有透明部分，垫白纸印',
    en: 'pictures with transparent parts, laid over white paper: {count}',
  },
  'picture-profile': {
    zh: '{count} 张 CMYK 图片带别的印厂的特性文件，网点值照原样印',
    en: 'CMYK pictures with a profile of their own, whose inks print as they are: {count}',
  },
  'picture-refitted': {
    zh: '{count} 张图片换成了长宽比不同的新图，按图框重新裁切',
    en: 'pictures replaced by ones of another shape and cut to their frames anew: {count}',
  },
  'line-too-long': {
    zh: '标题、署名等有 {count} 行太长，放在正文开头',
    en: 'lines of the headline or byline that are too long, put at the head of the copy: {count}',
  },
  'picture-words-long': {
    zh: '图说 {count} 处太长，放不下的部分没有导入',
    en: 'captions that are too long, what is beyond left out: {count}',
  },
  'picture-kind': { zh: '{count} 张图片转成了 PNG', en: 'pictures that became PNG: {count}' },
  'picture-layers': {
    zh: '{count} 张 Photoshop 图片，取各层合成后的样子',
    en: 'Photoshop pictures, of which what their layers make together is taken: {count}',
  },
  'picture-duotone': {
    zh: '{count} 张双色调图片，按灰度印',
    en: 'duotones, which print as grey: {count}',
  },
  'picture-words-differ': {
    zh: '图片的 IPTC 文字与 XMP 不同，用了 XMP 的',
    en: 'the picture’s IPTC words differ from XMP, which is used',
  },
  'deleted-text': { zh: '{count} 处修订中删去的文字没有导入', en: 'text deleted by tracked changes: {count}' },
  'moved-text': {
    zh: '{count} 处修订中移走的文字，只留移到的地方',
    en: 'text moved by tracked changes, kept where it went: {count}',
  },
  tracked: { zh: '{count} 处修订按已接受导入', en: 'tracked changes taken as accepted: {count}' },
  'covered-text': {
    zh: '{count} 个被合并的单元格里有看不见的文字，没有导入',
    en: 'merged cells whose hidden text was left out: {count}',
  },
  'struck-kept': {
    zh: '{count} 处加了删除线的文字照样导入，请定去留',
    en: 'struck text that was kept, to be decided on: {count}',
  },
  'white-text': {
    zh: '{count} 处白色文字照样导入，原稿上看不见',
    en: 'white text that was kept and is not seen in the document: {count}',
  },
  'raised-plain': {
    zh: '{count} 处上下标无法保留，成了平排的字，请核对',
    en: 'superscripts or subscripts that became plain text, to be checked: {count}',
  },
  'raised-moved': {
    zh: '{count} 处升降的文字当作上下标',
    en: 'raised or lowered text taken as superscript or subscript: {count}',
  },
  'small-capitals': {
    zh: '{count} 处小型大写字母成了普通字母',
    en: 'small capitals that became plain letters: {count}',
  },
  'symbol-unknown': {
    zh: '{count} 个符号字体里的符号不认得，请核对',
    en: 'characters of symbol fonts that are not known, to be checked: {count}',
  },
  'number-form': {
    zh: '{count} 个编号的样式不认得，改用阿拉伯数字',
    en: 'list numbers of a form that is not known, written in figures: {count}',
  },
  'field-empty': {
    zh: '{count} 个域在文件里没有结果，没有导入',
    en: 'fields without a result in the file, left out: {count}',
  },
  'field-code': {
    zh: '{count} 处域代码里的文字没有导入',
    en: 'text among the codes of fields that was left out: {count}',
  },
  placeholder: { zh: '{count} 处是没有填写的占位文字，照样导入', en: 'placeholders nobody filled in, kept: {count}' },
  'text-box': {
    zh: '{count} 个文本框，文字接在所在段落之后',
    en: 'text boxes, whose text follows their paragraphs: {count}',
  },
  comments: { zh: '批注 {count} 条，不付印', en: 'comments, which are not printed: {count}' },
  'notes-unused': {
    zh: '{count} 条没有引用处的脚注或批注没有导入',
    en: 'notes that nothing refers to, left out: {count}',
  },
  'page-furniture': { zh: '{count} 处页眉页脚没有导入', en: 'headers and footers that were left out: {count}' },
  chart: { zh: '{count} 个图表没有导入', en: 'charts that were left out: {count}' },
  'smart-art': { zh: '{count} 个 SmartArt 图形没有导入', en: 'SmartArt that was left out: {count}' },
  'embedded-object': {
    zh: '{count} 个嵌入的对象没有导入，只留它的图',
    en: 'embedded objects, of which the picture alone came in: {count}',
  },
  'drawings-left': { zh: '{count} 个没有文字的图形没有导入', en: 'drawings without text that were left out: {count}' },
  'unknown-part': {
    zh: '{count} 处文字在 RTF 里不认识的部分，没有导入',
    en: 'words in parts of RTF that are not known, left out: {count}',
  },
  'generated-text': {
    zh: '{count} 处由样式表加在前后的文字，没有导入，请照原稿补上',
    en: 'text that style sheets put before or after words, left out, to be put in from the source: {count}',
  },
  'picture-linked': {
    zh: '{count} 张图片不在文件里，只有链接',
    en: 'pictures that are linked and not in the file: {count}',
  },
  'picture-cropped': {
    zh: '{count} 张图片在原稿中裁过，整张导入',
    en: 'pictures cropped in the document that came in whole: {count}',
  },
  'chunk-left': {
    zh: '{count} 个并入的文件读不了，没有导入',
    en: 'documents within the document that could not be read: {count}',
  },
  'styles-left': {
    zh: '样式太多，没有全部照办，隐藏的文字可能混在稿里，请核对',
    en: 'more styles than are followed: hidden text may stand in the copy, please check',
  },
  'markup-flat': {
    zh: '标签套得太深，只读出文字，隐藏的、划掉的也在内，请核对',
    en: 'tags nested too deep: only the text was read, what is hidden or struck with it, please check',
  },
  ...tableRemarkWords,
} as const satisfies Readonly<Record<string, RemarkWords>>;

type RemarkKind = keyof typeof words;

export const importRemarkKinds = Object.keys(words).filter((name): name is RemarkKind => name in words);

/** Kinds that speak of what is in the copy and stood otherwise in its source; all others speak of what is not in it. */
const kindsOfCopy: ReadonlySet<RemarkKind> = new Set<RemarkKind>([
  'colour-left',
  'direction',
  'footnotes',
  'formula',
  'notes',
  'number-form',
  'placeholder',
  'raised-moved',
  'raised-plain',
  'references',
  'reference-bad',
  'reference-twice',
  'reference-unknown',
  'shifted',
  'sign-face',
  'small-capitals',
  'struck-kept',
  'symbol-unknown',
  'table-colours',
  'table-emphasis',
  'table-errors',
  'table-faces',
  'table-figures',
  'table-lines',
  'table-red-figures',
  'table-short-figures',
  'table-turned',
  'table-unsigned',
  'text-box',
  'white-text',
]);

/** True of a remark on words that are in the copy. */
export function isOfCopy({ kind }: ImportRemark): boolean {
  return kindsOfCopy.has(kind);
}

/** True of a remark by which a text may be in another encoding than it was read in. */
export function doubtsEncoding({ kind }: ImportRemark): boolean {
  return kind === 'encoding-guessed' || kind === 'encoding-not-declared' || kind === 'bad-bytes';
}

export interface ImportRemark {
  readonly kind: RemarkKind;
  /** At least one. */
  readonly count: number;
  /** The name of the attachment it is of, whose paragraphs are counted; absent of the file itself. */
  readonly within?: string;
  /** The paragraph of the source where the first of them stood, from 1, empty ones not counted; absent where of no one. */
  readonly paragraph?: number;
  /** The words themselves as they stood in the source, so that whoever reads the remark can put them back. */
  readonly text?: string;
}

/** Characters of a remark's words that are shown. */
const SHOWN = 40;

/** Where the words stood that a remark is of, in brackets; nothing of the file as a whole. */
function placeOf({ within, paragraph }: ImportRemark, language: 'zh' | 'en'): string {
  if (within === undefined && paragraph === undefined) return '';
  if (language === 'zh') {
    const source = within === undefined ? '原文' : `附件“${within}”`;
    return `（${source}${paragraph === undefined ? '' : `第 ${paragraph} 段`}）`;
  }
  const source = within === undefined ? 'the source' : `the attachment “${within}”`;
  return ` (${paragraph === undefined ? source : `paragraph ${paragraph} of ${source}`})`;
}

/** A remark in words of a language, with its place and what it was. */
export function sayImportRemark(remark: ImportRemark, language: 'zh' | 'en'): string {
  const { kind, count } = remark;
  const isOfEncoding = kind === 'encoding-guessed' || kind === 'encoding-not-declared';
  const text = isOfEncoding ? withEncodingTitles(remark.text ?? '', language) : (remark.text ?? '');
  const said = words[kind][language].replace('{count}', String(count)) + placeOf(remark, language);
  const characters = [...text];
  const shown = characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : text;
  return shown === '' ? said : `${said}${language === 'zh' ? '：' : ': '}“${shown}”`;
}

/** All that is told of a file: of its first story, and of the others in it. */
export function remarksOfFile({
  remarks,
  further = [],
}: {
  readonly remarks: readonly ImportRemark[];
  readonly further?: readonly { readonly remarks?: readonly ImportRemark[] }[] | undefined;
}): ImportRemark[] {
  return [...remarks, ...further.flatMap((one) => one.remarks ?? [])];
}
