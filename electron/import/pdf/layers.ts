/** Layers that are switched off, as Illustrator's hidden ones are (ISO 32000-1 §8.11): nothing of them is drawn. */
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import { PdfError } from './faults.ts';
import type { PdfFile } from './file.ts';

/** Layers that are named in the file's settings. */
const MOST_LAYERS = 10_000;
/** Terms of expressions that are looked at, and that stand in each other: one may be named in many. */
const MOST_TERMS = 1_000_000;
const DEEPEST_TERM = 32;

function numberOf(value: PdfValue | undefined): number | null {
  return value !== undefined && value !== null && typeof value === 'object' && value.type === 'reference'
    ? value.number
    : null;
}

export class Layers {
  readonly #file: PdfFile;
  readonly #isOff: (number: number) => boolean;
  /** What the file's settings are meant for (§8.11.2.3): a layer that is for something else is never off. */
  readonly #intents: ReadonlySet<string>;
  #terms = 0;

  constructor(file: PdfFile) {
    this.#file = file;
    const settings = file.dictionary(file.dictionary(file.catalog?.entries.get('OCProperties'))?.entries.get('D'));
    const numbers = (key: string) =>
      new Set(
        file
          .array(settings?.entries.get(key))
          .slice(0, MOST_LAYERS)
          .flatMap((one) => numberOf(one) ?? []),
      );
    const [on, off] = [numbers('ON'), numbers('OFF')];
    const isOffAtFirst = file.name(settings?.entries.get('BaseState')) === 'OFF';
    const prints = this.#printStates(settings);
    this.#intents = this.#intentsOf(settings);
    this.#isOff = (number) =>
      this.#isMeant(number) &&
      (prints.has(number) ? prints.get(number) === false : off.has(number) || (isOffAtFirst && !on.has(number)));
  }

  /** What settings, or a layer, are for: seeing, where nothing is said. */
  #intentsOf(of: PdfDictionary | null): ReadonlySet<string> {
    const said = of?.entries.get('Intent');
    const names = [said, ...this.#file.array(said)].map((one) => this.#file.name(one)).filter((one) => one !== '');
    return new Set(names.length > 0 ? names : ['View']);
  }

  #isMeant(number: number): boolean {
    const own = this.#intentsOf(this.#file.dictionary({ type: 'reference', number }));
    return this.#intents.has('All') || [...own].some((one) => one === 'All' || this.#intents.has(one));
  }

  /** What layers say of being printed where the file has them say it (§8.11.4.4), by their objects' numbers. */
  #printStates(settings: PdfDictionary | null): ReadonlyMap<number, boolean> {
    const file = this.#file;
    const states = new Map<number, boolean>();
    for (const one of file.array(settings?.entries.get('AS')).slice(0, MOST_LAYERS)) {
      const use = file.dictionary(one);
      const categories = file.array(use?.entries.get('Category')).map((category) => file.name(category));
      if (file.name(use?.entries.get('Event')) !== 'Print' || !categories.includes('Print')) continue;
      for (const layer of file.array(use?.entries.get('OCGs')).slice(0, MOST_LAYERS)) {
        const number = numberOf(layer);
        if (number === null) continue;
        const usage = file.dictionary(file.dictionary(layer)?.entries.get('Usage'));
        const state = file.name(file.dictionary(usage?.entries.get('Print'))?.entries.get('PrintState'));
        if (state === 'ON' || state === 'OFF') states.set(number, state === 'ON');
      }
    }
    return states;
  }

  /** Several layers together, as they are named where content belongs to more than one; null of any other value. */
  #together(value: PdfValue | undefined): PdfDictionary | null {
    const group = this.#file.dictionary(value);
    if (group === null || this.#file.name(group.entries.get('Type')) === 'OCG') return null;
    const isSeveral = this.#file.name(group.entries.get('Type')) === 'OCMD';
    return isSeveral || group.entries.has('OCGs') || group.entries.has('VE') ? group : null;
  }

  /** The layers that several together are made of; those that are no longer there count for nothing. */
  #members(group: PdfDictionary): number[] {
    const own = group.entries.get('OCGs');
    const listed = this.#file.array(own);
    return (listed.length > 0 || own === undefined ? listed : [own])
      .slice(0, MOST_LAYERS)
      .flatMap((one) => (this.#file.dictionary(one) === null ? [] : (numberOf(one) ?? [])));
  }

  /** What an expression of layers comes to (§8.11.2.2, table 99). Throws {@link PdfError} where there is no end of it. */
  #isShown(expression: PdfValue | undefined, depth: number): boolean {
    if (++this.#terms > MOST_TERMS) throw new PdfError('too-much');
    if (depth > DEEPEST_TERM) throw new PdfError('too-deep');
    const [operator, ...terms] = this.#file.array(expression);
    if (operator === undefined) {
      const number = numberOf(expression);
      return number === null || !this.#isOff(number);
    }
    const isShown = (term: PdfValue) => this.#isShown(term, depth + 1);
    switch (this.#file.name(operator)) {
      case 'And':
        return terms.every(isShown);
      case 'Or':
        return terms.some(isShown);
      case 'Not':
        return !(terms[0] !== undefined && isShown(terms[0]));
      default:
        return true;
    }
  }

  /** True of what belongs to a layer, or to several together, that is not shown. */
  isHidden(value: PdfValue | undefined): boolean {
    const number = numberOf(value);
    if (number !== null && this.#isOff(number)) return true;
    const group = this.#together(value);
    if (group === null) return false;
    // An expression goes before the list (§8.11.2.2).
    if (this.#file.array(group.entries.get('VE')).length > 0) return !this.#isShown(group.entries.get('VE'), 0);
    const members = this.#members(group);
    const off = members.filter((one) => this.#isOff(one));
    if (members.length === 0) return false;
    const policy = this.#file.name(group.entries.get('P'));
    if (policy === 'AllOn') return off.length > 0;
    if (policy === 'AnyOff') return off.length === 0;
    if (policy === 'AllOff') return off.length < members.length;
    return off.length === members.length;
  }

  /** What a layer is called; of several together, what each is. Bytes as Latin-1, as they stand in the file. */
  namesOf(value: PdfValue | undefined): string[] {
    const nameOf = (one: PdfValue | undefined) => this.#file.text(this.#file.dictionary(one)?.entries.get('Name'));
    const group = this.#together(value);
    const inside = group === null ? [] : [...this.#members(group), ...this.#leaves(group.entries.get('VE'), 0)];
    const names = [nameOf(value), ...inside.map((number) => nameOf({ type: 'reference', number }))];
    return [...new Set(names.filter((name) => name !== ''))];
  }

  /** The layers an expression names. */
  #leaves(expression: PdfValue | undefined, depth: number): number[] {
    if (depth > DEEPEST_TERM || ++this.#terms > MOST_TERMS) return [];
    const items = this.#file.array(expression);
    if (items.length === 0) return [numberOf(expression)].flatMap((one) => one ?? []);
    return items.flatMap((one) => (this.#file.name(one) === '' ? this.#leaves(one, depth + 1) : []));
  }
}
