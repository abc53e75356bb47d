/** A bowl of new tea on an old table by a window, for a refer: walked through by rays, with a soft light from the left. */
import { develop, encoded, expose } from './film.mjs';
import { blend, clouds, hash, mix, noise, smooth } from './noise.mjs';
import { along, camera, cross, dot, fresnel, reflected, unit } from './view.mjs';

/** Lengths are centimetres here. The bowl's foot stands on the table, at height 0. */
const HIGH = 5.6;
const WALL = 0.22;
const TEA = 4.55;
/** The window: its middle, and half of its width and height, as an area that shines. */
const windowAt = [-46, 38, -14];
const SHINE = 30;

/** How far out the bowl reaches at a height. */
const flare = (y) => 2.3 + 3.9 * Math.sqrt(Math.max(0, (y - 0.7) / (HIGH - 0.7)));

/** Distance to the bowl's clay by how far out and how high one is: its outline is a line of short pieces. */
function outline(far, y) {
  let least = Infinity;
  for (let step = 0; step < 24; step++) {
    const [y0, y1] = [0.75 + ((HIGH - 0.75) * step) / 24, 0.75 + ((HIGH - 0.75) * (step + 1)) / 24];
    const [r0, r1] = [flare(y0), flare(y1)];
    const [dr, dy] = [r1 - r0, y1 - y0];
    const t = Math.min(1, Math.max(0, ((far - r0) * dr + (y - y0) * dy) / (dr * dr + dy * dy)));
    least = Math.min(least, Math.hypot(far - r0 - dr * t, y - y0 - dy * t));
  }
  const floor = Math.hypot(Math.max(0, far - 2.3), y - 0.75);
  const foot = Math.max(Math.abs(far - 2.5) - 0.2, Math.abs(y - 0.4) - 0.4);
  return Math.min(least - WALL, floor - WALL, foot - 0.05);
}

/** The outline's distances at points every 1/40 cm, since rays ask for them all the time. */
const FINE = 40;
const ACROSS = 12 * FINE;
const distances = Float32Array.from({ length: ACROSS * ACROSS }, (_, at) =>
  outline((at % ACROSS) / FINE, Math.floor(at / ACROSS) / FINE - 1),
);

function bowl(x, y, z) {
  const column = Math.min(ACROSS - 1.01, Math.sqrt(x * x + z * z) * FINE);
  const row = Math.min(ACROSS - 1.01, Math.max(0, (y + 1) * FINE));
  const [left, top] = [column | 0, row | 0];
  const at = top * ACROSS + left;
  const [u, v] = [column - left, row - top];
  const upper = distances[at] + (distances[at + 1] - distances[at]) * u;
  const lower = distances[at + ACROSS] + (distances[at + ACROSS + 1] - distances[at + ACROSS]) * u;
  return upper + (lower - upper) * v;
}

/** Three leaves of tea that fell beside the bowl: thin, curled, from one end to the other. */
const fallen = [
  [6.4, 6.2, 0.5, 1.5],
  [7.9, 7.4, 2.1, 1.3],
  [-5.4, 7.6, 1.1, 1.4],
  [5.2, 8.4, 2.9, 1.2],
  [-6.9, 6.6, 0.2, 1.2],
];
function leaves(x, y, z) {
  let least = Infinity;
  for (const [px, pz, turn, long] of fallen) {
    const [dx, dz] = [x - px, z - pz];
    const u = (dx * Math.cos(turn) + dz * Math.sin(turn)) / long;
    const v = dz * Math.cos(turn) - dx * Math.sin(turn) + 0.25 * u * u;
    const wide = 0.28 * Math.max(0, 1 - u * u);
    const rise = 0.14 + 0.22 * u * u + 0.5 * v * v;
    const out = Math.max(0, Math.abs(u) - 1) * long;
    least = Math.min(least, Math.hypot(Math.max(0, Math.abs(v) - wide), out, y - rise) * 0.6 - 0.05);
  }
  return least;
}

/** The nearest thing's distance, and which it is: 0 table, 1 bowl, 2 leaves. */
function scene(x, y, z) {
  const around = Math.sqrt(x * x + (y - 3) * (y - 3) + z * z);
  const clay = around > 9.5 ? around - 8 : bowl(x, y, z);
  const leaf = y > 2 ? y - 1.4 : around < 7.4 ? 0.5 : leaves(x, y, z);
  if (y < clay && y < leaf) return [y, 0];
  return clay < leaf ? [clay, 1] : [leaf, 2];
}

/** Where a ray meets something within `most`; undefined where it does not. Tea lies flat within the bowl. */
function meet(from, way, most) {
  let t = 0.02;
  const level = (TEA - from[1]) / way[1];
  for (let step = 0; step < 110 && t < most; step++) {
    const [x, y, z] = along(from, way, t);
    if (y > 7 && way[1] > 0) return undefined;
    const [far, kind] = scene(x, y, z);
    if (level > 0.02 && t + far > level && level > t - 1e-6) {
      const [lx, , lz] = along(from, way, level);
      if (Math.hypot(lx, lz) < flare(TEA) - WALL) return { t: level, kind: 3 };
    }
    if (far < 0.0012 * (1 + t * 0.01)) return { t, kind };
    t += far * 0.92;
  }
  return undefined;
}

function upright([x, y, z]) {
  const e = 0.004;
  const at = (dx, dy, dz) => scene(x + dx, y + dy, z + dz)[0];
  return unit([at(e, 0, 0) - at(-e, 0, 0), at(0, e, 0) - at(0, -e, 0), at(0, 0, e) - at(0, 0, -e)]);
}

/** Old planks, their grain along x, waxed; with their dents for light to catch. */
function wood(x, z) {
  const plank = Math.floor((z + 3.6) / 9.5);
  const inPlank = (z + 3.6) / 9.5 - plank;
  const warp = clouds(x * 0.03 + plank * 9, z * 0.22, 3, 4) * 5;
  const rings = 0.5 + 0.5 * Math.sin((z * 1.1 + warp * 3.4) * 2.6);
  const fibre = clouds(x * 0.35, z * 7.5, 4, 5);
  const tone = 0.5 + 0.28 * rings + 0.6 * (fibre - 0.5) + 0.25 * (hash(plank, 1, 3) - 0.5);
  const joint = smooth(0, 0.012, Math.min(inPlank, 1 - inPlank));
  return blend([0.045, 0.024, 0.014], [0.19, 0.105, 0.055], tone).map((part) => part * mix(0.15, 1, joint));
}

/**
 * What shines from a direction when nothing is in the way: the window, a dim room. A `rough` surface sees the window
 * with soft edges, 0 for a mirror: that is what many rays would find, for the price of one.
 */
function roomLight(from, way, rough = 0) {
  const dim = 0.16 + 0.22 * smooth(-0.2, 1, way[1]);
  const room = [dim * 1.05, dim * 0.95, dim * 0.85];
  const t = (windowAt[0] - from[0]) / way[0];
  if (way[0] >= 0 || t <= 0) return room;
  const [, y, z] = along(from, way, t);
  const [u, v] = [Math.abs(z - windowAt[2]) / 30, Math.abs(y - windowAt[1]) / 30];
  const edge = 0.02 + rough * (t / 40) * 1.6;
  const seen = smooth(1 + edge, 1 - edge, u) * smooth(1 + edge, 1 - edge, v);
  const bar = (u < 0.045 || v < 0.035) && rough < 0.02 ? 0.04 : 1;
  const shine = (SHINE * seen * bar) / (1 + rough * 3);
  return [room[0] + shine * 0.9, room[1] + shine * 0.97, room[2] + shine];
}

/**
 * Light that comes from the window straight to a place: how much each quarter of it would give, and whether a point
 * of it, taken by lot, is hidden.
 */
function windowLight(place, normal, random) {
  let sum = 0;
  for (const [dy, dz] of [
    [-15, -15],
    [-15, 15],
    [15, -15],
    [15, 15],
  ]) {
    const [x, y, z] = [windowAt[0] - place[0], windowAt[1] + dy - place[1], windowAt[2] + dz - place[2]];
    const square = x * x + y * y + z * z;
    const facing = normal[0] * x + normal[1] * y + normal[2] * z;
    if (facing > 0) sum += (facing * -x * 900 * SHINE) / (Math.PI * square * square);
  }
  if (sum === 0) return 0;
  const way = unit([
    windowAt[0] - place[0],
    windowAt[1] + (random() - 0.5) * 60 - place[1],
    windowAt[2] + (random() - 0.5) * 60 - place[2],
  ]);
  const start = along(place, normal, 0.03);
  return dot(way, normal) > 0.02 && meet(start, way, 24) !== undefined ? 0 : sum;
}

/** A direction from a surface, more often along its upright (for light from all sides). */
function scattered(normal, random) {
  const turn = random() * Math.PI * 2;
  const out = Math.sqrt(random());
  const side = unit(cross(normal, Math.abs(normal[0]) > 0.6 ? [0, 1, 0] : [1, 0, 0]));
  const other = cross(normal, side);
  const up = Math.sqrt(1 - out * out);
  return [0, 1, 2].map(
    (part) => side[part] * Math.cos(turn) * out + other[part] * Math.sin(turn) * out + normal[part] * up,
  );
}

/** Celadon: pale green, paler where the glaze is thin over the rim, crazed, specked with iron. */
function celadon([x, y, z]) {
  const turn = Math.atan2(z, x);
  const thin = smooth(HIGH - 0.35, HIGH + 0.1, y);
  const base = blend([0.36, 0.47, 0.38], [0.46, 0.54, 0.44], clouds(turn * 2.4, y * 0.6, 4, 5));
  const foot = smooth(1.0, 0.7, y) * (Math.hypot(x, z) > 2 ? 1 : 0);
  const speck = noise(turn * 46, y * 11, 7) > 0.9 ? 0.72 : 1;
  const glazed = blend(base, [0.62, 0.56, 0.44], thin * 0.8).map((part) => part * speck);
  return blend(glazed, [0.26, 0.15, 0.09], foot);
}

/** Light that comes along a ray; `bounces` more may follow. */
function lightOf(from, way, random, bounces) {
  const hit = meet(from, way, 120);
  if (hit === undefined) return roomLight(from, way);
  const place = along(from, way, hit.t);
  if (hit.kind === 3) return teaLight(place, way, random, bounces);
  const normal = hit.kind === 0 ? tableNormal(place) : upright(place);
  const colour = hit.kind === 0 ? wood(place[0], place[2]) : hit.kind === 1 ? celadon(place) : [0.05, 0.062, 0.03];
  const start = along(place, normal, 0.02);
  const straight = windowLight(place, normal, random);
  let around = [0.1, 0.095, 0.09];
  if (bounces > 0) {
    const on = scattered(normal, random);
    const seen = meet(start, on, 40);
    around = seen === undefined ? roomLight([0, -999, 0], [0, Math.max(0.1, on[1]), 0]) : lightOf(start, on, random, 0);
  }
  const share = fresnel(dot(way, normal)) * [0.55, 1.2, 0.5][hit.kind];
  const gloss =
    bounces > 0 ? glossLight(start, unit(reflected(way, normal)), random, [0.3, 0.05, 0.5][hit.kind]) : [0, 0, 0];
  return [0, 1, 2].map(
    (part) => colour[part] * (straight * [0.95, 0.98, 1][part] + around[part]) + Math.min(8, gloss[part]) * share,
  );
}

function tableNormal([x, , z]) {
  return unit([0.05 * (noise(x * 0.5, z * 3, 21) - 0.5), 1, 0.09 * (noise(x * 0.3, z * 5, 22) - 0.5)]);
}

function glossLight(start, back, random, rough) {
  return meet(start, back, 30) === undefined ? roomLight(start, back, rough) : lightOf(start, back, random, 0);
}

/** Tea: clear and green-gold over the bowl's ground, with leaves that stand in it, and the window on its face. */
function teaLight(place, way, random, bounces) {
  const [x, , z] = place;
  const far = Math.hypot(x, z);
  const edge = smooth(flare(TEA) - WALL - 0.35, flare(TEA) - WALL, far);
  const normal = unit([
    0.004 * (noise(x * 2, z * 2, 31) - 0.5) - (x / (far + 1e-6)) * edge * 0.45,
    1,
    0.004 * (noise(x * 2, z * 2, 32) - 0.5) - (z / (far + 1e-6)) * edge * 0.45,
  ]);
  const share = fresnel(dot(way, normal));
  const back = reflected(way, normal);
  const mirrored = bounces > 0 ? glossLight(along(place, normal, 0.02), back, random, 0.012) : [0.3, 0.3, 0.3];
  // Below: a ray bent by the water to the ground of the bowl, which is taken as a flat dish.
  const bent = unit([way[0] * 0.75, -Math.sqrt(1 - 0.5625 * (1 - way[1] * way[1])), way[2] * 0.75]);
  const deep = (TEA - 1.1) * Math.sqrt(Math.max(0.04, 1 - (far / 6) ** 2));
  const t = deep / -bent[1];
  const [bx, bz] = [x + bent[0] * t, z + bent[2] * t];
  let ground = celadon([bx, 2, bz]);
  for (let leaf = 0; leaf < 22; leaf++) {
    const [turn, out] = [hash(leaf, 1, 41) * 6.28, 2.9 * Math.sqrt(hash(leaf, 2, 41))];
    const turned = hash(leaf, 3, 41) * 6.28;
    const [dx, dz] = [bx - Math.cos(turn) * out, bz - Math.sin(turn) * out];
    const [u, v] = [
      (dx * Math.cos(turned) + dz * Math.sin(turned)) / 1.15,
      (dz * Math.cos(turned) - dx * Math.sin(turned)) / 0.3,
    ];
    const bend = v + u * u * 0.6;
    if (u * u + Math.abs(bend) ** 1.5 < 1)
      ground = blend([0.07, 0.11, 0.025], [0.17, 0.21, 0.06], hash(leaf, 4, 41) + 0.3 * bend);
  }
  const lit = windowLight([x * 0.9, TEA + 0.05, z * 0.9], [0, 1, 0], random) * 0.85 + 0.25;
  const through = [0.9, 0.86, 0.55].map((part) => part ** (t * 0.42));
  return [0, 1, 2].map(
    (part) => ground[part] * through[part] * lit * (1 - share) + Math.min(7, mirrored[part]) * share,
  );
}

/** Draws the picture at a scale of its 640 pixels a side; gives the file. */
export async function draw(scale) {
  const side = Math.round(640 * scale);
  const eye = [4, 21, 27];
  const target = [0.4, 2.6, 0.4];
  const ray = camera(eye, target, 0.62, side, side);
  const ahead = unit([target[0] - eye[0], target[1] - eye[1], target[2] - eye[2]]);
  const right = unit(cross(ahead, [0, 1, 0]));
  const up = cross(right, ahead);
  // The lens is wide open: what is not as far as the rim's near side is soft.
  const sharpAt = Math.hypot(...eye) - 5.2;
  const film = expose(side, side, 9, (x, y, random, out) => {
    const way = ray(x, y);
    const focus = along(eye, way, sharpAt / dot(way, ahead));
    const turn = random() * Math.PI * 2;
    const far = 0.55 * Math.sqrt(random());
    const start = [0, 1, 2].map(
      (part) => eye[part] + right[part] * Math.cos(turn) * far + up[part] * Math.sin(turn) * far,
    );
    const seen = lightOf(start, unit([focus[0] - start[0], focus[1] - start[1], focus[2] - start[2]]), random, 2);
    for (let part = 0; part < 3; part++) out[part] = seen[part];
  });
  return encoded(
    develop(film, {
      scale,
      exposure: 0.5,
      bloom: 0.06,
      grain: 3,
      corners: 0.4,
      contrast: 1.2,
      tint: [1.04, 1, 0.95],
      lift: 0.004,
    }),
    82,
  );
}
