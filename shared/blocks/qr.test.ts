import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { emptyEdition, pageOf, testResources, withBlocks } from '../../tests/kit/editions.ts';
import { checkPage } from '../checks/run.ts';
import { compose } from '../compose/compose.ts';
import { newId } from '../edition/ids.ts';
import { newsprintLimits } from '../edition/press-limits.ts';
import { mm } from '../edition/units.ts';
import type { Block } from './kinds.ts';

/** A code on page 1: what is drawn of it, and what is found. */
function coded(text: string, side: number, level: Block<'qr'>['level'] = 'M') {
  const bare = emptyEdition(1);
  const page = pageOf(bare, 1);
  const frame = { x: page.grid.typeArea.x, y: page.grid.typeArea.y + 300, width: side, height: side };
  const block: Block<'qr'> = {
    id: newId<'block'>(),
    pageId: page.id,
    order: 400,
    kind: 'qr',
    text,
    level,
    standOff: 0,
    frame,
  };
  const edition = withBlocks(bare, [block]);
  const composed = compose(edition, testResources());
  const [first] = composed.pages;
  if (first === undefined) throw new Error('no page');
  const items = first.items.filter((item) => item.blockId === block.id);
  const found = checkPage(edition, composed, first, newsprintLimits).filter(({ blockId }) => blockId === block.id);
  return {
    frame,
    drawing: items.find((item) => item.kind === 'drawing'),
    found: found.map(({ rule, severity }) => [rule, severity]),
  };
}

const address = 'https://jiangcheng.example/';

describe('a QR code', () => {
  it('is one outline in black alone, four squares from the edge of its frame', () => {
    const { frame, drawing, found } = coded(address, mm(30));
    const { size } = encode(address, { ecc: 'M', border: 0 });
    expect(found).toEqual([]);
    expect(drawing?.shapes).toEqual([expect.objectContaining({ ink: 1, line: null, rule: 'evenodd' })]);
    expect(drawing?.shapes[0]).not.toHaveProperty('colour');
    expect(drawing?.scale).toBeCloseTo(frame.width / (size + 8));
    expect((drawing?.frame.x ?? 0) - frame.x).toBeCloseTo(4 * (drawing?.scale ?? 0));
    expect(drawing?.alt).toBe(address);
  });

  it('says what its fields say', () => {
    expect(coded('{期号}', mm(30)).drawing?.alt).toBe('9021');
    expect(coded('{no-such}', mm(30)).found).toEqual([
      ['unknown-field', 'error'],
      ['code-empty', 'error'],
    ]);
  });

  it('is told where it says nothing, too much, or in squares too small to print', () => {
    expect(coded('', mm(30)).found).toEqual([['code-empty', 'error']]);
    expect(coded('字'.repeat(1_000), mm(60), 'H').found).toEqual([['code-too-long', 'error']]);
    expect(coded(address, mm(12)).found).toEqual([['code-too-small', 'warning']]);
    expect(coded(address, mm(6)).found).toEqual([['code-too-small', 'error']]);
  });
});
