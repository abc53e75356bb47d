/** Numbers of running copy and what they are worth. */

/** How much a unit of large numbers is. */
const scales = new Map([
  ['', 1],
  ['万', 1e4],
  ['亿', 1e8],
  ['万亿', 1e12],
]);

/** What a number in Arabic figures is worth, as `2,860`, `2.8万` or `31.4亿`; NaN where it is none. */
export function worthOf(written: string): number {
  const [, figures = '', scale = ''] = /^([\d,.]+)(万亿|亿|万)?$/u.exec(written) ?? [];
  return figures === '' ? Number.NaN : Number(figures.replaceAll(',', '')) * (scales.get(scale) ?? 1);
}

/** Half of the last place that a number is written to: `5.6` may stand for anything within 0.05 of it. */
export function roundingOf(written: string): number {
  const [, figures = '', scale = ''] = /^([\d,.]+)(万亿|亿|万)?$/u.exec(written) ?? [];
  const places = figures.split('.')[1]?.length ?? 0;
  return (0.5 * (scales.get(scale) ?? 1)) / 10 ** places;
}

/** A number with or without its unit of large numbers, as a pattern; it does not begin within another. */
export const NUMBER = String.raw`(?<![\d.,])\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,6})?(?:万亿|亿|万)?`;

/** A figure as it is read, without what doubles cannot hold. */
export function plain(value: number): string {
  return String(Number(value.toPrecision(12)));
}
