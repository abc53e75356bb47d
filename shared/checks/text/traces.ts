/** Traces of where copy comes from: what a web page or a keyboard left in it. */
import { decodeEntities, type Replacement, widenPunctuation } from '../../text/normalise.ts';
import type { TextCheck, TextFinding } from '../check.ts';

/** Replacements that normalising would make, each as a finding with its fix. */
function replaced(
  replacements: readonly Replacement[],
  say: (before: string, after: string) => { readonly zh: string; readonly en: string },
): TextFinding[] {
  return replacements.map(({ offset, before, after }) => ({
    severity: 'warning',
    from: offset,
    to: offset + before.length,
    ...say(before, after),
    fix: { kind: 'replace', with: after },
  }));
}

export const entity: TextCheck = {
  scope: 'text',
  id: 'entity',
  title: { zh: '网页代码', en: 'Code of a web page' },
  source: 'HTML §13.5: named character references',
  run: ({ text }) =>
    replaced(decodeEntities(text).replacements, (before, after) => ({
      zh: `“${before}”是网页代码，应为“${after}”。`,
      en: `“${before}” is code of a web page for “${after}”.`,
    })),
};

/** Half-width marks in Chinese text, each with the full-width one that belongs there. */
export function halfWidthMarks(text: string): TextFinding[] {
  // The semicolon that ends an entity is part of the code, which is another check's to find.
  const codes = decodeEntities(text).replacements;
  const isInCode = (at: number) => codes.some(({ offset, before }) => offset <= at && at < offset + before.length);
  const marks = widenPunctuation(text).replacements.filter(({ offset }) => !isInCode(offset));
  return replaced(marks, (before, after) => ({
    zh: `中文里用了半角的“${before}”，应为“${after}”。`,
    en: `A half-width “${before}” in Chinese text, where “${after}” belongs.`,
  }));
}

export const halfWidthMark: TextCheck = {
  scope: 'text',
  id: 'half-width-mark',
  title: { zh: '半角标点', en: 'Half-width mark' },
  source: 'GB/T 15834—2011 §5.1: marks of Chinese text take the room of a character',
  run: ({ text }) => halfWidthMarks(text),
};
