/** Composed pages as a PDF file. */
import type { ComposedPage, Picture } from '../compose/display-list.ts';
import { pictureKey } from '../compose/pictures.ts';
import type { FontName } from '../edition/records.ts';
import { mm, type Pt } from '../edition/units.ts';
import { pageContent } from './content.ts';
import { EmbeddedFont, type PdfFace } from './fonts.ts';
import { latin1, number, PdfFile, type Reference, textString } from './objects.ts';
import type { Subsetter } from './subset.ts';

/** A picture ready for the press: four bytes a pixel, C M Y K, row by row. */
export interface PressImage {
  readonly width: number;
  readonly height: number;
  readonly cmyk: Uint8Array;
}

export interface PdfOptions {
  readonly faces: ReadonlyMap<FontName, PdfFace>;
  /** By {@link pictureKey}: each holds what its frame shows and no more. */
  readonly images: ReadonlyMap<string, PressImage>;
  readonly subset: Subsetter;
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  readonly title: string;
  /** ISO 8601 with offset. */
  readonly at: string;
  /** 32 hexadecimal digits that name what the pages hold. */
  readonly digest: (contents: readonly Uint8Array[]) => string;
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

/** The fonts and pictures of a file, each embedded once for all its pages. */
export class FileResources {
  readonly #options: PdfOptions;
  readonly fonts = new Map<FontName, EmbeddedFont>();
  readonly images = new Map<string, string>();

  constructor(options: PdfOptions) {
    this.#options = options;
  }

  font(face: FontName): EmbeddedFont {
    let font = this.fonts.get(face);
    if (font === undefined) {
      const known = this.#options.faces.get(face);
      if (known === undefined) throw new Error(`font not loaded: ${face}`);
      font = new EmbeddedFont(known, `F${this.fonts.size + 1}`);
      this.fonts.set(face, font);
    }
    return font;
  }

  image(picture: Picture): { readonly name: string; readonly aspect: number } | undefined {
    const key = pictureKey(picture);
    const image = this.#options.images.get(key);
    if (image === undefined) return undefined;
    const name = this.images.get(key) ?? `I${this.images.size + 1}`;
    this.images.set(key, name);
    return { name, aspect: image.width / image.height };
  }

  /** Writes them; returns the resource dictionary. */
  embed(file: PdfFile): Reference {
    const { images, subset } = this.#options;
    const fontEntries = [...this.fonts.values()].map((font) => `/${font.resource} ${font.embed(file, subset)}`);
    const imageEntries = [...this.images].flatMap(([id, name]) => {
      const image = images.get(id);
      if (image === undefined) return [];
      const { width, height, cmyk } = image;
      const entries = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceCMYK/BitsPerComponent 8`;
      return [`/${name} ${file.stream(cmyk, entries)}`];
    });
    return file.add(
      `<</Font<<${fontEntries.join('')}>>/XObject<<${imageEntries.join('')}>>` +
        '/ExtGState<</GSo<</Type/ExtGState/OP true/op true/OPM 1>>/GSk<</Type/ExtGState/OP false/op false/OPM 0>>>>>>',
    );
  }
}

/** A sheet of a file: its operators and its boxes. */
export interface FileSheet {
  readonly content: string;
  /** Entries of the page dictionary, `/MediaBox[…]` and others. */
  readonly boxes: string;
}

/** Writes sheets as one file. Same input, same bytes. */
export function writeFile(sheets: readonly FileSheet[], used: FileResources, options: PdfOptions): Uint8Array {
  const file = new PdfFile(options.deflate);
  const catalog = file.reserve();
  const tree = file.reserve();
  const pages = sheets.map(() => file.reserve());
  const contents = sheets.map(({ content }) => latin1(content));
  const streams = contents.map((content) => file.stream(content));
  const resources = used.embed(file);
  sheets.forEach(({ boxes }, at) => {
    file.write(
      pages[at] ?? catalog,
      `<</Type/Page/Parent ${tree}${boxes}/Contents ${streams[at]}/Resources ${resources}>>`,
    );
  });
  file.write(tree, `<</Type/Pages/Kids[${pages.join(' ')}]/Count ${pages.length}>>`);
  file.write(catalog, `<</Type/Catalog/Pages ${tree}/ViewerPreferences<</DisplayDocTitle true>>/Lang(zh-CN)>>`);
  const date = pdfDate(options.at);
  const information = file.add(
    `<</Title ${textString(options.title)}/Creator(Dayang)/Producer(Dayang)/CreationDate ${date}/ModDate ${date}/Trapped/False>>`,
  );
  return file.finish(catalog, information, options.digest(contents));
}

/** Writes pages as one file: DeviceCMYK, subset fonts, TrimBox inside BleedBox. Same input, same bytes. */
export function writePages(pages: readonly ComposedPage[], options: PdfOptions): Uint8Array {
  const used = new FileResources(options);
  const sheets = pages.map((page): FileSheet => {
    const media = `[0 0 ${number(page.width + 2 * BLEED)} ${number(page.height + 2 * BLEED)}]`;
    const trim = `[${[BLEED, BLEED, BLEED + page.width, BLEED + page.height].map(number).join(' ')}]`;
    return { content: pageContent(page, BLEED, used), boxes: `/MediaBox ${media}/BleedBox ${media}/TrimBox ${trim}` };
  });
  return writeFile(sheets, used, options);
}
