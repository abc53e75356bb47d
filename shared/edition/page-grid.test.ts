import { describe, expect, it } from 'vitest';
import { gridNamed, gridRows, gutterWidth } from './formats.ts';
import {
  firstBaseline,
  gridField,
  gridOfWish,
  gridProblem,
  typedGrid,
  withGridField,
  writeField,
} from './page-grid.ts';
import type { PageGrid } from './records.ts';
import { mm, toMm } from './units.ts';

/** The page of an evening paper: 320 × 470 mm, five columns, 9.2 pt on 13.2 pt. */
const evening = gridOfWish({ width: mm(320), height: mm(470), columns: 5, bodySize: 9.2, leading: 13.2 });

function typed(grid: PageGrid, field: Parameters<typeof typedGrid>[1], text: string): PageGrid {
  const { grid: next, problem } = typedGrid(grid, field, text);
  if (next === null) throw new Error(`${field}: ${JSON.stringify(problem)}`);
  return next;
}

describe('a page’s grid', () => {
  it('of any size has whole characters and a gutter of one to one and a half', () => {
    expect(gridProblem(evening)).toBeNull();
    expect(evening.charactersPerColumn).toBe(16);
    expect(gutterWidth(evening) / 9.2).toBeGreaterThanOrEqual(1);
    expect(gridRows(evening)).toBe(94);
  });

  it('of both shipped formats is possible', () => {
    expect(gridProblem(gridNamed('tabloid'))).toBeNull();
    expect(gridProblem(gridNamed('broadsheet'))).toBeNull();
  });

  it('keeps its margins when the sheet changes, and divides its columns anew', () => {
    const wider = typed(evening, 'width', '350mm');
    expect(toMm(gridField(wider, 'left'))).toBeCloseTo(16);
    expect(toMm(gridField(wider, 'right'))).toBeCloseTo(16);
    expect(wider.charactersPerColumn).toBe(18);
    expect(gridProblem(wider)).toBeNull();
  });

  it('takes margins, columns, size, leading and baseline as typed', () => {
    let grid = typed(evening, 'top', '20');
    grid = typed(grid, 'foot', '18mm');
    grid = typed(grid, 'columns', '6');
    grid = typed(grid, 'leading', '14');
    grid = typed(grid, 'bodySize', '小五');
    grid = typed(grid, 'baseline', '9.5pt');
    expect(toMm(gridField(grid, 'top'))).toBeCloseTo(20);
    expect(toMm(gridField(grid, 'foot'))).toBeCloseTo(18);
    expect(grid).toMatchObject({ columns: 6, bodySize: 9, leading: 14, firstBaseline: 9.5 });
    expect(gridProblem(grid)).toBeNull();
  });

  it('gives a gutter that is asked for from both side margins', () => {
    const grid = typed(evening, 'gutter', '5mm');
    expect(toMm(gutterWidth(grid))).toBeCloseTo(5);
    expect(gridField(grid, 'left') - gridField(evening, 'left')).toBeCloseTo(
      gridField(grid, 'right') - gridField(evening, 'right'),
    );
    expect(grid.charactersPerColumn).toBe(evening.charactersPerColumn);
  });

  it('forgets a first baseline that is the usual one', () => {
    const moved = withGridField(evening, 'baseline', 9);
    expect(moved.firstBaseline).toBe(9);
    expect(withGridField(moved, 'baseline', firstBaseline(evening)).firstBaseline).toBeUndefined();
  });

  it.each([
    ['width', '5000', 'width'],
    ['width', 'broad', 'width'],
    ['left', '300mm', 'left'],
    ['top', '460mm', 'top'],
    ['columns', '0', 'columns'],
    ['columns', '2.5', 'columns'],
    ['characters', '40', 'characters'],
    ['bodySize', '20', 'bodySize'],
    ['leading', '8', 'leading'],
    ['gutter', '1mm', 'gutter'],
    ['baseline', '30', 'baseline'],
  ] as const)('says what is possible where %s is “%s”', (field, text, about) => {
    const { grid, problem } = typedGrid(evening, field, text);
    expect(grid).toBeNull();
    expect(problem?.field).toBe(about);
    // What it says is possible is.
    for (const value of [problem?.least ?? 0, problem?.most ?? 0]) {
      expect(gridProblem(withGridField(evening, field, value))).toBeNull();
    }
  });
});

describe('what is typed of a grid', () => {
  const grid = gridNamed('tabloid');
  const inPoints = { unit: 'pt', typeUnit: 'hao', language: 'zh' } as const;

  it('is written, and read without a unit, in what the reader has chosen', () => {
    expect([writeField('width', 720), writeField('width', 720, inPoints)]).toEqual(['254mm', '720pt']);
    expect([writeField('bodySize', 9), writeField('bodySize', 9, inPoints)]).toEqual(['9pt', '小五号']);
    // Leading is in points for everybody.
    expect(writeField('leading', 13.5, { ...inPoints, unit: 'mm' })).toBe('13.5pt');
    expect(typedGrid(grid, 'top', '60', inPoints).grid?.typeArea.y).toBe(60);
    expect(typedGrid(grid, 'top', '20').grid?.typeArea.y).toBeCloseTo(mm(20));
    expect(typedGrid(grid, 'top', '20mm', inPoints).grid?.typeArea.y).toBeCloseTo(mm(20));
  });
});
