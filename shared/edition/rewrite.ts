/**
 * A new version of copy as patches of text: the one place where it is guessed what was done, for those that hand over
 * a whole body or whole lines. Paragraphs are known by their ids; in one paragraph the stretch that differs was replaced.
 */

import { flowAround } from './flow.ts';
import { EditedArticle, editInFlow } from './flow-edit.ts';
import { sliceLeaves, unitLooks } from './leaves.ts';
import type { Patch } from './operations.ts';
import { gathered } from './paragraph-runs.ts';
import type { Article, Leaf, Paragraph } from './records.ts';
import { paragraphText } from './selectors.ts';
import { sharedEnds, wholeEnds } from './shared-ends.ts';
import { paragraphOf } from './text.ts';

function shared(a: string, b: string): number {
  const { head, tail } = sharedEnds(a, b);
  return head + tail;
}

/** Takes out the paragraphs that the new body lacks: each joined to the one before, where its end is kept there. */
function takeOut(edited: EditedArticle, wanted: ReadonlyMap<string, Paragraph>): void {
  const { body } = edited.article;
  for (let at = 0; at < body.length; at++) {
    const own = body[at];
    if (own === undefined) continue;
    const run: Paragraph[] = [];
    for (let next = body[at + 1]; next !== undefined && !wanted.has(next.id); next = body[at + 1 + run.length])
      run.push(next);
    const keeper = wanted.get(own.id);
    const last = run.at(-1);
    if (keeper !== undefined && last !== undefined) {
      const [old, now] = [paragraphText(own), paragraphText(keeper)];
      if (shared(old + paragraphText(last), now) > shared(old, now)) for (const _ of run) edited.join(own.id);
    }
  }
  const { id } = edited.article;
  for (const gone of edited.article.body.filter((one) => !wanted.has(one.id)).reverse()) {
    const at = edited.article.body.indexOf(gone);
    const after = edited.article.body[at - 1]?.id ?? null;
    edited.do({ kind: 'remove-paragraphs', table: 'articles', id, after, paragraphs: [gone] });
  }
}

/** Puts in what the new body has beside: split off the paragraph before, where its end is in it. */
function putIn(edited: EditedArticle, body: readonly Paragraph[]): void {
  const { id } = edited.article;
  let before: Paragraph | null = null;
  for (const one of body) {
    const known = paragraphOf(edited.article, one.id);
    if (known === null) {
      const own = before === null ? null : paragraphOf(edited.article, before.id);
      if (own === null || before === null || !splitOff(edited, own, before, one)) {
        edited.do({ kind: 'add-paragraphs', table: 'articles', id, after: before?.id ?? null, paragraphs: [one] });
      }
    } else {
      const at = edited.article.body.indexOf(known);
      const from = edited.article.body[at - 1]?.id ?? null;
      const to = before?.id ?? null;
      if (from !== to) edited.do({ kind: 'move-paragraph', table: 'articles', id, paragraph: one.id, from, to });
    }
    before = one;
  }
}

/** Splits a paragraph where the new one takes its end over. False where it does not. */
function splitOff(edited: EditedArticle, own: Paragraph, now: Paragraph, made: Paragraph): boolean {
  const [old, kept, tail] = [paragraphText(own), paragraphText(now), paragraphText(made)];
  if (shared(old, kept + tail) <= shared(old, kept)) return false;
  edited.split(own.id, old.length - sharedEnds(old, tail).tail, made.id);
  return true;
}

/** The style of each unit, written out, so that equal ones are the same. */
function stylesOf(leaves: readonly Leaf[]): string[] {
  return unitLooks(leaves).map((look) => JSON.stringify(look));
}

function rewriteParagraph(edited: EditedArticle, own: Paragraph, now: Paragraph): void {
  const { id } = edited.article;
  if (own.type !== now.type) {
    edited.do({ kind: 'paragraph-type', table: 'articles', id, paragraph: own.id, was: own.type, now: now.type });
  }
  const [old, text] = [paragraphText(own), paragraphText(now)];
  if (old !== text) {
    const { head, tail } = wholeEnds(old, text);
    edited.replace(own.id, head, old.length - tail, sliceLeaves(now.children, head, text.length - tail));
  }
  const children = paragraphOf(edited.article, own.id)?.children ?? [];
  const [was, is] = [stylesOf(children), stylesOf(now.children)];
  const { head, tail } = sharedEnds(was, is);
  if (head === text.length) return;
  const stretch = (leaves: readonly Leaf[]) => sliceLeaves(leaves, head, text.length - tail);
  const change = { was: stretch(children), now: stretch(now.children) };
  edited.do({ kind: 'emphasis', table: 'articles', id, part: own.id, offset: head, ...change });
}

/** Patches that make an article's body another one. */
export function rewriteBody(article: Article, body: readonly Paragraph[]): Patch[] {
  const { head, tail } = sharedEnds(article.body, body);
  if (head === body.length && head === article.body.length) return [];
  const edited = new EditedArticle(article);
  const wanted = new Map(body.map((one) => [one.id as string, one]));
  const known = article.body.slice(head, article.body.length - tail);
  const made = body.slice(head, body.length - tail);
  const isSameOrder = known.length === made.length && known.every(({ id }, at) => id === made[at]?.id);
  if (!isSameOrder) {
    takeOut(edited, wanted);
    putIn(edited, body);
  }
  for (const now of made) {
    const own = paragraphOf(edited.article, now.id);
    if (own !== null && own !== now) rewriteParagraph(edited, own, now);
  }
  return gathered(edited.patches);
}

/** Patches that make the text round a part another one; lines are parted by line feeds. */
export function rewriteFlow(article: Article, part: string, text: string): Patch[] {
  const old = flowAround(article, part).text;
  if (old === text) return [];
  const { head, tail } = wholeEnds(old, text);
  const edited = new EditedArticle(article);
  editInFlow(edited, part, { from: head, to: old.length - tail, text: text.slice(head, text.length - tail) });
  return edited.patches;
}
