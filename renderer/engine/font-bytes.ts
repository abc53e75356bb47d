/** The faces' bytes, fetched once for the screen and for the engine. */
import { fontNames } from '../../shared/compose/font-files.ts';
import type { FontName } from '../../shared/edition/records.ts';

async function fetchFont(name: FontName): Promise<ArrayBuffer> {
  const response = await fetch(`/fonts/${name}.ttf`);
  if (!response.ok) throw new Error(`font ${name}: ${response.status}`);
  return response.arrayBuffer();
}

/** Each face with the promise of its bytes. Whoever hands bytes away hands away a copy. */
export const fontBytes: ReadonlyMap<FontName, Promise<ArrayBuffer>> = new Map(
  fontNames.map((name) => [name, fetchFont(name)]),
);
