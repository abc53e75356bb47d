/**
 * Characters above and below the line (Unicode 15, block "Superscripts and Subscripts", and ¹ ² ³ of Latin-1) that can be
 * made of the character on the line they stand for.
 */

/** Above the line, or below it. */
export type ScriptKind = 'super' | 'sub';

export interface ScriptCharacter {
  readonly kind: ScriptKind;
  /** What it is on the line. */
  readonly base: string;
}

const pairs: readonly (readonly [kind: ScriptKind, raised: string, bases: string])[] = [
  ['super', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ', '0123456789+−=()in'],
  ['sub', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ', '0123456789+−=()aehijklmnoprstuvx'],
];

const scripts = new Map(
  pairs.flatMap(([kind, characters, bases]) =>
    [...characters].map((character, at): [string, ScriptCharacter] => [character, { kind, base: bases[at] ?? '' }]),
  ),
);

/** All of them. */
export const scriptCharacters = [...scripts.keys()].join('');

/** What a character above or below the line is made of; undefined of any other. */
export function scriptOf(character: string): ScriptCharacter | undefined {
  return scripts.get(character);
}

/** A text with every character above or below the line as it is on the line. */
export function onTheLine(text: string): string {
  return [...text].map((character) => scripts.get(character)?.base ?? character).join('');
}
