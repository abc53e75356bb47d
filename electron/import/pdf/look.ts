/** How a content stream paints at some place: what `q` keeps and `Q` brings back (ISO 32000-1 §8.4). */
import { type ArtworkShape, MOST_LENGTH } from '../../../shared/paper/artwork-records.ts';
import type { PdfDictionary } from '../../../shared/pdf/read.ts';
import { dashesOf } from '../svg/dashes.ts';
import { type Matrix, scaleOf } from '../svg/geometry.ts';
import type { Remarks } from '../svg/remarks.ts';
import type { Clip } from './clips.ts';
import { grey, type Ink, type Space } from './colours.ts';
import type { PdfFile } from './file.ts';

type Stroke = NonNullable<ArtworkShape['stroke']>;

/** What areas, or lines, are painted in. */
export interface Painting {
  readonly space: Space;
  readonly ink: Ink;
  readonly opacity: number;
}

export interface Look {
  readonly matrix: Matrix;
  readonly clip: Clip;
  readonly fill: Painting;
  readonly stroke: Painting;
  readonly width: number;
  readonly cap: Stroke['cap'];
  readonly join: Stroke['join'];
  readonly miter: number;
  readonly dash: readonly number[];
  /** Where in its dashes a line begins. */
  readonly phase: number;
  /** How text is painted: 3 leaves no ink. */
  readonly textMode: number;
  readonly font: string;
}

const black: Painting = { space: grey, ink: grey.inkOf([0]), opacity: 1 };

export function firstLook(matrix: Matrix, clip: Clip): Look {
  const line = { width: 1, cap: 'butt', join: 'miter', miter: 10, dash: [], phase: 0 } as const;
  return { matrix, clip, fill: black, stroke: black, ...line, textMode: 0, font: '' };
}

const caps = ['butt', 'round', 'square'] as const;
const joins = ['miter', 'round', 'bevel'] as const;

/** A cap or a join by its number. */
export const capOf = (number: number): Stroke['cap'] => caps[number] ?? 'butt';
export const joinOf = (number: number): Stroke['join'] => joins[number] ?? 'miter';

/** A look with what a graphics state dictionary sets; what of it is not drawn is remarked. */
export function withState(file: PdfFile, look: Look, state: PdfDictionary, remarks: Remarks): Look {
  const number = (key: string) => {
    const value = file.get(state, key);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  };
  const mode = state.entries.get('BM');
  const blending = file.name(mode) || file.name(file.array(mode)[0]);
  if (blending !== '' && blending !== 'Normal' && blending !== 'Compatible') remarks.add('blending', blending);
  if (file.dictionary(state.entries.get('SMask')) !== null) remarks.add('mask');
  if (file.get(state, 'OP') === true || file.get(state, 'op') === true) remarks.add('overprint');
  const [dash, phase] = file.array(state.entries.get('D'));
  const start = file.resolve(phase);
  const [cap, join] = [number('LC'), number('LJ')];
  return {
    ...look,
    width: number('LW') ?? look.width,
    cap: cap === undefined ? look.cap : capOf(cap),
    join: join === undefined ? look.join : joinOf(join),
    miter: number('ML') ?? look.miter,
    dash: dash === undefined ? look.dash : (file.numbers(dash) ?? look.dash),
    phase: typeof start === 'number' ? start : look.phase,
    fill: { ...look.fill, opacity: number('ca') ?? look.fill.opacity },
    stroke: { ...look.stroke, opacity: number('CA') ?? look.stroke.opacity },
  };
}

/** How a line is drawn in a colour, in the drawing's units; null where it has no width. */
export function strokeOf(look: Look, colour: Stroke['colour'], remarks: Remarks): Stroke | null {
  const { matrix, width, cap, join, miter, dash, phase } = look;
  const { scale, isEven } = scaleOf(matrix);
  const held = (value: number) => Math.min(MOST_LENGTH, Math.max(0, value * scale));
  // The thinnest line a machine can draw has no width of its own here.
  if (width === 0) remarks.add('style', '0 w');
  if (width * scale > MOST_LENGTH) remarks.add('style', `${width} w`);
  if (!isEven) remarks.add('uneven-stroke');
  const thick = held(width === 0 ? 0.25 : width);
  if (!(thick > 0)) return null;
  const dashes = dashesOf(dash.slice(0, 16).map(held));
  if (dashes === null) remarks.add('style', `[${dash.slice(0, 4).join(' ')}] d`);
  const isBroken = dashes !== null && dashes.length > 0;
  if (isBroken && phase !== 0) remarks.add('style', `${phase} d`);
  return {
    colour,
    width: thick,
    cap,
    join,
    miter: Math.max(1, Math.min(1000, miter)),
    dash: dashes ?? [],
  };
}
