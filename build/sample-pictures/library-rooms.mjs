/** What is seen through the library's windows: shelves, lamps, readers. */
import { hash, mix, noise, smooth } from './noise.mjs';

/** Light of lamps of 3000 kelvin. */
const WARM = [1, 0.64, 0.33];

/** The backs of books on a wall of shelves, `u` along it and `v` up, metres; 0..1 of light and a colour. */
function books(u, v, seed) {
  const shelf = Math.floor(v / 0.42);
  const up = v / 0.42 - shelf;
  const upright = u - Math.floor(u / 1.1) * 1.1;
  if (up < 0.1) return [0.85, 0.76, 0.6];
  if (upright < 0.05) return [0.6, 0.5, 0.4];
  const book = Math.floor(u / 0.13);
  const tall = 0.7 + 0.24 * hash(book, shelf, seed);
  if (up > tall) return [0.2, 0.15, 0.1];
  const kind = hash(book, shelf, seed + 1);
  const bright = 0.34 + 0.34 * hash(book, shelf, seed + 2);
  if (kind < 0.25) return [bright * 0.9, bright * 0.42, bright * 0.32];
  if (kind < 0.45) return [bright * 0.45, bright * 0.6, bright * 0.72];
  return [bright, bright * 0.88, bright * 0.7];
}

/** True where a reader stands or walks behind the glass; `u` along it, `v` up from the floor. */
function isReader(u, v, seed) {
  const cell = Math.floor(u / 2.3);
  if (hash(cell, seed, 41) > 0.2) return false;
  const stature = 1.52 + 0.28 * hash(cell, seed, 42);
  const dx = u - (cell + 0.25 + 0.5 * hash(cell, seed, 43)) * 2.3;
  if (Math.hypot(dx * 1.15, v - stature + 0.13) < 0.13) return true;
  return v < stature - 0.27 && Math.abs(dx) < mix(0.13, 0.25, smooth(0, stature * 0.75, v));
}

/** The fins before the glass, upright leaves a hand wide, closer in some places than in others. */
function finLight(u, seed) {
  const close = noise(u * 0.06, seed * 3.7, 51);
  const every = close > 0.56 ? 0.55 : close > 0.4 ? 1.1 : 2.2;
  const at = u / every - Math.floor(u / every);
  return at * every < 0.11 ? 0.35 + 0.3 * hash(Math.floor(u / every), seed, 52) : 0;
}

/** Light of the wall that ends a room: shelves below, plaster above, some of it dark wood. */
function wallLight(u, v, seed) {
  const bay = Math.floor(u / 8.4);
  const kind = hash(bay, seed, 61);
  const tall = kind > 0.8 ? 3 : 1.75;
  const lamp = 0.6 + 0.4 * Math.exp(-(((u / 4.2 - Math.floor(u / 4.2) - 0.5) * 3) ** 2));
  if (v < tall && kind > 0.14) {
    const [r, g, b] = books(u, v, seed);
    return [r * 1.5 * lamp, g * 1.5 * lamp, b * 1.5 * lamp];
  }
  const plaster = kind > 0.14 ? 1.15 : 0.55;
  return [plaster * lamp, plaster * lamp, plaster * lamp];
}

/** Light of ceilings: white, with rows of tubes of light that run from front to back, and some lanterns. */
function ceilingLight(u, deep) {
  const row = u / 2.8 - Math.floor(u / 2.8);
  if (row < 0.06 && deep > 0.6) return 8;
  return 1.15 * (0.7 + 0.3 * Math.cos((row - 0.03) * Math.PI * 2));
}

/**
 * The light through a window at `place`, of a ray that goes `way` and enters by one of the sides that cross axis
 * `side`. `room` gives the floor, its clear height in metres, and a source of random numbers.
 */
export function bookRoom(place, way, side, room) {
  const { floor, height } = room;
  const across = side === 0 ? 2 : 0;
  const into = side === 0 ? 0 : 2;
  const u = place[across];
  const seed = floor.index * 7 + side;
  const v = place[1] - floor.base;
  const bay = Math.floor((u + 100) / 8.4);
  const dim = 0.62 + 0.5 * hash(bay, seed, 71) - (hash(bay, seed, 72) > 0.9 ? 0.45 : 0);
  const fin = finLight(u, seed);
  if (fin > 0) return WARM.map((part) => part * fin * dim);
  if (v < 0 || v > height - 0.45) return WARM.map((part) => part * 0.16);
  const slope = Math.abs(way[into]) + 1e-6;
  const deepest = 5 + 7 * hash(Math.floor((u + 100) / 16.8), seed, 73);
  // Readers, then columns, stand in planes of their own behind the glass.
  const reader = u + (way[across] / slope) * 1.3;
  if (isReader(reader, v + (way[1] / slope) * 1.3, seed)) return [0.1, 0.06, 0.035];
  const column = u + (way[across] / slope) * 2.2;
  if (Math.abs(column / 8.4 - Math.round(column / 8.4)) * 8.4 < 0.32) return WARM.map((part) => part * 0.55 * dim);
  const toCeiling = way[1] > 0 ? ((height - v) * slope) / way[1] : Infinity;
  const toFloor = way[1] < 0 ? (-v * slope) / way[1] : Infinity;
  const deep = Math.min(deepest, toCeiling, toFloor);
  const end = u + (way[across] / slope) * deep;
  let light;
  if (deep === toCeiling) {
    const bright = ceilingLight(end, deep);
    light = [bright, bright, bright];
  } else if (deep === toFloor) {
    light = [0.55, 0.5, 0.45];
  } else {
    light = wallLight(end, v + (way[1] / slope) * deep, seed);
  }
  const cool = hash(bay, seed, 74) > 0.86 ? 0.5 : 0;
  return light.map((part, at) => part * mix(WARM[at], [0.9, 0.85, 0.8][at], cool) * dim * 1.5);
}
