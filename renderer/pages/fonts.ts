/** The engine's faces as web fonts, from the same files, so that the screen shows what is composed. */
import { useEffect, useState } from 'react';
import { fontNames } from '../../shared/compose/font-files.ts';
import type { FontName } from '../../shared/edition/records.ts';
import { fontAddress, fontMissing } from '../engine/font-bytes.ts';

/**
 * Family and weight each face is painted with. The sans faces are one family, which the interface uses
 * too where the system has no Chinese face; each face is held in memory once.
 */
export const screenFaces: Readonly<Record<FontName, { readonly family: string; readonly weight: number }>> = {
  serif: { family: 'dayang-serif', weight: 400 },
  'serif-black': { family: 'dayang-serif', weight: 900 },
  sans: { family: 'dayang-sans', weight: 400 },
  'sans-bold': { family: 'dayang-sans', weight: 700 },
};

/** A face at a size in pixels, as a canvas wants it. */
export function canvasFont(face: FontName, size: number): string {
  const { family, weight } = screenFaces[face];
  return `${weight} ${size}px "${family}"`;
}

async function addFace(name: FontName): Promise<void> {
  const { family, weight } = screenFaces[name];
  const face = new FontFace(family, `url(${fontAddress(name)})`, { weight: String(weight) });
  try {
    document.fonts.add(await face.load());
  } catch {
    throw fontMissing(name);
  }
}

let settle: { readonly resolve: () => void; readonly reject: (error: unknown) => void } | undefined;

/** Resolves once the page can be painted as composed; rejects where a face is missing. */
const screenFonts = new Promise<void>((resolve, reject) => {
  settle = { resolve, reject };
});
// Whoever waits for them hears of a failure; here nobody does.
screenFonts.catch(() => undefined);

/** Loads every face for the screen. Rejects with `font-missing` where one cannot be had. */
export async function loadFaces(): Promise<void> {
  try {
    await Promise.all(fontNames.map(addFace));
    performance.mark('fonts');
    settle?.resolve();
  } catch (error) {
    settle?.reject(error);
    throw error;
  }
}

/** True once the page can be painted as composed. */
export function useScreenFonts(): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    // Without its faces a page is not shown at all: a substitute would be a lie about the print.
    screenFonts.then(
      () => isCurrent && setReady(true),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return isReady;
}
