/** Copy set in lines of a measure by itself, read back glyph by glyph. */
import { glyphText } from '../../shared/compose/display-list.ts';
import type { FontBook } from '../../shared/compose/font-book.ts';
import { lineRuns } from '../../shared/compose/glyph-runs.ts';
import { adjust } from '../../shared/compose/line.ts';
import { prepare } from '../../shared/compose/prepare.ts';
import { BREAK_COST, type Prepared, Trait } from '../../shared/compose/prepared-text.ts';
import { fitLines } from '../../shared/compose/total-fit.ts';
import { type FaceId, newId } from '../../shared/edition/ids.ts';
import { defaultSetting, type Setting } from '../../shared/edition/records.ts';
import { nameList } from '../../shared/text/spans.ts';
import { testResources } from './editions.ts';

/** A glyph of a line: what characters it stands for, and where it is, in em. */
export interface SetGlyph {
  readonly face: FaceId;
  readonly glyph: number;
  readonly x: number;
  readonly scale: number;
  readonly text: string;
}
export interface SetLine {
  readonly text: string;
  readonly glyphs: readonly SetGlyph[];
}

/** How copy is set other than as body text is. */
export interface SetAs {
  readonly fonts?: FontBook;
  readonly font?: FaceId;
  readonly setting?: Partial<Setting>;
  readonly names?: readonly string[];
}

export function preparedAs(text: string, as: SetAs = {}): Prepared {
  const fonts = as.fonts ?? testResources().fonts;
  const font = as.font ?? fonts.for('text');
  const setting = { ...defaultSetting, ...as.setting };
  return prepare([{ text }], fonts, { font, strong: font }, setting, nameList(as.names ?? []));
}

/** A text in lines of a measure in em, justified. */
export function setLines(text: string, measure: number, as: SetAs = {}): SetLine[] {
  const prepared = preparedAs(text, as);
  const place = { blockId: newId<'block'>(), source: null, size: 1, x: 0, y: 0 };
  let from = prepared.first;
  return fitLines(prepared, prepared.first, prepared.end, measure, measure).ends.map((to) => {
    const set = adjust(prepared, from, to, measure, to < prepared.end);
    const runs = lineRuns(prepared, from, to, set, place);
    const glyphs = runs.flatMap((run) =>
      run.glyphs.map((glyph, at) => ({
        face: run.face,
        glyph,
        x: run.xs[at] ?? 0,
        scale: run.scale,
        text: glyphText(run, at),
      })),
    );
    const { start } = prepared.arena;
    const line = { text: prepared.text.slice(start[from] ?? 0, start[to] ?? prepared.text.length), glyphs };
    from = to;
    return line;
  });
}

/** Measures of columns, in em, from a narrow one to a wide one. */
export const measures: readonly number[] = Array.from({ length: 55 }, (_, at) => 6 + at / 2);

/**
 * A text with what a line costs that ends inside it in brackets, where it costs more than elsewhere or may not end:
 * `3.85[0.9]亿[0.3]元`, and nothing between characters that are never parted.
 */
export function divisions(text: string, as: SetAs = {}): string {
  const { arena, first, end } = preparedAs(text, as);
  let marked = '';
  for (let at = first; at < end; at++) {
    marked += text.slice(arena.start[at], arena.start[at + 1]);
    if (at + 1 === end || ((arena.traits[at] ?? 0) & Trait.breakAfter) === 0) continue;
    marked += `[${Number(((arena.breakCost[at] ?? 0) * BREAK_COST).toFixed(2))}]`;
  }
  return marked;
}
