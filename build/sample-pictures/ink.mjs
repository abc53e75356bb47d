/**
 * Hills and water in ink for the supplement, after the manner of the Mi family: dabs of a brush held flat, dark on the
 * crests and drowned in mist below. The paper is white, so that the drawing stands on a page without an edge.
 */
import sharp from 'sharp';
import { blurred, maskOf } from './film.mjs';
import { bell, clouds, hash, mix, noise, randomFrom, smooth } from './noise.mjs';

/** One dab of ink: an ellipse with an edge the paper drew out, darker where the ink gathered. */
function dab(sheet, x, y, wide, high, dark, seed) {
  const { width, height, ink } = sheet;
  const reach = [Math.ceil(wide * 1.4), Math.ceil(high * 1.5)];
  for (let row = Math.max(0, Math.floor(y - reach[1])); row <= Math.min(height - 1, y + reach[1]); row++) {
    for (let column = Math.max(0, Math.floor(x - reach[0])); column <= Math.min(width - 1, x + reach[0]); column++) {
      const [dx, dy] = [(column - x) / wide, (row - y) / high];
      const far = Math.sqrt(dx * dx + dy * dy) * (0.75 + 0.55 * noise(column * 0.11 + seed, row * 0.22, seed & 7));
      if (far >= 1) continue;
      const pool = smooth(1, 0.55, far) * (0.9 + 0.1 * smooth(0.4, 0.9, far));
      const at = row * width + column;
      ink[at] = 1 - (1 - ink[at]) * (1 - dark * pool);
    }
  }
}

/** The crest of a range at a place across, 0..1 of the height. */
const crestAt = (range, u) => {
  const peaks = range.peaks.reduce((sum, [at, wide, tall]) => sum + tall * Math.exp(-(((u - at) / wide) ** 2)), 0);
  return range.base - peaks - range.rough * (clouds(u * range.fine + range.seed, 0.5, 5, range.seed) - 0.5);
};

/** Ranges from the farthest to the nearest. */
const ranges = [
  {
    base: 0.66,
    peaks: [
      [0.16, 0.14, 0.2],
      [0.36, 0.1, 0.13],
      [0.86, 0.1, 0.05],
    ],
    rough: 0.09,
    fine: 4,
    seed: 3,
    dark: 0.16,
    fall: 0.2,
    dabs: 0,
  },
  {
    base: 0.75,
    peaks: [
      [0.04, 0.12, 0.22],
      [0.25, 0.075, 0.31],
      [0.42, 0.08, 0.12],
    ],
    rough: 0.09,
    fine: 6,
    seed: 17,
    dark: 0.3,
    fall: 0.2,
    dabs: 1500,
  },
  {
    base: 0.84,
    peaks: [
      [0.1, 0.1, 0.2],
      [0.33, 0.1, 0.1],
    ],
    rough: 0.07,
    fine: 8,
    seed: 29,
    dark: 0.42,
    fall: 0.13,
    dabs: 1500,
  },
  {
    base: 0.945,
    peaks: [
      [0.0, 0.17, 0.12],
      [1.0, 0.14, 0.06],
    ],
    rough: 0.05,
    fine: 9,
    seed: 41,
    dark: 0.5,
    fall: 0.05,
    dabs: 700,
  },
];

/** The wash of a range: darkest at the crest, run out by water below it, with the tide marks of drying. */
function wash(sheet, range) {
  const { width, height, ink } = sheet;
  for (let column = 0; column < width; column++) {
    const u = column / width;
    const crest = crestAt(range, u);
    for (let row = Math.max(0, Math.floor((crest - 0.01) * height)); row < height; row++) {
      const v = row / height;
      const wander = 0.012 * (clouds(u * 24, v * 24, 4, range.seed + 1) - 0.5);
      const deep = (v - crest + wander) / range.fall;
      if (deep < 0) continue;
      const run = clouds(u * 7 + range.seed, v * 5, 5, range.seed + 2);
      const strength = Math.exp(-deep * deep * (1.2 + 2.4 * run)) * smooth(0, 0.035, deep);
      // Furrows of the rock, drawn down the slope with a dry brush.
      const slope = (crestAt(range, u + 0.01) - crestAt(range, u - 0.01)) * 12;
      const furrow =
        smooth(0.52, 0.7, noise((u - (v - crest) * slope * 0.5) * 95, v * 13, range.seed + 5)) *
        smooth(0.75, 0.15, deep) *
        smooth(0.4, 0.62, run);
      const at = row * width + column;
      const dark = range.dark * strength * (0.45 + 0.75 * run + 0.5 * furrow);
      ink[at] = 1 - (1 - ink[at]) * (1 - Math.min(0.9, dark));
    }
  }
}

/** Woods on a range: flat dabs that crowd along the crest and thin out down the slope. */
function woods(sheet, range, random) {
  const { width, height } = sheet;
  for (let at = 0; at < range.dabs; at++) {
    const u = random();
    const grove = clouds(u * 16, range.seed, 3, 6);
    const down = Math.abs(bell(random)) * range.fall * 0.3;
    const v = crestAt(range, u) + down - 0.006;
    if (random() > smooth(0.34, 0.66, grove) * Math.exp((-down / range.fall) * 1.8)) continue;
    const size = width * (0.0032 + 0.0045 * random()) * mix(0.7, 1.25, range.dark);
    dab(
      sheet,
      u * width,
      v * height,
      size,
      size * 0.42,
      range.dark * (0.35 + 0.75 * random()) * Math.exp(-down * 6),
      at + range.seed,
    );
  }
}

/** A pine or an old elm on the near bank: stem, and dabs for its masses of leaf. */
function tree(sheet, random, x, foot, tall) {
  let [px, py, way] = [x, foot, Math.PI / 2 + (random() - 0.5) * 0.5];
  const tips = [];
  for (let step = 0; step < 26; step++) {
    const wide = tall * 0.022 * (1 - step / 32);
    for (let part = 0; part < 4; part++) {
      const t = (tall * 0.034 * part) / 4;
      dab(sheet, px + Math.cos(way) * t, py - Math.sin(way) * t, wide, tall * 0.018, 0.5, step + Math.floor(x));
    }
    px += Math.cos(way) * tall * 0.034;
    py -= Math.sin(way) * tall * 0.034;
    way += (random() - 0.5) * 0.42 + (Math.PI / 2 - way) * 0.12;
    if (step > 7 && random() < 0.62) tips.push([px, py, random() < 0.5 ? 0 : Math.PI]);
  }
  tips.push([px, py, Math.PI / 2]);
  for (const [tx, ty, side] of tips) {
    const long = tall * (0.09 + 0.16 * random());
    for (let at = 0; at < 40; at++) {
      const out = random();
      const dx = Math.cos(side) * long * out + bell(random) * tall * 0.035;
      const dy = -long * 0.25 * out - Math.sin(side) * long * 0.3 * out + bell(random) * tall * 0.018;
      dab(
        sheet,
        tx + dx,
        ty + dy,
        tall * (0.012 + 0.016 * random()),
        tall * (0.006 + 0.006 * random()),
        0.2 + 0.5 * random(),
        at * 7 + Math.floor(tx),
      );
    }
  }
}

/** Lines of water, a dry brush drawn along: broken, and longer toward the viewer. */
function waters(sheet, random) {
  const { width, height } = sheet;
  for (let at = 0; at < 26; at++) {
    const v = 0.885 + 0.1 * random();
    const u = 0.3 + 0.62 * random();
    const long = width * (0.02 + 0.09 * random() * (v - 0.8) * 5);
    for (let step = 0; step < long; step += 1.6) {
      if (noise(step * 0.05 + at * 9, at, 5) < 0.46) continue;
      const y = v * height + 1.4 * Math.sin(step * 0.03 + at);
      dab(
        sheet,
        u * width + step,
        y,
        2.2,
        0.9 + 0.6 * Math.sin((step / long) * Math.PI),
        0.16 + 0.16 * hash(at, 1, 3),
        at,
      );
    }
  }
}

/** A fishing boat and the one in it, small on all that white. */
const boat = (x, y, size) =>
  `<g transform="translate(${x} ${y}) scale(${size})"><path d="M-50-4C-28 9 26 10 56-8 30 1-22 1-50-4Z"/><path d="M-24 0C-25-13-12-18 0-18S22-12 21 1L17 1C17-9 9-14 0-14S-19-10-20 1Z"/><path d="M-19-1C-17-12 13-13 17 0Z" opacity=".45"/><path d="M36-3C34-14 35-19 38-21 42-19 44-13 44-5Z"/><path d="M29-20L38-28 48-19Z"/><path d="M40-15L92-46 93-45.4 41-13Z"/><path d="M92-46L93-4" stroke="#000" stroke-width=".6"/></g>`;

/** Birds in a line, far away. */
const birds = (x, y, size) =>
  [0, 1, 2, 3, 4]
    .map((at) => {
      const [dx, dy] = [at * 26 + (at % 2) * 6, at * 9 - (at % 2) * 7];
      return `<path d="M${x + dx * size} ${y + dy * size}q${4 * size} ${-5 * size} ${7 * size} ${1 * size}q${4 * size} ${-5 * size} ${8 * size} ${-2 * size}" fill="none" stroke="#000" stroke-width="${1.3 * size}" stroke-linecap="round"/>`;
    })
    .join('');

/** Draws the picture at a scale of its 1600 pixels; gives the file. */
export async function draw(scale) {
  const [width, height] = [Math.round(1600 * scale), Math.round(1200 * scale)];
  const sheet = { width, height, ink: new Float32Array(width * height) };
  const random = randomFrom(19);
  for (const range of ranges) {
    wash(sheet, range);
    sheet.ink = blurred(sheet.ink, width, height, 1, Math.max(1, 1.1 * scale));
    woods(sheet, range, random);
  }
  for (const [u, v, tall] of [
    [0.06, 0.9, 0.27],
    [0.115, 0.915, 0.19],
    [0.165, 0.93, 0.11],
    [0.955, 0.935, 0.1],
  ]) {
    tree(sheet, random, u * width, v * height, tall * height);
  }
  waters(sheet, random);
  const line = await maskOf(
    width,
    height,
    boat(width * 0.62, height * 0.9, width / 1500) + birds(width * 0.52, height * 0.4, width / 1600),
  );
  const soft = blurred(line, width, height, 1, 1);
  const bytes = Buffer.alloc(width * height);
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const drawn = 0.82 * Math.min(1, 0.55 * line[at] + 0.5 * soft[at]);
    const total = 1 - (1 - sheet.ink[at]) * (1 - drawn);
    // Paper takes ink unevenly: fibres show in the middle tones, none where there is no ink.
    const fibre = 0.5 * noise(x * 0.5 + y * 0.08, y * 0.07, 8) + 0.5 * noise(x * 0.9, y * 0.9, 9) - 0.5;
    const taken = Math.max(0, total + fibre * 0.3 * total * (1 - total));
    bytes[at] = Math.round(255 - 225 * Math.min(1, taken));
  }
  return sharp(bytes, { raw: { width, height, channels: 1 } })
    .jpeg({ quality: 84, mozjpeg: true })
    .toBuffer();
}
