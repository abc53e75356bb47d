/** A composed page's items as PDF operators. Text and rules are black ink alone (K). */

import { coverBox } from '../compose/cover-box.ts';
import {
  type ComposedPage,
  type DisplayItem,
  type GlyphRun,
  glyphText,
  type Picture,
} from '../compose/display-list.ts';
import type { FontName } from '../edition/records.ts';
import type { Pt } from '../edition/units.ts';
import type { EmbeddedFont } from './fonts.ts';
import { number } from './objects.ts';

/** What the operators refer to. */
export interface ContentResources {
  font(face: FontName): EmbeddedFont;
  /** Name of an image resource; undefined when the picture's bytes are missing. */
  image(picture: Picture): { readonly name: string; readonly aspect: number } | undefined;
}

/** Maps page coordinates (trim box, y down) to the sheet's (y up, bleed outside the trim). */
interface Sheet {
  readonly left: Pt;
  readonly top: Pt;
}

function ink(k: number): string {
  return `0 0 0 ${number(k)}`;
}

const hexadecimal: string[] = [];

/** A code as four hexadecimal digits. */
function hex4(code: number): string {
  const known = hexadecimal[code] ?? code.toString(16).padStart(4, '0');
  hexadecimal[code] = known;
  return known;
}

/** A quarter turn clockwise about a point: along the line is down the page, up is to the right. */
function turnedMatrix(run: GlyphRun, first: Pt, turn: { readonly x: Pt; readonly y: Pt }, sheet: Sheet): string {
  const x = turn.x + (turn.y - run.y);
  const y = turn.y + (first - turn.x);
  return `0 ${number(-run.scale)} 1 0 ${number(sheet.left + x)} ${number(sheet.top - y)} Tm`;
}

function glyphs(run: GlyphRun, font: EmbeddedFont, sheet: Sheet): string[] {
  const first = run.xs[0];
  if (first === undefined) return [];
  const perUnit = (run.size * run.scale) / 1000;
  const parts: string[] = [];
  let codes = '';
  let pen = first;
  run.glyphs.forEach((glyph, at) => {
    const x = run.xs[at] ?? pen;
    // Adjust in thousandths of an em from where the widths have really brought the pen.
    const move = Math.round(((x - pen) / perUnit) * 100) / 100;
    if (Math.abs(move) >= 0.01) {
      if (codes !== '') parts.push(`<${codes}>`);
      if (codes !== '' || parts.length > 0) parts.push(number(-move));
      codes = '';
      pen += move * perUnit;
    }
    codes += hex4(font.cid(glyph, glyphText(run, at)));
    pen += Math.round(font.face.advance(glyph) * 1000) * perUnit;
  });
  parts.push(`<${codes}>`);
  const matrix =
    run.turn === null
      ? `${number(run.scale)} 0 0 1 ${number(sheet.left + first)} ${number(sheet.top - run.y)} Tm`
      : turnedMatrix(run, first, run.turn, sheet);
  return [`/${font.resource} ${number(run.size)} Tf ${matrix} [${parts.join('')}]TJ`];
}

/** Operators of one page. Consecutive runs share a text object; knocked-out (paper) text does not overprint. */
export function pageContent(page: ComposedPage, bleed: Pt, resources: ContentResources): string {
  const sheet: Sheet = { left: bleed, top: page.height + bleed };
  const out: string[] = [];
  let inText = false;
  let fillInk = -1;
  const enterText = (yes: boolean) => {
    if (inText !== yes) out.push(yes ? 'BT' : 'ET');
    inText = yes;
  };
  const paint = (k: number) => {
    if (fillInk === k) return;
    fillInk = k;
    // Only solid black overprints; tints and paper knock out.
    out.push(`${k === 1 ? '/GSo' : '/GSk'} gs ${ink(k)} k`);
  };
  const box = (item: Exclude<DisplayItem, GlyphRun | { kind: 'stroke' }>) => {
    const { x, y, width, height } = item.frame;
    return `${number(sheet.left + x)} ${number(sheet.top - y - height)} ${number(width)} ${number(height)} re`;
  };
  for (const item of page.items) {
    enterText(item.kind === 'glyphs');
    switch (item.kind) {
      case 'glyphs':
        paint(item.ink);
        out.push(...glyphs(item, resources.font(item.face), sheet));
        break;
      case 'fill':
        paint(item.ink);
        out.push(`${box(item)} f`);
        break;
      case 'stroke': {
        const [x0, y0] = item.from;
        const [x1, y1] = item.to;
        const line = `${number(sheet.left + x0)} ${number(sheet.top - y0)} m ${number(sheet.left + x1)} ${number(sheet.top - y1)} l`;
        out.push(`q /GSk gs ${ink(item.ink)} K ${number(item.width)} w ${line} S Q`);
        break;
      }
      case 'picture': {
        const image = resources.image(item);
        if (image === undefined) break;
        const { width, height, x, y } = coverBox(item.frame, image.aspect);
        const matrix = `${number(width)} 0 0 ${number(height)} ${number(sheet.left + x)} ${number(sheet.top - y - height)} cm`;
        out.push(`q /GSk gs ${box(item)} W n ${matrix} /${image.name} Do Q`);
        break;
      }
    }
  }
  enterText(false);
  return out.join('\n');
}
