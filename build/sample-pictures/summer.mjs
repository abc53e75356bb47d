/** Summer on the photo page: a punt among lotus, straight from above. */
import { develop, encoded, expose } from './film.mjs';
import { blend, clouds, mix, noise, randomFrom, smooth } from './noise.mjs';
import { boatAt } from './punt.mjs';
import { dot, unit } from './view.mjs';

/** Lengths are shares of the picture's width; it shows about thirteen metres. */
const DEEP = 2 / 3;
const CELLS = 60;
const sun = unit([-0.55, -0.42, 0.72]);

/** Leaves and flowers, scattered closer in some places; none where the punt lies and just went. */
function pond() {
  const random = randomFrom(31);
  const all = [];
  const isInWay = (x, y, radius) => {
    const turned = (x - 0.56) * 0.87 - (y - 0.36) * 0.5;
    const side = (x - 0.56) * 0.5 + (y - 0.36) * 0.87;
    return Math.abs(side) < 0.048 + radius * 0.8 && turned < 0.19 && turned > -0.75 + 0.2 * Math.abs(side);
  };
  for (let tries = 0; tries < 5200; tries++) {
    const [x, y] = [-0.05 + 1.1 * random(), -0.05 + (DEEP + 0.1) * random()];
    const radius = 0.011 + 0.026 * random() ** 0.8;
    if (clouds(x * 5 + 3, y * 5, 3, 4) < 0.36 + 0.2 * random() || isInWay(x, y, radius)) continue;
    const high = 0.004 + 0.05 * random() ** 1.6;
    if (
      all.some(
        (one) => Math.abs(one.high - high) < 0.012 && Math.hypot(one.x - x, one.y - y) < (one.radius + radius) * 0.8,
      )
    )
      continue;
    all.push({ x, y, radius, high, turn: random() * 6.28, own: random(), cup: 0.15 + 0.5 * random(), isFlower: false });
    if (random() < 0.07)
      all.push({
        x: x + radius,
        y,
        radius: 0.012 + 0.008 * random(),
        high: high + 0.03,
        turn: random() * 6.28,
        own: random(),
        cup: 0.6,
        isFlower: true,
      });
  }
  const cells = Array.from({ length: CELLS * CELLS }, () => []);
  for (const one of all) {
    for (let row = Math.floor((one.y - one.radius) * CELLS); row <= (one.y + one.radius) * CELLS; row++) {
      for (let column = Math.floor((one.x - one.radius) * CELLS); column <= (one.x + one.radius) * CELLS; column++) {
        if (row >= 0 && row < CELLS && column >= 0 && column < CELLS) cells[row * CELLS + column].push(one);
      }
    }
  }
  return cells;
}

const none = [];
const near = (cells, x, y) =>
  x < 0 || y < 0 || x >= 1 || y >= 1 ? none : cells[Math.floor(y * CELLS) * CELLS + Math.floor(x * CELLS)];

/** A leaf at a place: its height, how far from the stem, and in which direction; undefined beside it. */
function leafAt(one, x, y) {
  const [dx, dy] = [(x - one.x) / one.radius, (y - one.y) / one.radius];
  const far = Math.hypot(dx, dy);
  if (far > 1) return undefined;
  const angle = Math.atan2(dy, dx) + one.turn;
  const rim = 0.93 + 0.07 * noise(Math.cos(angle) * 2.5 + one.own * 50, Math.sin(angle) * 2.5, 5);
  if (far > rim) return undefined;
  const wave = 0.13 * far * far * Math.sin(angle * 3 + one.own * 20) + 0.06 * far * Math.sin(angle * 7 + one.own * 9);
  return { height: one.high + one.radius * (one.cup * far ** 1.6 + wave), far: far / rim, angle };
}

/** A flower from above: three rings of petals, each over the next. */
function flowerAt(one, x, y) {
  const [dx, dy] = [(x - one.x) / one.radius, (y - one.y) / one.radius];
  const far = Math.hypot(dx, dy);
  if (far > 1) return undefined;
  const angle = Math.atan2(dy, dx) + one.turn;
  for (let ring = 0; ring < 3; ring++) {
    const long = 0.55 + 0.22 * ring;
    const count = 6 + ring;
    const at = (angle / (2 * Math.PI)) * count + ring * 0.5;
    const side = Math.abs(at - Math.floor(at) - 0.5) * 2;
    const share = far / long;
    if (share < 1 && side < 1.15 * Math.sqrt(Math.max(0, 1 - share ** 2.2)) * (0.55 + 0.6 * share)) {
      return { height: one.high + one.radius * (0.75 - 0.2 * ring) * (0.4 + far * 0.6), far, angle, share, side, ring };
    }
  }
  return undefined;
}

/** What a leaf, a flower or the punt has at a place. */
function shapeAt(one, x, y) {
  if (one.isPunt) return boatAt(x, y);
  return one.isFlower ? flowerAt(one, x, y) : leafAt(one, x, y);
}

/** What is seen from above at a place: the highest that is there; undefined where it is water. */
function topAt(cells, x, y) {
  let top;
  for (const one of near(cells, x, y)) {
    const at = shapeAt(one, x, y);
    if (at !== undefined && (top === undefined || at.height > top.height)) top = { ...at, one };
  }
  const boat = boatAt(x, y);
  if (boat !== undefined && (top === undefined || boat.height > top.height)) return boat;
  return top;
}

function leafColour({ one, far, angle }, x, y) {
  const fresh = blend([0.05, 0.13, 0.045], [0.13, 0.23, 0.06], one.own);
  const blue = blend(fresh, [0.11, 0.2, 0.14], 0.5 * noise(x * 90, y * 90, 6));
  const veins = (angle / (2 * Math.PI)) * 21;
  const offset = Math.abs(veins - Math.floor(veins) - 0.5);
  const forked = far > 0.6 ? Math.abs(offset - 0.25) : offset;
  const vein = smooth(0.07, 0.015, forked * far) * smooth(0.03, 0.1, far);
  let colour = blend(blue, [0.22, 0.31, 0.13], 0.6 * vein);
  colour = blend(colour, [0.3, 0.36, 0.17], smooth(0.09, 0.03, far));
  const old = 0.8 * smooth(0.82, 1, one.own) * smooth(0.5, 0.95, far + 0.35 * (noise(x * 160, y * 160, 7) - 0.5));
  colour = blend(colour, [0.24, 0.17, 0.05], old);
  return colour.map((part) => part * (0.85 + 0.3 * noise(x * 420, y * 420, 8)));
}

function flowerColour({ far, share, side }) {
  if (far < 0.17) return [0.5, 0.42, 0.06];
  if (far < 0.25) return [0.62, 0.45, 0.08];
  return blend([0.86, 0.72, 0.7], [0.72, 0.16, 0.28], smooth(0.35, 1, share) * (0.75 + 0.25 * side));
}

/** Still water: dark, with the sky in it, duckweed in drifts, and the ring of the punt's way. */
function water(x, y, random, out) {
  const weed =
    smooth(0.5, 0.62, clouds(x * 9 + 5, y * 9, 5, 9)) * (0.25 + 0.75 * smooth(0.38, 0.5, noise(x * 640, y * 640, 10)));
  const wave = clouds(x * 26 - y * 12, y * 40 + x * 9, 4, 11);
  const sky =
    0.025 + 0.13 * smooth(0.3, 0.85, clouds(x * 2.4 + 0.16 * (wave - 0.5), y * 2.4 + 0.2 * (wave - 0.5), 4, 12));
  const glint = 0.025 * smooth(0.62, 0.85, wave);
  const green = [0.1, 0.16, 0.035].map((part) => part * (0.7 + 0.6 * noise(x * 600, y * 600, 3)));
  const lit = 1.9 + 0.2 * random();
  for (let part = 0; part < 3; part++) {
    const deep = [0.012, 0.022, 0.018][part] + (sky + glint) * [0.75, 0.9, 1.05][part];
    out[part] = mix(deep, green[part] * lit, 0.75 * weed);
  }
}

/** Heights of all that stands over the water, at the points of a grid of `width` by `height`. */
function reliefOf(cells, width, height) {
  const relief = new Float32Array(width * height);
  const owner = new Array(width * height);
  for (let at = 0; at < width * height; at++) {
    const top = topAt(cells, ((at % width) + 0.5) / width, (Math.floor(at / width) + 0.5) / width);
    relief[at] = top?.height ?? 0;
    owner[at] = top?.one;
  }
  return { relief, owner, width, height };
}

/** How much sun comes to a place, 0..1. */
function sunTo(shape, x, y, height, own, random) {
  const flat = Math.hypot(sun[0], sun[1]);
  const [ux, uy, rise] = [sun[0] / flat, sun[1] / flat, sun[2] / flat];
  for (let far = 0.001 + 0.002 * random(); far < 0.09; far += 0.0018) {
    const column = Math.floor((x + ux * far) * shape.width);
    const row = Math.floor((y + uy * far) * shape.width);
    if (column < 0 || row < 0 || column >= shape.width || row >= shape.height) return 1;
    const at = row * shape.width + column;
    if (shape.relief[at] > height + far * rise && shape.owner[at] !== own) return 0;
  }
  return 1;
}

function lightAt(cells, shape, x, y, random, out) {
  const top = topAt(cells, x, y);
  if (top === undefined) {
    water(x, y, random, out);
    const open = 0.45 + 0.55 * sunTo(shape, x, y, 0, undefined, random);
    for (let part = 0; part < 3; part++) out[part] *= open;
    return;
  }
  const { one } = top;
  const gap = 0.0005;
  const heightAt = (px, py) => shapeAt(one, px, py)?.height ?? top.height;
  const normal = unit([
    heightAt(x - gap, y) - heightAt(x + gap, y),
    heightAt(x, y - gap) - heightAt(x, y + gap),
    2 * gap,
  ]);
  const seen = sunTo(shape, x, y, top.height + 0.001, one, random);
  const colour = top.colour ?? (one.isFlower ? flowerColour(top) : leafColour(top, x, y));
  const facing = Math.max(0, dot(normal, sun)) * seen;
  const half = unit([sun[0], sun[1], sun[2] + 1]);
  const wax = one.isPunt || one.isFlower ? 0 : 0.16 * seen * Math.max(0, dot(normal, half)) ** 26;
  const low = mix(0.4, 1, smooth(0, 0.05, top.height));
  for (let part = 0; part < 3; part++) {
    const light = 2.5 * facing * [1, 0.95, 0.85][part] + 0.75 * low * (0.5 + 0.5 * normal[2]) * [0.85, 0.95, 1.1][part];
    out[part] = colour[part] * light + wax;
  }
}

/** Draws the picture at a scale of its 1260 pixels; gives the file. */
export async function draw(scale) {
  const [width, height] = [Math.round(1260 * scale), Math.round(840 * scale)];
  const cells = pond();
  const shape = reliefOf(cells, width, height);
  const film = expose(width, height, scale < 0.7 ? 1 : 4, (x, y, random, out) =>
    lightAt(cells, shape, x / width, y / width, random, out),
  );
  return encoded(develop(film, { scale, exposure: 0.85, bloom: 0.05, grain: 3.2, contrast: 1.25, lift: 0.005 }), 80);
}
