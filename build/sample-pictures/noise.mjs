/** Repeatable numbers and noise: the same picture comes of the same seed on every machine. */

/** Repeatable numbers in 0..1 (mulberry32). */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number in 0..1 that belongs to a lattice point. */
export function hash(x, y, seed = 0) {
  let h = Math.imul(x, 374761393) + Math.imul(y, 668265263) + Math.imul(seed, 974634777);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  h = Math.imul(h ^ (h >>> 16), 2246822519);
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296;
}

/** A number of a bell curve, mean 0 and deviation 1, from a source of even ones (Box and Muller). */
export function bell(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Smooth noise in 0..1 with features one unit wide. */
export function noise(x, y, seed = 0) {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fx = x - left;
  const fy = y - top;
  const u = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
  const v = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
  const a = hash(left, top, seed);
  const b = hash(left + 1, top, seed);
  const c = hash(left, top + 1, seed);
  const d = hash(left + 1, top + 1, seed);
  return a + (b - a) * u + (c - a) * v + (a - b - c + d) * u * v;
}

/** Noise on noise, each layer twice as fine and half as strong; about 0..1. Turned between layers to hide the lattice. */
export function clouds(startX, startY, layers = 5, seed = 0) {
  let x = startX;
  let y = startY;
  let sum = 0;
  let weight = 0.5;
  let total = 0;
  for (let layer = 0; layer < layers; layer++) {
    sum += weight * noise(x, y, seed + layer);
    total += weight;
    weight *= 0.5;
    const turned = 1.6 * x - 1.2 * y;
    y = 1.2 * x + 1.6 * y;
    x = turned;
  }
  return sum / total;
}

/** Noise with sharp crests, as hills that water has worn; about 0..1. */
export function ridges(startX, startY, layers = 6, seed = 0) {
  let x = startX;
  let y = startY;
  let sum = 0;
  let weight = 0.5;
  let before = 1;
  for (let layer = 0; layer < layers; layer++) {
    const crest = 1 - Math.abs(2 * noise(x, y, seed + layer) - 1);
    const part = crest * crest * before;
    sum += weight * part;
    before = Math.min(1, part * 1.6);
    weight *= 0.5;
    const turned = 1.6 * x - 1.2 * y;
    y = 1.2 * x + 1.6 * y;
    x = turned;
  }
  return sum;
}

/** 0 below `low`, 1 above `high`, smooth between; `low` may be the greater. */
export function smooth(low, high, value) {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

export const mix = (a, b, t) => a + (b - a) * t;

/** A colour between two, each of three numbers. */
export const blend = (a, b, t) => [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)];
