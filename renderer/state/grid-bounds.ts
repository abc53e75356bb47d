/** What is possible in a field of a page's grid in which something else was typed, as the words `gridBounds` say it. */
import type { Language } from '../../shared/contract/language.ts';
import { fieldNames, type GridProblem, writeField } from '../../shared/edition/page-grid.ts';
import { sizesAs } from './preferences.ts';

export function gridBounds({ field, least, most }: GridProblem, language: Language) {
  const as = sizesAs(language);
  return { field: fieldNames[field][language], least: writeField(field, least, as), most: writeField(field, most, as) };
}
