/** Pictures that a wire holds itself, in base64, as `data:` addresses (RFC 2397). */

/** How the base64 of each kind of picture begins, by the first bytes of its files. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^\/9j\//u, 'image/jpeg'],
  [/^iVBORw0KGgo/u, 'image/png'],
  [/^R0lGOD/u, 'image/gif'],
  [/^(?:SUkq|TU0AK)/u, 'image/tiff'],
  [/^UklGR.{6,8}V0VCU/u, 'image/webp'],
];

/** The address of a picture in base64; null where it is none, by what it is called (a media type) and how it begins. */
export function pictureAddress(base64: string, type: string): string | null {
  const bytes = base64.replace(/\s+/gu, '');
  if (bytes === '') return null;
  const begun = beginnings.find(([begins]) => begins.test(bytes.slice(0, 40)))?.[1];
  const named = /\bimage\/[\w.+-]+/iu.exec(type)?.[0].toLowerCase();
  const kind = begun ?? named;
  return kind === undefined ? null : `data:${kind};base64,${bytes}`;
}

/** Of one picture in several sizes the largest. */
export function largestOf(addresses: readonly string[]): string[] {
  const [largest] = addresses.toSorted((a, b) => b.length - a.length);
  return largest === undefined ? [] : [largest];
}
