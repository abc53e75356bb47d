import { expect, it } from 'vitest';
import { newId } from '../edition/ids.ts';
import { writeContent } from './content.ts';
import { Operators } from './operators.ts';

const frame = { x: 0, y: 0, width: 100, height: 20 };

/** How a line of a drawing is dashed on the page. */
function dashedBy(dash: readonly number[]): string | undefined {
  const out = new Operators();
  const line = { width: 2, cap: 'butt', join: 'miter', miter: 4, dash } as const;
  const item = {
    kind: 'drawing',
    blockId: newId<'block'>(),
    frame,
    scale: 1,
    inked: frame,
    shapes: [{ path: 'M0 0L9 0', rule: 'nonzero', line, ink: 1 }],
    alt: '',
  } as const;
  const page = { id: newId<'page'>(), number: 1, width: 100, height: 20, items: [item], blocks: [] };
  const none = () => {
    throw new Error('a line has no fonts or spot inks');
  };
  writeContent(
    out,
    page,
    { left: 0, top: 20 },
    { colours: 'inks', font: none, image: () => undefined, spot: none, shading: none },
  );
  return /\[.*?\] 0 d/u.exec(new TextDecoder().decode(out.bytes()))?.[0];
}

it('writes a line’s dashes, and none of which each would be written as 0', () => {
  expect(dashedBy([4, 0.00001])).toBe('[4 0] 0 d');
  expect(dashedBy([0.00001, 0.00002])).toBe('[] 0 d');
});
