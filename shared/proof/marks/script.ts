/** 改正上下角: a ring, with ∧ or ∨ in the margin. Taken back by a correction to the level forms. */
import * as v from 'valibot';
import { markKind } from './mark.ts';

const level = '0123456789+-=()n';
const raised = [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'];
const lowered = [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ'];

/** Characters raised or lowered; null where one of them has no such form. */
function scripted(text: string, forms: readonly string[]): string | null {
  const found = [...text].map((character) => forms[level.indexOf(character)]);
  return found.some((form) => form === undefined) ? null : found.join('');
}

export const script = markKind(v.strictObject({ kind: v.literal('script'), script: v.picklist(['super', 'sub']) }))({
  number: 4,
  zh: '改正上下角',
  en: 'Super- or subscript',
  sign: '角',
  key: 'X',
  on: 'range',
  asks: { zh: '上 或 下', en: 'super or sub' },
  typed: (text) => ({ kind: 'script', script: /^(?:下|sub)/u.test(text.trim()) ? 'sub' : 'super' }),
  quoted: ({ script: to }) => ({ kind: 'script', script: to }),
  margin: ({ script: to }, quote) => `${quote}${to === 'super' ? '∨' : '∧'}`,
  edit: ({ script: to }, { from, to: end, text }) => {
    const forms = scripted(text, to === 'super' ? raised : lowered);
    return forms === null ? 'by-hand' : [{ from, to: end, text: forms }];
  },
  // Characters that can have a style have this one; elsewhere those with a raised or lowered sign of their own become that.
  look: ({ script: to }) => ({ script: to }),
});
