/**
 * The engine's faces as web fonts, from the same files, so that the screen shows what is composed. The
 * browser checks a face before it paints with it: the first page is painted with parts of the faces, made for
 * it. The faces come after, their everyday characters first, rarer ones, and all of a face that few pages are set in, once a
 * page has them (face-slices.ts).
 */
import { useEffect, useMemo, useReducer, useState } from 'react';
import type { ComposedPage, DisplayItem } from '../../shared/compose/display-list.ts';
import type { FacesWanted } from '../../shared/contract/api.ts';
import type { Face } from '../../shared/faces/face.ts';
import { openingStrings } from '../i18n/opening-strings.ts';
import { call } from '../session/bridge.ts';
import { addEveryday, slicesFor } from './face-slices.ts';
import { addPart, dropParts, glyphsOfPart, ownFacesFor, screenFaces } from './faces.ts';
import { shownOf } from './shown-glyphs.ts';

const interfaceFamily = screenFaces.for('interface').family;
const isOfInterface = ({ family }: Face) => Number(family === interfaceFamily);
const readAtStart = screenFaces.all
  .filter(({ isReadWhenUsed }) => isReadWhenUsed !== true)
  .toSorted((a, b) => isOfInterface(b) - isOfInterface(a));

let isWhole = false;
let wholeFaces: Promise<void> | null = null;
let settle: { readonly resolve: () => void; readonly reject: (error: unknown) => void } | undefined;

/** Resolves once any page can be painted as composed; rejects where a face is missing. */
const screenFonts = new Promise<void>((resolve, reject) => {
  settle = { resolve, reject };
});
// Whoever waits for them hears of a failure; here nobody does.
screenFonts.catch(() => undefined);

async function addWholeFaces(): Promise<void> {
  try {
    // The interface's own come first: where the system has no Chinese face, its words wait for them.
    for (const face of readAtStart) await addEveryday(face);
    isWhole = true;
    dropParts();
    performance.mark('fonts');
    settle?.resolve();
  } catch (error) {
    settle?.reject(error);
    throw error;
  }
}

/** Loads the faces for the screen that most pages are set in, once. Rejects with `font-missing` where one cannot be had. */
export function loadFaces(): Promise<void> {
  wholeFaces ??= addWholeFaces();
  return wholeFaces;
}

/** True once any page can be painted as composed. */
export function useScreenFonts(): boolean {
  const [isReady, setReady] = useState(isWhole);
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

/** What items show of each face, as main is asked for it. */
function wantedFor(items: readonly DisplayItem[]): FacesWanted {
  return [...shownOf(items)].map(([face, { glyphs, characters }]) => ({
    face,
    glyphs: [...glyphs],
    text: [...characters].join(''),
  }));
}

/** All that items show of each face whose part lacks some of it. */
function lackingFor(items: readonly DisplayItem[]): FacesWanted {
  return wantedFor(items).filter(({ face, glyphs }) => {
    // An edition's own are read whole, and waited for when the page is painted.
    if (screenFaces.find(face) === undefined) return false;
    const known = glyphsOfPart(face);
    return glyphs.some((glyph) => !known.has(glyph));
  });
}

/**
 * What is kept of the faces with a page: all that it shows, and what the window says over it. Null of a page with faces
 * of its edition's own, of which no parts are made.
 */
export function keptFacesFor(items: readonly DisplayItem[]): FacesWanted | null {
  const wanted = wantedFor(items);
  if (wanted.some(({ face }) => screenFaces.find(face) === undefined)) return null;
  const saying = openingStrings.openingPage.zh;
  const { id } = screenFaces.for('interface');
  const own = wanted.find(({ face }) => face === id) ?? { face: id, glyphs: [], text: '' };
  return [...wanted.filter((one) => one !== own), { ...own, text: `${own.text}${saying}` }];
}

/**
 * What is to be waited for before items can be painted with the faces themselves; null where nothing is, and of the
 * program's own as long as there are only parts. Rejects with `font-missing`.
 */
export function facesFor(items: readonly DisplayItem[]): Promise<unknown> | null {
  const own = ownFacesFor(shownOf(items).keys());
  const slices = isWhole ? slicesFor(items) : null;
  return own === null ? slices : Promise.all([own, slices]);
}

async function bringParts(wanted: FacesWanted): Promise<void> {
  const made = await call('faces.part', { faces: wanted });
  await Promise.all(made.map(({ face, bytes }, at) => addPart(face, bytes, new Set(wanted[at]?.glyphs))));
  performance.mark('parts of faces');
}

/** True once sheets can be painted as composed: with the whole faces, or with parts made for their pages. */
export function usePaintable(sheets: readonly { readonly composed: ComposedPage | undefined }[]): boolean {
  const isAny = useScreenFonts();
  const [brought, heard] = useReducer((count: number) => count + 1, 0);
  const isComposed = sheets.length > 0 && sheets.every(({ composed }) => composed !== undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what parts have is known anew when some were brought
  const lacking = useMemo(
    () => (isAny || !isComposed ? [] : lackingFor(sheets.flatMap(({ composed }) => composed?.items ?? []))),
    [sheets, isAny, isComposed, brought],
  );
  useEffect(() => {
    if (lacking.length === 0) return;
    // Where a part cannot be had the whole faces are waited for, and whoever loads those says what is wrong.
    bringParts(lacking).then(heard, () => loadFaces().catch(() => undefined));
  }, [lacking]);
  return isAny || (isComposed && lacking.length === 0);
}
