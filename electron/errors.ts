/** Errors a user can act on: a code, what happened and what to do, in both languages. */
import { type Failure, FailureError, unexpectedWords } from '../shared/contract/failure.ts';
import { unreadablePart } from '../shared/edition/damage-records.ts';
import { tooManyOwnFaces } from '../shared/paper/own-faces.ts';
import { advertFaults } from './advert-faults.ts';
import { copyFaults, readingsAsked } from './copy-faults.ts';
import { editionFaults } from './edition-faults.ts';
import { fileFaults } from './file-faults.ts';
import { glyphFaults } from './glyph-faults.ts';
import { pictureFaults } from './picture-faults.ts';

export type Details = Readonly<Record<string, string | number>>;

interface Message {
  readonly zh: string;
  readonly en: string;
}

/** `{name}` stands for the detail of that name. */
const messages = {
  ...fileFaults,
  'empty-file': {
    zh: '{name} 是空文件，没有可导入的文字。请来稿人重发。',
    en: '{name} is empty: there is no copy to import. Ask its sender for it again.',
  },
  'not-text': {
    zh: '{name} 不是文本文件（支持 UTF-8、UTF-16、UTF-32、GB18030、Big5、Shift-JIS、EUC-KR 等）。请先另存为纯文本。',
    en: '{name} is not a text file (UTF-8, UTF-16, UTF-32, GB18030, Big5, Shift-JIS, EUC-KR and others are read). Save it as plain text first.',
  },
  'file-too-large': {
    zh: '{name} 有 {size} 字节，超过上限 {most} 字节。请拆分后再导入。',
    en: '{name} has {size} bytes, more than the limit of {most}. Split it before importing.',
  },
  ...editionFaults,
  'front-page-taken': {
    zh: '第1版已有内容，不能套用头版模板。请用空白的头版，或去掉 --layout 导入稿库。',
    en: 'Page 1 already carries copy; the front-page template needs a bare one. Leave out --layout to import into the copy pool.',
  },
  'no-printer': {
    zh: '这台电脑上没有打印机。请先装好打印机，或者存为 PDF，到别处打印。',
    en: 'This computer has no printer. Set one up first, or save a PDF and print it elsewhere.',
  },
  'print-failed': {
    zh: '没有打印成。请看打印机是否接好、有没有纸，再印一次；也可以存为 PDF。',
    en: 'It was not printed. See that the printer is connected and has paper, and print again; or save a PDF.',
  },
  'print-busy': {
    zh: '上一次打印还没有结束。请先在系统的打印窗口里印完或取消。',
    en: 'The last printing is not over. Print or cancel it in the system’s dialog first.',
  },
  'no-such-page': {
    zh: '没有第{page}版（共 {count} 版）。请换一个版次。',
    en: 'There is no page {page} (the edition has {count}). Give another number.',
  },
  'no-such-story': {
    zh: '这篇稿件已经不在这期报纸里。请在稿库里另选一篇。',
    en: 'The story is no longer in this edition. Choose another in the pool.',
  },
  'font-unusable': {
    zh: '{name} 不能用：{zh}。',
    en: '{name} cannot be used: {en}.',
  },
  'no-such-face': {
    zh: '这期报纸没有自己的字体“{name}”。已有的用 dayang faces 列出。',
    en: 'The edition has no face of its own called “{name}”. List those it has with dayang faces.',
  },
  'face-in-use': {
    zh: '字体“{name}”还有样式在用：{styles}。请先给这些样式换一种字体。',
    en: 'Styles are set in the face “{name}”: {styles}. Set them in another first.',
  },
  'face-behind': {
    zh: '“{faces}”缺字时还用字体“{name}”。请先打开这期报纸，在“自带的字体”里从那里去掉。',
    en: 'What {faces} lacks is set in the face “{name}”. Open the edition and remove it there first, under Faces of its own.',
  },
  'too-many-faces': tooManyOwnFaces,
  'face-in-round': {
    zh: '{rounds}的版面用着字体“{name}”，要随报纸留着。',
    en: 'The pages read in {rounds} are set in the face “{name}”; it stays with them.',
  },
  'font-missing': {
    zh: '缺少字体 {name}。请重新安装大样。',
    en: 'The font {name} is missing. Install Dayang again.',
  },
  'operation-rejected': {
    zh: '这一步没有存进去，版面和稿件已回到存好的样子。请看一下，再改一次。',
    en: 'This change was not saved: pages and copy are as they were last saved. Look at them, and make it again.',
  },
  'profile-unreadable': {
    zh: '{name} 不是能用的色彩特性文件（ICC）。请选择印厂提供的 .icc 文件。',
    en: '{name} is not an ICC profile that can be used. Choose the .icc file your printer gave you.',
  },
  'profile-not-cmyk': {
    zh: '{name} 是 {space} 的色彩特性文件，不是 CMYK 印刷条件。请选择印厂提供的 CMYK 文件。',
    en: '{name} is a profile of {space}, not of a CMYK printing condition. Choose the CMYK profile your printer gave you.',
  },
  'names-clash': {
    zh: '文件名 {name} 会给第{other}、{number}版共用。请在命名规则里加上 {page:02}。',
    en: 'The file name {name} would be shared by pages {other} and {number}. Put {page:02} into the pattern.',
  },
  'not-ours': {
    zh: '{name} 已存在，不是大样导出的，不会覆盖。请换文件夹，或选择“替换已有文件”（--replace）。',
    en: '{name} exists and was not exported by Dayang; it is not overwritten. Choose another folder, or “Replace files” (--replace).',
  },
  'picture-gone': {
    zh: '报纸文件里没有图片 {name} 的内容。请重新置入这张图。',
    en: 'The edition has lost the contents of the picture {name}. Place it again.',
  },
  ...pictureFaults,
  ...glyphFaults,
  'artwork-empty': {
    zh: '{name} 是空文件，里面没有图形。请在绘图软件里重新存一份。',
    en: '{name} is empty: there is no drawing in it. Save it again in your drawing program.',
  },
  'artwork-not-svg': {
    zh: '{name} 不是 SVG 或 PDF 图形。请在绘图软件里另存为 SVG 或 PDF。',
    en: '{name} is not an SVG or PDF drawing. Save it as either in your drawing program.',
  },
  'artwork-eps': {
    zh: '{name} 是 EPS 或旧版 AI 文件，不能当图形置入。请在绘图软件里把文字转曲，另存为 PDF 或 SVG。',
    en: '{name} is an EPS or an old Illustrator file, which cannot be placed as a drawing. Convert its text to outlines in your drawing program and save it as PDF or SVG.',
  },
  'artwork-damaged': {
    zh: 'PDF {name} 已损坏，无法读取。请在绘图软件里重新存一份，或另存为 SVG。',
    en: 'The PDF {name} is damaged and cannot be read. Save it again in your drawing program, or as SVG.',
  },
  'artwork-encrypted': {
    zh: 'PDF {name} 加了密码或权限限制，无法读取。请去掉安全设置后另存。',
    en: 'The PDF {name} is protected by a password or permissions and cannot be read. Save it without security.',
  },
  'artwork-no-page': {
    zh: 'PDF {name} 里没有页面。请在绘图软件里重新存一份。',
    en: 'The PDF {name} has no page. Save it again in your drawing program.',
  },
  'artwork-text-only': {
    zh: '{name} 里只有没转曲的文字。请把文字转为轮廓（转曲）后另存；AI 文件另存时要勾选“创建 PDF 兼容文件”。',
    en: '{name} has nothing but text that is set in fonts. Convert it to outlines and save it again; save an Illustrator file with “Create PDF Compatible File”.',
  },
  'artwork-picture-only': {
    zh: '{name} 里只有位图，没有轮廓。请存成 TIFF、JPEG 或 PNG，当图片置入。',
    en: '{name} has nothing but a picture. Save it as TIFF, JPEG or PNG and place that.',
  },
  'artwork-packed': {
    zh: '{name} 是压缩的 SVGZ。请另存为普通的 SVG。',
    en: '{name} is a packed SVGZ. Save it as plain SVG.',
  },
  'artwork-too-deep': {
    zh: '图形 {name} 的元素嵌套太深。请在绘图软件里取消编组后另存。',
    en: 'The elements of {name} are nested too deeply. Ungroup them in your drawing program and save it again.',
  },
  'artwork-too-much': {
    zh: '图形 {name} 太复杂：最多 {shapes} 个形状、{steps} 个节点。请在绘图软件里简化路径后另存。',
    en: 'The drawing {name} is too complex: it may have {shapes} shapes and {steps} nodes. Simplify its paths and save it again.',
  },
  'artwork-no-size': {
    zh: '图形 {name} 没有写明大小（画板，SVG 的 width、height 或 viewBox）。请在绘图软件里设好画板后另存。',
    en: 'The drawing {name} does not say its size (artboard; width, height or viewBox of an SVG). Set its artboard and save it again.',
  },
  'artwork-nothing-drawn': {
    zh: '图形 {name} 里没有能印的轮廓。文字要先转曲，位图请当图片置入。',
    en: 'Nothing in {name} can be drawn as outlines. Convert its text to outlines first; place pictures as pictures.',
  },
  ...advertFaults,
  ...copyFaults,
  'reading-too-slow': {
    zh: '{name} 读了 {seconds} 秒还没有读完，已放弃。文件可能已损坏或太复杂，请在原来的软件里简化，重新存一份。',
    en: 'Reading {name} took more than {seconds} seconds and was given up. The file may be damaged or too complex: simplify it in the program that made it and save it again.',
  },
  'reading-ended': {
    zh: '读取 {name} 时内存不足或意外中断。文件可能已损坏或太大，请在原来的软件里重新存一份。',
    en: 'Reading {name} ran out of memory or ended unexpectedly. The file may be damaged or too large: save it again in the program that made it.',
  },
  'no-round': {
    zh: '没有校次 {name}。请先开始一校。',
    en: 'There is no round {name}. Start one first.',
  },
  'no-mark': {
    zh: '没有校对符号 {id}。已有的用 dayang proof list 列出。',
    en: 'There is no mark {id}. List those there are with dayang proof list.',
  },
  'mark-not-placed': {
    zh: '第 {number} 个校对符号放不下，原因见下面的英文；一个也没有放。请改好再放。',
    en: 'Mark {number} cannot be put: {detail}. None was put; correct it and put them again.',
  },
  'sign-refused': {
    zh: '第{page}版还不能签，没有处理的见下面的英文。请处理之后再签，或用 --reason 说明为什么照签。',
    en: 'Page {page} cannot be signed yet: {detail}. Settle that first, or say with --reason why it is signed all the same.',
  },
  'signs-already': {
    zh: '{by}已经以“{other}”签过第{page}版，不能再签“{role}”：一人在一版上只签一个角色。请由别人签；本报允许一人签几个角色的，在“报纸”里勾选。',
    en: '{by} has signed page {page} as {other} already and cannot sign it as {role} too. Have somebody else sign, or allow it under Newspaper.',
  },
  'message-too-large': {
    zh: '一次改动太大，没有执行。请分几次做。',
    en: 'Too much was to be changed at once, and nothing was. Do it in several steps.',
  },
  'path-not-granted': {
    zh: '没有选择过 {name}，或选择已过了一小时。请在对话框里再选一次，或拖到窗口上。',
    en: '{name} was not chosen, or over an hour ago. Choose it in a dialog or drop it on the window.',
  },
  'job-ended': {
    zh: '后台处理中途停止，没有做完；已经写好的文件都是完整的。请再试一次。',
    en: 'The background work stopped before it was done; files already written are whole. Try again.',
  },
  cancelled: { zh: '已取消。', en: 'Cancelled.' },
  usage: { zh: '用法有误，原因见下面的英文；dayang --help 列出用法。', en: 'Wrong usage: {detail}' },
  unexpected: unexpectedWords,
} as const satisfies Readonly<Record<string, Message>>;

export type ErrorCode = keyof typeof messages;

function fillIn(text: string, details: Details): string {
  return text.replace(/\{(\w+)\}/gu, (whole, name: string) => String(details[name] ?? whole));
}

/** An error for the user. `zh` and `en` say what happened and what to do. */
export class DayangError extends Error {
  override readonly name = 'DayangError';
  readonly code: ErrorCode;
  /** What it was about: enough to say it again on the other side of a message. */
  readonly details: Details;
  readonly zh: string;
  readonly en: string;

  constructor(code: ErrorCode, details: Details = {}, cause?: unknown) {
    const { zh, en } = messages[code];
    const [toldZh, toldEn] = [fillIn(zh, details), fillIn(en, details)];
    // What was thrown is for logs: a desk is told what to do.
    super(details['detail'] === undefined || en.includes('{detail}') ? toldEn : `${toldEn} [${details['detail']}]`, {
      cause,
    });
    this.code = code;
    this.details = details;
    this.zh = toldZh;
    this.en = toldEn;
  }
}

/** True of the codes that errors for the user have. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(messages, code);
}

/** An error that was told by its code and details, as from a worker. */
export function toldError(code: string, details: Details): DayangError {
  return isErrorCode(code) ? new DayangError(code, details) : new DayangError('unexpected', { detail: code });
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

const systemCodes: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'file-missing',
  ENAMETOOLONG: 'name-too-long',
  EISDIR: 'is-directory',
  ELOOP: 'link-loop',
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EROFS: 'not-writable',
  EEXIST: 'already-exists',
  ENOTDIR: 'not-a-folder',
  EBUSY: 'file-held',
  ETXTBSY: 'file-held',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  SQLITE_FULL: 'disk-full',
  SQLITE_IOERR_WRITE: 'disk-full',
  SQLITE_IOERR_FSYNC: 'disk-full',
  SQLITE_IOERR_TRUNCATE: 'disk-full',
  SQLITE_BUSY: 'edition-busy',
  SQLITE_LOCKED: 'edition-busy',
  SQLITE_READONLY: 'not-writable',
  SQLITE_READONLY_DBMOVED: 'not-writable',
  SQLITE_READONLY_DIRECTORY: 'not-writable',
  SQLITE_CANTOPEN: 'not-writable',
  SQLITE_NOTADB: 'not-an-edition',
};

/** What was done with a file when it failed. */
type Doing = 'reading' | 'writing';

/** Calls of the system that only look, and those that are about names (Linux man-pages 2; what they return is in `syscall`). */
const looking = new Set(['stat', 'lstat', 'fstat', 'read', 'scandir', 'opendir', 'readlink', 'realpath', 'statfs']);
const naming = new Set([...looking, 'open', 'access', 'mkdir', 'rename', 'link', 'unlink', 'copyfile', 'mkdtemp']);

/** What a failure of the system says; undefined where it says nothing to the user. */
function systemCode(error: unknown, doing: Doing): ErrorCode | undefined {
  const code = codeOf(error);
  const call = typeof error === 'object' && error !== null && 'syscall' in error ? String(error.syscall) : '';
  const isRead = doing === 'reading' || looking.has(call);
  if (isRead && (code === 'EACCES' || code === 'EPERM')) return 'not-readable';
  if (isRead && (code === 'EBUSY' || code === 'ETXTBSY')) return 'file-busy';
  // Bytes of a name that are no UTF-8 came as U+FFFD: the file is there, under another name than could be asked for.
  if (isRead && code === 'ENOENT' && (pathOfFailure(error) ?? '').includes('\ufffd')) return 'name-garbled';
  // A folder that cannot be made, since something else has its name.
  if (code === 'EEXIST' && call === 'mkdir') return 'not-a-folder';
  // File systems of Windows and of memory cards refuse characters, others what is no UTF-8; Node itself refuses a null.
  if ((code === 'EINVAL' || code === 'EILSEQ') && naming.has(call)) return 'name-refused';
  if (code === 'ERR_INVALID_ARG_VALUE' && error instanceof Error && error.message.includes('null bytes'))
    return 'name-refused';
  return systemCodes[code] ?? familyCode(code);
}

/** SQLite says more of a failure than is of use here: that a log could not be made is that the folder cannot be written in. */
function familyCode(code: string): ErrorCode | undefined {
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'edition-busy';
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM')
    return 'not-writable';
  return undefined;
}

/**
 * What SQLite says of memory, of locks and shared memory that a disk of the network refuses, and of how it was called
 * (sqlite.org/rescode.html): none of it is about what stands in the file.
 */
const unrelated = /^SQLITE_(?:(?:IOERR_)?NOMEM|IOERR_(?:\w*LOCK|SHM\w*)|PROTOCOL|INTERRUPT|MISUSE)/u;

/** The file that a failure of the system is about: the one it was to become, where it is of two. Null where it names none. */
export function pathOfFailure(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('dest' in error && typeof error.dest === 'string') return error.dest;
  return 'path' in error && typeof error.path === 'string' ? error.path : null;
}

/** Turns any failure into one the user can act on; `name` is the file it was about, and `doing` what was done with it. */
export function asDayangError(error: unknown, name: string, doing: Doing = 'writing'): DayangError {
  if (error instanceof DayangError) return error;
  const code = codeOf(error);
  const known = systemCode(error, doing);
  const detail = error instanceof Error ? error.message : String(error);
  if (known !== undefined) return new DayangError(known, { name, detail }, error);
  // Tables that are not there, rows that lead nowhere and pages that cannot be read are damage, too.
  const isDamage = code.startsWith('SQLITE_') && !unrelated.test(code);
  if (isDamage)
    return new DayangError('edition-damaged', { name, zh: unreadablePart.zh, en: unreadablePart.en, detail }, error);
  return new DayangError('unexpected', { detail }, error);
}

/** What any failure says to the user, as it crosses to another process. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const { code, zh, en, details } = asDayangError(error, '');
  const readings = code === 'encoding-unsure' ? readingsAsked(details) : [];
  // The words of the others say all there is to do.
  const told = code === 'unexpected' ? { detail: String(details['detail'] ?? '') } : {};
  return { code, zh, en, ...told, ...(readings.length === 0 ? {} : { readings }) };
}

/** Throws `cancelled` once a signal is aborted. */
export function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new DayangError('cancelled');
}

/** What a promise brings, unless a signal is aborted before: throws `cancelled` then, at once. */
export function untilCancelled<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new DayangError('cancelled'));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}
