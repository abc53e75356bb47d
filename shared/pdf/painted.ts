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

interface State {
  fill: { space: string; components: readonly number[] };
  stroke: { space: string; components: readonly number[] };
  overprints: boolean;
  lineWidth: number;
  font: string;
  size: number;
  /** Scale of the coordinate system. */
  scale: number;
}

const deviceSpaces: Readonly<Record<string, string>> = { g: 'DeviceGray', rg: 'DeviceRGB', k: 'DeviceCMYK' };

/** Follows a content stream's colours, line widths and fonts (ISO 32000-1 §8, §9). */
export function paintedBy(content: Uint8Array, overprintOf: (state: string) => boolean | undefined): Painted[] {
  const black = { space: 'DeviceGray', components: [0] };
  let state: State = {
    fill: black,
    stroke: black,
    overprints: false,
    lineWidth: 1,
    font: '',
    size: 0,
    scale: 1,
  };
  const saved: State[] = [];
  const painted: Painted[] = [];
  const scanner = new PdfScanner(content);
  let operands: PdfValue[] = [];
  const numbers = () => operands.filter((value) => typeof value === 'number');
  const lastName = () => {
    const last = operands.findLast((value) => value !== null && typeof value === 'object' && value.type === 'name');
    return last !== undefined && last !== null && typeof last === 'object' && last.type === 'name' ? last.value : '';
  };
  const paint = (kind: PaintKind, resource = '') => {
    const { space, components } = kind === 'stroke' ? state.stroke : state.fill;
    const size = (kind === 'text' ? state.size : state.lineWidth) * state.scale;
    painted.push({ kind, space, components, overprints: state.overprints, size, resource });
  };
  for (let value = scanner.next(); value !== undefined; value = scanner.next()) {
    if (value === null || typeof value !== 'object' || value.type !== 'operator') {
      operands.push(value);
      continue;
    }
    const device = deviceSpaces[value.value.toLowerCase()];
    if (device !== undefined) {
      const colour = { space: device, components: numbers() };
      if (value.value === value.value.toLowerCase()) state.fill = colour;
      else state.stroke = colour;
    }
    switch (value.value) {
      case 'q':
        saved.push({ ...state });
        break;
      case 'Q':
        state = saved.pop() ?? state;
        break;
      case 'gs':
        state.overprints = overprintOf(lastName()) ?? state.overprints;
        break;
      case 'cm': {
        const [a = 1, b = 0] = numbers();
        state.scale *= Math.hypot(a, b);
        break;
      }
      case 'cs':
        state.fill = { space: lastName(), components: [] };
        break;
      case 'CS':
        state.stroke = { space: lastName(), components: [] };
        break;
      case 'sc':
      case 'scn':
        state.fill = { space: state.fill.space, components: numbers() };
        break;
      case 'SC':
      case 'SCN':
        state.stroke = { space: state.stroke.space, components: numbers() };
        break;
      case 'w':
        state.lineWidth = numbers()[0] ?? 1;
        break;
      case 'Tf':
        state.font = lastName();
        state.size = numbers()[0] ?? 0;
        break;
      case 'Tj':
      case 'TJ':
        paint('text', state.font);
        break;
      case 'f':
      case 'F':
      case 'f*':
        paint('fill');
        break;
      case 'S':
      case 's':
        paint('stroke');
        break;
      case 'B':
      case 'b':
      case 'B*':
      case 'b*':
        paint('fill');
        paint('stroke');
        break;
      case 'Do':
        paint('image', lastName());
        break;
      default:
        break;
    }
    operands = [];
  }
  return painted;
}
