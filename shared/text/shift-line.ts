/**
 * What stands above or below the line in a source, as copy writes it: `10⁸` and `H₂O` where Unicode has the forms,
 * `10^(n+1)` and `x_max` where it has not. Words, ordinals and marks of notes stay as they are, and are told.
 */
import { shiftedPart } from './linear.ts';
import { type Shift, shifted } from './raised.ts';

export interface ShiftedCopy {
  readonly text: string;
  /** It arrived otherwise than it stood, and whoever reads it should look. */
  readonly isTold: boolean;
}

const signs: Readonly<Record<string, string>> = {
  TM: '™',
  SM: '℠',
  R: '®',
  '®': '®',
  '™': '™',
  '℠': '℠',
  '°': '°',
  o: 'o',
};
/** Characters of the copy before it that say what a shifted stretch is. */
export const LOOKED_BACK = 8;
/** Marks of notes: `[1]`, `①`, `注`, `*`. */
const noteMark = /^(?:[[(［（【〔]\s*(?:\d{1,4}|[\p{L}]{1,2})\s*[\])］）】〕]|[*＊†‡§¶]{1,4}|[①-⑳])$/u;
const ordinal = /^(?:st|nd|rd|th|er|re|e|ème|o|a)$/u;

/** What says something else where it is raised: a raised minus or bracket is of a power, a charge, an index. Other marks do not. */
const figure = /[\p{L}\p{N}\p{Pd}+−=()＋＝（）]/u;
/** What a shifted figure is of: what stands outside of these is no part of it. */
const figured = /[\p{L}\p{N}\p{Pd}+−=()＋＝±√%‰]/u;

/** A figure, and the marks around it, which are raised with it by hand or by a careless drag. */
function withoutMarks(text: string): { readonly before: string; readonly core: string; readonly behind: string } {
  const from = Math.max(0, text.search(figured));
  let end = text.length;
  // From each end once: a pattern for both would try every run of marks in the text.
  while (end > from) {
    const size = /[\udc00-\udfff]/.test(text.charAt(end - 1)) ? 2 : 1;
    if (figured.test(text.slice(Math.max(from, end - size), end))) break;
    end -= size;
  }
  return { before: text.slice(0, from), core: text.slice(from, end), behind: text.slice(end) };
}

/** Characters that stand above or below the line themselves. */
const hasShifted = /[⁰-ₜ¹²³]/u;

/** A shifted stretch of copy. `before` is the copy it follows; `isReference` where it leads to a note. */
export function shiftLine(text: string, shift: Shift, before: string, isReference = false): ShiftedCopy {
  const plain = text.trim();
  if (plain === '') return { text, isTold: false };
  if (isReference) return { text: /^[\p{N}\p{L}]+$/u.test(plain) ? `[${plain}]` : plain, isTold: true };
  const written = shifted(plain.replaceAll('–', '−'), shift);
  if (written !== null) return { text: text.replace(plain, () => written), isTold: false };
  const sign = shift === 'above' ? signs[plain] : undefined;
  if (sign !== undefined && sign !== plain.toLowerCase()) return { text: sign, isTold: sign !== plain };
  if (noteMark.test(plain)) return { text, isTold: true };
  if (!figure.test(plain)) return { text, isTold: false };
  const around = withoutMarks(plain);
  const core = shifted(around.core.replaceAll('–', '−'), shift);
  if (core !== null) return { text: text.replace(plain, () => around.before + core + around.behind), isTold: false };
  const last = before.trimEnd().at(-1) ?? '';
  const isPower = /^[!-~−×·′αβγθλμπσω⁰-ₜ¹²³]+$/u.test(plain) && /[\p{N}A-Za-zα-ωΑ-Ω)\]}）⁰-ₜ²³¹]/u.test(last);
  if (!isPower || ordinal.test(plain)) return { text, isTold: true };
  return { text: text.replace(plain, () => shiftedPart(plain, shift)), isTold: true };
}

/** True of a stretch that no characters stand for: what is neither written otherwise nor shifted already. */
export function hasNoForm(text: string, written: ShiftedCopy): boolean {
  return written.isTold && written.text === text && !hasShifted.test(text);
}
