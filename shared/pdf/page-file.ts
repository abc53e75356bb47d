/** One composed page as one PDF file. */
import type { ComposedPage, Picture } from '../compose/display-list.ts';
import type { ImageId } from '../edition/ids.ts';
import type { FontName } from '../edition/records.ts';
import { mm, type Pt } from '../edition/units.ts';
import { pageContent } from './content.ts';
import { EmbeddedFont, type PdfFace } from './fonts.ts';
import { latin1, number, PdfFile, textString } from './objects.ts';
import type { Subsetter } from './subset.ts';

/** A picture ready for the press: four bytes a pixel, C M Y K, row by row. */
export interface PressImage {
  readonly width: number;
  readonly height: number;
  readonly cmyk: Uint8Array;
}

export interface PdfOptions {
  readonly faces: ReadonlyMap<FontName, PdfFace>;
  readonly images: ReadonlyMap<ImageId, PressImage>;
  readonly subset: Subsetter;
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  readonly title: string;
  /** ISO 8601 with offset. */
  readonly at: string;
  /** 32 hexadecimal digits that name the file's content. */
  readonly id: string;
}

/** Bleed around the trim (domain.md §5). */
const BLEED: Pt = mm(3);

/** `2024-03-08T01:02:03+08:00` as a PDF date (ISO 32000-1 §7.9.4). */
function pdfDate(iso: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/u.exec(iso);
  if (match === null) return '(D:20000101000000Z)';
  const [, year, month, day, hour, minute, second, zone = 'Z'] = match;
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}'${zone.slice(4)}'`;
  return `(D:${year}${month}${day}${hour}${minute}${second}${offset})`;
}

/** Writes a page: DeviceCMYK, subset fonts, TrimBox inside BleedBox. Same input, same bytes. */
export function writePageFile(page: ComposedPage, options: PdfOptions): Uint8Array {
  const file = new PdfFile(options.deflate);
  const catalog = file.reserve();
  const pages = file.reserve();
  const sheet = file.reserve();
  const fonts = new Map<FontName, EmbeddedFont>();
  const images = new Map<ImageId, string>();
  const content = pageContent(page, BLEED, {
    font(face) {
      let font = fonts.get(face);
      if (font === undefined) {
        const known = options.faces.get(face);
        if (known === undefined) throw new Error(`font not loaded: ${face}`);
        font = new EmbeddedFont(known, `F${fonts.size + 1}`);
        fonts.set(face, font);
      }
      return font;
    },
    image(picture: Picture) {
      const image = options.images.get(picture.imageId);
      if (image === undefined) return undefined;
      const name = images.get(picture.imageId) ?? `I${images.size + 1}`;
      images.set(picture.imageId, name);
      return { name, aspect: image.width / image.height };
    },
  });
  const stream = file.stream(latin1(content));
  const fontEntries = [...fonts.values()].map((font) => `/${font.resource} ${font.embed(file, options.subset)}`);
  const imageEntries = [...images].flatMap(([id, name]) => {
    const image = options.images.get(id);
    if (image === undefined) return [];
    const { width, height, cmyk } = image;
    const entries = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceCMYK/BitsPerComponent 8`;
    return [`/${name} ${file.stream(cmyk, entries)}`];
  });
  const width = page.width + 2 * BLEED;
  const height = page.height + 2 * BLEED;
  const media = `[0 0 ${number(width)} ${number(height)}]`;
  const trim = `[${[BLEED, BLEED, BLEED + page.width, BLEED + page.height].map(number).join(' ')}]`;
  file.write(
    sheet,
    `<</Type/Page/Parent ${pages}/MediaBox ${media}/BleedBox ${media}/TrimBox ${trim}/Contents ${stream}` +
      `/Resources<</Font<<${fontEntries.join('')}>>/XObject<<${imageEntries.join('')}>>` +
      '/ExtGState<</GSo<</Type/ExtGState/OP true/op true/OPM 1>>/GSk<</Type/ExtGState/OP false/op false/OPM 0>>>>>>>>',
  );
  file.write(pages, `<</Type/Pages/Kids[${sheet}]/Count 1>>`);
  file.write(catalog, `<</Type/Catalog/Pages ${pages}/ViewerPreferences<</DisplayDocTitle true>>/Lang(zh-CN)>>`);
  const date = pdfDate(options.at);
  const information = file.add(
    `<</Title ${textString(options.title)}/Creator(Dayang)/Producer(Dayang)/CreationDate ${date}/ModDate ${date}/Trapped/False>>`,
  );
  return file.finish(catalog, information, options.id);
}
