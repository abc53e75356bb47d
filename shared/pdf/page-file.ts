/** Composed pages as a PDF file: for the press, for readers on screen, or plain. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { PicturePart } from '../compose/cover-box.ts';
import { type ComposedEdition, type ComposedPage, inksOf, type Picture } from '../compose/display-list.ts';
import type { FontBook } from '../compose/font-book.ts';
import { pictureKey } from '../compose/pictures.ts';
import type { FaceId } from '../edition/ids.ts';
import type { Edition, Swatch } from '../edition/records.ts';
import type { Veil } from '../edition/shape-records.ts';
import { linksBetween } from '../reading/links.ts';
import { type ContentResources, type PictureResource, writeContent } from './content.ts';
import { EmbeddedFont, type PdfFace } from './fonts.ts';
import type { IccProfile } from './icc.ts';
import { writeInformation, writeMetadata, writeOutputIntents } from './metadata.ts';
import { type PlacedPage, writeLink, writeOutline, writeThreads } from './navigation.ts';
import { number, PdfFile, type Reference } from './objects.ts';
import { Operators } from './operators.ts';
import { writePlacedForm } from './placed-form.ts';
import { paethRows } from './predictor.ts';
import { type ShadedShape, shadingOf } from './shadings.ts';
import { type SheetLayout, sheetMarks, sheetOf } from './sheet.ts';
import { type PdfStandard, pdfStandards } from './standards.ts';
import { Structure } from './structure.ts';
import { veiledSamples } from './veil.ts';

/** A picture ready to be embedded. */
export type EmbeddableImage = {
  readonly width: number;
  readonly height: number;
  /** Which part of the whole picture it is, and that one's width to height; absent of one cut to cover its frame. */
  readonly cut?: { readonly part: PicturePart; readonly aspect: number };
  /** How much is seen of each pixel, 0 to 255; absent of one that is seen all over. */
  readonly alpha?: Uint8Array;
  /** In its place where a file may not blend: a bit a pixel in rows of whole bytes, 1 where what lies behind stays. */
  readonly stencil?: Uint8Array;
} & (
  | {
      /** Row by row: C M Y K, or grey (255 is paper) for a picture of black ink alone. */
      readonly kind: 'cmyk' | 'grey';
      readonly samples: Uint8Array;
    }
  | {
      /** Line art of black ink: a bit a pixel, 1 is paper, each row from a byte of its own, its first pixel the highest bit. */
      readonly kind: 'bits';
      readonly samples: Uint8Array;
    }
  | {
      /** A JPEG of red, green and blue, for screens. */
      readonly kind: 'jpeg';
      readonly bytes: Uint8Array;
    }
  | {
      /** A page of a PDF, as a file of its own; its sides are in any unit. */
      readonly kind: 'page';
      readonly bytes: Uint8Array;
    }
);

export interface PdfOptions {
  readonly standard: PdfStandard;
  readonly faces: ReadonlyMap<FaceId, PdfFace>;
  /** By {@link pictureKey}: each holds what its frame shows and no more. */
  readonly images: ReadonlyMap<string, EmbeddableImage>;
  /** Makes a zlib stream (RFC 1950) of operators and the like, or of predicted samples. */
  readonly deflate: (bytes: Uint8Array, what?: 'text' | 'samples') => Uint8Array;
  readonly title: string;
  /** ISO 8601 with offset. */
  readonly at: string;
  /** 32 hexadecimal digits that name what the pages hold. */
  readonly digest: (contents: readonly Uint8Array[]) => string;
  /** The printing condition; files for the press must have one. */
  readonly profile?: IccProfile;
}

/** What the press's marks say and are set in. */
export interface MarkOptions {
  readonly fonts: FontBook;
  /** The slug line of a page; `hash` names what is on it. */
  readonly slug: (page: ComposedPage, hash: string) => string;
}

/** What a file for screens is structured by. */
export interface ReadingOptions {
  readonly edition: Edition;
  readonly composed: ComposedEdition;
}

/** A picture of a file: its name there, what is embedded, and how much of that gives way. */
interface UsedImage {
  readonly name: string;
  readonly image: EmbeddableImage;
  readonly veil: Veil | undefined;
}

/** The fonts, pictures and inks of a file, each embedded once for all its pages. */
export class FileResources {
  readonly #options: PdfOptions;
  readonly colours: ContentResources['colours'];
  readonly fonts = new Map<string, EmbeddedFont>();
  /** By what they show, and by how much of it gives way to what. */
  readonly images = new Map<string, UsedImage>();
  readonly #spots = new Map<string, { readonly name: string; readonly swatch: Swatch }>();
  readonly #shadings = new Map<string, { readonly name: string; readonly shape: ShadedShape }>();
  #hasRegistration = false;

  constructor(options: PdfOptions) {
    this.#options = options;
    this.colours = pdfStandards[options.standard].colours;
  }

  font(face: FaceId, isVertical = false): EmbeddedFont {
    const key = isVertical ? `${face} down` : face;
    let font = this.fonts.get(key);
    if (font === undefined) {
      const known = this.#options.faces.get(face);
      if (known === undefined) throw new Error(`font not loaded: ${face}`);
      font = new EmbeddedFont(known, `F${this.fonts.size + 1}`, isVertical);
      this.fonts.set(key, font);
    }
    return font;
  }

  image(picture: Picture): PictureResource | undefined {
    const key = pictureKey(picture);
    const image = this.#options.images.get(key);
    if (image === undefined) return undefined;
    const { veil } = picture;
    const drawn = veil === undefined ? key : `${key}/veil ${veil.to} ${veil.share}`;
    const { name } = this.images.get(drawn) ?? { name: `I${this.images.size + 1}` };
    this.images.set(drawn, { name, image, veil });
    const { cut } = image;
    return { name, aspect: cut?.aspect ?? image.width / image.height, part: cut?.part, isPage: image.kind === 'page' };
  }

  spot(swatch: Swatch): string {
    // Two swatches of one name are one plate.
    const known = this.#spots.get(swatch.name) ?? { name: `S${this.#spots.size + 1}`, swatch };
    this.#spots.set(swatch.name, known);
    return known.name;
  }

  shading(shape: ShadedShape): string {
    const { ink, colour, shade } = shape;
    const key = JSON.stringify([ink, colour, shade]);
    const known = this.#shadings.get(key) ?? { name: `H${this.#shadings.size + 1}`, shape };
    this.#shadings.set(key, known);
    return known.name;
  }

  registration(): string {
    this.#hasRegistration = true;
    return 'All';
  }

  /** Writes them; returns the resource dictionary. */
  embed(file: PdfFile): Reference {
    const fonts = [...this.fonts.values()].map((font) => `/${font.resource} ${font.embed(file)}`);
    // A page that stands in two places is one form.
    const forms = new Map<Uint8Array, Reference>();
    const pictures = [...this.images.values()].map(({ name, image, veil }) => {
      const known = image.kind === 'page' ? forms.get(image.bytes) : undefined;
      const written = known ?? writeImage(file, image, veil, this.#options);
      if (image.kind === 'page') forms.set(image.bytes, written);
      return `/${name} ${written}`;
    });
    const spaces = [...this.#spots.values()].map(({ name, swatch }) => `/${name} ${separation(file, swatch)}`);
    if (this.#hasRegistration) {
      const all = file.add('<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>');
      spaces.push(`/All[/Separation/All/DeviceCMYK ${all}]`);
    }
    const isInk = this.colours === 'inks';
    const shadings = [...this.#shadings.values()].map(({ name, shape }) => {
      const plate = isInk && shape.colour?.kind === 'spot' ? separation(file, shape.colour) : '';
      return `/${name} ${file.add(shadingOf(shape, isInk, plate))}`;
    });
    const shaded = shadings.length === 0 ? '' : `/Shading<<${shadings.join('')}>>`;
    const states = !isInk
      ? ''
      : '/ExtGState<</GSo<</Type/ExtGState/OP true/op true/OPM 1>>/GSk<</Type/ExtGState/OP false/op false/OPM 0>>>>';
    return file.add(
      `<</Font<<${fonts.join('')}>>/XObject<<${pictures.join('')}>>/ColorSpace<<${spaces.join('')}>>${shaded}${states}>>`,
    );
  }
}

/** What an image's dictionary says of where it is not seen: a soft mask or a stencil (ISO 32000-1 §8.9.6, §11.6.5.3). */
function maskOf(file: PdfFile, { width, height, alpha, stencil }: EmbeddableImage, { deflate }: PdfOptions): string {
  const head = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}`;
  if (alpha !== undefined) {
    const parameters = `/DecodeParms<</Predictor 15/Colors 1/BitsPerComponent 8/Columns ${width}>>`;
    const entries = `${head}/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode${parameters}`;
    return `/SMask ${file.storedStream(deflate(paethRows(alpha, width, 1), 'samples'), entries)}`;
  }
  if (stencil === undefined) return '';
  return `/Mask ${file.storedStream(deflate(stencil), `${head}/BitsPerComponent 1/ImageMask true/Filter/FlateDecode`)}`;
}

function writeImage(file: PdfFile, image: EmbeddableImage, veil: Veil | undefined, options: PdfOptions): Reference {
  const { deflate } = options;
  if (image.kind === 'page') return writePlacedForm(file, image.bytes);
  const { width, height } = image;
  const depth = image.kind === 'bits' ? 1 : 8;
  const head = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent ${depth}${maskOf(file, image, options)}${veil === undefined ? '' : veiledSamples(image.kind, veil)}`;
  if (image.kind === 'jpeg') return file.storedStream(image.bytes, `${head}/ColorSpace/DeviceRGB/Filter/DCTDecode`);
  // Rows of line art repeat: that is what deflating finds by itself.
  if (image.kind === 'bits') {
    return file.storedStream(deflate(image.samples), `${head}/ColorSpace/DeviceGray/Filter/FlateDecode`);
  }
  const [space, colours] = image.kind === 'grey' ? ['DeviceGray', 1] : ['DeviceCMYK', 4];
  return file.storedStream(
    deflate(paethRows(image.samples, width, colours), 'samples'),
    `${head}/ColorSpace/${space}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors ${colours}/BitsPerComponent 8/Columns ${width}>>`,
  );
}

/** A name object (ISO 32000-1 §7.3.5): UTF-8, all but plain letters and digits as `#xx`. */
function nameObject(text: string): string {
  const bytes = utf8ToBytes(text);
  const plain = (code: number) => /[A-Za-z0-9_-]/u.test(String.fromCharCode(code));
  return `/${[...bytes].map((code) => (code < 0x80 && plain(code) ? String.fromCharCode(code) : `#${code.toString(16).padStart(2, '0')}`)).join('')}`;
}

/** A spot ink: a plate of its own, and the process inks that stand in for it. */
function separation(file: PdfFile, { name, cmyk }: Swatch): string {
  const tint = file.add(`<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[${cmyk.map(number).join(' ')}]/N 1>>`);
  return `[/Separation ${nameObject(name)}/DeviceCMYK ${tint}]`;
}

/** A sheet of a file: its operators and what its page dictionary says. */
export interface FileSheet {
  readonly content: Uint8Array;
  /** Entries of the page dictionary, `/MediaBox[…]` and others. */
  readonly boxes: string;
}

/** What a file has beside its pages: entries of the catalog, and of each page. */
interface Extras {
  readonly catalog: string;
  readonly pages: readonly string[];
}

/** Writes sheets as one file. Same input, same bytes. `extras` is called once all pages have their numbers. */
export function writeFile(
  sheets: readonly FileSheet[],
  used: FileResources,
  options: PdfOptions,
  extras?: (file: PdfFile, pages: readonly Reference[]) => Extras,
): Uint8Array {
  const { standard, profile, title, at: time } = options;
  const file = new PdfFile(options.deflate);
  const catalog = file.reserve();
  const tree = file.reserve();
  const pages = sheets.map(() => file.reserve());
  const contents = sheets.map(({ content }) => content);
  const streams = contents.map((content) => file.stream(content));
  const resources = used.embed(file);
  const more = extras?.(file, pages);
  sheets.forEach(({ boxes }, at) => {
    file.write(
      pages[at] ?? catalog,
      `<</Type/Page/Parent ${tree}${boxes}/Contents ${streams[at]}/Resources ${resources}${more?.pages[at] ?? ''}>>`,
    );
  });
  file.write(tree, `<</Type/Pages/Kids[${pages.join(' ')}]/Count ${pages.length}>>`);
  // Pictures are named by what is in them; the operators say only where they stand.
  const others = [...used.images.keys(), standard, time, profile?.description ?? ''];
  const id = options.digest([...contents, utf8ToBytes(others.join(' '))]);
  const facts = { standard, title, at: time, id };
  const intent = profile === undefined ? '' : `/OutputIntents${writeOutputIntents(file, standard, profile)}`;
  const metadata = `/Metadata ${writeMetadata(file, facts)}`;
  file.write(
    catalog,
    `<</Type/Catalog/Pages ${tree}/ViewerPreferences<</DisplayDocTitle true>>/Lang(zh-CN)${metadata}${intent}${more?.catalog ?? ''}>>`,
  );
  return file.finish(pdfStandards[standard].version, catalog, writeInformation(file, facts), id);
}

function boxes({ width, height, trim, bleed }: SheetLayout): string {
  const box = (corners: readonly number[]) => `[${corners.map(number).join(' ')}]`;
  return `/MediaBox ${box([0, 0, width, height])}/BleedBox ${box(bleed)}/TrimBox ${box(trim)}`;
}

/** The colours that what is seen through blends in (ISO 32000-1 §11.6.6); of a page without such pictures nothing is said. */
function groupOf(page: ComposedPage, standard: PdfStandard): string {
  const { mayBlend, colours } = pdfStandards[standard];
  const blends = mayBlend && page.items.some((item) => item.kind === 'picture' && item.seeThrough === true);
  return blends ? `/Group<</S/Transparency/CS/${colours === 'inks' ? 'DeviceCMYK' : 'DeviceRGB'}>>` : '';
}

/** Writes what is on a page; of half a sheet nothing beyond its bleed, for what crosses the fold goes on there. */
function writeClipped(out: Operators, { left }: ComposedPage, { bleed }: SheetLayout, write: () => void): void {
  if (left === undefined) {
    write();
    return;
  }
  const [x0, y0, x1, y1] = bleed;
  out.line(`q ${[x0, y0, x1 - x0, y1 - y0].map(number).join(' ')} re W n`);
  write();
  out.line('Q');
}

/**
 * Writes pages for the press, or plain: DeviceCMYK and spot inks, subset fonts, TrimBox inside BleedBox
 * inside MediaBox, marks outside the bleed where asked for. Same input, same bytes.
 */
export function writePages(pages: readonly ComposedPage[], options: PdfOptions, marks?: MarkOptions): Uint8Array {
  const used = new FileResources(options);
  const sheets = pages.map((page): FileSheet => {
    const layout = sheetOf(page, marks === undefined ? 'bleed' : 'marks');
    const out = new Operators();
    writeClipped(out, page, layout, () => writeContent(out, page, layout.place, used));
    const content = out.bytes();
    const said = `${boxes(layout)}${groupOf(page, options.standard)}`;
    if (marks === undefined) return { content, boxes: said };
    const pictures = page.items.flatMap((item) => (item.kind === 'picture' ? [pictureKey(item)] : []));
    const slug = marks.slug(page, options.digest([content, utf8ToBytes(pictures.join(' '))]));
    const spots = new Map(
      page.items
        .flatMap(inksOf)
        .flatMap(({ colour }) => (colour?.kind === 'spot' ? [[colour.name, colour] as const] : [])),
    );
    out.line(sheetMarks(layout, slug, [...spots.values()], used, marks.fonts, page.also !== undefined));
    return { content: out.bytes(), boxes: said };
  });
  return writeFile(sheets, used, options);
}

/** Writes pages for readers on screen: trimmed, in screen colours, tagged, with bookmarks, links and threads. */
export function writeForScreen(
  pages: readonly ComposedPage[],
  { edition, composed }: ReadingOptions,
  options: PdfOptions,
): Uint8Array {
  const used = new FileResources(options);
  const structure = new Structure(edition);
  const laid = pages.map((page) => ({ page, layout: sheetOf(page, 'nothing') }));
  const sheets = laid.map(({ page, layout }): FileSheet => {
    const out = new Operators();
    writeClipped(out, page, layout, () => writeContent(out, page, layout.place, used, structure.tagger(page)));
    return { content: out.bytes(), boxes: `${boxes(layout)}${groupOf(page, options.standard)}` };
  });
  return writeFile(sheets, used, options, (file, references) => {
    const placed = laid.map((one, at): PlacedPage => ({ ...one, reference: references[at] ?? '' }));
    const on = new Map(placed.map((one) => [one.page, one] as const));
    const links = linksBetween(edition, composed.articles, pages).flatMap((link) => {
      const [from, to] = [on.get(link.page), on.get(link.target)];
      return from === undefined || to === undefined ? [] : [{ link, from, to }];
    });
    const annotated = links.map(({ link, from, to }, at) => ({
      ...link,
      annotation: writeLink(file, link, from, to, pages.length + at),
    }));
    const root = structure.write(file, references, annotated);
    const outline = writeOutline(file, edition, placed);
    const { threads, beads } = writeThreads(file, edition, placed);
    return {
      catalog: `/MarkInfo<</Marked true>>/StructTreeRoot ${root}/Outlines ${outline}/PageMode/UseOutlines/Threads[${threads.join(' ')}]`,
      pages: placed.map(({ page }, at) => {
        const own = annotated.flatMap((link) => (link.page === page ? [link.annotation] : []));
        return `/StructParents ${at}/Tabs/S/Annots[${own.join(' ')}]/B[${(beads[at] ?? []).join(' ')}]`;
      }),
    };
  });
}
