import { describe, expect, it } from 'vitest';
import { mm } from '../../shared/edition/units.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { readKeyline } from './picture-fitting.ts';

describe('a line round a picture, as typed', () => {
  const read = (text: string) => readKeyline(emptyEdition(), text);

  it.each([
    ['0.5磅 报红', { weight: 0.5, colour: 'red' }],
    ['0.5pt 报红', { weight: 0.5, colour: 'red' }],
    ['1', { weight: 1 }],
    ['0.35 毫米 黑', { weight: mm(0.35) }],
    ['2mm深蓝', { weight: mm(2), colour: 'blue' }],
    // What a press does not hold becomes what it does.
    ['0.1 磅', { weight: 0.25 }],
    ['0', null],
  ])('%s is read', (text, keyline) => {
    expect(read(text)).toEqual(keyline);
  });

  it.each(['报红', '0.5 绿', '900', ''])('“%s” is not', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
