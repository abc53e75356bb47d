/** Where an article loses a line for a few characters. */
import type { ArticleId, ParagraphId } from '../edition/ids.ts';
import { ownParagraph, ownText } from '../edition/printed-copy.ts';
import { countCharacters } from '../text/character-count.ts';
import { characterStart } from '../text/graphemes.ts';
import type { ComposeCache } from './compose.ts';

/** A paragraph whose last line is short. */
export interface Cut {
  readonly paragraphId: ParagraphId;
  /** Characters on its last line: how many to cut for a line. */
  readonly characters: number;
  /** The paragraph's last words. */
  readonly end: string;
}

/** Characters on a last line that are worth cutting, at most. */
const MOST_CUT = 5;
/** Characters that name a paragraph by its end. */
const END = 10;

/** Paragraphs of an article, as last composed, whose last line is short; the shortest first. */
export function cutsOf(cache: ComposeCache, id: ArticleId): Cut[] {
  const flow = cache.flows.get(id)?.flow;
  if (flow === undefined) return [];
  const cuts: Cut[] = [];
  for (const block of flow.blocks.values()) {
    for (const { source, from, to, initial } of block.placed) {
      if (source === null || initial > 0 || to < source.text.end || from <= source.text.first) continue;
      const { text, arena } = source.text;
      // Characters of credits are not for cutting.
      const own = ownParagraph(source.paragraph);
      if (own === null || ownText(source.paragraph).to < text.length) continue;
      const characters = countCharacters(text.slice(arena.start[from] ?? 0));
      if (characters > 0 && characters <= MOST_CUT) {
        cuts.push({ paragraphId: own.id, characters, end: text.slice(characterStart(text, text.length - END)) });
      }
    }
  }
  return cuts.sort((a, b) => a.characters - b.characters);
}
