/** The code pages of RTF (1.9.1, “Character Set” and “Font Table”): of a document, and of a font by its character set. */
import { decodeAs } from '../decode.ts';
import { decodeJohab } from './johab.ts';

/** The Encoding Standard's names of code pages. */
const encodings: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
  10001: 'shift_jis',
  10002: 'big5',
  10003: 'euc-kr',
  10007: 'x-mac-cyrillic',
  10008: 'gb18030',
  20866: 'koi8-r',
  21866: 'koi8-u',
  28591: 'windows-1252',
  28592: 'iso-8859-2',
  51932: 'euc-jp',
  51949: 'euc-kr',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** The upper halves of DOS's Western code pages, which the Encoding Standard leaves out. */
const upperHalves: Readonly<Record<number, string>> = {
  437: 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  850: 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
};
const JOHAB = 1361;

/** Code pages by fonts' character sets (`\fcharset`); of Macintosh's those that have a standard of their own. */
const charsets: Readonly<Record<number, number>> = {
  77: 10000,
  78: 10001,
  79: 10003,
  80: 10008,
  81: 10002,
  83: 10005,
  84: 10004,
  85: 10006,
  86: 10081,
  87: 10021,
  88: 10029,
  89: 10007,
  128: 932,
  129: 949,
  130: JOHAB,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
  255: 850,
};
/** The character set of fonts of signs: a byte is a place in the font, not a character. */
export const SYMBOL_SET = 2;
/** Character sets that are Western, or whatever the document's is. */
export const plainSets: ReadonlySet<number> = new Set([0, 1]);
export const WESTERN = 1252;

/** Code pages that are named by a word of the document's head; of `\ansi`, which every document has, none is. */
export const namedPages: Readonly<Record<string, number>> = { mac: 10000, pc: 437, pca: 850 };

/** The code page of a font's character set; null of one that says nothing. */
export function pageOfCharset(charset: number): number | null {
  return charsets[charset] ?? null;
}

/** A code page that is an encoding of the Encoding Standard; undefined where none is. */
export function pageOfEncoding(encoding: string): number | undefined {
  const [page] = Object.entries(encodings).find(([, name]) => name === encoding) ?? [];
  return page === undefined ? undefined : Number(page);
}

/** True of code pages in which a character may be two bytes, the second of them any. */
export function isDoubleByte(page: number): boolean {
  return [932, 936, 949, 950, JOHAB, 10001, 10002, 10003, 10008, 54936].includes(page);
}

/** Bytes as text; one beyond ASCII in a code page that is not known is U+FFFD, and told as a bad byte. */
export function decodePage(bytes: Uint8Array, page: number): string {
  const encoding = encodings[page];
  if (encoding !== undefined) return decodeAs(bytes, encoding);
  if (page === JOHAB) return decodeJohab(bytes);
  const upper = upperHalves[page];
  return Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : (upper?.[byte - 0x80] ?? '\ufffd'),
  ).join('');
}
