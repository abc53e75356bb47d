/**
 * The engine's faces as web fonts, from the same files, so that the screen shows what is composed. The
 * browser checks a face before it paints with it: the first page is painted with parts of the faces, made for
 * it. The faces come after, their everyday characters first, rarer ones, and all of a face that few pages are set in, once a
 * page has them (face-slices.ts).
 */
import { useEffect, useMemo, useReducer, useState } from 'react';
import type { ComposedPage, DisplayItem } from '../../shared/compose/display-list.ts';
import type { FacesWanted } from '../../shared/contract/api.ts';
import type { FaceId } from '../../shared/edition/ids.ts';
import type { Face } from '../../shared/faces/face.ts';
import { openingStrings } from '../i18n/opening-strings.ts';
import { call } from '../session/bridge.ts';
import { addEveryday, hasEveryday, slicesFor } from './face-slices.ts';
import { addPart, dropParts, ownFaces, partsAdded, type ShownOfFace, screenFaces, shownByPart } from './faces.ts';
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

/** The faces that are there from the start on; others are read when they are first shown. */
const atStart = new Set(readAtStart.map(({ id }) => id));

/** True of a face whose characters come in slices by now; until then it is painted by parts. */
function isThere(face: FaceId): boolean {
  return atStart.has(face) ? isWhole : hasEveryday(face);
}

/** False of a face of an edition that was left. */
function isKnown(face: FaceId): boolean {
  return ownFaces().has(face) || screenFaces.find(face) !== undefined;
}

/** Loads the slices of the faces that are painted by parts, and lets go of these. Rejects with `font-missing`. */
async function addShownFaces(): Promise<void> {
  for (const [face, { characters }] of partsAdded) await addEveryday(face, characters);
  dropParts((face) => isThere(face) || !isKnown(face));
}

async function addWholeFaces(): Promise<void> {
  try {
    // The interface's own come first: where the system has no Chinese face, its words wait for them.
    for (const face of readAtStart) await addEveryday(face.id);
    isWhole = true;
    await addShownFaces();
    performance.mark('fonts');
    settle?.resolve();
  } catch (error) {
    settle?.reject(error);
    throw error;
  }
}

/** Loads the faces for the screen that most pages are set in, and those shown, once. Rejects with `font-missing` where one cannot be had. */
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
    if ([...glyphs].every((glyph) => known.glyphs.has(glyph))) continue;
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
  const made = await call('faces.part', { faces: wantedOf(lacking) });
  await Promise.all(
    made.map(({ face, bytes }) => {
      const shown = lacking.get(face);
      return shown === undefined || isThere(face) ? undefined : addPart(face, bytes, shown);
    }),
  );
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
