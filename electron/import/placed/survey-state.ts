/** The graphics state as far as a survey of a page needs it (ISO 32000-1 §8.4). */
import type { PdfDictionary } from '../../../shared/pdf/read.ts';
import { type Matrix, unmoved } from '../svg/geometry.ts';
import type { ColourKind } from './spaces.ts';

export interface Paint {
  readonly colour: ColourKind;
  readonly figures: readonly number[];
  readonly pattern: PdfDictionary | null;
}

export interface SurveyState {
  matrix: Matrix;
  fill: Paint;
  stroke: Paint;
  fillOverprints: boolean;
  strokeOverprints: boolean;
  /** OPM: what overprints leaves alone the inks of which it has none. */
  leavesZeros: boolean;
  font: PdfDictionary | null;
  size: number;
  /** Text rendering mode (§9.3.6). */
  mode: number;
  leading: number;
  /** Where the line of text begins. */
  textMatrix: Matrix;
}

const black: Paint = { colour: { kind: 'grey', inks: [], figures: 1, plates: [] }, figures: [0], pattern: null };

export function freshState(matrix: Matrix = unmoved): SurveyState {
  return {
    matrix,
    fill: black,
    stroke: black,
    fillOverprints: false,
    strokeOverprints: false,
    leavesZeros: false,
    font: null,
    size: 0,
    mode: 0,
    leading: 0,
    textMatrix: unmoved,
  };
}

/** How finely lengths under a matrix are told apart, in steps to a factor of e: a quarter of a per cent. */
const STEPS = 400;

/** What two matrices have alike that make things as large, wherever and however turned. */
function sizeKey([a, b, c, d]: Matrix): string {
  const step = (length: number) => (length > 0 ? Math.round(Math.log(length) * STEPS) : length);
  const [across, down] = [Math.hypot(a, b), Math.hypot(c, d)];
  // How far the axes are from a right angle.
  const slant = Math.round(((a * c + b * d) / (across * down || 1)) * 100);
  return `${step(across)} ${step(down)} ${slant}`;
}

/**
 * What of a state matters for what is found in a form painted in it: where two are alike, what was found once is found
 * again. `idOf` tells dictionaries apart.
 */
export function stateKey(state: SurveyState, idOf: (one: PdfDictionary | null) => number): string {
  const paint = ({ colour, figures, pattern }: Paint) =>
    `${colour.kind} ${colour.inks.join()} ${colour.plates.join()} ${colour.under?.kind ?? ''} ${figures.join()} ${idOf(pattern)}`;
  return [
    sizeKey(state.matrix),
    paint(state.fill),
    paint(state.stroke),
    state.fillOverprints,
    state.strokeOverprints,
    state.leavesZeros,
    idOf(state.font),
    state.size,
    state.mode,
  ].join('|');
}
