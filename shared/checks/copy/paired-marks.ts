/** Quotation marks, brackets and title marks: each that opens is closed, each that closes was opened, and they nest. */
import { apostrophes } from '../../text/apostrophes.ts';
import type { TextFinding } from '../check.ts';
import type { CopyContext, CopyRule } from './rule.ts';
import { finding } from './scan.ts';

const closerOf = new Map(
  ['“”', '‘’', '（）', '《》', '〈〉', '【】', '［］', '〔〕', '「」', '『』'].map(([a = '', b = '']) => [a, b]),
);
const openerOf = new Map([...closerOf].map(([open, close]) => [close, open]));
const PAIRED = new RegExp(`[${[...closerOf].flat().join('')}]`, 'u');
const quotes = new Set(['“', '‘']);

/** A paired mark of a text, and what it pairs with. */
interface PairedMark {
  readonly mark: string;
  readonly at: number;
  /** The one that opened or closes it; null where there is none. */
  partner: PairedMark | null;
  /** The mark within which an opening one stands. */
  readonly within: PairedMark | null;
}

/** The bracket after the number of an item of a list, as in `1）`, is opened by nothing. */
const ITEM = /(?:^|[。；：，\s])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$/u;

/** The paired marks of a text, in its order. */
function pairedMarks(text: string): PairedMark[] {
  if (!PAIRED.test(text)) return [];
  const western = apostrophes(text);
  const marks: PairedMark[] = [];
  const open: PairedMark[] = [];
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at);
    if (western?.has(at)) continue;
    if (closerOf.has(mark)) {
      const one = { mark, at, partner: null, within: open.at(-1) ?? null };
      marks.push(one);
      open.push(one);
    } else if (openerOf.has(mark)) {
      if (mark === '）' && !open.some((one) => one.mark === '（') && ITEM.test(text.slice(Math.max(0, at - 5), at)))
        continue;
      const one: PairedMark = { mark, at, partner: null, within: null };
      marks.push(one);
      const opener = open.findLastIndex((other) => other.mark === openerOf.get(mark));
      // What was opened since then is closed by nothing.
      if (opener < 0 || open.length - opener > NEAREST) continue;
      one.partner = open[opener] ?? null;
      if (one.partner !== null) one.partner.partner = one;
      open.length = opener;
    }
  }
  return marks;
}

/** Marks left open within a pair, at most: past that it is no pair, and looking for one takes ever longer. */
const NEAREST = 12;

/** Whether a mark is closed or was opened in a text beside: paragraphs of one quotation each open anew, the last closes. */
function isElsewhere({ mark }: PairedMark, { text, kind, around }: CopyContext): boolean {
  const [above, below] = [around?.above(text) ?? '', around?.below(text) ?? ''];
  const [closer, opener] = [closerOf.get(mark), openerOf.get(mark)];
  // The lines of a headline or a deck are one text broken up.
  if ((kind === 'headline' || kind === 'deck') && (below.includes(closer ?? ' ') || above.includes(opener ?? ' ')))
    return true;
  return quotes.has(mark) && below.trimStart().startsWith(mark);
}

/** The marks that face the wrong way, by their place: of two in a row that both open the second closes, and so on. */
function turned(alone: readonly PairedMark[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (let place = 0; place + 1 < alone.length; place++) {
    const [one, next] = [alone[place], alone[place + 1]];
    if (one === undefined || one.mark !== next?.mark) continue;
    const closer = closerOf.get(one.mark);
    const opener = openerOf.get(one.mark);
    if (closer !== undefined) found.set(next.at, closer);
    if (opener !== undefined) found.set(one.at, opener);
    place++;
  }
  return found;
}

/** Marks without their pair that are told of one text: what has more is no copy. */
const MOST_ALONE = 100;

export const unpairedMark: CopyRule = {
  scope: 'copy',
  id: 'unpaired-mark',
  title: { zh: '引号、括号、书名号不成对', en: 'Mark without its pair' },
  source: 'GB/T 15834—2011 §5.1.3; §4.8.3.5: of a quotation of several paragraphs each opens, the last closes',
  kind: 'marks',
  severity: 'error',
  example: { wrong: '他说：“大桥今天合龙。', right: '他说：“大桥今天合龙。”' },
  run(context) {
    const alone = pairedMarks(context.text)
      .filter((one) => one.partner === null && !isElsewhere(one, context))
      .slice(0, MOST_ALONE);
    const otherWay = turned(alone);
    return alone.flatMap(({ mark, at }, place): TextFinding[] => {
      const right = otherWay.get(at);
      if (right !== undefined)
        return [
          finding(at, at + 1, {
            severity: 'error',
            zh: `“${mark}”方向反了，应为“${right}”。`,
            en: `“${mark}” faces the wrong way: put “${right}”.`,
            with: right,
          }),
        ];
      // Its partner is the one that faces the wrong way.
      if (otherWay.has(alone[place + (closerOf.has(mark) ? 1 : -1)]?.at ?? -1)) return [];
      const other = closerOf.get(mark) ?? openerOf.get(mark) ?? '';
      return [
        finding(at, at + 1, {
          severity: 'error',
          zh: `“${mark}”没有与它成对的“${other}”，请补上，或者删去它。`,
          en: `“${mark}” has no “${other}” to go with it. Add it, or take this one out.`,
        }),
      ];
    });
  },
};

/** How pairs of one kind stand within each other: the outer pair, and the inner. */
const layers = new Map([
  ['“', ['‘', '’']],
  ['《', ['〈', '〉']],
]);
const inner = new Map([
  ['‘', ['“', '”']],
  ['〈', ['《', '》']],
]);

export const nestedMarks: CopyRule = {
  scope: 'copy',
  id: 'nested-marks',
  title: { zh: '引号、书名号的层次', en: 'Marks within marks' },
  source: 'GB/T 15834—2011 §4.8.3.4, §4.15.3: double marks outside, single ones within; §4.9.3.6: brackets',
  kind: 'marks',
  severity: 'warning',
  example: { wrong: '他说：“这叫“合龙段”。”', right: '他说：“这叫‘合龙段’。”' },
  run: ({ text }) =>
    pairedMarks(text).flatMap((one): TextFinding[] => {
      if (one.partner === null || !closerOf.has(one.mark)) return [];
      const isSameWithin = one.within?.mark === one.mark && one.within.partner !== null;
      const form = isSameWithin ? layers.get(one.mark) : one.within === null ? inner.get(one.mark) : undefined;
      const marks = [one, one.partner];
      if (form === undefined) return [];
      return marks.map(({ mark, at }, which) =>
        finding(at, at + 1, {
          severity: 'warning',
          zh: isSameWithin
            ? `“${mark}”在同样的标点里面，应为“${form[which] ?? ''}”：双的在外，单的在里。`
            : `“${mark}”外面没有别的标点，应为“${form[which] ?? ''}”：双的在外，单的在里。`,
          en: isSameWithin
            ? `“${mark}” stands within marks of its kind, where “${form[which] ?? ''}” belongs: double outside, single within.`
            : `“${mark}” stands within no other marks, where “${form[which] ?? ''}” belongs: double outside, single within.`,
          with: form[which] ?? '',
        }),
      );
    }),
};
