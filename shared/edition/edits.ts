/** The changes a user can make, each built as patches over the edition as it stands. */
import type { ImportRemark } from '../text/import-remarks.ts';
import { type Credit, credits } from './article-records.ts';
import { withoutLines } from './flow-edit.ts';
import { type ArticleId, type BlockId, newId } from './ids.ts';
import type { Patch } from './operations.ts';
import {
  type Article,
  type Block,
  type BodyBlock,
  type Edition,
  type ImportNote,
  LONGEST_STYLE,
  type PanelBlock,
  type Paragraph,
  type Photo,
  type Setting,
  type Style,
  styleNames,
} from './records.ts';
import { rewriteBody, rewriteFlow } from './rewrite.ts';
import { captionPart, creditPart, linePart, solePart } from './text.ts';

/** Replaces an article's body, told as what was done to its text: {@link rewriteBody}. */
export function editBody(edition: Edition, id: ArticleId, body: readonly Paragraph[]): Patch[] {
  const article = edition.articles[id];
  return article === undefined ? [] : rewriteBody(article, body);
}

/** Replaces the lines of one part of an article's headline set. */
export function editHeadline(
  edition: Edition,
  id: ArticleId,
  part: 'kicker' | 'headline' | 'deck',
  lines: readonly string[],
): Patch[] {
  const article = edition.articles[id];
  if (article === undefined || article.headlines[part].join('\n') === lines.join('\n')) return [];
  if (lines.length === 0) return withoutLines(article, part);
  if (article.headlines[part].length === 0)
    return [{ kind: 'set', table: 'articles', id, path: ['headlines', part], value: [...lines] }];
  return rewriteFlow(article, linePart(part, 0), lines.join('\n'));
}

/** Takes an import note off the list once the proofreader has looked at it. */
export function settleImportNote(edition: Edition, id: ArticleId, note: ImportNote): Patch[] {
  const index = edition.articles[id]?.importNotes.indexOf(note) ?? -1;
  return index < 0
    ? []
    : [{ kind: 'splice', table: 'articles', id, path: ['importNotes'], index, remove: 1, insert: [] }];
}

/** Where a remark stands among others; below 0 where there is no such one any more. */
function placeAmong(remarks: readonly ImportRemark[] | undefined, remark: ImportRemark): number {
  const named = JSON.stringify(inOrder(remark));
  return remarks?.findIndex((one) => JSON.stringify(inOrder(one)) === named) ?? -1;
}

/** Takes a remark of import off a table's list once somebody has looked at it; nothing where there is no such one any more. */
export function settleTableRemark(edition: Edition, id: BlockId, remark: ImportRemark): Patch[] {
  const block = edition.blocks[id];
  const index = block?.kind === 'table' ? placeAmong(block.importRemarks, remark) : -1;
  return index < 0
    ? []
    : [{ kind: 'splice', table: 'blocks', id, path: ['importRemarks'], index, remove: 1, insert: [] }];
}

/** Takes a remark of import off the list once somebody has looked at it; nothing where there is no such one any more. */
export function settleImportRemark(edition: Edition, id: ArticleId, remark: ImportRemark): Patch[] {
  const index = placeAmong(edition.articles[id]?.importRemarks, remark);
  return index < 0
    ? []
    : [{ kind: 'splice', table: 'articles', id, path: ['importRemarks'], index, remove: 1, insert: [] }];
}

/** Adds what was left out of words that were pasted into an article, or changed in them. */
export function addImportRemarks(edition: Edition, id: ArticleId, remarks: readonly ImportRemark[]): Patch[] {
  const article = edition.articles[id];
  if (article === undefined || remarks.length === 0) return [];
  const { importRemarks: known } = article;
  const record = { ...article, importRemarks: [...remarks] };
  return known === undefined
    ? [{ kind: 'put', table: 'articles', id, record }]
    : [
        {
          kind: 'splice',
          table: 'articles',
          id,
          path: ['importRemarks'],
          index: known.length,
          remove: 0,
          insert: [...remarks],
        },
      ];
}

/** What a remark says, in one order of its fields. */
function inOrder({ kind, count, paragraph, text }: ImportRemark): readonly unknown[] {
  return [kind, count, paragraph, text];
}

/** Changes how a style's text is set. */
export function editSetting(edition: Edition, name: string, change: Partial<Setting>): Patch[] {
  const style = edition.styles[name];
  if (style === undefined) return [];
  return [{ kind: 'set', table: 'styles', id: name, path: ['setting'], value: { ...style.setting, ...change } }];
}

/** Replaces a block by one of its own kind and id. */
export function editBlock(edition: Edition, block: Block): Patch[] {
  return edition.blocks[block.id]?.kind === block.kind
    ? [{ kind: 'put', table: 'blocks', id: block.id, record: block }]
    : [];
}

/** Has the columns of a block of body text end at their feet (栏脚撑满), or where the copy does. */
export function fillFoot(edition: Edition, { foot: _, ...block }: BodyBlock, isFilled: boolean): Patch[] {
  return editBlock(edition, isFilled ? { ...block, foot: 'fill' } : block);
}

/** Gives a block of body text a rule between its columns, so heavy in points; 0 for none. */
export function editColumnRule(edition: Edition, { columnRule: _, ...block }: BodyBlock, weight: number): Patch[] {
  return editBlock(edition, weight > 0 ? { ...block, columnRule: weight } : block);
}

/** Sets the newsroom's list of names that are never divided. */
export function editNames(edition: Edition, names: readonly string[]): Patch[] {
  const wanted = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
  return [{ kind: 'edition', record: { ...edition.edition, names: wanted } }];
}

/** Changes a style; everything set in it follows. Its smallest size never exceeds its size. */
export function editStyle(edition: Edition, id: string, change: Partial<Omit<Style, 'id' | 'role'>>): Patch[] {
  const style = edition.styles[id];
  if (style === undefined) return [];
  const record = { ...style, ...change };
  const minSize = Math.min(record.minSize, record.size);
  return [{ kind: 'put', table: 'styles', id, record: { ...record, minSize } }];
}

/** Adds a style that starts as a copy of another and can stand in for it. */
export function addStyle(edition: Edition, from: string, name: string): { patches: Patch[]; id: string } | null {
  const style = edition.styles[from];
  const role = style?.role ?? styleNames.find((one) => one === from);
  const called = name.trim().slice(0, LONGEST_STYLE);
  if (style === undefined || role === undefined || called === '') return null;
  const id: string = newId<'style'>();
  return { id, patches: [{ kind: 'put', table: 'styles', id, record: { ...style, id, role, name: called } }] };
}

/** Makes a style of how a panel looks, for it and for others. */
export function addPanelStyle(edition: Edition, block: PanelBlock, name: string): Patch[] {
  const text = edition.styles['body'];
  const called = name.trim().slice(0, LONGEST_STYLE);
  if (text === undefined || called === '') return [];
  const id: string = newId<'style'>();
  const box = edition.styles[block.style ?? '']?.box ?? {
    border: block.border,
    tint: block.tint,
    ...(block.shape === undefined ? {} : { shape: block.shape }),
  };
  return [
    { kind: 'put', table: 'styles', id, record: { ...text, id, role: 'panel', name: called, box } },
    { kind: 'put', table: 'blocks', id: block.id, record: { ...block, style: id } },
  ];
}

/**
 * Takes an added style away; blocks set in it go back to their kind's own, panels keep their looks.
 * Built-in styles stay.
 */
export function removeStyle(edition: Edition, id: string): Patch[] {
  if (edition.styles[id]?.role === undefined) return [];
  const users = Object.values(edition.blocks).flatMap((block): Patch[] => {
    if (!('style' in block) || block.style !== id) return [];
    const { style: _style, ...rest } = block;
    const record = rest.kind === 'panel' ? { ...rest, ...edition.styles[id]?.box } : rest;
    return [{ kind: 'put', table: 'blocks', id: block.id, record }];
  });
  return [...users, { kind: 'remove', table: 'styles', id }];
}

/** Asks for fewer or more lines of an article's text, within its style; null for the evenest setting. */
export function fitArticle(edition: Edition, id: ArticleId, fitting: 'tight' | 'loose' | null): Patch[] {
  const article = edition.articles[id];
  if (article === undefined || (article.fitting ?? null) === fitting) return [];
  const { fitting: _fitting, ...rest } = article;
  return [{ kind: 'put', table: 'articles', id, record: fitting === null ? rest : { ...rest, fitting } }];
}

/** Says how many characters an article was ordered at; null for any number. */
export function editTarget(edition: Edition, id: ArticleId, target: number | null): Patch[] {
  const article = edition.articles[id];
  if (article === undefined || (article.target ?? null) === target) return [];
  const { target: _target, ...rest } = article;
  return [{ kind: 'put', table: 'articles', id, record: target === null ? rest : { ...rest, target } }];
}

/** Changes an article's credits and summary. */
export function editCredits(edition: Edition, id: ArticleId, change: Partial<Record<Credit, string>>): Patch[] {
  const article = edition.articles[id];
  if (article === undefined) return [];
  return credits.flatMap((name) => {
    const text = change[name];
    return text === undefined ? [] : rewriteFlow(article, solePart(name), text);
  });
}

/** What a photo of an article shows, and what its file says, changed; its words are left as they are. */
function pictureEdits(id: ArticleId, at: number, old: Photo, { imageId, supplied }: Photo): Patch[] {
  const set = (path: (string | number)[], value: unknown): Patch => ({
    kind: 'set',
    table: 'articles',
    id,
    path: ['photos', at, ...path],
    value,
  });
  // A field that is not there yet cannot be set by itself.
  if (supplied !== undefined && old.supplied === undefined) return [set([], { ...old, imageId, supplied })];
  return [
    ...(old.imageId === imageId ? [] : [set(['imageId'], imageId)]),
    ...(supplied === undefined || JSON.stringify(supplied) === JSON.stringify(old.supplied)
      ? []
      : [set(['supplied'], supplied)]),
  ];
}

/** Changes one of an article's photos: its picture, what its file says, caption or credit. */
export function editPhoto(edition: Edition, id: ArticleId, photo: Photo): Patch[] {
  const article = edition.articles[id];
  const at = article?.photos.findIndex((one) => one.id === photo.id) ?? -1;
  const old = article?.photos[at];
  if (article === undefined || old === undefined) return [];
  return [
    ...pictureEdits(id, at, old, photo),
    ...rewriteFlow(article, captionPart(photo.id), photo.caption),
    ...rewriteFlow(article, creditPart(photo.id), photo.credit),
  ];
}

/** Says that an article goes on into the next edition while it stands on no page (留用), or does not. */
export function holdArticle(edition: Edition, id: ArticleId, isHeld: boolean): Patch[] {
  const article = edition.articles[id];
  if (article === undefined || (article.held === true) === isHeld) return [];
  const { held: _held, ...rest } = article;
  return [{ kind: 'put', table: 'articles', id, record: isHeld ? { ...rest, held: true } : rest }];
}

/** Says how far an article is. */
export function editStatus(edition: Edition, id: ArticleId, status: Article['status']): Patch[] {
  const article = edition.articles[id];
  if (article === undefined || article.status === status) return [];
  return [{ kind: 'set', table: 'articles', id, path: ['status'], value: status }];
}
