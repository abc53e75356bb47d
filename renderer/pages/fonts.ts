/** The engine's faces as web fonts, from the same files, so that the screen shows what is composed. */
import { useEffect, useState } from 'react';
import { fontNames } from '../../shared/compose/font-files.ts';
import type { FontName } from '../../shared/edition/records.ts';
import { fontBytes } from '../engine/font-bytes.ts';

/** Family a face is painted with. */
export function familyOf(face: FontName): string {
  return `dayang-${face}`;
}

/** Family of the interface where the system has no Chinese face. */
const INTERFACE_FAMILY = 'dayang-interface';

async function addFace(family: string, bytes: Promise<ArrayBuffer> | undefined, weight: string): Promise<void> {
  if (bytes === undefined) throw new Error(`no bytes for ${family}`);
  const face = await new FontFace(family, await bytes, { weight }).load();
  document.fonts.add(face);
}

async function load(): Promise<void> {
  await Promise.all(fontNames.map((name) => addFace(familyOf(name), fontBytes.get(name), '400')));
  performance.mark('fonts');
}

/** The interface's own face matters only where the system has no Chinese one, and never before the page. */
async function loadInterface(): Promise<void> {
  await addFace(INTERFACE_FAMILY, fontBytes.get('sans'), '400');
  await addFace(INTERFACE_FAMILY, fontBytes.get('sans-bold'), '700');
}

const screenFonts = load();
screenFonts.then(loadInterface).catch(() => undefined);

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
