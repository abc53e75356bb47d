/**
 * Text of the colour it stands on: it is there, nobody sees it, and it is no copy. Documents, pages and sheets are all read by
 * this one rule; what they call their colours is theirs.
 */

/** A colour by its three parts, 0 to 255 each. */
export interface Rgb {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

export const whitePaper: Rgb = { red: 255, green: 255, blue: 255 };
export const blackInk: Rgb = { red: 0, green: 0, blue: 0 };

/** How far each part may be from the ground's: a sixteenth of its range, which on newsprint is the same grey. */
const NEAR = 15;

/** True of text that is lost on its ground; null is a colour that cannot be told, on which text counts as seen. */
export function isLostOn(ink: Rgb | null, ground: Rgb | null): boolean {
  if (ink === null || ground === null) return false;
  const parts = [ink.red - ground.red, ink.green - ground.green, ink.blue - ground.blue];
  return parts.every((part) => Math.abs(part) <= NEAR);
}

/** A colour of six figures, `RRGGBB`; null of anything else. */
export function rgbOf(hex: string): Rgb | null {
  if (!/^[0-9a-f]{6}$/iu.test(hex)) return null;
  const value = Number.parseInt(hex, 16);
  return { red: value >> 16, green: (value >> 8) & 0xff, blue: value & 0xff };
}

/** A colour laid over another, as dots of a pattern are; `share` is how much of the ground it covers, 0 to 1. */
export function mixed(over: Rgb, ground: Rgb, share: number): Rgb {
  const part = (a: number, b: number) => Math.round(a * share + b * (1 - share));
  return {
    red: part(over.red, ground.red),
    green: part(over.green, ground.green),
    blue: part(over.blue, ground.blue),
  };
}

/** The sixteen names that HTML has had from the first, by which programs write most colours (CSS Color 4 §6.1). */
const names: Readonly<Record<string, string>> = {
  black: '000000',
  silver: 'c0c0c0',
  gray: '808080',
  grey: '808080',
  white: 'ffffff',
  maroon: '800000',
  red: 'ff0000',
  purple: '800080',
  fuchsia: 'ff00ff',
  magenta: 'ff00ff',
  green: '008000',
  lime: '00ff00',
  olive: '808000',
  yellow: 'ffff00',
  navy: '000080',
  blue: '0000ff',
  teal: '008080',
  aqua: '00ffff',
  cyan: '00ffff',
  window: 'ffffff',
  canvas: 'ffffff',
  windowtext: '000000',
  canvastext: '000000',
};

/** A colour as a style sheet or an attribute of HTML writes it; null of one that is not told by these, or is seen through. */
export function cssRgb(written: string): Rgb | null {
  const value = written.trim().toLowerCase();
  const named = Object.hasOwn(names, value) ? names[value] : undefined;
  if (named !== undefined) return rgbOf(named);
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/u.exec(value)?.[1];
  if (hex !== undefined) return rgbOf(hex.length === 3 ? hex.replace(/./gu, '$&$&') : hex);
  const [, parts = '', alpha = '1'] =
    /^rgba?\(\s*(\d{1,3}[\s,]+\d{1,3}[\s,]+\d{1,3})\s*(?:[,/]\s*([\d.]+%?)\s*)?\)$/u.exec(value) ?? [];
  const [red, green, blue] = parts.split(/[\s,]+/u).map(Number);
  if (red === undefined || green === undefined || blue === undefined || !/^(?:1(?:\.0*)?|100%)$/u.test(alpha))
    return null;
  return { red: Math.min(255, red), green: Math.min(255, green), blue: Math.min(255, blue) };
}
