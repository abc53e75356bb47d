/**
 * Land seen from far: a grid of heights, a wood of round crowns that covers it, and rays that walk over both.
 * Lengths are metres; the lake lies at height 0.
 */
import { hash, noise, randomFrom } from './noise.mjs';

/** A grid of numbers over a square of land; asked between its points it gives what lies between. */
export function gridOf(points, side, at) {
  const values = new Float32Array(points * points);
  const step = side / (points - 1);
  for (let row = 0; row < points; row++) {
    for (let column = 0; column < points; column++) {
      values[row * points + column] = at(column * step - side / 2, row * step - side / 2);
    }
  }
  return (x, z) => {
    const column = Math.min(points - 1.001, Math.max(0, (x + side / 2) / step));
    const row = Math.min(points - 1.001, Math.max(0, (z + side / 2) / step));
    const left = column | 0;
    const top = row | 0;
    const u = column - left;
    const v = row - top;
    const from = top * points + left;
    const a = values[from];
    const b = values[from + 1];
    const c = values[from + points];
    const d = values[from + points + 1];
    return a + (b - a) * u + (c - a) * v + (a - b - c + d) * u * v;
  };
}

/** Points of a tile of wood along one side, and how many metres that is; the tile joins itself on all sides. */
const TILE_POINTS = 1024;

/**
 * A wood seen from above: crowns from `least` to `most` metres wide, each a lump of lumps. Gives the height of leaves
 * over the ground, and a number in 0..1 that belongs to the tree.
 */
export function woodOf({ seed, least, most, side, tall = 1 }) {
  const random = randomFrom(seed);
  const height = new Float32Array(TILE_POINTS * TILE_POINTS);
  const tree = new Float32Array(TILE_POINTS * TILE_POINTS);
  const cell = side / TILE_POINTS;
  const count = Math.round((side / (least + (most - least) * 0.35)) ** 2 * 1.35);
  for (let index = 0; index < count; index++) {
    const middle = [random() * TILE_POINTS, random() * TILE_POINTS];
    const radius = (least + (most - least) * random() ** 2) / 2 / cell;
    const own = random();
    const top = (3 + radius * cell * (0.9 + 0.7 * random())) * tall;
    const reach = Math.ceil(radius * 1.25);
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const column = (Math.floor(middle[0]) + dx + TILE_POINTS) % TILE_POINTS;
        const row = (Math.floor(middle[1]) + dy + TILE_POINTS) % TILE_POINTS;
        const lump = noise((column * cell) / 1.3, (row * cell) / 1.3, seed + 3);
        const far = Math.hypot(dx, dy) / radius / (0.78 + 0.44 * lump);
        if (far >= 1) continue;
        const rise = top * (0.35 + 0.65 * Math.sqrt(1 - far * far)) - 1.1 * hash(column, row, seed) + lump * 1.6;
        const at = row * TILE_POINTS + column;
        if (rise > height[at]) {
          height[at] = rise;
          tree[at] = own;
        }
      }
    }
  }
  const place = (x, z) => {
    const column = (Math.floor(x / cell) % TILE_POINTS) & (TILE_POINTS - 1);
    const row = (Math.floor(z / cell) % TILE_POINTS) & (TILE_POINTS - 1);
    return row * TILE_POINTS + column;
  };
  return { height: (x, z) => height[place(x, z)], tree: (x, z) => tree[place(x, z)], most: (3 + most) * 1.6 * tall };
}

/**
 * Walks along a ray until it is under the land; how far that is, in metres, or Infinity. `land` gives the height at a
 * place; `ceiling` is what nothing is higher than; `fine` the share of the way so far that one step may be.
 */
export function walk(from, way, land, { ceiling, start = 1, most = 9000, fine = 0.004, least = 0.5 }) {
  let t = start;
  if (from[1] + way[1] * t > ceiling) {
    if (way[1] >= 0) return Infinity;
    t = (ceiling - from[1]) / way[1];
  }
  let before = t;
  while (t < most) {
    const y = from[1] + way[1] * t;
    if (y > ceiling && way[1] >= 0) return Infinity;
    const above = y - land(from[0] + way[0] * t, from[2] + way[2] * t, y);
    if (above < 0) return between(from, way, land, before, t);
    before = t;
    t += Math.max(least, above * 0.5, t * fine);
  }
  return Infinity;
}

/** Halves the stretch in which a ray enters the land. */
function between(from, way, land, start, end) {
  let low = start;
  let high = end;
  for (let round = 0; round < 7; round++) {
    const t = (low + high) / 2;
    if (from[1] + way[1] * t < land(from[0] + way[0] * t, from[2] + way[2] * t)) high = t;
    else low = t;
  }
  return high;
}

/** The way up from the land at a place, from heights `gap` metres apart. */
export function uprightAt(x, z, land, gap) {
  const dx = land(x - gap, z) - land(x + gap, z);
  const dz = land(x, z - gap) - land(x, z + gap);
  const length = Math.hypot(dx, 2 * gap, dz);
  return [dx / length, (2 * gap) / length, dz / length];
}

/** How much of the sun reaches a place, 0..1, its edge as soft as the sun is wide. */
export function sunAt(place, sun, land, { ceiling, most = 1500, least = 2 }) {
  let t = least;
  let free = 1;
  while (t < most) {
    const y = place[1] + sun[1] * t;
    if (y > ceiling) break;
    const above = y - land(place[0] + sun[0] * t, place[2] + sun[2] * t, y);
    if (above < 0) return 0;
    free = Math.min(free, (above / t) * 55);
    t += Math.max(least, above * 0.5, t * 0.02);
  }
  return Math.min(1, free);
}

/**
 * What air does to light on its way: mist that lies on the lake and thins out upward, and haze everywhere. `t` metres
 * from `from` along `way`; gives the part of light that comes through.
 */
export function clearness(from, way, t, { mist, fall, haze }) {
  const low = Math.exp(-Math.max(0, from[1]) / fall);
  const slope = (way[1] * t) / fall;
  const sum = Math.abs(slope) < 1e-4 ? 1 : (1 - Math.exp(-slope)) / slope;
  return Math.exp(-(mist * low * t * sum + haze * t));
}
