/**
 * From light to a printed picture: a film is a field of linear light, three numbers a pixel, which a lens softens, a
 * curve of a film brings within paper's range, and grain makes one surface of.
 */
import sharp from 'sharp';
import { bell, randomFrom } from './noise.mjs';

/**
 * Exposes a film. `shade(x, y, random, out)` gives the light at a place on it in pixels, which may lie between two of
 * them; every pixel takes `samples` of them, spread over its own square in even cells.
 */
export function expose(width, height, samples, shade, seed = 1) {
  const light = new Float32Array(width * height * 3);
  const random = randomFrom(seed);
  const side = Math.max(1, Math.round(Math.sqrt(samples)));
  const out = [0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      for (let cell = 0; cell < side * side; cell++) {
        const dx = ((cell % side) + random()) / side;
        const dy = (Math.floor(cell / side) + random()) / side;
        shade(x + dx, y + dy, random, out);
        // One sample far too bright would be a white speck: a lens spreads such light, and so does this bound.
        for (let part = 0; part < 3; part++) light[at + part] += Math.min(out[part], 24) / (side * side);
      }
    }
  }
  return { width, height, light };
}

/** Three running means one after another, which are all but a bell curve of the given deviation in pixels. */
export function blurred(field, width, height, parts, deviation) {
  const radius = Math.max(1, Math.round(deviation * 0.98));
  let from = Float32Array.from(field);
  let to = new Float32Array(field.length);
  const pass = (count, length, stride, lines) => {
    for (let line = 0; line < count; line++) {
      const start = lines(line);
      const at = (index) => start + Math.min(length - 1, Math.max(0, index)) * stride;
      let sum = 0;
      for (let index = -radius; index <= radius; index++) sum += from[at(index)];
      for (let index = 0; index < length; index++) {
        to[start + index * stride] = sum / (2 * radius + 1);
        sum += from[at(index + radius + 1)] - from[at(index - radius)];
      }
    }
    [from, to] = [to, from];
  };
  for (let round = 0; round < 3; round++) {
    pass(height * parts, width, parts, (line) => Math.floor(line / parts) * width * parts + (line % parts));
    pass(width * parts, height, width * parts, (line) => line);
  }
  return from;
}

/** Light that strays in the lens: a part of all of it is spread wide, which shows around lamps. */
function bloomed(film, strength, deviation) {
  const { width, height, light } = film;
  const near = blurred(light, width, height, 3, deviation);
  const far = blurred(light, width, height, 3, deviation * 5);
  return light.map((value, at) => value * (1 - strength) + strength * (0.6 * near[at] + 0.4 * far[at]));
}

/** The curve of a film: a soft foot, a straight middle, a long shoulder; 0..∞ to 0..1 (Hable). */
function filmCurve(light) {
  const shape = (x) => (x * (0.22 * x + 0.03) + 0.002) / (x * (0.22 * x + 0.3) + 0.06) - 0.002 / 0.06;
  return Math.min(1, Math.max(0, shape(light) / shape(9)));
}

const toScreen = (value) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);

/** Grain of the film, one number a pixel, deviation 1: larger than a pixel, as silver is. */
function grainOf(width, height, seed) {
  const random = randomFrom(seed);
  const fine = Float32Array.from({ length: width * height }, () => bell(random));
  const coarse = blurred(fine, width, height, 1, 1);
  return fine.map((value, at) => 0.62 * value + 1.5 * coarse[at]);
}

/**
 * Develops a film to bytes. `exposure` multiplies the light; `tint` each colour of it; `contrast` bends the curve about
 * the middle; `colour` is 1 for the colours as they are; `bloom` is the part of light that strays, `spread` its
 * deviation in thousandths of the width; `grain` is the deviation in bytes; `corners` the loss of light there; `lift`
 * what the darkest black is raised to, 0..1. A proof's `scale` makes its grain
 * finer, so that it shows what the picture will be.
 */
export function develop(film, options = {}) {
  const { exposure = 1, tint = [1, 1, 1], contrast = 1, colour = 1, bloom = 0.08, spread = 4 } = options;
  const { grain = 4, corners = 0.2, lift = 0.012, seed = 5, scale = 1 } = options;
  const { width, height } = film;
  const light = bloom > 0 ? bloomed(film, bloom, (spread * width) / 1000) : film.light;
  const silver = grainOf(width, height, seed);
  const bytes = Buffer.alloc(width * height * 3);
  const value = [0, 0, 0];
  for (let pixel = 0; pixel < width * height; pixel++) {
    const dx = (pixel % width) / width - 0.5;
    const dy = (Math.floor(pixel / width) / height - 0.5) * 0.8;
    const fall = 1 - corners * Math.min(1, (dx * dx + dy * dy) * 2.4);
    for (let part = 0; part < 3; part++) {
      const curved = toScreen(filmCurve(light[pixel * 3 + part] * exposure * tint[part] * fall * 2));
      const bent = curved + (contrast - 1) * (curved - 0.5) * 4 * curved * (1 - curved);
      value[part] = lift + (1 - lift) * bent;
    }
    const grey = 0.3 * value[0] + 0.59 * value[1] + 0.11 * value[2];
    const speck = (silver[pixel] * grain * Math.min(1, scale) * (0.45 + 2.2 * grey * (1 - grey))) / 255;
    for (let part = 0; part < 3; part++) {
      const toned = grey + (value[part] - grey) * colour + speck;
      bytes[pixel * 3 + part] = Math.max(0, Math.min(255, Math.round(toned * 255)));
    }
  }
  return { width, height, bytes };
}

/** A picture's file: JPEG at 200 or more pixels an inch, colours sRGB. */
export function encoded({ width, height, bytes }, quality = 82) {
  return sharp(bytes, { raw: { width, height, channels: 3 } })
    .jpeg({ quality, mozjpeg: true, chromaSubsampling: '4:2:0' })
    .toBuffer();
}

/** How much of each pixel a drawing covers, 0..1, as an SVG in black on nothing of the same size shows. */
export async function maskOf(width, height, body) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`;
  const { data } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return Float32Array.from({ length: width * height }, (_, at) => data[at * 4 + 3] / 255);
}
