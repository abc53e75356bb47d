import { describe, expect, it } from 'vitest';
import { emptyEdition, pageOf, testResources, withBlocks } from '../../tests/kit/editions.ts';
import { newId } from '../edition/ids.ts';
import { joinPages, setFold } from '../edition/join-pages.ts';
import { applyPatches } from '../edition/operations.ts';
import type { Block } from '../edition/records.ts';
import { mm, type Pt } from '../edition/units.ts';
import { compose } from './compose.ts';
import { glyphText } from './display-list.ts';

/** Where two tabloid pages meet. */
const MIDDLE = mm(273);

/** Characters on pages 2 and 3 as one sheet, that keeps so many millimetres free, and where each begins, block by block. */
function setOn(clear: number, words: string, kind: Block['kind']): readonly (readonly (readonly [string, Pt])[])[] {
  const plain = emptyEdition(4);
  const joined = joinPages(plain, pageOf(plain, 2).id);
  if (typeof joined === 'string') throw new Error(joined);
  const sheet = applyPatches(plain, joined).edition;
  const { id } = pageOf(sheet, 2);
  const line: Block = {
    ...{ id: newId<'block'>(), pageId: id, order: 40, kind: 'pagetext', text: words },
    ...{ align: 'centre', stands: 'top', border: 0, tint: 0 },
    frame: { x: MIDDLE - 200, y: 300, width: 400, height: 20 },
  };
  const wide = applyPatches(sheet, setFold(sheet, id, mm(clear))).edition;
  const page = compose(withBlocks(wide, [line]), testResources()).pages.find((one) => one.id === id);
  const own = page?.blocks.filter((block) => block.kind === kind) ?? [];
  return own.map((block) =>
    (page?.items ?? []).flatMap((item) =>
      item.kind === 'glyphs' && item.blockId === block.id
        ? item.xs.map((x, at) => [glyphText(item, at), x] as const)
        : [],
    ),
  );
}

const said = (characters: readonly (readonly [string, Pt])[]) => characters.map(([character]) => character).join('');

describe('a line over the fold', () => {
  it('is parted between words, where one ends within two and a half characters of the fold', () => {
    const [line = []] = setOn(8, '请到中国国家图书馆看东湖灯火', 'pagetext');
    expect(said(line.filter(([, x]) => x < MIDDLE))).toBe('请到中国国家图书馆');
    expect(said(line.filter(([, x]) => x > MIDDLE))).toBe('看东湖灯火');
  });

  it('has its words beside each other where they begin in the fold', () => {
    const [, head = []] = setOn(60, '灯', 'furniture');
    expect(said(head)).toMatch(/^第3版本地/u);
    const begins = head.map(([, x]) => x);
    expect(begins).toEqual([...begins].sort((a, b) => a - b));
  });
});
