/**
 * The engine's faces as web fonts, from the same files, so that the screen shows what is composed. The browser checks a face
 * before it paints with it: a page is painted with parts of the faces, made for it. The faces come after, those that
 * pages show and the interface's, their everyday characters first, rarer ones once a page has them (face-slices.ts).
 */
import { useEffect, useMemo, useReducer, useState } from 'react';
import type { ComposedPage, DisplayItem } from '../../shared/compose/display-list.ts';
import type { FacesWanted } from '../../shared/contract/api.ts';
import type { FaceId } from '../../shared/edition/ids.ts';
import { openingStrings } from '../i18n/opening-strings.ts';
import { call } from '../session/bridge.ts';
import { addEveryday, hasEveryday, readEveryday, slicesFor } from './face-slices.ts';
import { addPart, dropParts, ownFaces, partsAdded, type ShownOfFace, screenFaces, shownByPart } from './faces.ts';
import { shownOf } from './shown-glyphs.ts';

const interfaceFamily = screenFaces.for('interface').family;
const interfaceFaces = screenFaces.all.filter(({ family }) => family === interfaceFamily);

let isWhole = false;
let wholeFaces: Promise<void> | null = null;
let settle: { readonly resolve: () => void; readonly reject: (error: unknown) => void } | undefined;

/** Resolves once the interface's faces and those of the pages shown are there; rejects where one is missing. */
const screenFonts = new Promise<void>((resolve, reject) => {
  settle = { resolve, reject };
});
// Whoever waits for them hears of a failure; here nobody does.
screenFonts.catch(() => undefined);

/** True of a face whose characters come in slices by now; until then it is painted by parts. */
function isThere(face: FaceId): boolean {
  return isWhole && hasEveryday(face);
}

/** False of a face of an edition that was left. */
function isKnown(face: FaceId): boolean {
  return ownFaces().has(face) || screenFaces.find(face) !== undefined;
}

/**
 * Loads the slices of the faces that are painted by parts, and lets go of each part as its face comes: what is painted from
 * then on may have characters that the part lacks. Rejects with `font-missing`.
 */
async function addShownFaces(): Promise<void> {
  dropParts((face) => isThere(face) || !isKnown(face));
  const shown = [...partsAdded];
  // They are read, and those of the edition's own cut, side by side.
  for (const [face, { characters }] of shown) readEveryday(face, characters);
  for (const [face, { characters }] of shown) {
    await addEveryday(face, characters);
    dropParts(isThere);
    // The browser checks a face in one go: keys come in between.
    await new Promise((resolve) => setTimeout(resolve));
  }
}

async function addWholeFaces(): Promise<void> {
  try {
    // Where the system has no Chinese face, the interface's words wait for its own.
    for (const face of interfaceFaces) await addEveryday(face.id);
    isWhole = true;
    await addShownFaces();
    performance.mark('fonts');
    settle?.resolve();
  } catch (error) {
    settle?.reject(error);
    throw error;
  }
}

/** Loads the interface's faces and those shown, once. Rejects with `font-missing` where one cannot be had. */
export function loadFaces(): Promise<void> {
  wholeFaces ??= addWholeFaces();
  return wholeFaces;
}

/** True once the faces of the pages shown are there, and any other is loaded as it is asked for. */
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

/** What is shown of each face, as main is asked for it. */
function wantedOf(shown: ReadonlyMap<FaceId, ShownOfFace>): FacesWanted {
  return [...shown].map(([face, { glyphs, characters }]) => ({
    face,
    file: ownFaces().get(face)?.file ?? null,
    glyphs: [...glyphs],
    text: [...characters].join(''),
  }));
}

/** The faces items are shown in that are not there. */
function absentFor(items: readonly DisplayItem[]): ReadonlySet<FaceId> {
  return new Set(items.flatMap((item) => (item.kind === 'glyphs' && !isThere(item.face) ? [item.face] : [])));
}

/** All that items show of each face that is not there and whose part lacks some of it; with what the part has. */
function lackingFor(items: readonly DisplayItem[]): ReadonlyMap<FaceId, ShownOfFace> {
  const lacking = new Map<FaceId, ShownOfFace>();
  if (absentFor(items).size === 0) return lacking;
  for (const [face, { glyphs, characters }] of shownOf(items)) {
    if (isThere(face)) continue;
    const known = shownByPart(face);
    // A part that was kept has no characters but its own, even where they share a glyph.
    const hasGlyphs = [...glyphs].every((glyph) => known.glyphs.has(glyph));
    if (hasGlyphs && [...characters].every((character) => known.characters.has(character))) continue;
    lacking.set(face, {
      glyphs: new Set([...known.glyphs, ...glyphs]),
      characters: new Set([...known.characters, ...characters]),
    });
  }
  return lacking;
}

/** What is kept of the faces with a page: all that it shows, and what the window says over it. */
export function keptFacesFor(items: readonly DisplayItem[]): FacesWanted {
  const wanted = wantedOf(shownOf(items));
  const saying = openingStrings.openingPage.zh;
  const { id } = screenFaces.for('interface');
  const own = wanted.find(({ face }) => face === id) ?? { face: id, file: null, glyphs: [], text: '' };
  return [...wanted.filter((one) => one !== own), { ...own, text: `${own.text}${saying}` }];
}

/** Parts are brought one after the other: each has what the one before it had. */
let bringing: Promise<unknown> = Promise.resolve();

async function bringNow(items: readonly DisplayItem[]): Promise<void> {
  const lacking = lackingFor(items);
  if (lacking.size === 0) return;
  // Each by itself: while the browser checks one, main makes the next.
  const bring = async (face: FaceId, shown: ShownOfFace) => {
    for (const { bytes } of await call('faces.part', { faces: wantedOf(new Map([[face, shown]])) })) {
      if (!isThere(face)) await addPart(face, bytes, shown);
    }
  };
  await Promise.all([...lacking].map(([face, shown]) => bring(face, shown)));
  // One may have come whole meanwhile.
  dropParts(isThere);
  performance.mark('parts of faces');
}

/** Brings parts of faces that are not there, so that items can be painted. Rejects where they cannot be had. */
function bringParts(items: readonly DisplayItem[]): Promise<void> {
  const brought = bringing.then(() => bringNow(items));
  bringing = brought.catch(() => undefined);
  return brought;
}

/**
 * What is to be waited for before items can be painted with the faces themselves; null where nothing is. Faces that have
 * not been shown yet are loaded for it. Rejects with `font-missing`.
 */
export function facesFor(items: readonly DisplayItem[]): Promise<unknown> | null {
  const slices = slicesFor(items);
  const absent = absentFor(items);
  if (absent.size === 0) return slices;
  return Promise.all([slices, ...[...absent].map((face) => addEveryday(face))]).then(() => dropParts(isThere));
}

/**
 * What is to be waited for before a page can be painted that is looked at; null where nothing is. Faces of the edition's
 * own that are not there yet are painted by parts, and come after. Rejects with `font-missing`.
 */
export function facesAtOnce(items: readonly DisplayItem[]): Promise<unknown> | null {
  if (!isWhole) {
    if (lackingFor(items).size === 0) return null;
    // Where a part cannot be had the whole faces are waited for, and whoever loads those says what is wrong.
    return bringParts(items).catch(loadFaces);
  }
  const slices = slicesFor(items, isThere);
  if (absentFor(items).size === 0) return slices;
  const parts = bringParts(items).then(() => {
    requestIdleCallback(() => void addShownFaces().catch(() => undefined));
  });
  return Promise.all([slices, parts]);
}

/**
 * True once sheets can be painted as composed, with the whole faces or with parts made for their pages, and from then on:
 * what they show anew each sheet waits for itself, and keeps its picture meanwhile.
 */
export function usePaintable(sheets: readonly { readonly composed: ComposedPage | undefined }[]): boolean {
  const isAny = useScreenFonts();
  const [wasPaintable, setPaintable] = useState(false);
  const [brought, heard] = useReducer((count: number) => count + 1, 0);
  const isComposed = sheets.length > 0 && sheets.every(({ composed }) => composed !== undefined);
  const isOpen = isAny || wasPaintable;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what parts have is known anew when some were brought
  const lacking = useMemo(() => {
    const items = isOpen || !isComposed ? [] : sheets.flatMap(({ composed }) => composed?.items ?? []);
    return lackingFor(items).size === 0 ? null : items;
  }, [sheets, isOpen, isComposed, brought]);
  const isPaintable = isOpen || (isComposed && lacking === null);
  useEffect(() => {
    if (isPaintable) setPaintable(true);
    if (lacking === null) return;
    // Where a part cannot be had the whole faces are waited for, and whoever loads those says what is wrong.
    bringParts(lacking).then(heard, () => loadFaces().catch(() => undefined));
  }, [lacking, isPaintable]);
  return isPaintable;
}
