import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  testResources,
  withArticle,
  withBlocks,
} from '../../../tests/kit/editions.ts';
import { compose } from '../../compose/compose.ts';
import { newId } from '../../edition/ids.ts';
import { newsprintLimits } from '../../edition/press-limits.ts';
import type { Block, Image } from '../../edition/records.ts';
import type { PdfStandard } from '../../pdf/standards.ts';
import { preflightPage } from '../../preflight/preflight.ts';

const image: Image = {
  id: 'c'.repeat(64) as Image['id'],
  name: '鹤.png',
  mime: 'image/png',
  width: 2000,
  height: 2000,
  seeThrough: true,
};
const frame = { x: 100, y: 300, width: 120, height: 120 };

type Behind = 'nothing' | 'text along its outline' | 'tint' | 'edge of a tint' | 'text' | 'picture';

/** What is said of a cut-out for a standard, by what lies behind it. */
function said(behind: Behind, standard: PdfStandard, own: Image = image, cutOut: Image = image) {
  const photos = [image, own].map(({ id }) => ({ id: newId<'photo'>(), imageId: id, caption: '', credit: '' }));
  const story = article(['江边的鹤飞起来了。'.repeat(60)], { photos });
  const bare = withArticle({ ...emptyEdition(1), images: { [own.id]: own, [cutOut.id]: cutOut } }, story);
  const page = pageOf(bare, 1);
  const photo = (at: number, order: number, moved = 0): Block => ({
    ...photoBlock(page, story, { column: 0, span: 1, row: 0, rows: 4 }),
    photoId: photos[at]?.id ?? newId<'photo'>(),
    frame: { ...frame, x: frame.x + moved },
    order,
    standOff: 0,
    runaround: behind === 'text along its outline' ? 'outline' : 'none',
  });
  const tint = (x: number): Block => ({
    ...{ id: newId<'block'>(), pageId: page.id, kind: 'panel', order: 1, border: 0, tint: 0.2, standOff: 0 },
    kind: 'panel',
    frame: { x, y: 250, width: 260, height: 260 },
  });
  const body: Block = { ...bodyBlock(page, story, { span: 3, row: 0, rows: 60 }), order: 1 };
  const behinds: Readonly<Record<Behind, () => Block[]>> = {
    nothing: () => [],
    tint: () => [tint(60)],
    'edge of a tint': () => [tint(150)],
    text: () => [body],
    'text along its outline': () => [body],
    picture: () => [photo(1, 1, 40)],
  };
  const edition = withBlocks(bare, [...behinds[behind](), photo(0, 5)]);
  const composed = compose(edition, testResources());
  const [first] = composed.pages;
  if (first === undefined) throw new Error('no page');
  return preflightPage({ edition, composed, page: first, limits: newsprintLimits }, standard).filter(
    ({ rule }) => rule === 'file-transparency',
  );
}

/** A picture seen all over. */
const { seeThrough: _, ...whole } = { ...image, id: 'd'.repeat(64) as Image['id'] };

describe('a cut-out for PDF/X-1a', () => {
  it('is laid over paper or one tint, of which nothing need be said', () => {
    expect(said('nothing', 'x1a')).toEqual([]);
    expect(said('tint', 'x1a')).toEqual([]);
  });

  it.each(['text', 'picture', 'edge of a tint'] as const)('has hard edges over %s, and that is said', (behind) => {
    const [one, ...others] = said(behind, 'x1a', whole);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ severity: 'warning', page: 1 });
    expect(one?.zh).toContain('去底图“鹤.png”后面不止一种底色');
    expect(one?.en).toContain('Behind the cut-out “鹤.png” is more than one tint');
  });

  it('is laid over paper where text runs along its outline, in its frame', () => {
    const round = Array.from({ length: 40 }, (_, at) => (at / 20) * Math.PI).flatMap((turn) =>
      [Math.cos(turn), Math.sin(turn)].map((part) => Math.round(5000 + 4500 * part)),
    );
    const outlined: Image = { ...image, outline: { by: 'alpha', contours: [round.slice(0, 80)] } };
    expect(said('text along its outline', 'x1a', whole, outlined)).toEqual([]);
    expect(said('text', 'x1a', whole, outlined)).toHaveLength(1);
  });

  it('keeps its soft edges in PDF/X-4, whatever is behind', () => {
    expect(said('text', 'x4')).toEqual([]);
  });
});
