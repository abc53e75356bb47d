/** A wooden punt seen from above, with one who picks lotus under a wide straw hat, and what was picked. */
import { blend, hash, noise, smooth } from './noise.mjs';

/** Where its middle lies, in picture widths, and the way it goes. */
const [X, Y, COS, SIN] = [0.56, 0.36, 0.87, -0.5];
/** Half of its length and of its width. */
const LONG = 0.165;
const WIDE = 0.037;
/** What a place of the punt belongs to, as a leaf or a flower is of the pond. */
const part = { isPunt: true, isFlower: false };

const planks = (u, v, tone) => {
  const plank = Math.floor(v * 4.2 + 20);
  const joint = Math.abs(v * 4.2 + 20 - plank - 0.5) > 0.45 ? 0.45 : 1;
  const fibre = 0.65 + 0.7 * noise(u * 60, v * 26 + plank * 7, 3);
  return tone.map((one) => one * joint * fibre * (0.8 + 0.4 * hash(plank, 1, 4)));
};

/** A straw hat: a cone, woven in rings. */
function hatAt(u, v) {
  const [dx, dy] = [(u - 0.36) * LONG, v * WIDE - 0.002];
  const far = Math.hypot(dx, dy) / 0.0205;
  if (far > 1) return undefined;
  const weave = 0.78 + 0.22 * Math.sin(far * 60) * Math.sin(Math.atan2(dy, dx) * 34);
  return {
    height: 0.085 - 0.02 * far,
    one: part,
    colour: [0.62, 0.49, 0.27].map((one) => one * weave * (far > 0.94 ? 0.7 : 1)),
  };
}

/** Shoulders and arms in a blue jacket, and the pole held across the gunwale. */
function personAt(u, v) {
  const [dx, dy] = [(u - 0.36) * LONG, v * WIDE];
  const body = Math.hypot(dx / 0.012, dy / 0.0235);
  const fold = 0.75 + 0.5 * noise(dx * 500, dy * 300, 5);
  if (body < 1)
    return { height: 0.055 - 0.012 * body, one: part, colour: [0.045, 0.075, 0.14].map((one) => one * fold) };
  return undefined;
}

/** Picked flowers and seed heads, heaped in the bow. */
function heapAt(u, v) {
  let top;
  for (let at = 0; at < 34; at++) {
    const [x, y] = [-0.66 + 0.52 * hash(at, 1, 6), (hash(at, 2, 6) - 0.5) * 0.95];
    const radius = 0.0045 + 0.0035 * hash(at, 3, 6);
    const [dx, dy] = [(u - x) * LONG, (v - y) * WIDE];
    const far = Math.hypot(dx, dy * 1.1) / radius;
    if (far > 1) continue;
    const height = 0.016 + 0.012 * hash(at, 4, 6) + 0.4 * radius * (1 - far * far);
    if (top !== undefined && top.height > height) continue;
    const isPod = hash(at, 5, 6) < 0.42;
    const pit = isPod && noise(dx * 1100, dy * 1100, at) > 0.66 ? 0.4 : 1;
    const pink = blend(
      [0.8, 0.6, 0.58],
      [0.7, 0.15, 0.27],
      smooth(0.1, 0.9, far + 0.3 * Math.sin(Math.atan2(dy, dx) * 6)),
    );
    top = { height, one: part, colour: isPod ? [0.14 * pit, 0.22 * pit, 0.06 * pit] : pink };
  }
  return top;
}

/** What of the punt is at a place: its height, colour, and itself; undefined beside it. */
export function boatAt(x, y) {
  const [dx, dy] = [x - X, y - Y];
  const u = (dx * COS + dy * SIN) / LONG;
  const v = (dy * COS - dx * SIN) / WIDE;
  const pole = Math.abs((u - 0.33) * 0.35 - v * 0.11 - 0.16);
  if (pole < 0.006 && v > -2.6 && v < 3.4) return { height: 0.06, one: part, colour: [0.3, 0.22, 0.1] };
  if (Math.abs(u) > 1) return undefined;
  // Both ends are cut square, the stern wider than the bow.
  const half = (1 - 0.36 * Math.abs(u) ** 2.6) * (u > 0 ? 1 : 1 - 0.12 * u * u);
  const side = Math.abs(v) / half;
  if (side > 1) return undefined;
  const person = hatAt(u, v) ?? personAt(u, v);
  if (person !== undefined) return person;
  if (side > 0.86 || Math.abs(u) > 0.965) return { height: 0.024, one: part, colour: planks(u, 9, [0.3, 0.2, 0.11]) };
  const isDeck = Math.abs(u) > 0.76;
  if (isDeck) return { height: 0.021, one: part, colour: planks(v * 0.4, u * 5, [0.24, 0.16, 0.09]) };
  if (Math.abs(u - 0.08) < 0.035) return { height: 0.02, one: part, colour: planks(v * 0.3, 2, [0.26, 0.18, 0.1]) };
  const heap = heapAt(u, v);
  if (heap !== undefined) return heap;
  return { height: 0.006, one: part, colour: planks(u, v, [0.13, 0.085, 0.05]) };
}
