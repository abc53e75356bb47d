import { expect, it } from 'vitest';
import { testResources } from '../../tests/kit/editions.ts';
import { newId } from '../edition/ids.ts';
import { defaultSetting } from '../edition/records.ts';
import { nameList } from '../text/spans.ts';
import { lineRuns } from './glyph-runs.ts';
import { adjust, naturalWidth } from './line.ts';
import { prepare } from './prepare.ts';

const { fonts } = testResources();
/** A face that draws “ ” ‘ ’ narrow, as Western text has them. */
const kai = fonts.for('aside');

const prepared = (text: string, font = kai) =>
  prepare([{ text }], fonts, { font, strong: font }, defaultSetting, nameList([]));
const widthOf = (text: string, font = kai) => {
  const one = prepared(text, font);
  return naturalWidth(one, one.first, one.end);
};

it('sets quotation marks that a face draws narrow in an em, which gives as other marks do', () => {
  expect(fonts.typeface(kai).advance(fonts.typeface(kai).glyph(0x201c))).toBeLessThan(0.5);
  for (const text of ['字“字”字', '字“‘字’”字', '字：“字', '“字。”', '字，“字”：‘字’']) {
    expect([text, widthOf(text)]).toEqual([text, widthOf(text, fonts.for('text'))]);
  }
  expect(widthOf('字“字”字')).toBe(5);
});

it('puts their ink beside what they enclose', () => {
  const one = prepared('字“字”字');
  const place = { blockId: newId<'block'>(), source: null, size: 10, x: 0, y: 0 };
  const runs = lineRuns(one, one.first, one.end, adjust(one, one.first, one.end, 100, false), place);
  const xs = runs.flatMap((run) => run.xs);
  expect(runs.map((run) => run.text).join('')).toBe('字“字”字');
  // An advance of 0.35 em in the middle of half an em.
  for (const [at, x] of [0, 15.75, 20, 30.75, 40].entries()) expect(xs[at]).toBeCloseTo(x, 6);
});

it('leaves an apostrophe between Western letters as the face has it', () => {
  const [letters, mark] = [widthOf('dont'), fonts.typeface(kai).advance(fonts.typeface(kai).glyph(0x2019))];
  expect(widthOf('don’t')).toBeCloseTo(letters + mark, 6);
});
