/** What damaged records are called: by page, story and picture, as the desk knows them. */
import type { Database } from 'better-sqlite3';
import * as v from 'valibot';
import type { Damage } from '../../shared/edition/damage-records.ts';
import type { TableName } from '../../shared/edition/operations.ts';
import { type Article, articleSchema, type Edition } from '../../shared/edition/records.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import { pageNumbers } from '../../shared/edition/spreads.ts';
import { isSum, rowSum } from './sums.ts';

/** A record that is not what was written, and what can be read of it: to call it by a name, and for nothing else. */
export interface BadRecord {
  readonly table: TableName | 'edition';
  readonly id: string;
  readonly record: unknown;
}

/** What records of a table are called; `pages` are none where no page shows them. */
const called: Readonly<
  Record<TableName | 'edition', { readonly zh: string; readonly en: string; readonly isShown: boolean }>
> = {
  edition: { zh: '报纸的基本信息', en: 'what the edition is', isShown: true },
  pages: { zh: '版面', en: 'page', isShown: true },
  articles: { zh: '稿件', en: 'story', isShown: true },
  blocks: { zh: '块', en: 'block', isShown: true },
  images: { zh: '图片', en: 'picture', isShown: true },
  styles: { zh: '样式', en: 'style', isShown: true },
  templates: { zh: '版式', en: 'template', isShown: false },
  rounds: { zh: '校次', en: 'round', isShown: true },
  frozen: { zh: '校次开始时的版面', en: 'pages as a round began', isShown: true },
  marks: { zh: '校对符号', en: 'mark', isShown: true },
  signatures: { zh: '签样', en: 'signature', isShown: true },
  waivers: { zh: '免改记录', en: 'waiver', isShown: false },
  newspaper: { zh: '报纸设定', en: 'newspaper', isShown: true },
  faces: { zh: '字体', en: 'face', isShown: true },
  formats: { zh: '开本', en: 'format', isShown: false },
  artwork: { zh: '图形', en: 'drawing', isShown: true },
};

const nameSchema = v.object({ name: v.string() });
const pageSchema = v.object({ number: v.number() });
const standing = v.object({ pageId: v.string(), articleId: v.optional(v.string()) });
const versionRow = v.tuple([
  v.string(),
  v.string(),
  v.string(),
  v.string(),
  v.nullable(v.string()),
  v.string(),
  v.unknown(),
]);

/** A story's last version, where that is sound: what it was called. */
function lastVersion(database: Database, id: string): Article | null {
  try {
    const row = database
      .prepare(
        'SELECT article_id, at, actor, reason, name, record, sum FROM version WHERE article_id = ? ORDER BY seq DESC LIMIT 1',
      )
      .raw()
      .get(id);
    const [articleId, at, actor, reason, name, record, sum] = v.parse(versionRow, row);
    if (!isSum(sum, rowSum('version', [articleId, at, actor, reason, name, record]))) return null;
    return v.parse(articleSchema, JSON.parse(record));
  } catch {
    return null;
  }
}

function titleOf(database: Database, { id, record }: BadRecord): string {
  const read = v.safeParse(articleSchema, record);
  const article = read.success ? read.output : lastVersion(database, id);
  return article === null ? '' : articleTitle(article);
}

function nameOf(database: Database, bad: BadRecord): string {
  if (bad.table === 'articles') return titleOf(database, bad);
  const read = v.safeParse(nameSchema, bad.record);
  return read.success ? read.output.name : '';
}

/** Numbers of the pages that show what is asked for, in order. */
function pagesShowing(edition: Edition, shows: (block: Edition['blocks'][string]) => boolean): number[] {
  const pages = Object.values(edition.blocks).flatMap((block) => {
    const page = edition.pages[block.pageId];
    return page !== undefined && shows(block) ? pageNumbers(page) : [];
  });
  return [...new Set(pages)].toSorted((a, b) => a - b);
}

/** True where a block names something by its id, in whichever of its fields. */
function names(block: object, id: string): boolean {
  return JSON.stringify(block).includes(`"${id}"`);
}

/** The pages a record shows on; null where it may be any. */
function pagesOf(edition: Edition, { table, id, record }: BadRecord): readonly number[] | null {
  if (!called[table].isShown) return [];
  if (table === 'pages') {
    const read = v.safeParse(pageSchema, record);
    return read.success ? [read.output.number] : null;
  }
  if (table === 'articles') return pagesShowing(edition, (block) => 'articleId' in block && block.articleId === id);
  if (table === 'blocks') {
    const read = v.safeParse(standing, record);
    const page = read.success ? edition.pages[read.output.pageId] : undefined;
    return page === undefined ? null : pageNumbers(page);
  }
  if (table === 'images' || table === 'artwork') {
    // A photo stands in its story, and that on pages.
    const stories = new Set(Object.values(edition.articles).flatMap((one) => (names(one, id) ? [one.id] : [])));
    return pagesShowing(
      edition,
      (block) =>
        names(block, id) || ('articleId' in block && block.articleId !== undefined && stories.has(block.articleId)),
    );
  }
  return null;
}

/** A thing with its name and pages: 稿件“标题”（第3版）. */
function sayDamaged(
  what: { readonly zh: string; readonly en: string },
  name: string,
  pages: readonly number[] | null,
): { readonly zh: string; readonly en: string } {
  const on = pages ?? [];
  const [zh, en] = name === '' ? [what.zh, what.en] : [`${what.zh}“${name}”`, `${what.en} “${name}”`];
  if (on.length === 0) return { zh, en };
  return { zh: `${zh}（第${on.join('、')}版）`, en: `${en} (page ${on.join(', ')})` };
}

/** What is called by itself: a page by its number alone. */
function sayRecord(database: Database, bad: BadRecord, pages: readonly number[] | null): Pick<Damage, 'zh' | 'en'> {
  if (bad.table === 'pages' && pages !== null) return { zh: `第${pages.join('、')}版`, en: `page ${pages.join(', ')}` };
  return sayDamaged(called[bad.table], nameOf(database, bad), pages);
}

/** Blocks that are not there with what they stood on are no damage of their own. */
function isOwn(bad: BadRecord, all: readonly BadRecord[]): boolean {
  if (bad.table !== 'blocks') return true;
  const read = v.safeParse(standing, bad.record);
  if (!read.success) return true;
  const { pageId, articleId } = read.output;
  return !all.some(
    ({ table, id }) => (table === 'pages' && id === pageId) || (table === 'articles' && id === articleId),
  );
}

/** Names what is damaged in an edition of which the rest is sound. */
export function nameDamages(database: Database, edition: Edition, bad: readonly BadRecord[]): Damage[] {
  if (bad.length === 0) return [];
  // Blocks that went with their story still say where that stood.
  const gone = bad.flatMap(({ table, record }) => {
    const read = v.safeParse(standing, record);
    return table === 'blocks' && read.success ? [read.output] : [];
  });
  return bad
    .filter((one) => isOwn(one, bad))
    .map((one) => {
      const lost = gone.flatMap((block) => {
        const page = edition.pages[block.pageId];
        return one.table === 'articles' && block.articleId === one.id && page !== undefined ? pageNumbers(page) : [];
      });
      const found = pagesOf(edition, one);
      const pages = found === null ? null : [...new Set([...found, ...lost])].toSorted((a, b) => a - b);
      const record = `${one.table} ${one.id}`;
      return { of: 'record' as const, record, ...sayRecord(database, one, pages), pages };
    });
}

/** Names a picture, a drawing or a face whose bytes are not what they were. */
export function nameBytes(edition: Edition, table: 'images' | 'artwork' | 'faces', id: string): Damage {
  const face = Object.values(edition.faces).find(({ file }) => file === id);
  const record = table === 'faces' ? face : edition[table][id];
  // Another face stands in for one that is lost, and a finding says so on each page.
  const pages = table === 'faces' ? [] : pagesOf(edition, { table, id, record });
  return {
    of: 'bytes',
    ...sayDamaged(called[table], record?.name ?? '', pages),
    pages: pages === null ? null : [...pages],
  };
}
