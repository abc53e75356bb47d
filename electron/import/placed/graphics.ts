/** What of a graphics state's dictionary matters to a press (ISO 32000-1 §8.4.5, §11.6). */
import type { PageFactKind } from '../../../shared/edition/placed-page.ts';
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import type { PdfFile } from '../pdf/file.ts';
import { colourKind } from './spaces.ts';

/** True of a graphics state that has what it paints blend with what is under it. */
export function blends(file: PdfFile, graphics: PdfDictionary): boolean {
  const isThin = ['ca', 'CA'].some((key) => {
    const share = file.get(graphics, key);
    return typeof share === 'number' && share < 1;
  });
  const modes = [graphics.entries.get('BM'), ...file.array(graphics.entries.get('BM'))].map((one) => file.name(one));
  const isMixed = modes.some((mode) => mode !== '' && mode !== 'Normal' && mode !== 'Compatible');
  return isThin || isMixed || file.dictionary(graphics.entries.get('SMask')) !== null;
}

/** Entries that are for one printing machine, and have no place in a page for another (ISO 15930-7 §6.11). */
export const ofOneMachine = new Set(['TR', 'TR2', 'HT', 'HTO', 'BG', 'BG2', 'UCR', 'UCR2']);

/** What a graphics state has of an advertiser's own machine that would change what is printed. */
export function ownTransfer(file: PdfFile, graphics: PdfDictionary): PageFactKind[] {
  const has = (keys: readonly string[]) =>
    keys.some((key) => {
      const value = file.get(graphics, key);
      return value !== null && !['Identity', 'Default'].includes(file.name(value));
    });
  // Where the newer entry says so, the older one holds for nobody (table 58).
  const curves = graphics.entries.has('TR2') ? ['TR2'] : ['TR'];
  return [...(has(curves) ? (['transfer'] as const) : []), ...(has(['HT']) ? (['halftones'] as const) : [])];
}

/** True of a group in which colours of light are blended (§11.6.6). */
export function isLightGroup(
  file: PdfFile,
  value: PdfValue | undefined,
  resources: PdfDictionary | null = null,
): boolean {
  const space = file.dictionary(value)?.entries.get('CS');
  if (space === undefined) return false;
  const { kind, figures } = colourKind(file, space, resources);
  return kind === 'rgb' || (kind === 'independent' && figures === 3);
}

/** True of what a printer of PostScript alone could run (ISO 32000-1 §8.8.2). */
export function isProgram(file: PdfFile, { entries }: PdfDictionary): boolean {
  return [entries.get('Subtype'), entries.get('Subtype2')].some((one) => file.name(one) === 'PS');
}
