/** Names and words as a tree of their characters: all that stand in a text, and all that stand there but for one slip. */
import type { Confusions } from '../language/confusions.ts';

/** What hand or input method made of a character: another that sounds or looks alike, two the wrong way round, one lost or twice. */
export type NameSlip = 'sound' | 'shape' | 'swapped' | 'lost' | 'doubled';

/** A form that stands in a text, in UTF-16 units. */
export interface FormAt {
  readonly from: number;
  readonly to: number;
  /** The number under which it was added. */
  readonly form: number;
}

/** A form that would stand in a text but for a slip. */
export interface NearForm extends FormAt {
  readonly slip: NameSlip;
}

/** Children of a node that are looked through one after the other. */
const FEW = 8;

/** How a unit is like another, in rows. */
const SOUND = 1;
const SHAPE = 2;

/** How units of forms are like one of a text. */
interface Likenesses {
  /** By the numbers of units; 0 where they are not. */
  readonly row: Uint8Array;
  /** The nodes of the root that are, and how. */
  readonly roots: readonly (readonly [node: number, likeness: NameSlip])[];
}

type TellSlip = (to: number, form: number, slip: NameSlip) => void;

export class NameTree {
  /** Nodes that single units lead to from the root. */
  readonly #first = new Int32Array(0x10000);
  /** Of each node its unit, its first child, the next child of its parent, and the form that ends at it, from 1; the root is 0. */
  readonly #units: number[] = [0];
  readonly #children: number[] = [0];
  readonly #nexts: number[] = [0];
  readonly #forms: number[] = [0];
  /** Of each node the number of its unit. */
  readonly #numberAt: number[] = [0];
  /** 1 for units that a form has in the second place, and whether any form has none there: most of a text lead to no second. */
  readonly #seconds = new Uint8Array(0x10000);
  #hasSingles = false;
  /** Children by their units, of nodes that have many: a family name leads to hundreds. */
  readonly #wide = new Map<number, Map<number, number>>();
  /** Of each unit of a form a number, from 0. */
  readonly #numbers = new Map<number, number>();
  readonly #likenesses = new Map<number, Likenesses>();
  /** Of a unit those of forms of which it is a likeness. */
  #looks: ReadonlyMap<number, readonly number[]> | null = null;

  /** Adds a form; of one that is there already the number stays the first's, which is returned. */
  add(text: string, form: number): number {
    let node = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (!this.#numbers.has(unit)) this.#numbers.set(unit, this.#numbers.size);
      const next = this.#child(node, unit);
      node = next === 0 ? this.#grow(node, unit) : next;
    }
    if (text.length > 1) this.#seconds[text.charCodeAt(1)] = 1;
    else this.#hasSingles = true;
    const own = this.#forms[node] ?? 0;
    if (own > 0) return own - 1;
    this.#forms[node] = form + 1;
    return form;
  }

  #grow(parent: number, unit: number): number {
    const node = this.#units.length;
    this.#units.push(unit);
    this.#numberAt.push(this.#numbers.get(unit) ?? 0);
    this.#children.push(0);
    this.#forms.push(0);
    if (parent === 0) {
      this.#nexts.push(0);
      this.#first[unit] = node;
    } else {
      this.#nexts.push(this.#children[parent] ?? 0);
      this.#children[parent] = node;
      this.#widen(parent, node);
    }
    return node;
  }

  /** Keeps the children of a node by their units once there are many. */
  #widen(parent: number, node: number): void {
    const wide = this.#wide.get(parent);
    if (wide !== undefined) {
      wide.set(this.#units[node] ?? 0, node);
      return;
    }
    const all = [...this.#childrenOf(parent)];
    if (all.length > FEW) this.#wide.set(parent, new Map(all.map((child) => [this.#units[child] ?? 0, child])));
  }

  *#childrenOf(node: number): Generator<number> {
    for (let child = this.#children[node] ?? 0; child !== 0; child = this.#nexts[child] ?? 0) yield child;
  }

  #child(node: number, unit: number): number {
    if (node === 0) return this.#first[unit] ?? 0;
    let child = this.#children[node] ?? 0;
    for (let looked = 0; child !== 0 && this.#units[child] !== unit; looked++) {
      if (looked === FEW) return this.#wide.get(node)?.get(unit) ?? 0;
      child = this.#nexts[child] ?? 0;
    }
    return child;
  }

  /** The longest form at each place, but those inside a longer one. */
  standing(text: string): FormAt[] {
    const found: FormAt[] = [];
    let reached = 0;
    for (let from = 0; from < text.length; from++) {
      let node = this.#first[text.charCodeAt(from)] ?? 0;
      let longest: FormAt | null = null;
      for (let to = from + 1; node !== 0; to++) {
        const form = this.#forms[node] ?? 0;
        if (form > 0) longest = { from, to, form: form - 1 };
        node = to < text.length ? this.#child(node, text.charCodeAt(to)) : 0;
      }
      if (longest === null || longest.to <= reached) continue;
      found.push(longest);
      reached = longest.to;
    }
    return found;
  }

  /** Forms that would stand in a text but for one slip, by where they begin; `by` says what is taken for what. */
  nearly(text: string, by: Confusions | null): NearForm[] {
    const found: NearForm[] = [];
    for (let from = 0; from + 1 < text.length; from++)
      this.#nearlyFrom(text, from, by, (to, form, slip) => found.push({ from, to, form, slip }));
    return found;
  }

  #nearlyFrom(text: string, from: number, by: Confusions | null, tell: TellSlip): void {
    let node = 0;
    for (let at = from; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (by !== null) this.#slipAt(text, node, at, by, tell);
      const next = text.charCodeAt(at + 1);
      if (at + 1 < text.length && next !== unit) {
        const swapped = this.#child(node, next);
        const both = swapped === 0 ? 0 : this.#child(swapped, unit);
        if (both !== 0) this.#goOn(text, both, at + 2, 'swapped', tell);
      }
      if (node !== 0 && unit === text.charCodeAt(at - 1)) this.#goOn(text, node, at + 1, 'doubled', tell);
      node = this.#child(node, unit);
      if (node === 0) return;
    }
  }

  /** Goes on with each child of a node that is like what stands at a place, and is not it. */
  #slipAt(text: string, node: number, at: number, by: Confusions, tell: TellSlip): void {
    const unit = text.charCodeAt(at);
    if (node === 0) {
      if (!this.#hasSingles && this.#seconds[text.charCodeAt(at + 1)] !== 1) return;
      for (const [child, likeness] of this.#likenessesOf(unit, by).roots)
        this.#goOn(text, child, at + 1, likeness, tell);
      return;
    }
    let child = this.#children[node] ?? 0;
    if (child === 0) return;
    const { row } = this.#likenessesOf(unit, by);
    for (; child !== 0; child = this.#nexts[child] ?? 0) {
      const likeness = row[this.#numberAt[child] ?? 0] ?? 0;
      if (likeness > 0) this.#goOn(text, child, at + 1, likeness === SOUND ? 'sound' : 'shape', tell);
    }
  }

  /** Tells of every form that ends on the way on from a node, as the text goes on at a place. */
  #goOn(text: string, start: number, at: number, slip: NameSlip, tell: TellSlip): void {
    let node = start;
    for (let to = at; node !== 0; to++) {
      const form = this.#forms[node] ?? 0;
      if (form > 0) tell(to, form - 1, slip);
      node = to < text.length ? this.#child(node, text.charCodeAt(to)) : 0;
    }
  }

  #likenessesOf(unit: number, by: Confusions): Likenesses {
    const known = this.#likenesses.get(unit);
    if (known !== undefined) return known;
    const row = new Uint8Array(this.#numbers.size);
    const roots = new Map<number, NameSlip>();
    const set = (other: number, likeness: number) => {
      const number = this.#numbers.get(other);
      if (number === undefined || other === unit) return;
      row[number] = likeness;
      const root = this.#first[other] ?? 0;
      if (root !== 0) roots.set(root, likeness === SOUND ? 'sound' : 'shape');
    };
    for (const other of this.#lookingBack(by).get(unit) ?? []) set(other, SHAPE);
    for (const { character } of by.lookingLike(unit)) set(character.charCodeAt(0), SHAPE);
    for (const other of by.soundingLike(unit)) set(other.charCodeAt(0), SOUND);
    const likenesses = { row, roots: [...roots] };
    this.#likenesses.set(unit, likenesses);
    return likenesses;
  }

  #lookingBack(by: Confusions): ReadonlyMap<number, readonly number[]> {
    if (this.#looks !== null) return this.#looks;
    const looks = new Map<number, number[]>();
    for (const own of this.#numbers.keys())
      for (const { character } of by.lookingLike(own)) {
        const list = looks.get(character.charCodeAt(0));
        if (list === undefined) looks.set(character.charCodeAt(0), [own]);
        else list.push(own);
      }
    this.#looks = looks;
    return looks;
  }
}
