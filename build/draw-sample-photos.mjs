/**
 * Draws the pictures of the plain edition of the tests and writes them to tests/kit/paper/photos as JPEG.
 * They are drawings of ours, so that it shows no real person or place.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { randomFrom } from './sample-pictures/noise.mjs';

const folder = fileURLToPath(new URL('../tests/kit/paper/photos/', import.meta.url));
mkdirSync(folder, { recursive: true });

const grain = `<filter id="grain"><feTurbulence type="fractalNoise" baseFrequency="0.8" numOctaves="2" seed="4"/>
  <feColorMatrix values="0 0 0 0 0.5  0 0 0 0 0.5  0 0 0 0 0.5  0.35 0 0 0 -0.1"/></filter>`;

function svg(width, height, defs, body) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    <defs>${grain}${defs}</defs>${body}
    <rect width="${width}" height="${height}" filter="url(#grain)" opacity="0.22"/></svg>`;
}

function library() {
  const random = randomFrom(7);
  const [w, h, water] = [1500, 1000, 640];
  const windows = (flip) => {
    let out = '';
    const rows = randomFrom(21);
    for (let floor = 0; floor < 6; floor++) {
      const top = 250 + floor * 62;
      const left = 230 + floor * 16;
      const right = 1290 - floor * 10;
      out += `<rect x="${left}" y="${top}" width="${right - left}" height="50" fill="#f2c878" opacity="${flip ? 0.5 : 0.95}"/>`;
      for (let x = left; x < right; x += 15 + rows() * 14) {
        out += `<rect x="${x.toFixed(1)}" y="${top}" width="${(2 + rows() * 7).toFixed(1)}" height="50" fill="#4a3a2c" opacity="${(0.35 + rows() * 0.5).toFixed(2)}"/>`;
      }
      out += `<rect x="${left - 14}" y="${top + 50}" width="${right - left + 28}" height="9" fill="#262c38"/>`;
    }
    return out;
  };
  let ripples = '';
  for (let at = 0; at < 170; at++) {
    const y = water + 6 + random() ** 1.4 * (h - water);
    const x = random() * w;
    const length = 30 + random() * 170;
    ripples += `<rect x="${x.toFixed(0)}" y="${y.toFixed(0)}" width="${length.toFixed(0)}" height="${(1 + random() * 3).toFixed(1)}" fill="${random() > 0.5 ? '#1c2638' : '#8b93a8'}" opacity="0.3"/>`;
  }
  let reeds = '';
  for (let at = 0; at < 120; at++) {
    const x = random() * w;
    const tall = 40 + random() * 130;
    reeds += `<path d="M${x} ${h} q ${(random() - 0.5) * 30} ${-tall / 2} ${(random() - 0.3) * 60} ${-tall}" stroke="#0d131d" stroke-width="${2 + random() * 3}" fill="none"/>`;
  }
  return svg(
    w,
    h,
    `<linearGradient id="sky" x2="0" y2="1"><stop offset="0" stop-color="#25324f"/><stop offset="0.55" stop-color="#6b7090"/><stop offset="1" stop-color="#d9a98b"/></linearGradient>
     <linearGradient id="lake" x2="0" y2="1"><stop offset="0" stop-color="#a98d86"/><stop offset="1" stop-color="#1b2437"/></linearGradient>`,
    `<rect width="${w}" height="${water}" fill="url(#sky)"/>
     <path d="M0 600 Q 250 520 520 585 T 1050 570 T 1500 590 V 650 H 0 Z" fill="#3a4257"/>
     ${windows(false)}<rect x="180" y="622" width="1180" height="18" fill="#171d29"/>
     <rect y="${water}" width="${w}" height="${h - water}" fill="url(#lake)"/>
     <g transform="translate(0 ${water * 2}) scale(1 -1)" opacity="0.55">${windows(true)}</g>${ripples}${reeds}`,
  );
}

function greenway() {
  const random = randomFrom(11);
  const [w, h] = [1500, 950];
  let hills = '';
  const shades = ['#b9c4c4', '#98aaa6', '#74897f', '#55705f', '#3c5744'];
  shades.forEach((shade, at) => {
    const base = 300 + at * 75;
    let path = `M0 ${h} L0 ${base}`;
    for (let x = 0; x <= w; x += 60)
      path += ` L${x} ${(base + Math.sin(x / (170 + at * 40) + at * 2) * (55 - at * 4) + random() * 9).toFixed(0)}`;
    hills += `<path d="${path} L${w} ${h} Z" fill="${shade}"/>`;
  });
  let rows = '';
  for (let at = 0; at < 22; at++) {
    const y = 640 + at * 15;
    rows += `<path d="M0 ${y + 40} Q ${w * 0.35} ${y - 40 - at * 2} ${w} ${y + 60}" stroke="${at % 2 ? '#2c4433' : '#5a7a58'}" stroke-width="${5 + at * 0.4}" fill="none" opacity="0.75"/>`;
  }
  let trees = '';
  for (let at = 0; at < 9; at++) {
    const x = 90 + at * 170 + random() * 60;
    const y = 640 + random() * 40;
    trees += `<path d="M${x} ${y + 90} q 6 -60 0 -110" stroke="#22301f" stroke-width="9" fill="none"/>`;
    for (let leaf = 0; leaf < 46; leaf++) {
      const dx = (random() - 0.5) * 120;
      const fall = 40 + random() * 90;
      trees += `<path d="M${x} ${y - 22} q ${dx * 0.8} -30 ${dx} ${fall}" stroke="#6f8c4e" stroke-width="1.8" fill="none" opacity="0.75"/>`;
    }
  }
  return svg(
    w,
    h,
    `<linearGradient id="sky" x2="0" y2="1"><stop offset="0" stop-color="#dfe3dc"/><stop offset="1" stop-color="#f3e9d6"/></linearGradient>`,
    `<rect width="${w}" height="${h}" fill="url(#sky)"/><circle cx="1120" cy="190" r="58" fill="#fff6df"/>${hills}${rows}
     <path d="M640 ${h} C 700 820 900 800 860 700 S 640 640 700 590" stroke="#d8cbb0" stroke-width="64" fill="none"/>
     <path d="M640 ${h} C 700 820 900 800 860 700 S 640 640 700 590" stroke="#8a7a5c" stroke-width="2" fill="none" stroke-dasharray="10 8"/>${trees}`,
  );
}

function umbrellas() {
  const random = randomFrom(3);
  const [w, h] = [1500, 1000];
  const colours = ['#b5402f', '#d99a3c', '#7d3a2a', '#e3c98d', '#4f6a5c', '#c9694a'];
  let out = '';
  for (let row = 0; row < 4; row++) {
    for (let at = 0; at < 6; at++) {
      const r = 150 + row * 26 + random() * 26;
      const x = at * 300 + (row % 2) * 150 - 60 + random() * 40;
      const y = 120 + row * 250 + random() * 50;
      const colour = colours[Math.floor(random() * colours.length)];
      out += `<g transform="translate(${x.toFixed(0)} ${y.toFixed(0)}) rotate(${(random() * 40 - 20).toFixed(0)}) scale(1 0.82)">`;
      out += `<circle r="${r}" fill="#1d150f" opacity="0.4" cx="14" cy="22"/><circle r="${r}" fill="${colour}"/>`;
      for (let rib = 0; rib < 28; rib++) {
        const angle = (rib / 28) * Math.PI * 2;
        out += `<path d="M0 0 L${(Math.cos(angle) * r).toFixed(1)} ${(Math.sin(angle) * r).toFixed(1)}" stroke="#2a1a10" stroke-width="1.6" opacity="0.6"/>`;
        const next = ((rib + 0.5) / 28) * Math.PI * 2;
        out += `<path d="M0 0 L${(Math.cos(next) * r).toFixed(1)} ${(Math.sin(next) * r).toFixed(1)}" stroke="#fff3d6" stroke-width="4" opacity="0.14"/>`;
      }
      for (const ring of [0.34, 0.62, 0.9])
        out += `<circle r="${(r * ring).toFixed(1)}" fill="none" stroke="#2a1a10" stroke-width="2" opacity="0.45"/>`;
      out += '<circle r="14" fill="#2a1a10"/><circle r="6" fill="#c8a465"/></g>';
    }
  }
  return svg(w, h, '', `<rect width="${w}" height="${h}" fill="#5d5347"/>${out}`);
}

function bridge() {
  const random = randomFrom(17);
  const [w, h, water] = [1500, 900, 520];
  let ripples = '';
  for (let at = 0; at < 150; at++) {
    const y = water + 8 + random() * (h - water);
    ripples += `<rect x="${(random() * w).toFixed(0)}" y="${y.toFixed(0)}" width="${(40 + random() * 200).toFixed(0)}" height="2" fill="${random() > 0.55 ? '#dfe4ea' : '#1a2230'}" opacity="0.22"/>`;
  }
  const stone = `<path d="M0 ${water} L0 430 Q 380 420 560 330 Q 760 215 960 330 Q 1140 420 1500 430 L1500 ${water} L 990 ${water} A 235 235 0 0 0 520 ${water} Z" fill="#2d3440"/>
    <path d="M0 424 Q 380 412 560 322 Q 760 207 960 322 Q 1140 412 1500 424" stroke="#525b69" stroke-width="10" fill="none"/>`;
  return svg(
    w,
    h,
    `<linearGradient id="sky" x2="0" y2="1"><stop offset="0" stop-color="#1c2740"/><stop offset="1" stop-color="#7f8aa0"/></linearGradient>
     <linearGradient id="river" x2="0" y2="1"><stop offset="0" stop-color="#8792a6"/><stop offset="1" stop-color="#182132"/></linearGradient>`,
    `<rect width="${w}" height="${water}" fill="url(#sky)"/><circle cx="755" cy="405" r="64" fill="#f4efdd"/>
     <path d="M0 470 Q 200 430 420 470 T 900 465 T 1500 460 V ${water} H0 Z" fill="#3b4558" opacity="0.8"/>${stone}
     <rect y="${water}" width="${w}" height="${h - water}" fill="url(#river)"/>
     <g transform="translate(0 ${water * 2}) scale(1 -1)" opacity="0.45"><circle cx="755" cy="405" r="64" fill="#f4efdd"/>${stone}</g>${ripples}
     <path d="M1130 640 q 110 46 230 0 l -26 34 h -176 z" fill="#10151d"/><path d="M1190 640 q 50 -66 110 0 z" fill="#1b222e"/>
     <rect x="1238" y="612" width="14" height="20" rx="4" fill="#f0b65a"/><rect x="1232" y="676" width="26" height="120" fill="#f0b65a" opacity="0.16"/>`,
  );
}

const pictures = { library, greenway, umbrellas, bridge };
for (const [name, draw] of Object.entries(pictures)) {
  await sharp(Buffer.from(draw())).jpeg({ quality: 82, mozjpeg: true }).toFile(`${folder}${name}.jpg`);
}
