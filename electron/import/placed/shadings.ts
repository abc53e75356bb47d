/** Colours that a gradient goes through (ISO 32000-1 §8.7.4.5). */
import type { PdfDictionary } from '../../../shared/pdf/read.ts';
import type { PdfFile } from '../pdf/file.ts';
import { functionOf } from '../pdf/functions.ts';

/** Places along it that are looked at: what is between two of them is between their colours, but for sharp turns. */
const PLACES = 17;
/** Functions of one gradient, one a figure. */
const MOST_FUNCTIONS = 32;

/** True of a gradient over triangles or patches, whose colours stand among its points (§8.7.4.5.5 to .8). */
export function isMesh(file: PdfFile, shading: PdfDictionary): boolean {
  const type = file.get(shading, 'ShadingType');
  return typeof type === 'number' && type >= 4;
}

/** Colours of a gradient along a line or between circles; null of the other kinds, whose colours cannot be told. */
export function coloursOfShading(file: PdfFile, shading: PdfDictionary): number[][] | null {
  const type = file.get(shading, 'ShadingType');
  if (type !== 2 && type !== 3) return null;
  const said = shading.entries.get('Function');
  const listed = file.array(said).slice(0, MOST_FUNCTIONS);
  const functions = (listed.length > 0 ? listed : [said]).map((one) => functionOf(file, one));
  const [from = 0, to = 1] = file.numbers(shading.entries.get('Domain')) ?? [];
  const colours: number[][] = [];
  for (let place = 0; place < PLACES; place++) {
    const at = from + ((to - from) * place) / (PLACES - 1);
    const parts = functions.map((one) => one?.([at]) ?? null);
    const figures: number[] = [];
    for (const part of parts) {
      if (part === null) return null;
      for (const figure of part) figures.push(figure);
    }
    colours.push(figures);
  }
  return colours;
}
