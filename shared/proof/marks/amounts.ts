/** Parts of an em that marks ask to set. */
import type { SpaceAmount } from '../../edition/mark-fields.ts';

/** Spaces of a part of an em (Unicode 2002 to 2005); the whole em is the ideographic space. */
export const spaces: Readonly<Record<SpaceAmount, string>> = {
  '1': '\u3000',
  '1/2': '\u2002',
  '1/3': '\u2004',
  '1/4': '\u2005',
};

/** As they are typed: a fraction, or what an em is divided by. */
const amounts = new Map<string, SpaceAmount>([
  ['1', '1'],
  ['2', '1/2'],
  ['3', '1/3'],
  ['4', '1/4'],
  ['1/2', '1/2'],
  ['½', '1/2'],
  ['1/3', '1/3'],
  ['⅓', '1/3'],
  ['1/4', '1/4'],
  ['¼', '1/4'],
]);

/** An amount as it is typed; null where it is none of them. */
export function typedAmount(text: string): SpaceAmount | null {
  return amounts.get(text.trim()) ?? null;
}

/** The question for it. */
export const asksForAmount = {
  zh: '1、1/2、1/3、1/4（也可只写 2、3、4）',
  en: '1, 1/2, 1/3 or 1/4 em; or just 2, 3 or 4',
};
