/** The words that operations put in: what their author gets back where an operation cannot be kept. */

import * as v from 'valibot';
import type { Operation, Patch } from './operations.ts';
import { type Article, articleSchema, type Block, blockSchema } from './records.ts';
import { blockParts, partsOf } from './text.ts';
import { runsText } from './text-patches.ts';

function isArticle(value: unknown): value is Article {
  return v.is(articleSchema, value);
}

function isBlock(value: unknown): value is Block {
  return v.is(blockSchema, value);
}

/** What a patch puts in, and the text it puts it in: what is typed there next goes on behind it. */
function putIn(patch: Patch): { readonly into: string; readonly words: readonly string[] } {
  switch (patch.kind) {
    case 'text':
      return { into: `${patch.id} ${patch.part}`, words: [runsText(patch.insert)] };
    case 'add-paragraphs':
      return { into: '', words: patch.paragraphs.map(({ children }) => runsText(children)) };
    case 'put': {
      const parts = isArticle(patch.record)
        ? partsOf(patch.record)
        : isBlock(patch.record)
          ? blockParts(patch.record)
          : [];
      return { into: '', words: parts.map(({ text }) => text) };
    }
    case 'split':
      return { into: '', words: [] };
    default:
      return { into: '', words: [] };
  }
}

/** The words that operations put in, a line for each text they stand in; letters typed one after the other are one word. */
export function typedWords(operations: readonly Operation[]): string {
  const lines: string[] = [];
  let last = '';
  for (const patch of operations.flatMap(({ patches }) => patches)) {
    const { into, words } = putIn(patch);
    for (const word of words) {
      if (word === '') continue;
      const end = lines.at(-1);
      if (into !== '' && into === last && end !== undefined) lines[lines.length - 1] = end + word;
      else lines.push(word);
    }
    if (into !== '' || words.length > 0) last = into;
  }
  return lines.join('\n');
}
