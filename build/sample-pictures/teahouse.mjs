/** Tea hills at sunrise, wide and low, for the advertisement of a tea house: the sky on the left is left to its words. */
import { develop, encoded, expose } from './film.mjs';
import { lakelandOf, lakeSight, ripples } from './lakeland.mjs';
import { blend, clouds, noise, smooth } from './noise.mjs';
import { gridOf, woodOf } from './terrain.mjs';
import { camera, unit } from './view.mjs';

const sun = unit([0.9, 0.24, -0.45]);

/** Round hills, higher to the right. */
function height(x, z) {
  const near = 46 * clouds(x / 120 + 2, z / 120 + 6, 3, 5) + 14 * clouds(x / 42, z / 42, 2, 7);
  const far = smooth(-260, -1500, z) * (360 * clouds(x / 520 + 8, z / 520, 5, 9) - 40);
  return 12 + near * (0.75 + 0.4 * smooth(-200, 260, x)) + 24 * smooth(-60, 200, x + z * 0.2) + Math.max(0, far);
}

const season = {
  sun,
  sunlight: [4.6, 3.1, 1.75],
  skylight: [0.34, 0.42, 0.52],
  depth: [0, 0, 0],
  far: 4200,
  fine: 0.0022,
  air: { mist: 0.0052, fall: 20, haze: 0.00062 },
  sky: (way) =>
    blend([1.1, 0.84, 0.6], [0.62, 0.72, 0.82], smooth(0, 0.3, Math.max(0, way[1]))).map(
      (part) => part * (0.9 + 0.5 * Math.max(0, way[0] * 0.9 - way[2] * 0.45) ** 8),
    ),
  airlight: (_, toward) => blend([0.66, 0.69, 0.7], [1.3, 0.95, 0.64], toward ** 3),
  tree: (own) => blend([0.03, 0.055, 0.02], [0.07, 0.1, 0.03], own),
  ground: (x, z, tall) => {
    const row = Math.abs(((tall / 1.5) % 1) - 0.5) * 2;
    const leaf = blend(
      [0.05, 0.11, 0.02],
      [0.15, 0.23, 0.05],
      noise(x * 2.4, z * 2.4, 9) * 0.6 + 0.4 * noise(x / 14, z / 14, 8),
    );
    return blend(leaf, [0.07, 0.05, 0.03], smooth(0.72, 0.95, row));
  },
  ripple: ripples(0.01, 2, 61),
};

/** Draws the picture at a scale of its 2000 pixels; gives the file. */
export async function draw(scale) {
  const [width, tall] = [Math.round(2000 * scale), Math.round(570 * scale)];
  const smoothLand = gridOf(1500, 4000, height);
  const lumps = gridOf(1024, 512, (x, z) => 0.22 * noise(x * 1.6, z * 1.6, 3));
  const wood = woodOf({ seed: 29, least: 4, most: 9, side: 240 });
  const grove = (x, z) => smooth(0.66, 0.7, clouds(x / 60 + 3, z / 60, 3, 21) + 0.25 * smooth(-500, -900, z));
  // Hedges of tea follow the slope at one height each, so that a path runs between every two.
  const land = (x, z) => {
    const base = smoothLand(x, z);
    const row = Math.abs(((base / 1.5) % 1) - 0.5) * 2;
    return (
      base + 0.85 * smooth(0.95, 0.55, row) + lumps((((x % 200) + 200) % 200) - 100, (((z % 200) + 200) % 200) - 100)
    );
  };
  const country = lakelandOf({ ceiling: 480, land, wood, wooded: grove });
  const bare = { ...season, ground: (x, z) => season.ground(x, z, smoothLand(x, z)) };
  const from = [-40, smoothLand(-40, 170) + 34, 170];
  const ray = camera(from, [30, 56, -200], 0.92, width, tall, 0.01);
  const film = expose(width, tall, scale < 0.6 ? 1 : 4, (x, y, random, out) => {
    const seen = lakeSight(from, ray(x, y), country, bare, random);
    for (let part = 0; part < 3; part++) out[part] = seen[part];
  });
  return encoded(
    develop(film, { scale, exposure: 1.15, bloom: 0.08, grain: 3, corners: 0.1, contrast: 1.32, lift: 0.01 }),
    80,
  );
}
