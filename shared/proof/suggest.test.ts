import { describe, expect, it } from 'vitest';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { editFlow } from '../../tests/kit/flow-edits.ts';
import { flowAround, flowOffset, placeInFlow } from '../edition/flow.ts';
import type { MarkId } from '../edition/ids.ts';
import { applyPatches } from '../edition/operations.ts';
import type { Edition } from '../edition/records.ts';
import { carryOutAll } from './carry-out.ts';
import { startRound } from './rounds.ts';
import { suggest } from './suggest.ts';

const who = { by: '校对', at: '2024-03-08T20:00:00+08:00' };
const story = article(['昨晚东湖的灯亮了。', '市民在看。']);

/** Somebody who types in copy where edits become marks. */
class Typist {
  edition: Edition;
  at: number;
  last: MarkId | null = null;

  constructor(at: number) {
    const bare = withArticle(emptyEdition(1), story);
    const page = pageOf(bare, 1);
    const edition = withBlocks(bare, [bodyBlock(page, story, { rows: 20 })]);
    this.edition = applyPatches(edition, startRound(edition, { ...who, pages: [page.id] }).patches).edition;
    this.at = at;
  }

  #copy() {
    const record = this.edition.articles[story.id];
    if (record === undefined) throw new Error('no article');
    return record;
  }

  #do(from: number, to: number, text: string): this {
    const record = this.#copy();
    const part = record.body[0]?.id ?? '';
    const flow = flowAround(record, part);
    const made = suggest(
      this.edition,
      story.id,
      editFlow(record, part, { from, to, text }).body,
      this.last,
      placeInFlow(flow, this.at),
      who,
    );
    if (made === null) throw new Error('no suggestion');
    this.edition = applyPatches(this.edition, made.patches).edition;
    this.last = made.markId;
    if (made.caret !== null) this.at = flowOffset(flow, made.caret) ?? this.at;
    return this;
  }

  type(text: string): this {
    return this.#do(this.at, this.at, text);
  }

  replace(length: number, text: string): this {
    return this.#do(this.at, this.at + length, text);
  }

  backspace(): this {
    return this.#do(this.at - 1, this.at, '');
  }

  delete(): this {
    return this.#do(this.at, this.at + 1, '');
  }

  /** The marks, and the copy once they are carried out; it has not changed before. */
  get result(): readonly [marks: string[], text: string] {
    const flow = (edition: Edition) => {
      const record = edition.articles[story.id] ?? story;
      return flowAround(record, record.body[0]?.id ?? '').text;
    };
    expect(flow(this.edition)).toBe('昨晚东湖的灯亮了。\n市民在看。');
    const marks = Object.values(this.edition.marks);
    const { patches, left } = carryOutAll(this.edition, marks, who);
    expect(left).toEqual([]);
    const said = marks.map(({ order, quote }) => `${order.kind} ${quote}${'text' in order ? `→${order.text}` : ''}`);
    return [said, flow(applyPatches(this.edition, patches).edition)];
  }
}

/** What the marks of the copy ask for. */
function asked({ edition }: Typist) {
  return Object.values(edition.marks).map(({ quote, order }) => [quote, order.kind, 'text' in order ? order.text : '']);
}

describe('characters of more than one unit while suggesting', () => {
  it('are put in, taken back and deleted whole', () => {
    const typist = new Typist(2).type('葛\u{e0100}').type('𠮷');
    expect(asked(typist)).toEqual([['', 'insert', '葛\u{e0100}𠮷']]);
    typist.backspace();
    expect(asked(typist)).toEqual([['', 'insert', '葛\u{e0100}']]);
    typist.backspace();
    expect(asked(typist)).toEqual([]);
  });

  it('are what a mark typed on to a letter of the copy makes of it', () => {
    const typist = new Typist(2).type('\u0301');
    expect(asked(typist)).toEqual([['晚', 'correct', '晚\u0301']]);
  });

  it('grow by the marks typed after their letter', () => {
    const typist = new Typist(2).type('e').type('\u0301');
    expect(asked(typist)).toEqual([['', 'insert', 'e\u0301']]);
  });
});

describe('an edit of copy as marks', () => {
  it.each<[string, (typist: Typist) => Typist, string[], string]>([
    [
      'typing is one insertion',
      (t) => t.type('的').type('湖').type('上'),
      ['insert →的湖上'],
      '昨晚的湖上东湖的灯亮了。',
    ],
    ['a composed word too', (t) => t.type('昨天'), ['insert →昨天'], '昨晚昨天东湖的灯亮了。'],
    [
      'typing over a selection is a correction',
      (t) => t.replace(2, '南').type('湖'),
      ['correct 东湖→南湖'],
      '昨晚南湖的灯亮了。',
    ],
    ['Backspace goes on to the left', (t) => t.backspace().backspace(), ['delete 昨晚'], '东湖的灯亮了。'],
    ['Delete goes on to the right', (t) => t.delete().delete(), ['delete 东湖'], '昨晚的灯亮了。'],
    ['deleting, then typing is a correction', (t) => t.delete().type('南'), ['correct 东→南'], '昨晚南湖的灯亮了。'],
    [
      'typing, then Backspace takes it back',
      (t) => t.type('甲').type('乙').backspace(),
      ['insert →甲'],
      '昨晚甲东湖的灯亮了。',
    ],
    ['all taken back is nothing', (t) => t.type('甲').backspace(), [], '昨晚东湖的灯亮了。'],
    ['a break is a new paragraph', (t) => t.type('\n'), ['paragraph '], '昨晚\n东湖的灯亮了。'],
  ])('%s', (_, act, marks, text) => {
    expect(act(new Typist(2)).result).toEqual([marks, `${text}\n市民在看。`]);
  });

  it('joins paragraphs as run on', () => {
    expect(new Typist(9).delete().result).toEqual([['run-on '], '昨晚东湖的灯亮了。市民在看。']);
  });
});
