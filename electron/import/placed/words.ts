/** Names and words of a PDF from the bytes they stand in it as. */

/** Characters of a name or of words that are kept. */
const LONGEST = 100;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030', { fatal: true });

/** Bytes as text: UTF-8, else as Chinese programs wrote names before it, else a character a byte. */
function textOf(bytes: Uint8Array): string {
  for (const decoder of [utf8, gb18030]) {
    try {
      return decoder.decode(bytes);
    } catch {
      // Not in that encoding.
    }
  }
  return Buffer.from(bytes).toString('latin1');
}

/** A name, as of an ink or a font: UTF-8 by custom (ISO 32000-1 §7.9.2.1), which the scanner reads as Latin-1. */
export function nameText(bytes: string): string {
  return textOf(Buffer.from(bytes, 'latin1')).slice(0, LONGEST);
}

/** Words of a document (§7.9.2.2): UTF-16 by their mark, as Chinese ones are, UTF-8 by theirs (ISO 32000-2), else bytes. */
export function documentText(bytes: string): string {
  const raw = Buffer.from(bytes, 'latin1');
  if (!bytes.startsWith('\xfe\xff')) return nameText(bytes);
  const even = raw.subarray(2, raw.length - (raw.length % 2));
  return Buffer.from(even).swap16().toString('utf16le').slice(0, LONGEST);
}
