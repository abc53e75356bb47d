/** The engine's compositor: what a block's module tells it becomes items of the display list. */
import type { BlockFinding, Compositor, LabelPlace, Outcome, TextToSet } from '../blocks/compositor.ts';
import { type Block, type BlockKind, blockModule } from '../blocks/kinds.ts';
import { swatchOf } from '../edition/colours.ts';
import type { FaceId, ImageId } from '../edition/ids.ts';
import { imageAsShown } from '../edition/kept-look.ts';
import type { Article, Edition, Lettering, Page, PanelLooks, Swatch } from '../edition/records.ts';
import { articleTitle, standsOn } from '../edition/selectors.ts';
import { foldZone, saidAt } from '../edition/spreads.ts';
import { CREDIT_MARKS, partNamed, quotePart } from '../edition/text.ts';
import type { Frame, Pt } from '../edition/units.ts';
import { pageBox } from './cover-box.ts';
import { creditedRuns } from './credited-runs.ts';
import { dateLines } from './date-lines.ts';
import type { BlockFit, DisplayItem } from './display-list.ts';
import { ownShapes, shapesOf, wholeIn } from './drawings.ts';
import type { ThreadFlow } from './flow.ts';
import { flowed } from './flowed.ts';
import type { FontBook } from './font-book.ts';
import { baselineIn, Label } from './glyph-runs.ts';
import { frillItems, groundItems, type SwatchOf } from './grounds.ts';
import { fitHeadline } from './headline.ts';
import { labelPlaced } from './label-place.ts';
import { adorned } from './letter-effects.ts';
import type { FoldZone } from './over-fold.ts';
import { ownItems, ownRuns } from './own-words.ts';
import { pictureOf } from './pictures.ts';
import type { Resources } from './resources.ts';
import { setText, type TextFit } from './set-text.ts';
import { cutTo, shapedBox, vacant } from './shaped-box.ts';
import { facesLost, type Sought, standInFindings } from './stand-ins.ts';
import { setTable } from './table.ts';

/** Sizes that differ less than this, in points, are one. */
const SAME_SIZE = 0.05;

/** A block composed by itself. */
export interface ComposedBlock {
  /** Made when the page is looked at. */
  readonly items: () => readonly DisplayItem[];
  readonly fit: Omit<BlockFit, 'id' | 'kind' | 'frame' | 'articleId'>;
  readonly findings: readonly BlockFinding[];
}

/** What a module asked for of its block's article: what it says, where it stands, what its thread puts into the block. */
export type Asked = 'article' | 'place' | 'flow';

/** What a block is composed with. */
export interface ComposeContext {
  readonly edition: Edition;
  /** Pages the edition has. */
  readonly pageCount: number;
  readonly resources: Resources;
  readonly page: Page;
  /** The flow of the block's article; undefined where it has none. */
  readonly flow: ThreadFlow | undefined;
}

/** What is drawn, in its order: items, or what makes them when the page is looked at. */
class Drawn {
  readonly items: (DisplayItem | (() => readonly DisplayItem[]))[] = [];
  readonly asked = new Set<Asked>();
  readonly missing = new Set<string>();
  readonly standIns = new Map<string, FaceId>();
  readonly #unknownFaces = new Set<FaceId>();
  readonly #fonts: FontBook;

  constructor(fonts: FontBook) {
    this.#fonts = fonts;
  }

  /** Takes note of the faces that a text is set in. */
  uses(lettering: Lettering, text: Sought): void {
    for (const face of facesLost(lettering, text, this.#fonts)) this.#unknownFaces.add(face);
  }

  /** Characters that no font has, those another face sets, and faces that are not there. */
  findings(): BlockFinding[] {
    const unknown = [...this.#unknownFaces].map((detail) => ({ code: 'unknown-face', detail }) as const);
    const faces = [...standInFindings(this.standIns), ...unknown];
    return this.missing.size === 0 ? faces : [{ code: 'missing-glyph', detail: [...this.missing].join('') }, ...faces];
  }

  all(): readonly DisplayItem[] {
    return this.items.flatMap((one) => (typeof one === 'function' ? one() : one));
  }

  /** Text outside a thread: what finds no room is a finding. */
  add({ items, lines, oversetCharacters, missing, standIns }: TextFit): Outcome {
    this.items.push(...items);
    for (const character of missing) this.missing.add(character);
    for (const [character, face] of standIns) this.standIns.set(character, face);
    if (oversetCharacters === 0) return { lines };
    return {
      lines,
      oversetCharacters,
      reason: 'overset',
      findings: [{ code: 'overset', detail: String(oversetCharacters) }],
    };
  }
}

/** The four sides of a line within a frame. */
function sidesOf({ x, y, width, height }: Frame, weight: Pt): Frame[] {
  return [
    { x, y, width, height: weight },
    { x, y: y + height - weight, width, height: weight },
    { x, y: y + weight, width: weight, height: height - 2 * weight },
    { x: x + width - weight, y: y + weight, width: weight, height: height - 2 * weight },
  ];
}

/** What of a panel's looks a plain tint and border are not: figures and tints that change, in the block's own swatch. */
function adornedBox({ id, frame, colour }: Block, looks: PanelLooks, swatch: SwatchOf): DisplayItem[] {
  const { tint, shade, pattern, frill } = looks;
  const own = (at: string | undefined) => swatch(at ?? colour);
  const ground = { ink: shade === undefined ? 0 : tint, ...(shade && { shade }), ...(pattern && { pattern }) };
  return [...groundItems(id, frame, ground, own), ...(frill === undefined ? [] : frillItems(id, frame, frill, own))];
}

function boxItems(block: Block, looks: PanelLooks, swatch: SwatchOf): DisplayItem[] {
  if (looks.shape !== undefined) return shapedBox(block, { ...looks, shape: looks.shape }, swatch);
  const { shade, frill } = looks;
  const tint = shade === undefined ? looks.tint : 0;
  const border = frill === undefined ? looks.border : 0;
  const fill = (frame: Frame, ink: number): DisplayItem => ({ kind: 'fill', blockId: block.id, frame, ink });
  const items = [...(tint > 0 ? [fill(block.frame, tint)] : []), ...adornedBox(block, looks, swatch)];
  return border <= 0 ? items : [...items, ...sidesOf(block.frame, border).map((side) => fill(side, 1))];
}

/** A line round a block, or round its shape; one thicker than half its frame fills it. */
function keylineItems(block: Block, weight: Pt, colour: Swatch | undefined): DisplayItem[] {
  const { id: blockId, frame } = block;
  if ('shape' in block && block.shape !== undefined) {
    return shapedBox(block, { border: weight, tint: 0, shape: block.shape }, () => colour);
  }
  const sides = sidesOf(frame, Math.min(weight, frame.width / 2, frame.height / 2));
  const own = colour === undefined ? {} : { colour };
  return sides.map((side) => ({ kind: 'fill', blockId, frame: side, ink: 1, ...own }));
}

/** The fold that a block's lines keep off; null where its sheet has none, or the block is turned and crosses it as it lies. */
function foldOn({ turn = 0 }: Block, page: Page): FoldZone | null {
  return turn === 0 ? foldZone(page) : null;
}

/** The tools that draw: rules, tints, pictures and single lines of words. */
function drawing(
  block: Block,
  article: Article | undefined,
  { edition, page, resources }: ComposeContext,
  drawn: Drawn,
) {
  const { id: blockId } = block;
  const { items, missing, standIns } = drawn;
  const { fonts } = resources;
  const shown = (image: ImageId) => imageAsShown(block, edition.images[image]);
  return {
    fill: (frame, ink) => items.push(...vacant(block, { kind: 'fill', blockId, frame, ink })),
    stroke: (from, to, width, ink) => items.push(...vacant(block, { kind: 'stroke', blockId, width, ink, from, to })),
    ground: (frame, ground) => items.push(...groundItems(blockId, frame, ground, (id) => swatchOf(edition, id))),
    box: (looks) => items.push(...boxItems(block, looks, (id) => swatchOf(edition, id))),
    picture: (image, words, crop) =>
      items.push({ ...pictureOf({ ...block, crop }, image, words, shown(image)), ...cutTo(block) }),
    placed: (image, words, crop) => {
      const known = shown(image);
      const placed = known?.placed;
      const picture = pictureOf({ ...block, crop }, image, words, known);
      const box = placed && { box: pageBox(block.frame, page.grid.trim, placed, crop) };
      items.push({ ...picture, ...box });
    },
    keyline: ({ weight, colour }) => items.push(...keylineItems(block, weight, swatchOf(edition, colour))),
    measure: (text, lettering, width, most, effects) => {
      const words = new Label(text, fonts, lettering);
      const scale = effects?.width ?? 1;
      const size = words.sizeFor(Math.max(0, width) / scale, Math.max(0, most));
      return { size, width: words.width(size) * scale };
    },
    label: (text, lettering, at: LabelPlace) => {
      // In less room than none it would be set backwards.
      if (text === '' || !(Math.min(at.width, at.size) > 0)) return 0;
      const words = new Label(text, fonts, lettering);
      drawn.uses(lettering, words.prepared);
      for (const character of words.prepared.missing) missing.add(character);
      for (const [character, face] of words.prepared.standIns) standIns.set(character, face);
      const { effects } = at;
      const scale = effects?.width ?? 1;
      const source = at.part === undefined || article === undefined ? null : { articleId: article.id, part: at.part };
      const { size, width, parts } = labelPlaced(words, at, scale, foldOn(block, page), resources);
      const y = baselineIn(at.top, at.height, size);
      const set = parts.flatMap(({ x, ...part }) =>
        words.set({ blockId, source, size, x, y, scale, ink: at.ink ?? 1 }, part),
      );
      const runs = ownRuns(set, blockId, at.own ?? []);
      const colour = swatchOf(edition, at.swatch);
      const inked = colour === undefined ? runs : runs.map((run) => ({ ...run, colour }));
      items.push(...(effects === undefined ? inked : adorned(inked, effects, (id) => swatchOf(edition, id))));
      return width;
    },
  } satisfies Partial<Compositor>;
}

/** The tools that draw outlines, and pictures whole. */
function outlining(block: Block, { edition }: ComposeContext, drawn: Drawn) {
  const { id: blockId, frame } = block;
  const { items } = drawn;
  return {
    wholePicture: (image, { align, words }) => {
      const known = imageAsShown(block, edition.images[image]);
      if (known === undefined) return null;
      const place = wholeIn(frame, known.width / known.height, align);
      items.push(pictureOf({ id: blockId, frame: place }, image, words, known));
      return place;
    },
    artwork: (id, { align, words }, inks) => {
      const known = edition.artwork[id];
      if (known === undefined) return null;
      const place = wholeIn(frame, known.width / known.height, align);
      const scale = place.width / known.width;
      const { ink } = known;
      const inked = {
        x: place.x + ink.x * scale,
        y: place.y + ink.y * scale,
        width: ink.width * scale,
        height: ink.height * scale,
      };
      const shapes = shapesOf(known, inks, (swatch) => swatchOf(edition, swatch), swatchOf(edition, block.colour));
      items.push({ kind: 'drawing', blockId, frame: place, scale, inked, shapes, alt: words });
      return inked;
    },
    outline: (path, place, scale, alt) => {
      const shapes = [{ path, rule: 'evenodd' as const, line: null, ink: 1 }];
      items.push({ kind: 'drawing', blockId, frame: place, scale, inked: place, shapes, alt });
    },
    drawing: (shapes, alt) => {
      items.push({ kind: 'drawing', blockId, frame, scale: 1, inked: frame, shapes: ownShapes(shapes, edition), alt });
    },
  } satisfies Partial<Compositor>;
}

/** Items of a text, the words beside it given to no part of its article or to their own. */
function byParts(
  { before = '', text, part, behind }: TextToSet,
  items: readonly DisplayItem[],
  article: Article,
): readonly DisplayItem[] {
  const own = part === undefined ? null : partNamed(article, part);
  const other = behind === undefined ? null : partNamed(article, behind.part);
  if (own === null || (before === '' && other === null)) return items;
  const to = before.length + text.length;
  const start = to + (behind?.apart.length ?? 0);
  const pieces = [
    { part: CREDIT_MARKS, from: 0, to: before.length, at: 0 },
    { part: own, from: before.length, to, at: 0 },
    { part: CREDIT_MARKS, from: to, to: start, at: 0 },
    ...(other === null ? [] : [{ part: other, from: start, to: start + (behind?.text.length ?? 0), at: 0 }]),
  ];
  return items.flatMap((item): readonly DisplayItem[] =>
    item.kind === 'glyphs' ? creditedRuns([item], pieces, article.id) : [item],
  );
}

/** The tools that set text of several lines. */
function setting(block: Block, article: Article | undefined, context: ComposeContext, drawn: Drawn) {
  const { edition, resources, page, flow } = context;
  const { id: blockId, frame } = block;
  return {
    text: (text) => {
      const { part } = text;
      const source = part === undefined || article === undefined ? null : { articleId: article.id, part };
      const set = setText(text, { blockId, frame, source }, article, edition, resources);
      drawn.uses(text.style, set);
      if (text.isOwn === true) return drawn.add({ ...set, items: ownItems(set.items, quotePart(blockId)) });
      return drawn.add(article === undefined ? set : { ...set, items: byParts(text, set.items, article) });
    },
    table: (table) => {
      const set = setTable(table, { blockId, frame }, resources.fonts);
      drawn.uses(table.style, set);
      const { strongFont } = table.style;
      if (table.headRows > 0 && strongFont !== undefined) drawn.uses({ font: strongFont }, set);
      const outcome = { ...drawn.add(set), columns: set.columns, rows: set.rows };
      if (set.size > table.style.size - SAME_SIZE) return outcome;
      const smaller = { code: 'table-set-smaller', detail: set.size.toFixed(1) } as const;
      return { ...outcome, findings: [...(outcome.findings ?? []), smaller] };
    },
    headline: (as) => {
      drawn.asked.add('article');
      if (article === undefined) return {};
      const set = fitHeadline(article, { ...as, id: blockId, frame }, edition, resources, foldOn(block, page));
      drawn.add({ ...set, oversetCharacters: 0 });
      for (const style of set.styles) drawn.uses(style, set);
      if (set.withinLimits) return { lines: set.lines };
      const findings = [{ code: 'headline-limits', detail: articleTitle(article) }] as const;
      return { lines: set.lines, reason: 'below-style-limits', findings };
    },
    flow: () => {
      // Threads are of body text alone: to leave out what another kind means to show would be worse than to stop.
      drawn.asked.add('flow');
      if (block.kind !== 'body') throw new Error(`a ${block.kind} has no thread to flow`);
      const part = article === undefined ? null : flowed(block, flow, article);
      if (part === null) return {};
      drawn.items.push(part.items);
      return part.outcome;
    },
  } satisfies Partial<Compositor>;
}

/** Composes a block as its module says, and tells what the module asked for. */
export function composeBlock<K extends BlockKind>(
  block: Block<K> & Block,
  context: ComposeContext,
): { readonly composed: ComposedBlock; readonly asked: ReadonlySet<Asked> } {
  const { edition, page, pageCount, resources } = context;
  const article = 'articleId' in block ? edition.articles[block.articleId] : undefined;
  const drawn = new Drawn(resources.fonts);
  const outcome = blockModule<K>(block.kind).compose(block, {
    edition: edition.edition,
    page,
    said: saidAt(page, block.frame),
    pageCount,
    get article() {
      drawn.asked.add('article');
      return article;
    },
    standsOn: () => {
      drawn.asked.add('place');
      return article === undefined ? undefined : standsOn(edition, article);
    },
    dateLines: () => dateLines(edition.edition.date),
    hasSwatch: (swatch) => swatchOf(edition, swatch) !== undefined,
    face: (role, style) =>
      style === undefined
        ? { font: resources.fonts.for(role) }
        : { font: resources.fonts.beside(style, role), fallback: style.fallback, proportional: style.proportional },
    style: (own, ...names) =>
      edition.styles[own ?? ''] ?? names.map((name) => edition.styles[name]).find((style) => style !== undefined),
    ...drawing(block, article, context, drawn),
    ...outlining(block, context, drawn),
    ...setting(block, article, context, drawn),
  });
  const { lines = 0, oversetCharacters = 0, linesShort = 0, reason = null, findings = [], columns, rows } = outcome;
  return {
    composed: {
      items: () => drawn.all(),
      fit: {
        ...{ lines, oversetCharacters, linesShort, reason },
        ...(columns === undefined ? {} : { columns }),
        ...(rows === undefined ? {} : { rows }),
      },
      findings: [...findings, ...drawn.findings()],
    },
    asked: drawn.asked,
  };
}
