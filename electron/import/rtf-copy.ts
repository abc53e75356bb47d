/** Copy in Rich Text Format (RTF 1.9.1): the words and bold of it; the rest that text can need is read past or remarked. */
import type { HtmlParagraph } from '../../shared/text/html-copy.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { shifted } from '../../shared/text/raised.ts';
import { type CopyReader, storyFile } from './copy-source.ts';

/** The Encoding Standard's names of code pages; of any other, Western European. */
const codePages: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  54936: 'gb18030',
  65001: 'utf-8',
};
/** Code pages of fonts' character sets (`\fcharset`). */
const charsets: Readonly<Record<number, number>> = {
  0: 1252,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  204: 1251,
  238: 1250,
};

/** Groups whose words are no copy, and the kind of remark where one is owed. */
const destinations: Readonly<Record<string, ImportRemark['kind'] | null>> = {
  fonttbl: null,
  colortbl: null,
  stylesheet: null,
  info: null,
  listtable: null,
  listoverridetable: null,
  revtbl: null,
  rsidtbl: null,
  fldinst: null,
  datafield: null,
  sp: null,
  xmlnstbl: null,
  themedata: null,
  filetbl: null,
  template: null,
  bkmkstart: null,
  bkmkend: null,
  atnid: null,
  atnauthor: null,
  atnref: null,
  atndate: null,
  annotation: 'comment',
  pict: 'pictures-elsewhere',
  objdata: null,
  header: 'embedded',
  headerl: 'embedded',
  headerr: 'embedded',
  headerf: 'embedded',
  footer: 'embedded',
  footerl: 'embedded',
  footerr: 'embedded',
  footerf: 'embedded',
};
/** Groups that begin with `\*` and hold copy, or what is told of it. */
const starred = new Set([
  'shppict',
  'shpinst',
  'shptxt',
  'annotation',
  'fldinst',
  'bkmkstart',
  'bkmkend',
  'atnid',
  'atnauthor',
]);

/** Words that stand for a character. */
const signs: Readonly<Record<string, string>> = {
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
};
/** Groups inside each other; a document made to have more is read flat from there on. */
const DEEPEST = 200;

interface State {
  /** Where its words go: to the copy, to a note, to a remark, or nowhere. */
  to: 'copy' | 'note' | 'nowhere' | ImportRemark['kind'];
  bold: boolean;
  shift: 'above' | 'below' | null;
  hidden: boolean;
  struck: boolean;
  /** Bytes that stand after `\u` for programs that know no Unicode. */
  skip: number;
  codePage: number;
}

const plain: State = { to: 'copy', bold: false, shift: null, hidden: false, struck: false, skip: 1, codePage: 1252 };

class RtfText {
  readonly paragraphs: HtmlParagraph[] = [];
  readonly remarks: ImportRemark[] = [];
  readonly #source: string;
  #at = 0;
  #state: State = { ...plain };
  readonly #outer: State[] = [];
  #leaves: { text: string; strong?: true }[] = [];
  readonly #notes: string[] = [];
  readonly #left = new Map<ImportRemark['kind'], { count: number; paragraph: number; text: string }>();
  #note = '';
  #bytes: number[] = [];
  #toSkip = 0;
  #high = '';
  readonly #fonts = new Map<number, number>();
  #font = 0;

  constructor(bytes: Uint8Array) {
    // RTF is seven-bit; bytes above are of the document's code page, and go the way of `\'hh`.
    this.#source = new TextDecoder('x-user-defined').decode(bytes);
  }

  read(): this {
    while (this.#at < this.#source.length) this.#token();
    this.#flush();
    this.#paragraph();
    for (const note of this.#notes) {
      this.paragraphs.push({ type: 'paragraph', role: 'note', leaves: [{ text: note }] });
    }
    if (this.#notes.length > 0) this.remarks.push({ kind: 'footnotes', count: this.#notes.length });
    for (const [kind, { count, paragraph, text }] of this.#left) {
      this.remarks.push({ kind, count, paragraph, ...(text.trim() === '' ? {} : { text: text.trim() }) });
    }
    return this;
  }

  #token(): void {
    const one = this.#source.charAt(this.#at);
    if (one === '{') {
      this.#flush();
      this.#at++;
      if (this.#outer.length < DEEPEST) this.#outer.push({ ...this.#state });
    } else if (one === '}') {
      this.#flush();
      this.#at++;
      this.#endGroup();
    } else if (one === '\\') this.#control();
    else {
      this.#at++;
      if (one !== '\r' && one !== '\n') this.#byte(one.charCodeAt(0) & 0xff);
    }
  }

  #endGroup(): void {
    const outer = this.#outer.pop();
    if (outer === undefined) return;
    if (this.#state.to === 'note' && outer.to !== 'note') {
      if (this.#note.trim() !== '') this.#notes.push(this.#note.trim());
      this.#note = '';
    }
    this.#state = outer;
    this.#toSkip = 0;
  }

  #control(): void {
    const word = /^\\([a-z]{1,40})(-?\d{1,10})? ?/iu.exec(this.#source.slice(this.#at, this.#at + 60));
    if (word !== null) {
      this.#at += word[0].length;
      const [, name = '', figures] = word;
      if (name !== 'u' && name !== 'uc') this.#flush();
      this.#word(name, figures === undefined ? null : Number(figures));
      return;
    }
    const sign = this.#source.charAt(this.#at + 1);
    if (sign === "'") {
      const byte = Number.parseInt(this.#source.slice(this.#at + 2, this.#at + 4), 16);
      this.#at += 4;
      if (!Number.isNaN(byte)) this.#byte(byte);
      return;
    }
    this.#at += 2;
    this.#flush();
    if (sign === '*') this.#star();
    else if (sign === '~') this.#text('\u00a0');
    else if (sign === '_') this.#text('\u2011');
    else if (sign === '-') this.#text('\u00ad');
    else if ('\\{}'.includes(sign)) this.#text(sign);
    else if (sign === '\n' || sign === '\r') this.#paragraph();
  }

  /** A group that older programs may pass over: so do we, but where it holds what is looked for. */
  #star(): void {
    const name = /^\s*\\([a-z]+)/u.exec(this.#source.slice(this.#at, this.#at + 60))?.[1];
    if (name === undefined || !starred.has(name)) this.#state.to = 'nowhere';
  }

  #word(name: string, value: number | null): void {
    const state = this.#state;
    const isOn = value !== 0;
    const remarked = Object.hasOwn(destinations, name) ? destinations[name] : undefined;
    if (remarked !== undefined) this.#enter(name, remarked);
    else if (Object.hasOwn(signs, name)) this.#text(signs[name] ?? '');
    else if (name === 'par' || name === 'line' || name === 'sect' || name === 'page' || name === 'row')
      this.#paragraph();
    else if (name === 'u' && value !== null) this.#unit(value);
    else if (name === 'uc') state.skip = Math.max(0, Math.min(8, value ?? 1));
    else if (name === 'b') state.bold = isOn;
    else if (name === 'v') state.hidden = isOn;
    else if (name === 'strike' || name === 'striked' || name === 'deleted') state.struck = isOn;
    else if (name === 'super') state.shift = isOn ? 'above' : null;
    else if (name === 'sub') state.shift = isOn ? 'below' : null;
    else if (name === 'nosupersub') state.shift = null;
    else if (name === 'up' || name === 'dn') state.shift = value === 0 ? null : name === 'up' ? 'above' : 'below';
    else if (name === 'plain') Object.assign(state, { bold: false, shift: null, hidden: false, struck: false });
    else if (name === 'footnote') state.to = 'note';
    else if (name === 'nonshppict') state.to = 'nowhere';
    else if (name === 'ansicpg' && value !== null) this.#setCodePage(value);
    else if (name === 'f' && value !== null) this.#takeFont(value);
    else if (name === 'fcharset' && value !== null) this.#fonts.set(this.#font, charsets[value] ?? 0);
    else if (name === 'bin' && value !== null) this.#at += Math.max(0, value);
  }

  #enter(name: string, kind: ImportRemark['kind'] | null): void {
    if (this.#state.to === 'nowhere') return;
    this.#state.to = kind ?? 'nowhere';
    // Hexadecimal of a picture is no word of it.
    if (name === 'pict') {
      this.#leave('pictures-elsewhere', '');
      this.#state.to = 'nowhere';
    }
  }

  #setCodePage(page: number): void {
    if (codePages[page] === undefined) return;
    this.#state.codePage = page;
    for (const outer of this.#outer) outer.codePage = page;
  }

  #takeFont(font: number): void {
    this.#font = font;
    const page = this.#fonts.get(font);
    if (page !== undefined && page !== 0) this.#state.codePage = page;
  }

  #byte(byte: number): void {
    if (this.#toSkip > 0) this.#toSkip--;
    else this.#bytes.push(byte);
  }

  /** `\uN`: a UTF-16 unit, negative above 32767; what follows stands in for it. */
  #unit(value: number): void {
    this.#flush();
    const unit = String.fromCharCode(value < 0 ? value + 0x1_0000 : value);
    this.#toSkip = this.#state.skip;
    if (/^[\ud800-\udbff]$/u.test(unit)) {
      this.#high = unit;
      return;
    }
    this.#text(this.#high + unit);
    this.#high = '';
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = new Uint8Array(this.#bytes);
    this.#bytes = [];
    this.#text(new TextDecoder(codePages[this.#state.codePage] ?? 'windows-1252').decode(bytes));
  }

  #leave(kind: ImportRemark['kind'], text: string): void {
    const left = this.#left.get(kind) ?? { count: 0, paragraph: this.paragraphs.length + 1, text: '' };
    const isGoingOn = text !== '' && left.text !== '' && !left.text.endsWith('\n');
    this.#left.set(kind, { ...left, count: left.count + (isGoingOn ? 0 : 1), text: left.text + text });
  }

  #text(text: string): void {
    const { to, hidden, struck, shift, bold } = this.#state;
    if (text === '' || to === 'nowhere') return;
    if (to !== 'copy' && to !== 'note') this.#leave(to, text);
    else if (hidden) this.#leave('hidden-text', text);
    else if (struck) this.#leave('struck-text', text);
    else {
      const form = shift === null ? text : shifted(text, shift);
      if (form === null) this.#leave('shifted', text);
      if (to === 'note') this.#note += form ?? text;
      else this.#leaves.push(bold ? { text: form ?? text, strong: true } : { text: form ?? text });
    }
  }

  #paragraph(): void {
    if (this.#state.to === 'note') {
      this.#note += ' ';
      return;
    }
    if (this.#state.to !== 'copy') return;
    const joined: { text: string; strong?: true }[] = [];
    for (const leaf of this.#leaves) {
      const last = joined.at(-1);
      if (last !== undefined && last.strong === leaf.strong) last.text += leaf.text;
      else joined.push({ ...leaf });
    }
    this.#leaves = [];
    const [first, last] = [joined[0], joined.at(-1)];
    if (first === undefined || last === undefined) return;
    first.text = first.text.replace(/^[\s\u3000]+/u, '');
    last.text = last.text.replace(/[\s\u3000]+$/u, '');
    const leaves = joined.filter(({ text }) => text !== '');
    if (leaves.length > 0) this.paragraphs.push({ type: 'paragraph', role: '', leaves });
  }
}

/** The first bytes: `{\rtf`. */
const START = [0x7b, 0x5c, 0x72, 0x74, 0x66];

export const rtfReader: CopyReader = {
  format: 'RTF',
  takes: (source) => source.startsWith(START),
  read: (source) => {
    const { paragraphs, remarks } = new RtfText(source.bytes).read();
    return storyFile(source, paragraphs, remarks);
  },
};
