/** Which characters look alike: by their pictures in a plain face and by how they are put together (Cangjie codes). */

const SIDE = 16;
/** What likeness is made of: how alike pictures are, and codes. */
const SEEN = 0.75;
const BUILT = 0.35;
/** Characters kept for each, and the least likeness. */
const MOST = 10;
const LEAST = 0.62;

/** Coverage of a glyph on a grid, from an outline of straight and curved steps in units of the face. */
function pictureOf(path, upem) {
  const numbers = path.match(/[MLQCZ]|-?\d+(?:\.\d+)?/g) ?? [];
  const edges = [];
  let at = 0;
  let here = [0, 0];
  let start = here;
  const point = () => [Number(numbers[at++]), Number(numbers[at++])];
  const line = (to) => {
    edges.push([...here, ...to]);
    here = to;
  };
  const curve = (points) => {
    const from = here;
    for (let step = 1; step <= 6; step++) {
      let all = [from, ...points];
      const t = step / 6;
      while (all.length > 1)
        all = all.slice(1).map(([x, y], i) => [all[i][0] + (x - all[i][0]) * t, all[i][1] + (y - all[i][1]) * t]);
      line(all[0]);
    }
  };
  while (at < numbers.length) {
    const step = numbers[at++];
    if (step === 'M') start = here = point();
    else if (step === 'L') line(point());
    else if (step === 'Q') curve([point(), point()]);
    else if (step === 'C') curve([point(), point(), point()]);
    else line(start);
  }
  const picture = new Float32Array(SIDE * SIDE);
  const scale = upem / SIDE;
  for (let row = 0; row < SIDE * 3; row++) {
    const y = (row + 0.5) * (scale / 3) - upem * 0.12;
    const crossings = edges
      .filter(([, a, , b]) => a <= y !== b <= y)
      .map(([x0, y0, x1, y1]) => [x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), y1 > y0 ? 1 : -1])
      .sort(([a], [b]) => a - b);
    let winding = 0;
    for (let index = 0; index + 1 < crossings.length; index++) {
      winding += crossings[index][1];
      if (winding === 0) continue;
      const from = Math.max(0, crossings[index][0] / scale);
      const to = Math.min(SIDE, crossings[index + 1][0] / scale);
      for (let column = Math.floor(from); column < to; column++)
        picture[Math.floor(row / 3) * SIDE + column] += (Math.min(to, column + 1) - Math.max(from, column)) / 3;
    }
  }
  return picture;
}

/** A picture blurred, so that strokes a little apart still meet, and of length one. */
function blurred(picture) {
  const out = new Float32Array(picture.length);
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      let sum = 0;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const [px, py] = [x + dx, y + dy];
          if (px >= 0 && py >= 0 && px < SIDE && py < SIDE)
            sum += picture[py * SIDE + px] * (dx === 0 ? 2 : 1) * (dy === 0 ? 2 : 1);
        }
      out[y * SIDE + x] = sum;
    }
  const mean = out.reduce((sum, value) => sum + value, 0) / out.length;
  const length = Math.hypot(...out.map((value) => value - mean));
  return out.map((value) => (value - mean) / (length || 1));
}

function product(a, b) {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at] * b[at];
  return sum;
}

/** Steps between two short codes. */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}

/** `pathOf` gives a character's outline; `codes` how it is put together; `targets` what may have been meant. */
export function likeShapes(characters, targets, pathOf, upem, codes) {
  const pictures = characters.map((character) => blurred(pictureOf(pathOf(character), upem)));
  const isTarget = characters.map((character) => targets.has(character));
  const coded = characters.map((character) => codes.get(character) ?? '');
  const like = characters.map(() => []);
  for (let one = 0; one < characters.length; one++)
    for (let other = one + 1; other < characters.length; other++) {
      const seen = product(pictures[one], pictures[other]);
      if (SEEN * seen + BUILT < LEAST) continue;
      const [a, b] = [coded[one], coded[other]];
      const built = a === '' || b === '' ? 0 : 1 - distance(a, b) / Math.max(a.length, b.length);
      const likeness = Math.min(1, SEEN * seen + BUILT * built);
      if (likeness < LEAST) continue;
      if (isTarget[other]) like[one].push([characters[other], likeness]);
      if (isTarget[one]) like[other].push([characters[one], likeness]);
    }
  // What is among the likest of one may not have that one among its own, and is taken for it all the same.
  const found = new Map(characters.map((character) => [character, new Map()]));
  for (const [at, list] of like.entries())
    for (const [other, likeness] of list.sort(([, a], [, b]) => b - a).slice(0, MOST)) {
      found.get(characters[at]).set(other, likeness);
      if (isTarget[at]) found.get(other)?.set(characters[at], likeness);
    }
  return new Map([...found].map(([character, list]) => [character, [...list].sort(([, a], [, b]) => b - a)]));
}
