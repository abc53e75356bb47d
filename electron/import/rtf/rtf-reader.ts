/** Reads Rich Text Format (RTF 1.9.1): what it shows as paragraphs of our own, with an account of all else. */
import type { HtmlParagraph } from '../../../shared/text/html-copy.ts';
import type { ImportRemark } from '../../../shared/text/import-remarks.ts';
import type { CopySource, Enclosed } from '../copy-source.ts';
import { Account } from '../docx/account.ts';
import { resultOf } from '../docx/fields.ts';
import { isDoubleByte, namedPages } from './code-pages.ts';
import { Colours } from './colours.ts';
import { asNote, Flow } from './flow.ts';
import { FontTable, type FontText, type UnnamedBytes } from './fonts.ts';
import { EnclosedPicture } from './picture.ts';
import { changeLook, type Field, firstState, type GroupState } from './state.ts';
import { RtfTokens, type Token } from './tokens.ts';
import { breaks, destinations, isWords, signs, starredAs, unknowable } from './words.ts';

/** Groups inside each other; a document made to have more is read flat from there on. */
const DEEPEST = 1_000;
/** Pictures taken from one document. */
const MOST_PICTURES = 50;

export interface ReadRtf {
  readonly paragraphs: readonly HtmlParagraph[];
  readonly pictures: readonly Enclosed[];
  readonly remarks: readonly ImportRemark[];
}

/** Reads a document once; bytes whose code page nothing names are read in `judged`, and kept. */
export class RtfReader {
  readonly #name: string;
  readonly #keepsStruck: boolean;
  readonly #tokens: RtfTokens;
  readonly #account = new Account();
  readonly #fonts: FontTable;
  readonly #colours = new Colours();
  readonly #main = new Flow('copy');
  readonly #notes: HtmlParagraph[] = [];
  readonly #pictures: Enclosed[] = [];
  #picture = new EnclosedPicture();
  #title = '';
  #author = '';
  #tables = 0;
  #isAfterRow = false;
  #changes = 0;
  #state: GroupState;
  readonly #outer: GroupState[] = [];
  #tooDeep = 0;
  #bytes: number[] = [];
  /** True within a character of two bytes: a first one, from 0x81, is followed by any second one. */
  #isHalfway = false;
  /** Characters that stand in for the one before, and are passed over. */
  #toSkip = 0;
  /** The first half of a character beyond U+FFFF, until the second comes. */
  #half = '';

  constructor({ name, bytes, keepsStruck }: Pick<CopySource, 'name' | 'bytes' | 'keepsStruck'>, judged: number) {
    this.#name = name;
    this.#fonts = new FontTable(judged);
    this.#keepsStruck = keepsStruck;
    this.#tokens = new RtfTokens(bytes);
    this.#state = firstState(this.#main);
  }

  read(): ReadRtf {
    const account = this.#account;
    account.enter();
    for (let token = this.#tokens.next(); token !== null; token = this.#tokens.next()) this.#token(token);
    this.#flush();
    while (this.#outer.length > 0) this.#endGroup();
    this.#endParagraph();
    const paragraphs = [...this.#main.paragraphs, ...this.#notes];
    const words = paragraphs.map(({ leaves }) => leaves.map(({ text }) => text).join('')).join('\n');
    if (this.#title !== '' && !words.includes(this.#title)) account.of('document-title', 1, this.#title);
    account.of('tracked', this.#changes);
    account.of('table-lines', this.#tables);
    account.of('footnotes', this.#notes.length);
    return { paragraphs, pictures: this.#pictures, remarks: account.remarks() };
  }

  get unnamed(): UnnamedBytes {
    return this.#fonts.unnamed;
  }

  #token(token: Token): void {
    if (token.kind === 'text') this.#bytesAsTheyStand(token.bytes);
    else if (token.kind === 'byte') this.#byte(token.byte);
    else if (token.kind === 'word') this.#word(token.name, token.value);
    else if (token.kind === 'sign') this.#sign(token.sign);
    else {
      this.#flush();
      this.#toSkip = 0;
      if (token.kind === 'close') this.#closeGroup();
      else if (this.#outer.length < DEEPEST) this.#outer.push({ ...this.#state });
      else this.#tooDeep++;
    }
  }

  #closeGroup(): void {
    if (this.#tooDeep > 0) this.#tooDeep--;
    else if (this.#outer.length > 0) this.#endGroup();
  }

  #endGroup(): void {
    const inner = this.#state;
    const outer = this.#outer.pop();
    if (outer === undefined) return;
    if (inner.flow !== null && inner.flow !== outer.flow && inner.flow !== outer.unicode) this.#endFlow(inner, outer);
    this.#state = outer;
    if (inner.field !== null && inner.field !== outer.field) this.#endField(inner.field);
  }

  /** Hands on what was gathered of a group. */
  #endFlow(inner: GroupState, outer: GroupState): void {
    const { flow } = inner;
    if (flow === null) return;
    if (flow.isCopy) {
      this.#endParagraph();
      this.#account.leave();
    }
    const within = outer.flow;
    const words = flow.raw.replace(/\s+/gu, ' ').trim();
    if (flow.kind === 'note') this.#notes.push(...asNote(flow.text));
    else if (flow.kind === 'comment') this.#endComment(flow, within);
    else if (flow.kind === 'box') for (const one of flow.paragraphs) within?.behind.push(one);
    else if (flow.kind === 'furniture' && words !== '') this.#account.of('page-furniture', 1, words);
    else if (flow.kind === 'unknown' && isWords(words)) this.#account.of('unknown-part', 1, words);
    else if (flow.kind === 'formula' && words !== '') this.#account.left('formula-left', words);
    else if (flow.kind === 'title') this.#title = words;
    else if (flow.kind === 'author') this.#author = words;
    else if (flow.kind === 'instruction' && inner.field !== null) inner.field.code += flow.raw;
    else if (flow.kind === 'picture') this.#endPicture(outer);
    else if (flow.kind === 'list-mark') {
      this.#state = outer;
      this.#say({ text: words === '' || /[、．。）】]$/u.test(words) ? words : `${words} `, unknown: [] });
    }
  }

  #endComment(flow: Flow, within: Flow | null): void {
    const text = flow.text.trim();
    if (text === '') return;
    within?.behind.push(...asNote(this.#author === '' ? text : `${this.#author}：${text}`));
    this.#account.counted('comments', text);
    this.#author = '';
  }

  #endPicture({ field }: GroupState): void {
    const bytes = this.#picture.bytes;
    this.#picture = new EnclosedPicture();
    this.#showed(field);
    if (bytes === null) this.#account.counted('pictures-elsewhere');
    else if (this.#pictures.length >= MOST_PICTURES) this.#account.of('pictures-left', 1);
    else this.#pictures.push({ name: `${this.#name} ${this.#pictures.length + 1}`, bytes });
  }

  #showed(field: Field | null): void {
    for (let one = field; one !== null; one = one.outer) one.hasShown = true;
  }

  /** A field without a result shows what its instructions say. */
  #endField(field: Field): void {
    const { flow } = this.#state;
    if (field.hasShown || flow === null || !flow.isCopy) return;
    const result = resultOf(field.code, undefined);
    if (result.kind === 'unknown') this.#account.counted('field-empty', field.code.trim());
    if (result.kind !== 'shows' || result.text === '') return;
    for (const reading of result.readings ?? []) this.#account.left('ruby', reading);
    this.#say({ text: result.text, unknown: [] });
    if (result.isLinear === true) this.#account.kept('formula', result.text);
  }

  #sign(sign: string): void {
    this.#flush();
    if (this.#skips()) return;
    if (sign === '*') {
      const known = starredAs(this.#tokens.peekWord());
      const isTold = known === 'unknown' && this.#state.flow?.isCopy === true;
      if (known !== 'read') this.#state.flow = isTold ? new Flow('unknown') : null;
    } else if (breaks.has(sign)) this.#break();
    else this.#say({ text: signs[sign] ?? '', unknown: [] });
  }

  /** True of a sign that stands in for the character before it. */
  #skips(): boolean {
    if (this.#toSkip === 0) return false;
    this.#toSkip--;
    return true;
  }

  #word(name: string, value: number | null): void {
    if (name === 'u' && value !== null) {
      this.#unit(value);
      return;
    }
    this.#flush();
    // A word, too, may stand in for a character. One that says something of what follows is heard all the same.
    if (this.#skips() && Object.hasOwn(signs, name)) return;
    const { flow } = this.#state;
    if (name === 'bin') this.#binary(value ?? 0);
    else if (flow?.kind === 'fonts' && this.#fontWord(name, value)) return;
    else if (flow?.kind === 'colours') this.#colours.word(name, value ?? 0);
    else if (flow?.kind === 'picture') this.#picture.word(name);
    else if (destinations.has(name)) this.#enter(name);
    else if (Object.hasOwn(signs, name)) this.#say({ text: signs[name] ?? '', unknown: [] });
    else if (breaks.has(name)) this.#break(name);
    else if (unknowable.has(name) && flow?.isCopy === true) this.#account.counted('field-empty', name);
    else if (!changeLook(this.#state, name, value)) this.#wordOfParagraph(name, value);
  }

  /** A word of the font table, of the font it is at. */
  #fontWord(name: string, value: number | null): boolean {
    if (value === null) return false;
    if (name === 'f') this.#fonts.begin(value);
    else if (name === 'fcharset') this.#fonts.setCharset(value);
    else if (name === 'cpg') this.#fonts.setPage(value);
    else return false;
    return true;
  }

  #wordOfParagraph(name: string, value: number | null): void {
    const state = this.#state;
    if (name === 'uc') state.skip = Math.max(0, Math.min(8, value ?? 1));
    else if (name === 'pard') Object.assign(state, { isInTable: false, shade: 0, isHeading: false });
    else if (name === 'intbl') state.isInTable = true;
    else if (name === 'outlinelevel') state.isHeading = (value ?? 9) < 9;
    else if (name === 'cbpat' || name === 'clcbpat') state.shade = value ?? 0;
    else if (name === 'ansicpg' && value !== null && value > 0) this.#fonts.named = value;
    else if (name === 'deff') this.#fonts.usual = value;
    else if (Object.hasOwn(namedPages, name)) this.#fonts.named = namedPages[name] ?? null;
    else if (name === 'field') state.field = { code: '', hasShown: false, outer: state.field };
    else if (name === 'ud') state.flow = state.unicode;
    else if (name === 'object' && state.flow !== null) this.#account.counted('embedded-object');
    else if (name === 'revised' && state.flow !== null) this.#changes++;
    else if (name === 'chftn' && state.flow === this.#main) this.#mark();
  }

  /** The mark of the note that follows. */
  #mark(): void {
    const { shift } = this.#state;
    this.#state.shift = null;
    this.#say({ text: `[${this.#notes.length + 1}]`, unknown: [] });
    this.#state.shift = shift;
  }

  #enter(name: string): void {
    const state = this.#state;
    if (name === 'upr') state.unicode = state.flow;
    if (state.flow === null && name !== 'title') return;
    const isInUnknown = state.flow?.kind === 'unknown';
    const kind = isInUnknown ? null : (destinations.get(name) ?? null);
    state.flow = kind === null ? null : new Flow(kind);
    if (state.flow?.isCopy !== true) return;
    Object.assign(state, { field: null, isHeading: false, isInTable: false });
    this.#account.enter();
    if (kind === 'box') this.#account.counted('text-box');
  }

  #break(name = 'par'): void {
    const { flow, isInTable } = this.#state;
    if (flow === null || !flow.isCopy) {
      if (flow !== null) flow.raw += ' ';
      return;
    }
    if (name === 'row' && !this.#isAfterRow) this.#tables++;
    if (name === 'row' || !isInTable) this.#isAfterRow = name === 'row';
    this.#endParagraph();
  }

  #endParagraph(): void {
    const { flow, isHeading } = this.#state;
    if (flow === null || !flow.isCopy) return;
    for (const text of flow.end(isHeading)) this.#account.counted('shifted', text);
    this.#account.leave();
    this.#account.enter();
  }

  #binary(count: number): void {
    const bytes = this.#tokens.takeBytes(count);
    if (this.#state.flow?.kind === 'picture') this.#picture.add(bytes);
  }

  #byte(byte: number): void {
    if (!this.#skips()) this.#add(byte);
  }

  #add(byte: number): void {
    this.#bytes.push(byte);
    this.#isHalfway = !this.#isHalfway && byte >= 0x81;
  }

  #bytesAsTheyStand(bytes: Uint8Array): void {
    const { flow, font } = this.#state;
    if (flow?.kind === 'picture') {
      this.#picture.hex(bytes);
      return;
    }
    const from = Math.min(this.#toSkip, bytes.length);
    this.#toSkip -= from;
    if (flow === null || from === bytes.length) return;
    for (const byte of bytes.subarray(from)) this.#add(byte);
    if (!this.#isHalfway || !isDoubleByte(this.#fonts.pageOf(font))) return;
    const trail = this.#tokens.takeTrail();
    if (trail !== null) this.#add(trail);
  }

  /** `\uN`: a UTF-16 unit, negative above 32767; what follows stands in for it. */
  #unit(value: number): void {
    this.#settleBytes();
    this.#toSkip = this.#state.skip;
    const code = value < 0 ? value + 0x1_0000 : value;
    const isUnit = code >= 0 && code <= 0xffff;
    const unit = isUnit
      ? String.fromCharCode(code)
      : code <= 0x10ffff
        ? String.fromCodePoint(Math.max(0, code))
        : '\ufffd';
    const half = this.#half;
    this.#half = '';
    if (/^[\ud800-\udbff]$/u.test(unit)) {
      if (half !== '') this.#say({ text: '\ufffd', unknown: [] });
      this.#half = unit;
    } else if (/^[\udc00-\udfff]$/u.test(unit)) this.#say({ text: half === '' ? '\ufffd' : half + unit, unknown: [] });
    else this.#say(this.#fonts.seen(half === '' ? unit : `\ufffd${unit}`, this.#state.font));
  }

  #flush(): void {
    this.#settleBytes();
    if (this.#half === '') return;
    // Half a character is none (Unicode §3.9).
    this.#half = '';
    this.#say({ text: '\ufffd', unknown: [] });
  }

  #settleBytes(): void {
    if (this.#bytes.length === 0) return;
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    this.#isHalfway = false;
    if (this.#half !== '') this.#flush();
    if (this.#state.flow?.kind === 'fonts') this.#fonts.name(this.#fonts.decode(bytes, null).text);
    else if (this.#state.flow?.kind === 'colours') this.#colours.text(bytes);
    else {
      if (this.#state.flow !== null && this.#state.flow.kind !== 'unknown')
        this.#fonts.keepUnnamed(bytes, this.#state.font);
      this.#say(this.#fonts.decode(bytes, this.#state.font));
    }
  }

  /** Words as they are set where the reader stands. */
  #say({ text, unknown }: FontText): void {
    const { flow, hidden, deleted, struck, ink, paper, shade } = this.#state;
    if (text === '' || flow === null) return;
    if (!flow.isCopy) {
      flow.raw += text;
      return;
    }
    this.#showed(this.#state.field);
    const isStruck = struck && !this.#keepsStruck;
    const isHidden = hidden || (text.trim() !== '' && this.#colours.isUnseen(ink, paper, shade));
    const kind = isHidden ? 'hidden-text' : deleted ? 'deleted-text' : isStruck ? 'struck-text' : null;
    if (kind !== null) this.#account.left(kind, text);
    else this.#show(flow, text, unknown);
  }

  #show(flow: Flow, text: string, unknown: readonly string[]): void {
    const { bold, shift, caps, smallCaps, struck } = this.#state;
    const account = this.#account;
    const controls = hasControl(text) ? (text.match(/(?!\t)\p{Cc}/gu) ?? []) : [];
    const plain = controls.length === 0 ? text : text.replace(/(?!\t)\p{Cc}/gu, '');
    flow.add(caps ? plain.toUpperCase() : plain, bold, shift);
    account.shown(plain);
    if (plain.trim() !== '') {
      if (struck) account.kept('struck-kept', plain);
      if (smallCaps && plain.toUpperCase() !== plain) account.kept('small-capitals', plain);
    }
    for (const one of unknown) account.counted('symbol-unknown', one);
    for (const one of controls) {
      account.counted(
        'control-characters',
        `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
      );
    }
  }
}

/** True of text with a control character other than a tab: nearly none has one, and a document is read piece by piece. */
function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 ? unit !== 0x09 : unit >= 0x7f && unit < 0xa0) return true;
  }
  return false;
}
