/**
 * The seal of the supplement, 東湖 in red lines within a frame, as cut in stone: strokes of one breadth with corners
 * worn round, and nicks along the frame. An SVG, so that it prints sharp at any size.
 */
import { hash, randomFrom } from './noise.mjs';

const RED = '#b5281e';

/** Strokes of 東, on a field 100 wide and 200 high: a tree through which the sun is seen. */
const east = [
  'M50 12V188',
  'M24 46H76V102H24Z',
  'M24 74H76',
  'M16 22Q20 32 50 32Q80 32 84 22',
  'M50 112Q22 128 18 182',
  'M50 112Q78 128 82 182',
];
/** Strokes of 湖: water, and beside it 古 over 月, as seals stack them. */
const lake = [
  'M22 14Q12 40 22 66T22 118T22 186',
  'M9 30Q14 44 8 58M9 92Q14 108 8 126M9 150Q13 162 8 174',
  'M35 30Q30 44 36 58M35 92Q30 108 36 126M35 150Q31 162 36 174',
  'M70 12V48',
  'M48 28H92',
  'M52 48H88V80H52Z',
  'M52 96H88V188',
  'M52 96V158Q51 178 46 188',
  'M52 124H88',
  'M52 150H88',
];

/** The frame, its inner and outer edge both worn. */
function frame() {
  const random = randomFrom(7);
  const ring = (inset, wear) => {
    const points = [];
    const span = 240 - 2 * inset;
    for (let side = 0; side < 4; side++) {
      for (let step = 0; step < 22; step++) {
        const t = (step / 22) * span;
        const chip = random() < 0.12 ? wear * 2.4 : 0;
        const off = (random() - 0.5) * wear + chip * (inset > 8 ? -0.5 : 1);
        const corner = step === 0 ? wear * 1.6 : 0;
        points.push(
          [
            [inset + t + corner, inset + off + corner],
            [240 - inset - off - corner, inset + t + corner],
            [240 - inset - t - corner, 240 - inset - off - corner],
            [inset + off + corner, 240 - inset - t - corner],
          ][side],
        );
      }
    }
    return `M${points.map((point) => point.map((one) => one.toFixed(1)).join(' ')).join('L')}Z`;
  };
  return `<path fill="${RED}" fill-rule="evenodd" d="${ring(4, 2.2)}${ring(14, 1.4)}"/>`;
}

/** Flecks where the paste did not take. */
function flecks() {
  let parts = '';
  for (let at = 0; at < 46; at++) {
    const [x, y] = [8 + 224 * hash(at, 1, 5), 8 + 224 * hash(at, 2, 5)];
    parts += `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${(0.5 + 1.3 * hash(at, 3, 5) ** 2).toFixed(1)}"/>`;
  }
  return `<g fill="#000">${parts}</g>`;
}

/** Draws the seal; gives the file. It has no pixels, so no scale. */
export function draw() {
  const strokes = (paths) => paths.map((path) => `<path d="${path}"/>`).join('');
  const style = 'fill="none" stroke-width="9.5" stroke-linecap="round" stroke-linejoin="round"';
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240" viewBox="0 0 240 240">
<defs><mask id="worn"><rect width="240" height="240" fill="#fff"/>${flecks()}</mask></defs>
<g mask="url(#worn)">${frame()}
<g ${style} stroke="${RED}"><g transform="translate(122 20)">${strokes(east)}</g><g transform="translate(20 20)">${strokes(lake)}</g></g></g>
</svg>
`);
}
