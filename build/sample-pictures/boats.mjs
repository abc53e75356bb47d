/** A sampan seen from the side, far off on still water: hull, mat roof, and one who stands at the oar. */
import { blurred, maskOf } from './film.mjs';
import { mix } from './noise.mjs';

const hull = '<path d="M-52-8Q-30 5 0 5T56-10Q38 0 0 0T-52-8Z"/>';
const mats = '<path d="M-26 0Q-23-15-2-15T20 0Z"/>';
const oarsman =
  '<path d="M33-3L34-16Q35-21 38-21T42-16L42-3Z"/><ellipse cx="38" cy="-24" rx="2.6" ry="3.1"/><path d="M30-25L38-29 46-25Z"/><path d="M40-15L62 6" stroke="#000" stroke-width="1.3"/>';

/**
 * Lays a sampan on a film, its waterline at a place in pixels, `size` times 110 pixels long, and its image in the water
 * below it, broken by ripples; `soft` is how far out of focus it is, `clear` how much of it the air lets through.
 */
export async function layBoat(film, { x, y, size, soft, clear, ink }) {
  const { width, height } = film;
  const drawing = hull + mats + oarsman;
  const upright = await maskOf(width, height, `<g transform="translate(${x} ${y}) scale(${size})">${drawing}</g>`);
  const sunk = await maskOf(
    width,
    height,
    `<g transform="translate(${x} ${y + 6 * size}) scale(${size} ${-0.9 * size})">${drawing}</g>`,
  );
  const broken = new Float32Array(sunk.length);
  for (let at = 0; at < sunk.length; at++) {
    const row = Math.floor(at / width);
    const sway = Math.round(1.6 * size * Math.sin(row * (2.1 / size)) * Math.min(1, (row - y) / (14 * size)));
    broken[at] = row > y ? (sunk[at + sway] ?? 0) * 0.62 : 0;
  }
  const mask = upright.map((value, at) => Math.max(value, broken[at]));
  const laid = soft > 0 ? blurred(mask, width, height, 1, soft) : mask;
  film.light = film.light.map((value, at) => mix(value, ink[at % 3], laid[Math.floor(at / 3)] * clear));
}
