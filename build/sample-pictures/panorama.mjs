/** The panorama of the photo page: the whole lake from the air at sunrise, mist on the water, islands and causeway. */
import { develop, encoded, expose } from './film.mjs';
import { hilly, lakelandOf, lakeSight, ripples } from './lakeland.mjs';
import { blend, clouds, noise, smooth } from './noise.mjs';
import { gridOf, woodOf } from './terrain.mjs';
import { camera, unit } from './view.mjs';

/** Low beyond the left end of the lake, so that hills have a lit and a shaded side. */
const sun = unit([-0.95, 0.25, -0.5]);

/** Islands: where, and how wide and high. */
const islands = [
  [-420, -350, 190, 34],
  [260, -820, 240, 42],
  [-960, -1150, 260, 52],
  [760, 90, 120, 18],
  [-150, 260, 70, 9],
  [-620, 420, 95, 14],
  [330, 520, 60, 8],
];

/** The causeway that crosses the lake: how far a place lies from its middle line. */
const fromCauseway = (x, z) => Math.abs(z + 80 - x * 0.34 - 46 * Math.sin(x / 310));

function height(x, z) {
  const bank = clouds(x / 420 + 11, z / 420 + 5, 5, 3) - 0.5;
  // The shore below the camera lies outside the picture: no scrap of it stands in a corner.
  const basin = Math.hypot((x + 60) / 1500, (z + 80) / 1250) + bank * 0.75 - 0.6 * smooth(650, 1000, z);
  const rise = smooth(0.95, 2.2, basin);
  const ranges = hilly(x, z, 1150, 41);
  const tip = z > 900 ? 0.28 : 1;
  let tall = -9 + 18 * smooth(0.9, 1.02, basin) + rise * tip * (40 + 640 * ranges);
  for (const [left, deep, wide, top] of islands) {
    const far = Math.hypot((x - left) / 1.5, z - deep) / wide + (clouds(x / 90, z / 90, 4, 8) - 0.5) * 0.6;
    tall = Math.max(tall, -9 + (top + 9) * smooth(1.15, 0.1, far));
  }
  const along = Math.abs(x) < 1700 ? 1 : 0;
  return Math.max(tall, along * (-9 + 11.5 * smooth(17, 8, fromCauseway(x, z))));
}

function sky(way) {
  const toward = Math.max(0, way[0] * sun[0] + way[1] * sun[1] + way[2] * sun[2]);
  const high = Math.max(0, way[1]);
  const base = blend([0.86, 0.57, 0.38], [0.2, 0.31, 0.48], smooth(0, 0.3, high));
  const glow = 0.55 * toward ** 6 + 1.1 * toward ** 40 + 9 * toward ** 900;
  const far = 1 / (high + 0.1);
  const veil = smooth(0.48, 0.8, clouds(way[0] * far * 0.9 + 4, way[2] * far * 2.2, 6, 91)) * smooth(0.01, 0.12, high);
  return [1.0, 0.72, 0.46].map(
    (part, at) => base[at] * (1 - 0.2 * veil) + part * (glow + 0.35 * veil * (0.4 + toward ** 4)),
  );
}

const season = {
  sun,
  sunlight: [5, 3.3, 1.9],
  skylight: [0.3, 0.36, 0.46],
  depth: [0.01, 0.025, 0.03],
  far: 12000,
  fine: 0.005,
  air: { mist: 0.0012, fall: 34, haze: 0.0001 },
  sky,
  airlight: (_way, toward) => {
    const warm = toward ** 5;
    return blend([0.3, 0.33, 0.4], [1.15, 0.74, 0.44], Math.min(1, warm));
  },
  tree: (own, x, z) => {
    const kind = noise(x / 140, z / 140, 6);
    const base = blend([0.045, 0.075, 0.03], [0.085, 0.105, 0.035], own * 0.6 + kind * 0.4);
    return base;
  },
  ground: (x, z) => blend([0.16, 0.15, 0.1], [0.1, 0.13, 0.06], noise(x / 20, z / 20, 9)),
  ripple: ripples(0.03, 7, 61),
};

/** Draws the picture at a scale of its 2200 pixels; gives the file. */
export async function draw(scale) {
  const width = Math.round(2200 * scale);
  const tall = Math.round(1000 * scale);
  const land = gridOf(1600, 12000, height);
  const wood = woodOf({ seed: 17, least: 6, most: 13, side: 420 });
  const wooded = (x, z, ground) =>
    ground > 1.2
      ? fromCauseway(x, z) < 9
        ? fromCauseway(x, z) > 3.2
          ? 0.8
          : 0
        : smooth(0.3, 0.45, noise(x / 60, z / 60, 77) + 0.3)
      : 0;
  const country = lakelandOf({ ceiling: 760, land, wood, wooded });
  const from = [-250, 300, 1750];
  const ray = camera(from, [0, -40, -500], 0.98, width, tall);
  const film = expose(width, tall, scale < 0.6 ? 1 : 4, (x, y, random, out) => {
    const seen = lakeSight(from, ray(x, y), country, season, random);
    for (let part = 0; part < 3; part++) out[part] = seen[part];
  });
  const picture = develop(film, {
    scale,
    exposure: 1.25,
    bloom: 0.06,
    spread: 4,
    grain: 3.4,
    corners: 0.25,
    contrast: 1.45,
    lift: 0.008,
  });
  return encoded(picture, 86);
}
