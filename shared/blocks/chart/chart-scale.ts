/** An axis with round steps. */

export interface Scale {
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly ticks: readonly number[];
}

/** Of a decade, what is round to whoever reads figures. */
const ROUND = [1, 2, 2.5, 5, 10];

/** The least round step of which at most `count` take a range. */
function roundStep(range: number, count: number): number {
  const rough = range / Math.max(1, count);
  const decade = 10 ** Math.floor(Math.log10(rough));
  const by = ROUND.find((one) => one * decade >= rough * (1 - 1e-9)) ?? 10;
  return by * decade;
}

/**
 * The scale of some figures: from a round number to a round number, in at most about `count` steps. Bars stand on nought, and
 * so does a line unless its figures lie far from it together.
 */
export function scaleOf(values: readonly number[], count: number, isFromNought: boolean): Scale {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  if (!(least <= most)) [least, most] = [0, 1];
  const isNear = least > 0 ? least < (most - least) * 1.5 : most < 0 ? -most < (most - least) * 1.5 : true;
  if (isFromNought || isNear || least === most) [least, most] = [Math.min(0, least), Math.max(0, most)];
  if (least === most) most = least + 1;
  const step = roundStep(most - least, count);
  const [first, last] = [Math.floor(least / step + 1e-9), Math.ceil(most / step - 1e-9)];
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step);
  return { least: first * step, most: last * step, step, ticks };
}

/** A figure of an axis, with as many decimals as its step has. */
export function tickWords(value: number, { step }: Scale, { per, suffix }: { per: number; suffix: string }): string {
  const decimals = Math.max(0, Math.min(6, -Math.floor(Math.log10(step / per) + 1e-9)));
  const needs = Array.from({ length: 7 }, (_, at) => at).find(
    (at) => Math.abs((step / per) * 10 ** at - Math.round((step / per) * 10 ** at)) < 1e-6,
  );
  const words = Math.abs(value / per).toFixed(needs ?? decimals);
  return `${value < 0 && Number(words) !== 0 ? '−' : ''}${words}${suffix}`;
}
