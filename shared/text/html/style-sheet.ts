/**
 * What style sheets in a document say of its elements, as far as it decides what is copy: what is shown, what stands
 * above or below the line, how lists are counted. CSS 2.2 §6.4 (cascade) over rules of simple selectors; media queries
 * other than for the screen, and selectors that look at siblings or states, are not followed.
 */
import { compile } from 'css-select';
import { parse, type Selector, SelectorType } from 'css-what';
import type { AnyNode, Element } from 'domhandler';
import { generatedBy, type Side } from './generated.ts';

/** Properties that are read, by name. */
export type Declarations = ReadonlyMap<string, string>;

const read = new Set(
  'background background-color clip clip-path color display font-family font-size font-style font-weight height left list-style list-style-type mso-element mso-hide mso-list opacity overflow position text-align text-decoration text-decoration-line text-indent top vertical-align visibility white-space width'.split(
    ' ',
  ),
);

/** What a property says of others: a shorthand sets all it stands for anew, in the order of the cascade (CSS Cascade §4.1). */
const setAnew: ReadonlyMap<string, readonly string[]> = new Map([
  ['background', ['background-color']],
  ['list-style', ['list-style-type']],
  ['text-decoration', ['text-decoration-line']],
  ['text-decoration-line', ['text-decoration']],
]);

interface Declaration {
  readonly property: string;
  readonly value: string;
  readonly isImportant: boolean;
}

interface Rule {
  readonly matches: (element: Element) => boolean;
  /** A class, id or tag that its element has at least; empty for none: most rules are passed over by it at once. */
  readonly key: string;
  /** Ids count 10,000, classes and attributes 100, tags 1 (CSS Selectors §16). */
  readonly weight: number;
  readonly declarations: readonly Declaration[];
}

/** A rule for what stands before or after its elements; `content` is null where it takes that away. */
interface GeneratingRule extends Rule {
  readonly side: Side;
  readonly content: string | null;
}

/** Rules and selectors beyond these are not read: no page has so many that say what is shown. */
const MOST_RULES = 5_000;
/** Blocks of `@media` that are looked into. */
const MOST_SHEETS = 200;
/** How deep elements are whose rules are looked for: a rule asks for ancestors, and all of them. */
const DEEPEST = 300;
/** Parts of a selector that is followed: each is a step deeper when an element is held to it. */
const MOST_PARTS = 60;
/** Rules held to elements of one document, in all: some thousand elements to some thousand rules. */
const MOST_TRIALS = 20_000_000;

/** Declarations (`a: b; c: d`), in order; those alone that are read. */
function declarationsIn(text: string): Declaration[] {
  const found: Declaration[] = [];
  for (const part of text.split(';')) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const property = part.slice(0, colon).trim().toLowerCase();
    if (!read.has(property)) continue;
    const value = part.slice(colon + 1).trim();
    const isImportant = /!\s*important$/iu.test(value);
    found.push({
      property,
      value: value
        .replace(/!\s*important$/iu, '')
        .trim()
        .toLowerCase(),
      isImportant,
    });
  }
  return found;
}

/** Where the block that opens at `from` ends: past its brace, or the text's end. */
function blockEnd(css: string, from: number): number {
  let depth = 0;
  for (let at = from; at < css.length; at++) {
    if (css[at] === '{') depth++;
    if (css[at] === '}' && --depth === 0) return at + 1;
  }
  return css.length;
}

/** The rules of a sheet: each selector list with its declarations, those of `@media screen` among them. */
function rulesIn(css: string): {
  readonly rules: readonly { readonly selectors: string; readonly block: string }[];
  /** False where some were not read. */
  readonly isWhole: boolean;
} {
  const rules: { selectors: string; block: string }[] = [];
  const left = [css.replace(/\/\*[\s\S]*?(?:\*\/|$)|<!--|-->/gu, ' ')];
  let sheets = 0;
  for (let sheet = left.pop(); sheet !== undefined; sheet = left.pop()) {
    if (sheets >= MOST_SHEETS || rules.length >= MOST_RULES) return { rules, isWhole: false };
    sheets++;
    let at = 0;
    while (rules.length < MOST_RULES) {
      const open = sheet.indexOf('{', at);
      if (open < 0) break;
      // Statements without a block, as `@import url(…);`, stand before the selector.
      const prelude = sheet
        .slice(at, open)
        .replace(/^[\s\S]*[;}]/u, '')
        .trim();
      const end = blockEnd(sheet, open);
      const block = sheet.slice(open + 1, end - 1);
      at = end;
      if (!prelude.startsWith('@')) rules.push({ selectors: prelude, block });
      else if (isForScreen(prelude)) left.push(block);
    }
  }
  return { rules, isWhole: rules.length < MOST_RULES };
}

function isForScreen(prelude: string): boolean {
  return /^@media\s*(?:all|screen)\b/iu.test(prelude) && !/[()]/u.test(prelude);
}

const followed = new Set<string>([
  SelectorType.Tag,
  SelectorType.Universal,
  SelectorType.Attribute,
  SelectorType.Descendant,
  SelectorType.Child,
]);

/** A selector as a rule; null where it is one that is not followed. */
function ruleOf(selector: Selector[], declarations: readonly Declaration[]): Rule | null {
  if (selector.length > MOST_PARTS) return null;
  let weight = 0;
  let key = '';
  for (const part of selector) {
    if (!followed.has(part.type)) return null;
    if (part.type === SelectorType.Descendant || part.type === SelectorType.Child) key = '';
    if (part.type === SelectorType.Tag) {
      weight += 1;
      key ||= part.name.toLowerCase();
    }
    if (part.type === SelectorType.Attribute) {
      weight += part.name === 'id' ? 10_000 : 100;
      if (part.name === 'class' && part.action === 'element') key = `.${part.value}`;
      if (part.name === 'id' && part.action === 'equals') key = `#${part.value}`;
    }
  }
  const matches = compiled(selector);
  return matches === null ? null : { matches, key, weight, declarations };
}

/** What tells whether an element is meant; null for a selector that the library does not follow, as of a namespace. */
function compiled(selector: Selector[]): Rule['matches'] | null {
  try {
    return compile<AnyNode, Element>([selector]);
  } catch {
    return null;
  }
}

/** The side of its elements a selector is about; null of one that is about the elements themselves. */
function sideOf(selector: readonly Selector[]): Side | null {
  const last = selector.at(-1);
  if (last?.type !== SelectorType.PseudoElement && last?.type !== SelectorType.Pseudo) return null;
  return last.name === 'before' || last.name === 'after' ? last.name : null;
}

/** A selector of the elements themselves; of all, where it names none. */
function withoutSide(selector: readonly Selector[]): Selector[] {
  const own = selector.slice(0, -1);
  const isOpen =
    own.length === 0 || own.at(-1)?.type === SelectorType.Descendant || own.at(-1)?.type === SelectorType.Child;
  return isOpen ? [...own, { type: SelectorType.Universal, namespace: null }] : own;
}

function parsedSelectors(selectors: string): Selector[][] {
  try {
    return parse(selectors);
  } catch {
    // A selector of a browser's own, or damaged: no rule of ours.
    return [];
  }
}

/** The style sheets of a document. */
export class StyleSheet {
  /** In the order of the sheets, by what their element has at least. */
  readonly #rules = new Map<string, Rule[]>();
  readonly #generating: GeneratingRule[] = [];
  #trials = 0;
  #isWhole = true;

  constructor(css: readonly string[]) {
    let count = 0;
    for (const sheet of css) {
      const { rules, isWhole } = rulesIn(sheet);
      const taken = rules.slice(0, MOST_RULES - count);
      count += taken.length;
      if (!isWhole || taken.length < rules.length) this.#isWhole = false;
      this.#take(taken);
    }
  }

  /** False where some of what the sheets say was not followed: they are made to have more than any page has. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  #take(rules: readonly { readonly selectors: string; readonly block: string }[]): void {
    for (const { selectors, block } of rules) {
      const declarations = declarationsIn(block);
      const content = /:(?:before|after)/iu.test(selectors) ? generatedBy(block) : undefined;
      if (declarations.length === 0 && content === undefined) continue;
      for (const selector of parsedSelectors(selectors)) {
        const side = sideOf(selector);
        if (side !== null) {
          const rule = content === undefined ? null : ruleOf(withoutSide(selector), []);
          if (rule !== null && content !== undefined) this.#generating.push({ ...rule, side, content });
          continue;
        }
        if (declarations.length === 0) continue;
        const rule = ruleOf(selector, declarations);
        if (rule === null) continue;
        const alike = this.#rules.get(rule.key);
        if (alike === undefined) this.#rules.set(rule.key, [rule]);
        else alike.push(rule);
      }
    }
  }

  /** What stands before and after an element by the sheets' rules: the value of `content` of each side that has one. */
  generated(element: Element, depth: number): string[] {
    if (this.#generating.length === 0 || depth > DEEPEST) return [];
    this.#trials += this.#generating.length;
    if (this.#trials > MOST_TRIALS) {
      this.#isWhole = false;
      return [];
    }
    const holding = new Map<Side, string | null>();
    const matching = this.#generating.filter(({ matches }) => matches(element));
    for (const { side, content } of matching.toSorted((a, b) => a.weight - b.weight)) holding.set(side, content);
    return [...holding.values()].flatMap((content) => content ?? []);
  }

  #rulesFor(element: Element): Rule[] {
    const classes = (element.attribs['class'] ?? '').split(/\s+/u).filter((one) => one !== '');
    const keys = ['', element.name, `#${element.attribs['id'] ?? ''}`, ...new Set(classes.map((one) => `.${one}`))];
    const found = keys.flatMap((key) => this.#rules.get(key) ?? []);
    this.#trials += found.length;
    if (this.#trials > MOST_TRIALS) {
      this.#isWhole = false;
      return [];
    }
    return found.filter(({ matches }) => matches(element));
  }

  /** What holds of an element by its rules and its own `style`. `depth` counts its ancestors. */
  of(element: Element, depth: number): Declarations {
    const own = element.attribs['style'];
    if (this.#rules.size > 0 && depth > DEEPEST) this.#isWhole = false;
    const rules = this.#rules.size === 0 || depth > DEEPEST ? [] : this.#rulesFor(element);
    if (rules.length === 0 && own === undefined) return none;
    const inOrder = rules
      .toSorted((a, b) => a.weight - b.weight)
      .flatMap(({ declarations }) => declarations)
      .concat(own === undefined ? [] : declarationsIn(own));
    const holding = new Map<string, string>();
    for (const isImportant of [false, true]) {
      for (const one of inOrder) {
        if (one.isImportant !== isImportant) continue;
        for (const property of setAnew.get(one.property) ?? []) holding.delete(property);
        holding.set(one.property, one.value);
      }
    }
    return holding;
  }
}

const none: Declarations = new Map();
