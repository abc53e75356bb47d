/** A page that was made to pixels: a file of its own, to be placed as the page it was made of (`placed-form.ts`). */
import { latin1, number, PdfFile, type Reference } from './objects.ts';

/** A plate of its own. */
export interface SpotPlate {
  /** Its name as PDF has it, a character a byte. */
  readonly name: string;
  /** The process inks that stand in for it where it has no plate: cyan, magenta, yellow, black, 0 to 1. */
  readonly cmyk: readonly number[];
}

export interface FlatPage {
  /** Sides as the page it was made of says them, in its own units. */
  readonly size: { readonly width: number; readonly height: number };
  /** Pixels across and down. */
  readonly width: number;
  readonly height: number;
  readonly spots: readonly SpotPlate[];
  /**
   * Ink of 0 to 255 of each pixel, cyan, magenta, yellow, black and the spots in their order, in rows with PNG prediction,
   * as a zlib stream.
   */
  readonly packed: Uint8Array;
  /** 32 hexadecimal digits that name what it shows. */
  readonly id: string;
}

const PROCESS = ['Cyan', 'Magenta', 'Yellow', 'Black'];

/**
 * The inks a file of PDF/X-1a may name in one colour: PDF 1.4 has room for eight (PDF Reference 1.4, appendix C), of which
 * the press takes four.
 */
export const MOST_SPOTS = 8 - PROCESS.length;

/** A name object (ISO 32000-1 §7.3.5) from its bytes. */
function nameObject(bytes: string): string {
  const hex = (mark: string) => `#${mark.charCodeAt(0).toString(16).padStart(2, '0')}`;
  return `/${bytes.replace(/[^A-Za-z0-9_-]/gu, hex)}`;
}

/**
 * A program that says what stands in for inks where there are no plates for the spots (ISO 32000-1 §7.10.5): each process
 * ink, with as much as the spots take of it.
 */
function standIn(spots: readonly SpotPlate[]): string {
  const inks = PROCESS.length + spots.length;
  const outputs = PROCESS.map((_, ink) => {
    // What lies on the stack: the inks, what was put out before, and while adding, the sum.
    const depth = (at: number) => inks + ink - 1 - at;
    const added = spots.flatMap(({ cmyk }, spot) => {
      const share = cmyk[ink] ?? 0;
      return share === 0 ? [] : [`${depth(PROCESS.length + spot) + 1} index ${number(share)} mul add`];
    });
    return [`${depth(ink)} index`, ...added].join(' ');
  });
  return `{${outputs.join(' ')} ${inks + PROCESS.length} ${PROCESS.length} roll ${'pop '.repeat(inks)}}`;
}

function colourSpace(file: PdfFile, spots: readonly SpotPlate[]): string {
  if (spots.length === 0) return '/DeviceCMYK';
  const names = [...PROCESS, ...spots.map(({ name }) => name)].map(nameObject);
  const unit = (count: number) => `[${'0 1 '.repeat(count).trim()}]`;
  const program: Reference = file.storedStream(
    latin1(standIn(spots)),
    `/FunctionType 4/Domain${unit(names.length)}/Range${unit(PROCESS.length)}`,
  );
  return `[/DeviceN[${names.join('')}]/DeviceCMYK ${program}]`;
}

/** Writes the page. The same page gives the same bytes. */
export function writeFlatPage({ size, width, height, spots, packed, id }: FlatPage): Uint8Array {
  const file = new PdfFile((bytes) => bytes);
  const [catalog, tree, sheet] = [file.reserve(), file.reserve(), file.reserve()];
  const space = colourSpace(file, spots);
  const rows = `/DecodeParms<</Predictor 15/Colors ${PROCESS.length + spots.length}/BitsPerComponent 8/Columns ${width}>>`;
  const plates = file.storedStream(
    packed,
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace${space}/Filter/FlateDecode${rows}`,
  );
  const [across, up] = [number(size.width), number(size.height)];
  const content = file.storedStream(latin1(`q ${across} 0 0 ${up} 0 0 cm /Plates Do Q`), '');
  file.write(
    sheet,
    `<</Type/Page/Parent ${tree}/MediaBox[0 0 ${across} ${up}]/Contents ${content}/Resources<</XObject<</Plates ${plates}>>>>>>`,
  );
  file.write(tree, `<</Type/Pages/Kids[${sheet}]/Count 1>>`);
  file.write(catalog, `<</Type/Catalog/Pages ${tree}>>`);
  return file.finish('1.4', catalog, file.add('<<>>'), id);
}
