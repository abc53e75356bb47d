/** A stone bridge of one arch by night, the moon over it: with its image in the canal the arch closes to a ring. */
import { develop, encoded, expose } from './film.mjs';
import { blend, clouds, hash, mix, noise, smooth } from './noise.mjs';
import { habits, treeMask } from './trees.mjs';
import { along, camera, dot, fresnel, reflected, unit } from './view.mjs';

/** Half of the arch's span, metres; its centre lies on the water. */
const SPAN = 5.6;
/** The bridge is this long to either side of the middle, and so deep. */
const REACH = 21;
const DEPTH = 4.6;
const moon = unit([0.36, 0.335, -1]);

/** Height of the way over the bridge. */
const deckAt = (x) => 1.5 + 6.4 * Math.exp(-((Math.abs(x) / 10.5) ** 2.2));
const parapetAt = (x) => deckAt(x) + 0.85;

function sky(way) {
  const toward = Math.max(0, dot(way, moon));
  const high = Math.max(0, way[1]);
  const far = 1 / (high + 0.16);
  const veil = smooth(0.42, 0.78, clouds(way[0] * far * 1.3 + 5, way[2] * far * 2.4 + 1, 6, 31));
  const base = blend([0.13, 0.165, 0.25], [0.022, 0.045, 0.11], smooth(0, 0.55, high));
  const halo = 0.16 * toward ** 60 + 0.5 * toward ** 900;
  const light = base.map(
    (part, at) => part * (1 - 0.35 * veil) + [1, 0.93, 0.8][at] * halo * (0.6 + veil) + veil * [0.05, 0.052, 0.062][at],
  );
  if (toward > Math.cos(0.0155)) {
    const seas = 0.72 + 0.5 * clouds((way[0] - moon[0]) * 130 + 3, (way[1] - moon[1]) * 130, 4, 7);
    return [6 * seas, 5.5 * seas, 4.6 * seas];
  }
  return light;
}

/** Lanterns hang under the eaves of the houses on both banks, and stand at the ends of the bridge. */
const lanterns = [
  [-15.4, 3.6, 2.9],
  [15.2, 3.5, 2.9],
  [-24, 4.4, -7],
  [-27.4, 4.4, -7],
  [-30.8, 4.4, -7],
  [25, 4.3, -8],
  [28.4, 4.3, -8],
  [31.8, 4.3, -8],
  [-8.6, 2.7, -24],
  [-2.4, 2.7, -27],
  [3.2, 2.6, -27],
];

/** Warm light that comes to a place from the lanterns. */
function lanternLight(place, normal) {
  let sum = 0;
  for (const lamp of lanterns) {
    const to = [lamp[0] - place[0], lamp[1] - place[1], lamp[2] - place[2]];
    const far = Math.hypot(to[0], to[1], to[2]);
    sum += (Math.max(0.12, dot(normal, to) / far) * 17) / (1 + far * far);
  }
  return sum;
}

/** Stone in courses: its tone at a place on a wall, darker and greener near the water. */
function stoneAt(u, v, seed) {
  const course = Math.floor(v / 0.42);
  const wide = 0.8 + 0.5 * hash(course, 1, seed);
  const block = Math.floor(u / wide + hash(course, 2, seed));
  const inU = (u / wide + hash(course, 2, seed) - block) * wide;
  const inV = v - course * 0.42;
  const joint = smooth(0, 0.035, Math.min(inU, wide - inU, inV, 0.42 - inV));
  const tone = (0.2 + 0.13 * hash(block, course, seed) * 0.55) * (0.65 + 0.7 * clouds(u * 2.2, v * 2.2, 4, seed));
  const moss = smooth(1.6, 0.2, v) * smooth(0.35, 0.6, clouds(u * 0.8, v * 1.6, 4, seed + 3));
  return blend([tone, tone * 0.97, tone * 0.9], [0.035, 0.05, 0.025], 0.75 * moss).map(
    (part) => part * mix(0.6, 1, joint),
  );
}

/** Light of a lit surface of stone. */
function litStone(place, normal, stone) {
  const warm = lanternLight(place, normal);
  const cold = 0.32 * Math.max(0, dot(normal, moon)) + 0.1 + 0.06 * normal[1];
  return stone.map((part, at) => part * (warm * [1, 0.52, 0.2][at] + cold * [0.62, 0.8, 1.15][at]));
}

/** Where a ray meets the bridge, and its light there; undefined where it passes. */
function bridgeHit(from, way) {
  const start = (DEPTH / 2 - from[2]) / way[2];
  const end = (-DEPTH / 2 - from[2]) / way[2];
  if (start > 0) {
    const [x, y] = [from[0] + way[0] * start, from[1] + way[1] * start];
    if (Math.abs(x) < REACH && y < parapetAt(x) && Math.hypot(x, y) > SPAN) {
      const place = [x, y, DEPTH / 2];
      const ring = Math.hypot(x, y) - SPAN;
      if (ring < 0.62) {
        const wedge = (Math.atan2(y, x) * 17) / Math.PI;
        const joint = smooth(0, 0.06, Math.min(wedge - Math.floor(wedge), 1 - wedge + Math.floor(wedge)));
        const tone =
          0.3 *
          (0.75 + 0.5 * hash(Math.floor(wedge), 3, 5)) *
          (0.7 + 0.6 * clouds(x * 3, y * 3, 4, 9)) *
          mix(0.4, 1, joint) *
          smooth(0.62, 0.56, ring) ** 0.4;
        return { t: start, light: litStone(place, [0, 0, 1], [tone, tone * 0.96, tone * 0.88]) };
      }
      const rail = parapetAt(x) - y;
      const isCoping = rail < 0.16 || (rail > 0.82 && rail < 1.02);
      const stone = isCoping
        ? [0.34, 0.33, 0.3].map((part) => part * (0.8 + 0.3 * noise(x * 3, y * 9, 3)))
        : stoneAt(x, y, 11);
      return { t: start, light: litStone(place, [0, isCoping ? 0.5 : 0, isCoping ? 0.86 : 1], stone) };
    }
  }
  // Through the arch: its underside is a cylinder.
  const a = way[0] ** 2 + way[1] ** 2;
  const b = from[0] * way[0] + from[1] * way[1];
  const c = from[0] ** 2 + from[1] ** 2 - SPAN ** 2;
  const inner = (-b + Math.sqrt(Math.max(0, b * b - a * c))) / a;
  if (b * b > a * c && inner > Math.max(start, 0) && inner < end) {
    const place = along(from, way, inner);
    if (place[1] < 0) return undefined;
    const normal = [-place[0] / SPAN, -place[1] / SPAN, 0];
    const stone = stoneAt(place[2] + 9, (Math.atan2(place[1], place[0]) * SPAN) % 50, 17);
    const wave = 0.16 * smooth(0.55, 0.75, clouds(place[2] * 1.4, place[0] * 1.4, 3, 19));
    return {
      t: inner,
      light: litStone(place, normal, stone).map((part, at) => part * 0.55 + wave * stone[at] * [1, 0.8, 0.6][at]),
    };
  }
  return undefined;
}

/** A row of houses across a plane: white walls, dark roofs, windows lit from within. */
function houseAt(x, y, row) {
  const wide = 7.5;
  const house = Math.floor(x / wide + hash(row, 1, 3));
  const u = (x / wide + hash(row, 1, 3) - house) * wide;
  const eaves = 4.4 + 2.2 * hash(house, row, 21);
  const ridge = eaves + 1.7;
  const gable = hash(house, row, 22) > 0.55 ? Math.floor(Math.abs(u - wide / 2) / 0.9) * -0.42 + 1.9 : 0;
  const top = gable > 0 ? eaves + gable : mix(eaves, ridge, 0.85) + 0.06 * Math.cos(u * 12);
  if (y > top) return undefined;
  if (y > eaves - 0.1 && gable <= 0) {
    const tile = 0.5 + 0.5 * Math.cos(u * 22);
    return [0.02, 0.024, 0.032].map((part) => part * (0.5 + tile));
  }
  if (y > top - 0.28) return [0.016, 0.018, 0.024];
  const floor = Math.floor((y - 0.9) / 2.6);
  const bay = Math.floor(u / 1.5);
  const [inU, inV] = [u - bay * 1.5, y - 0.9 - floor * 2.6];
  const isOpening = inU > 0.28 && inU < 1.22 && inV > 0.7 && inV < 2.1 && y > 1 && hash(house, floor, 61) > 0.35;
  if (isOpening && hash(bay + house * 9, floor, row + 23) > 0.6) {
    const cross =
      Math.min(
        Math.abs(inU - 0.75),
        Math.abs(inU - 0.44),
        Math.abs(inU - 1.06),
        Math.abs(inV - 1.1),
        Math.abs(inV - 1.6),
      ) < 0.035;
    const glow = (cross ? 0.12 : 1.5) * (0.35 + 0.8 * hash(bay + house * 9, floor, row + 24));
    return [glow, glow * 0.56, glow * 0.2];
  }
  if (isOpening) return [0.012, 0.012, 0.015];
  const plaster = (0.055 + 0.05 * clouds(x * 0.7, y * 1.1, 5, row)) * mix(0.4, 1, smooth(0.4, 2, y));
  return [plaster * 0.75, plaster * 0.85, plaster];
}

function houses(from, way, random, masks) {
  const rows = [
    { z: -8, left: 21, right: 60, shift: 0 },
    { z: -7, left: -60, right: -20, shift: 3 },
    { z: -30, left: -60, right: 60, shift: 9 },
  ];
  const willows = [
    { x: -15.8, z: 1.2, size: 11.5, mask: 0 },
    { x: 18.6, z: -4, size: 12.5, mask: 1 },
    { x: -12, z: -20, size: 9, mask: 1 },
    { x: 9.5, z: -22, size: 8, mask: 0 },
  ];
  let nearest = Infinity;
  let light;
  for (const { z, left, right, shift } of rows) {
    const t = (z - from[2]) / way[2];
    if (t <= 0 || t > nearest) continue;
    const [x, y] = [from[0] + way[0] * t, from[1] + way[1] * t];
    if (x < left || x > right) continue;
    const seen = y < 0.9 ? litStone([x, y, z], [0, 0, 1], stoneAt(x, y, 13)) : houseAt(x, y - 0.3, shift);
    if (seen === undefined) continue;
    const warm = lanternLight([x, y, z + 0.8], [0, 0, 1]) * 0.16;
    nearest = t;
    const haze = z < -20 ? 0.3 : 0.05;
    light = seen.map((part, at) =>
      mix(part + warm * [1, 0.52, 0.2][at] * (0.3 + 0.7 * smooth(0.01, 0.05, seen[2])), [0.08, 0.1, 0.15][at], haze),
    );
  }
  for (const { x, z, size, mask } of willows) {
    const t = (z - from[2]) / way[2];
    if (t <= 0 || t > nearest) continue;
    const place = along(from, way, t);
    if (random() >= masks[mask]((place[0] - x) / size + 0.5, (place[1] - 0.9) / size)) continue;
    const warm = 0.028 * lanternLight(place, [0, 0, 1]);
    nearest = t;
    light = [0.008 + warm, 0.011 + 0.62 * warm, 0.014 + 0.2 * warm];
  }
  return { t: nearest, light };
}

function sight(from, way, random, masks) {
  let { t: nearest, light } = houses(from, way, random, masks);
  const bridge = bridgeHit(from, way);
  if (bridge !== undefined && bridge.t < nearest) {
    nearest = bridge.t;
    light = bridge.light;
  }
  for (const lamp of lanterns) {
    const to = [lamp[0] - from[0], lamp[1] - from[1], lamp[2] - from[2]];
    const t = dot(to, way);
    if (t <= 0 || t > nearest) continue;
    const near = along(from, way, t);
    const [dx, dy] = [near[0] - lamp[0], near[1] - lamp[1]];
    if (Math.hypot(dx, near[2] - lamp[2]) / 0.3 < 1 && Math.abs(dy) < 0.3 && Math.hypot(dx / 0.3, dy / 0.38) < 1) {
      const fold = 0.8 + 0.2 * Math.cos(dy * 90);
      return [9 * fold, 2.9 * fold, 0.8 * fold];
    }
  }
  return light ?? sky(way);
}

/** Draws the picture at a scale of its 1260 pixels; gives the file. */
export async function draw(scale) {
  const [width, height] = [Math.round(1260 * scale), Math.round(840 * scale)];
  const masks = await Promise.all([treeMask(51, habits.willow), treeMask(64, habits.willow)]);
  const from = [-7.5, 2.3, 41];
  const ray = camera(from, [0.6, 2.3, 0], 0.8, width, height, 0.1);
  const film = expose(width, height, scale < 0.7 ? 4 : 9, (x, y, random, out) => {
    const way = ray(x, y);
    let seen;
    if (way[1] < 0 && -from[1] / way[1] < 90) {
      const far = -from[1] / way[1];
      const bridge = bridgeHit(from, way);
      const bank = houses(from, way, random, masks);
      if ((bridge?.t ?? Infinity) < far || bank.t < far) seen = sight(from, way, random, masks);
      else {
        const [px, , pz] = along(from, way, far);
        const wind = 0.4 + 0.8 * smooth(0.4, 0.7, clouds(px * 0.06, pz * 0.12, 3, 71));
        const dz =
          wind *
          (0.05 * (noise(px / 1.5, pz / 0.5, 1) - 0.5) +
            0.03 * (noise(px / 0.5, pz / 0.2, 2) - 0.5) +
            0.008 * (random() - 0.5));
        const dx = wind * (0.018 * (noise(px / 1.2, pz / 0.8, 4) - 0.5) + 0.006 * (random() - 0.5));
        const normal = unit([dx, 1, dz]);
        const back = reflected(way, normal);
        back[1] = Math.max(0.002, back[1]);
        const share = fresnel(dot(way, normal));
        seen = sight([px, 0, pz], unit(back), random, masks).map(
          (part, at) => part * share + [0.003, 0.007, 0.008][at],
        );
      }
    } else seen = sight(from, way, random, masks);
    for (let part = 0; part < 3; part++) out[part] = seen[part];
  });
  return encoded(
    develop(film, {
      scale,
      exposure: 1.75,
      bloom: 0.12,
      spread: 5,
      grain: 4,
      corners: 0.35,
      contrast: 1.25,
      lift: 0.004,
    }),
    82,
  );
}
