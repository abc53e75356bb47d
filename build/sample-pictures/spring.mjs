/** Spring on the photo page: willow and peach by the lake, the far shore out of focus behind them. */
import sharp from 'sharp';
import { layBoat } from './boats.mjs';
import { blurred, develop, encoded, expose } from './film.mjs';
import { hilly, lakelandOf, lakeSight, ripples } from './lakeland.mjs';
import { blend, clouds, mix, noise, randomFrom, smooth } from './noise.mjs';
import { gridOf, woodOf } from './terrain.mjs';
import { camera, unit } from './view.mjs';

const sun = unit([0.75, 0.5, -0.75]);

function height(x, z) {
  const bank = (clouds(x / 150 + 9, z / 150, 4, 3) - 0.5) * 160;
  const far = -z - 260 + bank + 0.12 * x;
  if (far < -30) return -6;
  return (
    -6 +
    8 * smooth(-14, 6, far) +
    smooth(0, 700, far) * (10 + 120 * hilly(x + 300, z, 560, 71)) +
    smooth(500, 1800, far) * 330 * hilly(x, z, 1100, 78)
  );
}

const season = {
  sun,
  sunlight: [4.2, 3.8, 2.6],
  skylight: [0.4, 0.48, 0.55],
  depth: [0.04, 0.09, 0.075],
  far: 5000,
  fine: 0.005,
  air: { mist: 0.0016, fall: 16, haze: 0.00042 },
  sky: (way) => blend([0.93, 0.92, 0.86], [0.52, 0.66, 0.8], smooth(0, 0.5, Math.max(0, way[1]))),
  airlight: () => [0.86, 0.88, 0.8],
  tree: (own, x, z) =>
    blend(
      blend([0.05, 0.1, 0.03], [0.14, 0.19, 0.05], own),
      [0.55, 0.3, 0.33],
      smooth(0.72, 0.8, noise(x / 22, z / 22, 4)) * 0.7,
    ),
  ground: (x, z) => blend([0.16, 0.2, 0.07], [0.1, 0.15, 0.05], noise(x / 12, z / 12, 9)),
  ripple: ripples(0.016, 2, 61),
};

/** A leaf or petal: a lens from one end to the other. */
function lens(x, y, angle, long, wide, colour) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const at = (u, v) => `${(x + cos * u - sin * v).toFixed(1)} ${(y + sin * u + cos * v).toFixed(1)}`;
  return `<path fill="${colour}" d="M${at(0, 0)}Q${at(long * 0.4, wide)} ${at(long, 0)}Q${at(long * 0.4, -wide)} ${at(0, 0)}Z"/>`;
}

const rgb = (colour) => `rgb(${colour.map((part) => Math.round(Math.min(1, part) * 255)).join(',')})`;

/** Strands of young willow that hang into the picture from above, swayed a little to one side. */
function strands(random, width, height, { count, from, to, size, bright }) {
  let stems = '';
  let leaves = '';
  for (let at = 0; at < count; at++) {
    const start = width * mix(from, to, random());
    const long = height * (0.22 + 0.62 * random() ** 1.4) * (0.75 + 0.25 * Math.sin(start * 0.02));
    const sway = width * (0.012 + 0.05 * random());
    const place = (t) => [start + sway * t * t + 5 * size * Math.sin(t * 7 + at), -10 + long * t];
    let path = `M${place(0).join(' ')}`;
    const pairs = Math.round(long / (9 * size));
    for (let leaf = 1; leaf <= pairs; leaf++) {
      const t = leaf / pairs;
      const [x, y] = place(t);
      path += `L${x.toFixed(1)} ${y.toFixed(1)}`;
      const side = leaf % 2 === 0 ? 1 : -1;
      const angle = Math.PI / 2 - side * (0.3 + 0.5 * random());
      const lit = random();
      const colour = blend([0.24, 0.36, 0.08], [0.74, 0.83, 0.3], lit * bright);
      const tip = 1 - 0.45 * t;
      leaves += lens(x, y, angle, (17 + 13 * random()) * size * tip, (1.6 + 1.6 * random()) * size, rgb(colour));
    }
    stems += `<path d="${path}" fill="none" stroke="${rgb([0.36, 0.36, 0.16])}" stroke-width="${1.1 * size}"/>`;
  }
  return stems + leaves;
}

/** How a petal darkens toward the heart and toward one edge that is turned from the light. */
const petalShade = `<defs><radialGradient id="petal" cx="0.05" cy="0.5" r="1"><stop offset="0" stop-color="#a81f48" stop-opacity=".75"/>
  <stop offset=".45" stop-color="#d76a88" stop-opacity=".25"/><stop offset=".8" stop-color="#fff" stop-opacity=".1"/><stop offset="1" stop-color="#a8456a" stop-opacity=".6"/></radialGradient></defs>`;

/** One blossom: five petals about a heart, turned and foreshortened, with its stamens. */
function blossom(random, x, y, size) {
  const turn = random() * 6.28;
  const squeeze = 0.5 + 0.5 * random();
  let parts = '';
  for (let petal = 0; petal < 5; petal++) {
    const pink = blend([0.93, 0.62, 0.7], [1, 0.9, 0.91], random());
    const angle = (turn + (petal / 5) * 6.283) * 57.3 + (random() - 0.5) * 14;
    parts += `<g transform="rotate(${angle.toFixed(0)})"><ellipse cx="${size * 0.55}" rx="${size * 0.52}" ry="${size * 0.4}" fill="${rgb(pink)}"/><ellipse cx="${size * 0.55}" rx="${size * 0.52}" ry="${size * 0.4}" fill="url(#petal)" opacity="${(0.6 + 0.4 * random()).toFixed(2)}"/></g>`;
  }
  for (let stamen = 0; stamen < 11; stamen++) {
    const angle = random() * 6.28;
    const far = size * (0.2 + 0.3 * random());
    const end = [Math.cos(angle) * far, Math.sin(angle) * far];
    parts += `<path d="M0 0L${end[0].toFixed(1)} ${end[1].toFixed(1)}" stroke="#b8405e" stroke-width="${size * 0.035}"/><circle cx="${end[0].toFixed(1)}" cy="${end[1].toFixed(1)}" r="${size * 0.055}" fill="#f4d48a"/>`;
  }
  return `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${(random() * 180).toFixed(0)}) scale(1 ${squeeze.toFixed(2)})">${parts}</g>`;
}

/** A twig of peach that enters from the left, with blossoms and buds along it. */
function peach(random, width, height, startX, startY, angle, long, size) {
  let parts = '';
  let flowers = '';
  const grow = (fromX, fromY, way, length, wide, depth) => {
    let [x, y, turn] = [fromX, fromY, way];
    const steps = 9;
    for (let step = 0; step < steps; step++) {
      const [nextX, nextY] = [x + (Math.cos(turn) * length) / steps, y + (Math.sin(turn) * length) / steps];
      parts += `<path d="M${x.toFixed(1)} ${y.toFixed(1)}L${nextX.toFixed(1)} ${nextY.toFixed(1)}" stroke="${rgb([0.2, 0.12, 0.1])}" stroke-width="${(wide * (1 - (0.5 * step) / steps)).toFixed(1)}" stroke-linecap="round"/>`;
      [x, y] = [nextX, nextY];
      turn += (random() - 0.5) * 0.34;
      for (let flower = 0; flower < 4; flower++) {
        if (random() > 0.42) continue;
        const away = size * 2.2;
        flowers += blossom(
          random,
          x + (random() - 0.5) * away,
          y + (random() - 0.5) * away,
          size * (0.6 + 0.4 * random()),
        );
      }
      if (depth > 0 && step > 1 && random() < 0.4)
        grow(x, y, turn + (random() < 0.5 ? -0.7 : 0.6), length * 0.5, wide * 0.5, depth - 1);
    }
  };
  grow(startX * width, startY * height, angle, long * width, size * 0.5, 2);
  return parts + flowers;
}

/** Lays a coloured drawing over the film, as light, out of focus by so many pixels. */
async function lay(film, drawing, soft, light) {
  const { width, height } = film;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${petalShade}${drawing}</svg>`;
  const data = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer();
  const colour = new Float32Array(width * height * 4);
  for (let at = 0; at < width * height; at++) {
    const cover = data[at * 4 + 3] / 255;
    for (let part = 0; part < 3; part++)
      colour[at * 4 + part] = (data[at * 4 + part] / 255) ** 2.2 * light[part] * cover;
    colour[at * 4 + 3] = cover;
  }
  const laid = soft > 0 ? blurred(colour, width, height, 4, soft) : colour;
  for (let at = 0; at < film.light.length; at++) {
    const pixel = Math.floor(at / 3) * 4;
    film.light[at] = film.light[at] * (1 - laid[pixel + 3]) + laid[pixel + (at % 3)];
  }
}

/** Draws the picture at a scale of its 1260 pixels; gives the file. */
export async function draw(scale) {
  const [width, tall] = [Math.round(1260 * scale), Math.round(840 * scale)];
  const land = gridOf(900, 4000, height);
  const wood = woodOf({ seed: 29, least: 4, most: 10, side: 260 });
  const country = lakelandOf({ ceiling: 520, land, wood, wooded: (_x, _z, ground) => (ground > 1 ? 1 : 0) });
  const from = [0, 6, 40];
  const ray = camera(from, [0, 12, -300], 0.7, width, tall, 0);
  const film = expose(width, tall, 1, (x, y, random, out) => {
    const seen = lakeSight(from, ray(x, y), country, season, random);
    for (let part = 0; part < 3; part++) out[part] = seen[part];
  });
  film.light = blurred(film.light, width, tall, 3, 3.4 * scale);
  const random = randomFrom(8);
  await layBoat(film, {
    x: 0.72 * width,
    y: 0.64 * tall,
    size: 0.62 * scale,
    soft: 1.6 * scale,
    clear: 0.8,
    ink: [0.05, 0.06, 0.06],
  });
  const light = [1.5, 1.45, 1.25];
  await lay(
    film,
    strands(random, width, tall, { count: 26, from: -0.05, to: 1.02, size: 1.0 * scale, bright: 0.75 }),
    7 * scale,
    light,
  );
  await lay(
    film,
    strands(random, width, tall, { count: 26, from: 0.3, to: 1, size: 1.35 * scale, bright: 0.9 }),
    1.6 * scale,
    light,
  );
  await lay(film, peach(random, width, tall, -0.02, 1.03, -0.62, 0.42, 17 * scale), 5 * scale, light);
  await lay(film, peach(random, width, tall, -0.03, 0.86, -0.3, 0.44, 19 * scale), scale, [1.22, 1.14, 1.0]);
  await lay(
    film,
    strands(random, width, tall, { count: 15, from: 0.52, to: 1.0, size: 1.7 * scale, bright: 1 }),
    0,
    light,
  );
  return encoded(
    develop(film, { scale, exposure: 1.18, bloom: 0.1, colour: 1.12, grain: 3.4, contrast: 1.32, lift: 0.008 }),
    82,
  );
}
