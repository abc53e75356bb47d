/** The encoding a text declares itself: by its byte order mark, in its XML declaration, in a `meta` of its HTML. */
import { normalizeEncoding } from '@exodus/bytes/encoding.js';

/** Bytes at a file's start in which a declaration is looked for (HTML Standard, “prescan a byte stream”). */
const PRESCAN = 1024;

const marks: readonly (readonly [string, readonly number[]])[] = [
  // The mark of UTF-32 begins with the one of UTF-16.
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The encoding by a text's byte order mark, and how many bytes it has; null where there is none. */
export function markedEncoding(bytes: Uint8Array): { readonly encoding: string; readonly length: number } | null {
  const mark = marks.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
  return mark === undefined ? null : { encoding: mark[0], length: mark[1].length };
}

/** The encoding a label stands for (Encoding Standard, “get an encoding”); GBK is read as what it is a part of. */
function encodingLabelled(label: string): string | null {
  const wide = /^utf-?32(?<order>le|be)?$/iu.exec(label.trim());
  if (wide !== null) return wide.groups?.['order']?.toLowerCase() === 'le' ? 'utf-32le' : 'utf-32be';
  const name = normalizeEncoding(label);
  if (name === null || name === 'replacement' || name === 'x-user-defined') return null;
  return name === 'gbk' ? 'gb18030' : name;
}

/** A label that can be read as ASCII can be of no encoding of wider units (HTML Standard, prescan). */
function asRead(label: string | undefined): string | null {
  const name = label === undefined ? null : encodingLabelled(label);
  return name !== null && /^utf-(?:16|32)/u.test(name) ? 'utf-8' : name;
}

/** An element's attributes; the first of a name counts. */
function attributesOf(tag: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', , double, single, bare] of tag.matchAll(
    /([^\s"'<>/=]+)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gu,
  )) {
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), double ?? single ?? bare ?? '');
  }
  return found;
}

/** HTML Standard, “extracting a character encoding from a meta element”. */
function charsetIn(content: string): string | undefined {
  const match = /charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"']+))/iu.exec(content);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

/** The encoding an XML declaration or a `meta` of HTML names; null where none does, or one nobody knows. */
export function namedEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN)).replace(/^\u00ef\u00bb\u00bf/u, '');
  if (!/^\s*</u.test(head)) return null;
  const xml = /^\s*<\?xml\s[^>]*?encoding\s*=\s*(?:"([^"]*)"|'([^']*)')/u.exec(head);
  if (xml !== null) return asRead(xml[1] ?? xml[2]);
  for (const [, tag = ''] of head.replace(/<!--[\s\S]*?(?:-->|$)/gu, '').matchAll(/<meta[\s/]([^>]*)/giu)) {
    const attributes = attributesOf(tag);
    const isType = attributes.get('http-equiv')?.toLowerCase() === 'content-type';
    const label = attributes.get('charset') ?? (isType ? charsetIn(attributes.get('content') ?? '') : undefined);
    const name = asRead(label);
    if (name !== null) return name;
  }
  return null;
}
