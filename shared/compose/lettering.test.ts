/** Faces a style names beside its own: of credits, of emphasis, and where characters are looked for that one lacks. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { createEdition } from '../edition/create.ts';
import { editStyle } from '../edition/edits.ts';
import { insertBlock } from '../edition/insert.ts';
import { applyPatches } from '../edition/operations.ts';
import { creditsSet } from '../edition/printed-copy.ts';
import { faceId } from '../edition/record-fields.ts';
import type { Article, Edition, Style } from '../edition/records.ts';
import { shippedFaces } from '../faces/shipped.ts';
import { compose } from './compose.ts';
import type { GlyphRun } from './display-list.ts';

const [text, kai, sans, bold] = (['text', 'aside', 'label', 'strong'] as const).map(
  (role) => shippedFaces.for(role).id,
);
if (text === undefined || kai === undefined || sans === undefined || bold === undefined) throw new Error('no faces');
/** Of the shipped faces both 黑体 have it, and 宋体 has not. */
const RARE = '𥫗';

function laid(record: Article, style: Partial<Style> = {}): Edition {
  const bare = withArticle(emptyEdition(1), record);
  const page = pageOf(bare, 1);
  const edition = withBlocks(bare, [bodyBlock(page, record, { rows: 30, row: 22, span: 2 })]);
  return applyPatches(edition, editStyle(edition, 'body', style)).edition;
}

function runsOf(edition: Edition, kind = 'body'): GlyphRun[] {
  const [page] = compose(edition, testResources()).pages;
  return (page?.items ?? []).flatMap((item) =>
    item.kind === 'glyphs' && edition.blocks[item.blockId]?.kind === kind ? [item] : [],
  );
}

/** What is set in a face, run after run. */
function setIn(edition: Edition, face: string, kind = 'body'): string {
  return runsOf(edition, kind)
    .filter((run) => run.face === face)
    .map((run) => run.text)
    .join('');
}

const unknown = (edition: Edition) =>
  compose(edition, testResources()).findings.flatMap(({ code, detail }) => (code === 'unknown-face' ? [detail] : []));

const lost = v.parse(faceId, 'newsroom-song');

describe('the face of credits', () => {
  const story = article(['东湖南岸的灯火一直亮到深夜。', '湖水退了。'], {
    headlines: { kicker: [], headline: ['灯火'], deck: [], summary: '新馆开门。' },
    dateline: '本报讯',
    byline: '记者 江流',
    source: '江城网',
    editor: '许知夏',
  });

  it('sets dateline, byline, source and editor run in and in brackets, with their brackets, and no word of the copy', () => {
    const edition = laid(story, { creditFont: kai });
    expect(setIn(edition, kai)).toBe('本报讯（记者 江流）（江城网）（责编：许知夏）');
    expect(setIn(edition, text)).toBe('东湖南岸的灯火一直亮到深夜。湖水退了。');
    expect(setIn(edition, bold)).toBe('新馆开门。');
  });

  it('sets them on lines of their own, and leaves a summary that is run in to the text', () => {
    const credits = { byline: 'before', editor: 'after', summary: 'run-in' } as const;
    const edition = laid(story, { creditFont: kai, credits });
    expect(setIn(edition, kai)).toBe('记者 江流　责编：许知夏');
    expect(setIn(edition, text)).toContain('新馆开门。');
  });

  it('sets them in a block of their own, unless that has a style', () => {
    const base = laid(story, { creditFont: kai });
    const made = insertBlock(base, 'byline', pageOf(base, 1).id, null, { articleId: story.id, beside: null });
    const edition = applyPatches(base, made?.patches ?? []).edition;
    expect(setIn(edition, kai, 'storypart')).toBe('记者 江流');
    const block = Object.values(edition.blocks).find((one) => one.kind === 'storypart');
    if (block?.kind !== 'storypart') throw new Error('no block');
    expect(setIn(withBlocks(edition, [{ ...block, style: 'table' }]), sans, 'storypart')).toBe('记者 江流');
  });

  it('is that of the text where a style names none, and the Kai in a new edition', () => {
    const edition = laid(story, { creditFont: undefined });
    expect(creditsSet(story, edition.styles['body']?.credits)).toHaveLength(5);
    expect(new Set(runsOf(edition).map(({ face }) => face))).toEqual(new Set([text, bold]));
    expect(createEdition({ date: '2024-03-08', format: 'tabloid', pages: 1 }).styles['body']?.creditFont).toBe(kai);
  });

  it('is missed where it is not there and something is set in it', () => {
    expect(unknown(laid(story, { creditFont: lost }))).toEqual([lost]);
    expect(unknown(laid(article(['东湖。']), { creditFont: lost }))).toEqual([]);
  });
});

describe('the faces a style falls back to', () => {
  const rare = article([`东湖南岸的${RARE}亮到深夜。`]);

  it('are looked through in their order, before those its face falls back to', () => {
    expect(setIn(laid(rare), sans)).toBe(RARE);
    expect(setIn(laid(rare, { fallback: [bold] }), bold)).toBe(RARE);
    expect(setIn(laid(rare, { fallback: [kai, bold] }), kai)).toBe(RARE);
    // The face that lacks it may be named, too.
    expect(setIn(laid(rare, { fallback: [text, bold] }), bold)).toBe(RARE);
  });

  it('set what they stand in for with a finding that names them', () => {
    const { findings } = compose(laid(rare, { fallback: [bold] }), testResources());
    expect(findings.filter(({ code }) => code === 'stand-in-face').map(({ detail }) => detail)).toEqual([
      `${bold} ${RARE}`,
    ]);
  });

  it('hold for lines that are set one by one, as a nameplate’s and a headline’s', () => {
    const story = { ...rare, headlines: { ...rare.headlines, headline: [`灯火${RARE}`] } };
    const base = laid(story);
    const frame = { x: 40, y: 250, width: 400, height: 40 };
    const on = { articleId: story.id, beside: null };
    const made = insertBlock(base, 'headline', pageOf(base, 1).id, frame, on);
    const placed = applyPatches(base, made?.patches ?? []).edition;
    const named = { ...placed, edition: { ...placed.edition, publication: `东湖${RARE}报` } };
    const edition = ['headline-story', 'headline-lead', 'headline-brief', 'nameplate'].reduce(
      (before, id) => applyPatches(before, editStyle(before, id, { fallback: [kai] })).edition,
      named,
    );
    for (const kind of ['headline', 'nameplate']) {
      expect(setIn(edition, kai, kind)).toBe(RARE);
      expect(setIn(named, kai, kind)).toBe('');
    }
  });

  it('are missed where they are not there and a character was to be looked for in them', () => {
    expect(unknown(laid(rare, { fallback: [lost, bold] }))).toEqual([lost]);
    expect(setIn(laid(rare, { fallback: [lost, bold] }), bold)).toBe(RARE);
    expect(unknown(laid(article(['东湖。']), { fallback: [lost] }))).toEqual([]);
  });
});

describe('the face of emphasis', () => {
  const story = article(['东湖。']);
  const [paragraph] = story.body;
  if (paragraph === undefined) throw new Error('no paragraph');
  const strong: Article = {
    ...story,
    body: [{ ...paragraph, children: [{ text: '东湖' }, { text: '灯火', strong: true }] }],
  } as const;

  it('is the program’s own, or the one the style names', () => {
    expect(setIn(laid(strong), bold)).toBe('灯火');
    expect(setIn(laid(strong, { strongFont: kai }), kai)).toBe('灯火');
  });

  it('is missed where it is not there and something is emphasised', () => {
    expect(unknown(laid(strong, { strongFont: lost }))).toEqual([lost]);
    expect(unknown(laid(story, { strongFont: lost }))).toEqual([]);
  });
});

describe('marks as wide as they are drawn', () => {
  const story = article(['东湖。'], {
    headlines: { kicker: [], headline: ['《东湖》，“灯火”！'], deck: [], summary: '' },
  });

  function headed(style: Partial<Style>, direction: 'across' | 'down' = 'across'): GlyphRun[] {
    const base = laid(story);
    const size = { width: direction === 'down' ? 60 : 500, height: direction === 'down' ? 400 : 40 };
    const on = { articleId: story.id, beside: null };
    const made = insertBlock(base, 'headline', pageOf(base, 1).id, { x: 40, y: 250, ...size }, on);
    const placed = applyPatches(base, made?.patches ?? []).edition;
    const block = Object.values(placed.blocks).find((one) => one.kind === 'headline');
    if (block?.kind !== 'headline') throw new Error('no headline');
    const edition = withBlocks(placed, [{ ...block, direction, level: 'story' }]);
    return runsOf(applyPatches(edition, editStyle(edition, 'headline-story', style)).edition, 'headline');
  }

  /** Where each glyph stands behind the first one, in em. */
  const steps = (runs: readonly GlyphRun[]) => {
    const [first] = runs[0]?.xs ?? [];
    return runs.flatMap(({ xs, size, scale }) => xs.map((x) => (x - (first ?? 0)) / (size * scale)));
  };

  it('stand where the face says, and are the same characters', () => {
    const [usual, drawn] = [headed({}), headed({ proportional: true })];
    expect(drawn.map((run) => run.text).join('')).toBe('《东湖》，“灯火”！');
    const size = drawn[0]?.size ?? 0;
    expect(drawn.every((run) => run.size === size && run.scale === 1)).toBe(true);
    // 《 is drawn in the right half of its em, by -0.5; 》 and the next mark are half an em each.
    const at = steps(drawn);
    expect(at[1]).toBeCloseTo(1, 1);
    expect((at[4] ?? 0) - (at[3] ?? 0)).toBeCloseTo(0.5, 1);
    // A headline has its marks in half an em as it is: this is no wider.
    expect(at.at(-1) ?? 0).toBeLessThan((steps(usual).at(-1) ?? 0) + 0.1);
  });

  it('keep their em on a vertical line, and in a face that says nothing of them', () => {
    expect(headed({ proportional: true }, 'down')).toEqual(
      headed({}, 'down').map((run) => ({ ...run, blockId: expect.anything() })),
    );
    expect(testResources().fonts.typeface(text).proportional('东'.charCodeAt(0))).toBeNull();
    expect(testResources().fonts.typeface(text).proportional('，'.charCodeAt(0))).toMatchObject({ advance: 0.5 });
  });
});
