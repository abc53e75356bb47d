/** Placed lines become the display list's items, block by block; lines that stand as before are kept. */
import type { Article, BodyBlock, Edition } from '../edition/records.ts';
import type { DisplayItem, Jump } from './display-list.ts';
import { glyphRuns } from './glyph-runs.ts';
import { setLine } from './line.ts';
import { charactersIn, type SetBefore, type Source } from './paragraph-cache.ts';
import type { Notice, PlacedLine } from './threading.ts';

/** What one body block holds of a thread. */
interface BlockContent {
  readonly items: DisplayItem[];
  /** Lines of copy; notices are none. */
  lines: number;
  /** Slots in use. */
  slots: number;
}

export interface SetLines {
  readonly blocks: ReadonlyMap<BodyBlock, BlockContent>;
  /** Unicode code points of copy that are set. */
  readonly characters: number;
}

function setOne(line: PlacedLine, source: Source, article: Article): SetBefore {
  const { slot, from, to, indent } = line;
  const { block, x, width, baseline } = slot;
  const known = source.setBefore.get(from);
  if (
    known !== undefined &&
    known.to === to &&
    known.block === block &&
    known.x === x &&
    known.width === width &&
    known.baseline === baseline
  ) {
    return known;
  }
  const { text, style } = source;
  const measure = width - indent * style.size;
  const set = setLine(text, from, to, style.size, measure, style.align === 'justify' && to < text.count);
  const shift = style.align === 'centre' ? Math.max(0, (measure - set.width) / 2) : 0;
  const items = glyphRuns(text, set, {
    blockId: block.id,
    source: { articleId: article.id, part: source.paragraph.id },
    size: style.size,
    x: x + indent * style.size + shift,
    y: baseline,
  });
  const fresh: SetBefore = { to, block, x, width, baseline, items, characters: charactersIn(text, from, to) };
  source.setBefore.set(from, fresh);
  return fresh;
}

/** Sets every line of a thread. `setNotice` sets the notices. */
export function setLines(
  lines: readonly PlacedLine[],
  article: Article,
  setNotice: (line: PlacedLine, notice: Notice) => readonly DisplayItem[],
): SetLines {
  const blocks = new Map<BodyBlock, BlockContent>();
  let characters = 0;
  let last: PlacedLine | undefined;
  for (const line of lines) {
    const { block } = line.slot;
    let content = blocks.get(block);
    if (content === undefined) {
      content = { items: [], lines: 0, slots: 0 };
      blocks.set(block, content);
    }
    // A notice may share the slot of the line it closes.
    if (line.slot !== last?.slot) content.slots++;
    last = line;
    if (line.notice !== null) {
      for (const item of setNotice(line, line.notice)) content.items.push(item);
    } else if (line.source !== null) {
      const set = setOne(line, line.source, article);
      for (const item of set.items) content.items.push(item);
      content.lines++;
      characters += set.characters;
    }
  }
  return { blocks, characters };
}

/** The jumps whose notices were placed: a turn line and the continued line that follows it. */
export function jumpsOf(edition: Edition, lines: readonly PlacedLine[]): Jump[] {
  const pageOf = (line: PlacedLine) => edition.pages[line.slot.block.pageId]?.number ?? 0;
  const notices = lines.filter((line) => line.notice !== null);
  return notices.flatMap((line, at): Jump[] => {
    const next = notices[at + 1];
    if (line.notice?.kind !== 'turn' || next?.notice == null) return [];
    return [{ from: pageOf(line), to: pageOf(next), turnLine: line.notice.text, continuedLine: next.notice.text }];
  });
}
