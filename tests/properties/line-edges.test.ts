/**
 * Odd marks at the edges of lines: whatever stands beside whatever, no line begins or ends with a mark that may not, and no
 * number is divided, on level lines and on vertical ones. The lists are this test's own, after clreq §3.1.9 and
 * GB/T 15834, and not the engine's tables.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../shared/compose/prepare.ts';
import { Trait } from '../../shared/compose/prepared-text.ts';
import { fitLines } from '../../shared/compose/total-fit.ts';
import { defaultSetting } from '../../shared/edition/records.ts';
import { nameList } from '../../shared/text/spans.ts';
import { testResources } from '../kit/editions.ts';
import { cases } from '../kit/seeds.ts';

const beginsNone = new Set('，。、；：！？．）〕］｝〉》」』】〗〙〛”’·・‧～–々〻／﹪％‰℃');
const endsNone = new Set('（〔［｛〈《「『【〖〘〚“‘＄￡￥￦');

const han = fc.constantFrom('东', '东湖', '灯火', '图书馆', '葛\u{e0100}', '𠮷野', '\ue000', '佐々木', 'か\u3099');
const stops = fc
  .array(fc.constantFrom('，', '。', '、', '；', '：', '？', '！', '．'), { minLength: 1, maxLength: 4 })
  .map((marks) => marks.join(''));
const dash = fc.constantFrom('——', '……', '—', '～', '·', '／', '⸺', '\u3000', '——（', '）——', '……”');
const bracketed = fc
  .tuple(fc.constantFrom('（）', '《》', '“”', '‘’', '〔〕', '〖〗', '〘〙', '「」', '『』', '［］', '〈〉'), han)
  .map(([[open, close], word]) => `${open}${word}${close}`);
const number = fc.constantFrom(
  '1,268.4',
  '-5℃',
  '−5℃',
  '￥300',
  '＄25',
  '12%',
  '１２％',
  '120㎡',
  '3.5‰',
  '10:30',
  'H₂O',
  '5',
);
const western = fc.constantFrom('a.cn/b', 'GDP', 'don’t', 'x@y.cn', '👍🏽', '🇨🇳', 'e\u0301', '𝟘', '❤\ufe0f');
/** Words between marks: a run of marks is never wider than the narrowest line. */
const copy = fc
  .array(fc.tuple(han, fc.oneof(stops, dash, bracketed, number, western), fc.option(stops, { nil: '' })), {
    minLength: 2,
    maxLength: 24,
  })
  .map((parts) => parts.map(([word, odd, after]) => `${word}${odd}${after}`).join(''));

const { fonts } = testResources();
const font = fonts.for('text');
const names = nameList([]);

/** What stands on both sides of each end of a line, and whether that is a place where one may end. */
function endsOf(text: string, measure: number, isVertical: boolean) {
  const prepared = prepare([{ text }], fonts, { font, strong: font, isVertical }, defaultSetting, names);
  const { arena, first, end } = prepared;
  let from = first;
  return fitLines(prepared, first, end, Math.max(1, measure - 2), measure)
    .ends.slice(0, -1)
    .map((to) => {
      const mayEnd = (at: number) => ((arena.traits[at - 1] ?? 0) & Trait.breakAfter) !== 0;
      let hadChoice = false;
      for (let at = from + 1; at < to; at++) hadChoice ||= mayEnd(at);
      from = to;
      const offset = arena.start[to] ?? text.length;
      return { before: text.slice(0, offset), after: text.slice(offset), isFree: mayEnd(to), hadChoice };
    });
}

const last = (text: string) => [...text.trimEnd()].at(-1) ?? '';
const [DIVIDED, SIGNED] = [/[\d０-９]$/u, /^(?:[\d０-９.,%‰℃％㎡]|:\d)/u];

describe.each([
  ['level', false],
  ['vertical', true],
])('the edges of %s lines', (_, isVertical) => {
  it('hold no mark that may not stand there, and divide no number', () => {
    fc.assert(
      fc.property(copy, fc.integer({ min: 6, max: 30 }), (text, measure) => {
        for (const { before, after, isFree, hadChoice } of endsOf(text, measure, isVertical)) {
          // Where a line must end somewhere it had no other place to.
          if (!isFree) {
            expect([before, hadChoice]).toEqual([before, false]);
            continue;
          }
          const edge = `${before.slice(-6)}|${after.slice(0, 6)}`;
          expect([edge, beginsNone.has([...after][0] ?? '')]).toEqual([edge, false]);
          expect([edge, endsNone.has(last(before))]).toEqual([edge, false]);
          expect([edge, DIVIDED.test(before) && SIGNED.test(after)]).toEqual([edge, false]);
          expect([edge, /[—…]$/u.test(before) && after.startsWith(last(before))]).toEqual([edge, false]);
        }
      }),
      cases(600),
    );
  });
});
