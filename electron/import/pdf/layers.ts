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
    this.#isOff = (number) => off.has(number) || (isOffAtFirst && !on.has(number));
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
