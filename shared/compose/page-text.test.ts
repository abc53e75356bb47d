import { describe, expect, it } from 'vitest';
import { emptyEdition, pageOf, testResources, withBlocks } from '../../tests/kit/editions.ts';
import type { Block } from '../blocks/kinds.ts';
import { checkPage } from '../checks/run.ts';
import { newId } from '../edition/ids.ts';
import { newsprintLimits } from '../edition/press-limits.ts';
import type { Edition } from '../edition/records.ts';
import { compose, createComposeCache } from './compose.ts';

function textBlock(edition: Edition, text: string, more: Partial<Block<'pagetext'>> = {}): Block<'pagetext'> {
  const page = pageOf(edition, 1);
  const { x, y } = page.grid.typeArea;
  return {
    id: newId<'block'>(),
    pageId: page.id,
    order: 400,
    kind: 'pagetext',
    text,
    align: 'start',
    stands: 'top',
    border: 0,
    tint: 0,
    frame: { x, y: y + 400, width: 200, height: 80 },
    ...more,
  };
}

/** The lines a text is set in on page 1, and what is said of it. */
function shown(text: string, edition = emptyEdition(8), more: Partial<Block<'pagetext'>> = {}) {
  const block = textBlock(edition, text, more);
  const whole = withBlocks(edition, [block]);
  const composed = compose(whole, testResources());
  const [page] = composed.pages;
  if (page === undefined) throw new Error('no page');
  const lines = new Map<number, string>();
  for (const item of page.items) {
    if (item.kind !== 'glyphs' || item.blockId !== block.id) continue;
    lines.set(item.y, `${lines.get(item.y) ?? ''}${item.text}`);
  }
  const findings = checkPage(whole, composed, page, newsprintLimits).filter(({ blockId }) => blockId === block.id);
  return { lines: [...lines.values()], found: findings.map(({ rule }) => rule) };
}

describe('page text', () => {
  it('says what its fields say on the day and on the page, by either name', () => {
    expect(shown('{date}\u3000{weekday}\n{lunar}\n第{issue}期 今日{pages-today}版').lines).toEqual([
      '2024年3月8日\u3000星期五',
      '农历甲辰年正月廿八',
      '第9021期 今日8版',
    ]);
    expect(shown('{日期}\n{版号}').lines).toEqual(['2024年3月8日', '1']);
  });

  it('follows the page it stands on and the edition it is of', () => {
    const edition = emptyEdition(2);
    const page = pageOf(edition, 1);
    const named = { ...edition, pages: { ...edition.pages, [page.id]: { ...page, section: '要闻', editor: '陈江' } } };
    expect(shown('{版名}\u3000责编 {责编}', named).lines).toEqual(['要闻\u3000责编 陈江']);
    const cache = createComposeCache();
    const block = textBlock(edition, '{日期}');
    const whole = withBlocks(edition, [block]);
    compose(whole, testResources(), cache);
    const tomorrow = { ...whole, edition: { ...whole.edition, date: '2024-03-09' } };
    const [now] = compose(tomorrow, testResources(), cache).pages;
    expect(now?.items.some((item) => item.kind === 'glyphs' && item.text.includes('3月9日'))).toBe(true);
  });

  it('says on each page what it says there where it stands on a master', () => {
    const edition = emptyEdition(3);
    const front = pageOf(edition, 1);
    const master = { ...front, id: newId<'page'>(), master: { name: '内页', on: 'inside' as const } };
    const withMaster = { ...edition, pages: { ...edition.pages, [master.id]: master } };
    const block = { ...textBlock(edition, '{日期} 第{版号}版'), pageId: master.id };
    const { pages } = compose(withBlocks(withMaster, [block]), testResources());
    const said = pages.map((page) =>
      page.items
        .flatMap((item) => (item.kind === 'glyphs' && item.blockId.startsWith(block.id) ? item.text : []))
        .join(''),
    );
    expect(said).toEqual(['', '2024年3月8日 第2版', '2024年3月8日 第3版']);
  });

  it('takes a field with spaces in its braces, and in capitals', () => {
    expect(shown('{ date }　{ 星期 }').lines).toEqual([shown('{date}　{星期}').lines.join('')]);
    expect(shown('{ Weekday }')).toEqual(shown('{weekday}'));
    expect(shown('{ weather }').found).toEqual(['unknown-field']);
  });

  it('prints nothing for an unknown field, and says so', () => {
    expect(shown('天气 {weather}')).toEqual({ lines: [], found: ['unknown-field'] });
    expect(shown('{hasOwnProperty}')).toEqual({ lines: [], found: ['unknown-field'] });
  });

  it('prints no label alone where a field has nothing to say, and says so', () => {
    const told = shown('{日期}\n责编 {责编}\n晴');
    expect(told).toEqual({ lines: ['2024年3月8日', '晴'], found: ['empty-field'] });
    expect(shown('{日期}　{责编}').lines).toEqual(['2024年3月8日']);
  });

  it('leaves other braces as they are', () => {
    expect(shown('{}{ }').lines).toEqual(['{}{ }']);
  });

  it('is overset where its frame has no room for all of its lines', () => {
    const told = shown('甲\n乙\n丙\n丁', emptyEdition(), { frame: { x: 80, y: 500, width: 80, height: 20 } });
    expect(told.found).toEqual(['overset']);
    expect(told.lines.length).toBeLessThan(4);
    expect(
      shown('一行很长很长很长很长很长很长的字', emptyEdition(), { frame: { x: 80, y: 500, width: 30, height: 20 } })
        .found,
    ).toEqual(['overset']);
  });
});
