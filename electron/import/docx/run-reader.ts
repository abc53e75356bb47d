/** Runs: words with one look, and what stands among them (ECMA-376 17.3). */
import { LONGEST_READING } from '../../../shared/edition/leaf-records.ts';
import { charactersBeyond } from './account.ts';
import { type BoxReader, DrawingReader } from './drawing-reader.ts';
import { FieldStack, resultOf } from './fields.ts';
import type { Flow } from './flow.ts';
import { linearMath } from './math.ts';
import type { Reading } from './reading.ts';
import { READING_STYLE, type RunLook } from './run-looks.ts';
import { leftOut, type Scope } from './scope.ts';
import { symbolOf, symbolText } from './symbols.ts';
import { chosenOf, wordsOf } from './words-of.ts';
import { childOf, childrenOf, ownText, type XmlElement } from './xml.ts';

/** Children of a run that show nothing. */
const mute = new Set([
  'w:rPr',
  'w:lastRenderedPageBreak',
  'w:annotationRef',
  'w:footnoteRef',
  'w:endnoteRef',
  'w:separator',
  'w:continuationSeparator',
]);

/** Words that stand in for a drawing where it is not seen (20.4.2.5, `descr`; VML, `alt`). */
function standingIn(drawing: XmlElement): string[] {
  return childrenOf(drawing).flatMap((kind) => {
    const properties = childOf(kind, 'wp:docPr')?.attributes;
    return [properties?.['title'], properties?.['descr'], kind.attributes['alt']].filter(
      (words): words is string => words !== undefined && words.trim() !== '',
    );
  });
}

/** What the reader of paragraphs does for a run. */
export interface StoryPlace extends BoxReader {
  /** A note that a run refers to. */
  note(kind: 'footnotes' | 'endnotes', id: string, look: RunLook, scope: Scope, hasOwnMark: boolean): void;
  comment(id: string): void;
}

/** A reading that we wrote and nobody has changed beyond what copy holds; null of others. */
function ownReading(guide: XmlElement | undefined): string | null {
  const runs = childrenOf(guide, 'w:r');
  const isOwn = runs.some((run) => childOf(childOf(run, 'w:rPr'), 'w:rStyle')?.attributes['w:val'] === READING_STYLE);
  const reading = guide === undefined ? '' : wordsOf(guide);
  return isOwn && reading !== '' && reading.length <= LONGEST_READING ? reading : null;
}

export class RunReader {
  readonly #reading: Reading;
  readonly #part: string;
  readonly #flow: Flow;
  readonly #story: (scope: Scope) => StoryPlace;
  readonly #fields = new FieldStack();
  /** The reading of the words that are read, where they have one that copy keeps. */
  #guide: string | null = null;

  constructor(reading: Reading, part: string, flow: Flow, story: (scope: Scope) => StoryPlace) {
    this.#reading = reading;
    this.#part = part;
    this.#flow = flow;
    this.#story = story;
  }

  #look(properties: XmlElement | undefined, scope: Scope): RunLook {
    const { paragraph, table, ground } = scope;
    return this.#reading.styles.look(properties, { paragraph, table, ground });
  }

  /** Reads a `w:r`. */
  run(run: XmlElement, scope: Scope): void {
    const look = this.#look(childOf(run, 'w:rPr'), scope);
    for (const child of childrenOf(run)) this.#child(child, look, scope);
  }

  #child(child: XmlElement, look: RunLook, scope: Scope): void {
    const { name, attributes } = child;
    if (mute.has(name)) return;
    if (name === 'w:t') this.say(ownText(child).replace(/[\r\n\t]/gu, ' '), look, scope);
    else if (name === 'w:delText') this.say(ownText(child), look, leftOut(scope, 'deleted-text'));
    else if (name === 'w:tab' || name === 'w:ptab') this.say('\t', look, scope);
    else if (name === 'w:br' || name === 'w:cr') this.#break(look, scope);
    else if (name === 'w:noBreakHyphen') this.say('\u2011', look, scope);
    else if (name === 'w:softHyphen') this.say('\u00ad', look, scope);
    else if (name === 'w:sym') this.#symbol(child, look, scope);
    else if (name === 'w:ruby') this.#ruby(child, look, scope);
    else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
      const hasOwnMark = /^(?:1|true|on)$/u.test(attributes['w:customMarkFollows'] ?? '');
      const kind = name === 'w:footnoteReference' ? 'footnotes' : 'endnotes';
      this.#story(scope).note(kind, attributes['w:id'] ?? '', look, scope, hasOwnMark);
    } else if (name === 'w:commentReference') this.#story(scope).comment(attributes['w:id'] ?? '');
    else if (name === 'w:pgNum') this.#reading.account.counted('field-empty', 'PAGE');
    else if (!this.#field(child, look, scope)) this.#placed(child, look, scope);
  }

  #break(look: RunLook, scope: Scope): void {
    // A break is white space: where the words around it are left out, it is too.
    if (scope.left !== null || look.hidden || this.#fields.takes(' ')) return;
    this.#flow.breakLine();
  }

  #field(child: XmlElement, look: RunLook, scope: Scope): boolean {
    if (child.name === 'w:instrText' || child.name === 'w:delInstrText') {
      this.#fields.instruct(ownText(child));
      return true;
    }
    if (child.name !== 'w:fldChar') return false;
    const type = child.attributes['w:fldCharType'];
    if (type === 'begin') this.#fields.begin(childOf(child, 'w:ffData'));
    else if (type === 'separate') this.#fields.separate();
    else if (type === 'end') this.#endField(look, scope);
    return true;
  }

  /** Reads a `w:fldSimple`, whose result is what `inside` reads. */
  simpleField(field: XmlElement, scope: Scope, inside: () => void): void {
    this.#fields.begin(childOf(field, 'w:ffData'));
    this.#fields.instruct(field.attributes['w:instr'] ?? '');
    this.#fields.separate();
    inside();
    const first = childOf(field, 'w:r');
    this.#endField(this.#look(childOf(first, 'w:rPr'), scope), scope);
  }

  #endField(look: RunLook, scope: Scope): void {
    const field = this.#fields.end();
    if (field === undefined) return;
    const { account } = this.#reading;
    const result = field.hasShown ? { kind: 'nothing' as const } : resultOf(field.code, field.data);
    if (result.kind !== 'shows') {
      if (field.words.trim() !== '') account.left('field-code', field.words);
      if (result.kind === 'unknown') account.counted('field-empty', field.code.trim());
      return;
    }
    // A field that shows nothing of its own, within one that shows something.
    if (result.text === '') return;
    account.made += charactersBeyond(result.text, field.words);
    for (const reading of result.readings ?? []) {
      account.made += reading;
      account.left(scope.left ?? 'ruby', reading);
    }
    if (this.say(result.text, look, scope) && result.isLinear === true) account.kept('formula', result.text);
  }

  /** Tells what fields leave behind whose ends are missing. */
  finish(): void {
    for (const field of this.#fields.rest()) {
      if (field.words.trim() !== '') this.#reading.account.left('field-code', field.words);
    }
  }

  #symbol({ attributes }: XmlElement, look: RunLook, scope: Scope): void {
    const code = Number.parseInt(attributes['w:char'] ?? '', 16);
    const font = attributes['w:font'] ?? '';
    const known = Number.isNaN(code) ? null : symbolOf(code, font);
    if (known !== null) {
      this.say(known, { ...look, font: null }, scope);
      return;
    }
    // What is not known stays the character it is: whoever has the font may still see it.
    const isPrivate = code >= 0xe000 && code <= 0xf8ff;
    const sign = isPrivate ? String.fromCodePoint(code) : '\ufffd';
    if (this.say(sign, { ...look, font: null }, scope)) {
      this.#reading.account.kept('symbol-unknown', `${font} ${attributes['w:char'] ?? ''}`);
    }
  }

  /**
   * The base is the text (17.3.3.25). The reading over it is left, and told: guides are put over whole names, while copy has a
   * reading over each character. One that we wrote is that, and comes back as what it was.
   */
  #ruby(ruby: XmlElement, look: RunLook, scope: Scope): void {
    const base = childOf(ruby, 'w:rubyBase');
    const own = ownReading(childOf(ruby, 'w:rt'));
    if (own !== null && base !== undefined) {
      this.#guide = own;
      this.#runsIn(base, scope);
      this.#guide = null;
      return;
    }
    if (base !== undefined) this.#runsIn(base, scope);
    const reading = wordsOf(childOf(ruby, 'w:rt') ?? ruby);
    if (reading === '' || childOf(ruby, 'w:rt') === undefined) return;
    if (this.#fields.takes(reading)) return;
    const kind = scope.left ?? (look.hidden ? 'hidden-text' : 'ruby');
    this.#reading.account.left(kind, reading);
  }

  #runsIn(element: XmlElement, scope: Scope): void {
    for (const child of childrenOf(element)) {
      if (child.name === 'w:r') this.run(child, scope);
      else if (child.name === 'w:del' || child.name === 'w:moveFrom')
        this.#runsIn(child, leftOut(scope, 'deleted-text'));
      else if (!child.name.endsWith('Pr')) this.#runsIn(child, scope);
    }
  }

  /** What a run holds that is no text: drawings, alternatives, whatever else may hold words. */
  #placed(child: XmlElement, look: RunLook, scope: Scope): void {
    const { name } = child;
    const seen = look.hidden ? leftOut(scope, 'hidden-text') : scope;
    if (name === 'mc:AlternateContent') {
      const chosen = chosenOf(child);
      for (const inner of childrenOf(chosen)) this.#child(inner, look, scope);
    } else if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object' || name === 'w:contentPart') {
      this.#drawing(child, seen);
    } else if (name === 'm:oMath' || name === 'm:oMathPara') this.math(child, scope);
    else if (name === 'w:r') this.run(child, scope);
    else for (const inner of childrenOf(child)) this.#child(inner, look, scope);
  }

  #drawing(drawing: XmlElement, scope: Scope): void {
    const isHidden = childrenOf(drawing).some((kind) =>
      /^(?:1|true)$/u.test(childOf(kind, 'wp:docPr')?.attributes['hidden'] ?? ''),
    );
    const seen = isHidden ? leftOut(scope, 'hidden-text') : scope;
    this.#fields.showed();
    for (const words of standingIn(drawing)) this.#reading.account.counted('picture-words', words);
    new DrawingReader(this.#reading, this.#part, this.#story(seen)).read(drawing);
  }

  /** Reads an `m:oMath` or `m:oMathPara`. */
  math(element: XmlElement, scope: Scope): void {
    const formulas = element.name === 'm:oMathPara' ? childrenOf(element, 'm:oMath') : [element];
    formulas.forEach((formula, at) => {
      const { text, source, deleted } = linearMath(formula);
      const { account } = this.#reading;
      if (deleted !== '') account.left('deleted-text', deleted);
      if (text.trim() === '') return;
      const look = {
        ...this.#look(undefined, scope),
        font: null,
        bold: false,
        caps: false,
        smallCaps: false,
        shift: null,
      };
      if (at > 0) this.#break(look, scope);
      const wasShown = this.say(text, look, scope);
      account.made += charactersBeyond(text, source);
      if (wasShown) account.kept('formula', text);
    });
  }

  /** Words as a run has them. Returns true where they went into the copy. */
  say(text: string, look: RunLook, scope: Scope): boolean {
    if (text === '') return false;
    const { account } = this.#reading;
    if (this.#fields.takes(text)) return false;
    const isStruck = look.struck && !this.#reading.keepsStruck;
    const isHidden = look.hidden || (look.isUnseen && text.trim() !== '');
    const kind = scope.left ?? (isHidden ? 'hidden-text' : isStruck ? 'struck-text' : null);
    if (kind !== null) {
      account.left(kind, text);
      return false;
    }
    const seen = this.#asSeen(text, look);
    account.shown(seen.text);
    const guide = this.#guide;
    this.#flow.text(seen.text, guide === null ? look : { ...look, styled: { ...look.styled, ruby: guide } });
    if (text.trim() === '') return true;
    if (seen.isUnknown) account.kept('symbol-unknown', text);
    if (look.struck) account.kept('struck-kept', text);
    if (look.smallCaps && text.toUpperCase() !== text) account.kept('small-capitals', text);
    return true;
  }

  /** Words as their font and their case show them. */
  #asSeen(text: string, look: RunLook): { readonly text: string; readonly isUnknown: boolean } {
    const symbols = look.font === null ? null : symbolText(text, look.font);
    if (symbols !== null) return { text: symbols, isUnknown: false };
    const isUnknown = look.font !== null && /[\uf020-\uf0ff]/u.test(text);
    return { text: look.caps ? text.toUpperCase() : text, isUnknown };
  }
}
