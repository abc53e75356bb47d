import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readArtwork } from '../../electron/import/artwork.ts';
import { emptyEdition, pageOf, testResources, withBlocks } from '../../tests/kit/editions.ts';
import type { Block } from '../blocks/kinds.ts';
import { checkPage } from '../checks/run.ts';
import { newId } from '../edition/ids.ts';
import { drawNameplate, drawRuledNameplate, typeNameplate } from '../edition/nameplates.ts';
import { applyPatches } from '../edition/operations.ts';
import { newsprintLimits } from '../edition/press-limits.ts';
import { type Edition, imageSchema } from '../edition/records.ts';
import { blocksOnPage } from '../edition/selectors.ts';
import { applyTemplate } from '../edition/templates.ts';
import type { Artwork } from '../paper/artwork-records.ts';
import { nextEdition } from '../paper/next-edition.ts';
import { compose } from './compose.ts';
import type { Drawing } from './display-list.ts';
import { wholeIn } from './drawings.ts';

const drawing = readArtwork(
  '江城晚报.svg',
  new TextEncoder().encode(
    '<svg viewBox="0 0 400 100"><path fill="#e60012" d="M0 0h300v100H0z"/><path fill="#808080" stroke="black" d="M320 20h60v60h-60z"/><path fill="#fff" d="M10 10h20v20h-20z"/></svg>',
  ),
).artwork;

function withArtwork(edition: Edition, record: Artwork = drawing): Edition {
  return applyPatches(edition, [{ kind: 'put', table: 'artwork', id: record.id, record }]).edition;
}

function nameplateOf(edition: Edition): Block<'nameplate'> {
  const found = blocksOnPage(edition, pageOf(edition, 1).id).find((block) => block.kind === 'nameplate');
  if (found?.kind !== 'nameplate') throw new Error('no nameplate');
  return found;
}

function drawnNameplate(more: Partial<Block<'nameplate'>> = {}): Edition {
  const edition = withArtwork(emptyEdition());
  return withBlocks(edition, [{ ...nameplateOf(edition), artworkId: drawing.id, ...more }]);
}

function drawingsOn(edition: Edition): Drawing[] {
  const [page] = compose(edition, testResources()).pages;
  return page?.items.filter((item): item is Drawing => item.kind === 'drawing') ?? [];
}

function rulesOn(edition: Edition): string[] {
  const composed = compose(edition, testResources());
  const [page] = composed.pages;
  return page === undefined ? [] : checkPage(edition, composed, page, newsprintLimits).map(({ rule }) => rule);
}

describe('a drawing', () => {
  it('stands whole in its frame', () => {
    const frame = { x: 10, y: 20, width: 400, height: 50 };
    expect(wholeIn(frame, 4, 'start')).toEqual({ x: 10, y: 20, width: 200, height: 50 });
    expect(wholeIn(frame, 4, 'centre').x).toBe(110);
    expect(wholeIn(frame, 16, 'end')).toEqual({ x: 10, y: 32.5, width: 400, height: 25 });
  });

  it('is the nameplate, in place of the name in type', () => {
    const edition = drawnNameplate();
    const { frame, id } = nameplateOf(edition);
    const [drawn, ...more] = drawingsOn(edition);
    expect(more).toEqual([]);
    expect(drawn).toMatchObject({ blockId: id, alt: edition.edition.publication });
    expect(drawn?.frame.height).toBeCloseTo(Math.min(frame.height, frame.width / 4));
    const [page] = compose(edition, testResources()).pages;
    expect(page?.items.filter((item) => item.blockId === id && item.kind === 'glyphs')).toEqual([]);
  });

  it('prints colours in its own inks, black and grey in black, white in none', () => {
    const [drawn] = drawingsOn(drawnNameplate());
    expect(drawn?.shapes.map(({ ink, colour, line }) => [ink, colour?.cmyk ?? null, line !== null])).toEqual([
      [1, [0, 1, expect.any(Number), expect.any(Number)], false],
      [expect.closeTo(0.5, 2), null, false],
      [1, null, true],
      [0, null, false],
    ]);
  });

  it('prints a colour in the swatch chosen for it, or all of it in one', () => {
    const [chosen] = drawingsOn(drawnNameplate({ inks: { '#e60012': 'red' } }));
    expect(chosen?.shapes[0]?.colour?.id).toBe('red');
    const [whole] = drawingsOn(drawnNameplate({ colour: 'red' }));
    expect(whole?.shapes.map(({ ink, colour }) => [ink, colour?.id])).toEqual([
      [1, 'red'],
      [expect.closeTo(0.5, 2), 'red'],
      [1, 'red'],
      [0, undefined],
    ]);
  });

  it('that the edition has lost is said to be missing', () => {
    const edition = withBlocks(emptyEdition(), [{ ...nameplateOf(emptyEdition()), artworkId: drawing.id }]);
    const own = { ...nameplateOf(edition), artworkId: drawing.id };
    expect(rulesOn(withBlocks(edition, [own]))).toContain('picture-missing');
  });

  it('may be a picture, shown whole', () => {
    const { frame } = nameplateOf(emptyEdition());
    const imageId = v.parse(imageSchema.entries.id, 'a'.repeat(64));
    const record = { id: imageId, name: '报头.png', mime: 'image/png' as const, width: 3_000, height: 1_000 };
    const edition = applyPatches(emptyEdition(), [{ kind: 'put', table: 'images', id: imageId, record }]).edition;
    const pictured = withBlocks(edition, [{ ...nameplateOf(edition), imageId }]);
    const [page] = compose(pictured, testResources()).pages;
    const [picture] = page?.items.filter((item) => item.kind === 'picture') ?? [];
    expect(picture?.frame.height).toBeCloseTo(Math.min(frame.height, frame.width / 3));
    expect((picture?.frame.width ?? 0) / (picture?.frame.height ?? 1)).toBeCloseTo(3);
    expect(rulesOn(pictured)).not.toContain('nameplate-size');
  });

  it('over the nameplate is no overlap', () => {
    const edition = withArtwork(emptyEdition());
    const { frame, pageId } = nameplateOf(edition);
    const block: Block<'artwork'> = {
      id: newId<'block'>(),
      pageId,
      order: 300,
      kind: 'artwork',
      artworkId: drawing.id,
      words: '',
      standOff: 0,
      frame,
    };
    expect(rulesOn(withBlocks(edition, [block]))).not.toContain('overlap');
  });

  it('stays on the page that is given a template with a nameplate in type', () => {
    const edition = drawnNameplate();
    const front = Object.values(edition.templates).find(({ name }) => name.startsWith('头版'));
    if (front === undefined) throw new Error('no template');
    const page = pageOf(edition, 1);
    const laid = applyPatches(edition, applyTemplate(edition, page.id, front.id)).edition;
    expect(nameplateOf(laid).artworkId).toBe(drawing.id);
  });
});

describe('a nameplate that becomes a drawing', () => {
  const edition = withArtwork(emptyEdition());
  const typed = nameplateOf(edition);
  const drawn = applyPatches(edition, drawNameplate(edition, { ...typed, artworkId: drawing.id }, drawing)).edition;

  it('says beside it what it said in type, and lies on nothing', () => {
    expect(rulesOn(drawn).filter((rule) => /overlap|nameplate|front|field|overset/u.test(rule))).toEqual([]);
    const { frame } = nameplateOf(drawn);
    expect(frame.width / frame.height).toBeCloseTo(4);
    const words = (of: Edition) =>
      compose(of, testResources())
        .pages[0]?.items.map((item) => (item.kind === 'glyphs' ? item.text : ''))
        .join('')
        .replace(/\s/gu, '') ?? '';
    for (const said of ['2024年3月8日', '农历甲辰年正月廿八', '第9021期', 'CN00-0000'])
      expect(words(drawn)).toContain(said);
  });

  it('is told where nothing says it', () => {
    expect(rulesOn(drawnNameplate())).toContain('front-facts');
    expect(rulesOn(emptyEdition())).not.toContain('front-facts');
  });

  it('is told where the number alone is missing, whose figures stand in the date', () => {
    const numbered: Edition = { ...drawn, edition: { ...drawn.edition, issue: 8 } };
    expect(rulesOn(numbered)).not.toContain('front-facts');
    const texts = Object.values(numbered.blocks).filter((block) => block.kind === 'pagetext');
    const unnumbered = texts.map((block) => ({ ...block, text: block.text.replace(/第?\{(?:issue|期号)\}期?/u, '') }));
    expect(unnumbered.map(({ text }) => text)).not.toEqual(texts.map(({ text }) => text));
    expect(rulesOn(withBlocks(numbered, unnumbered))).toContain('front-facts');
  });

  it('is set in type again as it was', () => {
    const again = applyPatches(drawn, typeNameplate(drawn, nameplateOf(drawn))).edition;
    expect(again.blocks).toEqual(edition.blocks);
  });

  it('keeps the rules at its foot, clear of the drawing, until it is in type again', () => {
    const ruled = applyPatches(
      edition,
      drawRuledNameplate(edition, { ...typed, artworkId: drawing.id }, drawing),
    ).edition;
    const rules = blocksOnPage(ruled, typed.pageId).filter(({ kind }) => kind === 'rule');
    const fills = (of: Edition) =>
      compose(of, testResources())
        .pages[0]?.items.flatMap((item) => (item.kind === 'fill' ? [item.frame] : []))
        .map(({ x, y, width, height }) => [x, y, width, height].map((one) => Math.round(one * 100) / 100));
    // They are the very rules that the nameplate in type draws.
    for (const { frame } of rules)
      expect(fills(edition)).toContainEqual(
        [frame.x, frame.y, frame.width, frame.height].map((one) => Math.round(one * 100) / 100),
      );
    expect(rules).toHaveLength(2);
    const tomorrow = nextEdition(ruled, {})?.edition;
    const kept = Object.values(tomorrow?.blocks ?? {}).filter(({ kind }) => kind === 'rule');
    expect(kept.map(({ frame }) => frame)).toEqual(rules.map(({ frame }) => frame));
    const { frame } = nameplateOf(ruled);
    expect(frame.y + frame.height).toBeLessThan(Math.min(...rules.map((rule) => rule.frame.y)));
    expect(rulesOn(ruled).filter((rule) => /overlap|nameplate|front|field|overset/u.test(rule))).toEqual([]);
    const again = applyPatches(ruled, typeNameplate(ruled, nameplateOf(ruled))).edition;
    expect(again.blocks).toEqual(edition.blocks);
  });

  it('keeps its place when it is given another drawing', () => {
    const other = { ...nameplateOf(drawn), align: 'start' as const };
    expect(drawNameplate(drawn, other, { width: 1, height: 1 })).toEqual([
      { kind: 'put', table: 'blocks', id: other.id, record: other },
    ]);
  });
});

describe('the name on page 1', () => {
  const words = (edition: Edition, size: number, y: number): Edition => {
    const style = edition.styles['imprint'];
    if (style === undefined) throw new Error('no style');
    const sized = { ...edition, styles: { ...edition.styles, imprint: { ...style, size, leading: size * 1.2 } } };
    const { pageId } = nameplateOf(edition);
    const frame = { x: 60, y, width: 600, height: size * 1.3 };
    return withBlocks(sized, [
      {
        id: newId<'block'>(),
        pageId,
        order: 300,
        kind: 'pagetext',
        text: '大',
        align: 'centre',
        stands: 'top',
        border: 0,
        tint: 0,
        frame,
      },
    ]);
  };

  it('is larger than all else, as it is drawn', () => {
    expect(rulesOn(drawnNameplate())).not.toContain('nameplate-size');
    expect(rulesOn(words(drawnNameplate(), 40, 500))).not.toContain('nameplate-size');
    expect(rulesOn(words(drawnNameplate(), 160, 500))).toContain('nameplate-size');
    const frame = { ...nameplateOf(drawnNameplate()).frame, height: 20 };
    expect(rulesOn(words(drawnNameplate({ frame }), 40, 500))).toContain('nameplate-size');
  });

  it('is larger than all else, as it is set', () => {
    expect(rulesOn(emptyEdition())).not.toContain('nameplate-size');
    expect(rulesOn(words(emptyEdition(), 160, 500))).toContain('nameplate-size');
  });

  it('is clear of all else', () => {
    const { frame } = nameplateOf(drawnNameplate());
    expect(rulesOn(words(drawnNameplate(), 20, frame.y + 10))).toContain('nameplate-apart');
    expect(rulesOn(words(drawnNameplate(), 20, frame.y + frame.height + 10))).not.toContain('nameplate-apart');
  });

  it('is there', () => {
    const edition = emptyEdition();
    const { [nameplateOf(edition).id]: _gone, ...blocks } = edition.blocks;
    expect(rulesOn({ ...edition, blocks })).toContain('nameplate-missing');
  });
});
