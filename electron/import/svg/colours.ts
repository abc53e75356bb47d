/** Colours of an SVG as the inks they are printed in. */

import { newsprintLimits } from '../../../shared/edition/press-limits.ts';
import type { ArtworkColour } from '../../../shared/paper/artwork-records.ts';
import { colourNames } from './colour-names.ts';

/** What a `fill` or a `stroke` says. */
export type Paint =
  | { readonly kind: 'none' }
  | { readonly kind: 'colour'; readonly colour: ArtworkColour; readonly alpha: number; readonly isNearBlack: boolean }
  /** A gradient or a pattern, with what is drawn where there is none of the name. */
  | { readonly kind: 'server'; readonly id: string; readonly fallback: string }
  | { readonly kind: 'unknown'; readonly text: string };

/**
 * Illustrator writes black ink alone as the dark grey it looks like (`#231f20`, `#231815`, `#040000`): what is as dark and
 * nearly neutral is black ink.
 */
const DARK = 0x30;
const NEUTRAL = 0x14;

const share = (level: number) => Math.round((level / 255) * 1000) / 1000;

/** Grey is black ink alone; other colours are mixed with as much black as they hold, so that no plate is wasted on grey. */
function inksOf(r: number, g: number, b: number): { cmyk: ArtworkColour['cmyk']; isNearBlack: boolean } {
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  if (most === least) return { cmyk: [0, 0, 0, share(255 - most)], isNearBlack: false };
  if (most <= DARK && most - least <= NEUTRAL) return { cmyk: [0, 0, 0, 1], isNearBlack: true };
  const black = share(255 - most);
  const [c, m, y] = [1 - r / most, 1 - g / most, 1 - b / most];
  // Deep colours stay below what newsprint takes.
  const held = Math.min(1, (newsprintLimits.ink / 100 - black) / (c + m + y));
  const mixed = (ink: number) => Math.floor(ink * held * 1000) / 1000;
  return { cmyk: [mixed(c), mixed(m), mixed(y), black], isNearBlack: false };
}

const hex = (value: number) => Math.round(value).toString(16).padStart(2, '0');

/** A colour of light, of 0 to 255 each, as the inks it is printed in. */
export function ofLight(r: number, g: number, b: number, alpha: number): Paint & { readonly kind: 'colour' } {
  const { cmyk, isNearBlack } = inksOf(r, g, b);
  return { kind: 'colour', colour: { name: `#${hex(r)}${hex(g)}${hex(b)}`, cmyk }, alpha, isNearBlack };
}

/** `12`, `40%` as a share of `whole`, held within it; NaN where it is no number. */
function part(text: string | undefined, whole: number): number {
  const [, figure, cent] = /^([-+]?(?:\d+(?:\.\d*)?|\.\d+))(%?)$/u.exec(text ?? '') ?? [];
  const value = cent === '%' ? (Number(figure) / 100) * whole : Number(figure);
  return Math.max(0, Math.min(whole, value));
}

function fromHue(h: number, s: number, l: number, alpha: number): Paint {
  const level = (n: number) => {
    const k = (n + h / 30) % 12;
    return 255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return ofLight(Math.round(level(0)), Math.round(level(8)), Math.round(level(4)), alpha);
}

/** A colour written as a function (CSS Color 4, 5): `rgb()`, `hsl()`, `device-cmyk()`. */
function functional(name: string, list: string): Paint | null {
  const [a, b, c, d, e] = list.split(/[\s,/]+/u).filter((one) => one !== '');
  if (name === 'device-cmyk') {
    const cmyk: ArtworkColour['cmyk'] = [part(a, 1), part(b, 1), part(c, 1), part(d, 1)];
    if (!cmyk.every(Number.isFinite)) return null;
    const alpha = e === undefined ? 1 : part(e, 1);
    if (Number.isNaN(alpha)) return null;
    const called = `C${cmyk.map((ink) => Math.round(ink * 100)).join(' ')}`;
    return { kind: 'colour', colour: { name: called, cmyk }, alpha, isNearBlack: false };
  }
  const alpha = d === undefined ? 1 : part(d, 1);
  if (name === 'rgb' || name === 'rgba') {
    const [r, g, blue] = [part(a, 255), part(b, 255), part(c, 255)].map(Math.round);
    if (r === undefined || g === undefined || blue === undefined) return null;
    return [r, g, blue, alpha].every(Number.isFinite) ? ofLight(r, g, blue, alpha) : null;
  }
  if (name === 'hsl' || name === 'hsla') {
    const hue = Number.parseFloat(a ?? '');
    const [s, l] = [part(b, 1), part(c, 1)];
    return [hue, s, l, alpha].every(Number.isFinite) ? fromHue(((hue % 360) + 360) % 360, s, l, alpha) : null;
  }
  return null;
}

function ofHex(digits: string): Paint | null {
  const whole = digits.length <= 4 ? [...digits].map((digit) => digit + digit).join('') : digits;
  if (whole.length !== 6 && whole.length !== 8) return null;
  const [r = 0, g = 0, b = 0, alpha = 255] = (whole.match(/../gu) ?? []).map((pair) => Number.parseInt(pair, 16));
  return ofLight(r, g, b, alpha / 255);
}

/** Characters a paint may have. */
const LONGEST = 200;

/** Reads a paint (SVG 2 §13.2); `current` is what `currentColor` stands for. */
export function readPaint(text: string, current: string): Paint {
  // No colour is as long; what is searched for in it would take as long as it is.
  if (text.length > LONGEST) return { kind: 'unknown', text: text.slice(0, 60) };
  const said = text.trim().toLowerCase();
  if (said === 'none' || said === 'transparent') return { kind: 'none' };
  // Names of paint servers keep their case.
  const [, id, fallback = ''] = /^url\(\s*["']?#([^"')]+)["']?\s*\)\s*(.*)$/iu.exec(text.trim()) ?? [];
  if (id !== undefined) return { kind: 'server', id, fallback };
  if (said === 'currentcolor')
    return current.toLowerCase() === 'currentcolor' ? ofLight(0, 0, 0, 1) : readPaint(current, 'black');
  // An ICC colour comes with what stands in for it: `#cd853f icc-color(…)`.
  const plain = said.replace(/\s*icc-color\([^)]*\)\s*$/u, '');
  const [, digits] = /^#([0-9a-f]{3,8})$/u.exec(plain) ?? [];
  const [, name = '', list = ''] = /^([a-z-]+)\(([^()]*)\)$/u.exec(plain) ?? [];
  // What all objects have, such as `constructor`, is no colour.
  const named = Object.hasOwn(colourNames, plain) ? colourNames[plain] : undefined;
  const read = digits !== undefined ? ofHex(digits) : named !== undefined ? ofHex(named) : functional(name, list);
  return read ?? { kind: 'unknown', text: text.trim().slice(0, 60) };
}
