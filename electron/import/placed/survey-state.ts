/** The graphics state as far as a survey of a page needs it (ISO 32000-1 §8.4). */
import type { PdfDictionary } from '../../../shared/pdf/read.ts';
import { type Matrix, unmoved } from '../svg/geometry.ts';
import type { ColourKind } from './spaces.ts';

export interface Paint {
  readonly colour: ColourKind;
  readonly figures: readonly number[];
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
  textMatrix: Matrix;
}

const black: Paint = { colour: { kind: 'grey', inks: [], figures: 1 }, figures: [0] };

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
    textMatrix: unmoved,
  };
}
