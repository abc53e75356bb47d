/** Whose words the runs of a page show: of an article, of a block itself, or of the program, which makes them as it composes. */
import type { ComposedPage, GlyphRun } from './display-list.ts';

/** A run and the text it is of. Its `offset` is in that text. */
export interface ShownRun {
  readonly run: GlyphRun;
  readonly of: 'article' | 'block' | 'program';
  /** The article's id; of other words their block's. */
  readonly owner: string;
  /** A part of its article or block (`edition/text.ts`); of the program's words one line of them in their block, {@link PROGRAM}. */
  readonly part: string;
}

/** Begins the names of lines that the program makes, which have no part in any record; the number of the line in its block follows. */
const PROGRAM = 'program.';

/** True of a line that the program makes. */
export function isProgramLine(part: string): boolean {
  return part.startsWith(PROGRAM);
}

/** The runs of a page in their order, each with whose words it shows. Readings above characters are of no text. */
export function shownRuns({ items }: Pick<ComposedPage, 'items'>): ShownRun[] {
  const lines = new Map<string, { count: number; last: GlyphRun }>();
  const shown: ShownRun[] = [];
  for (const run of items) {
    if (run.kind !== 'glyphs' || run.isReading === true) continue;
    if (run.source !== null) {
      shown.push({ run, of: 'article', owner: run.source.articleId, part: run.source.part });
      continue;
    }
    if (run.ownPart !== undefined) {
      shown.push({ run, of: 'block', owner: run.blockId, part: run.ownPart });
      continue;
    }
    const before = lines.get(run.blockId);
    // Runs of one line go on from each other; the next line begins anew.
    const { last } = before ?? {};
    const goesOn = last !== undefined && last.y === run.y && run.offset >= last.offset + last.text.length;
    const count = (before?.count ?? 0) + (goesOn ? 0 : 1);
    lines.set(run.blockId, { count, last: run });
    shown.push({ run, of: 'program', owner: run.blockId, part: `${PROGRAM}${count}` });
  }
  return shown;
}

/** The lines of a block that the program makes, by the names of their parts. */
export function programLines(shown: readonly ShownRun[], blockId: string): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const { run, of, owner, part } of shown) {
    if (of !== 'program' || owner !== blockId) continue;
    // What is in no run, such as a tab, is no word either.
    lines.set(part, (lines.get(part) ?? '').padEnd(run.offset) + run.text);
  }
  return lines;
}
