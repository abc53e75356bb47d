/**
 * Figures and letters above and below the line, as Unicode has them (Superscripts and Subscripts, U+2070–U+209C, with the
 * Latin-1 three): every face sets them, and `10⁸` never becomes `108`.
 */

/** Where something stands that does not stand on the line. */
export type Shift = 'above' | 'below';

const plain = '0123456789+-=()−';
const forms: Readonly<Record<Shift, ReadonlyMap<string, string>>> = {
  above: new Map([...plain, 'n', 'i'].map((one, at) => [one, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾⁻ⁿⁱ'][at] ?? one])),
  below: new Map([...plain].map((one, at) => [one, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎₋'][at] ?? one])),
};

/** A sign of full width as the usual one (U+FF01–U+FF5E). */
function narrow(one: string): string {
  return /[\uff01-\uff5e]/u.test(one) ? one.normalize('NFKC') : one;
}

/** Text as it stands above or below the line; null where Unicode has no such form of one of its characters. Spaces stay. */
export function shifted(text: string, shift: Shift): string | null {
  let written = '';
  for (const one of text) {
    const form = /\s/u.test(one) ? one : forms[shift].get(narrow(one));
    if (form === undefined) return null;
    written += form;
  }
  return written;
}
