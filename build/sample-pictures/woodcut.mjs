/**
 * A ferry at sunrise for the supplement, cut in wood and printed in two colours: what is black was left standing, what
 * is white was cut away with a gouge, line by line; the sun is a second block.
 */
import sharp from 'sharp';
import { maskOf } from './film.mjs';
import { clouds, hash, mix, noise, smooth } from './noise.mjs';

const INK = [28, 24, 22];
const RED = [193, 52, 36];
const PAPER = [255, 255, 255];

/** Where the sun stands and the water begins, in widths and heights. */
const [SUN_X, SUN_Y, SUN_SIZE] = [0.66, 0.33, 0.145];
const WATER = 0.6;

/** True where a gouge went: lines at a phase, as wide as the tone is light, each beginning and ending in a point. */
function isCut(phase, lengthwise, tone, seed) {
  const line = Math.floor(phase);
  const within = Math.abs(phase - line - 0.5) * 2;
  const stroke = lengthwise + 7 * hash(line, seed, 3);
  const piece = Math.floor(stroke);
  const t = stroke - piece;
  const long = 0.72 + 0.5 * hash(line, piece, seed);
  // Tapered: the tool goes in shallow, digs, and is lifted.
  const taper = Math.max(0, Math.sin(Math.min(1, t / long) * Math.PI)) ** 0.45;
  const shake = 0.12 * (noise(lengthwise * 5, line * 3.1, seed) - 0.5);
  return within < (tone + shake) * mix(0.35, 1, taper) && t < long + 0.25 * smooth(0.5, 0.9, tone);
}

/** The sky: rays about the sun, light near it, and bars of cloud in long level cuts. */
function skyIsCut(u, v, ratio) {
  const [dx, dy] = [u - SUN_X, (v - SUN_Y) * ratio];
  const far = Math.hypot(dx, dy);
  const bar = clouds(u * 2.2 + 3, v * 13, 4, 5);
  if (bar > 0.56 && v < WATER - 0.06)
    return isCut(v * 118 + 2.2 * clouds(u * 4, v * 9, 3, 6), u * 9, mix(0.3, 0.75, smooth(0.56, 0.72, bar)), 7);
  const angle = Math.atan2(dy, dx);
  const tone = mix(0.9, 0.36, smooth(SUN_SIZE, 0.75, far));
  return isCut(((angle + Math.PI) / (2 * Math.PI)) * 230, Math.log(far + 0.05) * 5.5, tone, 11);
}

/** Hills: slanting cuts that follow their sides, dark below. */
function hillIsCut(u, v, crest, seed) {
  const deep = v - crest;
  const lit = smooth(0.11, 0, deep) * (0.5 + 0.5 * clouds(u * 12, v * 6, 3, seed));
  if (deep < 0.006) return true;
  return isCut((u * 1.15 + deep * 1.5 + 0.02 * clouds(u * 9, v * 9, 2, seed)) * 105, deep * 34, 0.62 * lit, seed);
}

const crestAt = (u, seed, base, rise) => base - rise * clouds(u * 3.1 + seed, 0.5, 4, seed);

/** Water: level cuts that rock, broad and bright under the sun, fine and few to the sides. */
function waterIsCut(u, v) {
  const near = (v - WATER) / (1 - WATER);
  const rock = (0.5 + 1.5 * near) * Math.sin(u * mix(60, 17, near) + 9 * clouds(u * 3, v * 8, 3, 21)) * 0.3;
  const phase = 40 * Math.log(1 + near * 3.2) + rock;
  const path = Math.exp(-(((u - SUN_X) / (0.09 + 0.2 * near)) ** 2));
  const tone = 0.16 + 0.66 * path + 0.14 * clouds(u * 6, v * 12, 3, 22);
  return isCut(phase, u * mix(22, 8, near) + 0.4 * rock, tone, 23);
}

/** The ferry, those aboard, and the ferryman at his long oar. */
function ferry(width, height) {
  const [x, y, size] = [width * 0.4, height * 0.76, width / 1000];
  const person = (at, tall, bend = 0) =>
    `<path d="M${at - 13} 0Q${at - 17} ${-tall * 0.55} ${at - 8 + bend} ${-tall * 0.74}L${at + 9 + bend} ${-tall * 0.74}Q${at + 17} ${-tall * 0.5} ${at + 14} 0Z"/><ellipse cx="${at + bend}" cy="${-tall * 0.86}" rx="8.5" ry="10"/>`;
  const hat = (at, tall) => `<path d="M${at - 24} ${-tall * 0.86}L${at} ${-tall * 1.06}L${at + 24} ${-tall * 0.86}Z"/>`;
  return `<g transform="translate(${x} ${y}) scale(${size * 1.25})">
    <path d="M-250-34C-190-14-150-6-90-4H120C190-6 226-18 262-44 246-4 214 26 170 34H-150C-200 28-232 4-250-34Z"/>
    <path d="M-96-4V-58C-92-104-36-118 8-118S104-104 110-58V-4H98V-52C92-86 40-96 8-96S-78-88-84-52V-4Z"/>
    <path d="M-104-52C-100-116-30-132 8-132S116-118 120-52C104-92 50-106 8-106S-86-96-104-52Z"/>
    ${person(-64, 62)}${person(-26, 70)}${hat(-26, 70)}${person(14, 58)}${person(56, 68)}${person(90, 52)}
    <g transform="translate(0 -16)">${person(196, 122, -10)}</g><g transform="translate(-10 -16)">${hat(196, 122)}</g>
    <path d="M186-92L204-84 244-60 240-54 198-74Z"/>
    <path d="M150-112L156-115 352 62 372 92 340 70Z"/>
    <path d="M-170-14L-167-150-163-150-161-14Z"/><path d="M-165-148C-140-150-128-138-104-144-112-130-110-122-104-112-128-108-140-120-165-116Z"/>
  </g>`;
}

/** Cuts on the ferry itself: planks, mats of the roof, folds, all on the side of the sun. */
function ferryIsCut(u, v, ratio) {
  const [x, y] = [(u - 0.4) * 800, (v - 0.76) * 800 * ratio];
  if (y > 0) return isCut(y / 9.5 + 0.4 * Math.sin(x / 60), x / 90, 0.2, 31);
  if (y < -92 && Math.abs(x - 8) < 118) return isCut(x / 6.5 + y / 40, y / 22, 0.34, 33);
  return isCut((x - y * 0.5) / 9, y / 26, x > 150 ? 0.22 : 0.14, 35) && y < -14;
}

/** Two reeds of the near bank, in black, with their edges cut free. */
const reeds = (width, height) => {
  let parts = '';
  for (let at = 0; at < 17; at++) {
    const x = width * (0.015 + 0.2 * hash(at, 1, 41));
    const tall = height * (0.14 + 0.34 * hash(at, 2, 41));
    const lean = tall * (0.1 + 0.4 * hash(at, 3, 41));
    const wide = width * 0.006;
    parts += `<path d="M${x - wide} ${height}Q${x} ${height - tall * 0.7} ${x + lean} ${height - tall}Q${x + lean * 0.3 + wide} ${height - tall * 0.6} ${x + wide} ${height}Z"/>`;
  }
  return parts;
};

/** Draws the picture at a scale of its 1600 pixels; gives the file. */
export async function draw(scale) {
  const [width, height] = [Math.round(1600 * scale), Math.round(1100 * scale)];
  const ratio = height / width;
  // Drawn twice as large and brought down, so that every cut has a clean edge.
  const [wide, tall] = [width * 2, height * 2];
  const black = await maskOf(wide, tall, ferry(wide, tall));
  const halo = await maskOf(
    wide,
    tall,
    `<g stroke="#000" stroke-width="${wide * 0.006}" stroke-linejoin="round">${ferry(wide, tall)}${reeds(wide, tall)}</g>`,
  );
  const bank = await maskOf(wide, tall, reeds(wide, tall));
  const bytes = Buffer.alloc(wide * tall * 3);
  for (let at = 0; at < wide * tall; at++) {
    const [u, v] = [(at % wide) / wide, Math.floor(at / wide) / tall];
    const edge = 0.012 * (noise(u * 40, v * 40, 51) - 0.5);
    const isPicture = Math.min(u, 1 - u) > 0.012 + edge && Math.min(v, 1 - v) > 0.016 + edge;
    const far = Math.hypot(u - SUN_X, (v - SUN_Y) * ratio);
    const hills = [crestAt(u, 3, 0.6, 0.2), crestAt(u, 9, 0.635, 0.13)];
    let isWhite = true;
    let isSun = false;
    if (bank[at] > 0.5) isWhite = false;
    else if (black[at] > 0.5) isWhite = ferryIsCut(u, v, ratio);
    else if (halo[at] > 0.5) isWhite = true;
    else if (v > WATER) isWhite = waterIsCut(u, v);
    else if (v > hills[1]) isWhite = hillIsCut(u, v, hills[1], 13);
    else if (v > hills[0]) isWhite = hillIsCut(u, v, hills[0], 17);
    else if (far < SUN_SIZE) isSun = true;
    else isWhite = far < SUN_SIZE + 0.008 || skyIsCut(u, v, ratio);
    if (
      !isSun &&
      isWhite &&
      v > WATER &&
      Math.abs(u - SUN_X) < 0.05 + 0.16 * (v - WATER) &&
      noise(u * 30, v * 30, 53) > 0.3
    )
      isSun = halo[at] < 0.5;
    // Wood gives its ink unevenly.
    const bare = noise(u * 420, v * 42, 55) * noise(u * 150, v * 150, 56) > 0.72;
    const colour = !isPicture || bare ? PAPER : isSun ? RED : isWhite ? PAPER : INK;
    for (let part = 0; part < 3; part++) bytes[at * 3 + part] = colour[part];
  }
  return sharp(bytes, { raw: { width: wide, height: tall, channels: 3 } })
    .resize(width, height, { kernel: 'lanczos3' })
    .png({ palette: true, colours: 24, compressionLevel: 9 })
    .toBuffer();
}
