/** Fields in spring from the air, for the inside page: rape in flower, young wheat, furrows, paddies under water. */
import { develop, encoded, expose } from './film.mjs';
import { lakeSight, ripples } from './lakeland.mjs';
import { blend, clouds, hash, mix, noise, smooth } from './noise.mjs';
import { gridOf, woodOf } from './terrain.mjs';
import { camera, unit } from './view.mjs';

/** Morning, from the right and a little ahead. */
const sun = unit([0.92, 0.42, -0.35]);
/** What may grow, as often as it does. */
const kinds = [
  'rape',
  'wheat',
  'soil',
  'rape',
  'paddy',
  'wheat',
  'rape',
  'wheat',
  'mulch',
  'rape',
  'soil',
  'paddy',
  'wheat',
];
/** From the middle of one row to the next, metres, and how high the rows are. */
const rows = {
  rape: { every: 1.9, high: 0.2 },
  wheat: { every: 0.9, high: 0.2 },
  soil: { every: 1.15, high: 0.26 },
  mulch: { every: 1.8, high: 0.25 },
  paddy: { every: 1, high: 0 },
};

/** How the land bends the strips: every boundary follows it. */
const bent = gridOf(700, 1400, (x, z) => 60 * clouds(x / 260 + 3, z / 260, 3, 5) + 10 * noise(x / 60, z / 60, 6));

/** How far a place lies from the middle of the lane that crosses the picture. */
const fromLane = (x, z) => Math.abs(x * 0.82 + z * 0.57 + bent(x, z) * 0.9 - 42);

/** The field at a place: what grows, its number, how far its edge is, and the height over the paths. */
function fieldAt(x, z) {
  const bend = bent(x, z);
  const across = x * 0.86 - z * 0.5 + bend;
  const along = x * 0.5 + z * 0.86 + bend * 0.4;
  const block = Math.floor(across / 46);
  const wide = 46 / (2 + Math.floor(3 * hash(block, 4, 31)));
  const strip = Math.floor(across / wide) + block * 7;
  const long = 38 + 70 * hash(strip, 1, 31);
  const part = Math.floor(along / long + hash(strip, 2, 31));
  const own = hash(strip, part, 33);
  const kind = kinds[Math.floor(own * kinds.length)];
  const u = across - Math.floor(across / wide) * wide;
  const v = (along / long + hash(strip, 2, 31) - part) * long;
  const edge = Math.min(u, wide - u, v, long - v) + 0.5 * (noise(x / 1.6, z / 1.6, 8) - 0.5);
  const { every, high } = rows[kind];
  const isCrossed = hash(strip, part, 35) > 0.8;
  const phase = ((isCrossed ? v : u) + 0.22 * noise(x / 2.4, z / 2.4, 7)) / every;
  const crest = 0.5 + 0.5 * Math.cos(phase * Math.PI * 2);
  return { kind, own, edge, crest, high, phase, strip, part };
}

/** Height of soil and plants; the paddies lie below 0, where water is. */
function bare(x, z) {
  const lane = fromLane(x, z);
  if (lane < 4.6) return lane < 1.9 ? 1 : lane < 2.8 ? 0.9 : -0.4;
  const { kind, edge, crest, high } = fieldAt(x, z);
  if (kind === 'paddy')
    return edge > 0.7
      ? -0.5 + 0.62 * smooth(0.5, 0.72, clouds(x / 7, z / 7, 5, 61) - 0.1 * smooth(5, 0.7, edge) + 0.1)
      : 0.75;
  if (edge < 0.8) return 0.75;
  const lump = noise(x * 1.7, z * 1.7, 12) - 0.5;
  const flower = kind === 'rape' ? 0.75 + 0.3 * (noise(x * 3.1, z * 3.1, 13) - 0.5) : 0;
  return 0.6 + flower + high * crest + 0.18 * lump;
}

const earth = [0.15, 0.095, 0.06];
/** Colours of what lies open at a place: crops on the crests of the rows, soil between them. */
function ground(x, z) {
  const lane = fromLane(x, z);
  const fleck = 0.8 + 0.4 * noise(x * 2.6, z * 2.6, 21);
  if (lane < 1.9) return [0.4 * fleck, 0.37 * fleck, 0.32 * fleck];
  const { kind, own, edge, crest, strip, part } = fieldAt(x, z);
  const grass = blend([0.07, 0.12, 0.03], [0.15, 0.15, 0.06], noise(x / 3, z / 3, 22)).map((one) => one * fleck);
  if (edge < 0.8 || lane < 4.6) return grass;
  const patch = clouds(x / 14, z / 14, 4, 23);
  if (kind === 'rape') {
    const bloom = smooth(0.2, 0.55, crest * 0.22 + patch * 0.8 + 0.12) * (0.75 + 0.25 * own);
    return blend([0.1, 0.17, 0.035], [0.5, 0.375, 0.045], bloom).map((one) => one * fleck);
  }
  if (kind === 'wheat') {
    const green = blend([0.055, 0.13, 0.03], [0.12, 0.2, 0.05], 0.6 * patch + 0.4 * hash(strip, part, 24));
    return blend(earth, green, smooth(0.12, 0.5, crest + 0.5 * patch - 0.1)).map((one) => one * fleck);
  }
  if (kind === 'mulch') return crest > 0.45 ? [0.52 * fleck, 0.54 * fleck, 0.55 * fleck] : earth;
  const damp = mix(0.6, 1.15, patch);
  return earth.map((one) => one * damp * fleck * (kind === 'paddy' ? 0.6 : 1));
}

const season = {
  sun,
  sunlight: [2.9, 2.4, 1.8],
  skylight: [0.46, 0.55, 0.68],
  depth: [0.25, 0.265, 0.27],
  far: 900,
  fine: 0.0015,
  air: { mist: 0.0009, fall: 30, haze: 0.0005 },
  sky: (way) =>
    blend([0.85, 0.86, 0.88], [0.3, 0.5, 0.82], smooth(0.05, 0.75, way[1])).map(
      (one) => one * (0.85 + 0.5 * smooth(0.45, 0.75, clouds(way[0] * 3, way[2] * 3, 5, 4))),
    ),
  airlight: () => [0.72, 0.76, 0.8],
  tree: (own) => blend([0.05, 0.085, 0.025], [0.12, 0.16, 0.04], own),
  ground,
  ripple: ripples(0.008, 1.2, 61),
};

/** Draws the picture at a scale of its 1260 pixels; gives the file. */
export async function draw(scale) {
  const [width, height] = [Math.round(1260 * scale), Math.round(840 * scale)];
  const wood = woodOf({ seed: 41, least: 3, most: 6.5, side: 160, tall: 0.9 });
  // Poplars stand along both sides of the lane, and a clump here and there on the paths.
  const wooded = (x, z) => {
    const lane = fromLane(x, z);
    if (lane > 2.6 && lane < 6.2) return noise(x / 5, z / 5, 71) > 0.4 ? 1 : 0;
    return clouds(x / 22, z / 22, 2, 73) > 0.86 ? 1 : 0;
  };
  const covered = (x, z, y = -1e9) => {
    if (y > wood.most) return wood.most * 0.9;
    const share = wooded(x, z);
    if (share > 0) return 0.7 + wood.height(x, z) * share;
    return y > 3 ? 2 : bare(x, z);
  };
  const country = { land: bare, covered, wood, wooded, ceiling: wood.most };
  const from = [-25, 165, 150];
  const ray = camera(from, [6, 0, -16], 0.86, width, height);
  const film = expose(width, height, scale < 0.7 ? 1 : 4, (x, y, random, out) => {
    const seen = lakeSight(from, ray(x, y), country, season, random);
    for (let part = 0; part < 3; part++) out[part] = seen[part];
  });
  return encoded(
    develop(film, { scale, exposure: 0.8, bloom: 0.04, grain: 3.2, colour: 0.95, contrast: 1.32, lift: 0.006 }),
    80,
  );
}
