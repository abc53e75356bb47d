/** 压淡 · 压暗: a picture's samples read as if so much of them gave way to paper or black, without any transparency. */
import type { Veil } from '../edition/shape-records.ts';
import { number } from './objects.ts';

/** From where to where the samples of a plate go, 0 to 1 of the plate's ink. */
function plate(share: number, ink: number): readonly [least: number, most: number] {
  return [share * ink, 1 - share + share * ink];
}

/**
 * The `Decode` array of an image (ISO 32000-1 §8.9.5.2), which mixes each plate with what it gives way to: what a tint over
 * the picture would print, in any version and standard. Empty of a page of a PDF, which has no samples.
 */
export function veiledSamples(kind: 'cmyk' | 'grey' | 'bits' | 'jpeg' | 'page', { to, share }: Veil): string {
  const black = to === 'black' ? 1 : 0;
  const [least, most] = plate(share, black);
  switch (kind) {
    case 'page':
      return '';
    case 'cmyk': {
      const colour = plate(share, 0);
      return `/Decode[${[colour, colour, colour, [least, most]].flat().map(number).join(' ')}]`;
    }
    // What is dark in grey and light has little of it.
    case 'grey':
    case 'bits':
      return `/Decode[${[1 - most, 1 - least].map(number).join(' ')}]`;
    case 'jpeg':
      return `/Decode[${[0, 1, 2]
        .flatMap(() => [1 - most, 1 - least])
        .map(number)
        .join(' ')}]`;
  }
}
