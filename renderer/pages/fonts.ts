/** The engine's faces as web fonts, from the same files, so that the screen shows what is composed. */
import { fontNames } from '../../shared/compose/font-files.ts';
import type { FontName } from '../../shared/edition/records.ts';

/** Family a face is painted with. */
export function familyOf(face: FontName): string {
  return `dayang-${face}`;
}

/** Family of the interface where the system has no Chinese face. */
const INTERFACE_FAMILY = 'dayang-interface';

/** Loads every face. Rejects when one cannot be had. */
export async function loadScreenFonts(): Promise<void> {
  const faces = fontNames.map((name) => new FontFace(familyOf(name), `url(/fonts/${name}.ttf)`));
  const forInterface = [
    new FontFace(INTERFACE_FAMILY, 'url(/fonts/sans.ttf)', { weight: '400' }),
    new FontFace(INTERFACE_FAMILY, 'url(/fonts/sans-bold.ttf)', { weight: '700' }),
  ];
  for (const face of [...faces, ...forInterface]) document.fonts.add(face);
  await Promise.all(faces.map((face) => face.load()));
}
