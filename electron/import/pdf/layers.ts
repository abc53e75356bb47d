/** Layers that are switched off, as Illustrator's hidden ones are (ISO 32000-1 §8.11): nothing of them is drawn. */
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import type { PdfFile } from './file.ts';

/** Layers that are named in the file's settings. */
const MOST_LAYERS = 10_000;

export class Layers {
  readonly #file: PdfFile;
  readonly #isOff: (number: number) => boolean;

  constructor(file: PdfFile) {
    this.#file = file;
    const settings = file.dictionary(file.dictionary(file.catalog?.entries.get('OCProperties'))?.entries.get('D'));
    const numbers = (key: string) =>
      new Set(
        file
          .array(settings?.entries.get(key))
          .slice(0, MOST_LAYERS)
          .flatMap((one) => (one !== null && typeof one === 'object' && one.type === 'reference' ? [one.number] : [])),
      );
    const [on, off] = [numbers('ON'), numbers('OFF')];
    const isOffAtFirst = file.name(settings?.entries.get('BaseState')) === 'OFF';
    const prints = this.#printStates(settings);
    this.#isOff = (number) =>
      prints.has(number) ? prints.get(number) === false : off.has(number) || (isOffAtFirst && !on.has(number));
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
        if (layer === null || typeof layer !== 'object' || layer.type !== 'reference') continue;
        const usage = file.dictionary(file.dictionary(layer)?.entries.get('Usage'));
        const state = file.name(file.dictionary(usage?.entries.get('Print'))?.entries.get('PrintState'));
        if (state === 'ON' || state === 'OFF') states.set(layer.number, state === 'ON');
      }
    }
    return states;
  }

  /** True of what belongs to a layer, or to several together, that is not shown. */
  isHidden(value: PdfValue | undefined): boolean {
    if (value === undefined || value === null || typeof value !== 'object') return false;
    if (value.type === 'reference' && this.#isOff(value.number)) return true;
    const group: PdfDictionary | null = this.#file.dictionary(value);
    if (group === null || this.#file.name(group.entries.get('Type')) !== 'OCMD') return false;
    const own = group.entries.get('OCGs');
    const listed = this.#file.array(own);
    const members = listed.length > 0 || own === undefined ? listed : [own];
    const off = members.filter(
      (one) => one !== null && typeof one === 'object' && one.type === 'reference' && this.#isOff(one.number),
    );
    if (members.length === 0) return false;
    const policy = this.#file.name(group.entries.get('P'));
    if (policy === 'AllOn') return off.length > 0;
    if (policy === 'AnyOff') return off.length === 0;
    if (policy === 'AllOff') return off.length < members.length;
    return off.length === members.length;
  }
}
