/** What an element of an SVG looks like: its attributes, the rules of its style sheets, its own style, and what it inherits. */
import type { Element } from 'domhandler';

type Styled = Pick<Element, 'name' | 'attribs'>;

/** Properties by name, in small letters. */
export type Look = ReadonlyMap<string, string>;

/** Properties that a child has from its parent (SVG 2, Appendix: Property Index). */
const inherited: ReadonlySet<string> = new Set([
  'fill',
  'fill-rule',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-dasharray',
  'stroke-dashoffset',
  'color',
  'visibility',
  'marker-start',
  'marker-mid',
  'marker-end',
  'paint-order',
]);

/** Properties of an element by itself that change what is drawn. */
const own: ReadonlySet<string> = new Set([
  'display',
  'opacity',
  'filter',
  'mask',
  'clip-path',
  'transform',
  'mix-blend-mode',
  'vector-effect',
  'stop-color',
  'transform-origin',
]);

/** Properties that place a shape: of a style they are told, of an attribute they are none of its look. */
const placing: ReadonlySet<string> = new Set(['d', 'x', 'y', 'width', 'height', 'rx', 'ry', 'r', 'cx', 'cy']);

interface Rule {
  readonly tag: string;
  readonly id: string;
  readonly classes: readonly string[];
  /** Ids before classes before names, the later of two rules last (CSS Selectors 4 §15). */
  readonly weight: number;
  readonly declarations: Declarations;
}

/** Rules a drawing may have, and characters of a selector; each is held against every element. */
const MOST_RULES = 400;
const LONGEST_SELECTOR = 200;
/** Faults of one block of declarations that are told. */
const MOST_FAULTY = 8;

/** What a block of declarations says, apart from what it says to be important. */
interface Declarations {
  readonly plain: Look;
  readonly important: Look;
  /** What is no declaration. */
  readonly faulty: readonly string[];
}

/** `fill: red; stroke: none` as properties; only those that are asked for, since every element takes them over. */
function declarationsIn(text: string): Declarations {
  const plain = new Map<string, string>();
  const important = new Map<string, string>();
  const faulty: string[] = [];
  for (const one of text.split(';')) {
    const colon = one.indexOf(':');
    if (colon < 0 && one.trim() !== '' && faulty.length < MOST_FAULTY) faulty.push(one.trim().slice(0, 40));
    if (colon < 0) continue;
    const name = one.slice(0, colon).trim().toLowerCase();
    const said = one.slice(colon + 1);
    const value = said.replace(/!\s*important\s*$/iu, '');
    if (value.trim() === '' || !(inherited.has(name) || own.has(name) || placing.has(name))) continue;
    (value === said ? plain : important).set(name, value.trim());
  }
  return { plain, important, faulty };
}

/** A style sheet without its comments, and without what hides it from old programs. */
function withoutComments(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let from = text.indexOf('/*'); from >= 0; from = text.indexOf('/*', at)) {
    parts.push(text.slice(at, from));
    const end = text.indexOf('*/', from + 2);
    at = end < 0 ? text.length : end + 2;
  }
  return [...parts, text.slice(at)].join(' ').replace(/<!--|-->/gu, ' ');
}

/** Where braces that open at a place close; the end of the text where they do not. */
function closingOf(text: string, opening: number): number {
  let depth = 0;
  for (let at = opening; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return text.length;
}

const SELECTOR = /^(?:\*|([a-zA-Z][\w-]*))?(?:#([\w-]+))?((?:\.[\w-]+)*)$/u;

/** The rules of an SVG's style sheets, and those of them that are not understood. */
export class StyleSheet {
  readonly #rules: Rule[] = [];
  readonly leftOut: string[] = [];
  /** What elements say of themselves: it is the same for every use of one. */
  readonly #known = new WeakMap<Styled, Look>();
  readonly #faulty = new WeakMap<Styled, readonly string[]>();

  add(text: string): void {
    const plain = withoutComments(text);
    let at = 0;
    for (;;) {
      const opening = plain.indexOf('{', at);
      const said = plain.slice(at, opening < 0 ? plain.length : opening).split(';');
      // Before the selectors of a rule others may end that have no braces: `@import …;`.
      const selectors = opening < 0 ? '' : (said.pop() ?? '').trim();
      for (const one of said) if (one.trim() !== '') this.leftOut.push(one.trim().slice(0, 40));
      if (opening < 0) return;
      const end = closingOf(plain, opening);
      if (selectors.startsWith('@')) this.leftOut.push(selectors.slice(0, 40));
      else {
        const declarations = declarationsIn(plain.slice(opening + 1, end));
        for (const one of declarations.faulty) this.leftOut.push(one);
        for (const selector of selectors.split(',')) this.#rule(selector.trim(), declarations);
      }
      at = end + 1;
    }
  }

  #rule(selector: string, declarations: Declarations): void {
    const parts = selector === '' || selector.length > LONGEST_SELECTOR ? null : SELECTOR.exec(selector);
    if (parts === null || this.#rules.length >= MOST_RULES) {
      this.leftOut.push(selector.slice(0, 40));
      return;
    }
    const [, tag = '', id = '', list = ''] = parts;
    const classes = list.split('.').filter((name) => name !== '');
    const weight =
      (id === '' ? 0 : 1_000_000) + classes.length * 10_000 + (tag === '' ? 0 : 1_000) + this.#rules.length;
    this.#rules.push({ tag, id, classes, weight, declarations });
  }

  /** An element's own properties, in the order in which they give way to each other. */
  #declared(element: Styled): Look {
    const known = this.#known.get(element);
    if (known !== undefined) return known;
    const { name, attribs } = element;
    const found = new Map<string, string>();
    for (const [key, value] of Object.entries(attribs)) {
      if (inherited.has(key) || own.has(key)) found.set(key, value);
    }
    const classes = new Set((attribs['class'] ?? '').split(/\s+/u));
    const matching = this.#rules.filter(
      (rule) =>
        (rule.tag === '' || rule.tag === name) &&
        (rule.id === '' || rule.id === attribs['id']) &&
        rule.classes.every((one) => classes.has(one)),
    );
    const style = declarationsIn(withoutComments(attribs['style'] ?? ''));
    const blocks = [...matching.sort((a, b) => a.weight - b.weight).map(({ declarations }) => declarations), style];
    // What is important goes before all else, a style of the element's own too (CSS Cascade 4 §6.1).
    for (const look of [...blocks.map(({ plain }) => plain), ...blocks.map(({ important }) => important)]) {
      for (const [key, value] of look) found.set(key, value);
    }
    this.#faulty.set(element, style.faulty);
    this.#known.set(element, found);
    return found;
  }

  /** What of an element's own style, once it was looked at, is no declaration. */
  faultyOf(element: Styled): readonly string[] {
    return this.#faulty.get(element) ?? [];
  }

  /** What an element looks like within its parent. */
  lookOf(element: Styled, parent: Look): Look {
    const declared = this.#declared(element);
    const look = new Map<string, string>();
    for (const [key, value] of parent) if (inherited.has(key)) look.set(key, value);
    for (const [key, value] of declared) {
      if (value !== 'inherit') look.set(key, value);
      else if (parent.has(key)) look.set(key, parent.get(key) ?? '');
    }
    return look;
  }
}
