/** What kind of colour a space of a PDF is of, for the press (ISO 32000-1 §8.6). */
import type { PdfDictionary, PdfValue } from '../../../shared/pdf/read.ts';
import type { PdfFile } from '../pdf/file.ts';

export interface ColourKind {
  readonly kind: 'grey' | 'cmyk' | 'rgb' | 'independent' | 'spots' | 'all' | 'none' | 'pattern' | 'unknown';
  /** Spot inks it prints with. */
  readonly inks: readonly string[];
  /** Figures of a colour in it; 0 where that is not known. */
  readonly figures: number;
  /** Of a palette: what its figures stand for. */
  readonly isIndexed?: true;
}

/** Spaces that may stand in each other. */
const DEEPEST = 6;
/** The inks of the press by the names that spaces of several inks give them (ISO 32000-1 §8.6.6.5). */
const processInks = new Set(['Cyan', 'Magenta', 'Yellow', 'Black']);

const plain = (kind: ColourKind['kind'], figures: number): ColourKind => ({ kind, inks: [], figures });

const devices: ReadonlyMap<string, ColourKind> = new Map([
  ['DeviceGray', plain('grey', 1)],
  ['G', plain('grey', 1)],
  ['DeviceCMYK', plain('cmyk', 4)],
  ['CMYK', plain('cmyk', 4)],
  ['DeviceRGB', plain('rgb', 3)],
  ['RGB', plain('rgb', 3)],
  ['Pattern', plain('pattern', 0)],
]);

/** What stands for a space of a device where the page says so (§8.6.5.6). */
const defaults: Readonly<Record<string, string>> = { grey: 'DefaultGray', rgb: 'DefaultRGB', cmyk: 'DefaultCMYK' };

/** Names are UTF-8 by custom (§7.9.2.1), which the scanner reads as Latin-1. */
export function inkName(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8').slice(0, 100);
}

/** Words of a document (ISO 32000-1 §7.9.2.2): UTF-16 by their mark, as Chinese ones are, else bytes. */
export function documentText(bytes: string): string {
  const raw = Buffer.from(bytes, 'latin1');
  if (!bytes.startsWith('\xfe\xff')) return inkName(bytes);
  const even = raw.subarray(2, raw.length - (raw.length % 2));
  return Buffer.from(even).swap16().toString('utf16le').slice(0, 100);
}

function ofInks(names: readonly string[]): ColourKind {
  const spots = names.filter((name) => !processInks.has(name) && name !== 'None' && name !== 'All').map(inkName);
  if (names.includes('All')) return plain('all', names.length);
  if (names.every((name) => name === 'None')) return plain('none', names.length);
  return { kind: 'spots', inks: spots, figures: names.length };
}

/** Of an array: a family and what belongs to it. */
function ofFamily(
  file: PdfFile,
  items: readonly PdfValue[],
  resources: PdfDictionary | null,
  depth: number,
): ColourKind {
  const [family, second] = items;
  switch (file.name(family)) {
    case 'ICCBased': {
      const count = file.get(file.dictionary(second), 'N');
      return plain('independent', typeof count === 'number' ? count : 0);
    }
    case 'Lab':
    case 'CalRGB':
      return plain('independent', 3);
    case 'CalGray':
      return plain('independent', 1);
    case 'Indexed':
    case 'I': {
      const { kind, inks } = colourKind(file, second, resources, depth + 1);
      return { kind, inks, figures: 1, isIndexed: true };
    }
    case 'Separation':
      return ofInks([file.name(second)]);
    case 'DeviceN':
      return ofInks(file.array(second).map((one) => file.name(one)));
    case 'Pattern':
      return second === undefined
        ? plain('pattern', 0)
        : { ...colourKind(file, second, resources, depth + 1), kind: 'pattern' };
    default:
      return devices.get(file.name(family)) ?? plain('unknown', 0);
  }
}

/** The kind of a space, which may be named among resources. */
export function colourKind(
  file: PdfFile,
  value: PdfValue | undefined,
  resources: PdfDictionary | null,
  depth = 0,
): ColourKind {
  if (depth > DEEPEST) return plain('unknown', 0);
  const own = file.dictionary(resources?.entries.get('ColorSpace'));
  const name = file.name(value);
  if (name === '') return ofFamily(file, file.array(value), resources, depth);
  const device = devices.get(name);
  if (device === undefined) {
    const named = own?.entries.get(name);
    return named === undefined ? plain('unknown', 0) : colourKind(file, named, null, depth + 1);
  }
  const instead = own?.entries.get(defaults[device.kind] ?? '');
  return instead === undefined || name.length < 5 ? device : colourKind(file, instead, null, depth + 1);
}
