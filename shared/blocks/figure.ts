/** 数字: one figure, as large as its place, with what it says below it or beside it, and where it is from. */
import * as v from 'valibot';
import { articleId, positive } from '../edition/record-fields.ts';
import type { Style } from '../edition/style-records.ts';
import type { Pt } from '../edition/units.ts';
import { blockKind } from './block.ts';
import type { Compositor, Outcome, OwnWords } from './compositor.ts';
import { cutTo } from './cut-to.ts';
import { blockBase, ownStyle } from './fields.ts';
import { rowsOf } from './insertion.ts';
import { besideText } from './reading.ts';
import { toCome } from './to-come.ts';
import { dividedIn, linesIn, startsOf, type Words, wordsOf } from './wrapped.ts';

/** Rule above, in points. */
const RULE = 1.2;
/** From a line of the label to the next, and of the source its size, in em of the label. */
const LINE = 1.3;
const SOURCE = 0.85;
/** The unit behind a figure, in em of the figure. */
const UNIT = 0.5;
/** Type smaller than this, in points, is no longer read on newsprint (clreq: 7号): no unit is set smaller. */
const LEAST_TYPE = 5.25;
/** How high figures are, and how far above them their em begins, in em: what stands at the top is ink, not air. */
const FIGURE_HEIGHT = 0.74;
const ABOVE_BASE = 0.88;
/** What commas reach below the line, in em. */
const DESCENT = 0.16;
/** The largest a figure is set, in points. */
const MOST_SIZE = 260;
/** Of the frame's width, what the figure takes at most where its label stands beside it. */
const BESIDE = 0.6;
/** The least width of a label beside the figure, in em of the label: less is no column. */
const LEAST_BESIDE = 2;
/** Characters it can have. */
const MOST = 400;

const schema = v.strictObject({
  ...blockBase,
  kind: v.literal('figure'),
  ...ownStyle,
  articleId,
  /** Its first line is the figure, those below it are its label. */
  text: v.pipe(v.string(), v.maxLength(MOST)),
  /** Where it is from; empty where that is not said. */
  source: v.pipe(v.string(), v.maxLength(MOST)),
  /** The label stands beside the figure; absent, below it. */
  beside: v.exactOptional(v.literal(true)),
  standOff: positive,
});
type Figure = v.InferOutput<typeof schema>;

const textOf = ({ text }: Figure) => text;
const withSource = (block: Figure, source: string): Figure => ({ ...block, source: cutTo(source, MOST) });
const withText = (block: Figure, text: string): Figure => ({ ...block, text: cutTo(text, MOST) });

/** A figure and the unit behind it: `3.2%` is 3.2 and a smaller %. Words are one whole. */
function parted(words: string): readonly [figure: string, unit: string] {
  const [, figure = '', unit = ''] = /^([^\d]{0,2}\d[\d.,，:：/—–-]*)([^\d]*)$/u.exec(words.trim()) ?? [];
  return figure === '' ? [words.trim(), ''] : [figure, unit.trim()];
}

/** The size of a unit behind a figure of a size. */
function unitSize(size: Pt): Pt {
  return Math.max(size * UNIT, Math.min(size, LEAST_TYPE));
}

/** Words of a width in lines; a word wider than that is divided. */
function wrapped(text: string, width: Pt, size: Pt, words: Words): string[] {
  const measure = (line: string) => words.width(line, size);
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => linesIn(line, width, measure) ?? dividedIn(line, width, measure));
}

/** All of a line as words of the block's own text that begin at an offset of it. */
function ownLine(of: OwnWords['of'], line: string, at: number): readonly OwnWords[] {
  return [{ of, from: 0, to: line.length, at }];
}

/** What a figure reaches below its baseline, in em: its commas. */
const descent = (words: string) => (/[,，;；]/u.test(parted(words)[0]) ? DESCENT : 0);

interface Setting {
  readonly set: Compositor;
  readonly style: Style;
  readonly strong: Words;
  readonly label: Words;
  readonly colour: string | undefined;
}

/** Draws the figure with its baseline where its height ends. */
function drawFigure(words: string, { x, y }: { x: Pt; y: Pt }, size: Pt, { set, strong, colour }: Setting): void {
  const [figure, unit] = parted(words);
  const base = y + FIGURE_HEIGHT * size;
  const [start = 0, behind = 0] = startsOf([figure, unit], words);
  const say = (text: string, at: Pt, of: Pt, from: number) =>
    set.label(text, strong.lettering, {
      ...{ x: at, top: base - ABOVE_BASE * of, height: of, width: strong.width(text, of) + 1, size: of },
      ...{ swatch: colour, own: ownLine('words', text, from) },
    });
  const wide = say(figure, x, size, start);
  if (unit !== '') say(unit, x + wide + size * 0.04, unitSize(size), behind);
}

/** The size at which a figure is as wide as a width and no higher than a height. */
function sizeIn(words: string, width: Pt, height: Pt, { strong }: Setting): Pt {
  const [figure, unit] = parted(words);
  const em = strong.width(figure, 1) + (unit === '' ? 0 : 0.04 + strong.width(unit, UNIT));
  const size = Math.min(MOST_SIZE, height / FIGURE_HEIGHT, em > 0 ? width / em : MOST_SIZE);
  if (unit === '' || size * UNIT >= LEAST_TYPE) return size;
  // What the unit takes more than its share, the figure has less.
  return Math.min(size, (width - strong.width(unit, LEAST_TYPE)) / (strong.width(figure, 1) + 0.04));
}

function compose(block: Figure, setting: Setting): Outcome {
  const { set, style, label, strong } = setting;
  const { x, y, width, height } = block.frame;
  const [words = '', ...rest] = block.text.split('\n');
  const notes = wrapped(block.source, width, style.size * SOURCE, label);
  const foot = y + height - notes.length * style.size * SOURCE * LINE;
  const top = y + RULE + style.size * 0.7;
  const column = (text: string, at: { x: Pt; width: Pt }) => wrapped(text, at.width, style.size, label);
  const line = style.size * LINE;
  const say = (lines: readonly string[], at: { x: Pt; width: Pt }, from: Pt) => {
    const starts = startsOf(lines, block.text.slice(words.length));
    for (const [row, text] of lines.entries()) {
      const own = ownLine('words', text, words.length + (starts[row] ?? 0));
      set.label(text, label.lettering, { ...at, top: from + row * line, height: line, size: style.size, own });
    }
  };
  const isBeside = block.beside === true;
  const below = { x, width };
  const underneath = isBeside ? [] : column(rest.join('\n'), below);
  const hang = descent(words);
  const room =
    foot -
    top -
    (isBeside ? 0 : underneath.length * line + style.size * 0.5) -
    (notes.length > 0 ? style.size * 0.3 : 0);
  const size = sizeIn(
    words,
    isBeside ? width * BESIDE : width,
    Math.max(0, room) / (1 + hang / FIGURE_HEIGHT),
    setting,
  );
  const [figure, unit] = parted(words);
  const wide = strong.width(figure, size) + (unit === '' ? 0 : strong.width(unit, unitSize(size)) + size * 0.04);
  const beside = { x: x + wide + style.size, width: width - wide - style.size };
  const isNarrow = isBeside && rest.some((text) => text.trim() !== '') && beside.width < LEAST_BESIDE * style.size;
  if (size < style.size || isNarrow) {
    return { reason: 'overset', findings: [{ code: 'figure-too-small', detail: '' }] };
  }
  drawFigure(words, { x, y: top }, size, setting);
  const starts = startsOf(notes, block.source);
  for (const [row, text] of notes.entries()) {
    const own = ownLine('note', text, starts[row] ?? 0);
    const at = { x, width, top: foot + row * style.size * SOURCE * LINE, height: style.size * SOURCE * LINE };
    set.label(text, label.lettering, { ...at, size: style.size * SOURCE, own });
  }
  const base = top + FIGURE_HEIGHT * size;
  if (!isBeside) {
    say(underneath, below, base + style.size * 0.5 + hang * size);
    return {};
  }
  const lines = column(rest.join('\n'), beside);
  // The last line of the label stands where the figure stands, the others above it.
  say(
    lines,
    beside,
    Math.max(top - style.size * 0.15, base - lines.length * line + (line - style.size) / 2 + style.size * 0.1),
  );
  const over = lines.length * line - (foot - top);
  return over > line / 2
    ? { reason: 'overset', findings: [{ code: 'overset', detail: String(lines.join('').length) }] }
    : {};
}

export const figure = blockKind(schema)({
  name: { zh: '数字', en: 'Big figure' },
  forms: {
    figure: {
      name: { zh: '数字', en: 'big figure' },
      letter: 'K',
      icon: 'M3 4.5L5 3v6M8 3.5h4.5L10 6c3.5.2 3 4-.2 3.6-1.3-.2-1.8-1-1.8-1M2 12.5h12M4 15h8',
      tool: 7.2,
      size: (place) => rowsOf(place, 1, 8),
      make: (base, { articleId: id, standOff }) => ({
        ...{ ...base, kind: 'figure', articleId: id, text: '', source: '', standOff },
      }),
    },
  },
  besideCopy: true,
  runaround: 'round',
  regrid: 'share',
  title: textOf,
  words: { read: textOf, write: withText },
  note: { read: ({ source }) => source, write: withSource },
  typed: { read: textOf, write: withText, most: MOST },
  styleName: () => 'caption',
  holdsContent: true,
  emptied: (block) => ({ ...block, text: '', source: '' }),
  shown: () => [],
  coloursItself: () => true,
  compose: (block, set) => {
    const style = set.style(block.style, 'caption');
    if (style === undefined) return {};
    if (block.text.trim() === '') return toCome(block.frame, '', set, 'figure-empty');
    const { x, y, width } = block.frame;
    const strong = { ...style, font: set.face('strong', style).font };
    set.fill({ x, y, width, height: RULE }, 1);
    const setting = { set, style, strong: wordsOf(set, strong), label: wordsOf(set, style), colour: block.colour };
    return compose(block, setting);
  },
  reading: ({ order }) => ({ role: 'P', within: 'article', place: besideText(order) }),
  settings: [
    {
      as: 'text',
      label: { zh: '数字（第一行）和说明', en: 'Figure (first line) and label' },
      rows: 3,
      most: MOST,
      read: textOf,
      write: withText,
    },
    {
      as: 'text',
      label: { zh: '来源', en: 'Source' },
      most: MOST,
      read: ({ source }) => source,
      write: withSource,
    },
    {
      as: 'choice',
      label: { zh: '说明排在', en: 'Label stands' },
      options: [
        ['below', { zh: '数字下面', en: 'below the figure' }],
        ['beside', { zh: '数字旁边', en: 'beside the figure' }],
      ],
      read: ({ beside }) => (beside === true ? 'beside' : 'below'),
      write: ({ beside: _beside, ...block }, value) => (value === 'beside' ? { ...block, beside: true } : block),
    },
    { as: 'style' },
  ],
});
