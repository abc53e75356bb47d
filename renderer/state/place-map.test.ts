import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose } from '../../shared/compose/compose.ts';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { characterEdges, oddText } from '../../tests/kit/odd-text.ts';
import { cases } from '../../tests/kit/seeds.ts';
import { caretLine, placeAt, rangeBetween, selectionBoxes } from './place-map.ts';

const story = article([
  '“我带孙女来看新家。”家住湖滨社区的老读者说：一张证，走遍六十八个书屋——最远的一本走了52.3公里……',
  '2024年3月8日上午10:30，新馆（南岸）开放，Wi-Fi 6也通了。',
]);
const edition = withArticle(emptyEdition(), story);
const set = withBlocks(edition, [bodyBlock(pageOf(edition, 1), story, { rows: 12, span: 2 })]);

function composedPage(): ComposedPage {
  const [page] = compose(set, testResources()).pages;
  if (page === undefined) throw new Error('no page');
  return page;
}

describe('the map between page and copy', () => {
  const page = composedPage();
  const block = page.blocks.find((one) => one.kind === 'body')?.id;

  it('finds each character’s caret where the character stands, and the character from there', () => {
    for (const paragraph of story.body) {
      const text = paragraphText(paragraph);
      for (let offset = 0; offset < text.length; offset++) {
        const place = { articleId: story.id, part: paragraph.id, offset };
        const line = caretLine(page, place);
        // Inside a two-em mark there is no place of its own.
        if (/[—…]/u.test(text[offset] ?? '') && text[offset] === text[offset - 1]) continue;
        expect([text.slice(offset, offset + 3), line]).not.toEqual([text.slice(offset, offset + 3), null]);
        if (line === null || block === undefined) continue;
        expect(placeAt(page, block, line.x + 0.01, line.top + line.height * 0.6)).toEqual(place);
      }
    }
  });

  it('puts a caret after the last character', () => {
    const [first] = story.body;
    if (first === undefined) throw new Error('no paragraph');
    const offset = paragraphText(first).length;
    const end = caretLine(page, { articleId: story.id, part: first.id, offset });
    expect(end).not.toBeNull();
  });

  it('does the same in the copy of vertical lines, where the caret lies across them', () => {
    const [body] = Object.values(set.blocks).filter((one) => one.kind === 'body');
    if (body === undefined) throw new Error('no body');
    const [down] = compose(withBlocks(set, [{ ...body, columns: 1, direction: 'down' }]), testResources()).pages;
    if (down === undefined) throw new Error('no page');
    for (const paragraph of story.body) {
      const text = paragraphText(paragraph);
      let last: { readonly x: number; readonly top: number } | null = null;
      for (let offset = 0; offset < text.length; offset++) {
        const place = { articleId: story.id, part: paragraph.id, offset };
        const line = caretLine(down, place);
        if (/[—…]/u.test(text[offset] ?? '') && text[offset] === text[offset - 1]) continue;
        expect([text.slice(offset, offset + 3), line?.height]).toEqual([text.slice(offset, offset + 3), 0]);
        if (line === null) continue;
        const met = placeAt(down, body.id, line.x + (line.width ?? 0) / 2, line.top + 0.01);
        expect([text.slice(offset, offset + 3), met]).toEqual([text.slice(offset, offset + 3), place]);
        const isOn: boolean = last === null || line.top > last.top || line.x < last.x - 1;
        expect([text.slice(offset, offset + 3), isOn]).toEqual([text.slice(offset, offset + 3), true]);
        last = line;
      }
      const range = rangeBetween(
        story.body.map(({ id }) => id),
        { articleId: story.id, part: paragraph.id, offset: 2 },
        { articleId: story.id, part: paragraph.id, offset: 6 },
      );
      for (const box of range === null ? [] : selectionBoxes(down, range)) expect(box.width).toBeLessThan(12);
    }
  });

  it('knows no place for copy that is not on the page', () => {
    expect(caretLine(page, { articleId: story.id, part: 'elsewhere', offset: 0 })).toBeNull();
  });
});

/** A page with one story, its body block and its first paragraph. */
function pageWith(text: string) {
  const odd = article([text]);
  const bare = withArticle(emptyEdition(), odd);
  const block = bodyBlock(pageOf(bare, 1), odd, { rows: 12, span: 2 });
  const [page] = compose(withBlocks(bare, [block]), testResources()).pages;
  const part = odd.body[0]?.id ?? '';
  if (page === undefined) throw new Error('no page');
  return { page, block: block.id, place: (offset: number) => ({ articleId: odd.id, part, offset }) };
}

describe('the map in copy of characters that take several units or none', () => {
  it('shows a caret at every place, and finds none within a character', () => {
    fc.assert(
      fc.property(oddText, (parts) => {
        const text = `中${parts.join('')}国`;
        const { page, block, place } = pageWith(text);
        const edges = characterEdges(text);
        for (const offset of edges) {
          const line = caretLine(page, place(offset));
          expect([offset, line]).not.toEqual([offset, null]);
          if (line === null) continue;
          for (const dx of [-3, -0.01, 0.01, 3]) {
            const found = placeAt(page, block, line.x + dx, line.top + line.height * 0.6);
            expect(edges).toContain(found?.offset);
          }
        }
      }),
      cases(60),
    );
  });

  it.each(['m\u0300', '葛\u{e0100}', '👩\u200d👩\u200d👦', '\u200b\u2060', 'e\u0301'])(
    'keeps the caret where %j begins or ends',
    (one) => {
      const { page, place } = pageWith(`中${one}国`);
      const x = (offset: number) => caretLine(page, place(offset))?.x ?? Number.NaN;
      const end = 1 + one.length;
      for (let inside = 1; inside < end; inside++) expect([x(1), x(end)]).toContain(x(inside));
      expect(x(end)).toBeGreaterThanOrEqual(x(1));
    },
  );

  it('covers all of a letter and its marks that is selected', () => {
    const { page, place } = pageWith('中m\u0300国');
    const range = rangeBetween([place(0).part], place(1), place(3));
    const [box] = range === null ? [] : selectionBoxes(page, range);
    const [from, to] = [caretLine(page, place(1))?.x ?? 0, caretLine(page, place(3))?.x ?? 0];
    // Up to the gap before the next Chinese character at least.
    expect(box?.x).toBeCloseTo(from, 6);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan((from + to) / 2);
  });

  it('covers figures that are selected up to the next character, which is set otherwise', () => {
    const own = article(['岸边3000米']);
    const [first] = own.body;
    if (first === undefined) throw new Error('no paragraph');
    const children = [{ text: '岸边' }, { text: '300', script: 'sub' as const }, { text: '0米' }];
    const styled = { ...own, body: [{ ...first, children }] };
    const bare = withArticle(emptyEdition(), styled);
    const [shown] = compose(withBlocks(bare, [bodyBlock(pageOf(bare, 1), styled, { rows: 4 })]), testResources()).pages;
    if (shown === undefined) throw new Error('no page');
    const at = (offset: number) => ({ articleId: own.id, part: first.id, offset });
    const range = rangeBetween([first.id], at(2), at(5));
    const [box] = range === null ? [] : selectionBoxes(shown, range);
    const behind = caretLine(shown, at(5));
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeCloseTo(behind?.x ?? 0, 6);
  });
});
