/** Oil-paper umbrellas seen from above, opened to dry in a workshop's yard after rain: a refer's small picture. */
import { develop, encoded, expose } from './film.mjs';
import { blend, clouds, hash, mix, noise, randomFrom, smooth } from './noise.mjs';
import { dot, unit } from './view.mjs';

/** Ribs of an umbrella; the paper sinks a little between them. */
const RIBS = 36;
/** How far the middle stands above the rim, in radii. */
const TALL = 0.34;
const sun = unit([-0.7, -0.55, 0.5]);

/** Papers, oiled: ground, and what is painted on it. */
const papers = [
  { base: [0.5, 0.045, 0.03], band: [0.75, 0.5, 0.2] },
  { base: [0.62, 0.33, 0.045], band: [0.3, 0.06, 0.03] },
  { base: [0.035, 0.12, 0.19], band: [0.6, 0.6, 0.52] },
  { base: [0.66, 0.57, 0.4], band: [0.42, 0.07, 0.05] },
  { base: [0.07, 0.19, 0.12], band: [0.62, 0.5, 0.25] },
  { base: [0.62, 0.2, 0.2], band: [0.8, 0.7, 0.6] },
];

/** Umbrellas scattered so that they overlap a little; `high` is where the rim stands, in picture widths. */
function scatter() {
  const random = randomFrom(12);
  const all = [{ x: 0.47, y: 0.52, radius: 0.285, high: 0.2, paper: papers[0], turn: 0.1, tilt: [0.05, -0.04] }];
  for (let tries = 0; tries < 900 && all.length < 15; tries++) {
    const radius = 0.17 + 0.08 * random();
    const [x, y] = [-0.1 + 1.2 * random(), -0.1 + 1.2 * random()];
    if (all.some((one) => Math.hypot(one.x - x, one.y - y) < (one.radius + radius) * 0.84)) continue;
    const paper = papers[1 + Math.floor(random() * (papers.length - 1))];
    all.push({
      x,
      y,
      radius,
      high: 0.03 + 0.12 * random(),
      paper,
      turn: random(),
      tilt: [(random() - 0.5) * 0.3, (random() - 0.5) * 0.3],
    });
  }
  return all;
}

/** Height of an umbrella at a place, and where on it that is; undefined outside its rim, which dips between ribs. */
function canopyAt(one, x, y) {
  const dx = (x - one.x) / one.radius;
  const dy = (y - one.y) / one.radius;
  const far = Math.hypot(dx, dy);
  if (far > 1) return undefined;
  const turn = (Math.atan2(dy, dx) / (2 * Math.PI) + one.turn) * RIBS;
  const between = turn - Math.floor(turn);
  const sag = Math.sin(between * Math.PI);
  if (far > 1 - 0.018 * sag) return undefined;
  const fold = 0.03 * sag * far;
  const slope = one.tilt[0] * dx + one.tilt[1] * dy;
  const height = one.high + one.radius * (TALL * (1 - far) ** 0.9 + slope - fold);
  return { height, far, between, rib: Math.floor(turn), dx, dy };
}

/** The uppermost surface at a place. */
function topAt(x, y, all) {
  let top;
  for (const one of all) {
    const at = canopyAt(one, x, y);
    if (at !== undefined && (top === undefined || at.height > top.height)) top = { ...at, one };
  }
  return top;
}

/** Colour of the paper: ground, rings, a wreath of plum blossom, ribs that show through, stains of oil. */
function paperAt({ one, far, between, rib, dx, dy }) {
  const { base, band } = one.paper;
  const oil = 0.72 + 0.5 * clouds(dx * 3 + one.x * 40, dy * 3 + one.y * 40, 4, 3);
  const fibre = 0.92 + 0.16 * noise(dx * 70 + dy * 20, dy * 90 - dx * 30, 4);
  const panel = 0.94 + 0.12 * hash(rib, Math.floor(one.x * 1000), 5);
  let colour = base.map((part) => part * oil * fibre * panel);
  const ring = (middle, wide) => smooth(wide, wide * 0.6, Math.abs(far - middle));
  colour = blend(colour, band, 0.85 * Math.max(ring(0.94, 0.012), ring(0.9, 0.004), ring(0.3, 0.007)));
  const wreath = Math.atan2(dy, dx) * 4.2 + one.turn * 20;
  const petalAngle = Math.floor(wreath);
  const u = wreath - petalAngle - 0.5;
  const v = (far - 0.6 - 0.1 * Math.sin(petalAngle * 2.3)) * 4.2;
  const size = 0.25 + 0.1 * hash(petalAngle, 4, 6);
  const bloom = Math.hypot(u, v) - size * (0.8 + 0.2 * Math.cos(Math.atan2(v, u) * 5 + petalAngle));
  const painted = smooth(0.03, -0.03, bloom) * (0.65 + 0.35 * noise(u * 12, v * 12, 7));
  colour = blend(colour, band, 0.75 * painted * (hash(petalAngle, Math.floor(one.x * 99), 8) > 0.42 ? 1 : 0));
  if (Math.hypot(u, v) < size * 0.2 && painted > 0.4) colour = base.map((part) => part * 0.8);
  const edge = Math.min(between, 1 - between) * far;
  const bamboo = smooth(0.075, 0.03, edge) * smooth(0.08, 0.16, far);
  colour = colour.map((part) => part * mix(1, 0.55, bamboo));
  if (far < 0.085) colour = [0.06, 0.035, 0.02];
  if (far < 0.045) colour = [0.16, 0.1, 0.05];
  return colour;
}

/** Slabs of wet stone under the umbrellas. */
function yard(x, y) {
  const row = Math.floor(y * 9);
  const u = x * 6 + 0.5 * (row % 2) + 0.2 * hash(row, 1, 2);
  const joint = Math.min(u - Math.floor(u), 1 - u + Math.floor(u), (y * 9 - row) * 0.7, (1 - y * 9 + row) * 0.7);
  const tone = (0.06 + 0.05 * hash(Math.floor(u), row, 3)) * (0.6 + 0.8 * clouds(x * 30, y * 30, 5, 4));
  const wet = smooth(0.45, 0.62, clouds(x * 5 + 2, y * 5, 4, 5));
  const stone = [tone, tone * 0.98, tone * 0.95].map((part) => part * mix(1, 0.45, wet) + wet * 0.035);
  return stone.map((part) => part * smooth(0, 0.035, joint + 0.008));
}

/** How much of the sun comes to a place at a height: what stands in its way throws a shadow tinged by its paper. */
function sunThrough(x, y, height, all, own) {
  const rise = sun[2] / Math.hypot(sun[0], sun[1]);
  const [ux, uy] = [sun[0] / Math.hypot(sun[0], sun[1]), sun[1] / Math.hypot(sun[0], sun[1])];
  for (let far = 0.008; far < 0.5; far += 0.011) {
    const over = height + far * rise;
    for (const one of all) {
      if (one === own) continue;
      const at = canopyAt(one, x + ux * far, y + uy * far);
      if (at !== undefined && Math.abs(at.height - over) < 0.013)
        return one.paper.base.map((part) => 0.1 * part + 0.03);
    }
  }
  return [1, 1, 1];
}

/** Light of one place, and of the drops of rain that stand on it. */
function lightAt(x, y, all, random, out) {
  const top = topAt(x, y, all);
  const jitter = [x + (random() - 0.5) * 0.006, y + (random() - 0.5) * 0.006];
  if (top === undefined) {
    const seen = sunThrough(jitter[0], jitter[1], 0, all);
    const near = all.reduce((least, one) => Math.min(least, Math.hypot(one.x - x, one.y - y) / one.radius), 9);
    const open = smooth(0.7, 1.6, near) * 0.8 + 0.2;
    const stone = yard(x, y);
    for (let part = 0; part < 3; part++)
      out[part] = stone[part] * (2.6 * seen[part] * [1, 0.92, 0.8][part] + 0.7 * open * [0.8, 0.92, 1.1][part]);
    return;
  }
  const gap = 0.0016;
  const heightAt = (px, py) => (canopyAt(top.one, px, py) ?? top).height;
  let normal = [heightAt(x - gap, y) - heightAt(x + gap, y), heightAt(x, y - gap) - heightAt(x, y + gap), 2 * gap];
  const drop = dropAt(x, y);
  if (drop !== undefined) normal = [normal[0] + drop[0] * 2 * gap, normal[1] + drop[1] * 2 * gap, normal[2]];
  normal = unit(normal);
  const seen = sunThrough(jitter[0], jitter[1], top.height + 0.004, all, top.one);
  const colour = paperAt(top);
  const facing = Math.max(0, dot(normal, sun));
  const half = unit([sun[0], sun[1], sun[2] + 1]);
  const shine =
    0.5 * Math.max(0, dot(normal, half)) ** 90 + (drop === undefined ? 0 : 3.5 * Math.max(0, dot(normal, half)) ** 240);
  const sky = 0.5 + 0.5 * normal[2];
  const gloss = 0.03 * (0.4 + sky);
  for (let part = 0; part < 3; part++) {
    const light = 2.7 * facing * seen[part] * [1, 0.93, 0.82][part] + 0.75 * sky * [0.85, 0.94, 1.08][part];
    out[part] = colour[part] * light + shine * seen[part] + gloss * [0.85, 0.95, 1.1][part];
  }
}

/** Slope of a drop of water that stands at a place; undefined where none does. */
function dropAt(x, y) {
  for (const [cells, share] of [
    [90, 0.16],
    [190, 0.2],
  ]) {
    const column = Math.floor(x * cells);
    const row = Math.floor(y * cells);
    if (hash(column, row, cells) > share) continue;
    const dx = x * cells - column - 0.35 - 0.3 * hash(column, row, 12);
    const dy = y * cells - row - 0.35 - 0.3 * hash(column, row, 13);
    const size = 0.12 + 0.2 * hash(column, row, 14);
    const far = Math.hypot(dx, dy) / size;
    if (far < 1) return [(1.3 * dx) / size, (1.3 * dy) / size];
  }
  return undefined;
}

/** Draws the picture at a scale of its 760 pixels a side; gives the file. */
export async function draw(scale) {
  const side = Math.round(760 * scale);
  const all = scatter();
  const film = expose(side, side, scale < 0.7 ? 1 : 4, (x, y, random, out) =>
    lightAt(x / side, y / side, all, random, out),
  );
  return encoded(develop(film, { scale, exposure: 0.72, bloom: 0.05, grain: 3, contrast: 1.25, lift: 0.004 }), 82);
}
