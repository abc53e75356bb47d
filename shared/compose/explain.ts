/** Why a line broke where it did, and how it was brought to its measure. For the inspector and for tests. */
import type { ArticleId, BlockId, ParagraphId } from '../edition/ids.ts';
import { ownParagraph, ownText } from '../edition/printed-copy.ts';
import { CharacterClass, isWestern, prohibitedAtEnd, prohibitedAtStart } from '../text/characters.ts';
import type { ComposeCache } from './compose.ts';
import { adjust, endCost } from './line.ts';
import { HALF, type Prepared, Trait } from './prepared-text.ts';
import type { LineChoice, PlacedLine } from './thread.ts';

/** Why a line may not end at a place. */
type Hindrance =
  /** The next line would start with a mark that may not start one. */
  | 'start'
  /** The line would end with a mark that may not end one. */
  | 'end'
  /** A Western word, or a number without its unit, would be divided. */
  | 'word'
  /** A number and its unit, a date or a name would be divided. */
  | 'kept-whole'
  /** The line would be wider than its marks and gaps can give. */
  | 'too-wide';

/** A place near a line's end, and what speaks against it. */
interface Alternative {
  /** UTF-16 offset in the paragraph. */
  readonly offset: number;
  readonly hindrance: Hindrance | null;
  /**
   * How badly the line would be set ending there, with what custom makes such an end cost: 0 the best, 1000 and more beyond
   * the style's limits.
   */
  readonly cost: number | null;
}

/** How a line was set. Lengths in em of its size. */
interface LineSetting {
  readonly measure: number;
  readonly natural: number;
  readonly width: number;
  /** What each word space, full-width space, bracket, ，、；, 。？！ and ： inside the line gave. */
  readonly spaces: number;
  readonly blanks: number;
  readonly brackets: number;
  readonly pauses: number;
  readonly stops: number;
  readonly colons: number;
  /** What each Chinese–Western gap gave or took. */
  readonly gapChange: number;
  /** What each place between characters was opened by. */
  readonly opened: number;
  readonly isJustified: boolean;
  /** Looser than the style allows, and listed among the findings. */
  readonly isReported: boolean;
}

export interface Explanation {
  readonly blockId: BlockId;
  readonly text: string;
  readonly choice: LineChoice;
  readonly end: 'paragraph' | 'sentence-before-jump' | 'chosen';
  readonly setting: LineSetting;
  /** Places around the line's end, its own among them. */
  readonly alternatives: readonly Alternative[];
}

function hindranceAt(text: Prepared, to: number): Hindrance | null {
  const { cls, traits } = text.arena;
  if (to >= text.end || ((traits[to - 1] ?? 0) & Trait.breakAfter) !== 0) return null;
  const before = (cls[to - 1] ?? 0) as CharacterClass;
  const after = (cls[to] ?? 0) as CharacterClass;
  const { strictness } = text.setting;
  if (isWestern(before) && isWestern(after)) return 'word';
  if (prohibitedAtStart(after, strictness) || after === CharacterClass.space) return 'start';
  if (prohibitedAtEnd(before, strictness)) return 'end';
  return 'kept-whole';
}

/** How many clusters before and after a line's end are looked at. */
const NEAR = 4;

function alternatives(text: Prepared, from: number, to: number, measure: number): Alternative[] {
  const found: Alternative[] = [];
  for (let at = Math.max(from + 1, to - NEAR); at <= Math.min(text.end, to + NEAR); at++) {
    const offset = text.arena.start[at] ?? text.text.length;
    const hindrance = hindranceAt(text, at);
    const cost = hindrance === null && at < text.end ? endCost(text, from, at, text.end, measure) : null;
    if (cost === Number.POSITIVE_INFINITY) found.push({ offset, hindrance: 'too-wide', cost: null });
    else found.push({ offset, hindrance, cost });
  }
  return found;
}

function explained(line: PlacedLine, text: Prepared): Explanation {
  const { slot, from, to, indent, full, choice, loose, source } = line;
  const measure = slot.width / (source?.style.size ?? 1) - indent;
  const set = adjust(text, from, to, measure, full);
  const { start } = text.arena;
  return {
    blockId: slot.block.id,
    text: text.text.slice(start[from] ?? 0, start[to] ?? text.text.length),
    choice,
    end: to >= text.end ? 'paragraph' : choice === 'before-jump' ? 'sentence-before-jump' : 'chosen',
    setting: {
      measure,
      natural: measure + set.excess,
      width: set.width,
      spaces: Math.max(0, -set.spaceChange),
      blanks: set.blanks,
      brackets: set.brackets * HALF,
      pauses: set.pauses * HALF,
      stops: set.stops * HALF,
      colons: set.colons * HALF,
      gapChange: set.gapChange,
      opened: set.opened,
      isJustified: full,
      isReported: loose,
    },
    alternatives: alternatives(text, from, to, measure),
  };
}

/** Explains the line that holds a UTF-16 offset of a paragraph; null where it is not set. */
export function explainLine(
  cache: ComposeCache,
  articleId: ArticleId,
  paragraphId: ParagraphId,
  offset: number,
): Explanation | null {
  const flow = cache.flows.get(articleId)?.flow;
  if (flow === undefined) return null;
  let last: Explanation | null = null;
  for (const block of flow.blocks.values()) {
    for (const line of block.placed) {
      const { source } = line;
      if (source === null || line.initial > 0 || ownParagraph(source.paragraph)?.id !== paragraphId) continue;
      const { text } = source;
      const asked = offset + ownText(source.paragraph).from;
      if ((text.arena.start[line.from] ?? 0) > asked) continue;
      if (asked < (text.arena.start[line.to] ?? text.text.length)) return explained(line, text);
      // The place after the last character belongs to the last line.
      if (line.to >= text.end) last = explained(line, text);
    }
  }
  return last;
}
