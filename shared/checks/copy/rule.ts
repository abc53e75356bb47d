/**
 * Rules of copy: what can be wrong in what a text says, whatever it is set in. A rule is a module with its words, the
 * gravest it says of anything, an example that it finds something in and one that it does not, and `run`. It looks at
 * one text at a time, and knows the story it is part of; whatever it finds is a finding as any other (check.ts).
 *
 * A new rule is its file in this folder and a line in `register.ts`; the register's test holds each to its examples, to
 * time that grows no faster than the text, and to throwing on nothing.
 */

import type { ListEntry } from '../../paper/list-records.ts';
import type { Particulars, Severity, TextFinding } from '../check.ts';
import type { Language } from '../language/language.ts';
import type { Lists } from '../lists/lists.ts';
import type { StoryFacts } from './story.ts';
import type { Surroundings } from './surroundings.ts';

/** What a text is in its story: other rules hold for a headline than for a paragraph. */
export type CopyKind = 'headline' | 'deck' | 'paragraph' | 'caption' | 'credit';

/** One text of a story: a line of a headline, a paragraph, a caption. */
export interface CopyText {
  readonly kind: CopyKind;
  readonly text: string;
}

/** What a rule is given. */
export interface CopyContext extends CopyText {
  /** What is known of the whole story, and of the edition it stands in. */
  readonly story: StoryFacts;
  /** Where import put together what stood apart, in UTF-16 units; absent where nothing was. */
  readonly joints?: readonly number[];
  /** What is known of Chinese; null until it is loaded, and where it is not wanted. */
  readonly language: Language | null;
  /** What stands around the text; absent of a text by itself. */
  readonly around?: Surroundings;
  /** The newsroom's lists; null or absent where there are none. */
  readonly lists?: Lists | null;
}

/** What rules are about: lists of findings are sorted by it. */
export type CopyRuleKind = 'characters' | 'words' | 'names' | 'grammar' | 'marks' | 'numerals' | 'facts' | 'lists';

/** Rules of these say nothing of a word that was learnt. */
export const heedLearnt: ReadonlySet<CopyRuleKind> = new Set(['characters', 'words', 'names', 'grammar']);

export interface CopyRule extends Particulars {
  readonly scope: 'copy';
  readonly kind: CopyRuleKind;
  /** The gravest it says of anything it finds. */
  readonly severity: Severity;
  /** True where it says nothing of a place of which another rule says why; of two such the first in the register speaks. */
  readonly yields?: true;
  /** True where a check of articles finds the same: it is for copy that stands in no edition. */
  readonly isForFiles?: true;
  /** What stands in every text in which it finds something: without it the rule is not asked, which costs less. */
  readonly needs?: RegExp;
  readonly example: {
    /** A text in which it finds something. */
    readonly wrong: string;
    /** The text as it should be: it finds nothing. */
    readonly right: string;
    /** What the texts are and the story they stand in, where the rule asks. */
    readonly of?: {
      readonly kind?: CopyKind;
      readonly paragraphs?: readonly string[];
      readonly day?: string;
      readonly lists?: readonly ListEntry[];
    };
  };
  run(context: CopyContext): readonly TextFinding[];
}
