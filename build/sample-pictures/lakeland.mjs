/** The lake of the photo page and its hills, which one may see at any season, hour and from any place. */
import { clouds, mix, noise, ridges, smooth } from './noise.mjs';
import { clearness, sunAt, uprightAt, walk } from './terrain.mjs';
import { along, dot, fresnel, reflected, unit } from './view.mjs';

/**
 * A lakeland that rays may walk over: `land` bare heights, `wood` what grows, `wooded(x, z, height)` 0..1
 * where it does; `ceiling` is what no bare height is above. The lake is wherever `land` is below 0.
 */
export function lakelandOf({ ceiling, land, wood, wooded }) {
  // Well above every crown it is enough to know where the crowns might end: `y` is where the asker is.
  const covered = (x, z, y = -1e9) => {
    const ground = land(x, z);
    if (ground < 0.4) return ground;
    if (y - ground > wood.most * 1.5) return ground + wood.most * 0.9;
    const share = wooded(x, z, ground);
    return ground + wood.height(x, z) * share;
  };
  return { land, covered, wood, wooded, ceiling: ceiling + wood.most };
}

/** Hills as water wears them, 0..1 of their height. */
export const hilly = (x, z, wide, seed) =>
  0.62 * ridges(x / wide, z / wide, 7, seed) + 0.38 * clouds(x / wide, z / wide, 4, seed + 20);

/**
 * Light of a place on land. `season` gives the colour of a tree and of bare ground, `sun` the way to the sun, `sunlight`
 * and `skylight` their colours.
 */
function landLight(place, distant, country, season) {
  const [x, y, z] = place;
  const { sun, sunlight, skylight } = season;
  const gap = Math.max(0.35, distant * 0.0006);
  const normal = uprightAt(x, z, country.covered, gap);
  const ground = country.land(x, z);
  const leaf = country.wood.height(x, z);
  const share = country.wooded(x, z, ground);
  const base =
    share > 0.05 ? season.tree(country.wood.tree(x, z), x, z, ground, y) : season.ground(x, z, ground, normal);
  // Little light comes down between the crowns, to the stems.
  const inShade =
    share > 0.05
      ? mix(0.3, 1, smooth(0, 7, leaf)) * mix(0.22, 1, smooth(0.05, 0.75, (place[1] - ground) / (leaf * share + 0.1)))
      : 1;
  const direct = Math.max(0, dot(normal, sun));
  const seen =
    direct > 0
      ? sunAt(along(place, normal, gap), sun, country.covered, { ceiling: country.ceiling, least: Math.max(1.2, gap) })
      : 0;
  const open = (0.45 + 0.55 * normal[1]) * inShade;
  const through = 0.12 * Math.max(0, 0.3 + dot(normal, sun));
  return [0, 1, 2].map(
    (part) =>
      base[part] * ((direct * seen + through * seen) * Math.sqrt(inShade) * sunlight[part] + open * skylight[part]),
  );
}

/** Light through air: the farther, the more of the air's own, brighter toward the sun. */
function throughAir(light, from, way, t, season) {
  const { mist } = season.air;
  const [x, , z] = along(from, way, t * 0.92);
  // Mist lies in banks: how thick it is where the ray ends stands for all of its way.
  const bank = 0.25 + 1.9 * smooth(0.36, 0.72, clouds(x / 620, z / 900, 4, 57));
  const clear = clearness(from, way, t, { ...season.air, mist: mist * bank });
  const toward = Math.max(0, dot(way, season.sun));
  const glow = season.airlight(way, toward);
  return [0, 1, 2].map((part) => mix(glow[part], light[part], clear));
}

/** What a ray sees above the water: land, else sky. */
function aboveWater(from, way, country, season, start) {
  const t = walk(from, way, country.covered, {
    ceiling: country.ceiling,
    start,
    fine: season.fine ?? 0.0035,
    most: season.far ?? 9000,
  });
  if (t === Infinity) return { light: season.sky(way), t };
  return { light: landLight(along(from, way, t), t, country, season), t };
}

/** What a ray sees: land and sky, or water with either in it, all through the air between. */
export function lakeSight(from, way, country, season, random) {
  const above = aboveWater(from, way, country, season, season.start ?? 2);
  const water = way[1] < 0 ? -from[1] / way[1] : Infinity;
  if (above.t < water || water > 30000) {
    return above.t === Infinity ? above.light : throughAir(above.light, from, way, above.t, season);
  }
  const place = along(from, way, water);
  const normal = season.ripple(place[0], place[2], water, random);
  const back = reflected(way, normal);
  back[1] = Math.max(0.003, back[1]);
  const share = fresnel(dot(way, normal));
  const mirrored = aboveWater(place, unit(back), country, { ...season, fine: 0.012 }, 3);
  const seen = mirrored.t === Infinity ? mirrored.light : throughAir(mirrored.light, place, back, mirrored.t, season);
  const light = seen.map((part, at) => part * share + season.depth[at] * (1 - share));
  return throughAir(light, from, way, water, season);
}

/** Water that moves a little: wind comes in patches, and what is far is smooth. `force` about 0.01 calm, 0.05 fresh. */
export function ripples(force, wide, seed) {
  return (x, z, distant, random) => {
    const wind = force * (0.25 + smooth(0.4, 0.7, clouds(x / (wide * 30), z / (wide * 55), 4, seed)));
    const near = Math.min(1, 700 / distant);
    const dx = noise(x / wide, z / wide, seed) + 0.6 * noise((x * 2.3) / wide, (z * 2.3) / wide, seed + 1) - 0.8;
    const dz = noise(x / wide, z / wide, seed + 2) + 0.6 * noise((x * 2.3) / wide, (z * 2.3) / wide, seed + 3) - 0.8;
    const rough = 0.35 * force;
    return unit([wind * near * dx + (random() - 0.5) * rough, 1, wind * near * dz + (random() - 0.5) * rough]);
  };
}
