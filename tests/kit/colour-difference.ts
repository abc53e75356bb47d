/** CIEDE2000 (CIE 142-2001; Sharma, Wu and Dalal 2005), and CIELAB of the screen's colours (IEC 61966-2-1, D50 as profiles have it). */

export type Lab = readonly [l: number, a: number, b: number];

const RADIANS = Math.PI / 180;
/** White of D50, and the matrix from linear red, green and blue to XYZ of it (Bradford). */
const WHITE = [0.9642, 1, 0.8249] as const;
const TO_XYZ = [
  [0.4360747, 0.3850649, 0.1430804],
  [0.2225045, 0.7168786, 0.0606169],
  [0.0139322, 0.0971045, 0.7141733],
] as const;

function linear(level: number): number {
  const share = level / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** A colour of the screen, 0 to 255 a channel. */
export function labOf(rgb: readonly number[]): Lab {
  const light = rgb.map(linear);
  const [x = 0, y = 0, z = 0] = TO_XYZ.map((row, at) => {
    const value = row.reduce((sum, part, channel) => sum + part * (light[channel] ?? 0), 0) / (WHITE[at] ?? 1);
    return value > 216 / 24_389 ? Math.cbrt(value) : (24_389 / 27) * (value / 116) + 16 / 116;
  });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Degrees of a hue, 0 to 360. */
function hue(a: number, b: number): number {
  return a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / RADIANS + 360) % 360;
}

/** The way round from one hue to another, and the hue between them. */
function between(from: number, to: number, hasNone: boolean): { readonly turn: number; readonly middle: number } {
  if (hasNone) return { turn: 0, middle: from + to };
  const apart = to - from;
  const turn = Math.abs(apart) <= 180 ? apart : apart > 180 ? apart - 360 : apart + 360;
  const sum = from + to;
  const middle = Math.abs(apart) <= 180 ? sum / 2 : sum < 360 ? sum / 2 + 180 : sum / 2 - 180;
  return { turn, middle };
}

/** How far apart two colours look; 1 is about what can just be seen. */
export function ciede2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const grow = 1 + 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const [c1, c2] = [Math.hypot(a1 * grow, b1), Math.hypot(a2 * grow, b2)];
  const { turn, middle } = between(hue(a1 * grow, b1), hue(a2 * grow, b2), c1 * c2 === 0);
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const cosine = (degrees: number) => Math.cos(degrees * RADIANS);
  const t =
    1 -
    0.17 * cosine(middle - 30) +
    0.24 * cosine(2 * middle) +
    0.32 * cosine(3 * middle + 6) -
    0.2 * cosine(4 * middle - 63);
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const [sc, sh] = [1 + 0.045 * c, 1 + 0.015 * c * t];
  const turned = 60 * Math.exp(-(((middle - 275) / 25) ** 2));
  const rotation = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * Math.sin(turned * RADIANS);
  const light = (l2 - l1) / sl;
  const chroma = (c2 - c1) / sc;
  const tone = (2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * RADIANS)) / sh;
  return Math.sqrt(light ** 2 + chroma ** 2 + tone ** 2 + rotation * chroma * tone);
}
