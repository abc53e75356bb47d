/** Trees, reeds and grass as drawings, which become masks: how much of each place they cover. */
import { maskOf } from './film.mjs';
import { randomFrom } from './noise.mjs';

const stroke = (x1, y1, x2, y2, wide) =>
  `<path d="M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}" stroke-width="${wide.toFixed(2)}"/>`;

/** One branch and all that grows from it; `tips` gathers where twigs end. */
function branch(random, from, angle, length, wide, depth, habit, parts, tips) {
  const bends = 4;
  let [x, y] = from;
  let way = angle;
  for (let bend = 0; bend < bends; bend++) {
    const step = length / bends;
    const nextX = x + Math.cos(way) * step;
    const nextY = y - Math.sin(way) * step;
    parts.push(stroke(x, y, nextX, nextY, wide * (1 - (0.4 * bend) / bends)));
    [x, y] = [nextX, nextY];
    way += (random() - 0.5) * habit.crooked + (Math.PI / 2 - way) * habit.upward;
  }
  if (depth === 0) {
    tips.push([x, y]);
    return;
  }
  const count = 2 + (random() < habit.forks ? 1 : 0);
  for (let child = 0; child < count; child++) {
    const spread = habit.spread * (child / (count - 1) - 0.5) * 2 + (random() - 0.5) * 0.35;
    const shorter = length * (0.66 + random() * 0.2);
    branch(random, [x, y], way + spread, shorter, wide * 0.62, depth - 1, habit, parts, tips);
  }
}

/**
 * Habits of trees. A bare one is all branches: how they bend, rise, fork and spread. One in leaf is a crown of masses of
 * leaf: how wide and high it is, and where its middle stands, in heights of the tree.
 */
export const habits = {
  bare: { crooked: 0.45, upward: 0.06, forks: 0.5, spread: 0.5, depth: 7, trunk: 0.21 },
  willow: { crooked: 0.5, upward: 0.03, forks: 0.8, spread: 0.62, depth: 4, trunk: 0.22 },
  round: { wide: 0.37, high: 0.34, middle: 0.6, masses: 46 },
  tall: { wide: 0.2, high: 0.4, middle: 0.56, masses: 40 },
};

/** A bare tree that fills a square of `side` units, its foot in the middle below. */
export function treeDrawing(seed, habit, side) {
  const parts = [];
  branch(
    randomFrom(seed),
    [side / 2, side],
    Math.PI / 2,
    side * habit.trunk,
    side * 0.022,
    habit.depth,
    habit,
    parts,
    [],
  );
  return `<g stroke="#000" fill="none" stroke-linecap="round">${parts.join('')}</g>`;
}

/** A tree in leaf of the same size: limbs, and at the end of each a mass of leaves that thins out at its edge. */
export function leafyDrawing(seed, habit, side) {
  const random = randomFrom(seed);
  const lean = (random() - 0.5) * 0.06;
  let limbs = stroke(side / 2, side, side * (0.5 + lean * 0.4), side * 0.66, side * 0.03);
  let leaves = '';
  for (let mass = 0; mass < habit.masses; mass++) {
    const angle = random() * Math.PI * 2;
    const out = Math.sqrt(random()) * 0.86;
    // Wider below than above, as a crown is that stands free.
    const v = Math.sin(angle) * out;
    const u = Math.cos(angle) * out * (1 - 0.28 * Math.max(0, v));
    const [x, y] = [side * (0.5 + lean + u * habit.wide), side * (1 - habit.middle - v * habit.high)];
    const root = [side * (0.5 + lean * 0.4), side * (0.66 - 0.12 * random())];
    limbs += stroke(...root, x, y, side * 0.006);
    const size = side * (0.045 + 0.05 * random()) * (0.6 + habit.wide);
    for (let leaf = 0; leaf < 130; leaf++) {
      const turn = random() * Math.PI * 2;
      const far = size * (random() + random()) * 0.62;
      const radius = side * (0.0022 + 0.004 * random());
      leaves += `<circle cx="${(x + Math.cos(turn) * far * 1.25).toFixed(1)}" cy="${(y + Math.sin(turn) * far * 0.8).toFixed(1)}" r="${radius.toFixed(1)}"/>`;
    }
  }
  return `<g stroke="#000" fill="none" stroke-linecap="round">${limbs}</g>${leaves}`;
}

/** A willow of the same size: a few bent limbs, and strands that hang from all of them almost to the ground. */
function willowDrawing(seed, side) {
  const random = randomFrom(seed);
  const parts = [];
  const tips = [];
  branch(random, [side / 2, side], Math.PI / 2 + 0.12, side * 0.22, side * 0.034, 4, habits.willow, parts, tips);
  let strands = '';
  for (const [x, y] of tips) {
    for (let at = 0; at < 9; at++) {
      const from = [x + (random() - 0.5) * side * 0.1, y + (random() - 0.5) * side * 0.05];
      const out = (from[0] - side / 2) * 0.32 + (random() - 0.5) * side * 0.05;
      const long = Math.min(side * 0.94 - from[1], side * (0.18 + 0.5 * random()));
      for (let step = 0; step < 46; step++) {
        const t = step / 46 + random() * 0.02;
        const px = from[0] + out * Math.sqrt(t) + (random() - 0.5) * side * 0.008;
        const py = from[1] - side * 0.05 * Math.sin(Math.min(1, t * 3) * Math.PI) + long * t ** 1.3;
        const lean = (random() - 0.5) * 70;
        strands += `<ellipse cx="${px.toFixed(1)}" cy="${py.toFixed(1)}" rx="${(side * 0.0017).toFixed(2)}" ry="${(side * 0.0085).toFixed(2)}" transform="rotate(${lean.toFixed(0)} ${px.toFixed(1)} ${py.toFixed(1)})"/>`;
      }
    }
  }
  return `<g stroke="#000" fill="none" stroke-linecap="round">${parts.join('')}</g>${strands}`;
}

/** A mask one may ask at places 0..1 across and 0..1 up; 0 outside. */
export async function treeMask(seed, habit, side = 768) {
  const drawing = habit === habits.willow ? willowDrawing(seed, side) : leafyDrawing(seed, habit, side);
  const mask = await maskOf(side, side, drawing);
  return (u, v) => {
    if (u < 0 || u >= 1 || v < 0 || v >= 1) return 0;
    return mask[Math.floor((1 - v) * (side - 0.001)) * side + Math.floor(u * side)];
  };
}

/** Reeds that lean and bend with the wind, their feet along the lower edge between two places across. */
export function reedDrawing(seed, width, height, from, to, count, tall) {
  const random = randomFrom(seed);
  let parts = '';
  for (let reed = 0; reed < count; reed++) {
    const x = from + (to - from) * random();
    const size = tall * (0.35 + random() * 0.75);
    const lean = size * (random() * 0.5 - 0.12);
    const wide = width * (0.0012 + random() * 0.0022);
    const foot = height * 1.02;
    const tip = [x + lean, foot - size];
    parts += `<path d="M${x - wide} ${foot}Q${x + lean * 0.15} ${foot - size * 0.6} ${tip[0]} ${tip[1]}Q${x + lean * 0.2 + wide} ${foot - size * 0.55} ${x + wide} ${foot}Z"/>`;
  }
  return parts;
}
