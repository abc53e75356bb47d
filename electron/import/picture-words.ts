/** The words an agency wrote into a picture: IPTC fields, whatever they say of their encoding, and XMP. */
import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import ExifReader from 'exifreader';
import * as v from 'valibot';

export interface PictureWords {
  /** IPTC 2:120, XMP dc:description. */
  readonly caption: string;
  /** IPTC 2:80 and 2:110, XMP dc:creator and photoshop:Credit: who took it, and for whom. */
  readonly credit: string;
  /** When it was taken, `2024-03-08`; null where its file does not say. */
  readonly taken: string | null;
  /** What it names its story by: IPTC 2:105 and 2:05, XMP photoshop:Headline and dc:title; 2:103 and photoshop:TransmissionReference. */
  readonly names?: { readonly headlines: readonly string[]; readonly numbers: readonly string[] };
  /** The IPTC words that XMP, which is taken, has otherwise, as they stood. */
  readonly differing: readonly string[];
}

/** A field of IPTC holds bytes; one that is repeated is a list of such. */
const bytesOf = v.looseObject({ value: v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255))) });
const iptcField = v.union([v.array(bytesOf), bytesOf]);
const description = v.looseObject({ description: v.string() });
const listed = v.looseObject({ value: v.array(v.looseObject({ value: v.string() })) });

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Byte pairs of GB2312's commonest level-one Han lie in 0xB0–0xD7 with a second byte from 0xA1; Big5's from 0xA4. */
const LEVEL_ONE = /[一-龥]/u;

/** Share of a text's Han characters that stand in GB2312's level one, by their bytes; of Big5 in its frequent plane. */
function usual(bytes: Uint8Array, isUsual: (lead: number, trail: number) => boolean): number {
  let pairs = 0;
  let found = 0;
  for (let at = 0; at + 1 < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    pairs++;
    if (isUsual(lead, bytes[at + 1] ?? 0)) found++;
    at++;
  }
  return pairs === 0 ? 0 : found / pairs;
}

/** Marks and level-one Han of GB2312 (rows 1, 3, 16–55); marks and frequent Han of Big5 (rows A1–A3, A4–C6). */
const usualGb = (lead: number, trail: number) =>
  trail >= 0xa1 && (lead === 0xa1 || lead === 0xa3 || (lead >= 0xb0 && lead <= 0xd7));
const usualBig5 = (lead: number, trail: number) =>
  (trail >= 0xa1 || (trail >= 0x40 && trail <= 0x7e)) && lead >= 0xa1 && lead <= 0xc6;

/**
 * Text of a field. The declared character set is often untrue, so it is not asked: bytes that are UTF-8 are that,
 * since other text never is by accident; others are GBK or Big5, whichever has more of its everyday characters.
 */
export function fieldText(bytes: Uint8Array): string {
  const utf8 = decoded(bytes, 'utf-8');
  if (utf8 !== null) return utf8;
  const [gbk, big5] = [decoded(bytes, 'gb18030'), decoded(bytes, 'big5')];
  if (gbk === null || big5 === null) return gbk ?? big5 ?? new TextDecoder('windows-1252').decode(bytes);
  if (LEVEL_ONE.test(big5) && usual(bytes, usualBig5) > usual(bytes, usualGb)) return big5;
  // A word of a western language has a lone letter with an accent here and there, never characters of its own.
  return bytes.filter((byte) => byte >= 0x80).length * 8 < bytes.length && !LEVEL_ONE.test(gbk)
    ? new TextDecoder('windows-1252').decode(bytes)
    : gbk;
}

/** A date as cameras and agencies write it: 20240308, 2024-03-08T…, 2024:03:08 …; null where it is none. */
function dateOf(text: string): string | null {
  const [, year, month, day] = /^(\d{4})[-:]?(\d{2})[-:]?(\d{2})/u.exec(text) ?? [];
  return year === undefined || month === undefined || day === undefined ? null : `${year}-${month}-${day}`;
}

function tagOf(tags: object | undefined, name: string): unknown {
  return Object.entries(tags ?? {}).find(([key]) => key === name)?.[1];
}

/** All values of an IPTC field, in their order, each once. */
function iptcTexts(tags: object | undefined, name: string): string[] {
  const read = v.safeParse(iptcField, tagOf(tags, name));
  if (!read.success) return [];
  const fields = Array.isArray(read.output) ? read.output : [read.output];
  const texts = fields.map(({ value }) => fieldText(Uint8Array.from(value)).replaceAll('\0', '').trim());
  return [...new Set(texts.filter((text) => text !== ''))];
}

/** All values of an XMP property: a list of names, or one text. */
function xmpTexts(tags: object | undefined, name: string): string[] {
  const tag = tagOf(tags, name);
  const many = v.safeParse(listed, tag);
  const one = v.safeParse(description, tag);
  const texts = many.success
    ? many.output.value.map(({ value }) => value)
    : one.success
      ? [one.output.description]
      : [];
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}

/** What a picture names its story by; nothing where it does not. */
function namesIn(iptc: object | undefined, xmp: object | undefined): Pick<PictureWords, 'names'> {
  const all = (fields: readonly string[], properties: readonly string[]) => [
    ...new Set([
      ...fields.flatMap((name) => iptcTexts(iptc, name)),
      ...properties.flatMap((name) => xmpTexts(xmp, name)),
    ]),
  ];
  const headlines = all(['Headline', 'Object Name'], ['Headline', 'title']);
  const numbers = all(['Original Transmission Reference', 'Object Name'], ['TransmissionReference']);
  return headlines.length + numbers.length === 0 ? {} : { names: { headlines, numbers } };
}

const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, '');

/** Words in a picture's fields, XMP's before IPTC's; none where neither can be read. */
export function wordsIn(bytes: Uint8Array): PictureWords {
  try {
    const copy = Uint8Array.from(bytes);
    // Handed over: it looks for one of its own by a name that a bundle does not have, and then reads no XMP.
    const domParser = new DOMParser({ onError: onErrorStopParsing });
    const { iptc, xmp, exif } = ExifReader.load(copy.buffer, { expanded: true, domParser });
    const differing: string[] = [];
    const either = (name: string, other: string, joined: string) => {
      const [old, now] = [iptcTexts(iptc, name).join(joined), xmpTexts(xmp, other).join(joined)];
      if (old === '' || now === '') return now || old;
      // Programs cut IPTC at its field's length: that is no other text.
      if (!plain(now).startsWith(plain(old))) differing.push(old);
      return now;
    };
    const caption = either('Caption/Abstract', 'description', '\n');
    const credit = [either('By-line', 'creator', '、'), either('Credit', 'Credit', '、')].filter((text) => text !== '');
    const camera = v.safeParse(description, tagOf(exif, 'DateTimeOriginal'));
    return {
      caption,
      credit: [...new Set(credit)].join('／'),
      taken:
        dateOf(iptcTexts(iptc, 'Date Created')[0] ?? '') ??
        dateOf(xmpTexts(xmp, 'DateCreated')[0] ?? '') ??
        dateOf(camera.success ? camera.output.description : ''),
      ...namesIn(iptc, xmp),
      differing,
    };
  } catch {
    // A picture without such fields, or with broken ones, is a picture all the same.
    return { caption: '', credit: '', taken: null, differing: [] };
  }
}
