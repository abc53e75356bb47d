/** Autumn on the photo page: a wooded shore that has turned, in still water, with the first mist of the morning. */
import { layBoat } from './boats.mjs';
import { develop, encoded, expose } from './film.mjs';
import { hilly, lakelandOf, lakeSight, ripples } from './lakeland.mjs';
import { blend, clouds, mix, noise, smooth } from './noise.mjs';
import { gridOf, woodOf } from './terrain.mjs';
import { camera, unit } from './view.mjs';

/** Behind the camera's left shoulder, low. */
const sun = unit([-0.9, 0.42, 0.12]);

function height(x, z) {
  const bank = (clouds(x / 150 + 4, z / 150, 4, 3) - 0.5) * 120 + (clouds(x / 35, z / 35, 3, 33) - 0.5) * 26;
  const far = -z - 150 + bank - 0.22 * x;
  if (far < -30) return -6;
  const rise = smooth(0, 420, far);
  const hill = hilly(x + 900, z, 520, 51);
  return (
    -6 + 8.5 * smooth(-14, 6, far) + rise * (26 + 150 * hill) + smooth(500, 1500, far) * 170 * hilly(x, z, 1100, 58)
  );
}

function sky(way) {
  const high = Math.max(0, way[1]);
  const veil = smooth(0.45, 0.8, clouds((way[0] / (high + 0.2)) * 1.2, (way[2] / (high + 0.2)) * 2, 6, 92));
  return blend(blend([0.72, 0.74, 0.76], [0.36, 0.5, 0.72], smooth(0, 0.45, high)), [0.85, 0.82, 0.78], 0.5 * veil);
}

/** What stands on this shore: maples, ginkgos and sweetgums that have turned, some green still, dark pines. */
const leaves = [
  [0.36, 0.07, 0.02],
  [0.44, 0.15, 0.025],
  [0.5, 0.27, 0.04],
  [0.46, 0.34, 0.06],
  [0.2, 0.19, 0.05],
  [0.05, 0.085, 0.04],
];

const season = {
  sun,
  sunlight: [3.1, 2.5, 1.75],
  skylight: [0.26, 0.33, 0.44],
  depth: [0.008, 0.02, 0.022],
  far: 4000,
  fine: 0.0025,
  air: { mist: 0.003, fall: 12, haze: 0.0002 },
  sky,
  airlight: () => [0.5, 0.55, 0.62],
  tree: (own, x, z, ground, y) => {
    const stand = clouds(x / 46, z / 46, 3, 6);
    const kind = Math.min(0.999, Math.max(0, 0.7 * own + 1.3 * (stand - 0.42) + ground * 0.0012));
    const at = kind * (leaves.length - 1);
    const base = blend(leaves[Math.floor(at)], leaves[Math.ceil(at)], at % 1);
    const fleck = 0.5 + noise((x + z) * 1.7, y * 1.9, 3);
    return base.map((part) => part * fleck);
  },
  ground: (x, z) => blend([0.24, 0.17, 0.08], [0.16, 0.15, 0.07], noise(x / 6, z / 6, 9)),
  ripple: ripples(0.011, 2.6, 61),
};

/** Draws the picture at a scale of its 1260 pixels; gives the file. */
export async function draw(scale) {
  const [width, tall] = [Math.round(1260 * scale), Math.round(840 * scale)];
  const land = gridOf(1400, 3000, height);
  const wood = woodOf({ seed: 29, least: 3.5, most: 9, side: 240, tall: 1.25 });
  const wooded = (x, z, ground) =>
    mix(0.3, 1, smooth(1, 7, ground)) *
    smooth(0.7, 1.2, ground) *
    smooth(0.2, 0.34, noise(x / 14, z / 14, 77) + mix(0.1, 0.4, smooth(2, 9, ground)));
  const country = lakelandOf({ ceiling: 420, land, wood, wooded });
  const from = [10, 9, 60];
  const ray = camera(from, [0, 12, -300], 0.72, width, tall, -0.03);
  const film = expose(width, tall, scale < 0.6 ? 1 : 4, (x, y, random, out) => {
    const seen = lakeSight(from, ray(x, y), country, season, random);
    for (let part = 0; part < 3; part++) out[part] = seen[part];
  });
  await layBoat(film, {
    x: 0.3 * width,
    y: 0.815 * tall,
    size: 0.9 * scale,
    soft: 0,
    clear: 0.94,
    ink: [0.018, 0.017, 0.018],
  });
  return encoded(develop(film, { scale, exposure: 0.8, bloom: 0.05, grain: 3.4, contrast: 1.5, lift: 0.006 }), 82);
}
