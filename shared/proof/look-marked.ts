/** A text with signs for its character style, for who compares two versions of it. */
import type { Leaf, Look } from '../edition/leaf-records.ts';

const lines = { under: ['<u>', '</u>'], name: ['＿', '＿'], title: ['﹏', '﹏'] } as const;
const scripts = { super: ['^', '^'], sub: ['_', '_'] } as const;
const faces = { aside: ['*', '*'], name: ['｜', '｜'] } as const;

/** The signs on either side, from the inside out. */
function signsOf(
  { strong, face, script, spacing, width, colour, line, dots, ruby }: Look,
  colourName: (id: string) => string,
): (readonly [string, string])[] {
  return [
    ruby === undefined ? [] : [['', `(${ruby})`] as const],
    script === undefined ? [] : [scripts[script]],
    dots === undefined ? [] : [['·', '·'] as const],
    line === undefined ? [] : [lines[line]],
    spacing === undefined ? [] : [['⟨', ` +${spacing / 1000}em⟩`] as const],
    width === undefined ? [] : [['⟨', ` ${width}%⟩`] as const],
    colour === undefined ? [] : [['⟨', ` ${colourName(colour)}⟩`] as const],
    face === undefined ? [] : [faces[face]],
    strong === undefined ? [] : [['**', '**'] as const],
  ].flat();
}

/** A text between the signs of its style; `colourName` says what a swatch of an id is called. */
export function lookMarked(text: string, look: Look, colourName: (id: string) => string): string {
  return signsOf(look, colourName).reduce((marked, [open, close]) => `${open}${marked}${close}`, text);
}

/** A text in runs with signs for their styles: where two versions say the same words, they are what differs. */
export function runsMarked(runs: readonly Leaf[], colourName: (id: string) => string): string {
  return runs.map((leaf) => lookMarked(leaf.text, leaf, colourName)).join('');
}
