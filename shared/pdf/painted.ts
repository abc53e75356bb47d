/** What a page's operators paint, and with which colours. */
import { PdfScanner, type PdfValue } from './read.ts';

/** What paints: text, areas, lines, pictures. */
type PaintKind = 'text' | 'fill' | 'stroke' | 'image';

/** One painting operator and the state it paints in. */
export interface Painted {
  readonly kind: PaintKind;
  /** `DeviceCMYK`, `DeviceGray`, `DeviceRGB`, or the name of a space among the page's resources. */
  readonly space: string;
  readonly components: readonly number[];
  /** Overprints: `op` of the graphics state in force. */
  readonly overprints: boolean;
  /** Width of lines, for strokes; size of type, for text. In points of the sheet. */
  readonly size: number;
  /** Name of the font or picture among the page's resources; empty for areas and lines. */
  readonly resource: string;
}

interface Colour {
  readonly space: string;
  readonly components: readonly number[];
}

/** The graphics state, as far as it concerns colours, line widths and fonts (ISO 32000-1 §8.4). */
interface GraphicsState {
  fill: Colour;
  stroke: Colour;
  overprints: boolean;
  lineWidth: number;
  font: string;
  size: number;
  /** Scale of the coordinate system. */
  scale: number;
  /** Glyphs are outlined, not filled (ISO 32000-1 §9.3.6, rendering mode 1). */
  isOutlined: boolean;
}

const black: Colour = { space: 'DeviceGray', components: [0] };

/** A content stream while it is followed: the state in force, those saved, and what was painted. */
class Painting {
  readonly painted: Painted[] = [];
  /** Whether a graphics state among the page's resources overprints; undefined where it does not say. */
  readonly overprintOf: (state: string) => boolean | undefined;
  readonly #saved: GraphicsState[] = [];
  #state: GraphicsState = {
    fill: black,
    stroke: black,
    overprints: false,
    lineWidth: 1,
    font: '',
    size: 0,
    scale: 1,
    isOutlined: false,
  };

  constructor(overprintOf: (state: string) => boolean | undefined) {
    this.overprintOf = overprintOf;
  }

  get state(): GraphicsState {
    return this.#state;
  }

  save(): void {
    this.#saved.push({ ...this.#state });
  }

  restore(): void {
    this.#state = this.#saved.pop() ?? this.#state;
  }

  paint(kind: PaintKind, resource = ''): void {
    const { fill, stroke, overprints, lineWidth, size, scale } = this.#state;
    const { space, components } = kind === 'stroke' ? stroke : fill;
    const own = (kind === 'text' ? size : lineWidth) * scale;
    this.painted.push({ kind, space, components, overprints, size: own, resource });
  }
}

function numbersOf(operands: readonly PdfValue[]): number[] {
  return operands.filter((value) => typeof value === 'number');
}

/** The last of the names an operator is given; empty where it is given none. */
function nameIn(operands: readonly PdfValue[]): string {
  const last = operands.findLast((value) => value !== null && typeof value === 'object' && value.type === 'name');
  return last !== undefined && last !== null && typeof last === 'object' && last.type === 'name' ? last.value : '';
}

type Operator = (painting: Painting, operands: readonly PdfValue[]) => void;

/** An operator that chooses a space and its components at once. */
function device(use: 'fill' | 'stroke', space: string): Operator {
  return ({ state }, operands) => {
    state[use] = { space, components: numbersOf(operands) };
  };
}

function chooseSpace(use: 'fill' | 'stroke'): Operator {
  return ({ state }, operands) => {
    state[use] = { space: nameIn(operands), components: [] };
  };
}

function chooseComponents(use: 'fill' | 'stroke'): Operator {
  return ({ state }, operands) => {
    state[use] = { space: state[use].space, components: numbersOf(operands) };
  };
}

/** Outlined glyphs are lines. */
const showText: Operator = (painting) =>
  painting.state.isOutlined ? painting.paint('stroke') : painting.paint('text', painting.state.font);
const fillPath: Operator = (painting) => painting.paint('fill');
const strokePath: Operator = (painting) => painting.paint('stroke');
const fillAndStroke: Operator = (painting) => {
  painting.paint('fill');
  painting.paint('stroke');
};

/** Operators that paint, or change what is painted with (ISO 32000-1 Annex A); the others leave it as it is. */
const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['q', (painting) => painting.save()],
  ['Q', (painting) => painting.restore()],
  [
    'gs',
    ({ state, overprintOf }, operands) => {
      state.overprints = overprintOf(nameIn(operands)) ?? state.overprints;
    },
  ],
  [
    'cm',
    ({ state }, operands) => {
      const [a = 1, b = 0] = numbersOf(operands);
      state.scale *= Math.hypot(a, b);
    },
  ],
  ['g', device('fill', 'DeviceGray')],
  ['G', device('stroke', 'DeviceGray')],
  ['rg', device('fill', 'DeviceRGB')],
  ['RG', device('stroke', 'DeviceRGB')],
  ['k', device('fill', 'DeviceCMYK')],
  ['K', device('stroke', 'DeviceCMYK')],
  ['cs', chooseSpace('fill')],
  ['CS', chooseSpace('stroke')],
  ['sc', chooseComponents('fill')],
  ['scn', chooseComponents('fill')],
  ['SC', chooseComponents('stroke')],
  ['SCN', chooseComponents('stroke')],
  [
    'w',
    ({ state }, operands) => {
      state.lineWidth = numbersOf(operands)[0] ?? 1;
    },
  ],
  [
    'Tf',
    ({ state }, operands) => {
      state.font = nameIn(operands);
      state.size = numbersOf(operands)[0] ?? 0;
    },
  ],
  [
    'Tr',
    ({ state }, operands) => {
      state.isOutlined = numbersOf(operands)[0] === 1;
    },
  ],
  ['Tj', showText],
  ['TJ', showText],
  ['f', fillPath],
  ['F', fillPath],
  ['f*', fillPath],
  ['S', strokePath],
  ['s', strokePath],
  ['B', fillAndStroke],
  ['b', fillAndStroke],
  ['B*', fillAndStroke],
  ['b*', fillAndStroke],
  ['Do', (painting, operands) => painting.paint('image', nameIn(operands))],
]);

/** Follows a content stream's colours, line widths and fonts (ISO 32000-1 §8, §9). */
export function paintedBy(content: Uint8Array, overprintOf: (state: string) => boolean | undefined): Painted[] {
  const painting = new Painting(overprintOf);
  const scanner = new PdfScanner(content);
  let operands: PdfValue[] = [];
  for (let value = scanner.next(); value !== undefined; value = scanner.next()) {
    if (value === null || typeof value !== 'object' || value.type !== 'operator') {
      operands.push(value);
      continue;
    }
    operators.get(value.value)?.(painting, operands);
    operands = [];
  }
  return painting.painted;
}
