/** Applying patches of text to an article or a block. */
import * as v from 'valibot';
import type { HeadlineList } from './article-records.ts';
import { isSameRuns, sliceLeaves, tidyLeaves } from './leaves.ts';
import { PatchError } from './patch-error.ts';
import { shortText } from './record-fields.ts';
import type { Article, Block, Leaf, Paragraph } from './records.ts';
import { paragraphText } from './selectors.ts';
import { keepsLinesTidy, runsOfLines, withLines } from './styled-lines.ts';
import { hasLooks, headlineLine, isKeptTidy, readBlockPart, readRuns, writeBlockPart, writeRuns } from './text.ts';
import { runsText, type TextPatch, type TextPatchOf } from './text-patches.ts';

/** A record after a patch, and whether the patch's own inverse brings back exactly what was there. */
export interface Changed<T> {
  readonly record: T;
  readonly isExact: boolean;
}

function refuse(patch: TextPatch, why: string): never {
  throw new PatchError(`${patch.table}/${patch.id}: ${patch.kind}: ${why}`);
}

function isTidy(leaves: readonly Leaf[]): boolean {
  const tidied = tidyLeaves(leaves);
  return (
    tidied.length === leaves.length &&
    leaves.every((leaf, at) => leaf === tidied[at] || JSON.stringify(leaf) === JSON.stringify(tidied[at]))
  );
}

function indexOf(body: readonly Paragraph[], id: string | null, patch: TextPatch): number {
  if (id === null) return -1;
  const at = body.findIndex((one) => one.id === id);
  return at < 0 ? refuse(patch, `no paragraph ${id}`) : at;
}

function withBody(article: Article, body: Paragraph[], isExact: boolean): Changed<Article> {
  return { record: { ...article, body }, isExact };
}

/** Leaves with one stretch replaced, which must be what the patch says it is. */
function exchanged(patch: TextPatch, children: readonly Leaf[], offset: number, out: Leaf[], put: Leaf[]): Leaf[] {
  const to = offset + runsText(out).length;
  if (to > runsText(children).length) refuse(patch, 'past the end');
  // What is typed takes nothing out.
  if (to > offset && !isSameRuns(sliceLeaves(children, offset, to), out)) refuse(patch, 'other text stands there');
  return tidyLeaves([
    ...sliceLeaves(children, 0, offset),
    ...put,
    ...sliceLeaves(children, to, Number.POSITIVE_INFINITY),
  ]);
}

function editRuns(
  article: Article,
  patch: TextPatchOf<'text'> | TextPatchOf<'emphasis'>,
  out: Leaf[],
  put: Leaf[],
): Changed<Article> {
  const at = article.body.findIndex(({ id }) => id === patch.part);
  const own = article.body[at];
  if (own !== undefined) {
    const children = exchanged(patch, own.children, patch.offset, out, put);
    const body = article.body.map((one, index) => (index === at ? { ...own, children } : one));
    return withBody(article, body, isTidy(own.children));
  }
  const old = readRuns(article, patch.part);
  if (old === null) return refuse(patch, `no part ${patch.part}`);
  const runs = hasLooks(patch.part)
    ? exchanged(patch, old, patch.offset, out, put)
    : [{ text: exchangedText(patch, runsText(old), out, put) }];
  // Paragraphs may be of any length; every other part is a line or two.
  if (!v.is(shortText, runsText(runs))) refuse(patch, 'too long');
  const record = writeRuns(article, patch.part, runs) ?? article;
  return { record, isExact: isKeptTidy(article, patch.part) };
}

function exchangedText(
  patch: TextPatchOf<'text'> | TextPatchOf<'emphasis'>,
  old: string,
  out: Leaf[],
  put: Leaf[],
): string {
  const taken = runsText(out);
  const end = patch.offset + taken.length;
  if (patch.offset > old.length || old.slice(patch.offset, end) !== taken) refuse(patch, 'other text stands there');
  return old.slice(0, patch.offset) + runsText(put) + old.slice(end);
}

/** The article with other lines in a part of its headline set. */
function withHeadline(article: Article, list: HeadlineList, lines: readonly (readonly Leaf[])[]): Changed<Article> {
  const { headlines } = article;
  return {
    record: { ...article, headlines: withLines(headlines, list, lines) },
    isExact: keepsLinesTidy(headlines, list),
  };
}

function splitLine(article: Article, patch: TextPatchOf<'split'>): Changed<Article> {
  const line = headlineLine(patch.part);
  if (line === null) return refuse(patch, `no line ${patch.part}`);
  const lines = runsOfLines(article.headlines, line.list);
  const own = lines[line.index];
  if (own === undefined) return refuse(patch, `no line ${patch.part}`);
  const { length } = runsText(own);
  if (patch.offset > length) refuse(patch, 'past the end');
  const halves = [sliceLeaves(own, 0, patch.offset), sliceLeaves(own, patch.offset, length)];
  return withHeadline(
    article,
    line.list,
    lines.flatMap((old, at) => (at === line.index ? halves : [old])),
  );
}

function joinLines(article: Article, patch: TextPatchOf<'join'>): Changed<Article> {
  const line = headlineLine(patch.part);
  if (line === null) return refuse(patch, `no line after ${patch.part}`);
  const lines = runsOfLines(article.headlines, line.list);
  const [first, next] = [lines[line.index], lines[line.index + 1]];
  if (first === undefined || next === undefined) return refuse(patch, `no line after ${patch.part}`);
  if (runsText(first).length !== patch.offset) refuse(patch, 'the line is of another length');
  if (!v.is(shortText, runsText([...first, ...next]))) refuse(patch, 'too long');
  const joined = lines.flatMap((old, at) => {
    if (at === line.index + 1) return [];
    return [at === line.index ? [...first, ...next] : old];
  });
  return withHeadline(article, line.list, joined);
}

function split(article: Article, patch: TextPatchOf<'split'>): Changed<Article> {
  const { into } = patch;
  if (into === null) return splitLine(article, patch);
  const { body } = article;
  const at = indexOf(body, patch.part, patch);
  const own = body[at];
  if (own === undefined || body.some(({ id }) => id === into.id)) return refuse(patch, `cannot make ${into.id}`);
  const { length } = paragraphText(own);
  if (patch.offset > length) refuse(patch, 'past the end');
  const head = { ...own, children: tidyLeaves(sliceLeaves(own.children, 0, patch.offset)) };
  const tail: Paragraph = {
    id: into.id,
    type: into.type,
    children: tidyLeaves(sliceLeaves(own.children, patch.offset, length)),
  };
  const after = indexOf(body, into.after, patch);
  const parted = body.flatMap((one, index) => {
    const kept = index === at ? head : one;
    return index === after ? [kept, tail] : [kept];
  });
  return withBody(article, parted, isTidy(own.children));
}

function join(article: Article, patch: TextPatchOf<'join'>): Changed<Article> {
  const { from } = patch;
  if (from === null) return joinLines(article, patch);
  const { body } = article;
  const [at, next] = [indexOf(body, patch.part, patch), indexOf(body, from.id, patch)];
  const [own, other] = [body[at], body[next]];
  if (own === undefined || other === undefined || own === other) return refuse(patch, 'nothing to join');
  if (paragraphText(own).length !== patch.offset) refuse(patch, 'the paragraph is of another length');
  const isExact =
    isTidy(own.children) && isTidy(other.children) && other.type === from.type && body[next - 1]?.id === from.after;
  const joined = { ...own, children: tidyLeaves([...own.children, ...other.children]) };
  return withBody(
    article,
    body.flatMap((one) => {
      if (one === other) return [];
      return [one === own ? joined : one];
    }),
    isExact,
  );
}

function add(article: Article, patch: TextPatchOf<'add-paragraphs'>): Changed<Article> {
  const { body } = article;
  const ids = new Set<string>(patch.paragraphs.map(({ id }) => id));
  if (ids.size < patch.paragraphs.length) refuse(patch, 'a paragraph is put in twice');
  if (body.some(({ id }) => ids.has(id))) refuse(patch, 'the paragraph is there');
  const at = indexOf(body, patch.after, patch) + 1;
  return withBody(article, [...body.slice(0, at), ...patch.paragraphs, ...body.slice(at)], true);
}

function remove(article: Article, patch: TextPatchOf<'remove-paragraphs'>): Changed<Article> {
  const { body } = article;
  const { paragraphs } = patch;
  const ids = new Set<string>(paragraphs.map(({ id }) => id));
  const rest = body.filter(({ id }) => !ids.has(id));
  if (ids.size < paragraphs.length) refuse(patch, 'a paragraph is taken out twice');
  if (body.length - rest.length < ids.size) refuse(patch, 'a paragraph is not there');
  const at = indexOf(body, paragraphs[0].id, patch);
  const isExact =
    (body[at - 1]?.id ?? null) === patch.after &&
    JSON.stringify(body.slice(at, at + paragraphs.length)) === JSON.stringify(paragraphs);
  return withBody(article, rest, isExact);
}

function move(article: Article, patch: TextPatchOf<'move-paragraph'>): Changed<Article> {
  const { body } = article;
  const from = indexOf(body, patch.paragraph, patch);
  if (patch.to === patch.paragraph) refuse(patch, 'it cannot stand after itself');
  const own = body.slice(from, from + 1);
  const rest = [...body.slice(0, from), ...body.slice(from + 1)];
  const to = indexOf(rest, patch.to, patch) + 1;
  const isExact = (body[from - 1]?.id ?? null) === patch.from;
  return withBody(article, [...rest.slice(0, to), ...own, ...rest.slice(to)], isExact);
}

function retype(article: Article, patch: TextPatchOf<'paragraph-type'>): Changed<Article> {
  const at = indexOf(article.body, patch.paragraph, patch);
  const isExact = article.body[at]?.type === patch.was;
  const body = article.body.map((one, index) => (index === at ? { ...one, type: patch.now } : one));
  return withBody(article, body, isExact);
}

/** The article after a patch of text. Throws {@link PatchError} where the patch does not fit. */
export function changeArticle(article: Article, patch: TextPatch): Changed<Article> {
  switch (patch.kind) {
    case 'text':
      return editRuns(article, patch, patch.remove, patch.insert);
    case 'emphasis':
      if (runsText(patch.was) !== runsText(patch.now)) refuse(patch, 'the text changes');
      return editRuns(article, patch, patch.was, patch.now);
    case 'split':
      return split(article, patch);
    case 'join':
      return join(article, patch);
    case 'add-paragraphs':
      return add(article, patch);
    case 'remove-paragraphs':
      return remove(article, patch);
    case 'move-paragraph':
      return move(article, patch);
    case 'paragraph-type':
      return retype(article, patch);
  }
}

/** The block after a patch of text. Throws {@link PatchError} where the patch does not fit. */
export function changeBlock(block: Block, patch: TextPatchOf<'text'>): Changed<Block> {
  const old = readBlockPart(block, patch.part);
  if (old === null) return refuse(patch, `no part ${patch.part}`);
  const text = exchangedText(patch, old, patch.remove, patch.insert);
  const record = writeBlockPart(block, patch.part, text) ?? block;
  if (readBlockPart(record, patch.part) !== text) refuse(patch, 'too long');
  return { record, isExact: true };
}
