/** What of a drawing is refused, what is told of it, and what it becomes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DayangError } from '../errors.ts';
import { readGlyphDrawing } from './drawn-glyph.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-drawn-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(shapes: string) {
  const path = join(folder, 'name.svg');
  writeFileSync(path, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${shapes}</svg>`);
  return readGlyphDrawing(path);
}

function refusal(shapes: string): DayangError {
  try {
    read(shapes);
  } catch (error) {
    if (error instanceof DayangError) return error;
    throw error;
  }
  throw new Error('taken');
}

const square = '<rect x="10" y="10" width="80" height="80"/>';

describe('a drawing of a character', () => {
  it('is its outline in units of the em', () => {
    expect(read(square)).toEqual({ advance: 1000, outline: 'M100 100L900 100L900 900L100 900Z', notes: [] });
  });

  it.each([
    [
      'a gradient',
      '<linearGradient id="g"><stop stop-color="#000"/></linearGradient><path fill="url(#g)" d="M10 10H90V90H10Z"/>',
    ],
    ['translucency', `<g opacity="0.5">${square}</g>`],
    ['nearly black', '<rect x="10" y="10" width="80" height="80" fill="#231815"/>'],
  ])('is taken without its colours, which is told: %s', (_, shapes) => {
    const { outline, notes } = read(shapes);
    expect(outline).toBe('M100 100L900 100L900 900L100 900Z');
    expect(notes).toEqual([expect.objectContaining({ zh: expect.stringContaining('印文字的颜色') })]);
  });

  it('is taken with what changes no outline told: styles that are not understood, scripts', () => {
    const { notes } = read(`<script>1</script><g style="vector-effect:non-scaling-stroke">${square}</g>`);
    expect(notes.map(({ zh }) => zh)).toEqual([
      expect.stringContaining('程序'),
      expect.stringContaining('vector-effect'),
    ]);
  });

  it.each([
    ['text', `${square}<text x="5" y="5">a</text>`, '文字没有画出'],
    ['a picture', `${square}<image href="data:," width="5" height="5"/>`, '位图'],
    ['a mask', `<mask id="m"/><g mask="url(#m)">${square}</g>`, '蒙版'],
    ['another file', `${square}<use href="other.svg#a"/>`, '其他文件'],
  ])('is refused for ink that would be missing or stay, with what it is: %s', (_, shapes, said) => {
    const error = refusal(shapes);
    expect(error.code).toBe('glyph-remarks');
    expect(error.zh).toContain(said);
    expect(error.zh).not.toContain('{');
  });

  it('is refused where outlines cross so that it would be filled otherwise, and taken where they do not', () => {
    const crossing = 'M10 10H60V60H10ZM90 40V90H40V40Z';
    expect(refusal(`<path fill-rule="evenodd" d="${crossing}"/>`).code).toBe('glyph-crossing');
    const back = '<path d="M5 5H40V40H5ZM60 10V20H70V10Z"/><path d="M65 10H75V20H65Z"/>';
    expect(refusal(back).code).toBe('glyph-crossing');
    expect(read(`<path d="${crossing}"/>`).outline).toContain('M100 100');
    expect(read('<path fill-rule="evenodd" d="M10 10H90V90H10ZM30 30H70V70H30Z"/>').outline).toContain('M300 700');
  });
});
