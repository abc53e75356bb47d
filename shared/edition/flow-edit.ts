/** An edit of a flow (`flow.ts`) as patches of text: what is taken out, the parts it joins, what is put in. */

import { changeArticle } from './apply-text.ts';
import type { HeadlineList } from './article-records.ts';
import { flowAround } from './flow.ts';
import { newId, type PartId } from './ids.ts';
import type { Look } from './leaf-records.ts';
import { heldLook, lookBetween, sliceLeaves } from './leaves.ts';
import type { FlowEdit } from './mark-fields.ts';
import type { Patch } from './operations.ts';
import type { Article, Block, Leaf } from './records.ts';
import { withLines } from './styled-lines.ts';
import {
  blockPartNamed,
  headlineLine,
  linePart,
  paragraphOf,
  readBlockPart,
  readPart,
  readRuns,
  writeBlockPart,
} from './text.ts';
import type { TextPatch } from './text-patches.ts';

/** An article that is being edited, with the patches that were made of it so far. */
export class EditedArticle {
  readonly patches: TextPatch[] = [];
  #article: Article;

  constructor(article: Article) {
    this.#article = article;
  }

  get article(): Article {
    return this.#article;
  }

  /** Adds a patch. Throws `PatchError` where it does not fit. */
  do(patch: TextPatch): void {
    this.#article = changeArticle(this.#article, patch).record;
    this.patches.push(patch);
  }

  length(part: PartId): number {
    return readPart(this.#article, part)?.length ?? 0;
  }

  /** Replaces a stretch of a part. */
  replace(part: PartId, from: number, to: number, insert: readonly Leaf[]): void {
    const remove = readRuns(this.#article, part, from, to) ?? [];
    if (remove.length === 0 && insert.length === 0) return;
    const { id } = this.#article;
    this.do({ kind: 'text', table: 'articles', id, part, offset: from, remove, insert: [...insert] });
  }

  /** The part after another in its flow; null after the last. */
  next(part: PartId): PartId | null {
    const line = headlineLine(part);
    if (line !== null) {
      const after = linePart(line.list, line.index + 1);
      return readPart(this.#article, after) === null ? null : after;
    }
    const { body } = this.#article;
    const at = body.findIndex(({ id }) => id === part);
    return at < 0 ? null : (body[at + 1]?.id ?? null);
  }

  /** Joins the next part of the flow to a part. */
  join(part: PartId): void {
    const next = this.next(part);
    const [own, other] = [paragraphOf(this.#article, part), paragraphOf(this.#article, next ?? '')];
    const from = own === null || other === null ? null : { id: other.id, type: other.type, after: own.id };
    this.do({ kind: 'join', table: 'articles', id: this.#article.id, part, offset: this.length(part), from });
  }

  /** Parts a part in two, a paragraph into two of its type, and returns the second. */
  split(part: PartId, offset: number, id = newId<'paragraph'>()): PartId {
    const own = paragraphOf(this.#article, part);
    const into = own === null ? null : { id, type: own.type, after: own.id };
    this.do({ kind: 'split', table: 'articles', id: this.#article.id, part, offset, into });
    return this.next(part) ?? part;
  }
}

/** The style of what is put in: that of the first character it stands for, or of the one before it. */
function lookAt(article: Article, part: PartId, offset: number, isPutIn: boolean): Look {
  const runs = readRuns(article, part) ?? [];
  if (isPutIn && paragraphOf(article, part) === null) return lookBetween(runs, offset);
  const [sample] = [...sliceLeaves(runs, offset, offset + 1), ...sliceLeaves(runs, offset - 1, offset)];
  return heldLook(sample);
}

/** Makes an edit of the flow round a part; offsets are those of the flow as it stands. */
export function editInFlow(edited: EditedArticle, part: string, { from, to, text }: FlowEdit): void {
  const flow = flowAround(edited.article, part);
  const first = flow.parts.findLast((one) => one.from <= from);
  const last = flow.parts.findLast((one) => one.from <= to);
  if (first === undefined || last === undefined) return;
  const own = first.part;
  const start = from - first.from;
  const look = lookAt(edited.article, own, start, from === to);
  for (let at = flow.parts.indexOf(first); at < flow.parts.indexOf(last); at++) edited.join(own);
  // Joined, the flow has no line feeds between the two.
  const joints = flow.parts.indexOf(last) - flow.parts.indexOf(first);
  const isLine = headlineLine(own) !== null || paragraphOf(edited.article, own) !== null;
  const lines = isLine ? text.split('\n') : [text];
  const runs = (line: string): Leaf[] => (line === '' ? [] : [{ text: line, ...look }]);
  edited.replace(own, start, start + to - from - joints, runs(lines[0] ?? ''));
  let [at, offset] = [own, start + (lines[0] ?? '').length];
  for (const line of lines.slice(1)) {
    at = edited.split(at, offset);
    edited.replace(at, 0, 0, runs(line));
    offset = line.length;
  }
}

/** A part of the headline set without words has no lines, and with them go their styles. */
export function withoutLines({ id, headlines }: Article, list: HeadlineList): Patch[] {
  const set = { kind: 'set', table: 'articles', id } as const;
  return headlines.looks === undefined
    ? [{ ...set, path: ['headlines', list], value: [] }]
    : [{ ...set, path: ['headlines'], value: withLines(headlines, list, []) }];
}

/** The patches of edits of the flow round a part, apart from each other and in order. */
export function flowPatches(article: Article, part: string, edits: readonly FlowEdit[]): Patch[] {
  const edited = new EditedArticle(article);
  // The last first, so that the offsets of the others stay true.
  for (const edit of [...edits].reverse()) editInFlow(edited, part, edit);
  const line = headlineLine(part);
  if (line === null || flowAround(edited.article, part).text !== '') return edited.patches;
  return withoutLines(article, line.list);
}

/**
 * The patches of edits of a block's own words, apart from each other and in order; null where the block lacks them, or has no
 * room for what is asked, or cannot hold it: a title of a chart has one line.
 */
export function wordsPatches(block: Block, name: string, edits: readonly FlowEdit[]): Patch[] | null {
  const part = blockPartNamed(block, name);
  if (part === null) return null;
  const patches: Patch[] = [];
  let now = block;
  for (const { from, to, text } of [...edits].reverse()) {
    const old = readBlockPart(now, part) ?? '';
    const written = old.slice(0, from) + text + old.slice(to);
    const next = writeBlockPart(now, part, written);
    if (next === null || readBlockPart(next, part) !== written) return null;
    const runs = (words: string): Leaf[] => (words === '' ? [] : [{ text: words }]);
    const change = { offset: from, remove: runs(old.slice(from, to)), insert: runs(text) };
    patches.push({ kind: 'text', table: 'blocks', id: block.id, part, ...change });
    now = next;
  }
  return patches;
}
