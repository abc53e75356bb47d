/** The encodings copy comes in, as the Encoding Standard names them; UTF-32 besides, which it leaves out. */

/** Those a user can name, each with what it is called on a desk. */
const titles = {
  'utf-8': { zh: 'UTF-8', en: 'UTF-8' },
  gb18030: { zh: 'GB18030 / GBK（简体）', en: 'GB18030 / GBK (simplified Chinese)' },
  big5: { zh: 'Big5（繁体）', en: 'Big5 (traditional Chinese)' },
  'utf-16le': { zh: 'UTF-16（低位在前）', en: 'UTF-16, little-endian' },
  'utf-16be': { zh: 'UTF-16（高位在前）', en: 'UTF-16, big-endian' },
  'utf-32le': { zh: 'UTF-32（低位在前）', en: 'UTF-32, little-endian' },
  'utf-32be': { zh: 'UTF-32（高位在前）', en: 'UTF-32, big-endian' },
  shift_jis: { zh: 'Shift-JIS（日文）', en: 'Shift-JIS (Japanese)' },
  'euc-jp': { zh: 'EUC-JP（日文）', en: 'EUC-JP (Japanese)' },
  'euc-kr': { zh: 'EUC-KR（韩文）', en: 'EUC-KR (Korean)' },
  'windows-1252': { zh: 'Windows-1252（西文）', en: 'Windows-1252 (Western)' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

export type CopyEncoding = keyof typeof titles;

/** What an encoding is called on a desk. */
export function encodingTitle(encoding: CopyEncoding, language: 'zh' | 'en'): string {
  return titles[encoding][language];
}

export const copyEncodings = Object.keys(titles).filter((name): name is CopyEncoding => name in titles);

/** A text with the names of encodings in it as they are called on a desk; those that nobody can name stay as they are. */
export function withEncodingTitles(text: string, language: 'zh' | 'en'): string {
  return text.replace(/[\w-]+/gu, (name) => {
    const known = copyEncodings.find((one) => one === name);
    return known === undefined ? name : encodingTitle(known, language);
  });
}

/** A text as it would be in one encoding: what is asked of the user where two are about as likely. */
export interface EncodingReading {
  readonly encoding: CopyEncoding;
  /** Some of its words, from a little before the place where the readings part. */
  readonly sample: string;
}
