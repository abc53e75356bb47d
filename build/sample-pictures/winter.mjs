/** Winter on the photo page: the causeway and a pavilion in snow at dusk, a lamp lit in it, blue shade over the water. */
import { blurred, develop, encoded, maskOf } from './film.mjs';
import { clouds, hash, mix, noise, randomFrom, smooth } from './noise.mjs';
import { habits, reedDrawing, treeDrawing } from './trees.mjs';

/** The light of fog, and of what it hides: the farther, the more of the first. */
const fog = [0.4, 0.475, 0.575];
const ink = [0.035, 0.038, 0.045];

/** A pavilion of six posts with a swung roof, `size` wide, its middle above a foot. */
function pavilion(x, foot, size) {
  const at = (dx, dy) => `${(x + dx * size).toFixed(1)} ${(foot - dy * size).toFixed(1)}`;
  const roof = (low, high, wide, top) =>
    `<path d="M${at(-wide - 0.07, low + 0.1)}Q${at(-wide + 0.1, low)} ${at(0, low)}Q${at(wide - 0.1, low)} ${at(wide + 0.07, low + 0.1)}Q${at(top + 0.13, low + 0.1)} ${at(top, high)}L${at(-top, high)}Q${at(-top - 0.13, low + 0.1)} ${at(-wide - 0.07, low + 0.1)}Z"/>`;
  const posts = [-0.4, -0.2, 0.2, 0.4]
    .map(
      (dx) => `<path d="M${at(dx - 0.016, 0)}L${at(dx - 0.016, 0.42)}L${at(dx + 0.016, 0.42)}L${at(dx + 0.016, 0)}Z"/>`,
    )
    .join('');
  const rail = `<path d="M${at(-0.41, 0.1)}L${at(0.41, 0.1)}L${at(0.41, 0.13)}L${at(-0.41, 0.13)}Z"/>`;
  const upper = `<path d="M${at(-0.26, 0.56)}L${at(0.26, 0.56)}L${at(0.26, 0.7)}L${at(-0.26, 0.7)}Z"/>`;
  const knob = `<path d="M${at(-0.02, 0.94)}L${at(0.02, 0.94)}L${at(0, 1.07)}Z"/>`;
  return posts + rail + roof(0.4, 0.58, 0.5, 0.25) + upper + roof(0.68, 0.96, 0.34, 0.02) + knob;
}

/** Trees along the causeway, larger to the right, where it comes nearer. */
function alley(width, water) {
  const random = randomFrom(77);
  let parts = '';
  for (let at = 0; at < 30; at++) {
    const share = at / 29;
    const x = width * (-0.02 + 1.04 * share) + (random() - 0.5) * width * 0.03;
    const size = width * mix(0.05, 0.27, share ** 1.9) * (0.75 + 0.5 * random());
    if (random() < 0.12) continue;
    const foot = water - width * mix(0.001, 0.012, share);
    const tree = treeDrawing(100 + (at % 9), { ...habits.bare, depth: share > 0.5 ? 8 : 7 }, 300);
    parts += `<g transform="translate(${x - size / 2} ${foot - size}) scale(${size / 300})">${tree}</g>`;
  }
  return parts;
}

/** Snow that lies on what is dark: where the mask begins, seen from above. */
function snowOn(mask, width, height, deep) {
  return mask.map((value, at) => {
    const above = at - width * deep;
    return above >= 0 && at < width * height ? Math.max(0, value - mask[above]) : 0;
  });
}

/** Lays ink and the snow on it over the light, through fog of a thickness that may change across. */
function lay(light, mask, snow, width, thickness) {
  for (let at = 0; at < mask.length; at++) {
    if (mask[at] <= 0) continue;
    const hidden = thickness((at % width) / width);
    for (let part = 0; part < 3; part++) {
      const own = mix(ink[part], 0.86, Math.min(1, snow[at] * 0.85));
      light[at * 3 + part] = mix(light[at * 3 + part], mix(own, fog[part], hidden), mask[at]);
    }
  }
}

/** Everything above the water, as far down as the waterline. */
async function shore(width, height, water) {
  const light = new Float32Array(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    const [u, v] = [(at % width) / width, Math.floor(at / width) / water];
    const sky = 0.95 + 0.13 * smooth(0.9, 0.1, v) + 0.05 * (clouds(u * 3, v * 2, 4, 5) - 0.5);
    const ridge = [0.42, 0.62].map(
      (base, row) => base + 0.2 * (1 - row * 0.5) * (0.5 - clouds(u * (2.4 + row) + row * 9 + 2, 0.5, 6, 8 + row)) * 2,
    );
    let tone = sky;
    for (let row = 0; row < 2; row++) {
      if (v < ridge[row]) continue;
      const woods = clouds(u * 42, v * 26 + row * 7, 5, 3);
      const dark = (0.3 + row * 0.1) * smooth(0.98, ridge[row], v) * (0.5 + 1.1 * smooth(0.4, 0.66, woods));
      tone = Math.min(tone, sky * (1 - dark));
    }
    for (let part = 0; part < 3; part++) light[at * 3 + part] = fog[part] * tone * 1.03;
  }
  const bank = `<path d="M0 ${water}L0 ${water - width * 0.004}Q${width * 0.6} ${water - width * 0.006} ${width} ${water - width * 0.02}V${water}Z"/>`;
  const islet = `<path d="M${width * 0.2} ${water}Q${width * 0.215} ${water - width * 0.014} ${width * 0.27} ${water - width * 0.016}T${width * 0.36} ${water}Z"/>`;
  const trees = await maskOf(width, height, alley(width, water));
  lay(light, trees, snowOn(trees, width, height, 1), width, (u) => mix(0.42, 0.02, smooth(0.1, 0.85, u)));
  for (const shape of [bank, islet]) {
    const ground = await maskOf(width, height, shape);
    lay(
      light,
      ground,
      ground.map(() => 0.92),
      width,
      () => 0.05,
    );
  }
  const stones = await maskOf(width, height, `<path d="M0 ${water - width * 0.0015}H${width}V${water}H0Z"/>`);
  lay(
    light,
    stones,
    stones.map((_, at) => 0.5 * hash(Math.floor((at % width) / 5), 1, 9)),
    width,
    (u) => mix(0.75, 0.25, u),
  );
  const house = pavilion(width * 0.275, water - width * 0.014, width * 0.085);
  const dark = await maskOf(width, height, house);
  lay(light, dark, snowOn(dark, width, height, Math.max(1, Math.round(width * 0.006))), width, () => 0.04);
  lampIn(light, width, height, width * 0.275, water - width * 0.032, width);
  return light;
}

/** A lamp in the pavilion: the light of its room, and about it what the fog throws back. */
function lampIn(light, width, height, x, y, size) {
  const warm = [1.7, 0.82, 0.28];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [dx, dy] = [(column - x) / size, (row - y) / size];
      const room = smooth(0.028, 0.02, Math.abs(dx)) * smooth(0.014, 0.008, Math.abs(dy));
      const far = Math.hypot(dx, dy);
      const glow = 0.75 * Math.exp(-((far / 0.016) ** 2)) + 0.2 * Math.exp(-((far / 0.055) ** 2));
      const share = 0.5 * room + glow;
      if (share < 0.002) continue;
      for (let part = 0; part < 3; part++) light[(row * width + column) * 3 + part] += share * warm[part];
    }
  }
}

/** The water: what is above it, drawn downward in small waves, darker, and whiter where snow lies on ice. */
function mirrored(light, width, height, water) {
  for (let y = water; y < height; y++) {
    const depth = (y - water) / (height - water);
    for (let x = 0; x < width; x++) {
      const wave =
        noise((x / width) * 26, (y / width) * 190, 4) -
        0.5 +
        (noise((x / width) * 90, (y / width) * 520, 5) - 0.5) * 0.5;
      const from = Math.max(
        0,
        Math.min(water - 1, Math.round(water - 1 - (y - water) * 0.94 + wave * width * (0.002 + 0.012 * depth))),
      );
      const side = Math.max(0, Math.min(width - 1, Math.round(x + wave * width * 0.0016)));
      const ice = smooth(0.54, 0.66, clouds((x / width) * 5 + 3, (y / width) * 26, 5, 6)) * 0.35;
      for (let part = 0; part < 3; part++) {
        const seen = light[(from * width + side) * 3 + part] * mix(0.8, 0.34, depth) + [0.004, 0.006, 0.009][part];
        light[(y * width + x) * 3 + part] = mix(seen, fog[part] * 1.05, ice * 0.7);
      }
    }
  }
}

/** Flakes that fall at three distances; the nearest are large and out of focus. */
async function flakes(light, width, height, scale) {
  const random = randomFrom(3);
  for (const [count, size, soft, strength] of [
    [900, 0.0011, 0.6, 0.5],
    [240, 0.0022, 1.6, 0.5],
    [34, 0.007, 5, 0.4],
  ]) {
    let parts = '';
    for (let at = 0; at < count; at++) {
      const radius = size * width * (0.6 + 0.8 * random());
      parts += `<ellipse cx="${random() * width}" cy="${random() * height}" rx="${radius}" ry="${radius * 1.35}" transform="rotate(12)"/>`;
    }
    const mask = blurred(await maskOf(width, height, parts), width, height, 1, Math.max(0.6, soft * scale));
    for (let at = 0; at < light.length; at++) light[at] = mix(light[at], 0.92, mask[Math.floor(at / 3)] * strength);
  }
}

/** Draws the picture at a scale of its 1260 pixels; gives the file. */
export async function draw(scale) {
  const [width, height] = [Math.round(1260 * scale), Math.round(840 * scale)];
  const water = Math.round(height * 0.62);
  const light = await shore(width, height, water);
  mirrored(light, width, height, water);
  const stems = await maskOf(
    width,
    height,
    reedDrawing(9, width, height, width * 0.62, width * 1.02, 46, height * 0.27),
  );
  lay(
    light,
    blurred(stems, width, height, 1, 1.2 * scale),
    stems.map(() => 0),
    width,
    () => 0.02,
  );
  await flakes(light, width, height, scale);
  const tint = [1, 1, 1];
  const picture = develop(
    { width, height, light },
    { scale, exposure: 1.05, tint, bloom: 0.1, spread: 5, grain: 4.2, corners: 0.35, contrast: 1.5 },
  );
  return encoded(picture, 86);
}
