/** Places that are kept in records stay on their text: the anchors of marks and waivers, and what import noted. */
import { followAnchor, followPoint, followWords } from './compare-text.ts';
import { flowAround, flowOffset } from './flow.ts';
import { applyPatches, type Patch } from './operations.ts';
import type { Mark, TextAnchor, TextPoint, WordsAnchor } from './proof-records.ts';
import type { Article, Block, Edition, ImportNote } from './records.ts';
import { headlineLine } from './text.ts';
import { type Bias, type MappedPlace, mapThrough, rewritesText } from './text-maps.ts';
import { isTextPatch, runsText, type TextPatch } from './text-patches.ts';
import type { Waiver } from './waiver-records.ts';

/** Marks by what they are on. */
interface MarkIndex {
  /** By article, and there by each part one of their places is in. */
  readonly articles: ReadonlyMap<string, ReadonlyMap<string, readonly Mark[]>>;
  readonly blocks: ReadonlyMap<string, readonly Mark[]>;
}

/** Made once for a table of marks: while copy is typed that no mark is on, the table stays what it is. */
const indexes = new WeakMap<Edition['marks'], MarkIndex>();

function added<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function indexOf(marks: Edition['marks']): MarkIndex {
  const known = indexes.get(marks);
  if (known !== undefined) return known;
  const articles = new Map<string, Map<string, Mark[]>>();
  const blocks = new Map<string, Mark[]>();
  for (const mark of Object.values(marks)) {
    const { anchor, order } = mark;
    if (anchor.kind !== 'text') {
      added(blocks, anchor.blockId, () => []).push(mark);
      continue;
    }
    const parts = added(articles, anchor.articleId, () => new Map<string, Mark[]>());
    const places = [anchor.start, anchor.end, ...(order.kind === 'transfer' ? [order.target] : [])];
    for (const part of new Set(places.map((place) => place.part))) added(parts, part, () => []).push(mark);
  }
  const index = { articles, blocks };
  indexes.set(marks, index);
  return index;
}

const waiverIndexes = new WeakMap<Edition['waivers'], ReadonlyMap<string, readonly Waiver[]>>();

/** Waivers of texts by article, found once for a table of them as marks are. */
function waiversByArticle(waivers: Edition['waivers']): ReadonlyMap<string, readonly Waiver[]> {
  const known = waiverIndexes.get(waivers);
  if (known !== undefined) return known;
  const index = new Map<string, Waiver[]>();
  for (const waiver of Object.values(waivers)) {
    if (waiver.anchor.kind === 'text') added(index, waiver.anchor.articleId, () => []).push(waiver);
  }
  waiverIndexes.set(waivers, index);
  return index;
}

/** True where a patch may move a place in a part. */
function moves(patch: TextPatch, part: string): boolean {
  switch (patch.kind) {
    case 'text':
      return patch.part === part;
    case 'split':
    case 'join': {
      const [changed, own] = [headlineLine(patch.part), headlineLine(part)];
      if (changed !== null) return own !== null && own.list === changed.list && own.index >= changed.index;
      return patch.part === part || (patch.kind === 'join' && patch.from?.id === part);
    }
    case 'remove-paragraphs':
      return patch.paragraphs.some(({ id }) => id === part);
    default:
      return false;
  }
}

/** Where a place in a part that was taken out has come to, in the article as it is. */
function resolved(article: Article, mapped: MappedPlace, bias: Bias): TextPoint | null {
  if (mapped.kind === 'at') return { part: mapped.place.part, offset: mapped.place.offset };
  if (mapped.kind !== 'removed') return null;
  const { body } = article;
  const before = body.findIndex(({ id }) => id === mapped.after);
  const next = body[before + 1];
  if (next !== undefined && (bias === 'after' || before < 0)) return { part: next.id, offset: 0 };
  const own = body[before];
  if (own === undefined) return null;
  return { part: own.id, offset: flowAround(article, own.id).parts[before]?.text.length ?? 0 };
}

/** Moves places of one article or block by the patches of an edit. */
class Follower {
  readonly #table: 'articles' | 'blocks';
  readonly #id: string;
  readonly #patches: readonly Patch[];
  /** The article after the edit, asked for where a paragraph has gone or a stretch is of several. */
  readonly #after: () => Article | undefined;

  constructor(
    table: 'articles' | 'blocks',
    id: string,
    patches: readonly Patch[],
    after: () => Article | undefined = () => undefined,
  ) {
    this.#table = table;
    this.#id = id;
    this.#patches = patches;
    this.#after = after;
  }

  point(point: TextPoint, bias: Bias): TextPoint {
    const mapped = mapThrough(this.#patches, { ...point, table: this.#table, id: this.#id }, bias);
    if (mapped.kind === 'at') return { part: mapped.place.part, offset: mapped.place.offset };
    const article = this.#after();
    return (article === undefined ? null : resolved(article, mapped, bias)) ?? point;
  }

  anchor<Of extends TextAnchor | WordsAnchor>(anchor: Of): { readonly anchor: Of; readonly isGone: boolean } {
    const isPlace = anchor.start.part === anchor.end.part && anchor.start.offset === anchor.end.offset;
    if (isPlace) {
      const place = this.point(anchor.start, 'before');
      return { anchor: { ...anchor, start: place, end: place }, isGone: false };
    }
    const [start, end] = [this.point(anchor.start, 'after'), this.point(anchor.end, 'before')];
    if (this.#isStretch(start, end)) return { anchor: { ...anchor, start, end }, isGone: false };
    const place = this.point(anchor.start, 'before');
    return { anchor: { ...anchor, start: place, end: place }, isGone: true };
  }

  /** True where one place stands before another. */
  #isStretch(start: TextPoint, end: TextPoint): boolean {
    if (start.part === end.part) return start.offset < end.offset;
    const article = this.#after();
    if (article === undefined) return false;
    const flow = flowAround(article, start.part);
    const [from, to] = [flowOffset(flow, start), flowOffset(flow, end)];
    return from !== null && to !== null && from < to;
  }
}

function isSamePoint(a: TextPoint, b: TextPoint): boolean {
  return a.part === b.part && a.offset === b.offset;
}

/** The patches that bring a mark where it is now. */
function markMoved(mark: Mark, anchor: TextAnchor | WordsAnchor, isGone: boolean, target: TextPoint | null): Patch[] {
  const on = { kind: 'set', table: 'marks', id: mark.id } as const;
  const patches: Patch[] = [];
  if (mark.anchor.kind !== 'block') {
    const { start, end } = mark.anchor;
    if (!(isSamePoint(start, anchor.start) && isSamePoint(end, anchor.end)))
      patches.push({ ...on, path: ['anchor'], value: anchor });
  }
  if (isGone && !mark.isGone) patches.push({ ...on, path: ['isGone'], value: true });
  if (mark.order.kind === 'transfer' && target !== null && !isSamePoint(mark.order.target, target))
    patches.push({ ...on, path: ['order', 'target'], value: target });
  return patches;
}

/** What of a table's records an edit changes. */
function byRecord(patches: readonly Patch[], table: 'articles' | 'blocks'): Map<string, Patch[]> {
  const own = new Map<string, Patch[]>();
  for (const patch of patches) {
    if (patch.kind !== 'edition' && patch.table === table) added(own, patch.id, () => []).push(patch);
  }
  return own;
}

/** Where an edit takes an article out, or brings it back. */
function isRecordMade({ kind }: Patch): boolean {
  return kind === 'remove' || kind === 'put';
}

/** Moves the marks of an article by what its patches say. */
function movedByMaps(
  parts: ReadonlyMap<string, readonly Mark[]>,
  texts: readonly TextPatch[],
  follower: Follower,
): Patch[] {
  const marks = new Set<Mark>();
  for (const [part, own] of parts) {
    if (texts.some((patch) => moves(patch, part))) for (const mark of own) marks.add(mark);
  }
  return [...marks].flatMap((mark) => {
    if (mark.anchor.kind !== 'text') return [];
    const { anchor, isGone } = follower.anchor(mark.anchor);
    const target = mark.order.kind === 'transfer' ? follower.point(mark.order.target, 'before') : null;
    return markMoved(mark, anchor, isGone, target);
  });
}

/** Moves the marks of an article that was replaced as a whole: the versions are compared. */
function movedByComparing(
  parts: ReadonlyMap<string, readonly Mark[]>,
  before: Article | undefined,
  after: Article | undefined,
): Patch[] {
  return [...new Set([...parts.values()].flat())].flatMap((mark) => {
    if (mark.anchor.kind !== 'text') return [];
    if (after === undefined) return markMoved(mark, mark.anchor, true, null);
    if (before === undefined) return [];
    const { anchor, isGone } = followAnchor(mark.anchor, before, after);
    const target = mark.order.kind === 'transfer' ? followPoint(mark.order.target, before, after) : null;
    return markMoved(mark, anchor, isGone, target);
  });
}

/** Moves the marks on a block and on its own words. */
function movedOnBlock(
  id: string,
  marks: readonly Mark[],
  before: Block | undefined,
  after: Block | undefined,
  patches: readonly Patch[],
): Patch[] {
  const texts = patches.filter(isTextPatch);
  // Said by patches of its text, or else found by comparing.
  const follower = texts.length === patches.length ? new Follower('blocks', id, patches) : null;
  return marks.flatMap((mark): Patch[] => {
    const { anchor, order } = mark;
    if (anchor.kind !== 'words' || before === undefined || after === undefined) {
      const isGone = after === undefined;
      return isGone === mark.isGone
        ? []
        : [{ kind: 'set', table: 'marks', id: mark.id, path: ['isGone'], value: isGone }];
    }
    const follow = (one: WordsAnchor) => follower?.anchor(one) ?? followWords(one, before, after);
    const { anchor: now, isGone } = follow(anchor);
    const at = order.kind === 'transfer' ? order.target : null;
    return markMoved(mark, now, isGone, at === null ? null : follow({ ...anchor, start: at, end: at }).anchor.start);
  });
}

/** Moves the waivers of an article's texts as its marks are moved. One whose text is gone waives nothing any more. */
function movedWaivers(waivers: readonly Waiver[], follow: (anchor: TextAnchor) => TextAnchor): Patch[] {
  return waivers.flatMap(({ id, anchor }): Patch[] => {
    if (anchor.kind !== 'text') return [];
    const now = follow(anchor);
    if (isSamePoint(now.start, anchor.start) && isSamePoint(now.end, anchor.end)) return [];
    return [{ kind: 'set', table: 'waivers', id, path: ['anchor'], value: now }];
  });
}

/** True where a note's characters on both sides were taken out. */
function isSwallowed(note: ImportNote, patches: readonly TextPatch[], id: string): boolean {
  let [part, offset]: [string, number] = [note.paragraphId, note.offset];
  for (const patch of patches) {
    if (patch.kind === 'text' && patch.part === part) {
      const end = patch.offset + runsText(patch.remove).length;
      if (patch.offset < offset && offset < end) return true;
    }
    const mapped = mapThrough([patch], { table: 'articles', id, part, offset }, 'before');
    if (mapped.kind !== 'at') return true;
    [part, offset] = [mapped.place.part, mapped.place.offset];
  }
  return false;
}

/** Keeps what import noted on its characters; notes whose place is gone are dropped. */
function movedNotes(article: Article, patches: readonly Patch[], texts: readonly TextPatch[]): Patch[] {
  const { id, importNotes } = article;
  const saysNotes = patches.some(
    (patch) =>
      patch.kind === 'put' || ((patch.kind === 'set' || patch.kind === 'splice') && patch.path[0] === 'importNotes'),
  );
  if (importNotes.length === 0 || texts.length === 0 || saysNotes) return [];
  const kept: Patch[] = [];
  const gone: Patch[] = [];
  importNotes.forEach((note, index) => {
    if (!texts.some((patch) => moves(patch, note.paragraphId))) return;
    const mapped = mapThrough(texts, { table: 'articles', id, part: note.paragraphId, offset: note.offset }, 'before');
    if (mapped.kind !== 'at' || isSwallowed(note, texts, id)) {
      gone.unshift({ kind: 'splice', table: 'articles', id, path: ['importNotes'], index, remove: 1, insert: [] });
      return;
    }
    const value = { ...note, paragraphId: mapped.place.part, offset: mapped.place.offset };
    if (value.paragraphId !== note.paragraphId || value.offset !== note.offset)
      kept.push({ kind: 'set', table: 'articles', id, path: ['importNotes', index], value });
  });
  return [...kept, ...gone];
}

/**
 * The patches of an edit, with those that keep marks, waivers and import's notes on their text. Every writer of an edition
 * passes its edits through this; patches that already say where a mark is are not added to. Marks in parts that
 * nothing touches are not looked at.
 */
export function withMarks(edition: Edition, patches: readonly Patch[]): Patch[] {
  const said = new Set(
    patches.flatMap((patch) =>
      patch.kind !== 'edition' && (patch.table === 'marks' || patch.table === 'waivers') ? patch.id : [],
    ),
  );
  let applied: Edition | undefined;
  const after = () => {
    applied ??= applyPatches(edition, patches).edition;
    return applied;
  };
  const index = indexOf(edition.marks);
  const waivers = waiversByArticle(edition.waivers);
  const moved: Patch[] = [];
  for (const [id, own] of byRecord(patches, 'articles')) {
    const texts = own.filter(isTextPatch);
    const parts = index.articles.get(id);
    const article = edition.articles[id];
    if (article !== undefined) moved.push(...movedNotes(article, own, texts));
    const waived = waivers.get(id) ?? [];
    if (parts === undefined && waived.length === 0) continue;
    if (own.some((patch) => isRecordMade(patch) || rewritesText(patch))) {
      const now = after().articles[id];
      if (parts !== undefined) moved.push(...movedByComparing(parts, article, now));
      if (article !== undefined && now !== undefined)
        moved.push(...movedWaivers(waived, (anchor) => followAnchor(anchor, article, now).anchor));
      continue;
    }
    const follower = new Follower('articles', id, own, () => after().articles[id]);
    if (parts !== undefined) moved.push(...movedByMaps(parts, texts, follower));
    const touchedBy = ({ start }: TextAnchor) => texts.some((patch) => moves(patch, start.part));
    moved.push(...movedWaivers(waived, (anchor) => (touchedBy(anchor) ? follower.anchor(anchor).anchor : anchor)));
  }
  for (const [id, own] of byRecord(patches, 'blocks')) {
    const marks = index.blocks.get(id) ?? [];
    if (marks.length > 0) moved.push(...movedOnBlock(id, marks, edition.blocks[id], after().blocks[id], own));
  }
  return [...patches, ...moved.filter((patch) => patch.kind === 'edition' || !said.has(patch.id))];
}

/**
 * Where stretches of articles' texts are after an edit that was made of an edition, by what its patches say; null of one whose text
 * it took out.
 */
export function textFollower(edition: Edition, patches: readonly Patch[]): (anchor: TextAnchor) => TextAnchor | null {
  const changed = byRecord(patches, 'articles');
  let applied: Edition | undefined;
  const after = (id: string) => {
    applied ??= applyPatches(edition, patches).edition;
    return applied.articles[id];
  };
  const known = new Map(
    [...changed].map(([id, own]) => {
      const isRewritten = own.some((patch) => isRecordMade(patch) || rewritesText(patch));
      return [id, { own, texts: own.filter(isTextPatch), isRewritten }] as const;
    }),
  );
  return (anchor) => {
    const change = known.get(anchor.articleId);
    if (change === undefined) return anchor;
    const { own, texts, isRewritten } = change;
    if (isRewritten) {
      const [before, now] = [edition.articles[anchor.articleId], after(anchor.articleId)];
      const followed = before === undefined || now === undefined ? null : followAnchor(anchor, before, now);
      return followed?.isGone === false ? followed.anchor : null;
    }
    if (!texts.some((patch) => moves(patch, anchor.start.part))) return anchor;
    const followed = new Follower('articles', anchor.articleId, own, () => after(anchor.articleId)).anchor(anchor);
    return followed.isGone ? null : followed.anchor;
  };
}
