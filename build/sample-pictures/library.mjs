/** The lead picture: the new library on the south bank of the lake at dusk, six floors of glass, each a page turned. */
import { blurred, develop, encoded, expose, maskOf } from './film.mjs';
import { bookRoom } from './library-rooms.mjs';
import { blend, clouds, hash, mix, noise, smooth } from './noise.mjs';
import { habits, reedDrawing, treeMask } from './trees.mjs';
import { along, camera, fresnel, reflected, unit } from './view.mjs';

/** From the floor of one storey to the next, metres. */
const STOREY = 5.3;
/** Where the water stands below the quay's top. */
const QUAY = 1.5;
/** The floors from below: left and right end, front and back, and how far each is turned, radians. */
const floors = [
  { left: -36, right: 40, front: -2, back: -40, turn: 0 },
  { left: -44, right: 37, front: 1.5, back: -38, turn: 0.035 },
  { left: -38, right: 45, front: -0.5, back: -40, turn: -0.03 },
  { left: -41, right: 38, front: 3.5, back: -36, turn: 0.05 },
  { left: -33, right: 43, front: 0.5, back: -38, turn: -0.045 },
  { left: -30, right: 34, front: 2, back: -34, turn: 0.025 },
].map((floor, index) => ({
  ...floor,
  base: QUAY + 0.6 + index * STOREY,
  cos: Math.cos(floor.turn),
  sin: Math.sin(floor.turn),
  index,
}));

/** The first crossing of a ray with a box: how far, and which pair of its sides; undefined where it passes. */
function boxCrossing(from, way, low, high) {
  let near = 0.001;
  let far = Infinity;
  let side = -1;
  for (let axis = 0; axis < 3; axis++) {
    const a = (low[axis] - from[axis]) / way[axis];
    const b = (high[axis] - from[axis]) / way[axis];
    const enter = Math.min(a, b);
    if (enter > near) {
      near = enter;
      side = axis;
    }
    far = Math.min(far, Math.max(a, b));
  }
  return far > near && side >= 0 ? { t: near, side } : undefined;
}

/** The sky half an hour after sunset, the sun gone to the left of the picture. */
function sky(way) {
  const high = Math.max(0, way[1]);
  const west = 0.5 + 0.5 * unit([way[0], 0, way[2]])[0] * -1;
  const glow = blend([0.5, 0.3, 0.24], [0.98, 0.5, 0.26], west);
  const middle = blend([0.17, 0.2, 0.29], [0.3, 0.27, 0.31], west);
  const base = blend(blend(glow, middle, smooth(0, 0.2, high)), [0.035, 0.08, 0.18], smooth(0.06, 0.7, high));
  const far = 1 / (high + 0.12);
  const torn = clouds(way[0] * far * 6 + 1, way[2] * far * 11, 5, 35);
  const veil =
    clouds(way[0] * far * 1.5 + 7 + 0.25 * torn, way[2] * far * 4.2 + 3 + 0.5 * torn, 6, 31) + 0.12 * (torn - 0.5);
  const band = smooth(0.47, 0.72, veil) * smooth(0.0, 0.1, high);
  const lit = blend([0.12, 0.125, 0.18], [0.72, 0.37, 0.25], smooth(0.75, 0.05, high) * (0.35 + 0.65 * west));
  return blend(base, lit, band * 0.62);
}

/** The far shore and its hills, drawn on the sky: light of the hills, and lamps of streets under them. */
function distance(way) {
  const bearing = Math.atan2(way[0], -way[2]);
  const tall = way[1];
  const far = 0.035 + 0.05 * clouds(bearing * 5 + 3, 0.5, 5, 12);
  const near = 0.012 + 0.035 * clouds(bearing * 9 + 9, 2.5, 6, 13);
  if (tall > far) return undefined;
  if (tall > near) return blend(sky([way[0], 0.05, way[2]]), [0.1, 0.12, 0.2], 0.62);
  const lampX = Math.floor(bearing * 700);
  const lampY = Math.floor(tall * 700);
  const quarter = clouds(bearing * 14, 4.5, 3, 15);
  const isLit = hash(lampX, lampY, 5) > 0.985 - 0.16 * smooth(0.45, 0.75, quarter) * smooth(0.016, 0, tall);
  if (isLit && tall < 0.018) {
    const bright = 0.25 + 1.5 * hash(lampX, lampY, 7) ** 3;
    return [bright, bright * (0.55 + 0.4 * hash(lampX, lampY, 6)), bright * 0.32];
  }
  return [0.045, 0.055, 0.085];
}

/** Light of a floor's outside where it is plate, roof or the wall between windows. */
function plateLight(side, way, place) {
  const above = [0.06, 0.065, 0.09];
  if (side === 1) return way[1] < 0 ? above : [0.75, 0.46, 0.24];
  const grainy = 0.85 + 0.3 * noise(place[0] * 0.9, place[1] * 5, 3);
  return [0.17 * grainy, 0.155 * grainy, 0.165 * grainy];
}

/** Where a ray meets one floor, with the light that comes from there. */
function floorHit(floor, from, way) {
  const { cos, sin, base, left, right, front, back } = floor;
  const turn = (a) => [a[0] * cos - a[2] * sin, a[1], a[0] * sin + a[2] * cos];
  const start = turn(from);
  const ahead = turn(way);
  const plate = boxCrossing(
    start,
    ahead,
    [left - 1.4, base + STOREY - 0.95, back],
    [right + 1.4, base + STOREY - 0.3, front + 1.5],
  );
  const glass = boxCrossing(start, ahead, [left, base - 0.4, back], [right, base + STOREY - 0.9, front]);
  if (plate !== undefined && (glass === undefined || plate.t < glass.t)) {
    return { t: plate.t, light: () => plateLight(plate.side, ahead, along(start, ahead, plate.t)) };
  }
  if (glass === undefined) return undefined;
  return {
    t: glass.t,
    light: (random) => {
      const place = along(start, ahead, glass.t);
      const room = { floor, height: STOREY - 0.9, random };
      const inside = bookRoom(place, ahead, glass.side, room);
      const normal = glass.side === 0 ? [Math.sign(-ahead[0]), 0, 0] : [0, 0, Math.sign(-ahead[2])];
      const back = fresnel(ahead[0] * normal[0] + ahead[2] * normal[2]) + 0.05;
      const mirrored = sky(reflected(ahead, normal));
      return [0, 1, 2].map((part) => inside[part] * (1 - back) + mirrored[part] * back);
    },
  };
}

/** Lamps on the quay, and the trees that stand upright in a plane: where they are and how tall. */
function quayside(masks) {
  const lamps = Array.from({ length: 13 }, (_, at) => -92 + at * 15.5);
  const trees = [
    { x: -74, z: 2, size: 15, mask: 3 },
    { x: -57, z: -6, size: 19, mask: 1 },
    { x: -66, z: -12, size: 21, mask: 0 },
    { x: -88, z: -8, size: 23, mask: 2 },
    { x: -104, z: -2, size: 20, mask: 0 },
    { x: -97, z: 4, size: 12, mask: 3 },
    { x: 57, z: 2, size: 13, mask: 3 },
    { x: 62, z: -14, size: 22, mask: 0 },
    { x: 72, z: -7, size: 20, mask: 2 },
    { x: 80, z: -3, size: 24, mask: 1 },
    { x: 90, z: 1, size: 18, mask: 0 },
    { x: 101, z: -6, size: 23, mask: 2 },
    { x: 116, z: -3, size: 22, mask: 0 },
    { x: -47.5, z: 5, size: 10.5, mask: 3 },
    { x: 30, z: 6, size: 8.5, mask: 3 },
    { x: -18, z: 6, size: 7, mask: 1 },
    { x: -13.5, z: 6, size: 6.2, mask: 0 },
  ].sort((a, b) => b.z - a.z);
  return { lamps, trees, masks };
}

/** A lamp's globe, post and the people by the rail, seen in the plane of the quay's edge; undefined where none is. */
function edgeLight(x, y, lamps) {
  for (const lamp of lamps) {
    const dx = x - lamp;
    if (Math.hypot(dx, y - QUAY - 4.1) < 0.24) return [16, 9.8, 5];
    if (Math.abs(dx) < 0.07 && y > QUAY && y < QUAY + 4) return [0.03, 0.03, 0.035];
  }
  const height = y - QUAY;
  if (height > 0 && height < 1.05) {
    const post = x - Math.floor(x / 1.6) * 1.6;
    if (height > 0.98 || post < 0.09 || Math.abs(height - 0.55) < 0.03) return [0.035, 0.035, 0.04];
  }
  const cell = Math.floor(x / 1.9);
  if (hash(cell, 3, 8) > 0.83) {
    const stature = 1.5 + 0.3 * hash(cell, 4, 8);
    const dx = x - (cell + 0.3 + 0.4 * hash(cell, 5, 8)) * 1.9;
    const body = 0.2 + 0.06 * Math.sin(height * 2.6);
    if (Math.abs(dx) < body && height > 0 && height < stature - 0.26) return [0.04, 0.036, 0.04];
    if (Math.hypot(dx, height - stature + 0.12) < 0.13) return [0.045, 0.038, 0.036];
  }
  return undefined;
}

/** Light of the quay: its wall in courses of stone, and its paving, warm under each lamp and by the windows. */
function quayLight(place, lamps) {
  let warmth = 0.55 * smooth(24, -4, place[2]) * smooth(70, 40, Math.abs(place[0]));
  for (const lamp of lamps) warmth += 1.1 / (1 + ((place[0] - lamp) ** 2 + (place[2] - 8) ** 2) * 0.12);
  const isWall = place[2] > 8.95;
  const course = isWall
    ? 0.7 + 0.3 * hash(Math.floor(place[0] / 0.9 + (Math.floor(place[1] * 3) % 2) * 0.5), Math.floor(place[1] * 3), 2)
    : 0.8 + 0.3 * noise(place[0] * 2, place[2] * 2, 2);
  const wet = isWall ? mix(0.4, 1, smooth(0.1, 0.7, place[1])) : 1;
  return [1, 0.66, 0.38].map((part, at) => course * wet * (warmth * part * 0.22 + [0.05, 0.052, 0.07][at]));
}

/** What a ray sees that does not start on the water: buildings, quay, trees, hills, sky. */
function sight(from, way, scene, random) {
  let nearest = Infinity;
  let light;
  for (const floor of floors) {
    const hit = floorHit(floor, from, way);
    if (hit !== undefined && hit.t < nearest) {
      nearest = hit.t;
      light = hit.light;
    }
  }
  const quay = boxCrossing(from, way, [-400, -1, -60], [400, QUAY, 9]);
  if (quay !== undefined && quay.t < nearest) {
    nearest = quay.t;
    light = () => quayLight(along(from, way, quay.t), scene.lamps);
  }
  const edge = (8.7 - from[2]) / way[2];
  if (edge > 0 && edge < nearest) {
    const seen = edgeLight(from[0] + way[0] * edge, from[1] + way[1] * edge, scene.lamps);
    if (seen !== undefined) return seen;
  }
  for (const tree of scene.trees) {
    const t = (tree.z - from[2]) / way[2];
    if (t <= 0 || t > nearest) continue;
    const u = (from[0] + way[0] * t - tree.x) / tree.size + 0.5;
    const v = (from[1] + way[1] * t - QUAY) / tree.size;
    if (random() >= scene.masks[tree.mask](u, v)) continue;
    const lit = 0.3 * smooth(0.5, 0, v) * (0.4 + noise(u * 60, v * 60, 4));
    return [0.018 + lit * 0.3, 0.022 + lit * 0.2, 0.024 + lit * 0.08];
  }
  return light === undefined ? (distance(way) ?? sky(way)) : light(random);
}

/** The slope of the water: a breath of wind in patches, smoother in between. */
function ripple(x, z, distant, random) {
  const wind = 0.35 + 0.9 * smooth(0.42, 0.68, clouds(x * 0.012, z * 0.05, 4, 71));
  const slope = (seed, wide, deep) => noise(x / wide, z / deep, seed) - 0.5;
  const near = smooth(160, 10, distant);
  const dz = wind * (0.034 * slope(1, 3.2, 0.8) + near * 0.03 * slope(2, 0.9, 0.26) + 0.016 * slope(3, 9, 2.4));
  const dx = wind * (0.012 * slope(4, 2.2, 1.4) + near * 0.012 * slope(5, 0.8, 0.4));
  const rough = wind * 0.006;
  return unit([dx + (random() - 0.5) * rough, 1, dz + (random() - 0.5) * rough * 3]);
}

/** Draws the picture at a scale of its 2000 pixels; gives the file. */
export async function draw(scale) {
  const width = Math.round(2000 * scale);
  const height = Math.round(1333 * scale);
  const masks = await Promise.all([
    treeMask(11, habits.round),
    treeMask(23, habits.tall),
    treeMask(35, habits.round),
    treeMask(51, habits.willow),
  ]);
  const scene = quayside(masks);
  const from = [-30, 4.4, 104];
  const ray = camera(from, [1.5, 4.4, 0], 1.02, width, height, 0.085);
  const film = expose(width, height, scale < 0.6 ? 4 : 9, (x, y, random, out) => {
    const way = ray(x, y);
    let seen;
    const water = way[1] < 0 ? -from[1] / way[1] : Infinity;
    const bank = (9 - from[2]) / way[2];
    if (water < bank) {
      const place = along(from, way, water);
      const normal = ripple(place[0], place[2], water, random);
      const back = reflected(way, normal);
      if (back[1] < 0.002) back[1] = 0.002;
      const share = fresnel(way[0] * normal[0] + way[1] * normal[1] + way[2] * normal[2]);
      seen = sight(place, unit(back), scene, random).map((part, at) => part * share + [0.006, 0.012, 0.018][at]);
    } else {
      seen = sight(from, way, scene, random);
    }
    for (let part = 0; part < 3; part++) out[part] = seen[part];
  });
  const reeds = reedDrawing(4, width, height, -0.02 * width, 0.3 * width, 110, height * 0.3);
  const mask = blurred(await maskOf(width, height, reeds), width, height, 1, 5 * scale);
  film.light = film.light.map((value, at) => mix(value, [0.006, 0.008, 0.01][at % 3], mask[Math.floor(at / 3)]));
  const picture = develop(film, {
    scale,
    exposure: 1.2,
    bloom: 0.07,
    spread: 2.5,
    grain: 3.4,
    corners: 0.3,
    contrast: 1.35,
    lift: 0.004,
    colour: 1.06,
  });
  return encoded(picture, 86);
}
