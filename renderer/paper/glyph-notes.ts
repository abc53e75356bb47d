/** Which faces have a character that is drawn all the same, and what that means for the drawing. */
import { useEffect, useState } from 'react';
import type { FaceId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import type { Words } from '../i18n/strings.ts';
import type { PaperPart } from './paper-host.ts';

/** For each of some characters the faces that have it, as the engine says; none until it has. */
export function useFacesHaving(
  { workspace, edition }: PaperPart,
  characters: readonly string[],
): ReadonlyMap<string, readonly FaceId[]> {
  const { session } = workspace;
  const { faces, styles } = edition;
  const [known, setKnown] = useState<ReadonlyMap<string, readonly FaceId[]>>(new Map());
  const asked = characters.join('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: faces and styles are what the answer depends on
  useEffect(() => {
    let isCurrent = true;
    const each = [...asked];
    if (each.length === 0) return undefined;
    session
      .ask('having', { characters: each })
      .then((having) => isCurrent && setKnown(new Map(each.map((one, at) => [one, having[at] ?? []]))))
      // What broke the engine is told where it broke; here a note is missing.
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [session, asked, faces, styles]);
  return known;
}

/** Faces that are named: of most families a bold one has the character, too. */
const MOST_NAMED = 2;

/** What is said of a drawn character that faces have; null where none has it. */
export function sayHaving(words: Words, { faces }: Edition, having: readonly FaceId[] | undefined): string | null {
  if (having === undefined || having.length === 0) return null;
  const shipped = having.flatMap((id) => shippedFaces.find(id)?.name[words.language] ?? []);
  // Every face falls back to those we ship before it falls back to a drawing.
  if (shipped.length > 0) return words('glyphNotNeeded', { faces: shipped.slice(0, MOST_NAMED) });
  return words('glyphInOwn', { faces: having.map((id) => faces[id]?.name ?? id) });
}
