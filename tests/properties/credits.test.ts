import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compose, createComposeCache } from '../../shared/compose/compose.ts';
import { saidInCopy } from '../../shared/edition/copy-credits.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { creditsSet, printedCopy } from '../../shared/edition/printed-copy.ts';
import { type Article, type BodyBlock, creditPlaces, type Edition, type Style } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { CREDIT_MARKS, solePart } from '../../shared/edition/text.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  paragraph,
  testResources,
  withArticle,
  withBlocks,
} from '../kit/editions.ts';
import { setText } from '../kit/lines.ts';
import { cases, printSeed } from '../kit/seeds.ts';

const han = fc.stringMatching(/^[\u4e00-\u4fff]{1,30}$/);
const body = fc.array(
  fc.record({
    text: fc.oneof(han, fc.constant(''), fc.constant('GDP增长5.2%，东湖')),
    type: fc.constantFrom('paragraph', 'paragraph', 'subhead', 'question'),
  }),
  { maxLength: 5 },
);
const credit = fc.oneof(
  fc.constantFrom('', '新华社北京3月8日电', '本报记者 江流 通讯员 e-mail', '（记者 张三）', '东湖\n晚报'),
  han,
);
const told = fc.record({ byline: credit, dateline: credit, source: credit, editor: credit, summary: credit });
const place = fc.constantFrom(undefined, ...creditPlaces);
const places = fc
  .record({ byline: place, dateline: place, source: place, editor: place, summary: place })
  .map((chosen): Style['credits'] =>
    Object.fromEntries(Object.entries(chosen).filter(([, where]) => where !== undefined)),
  );

type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;

function tell(story: Article, { byline, dateline, source, editor, summary }: Told): Article {
  const { dateline: _old, editor: _before, ...rest } = story;
  const headlines = { ...story.headlines, summary };
  return {
    ...rest,
    byline,
    source,
    headlines,
    ...(dateline === '' ? {} : { dateline }),
    ...(editor === '' ? {} : { editor }),
  };
}

function withPlaces(edition: Edition, credits: Style['credits']): Edition {
  const style = edition.styles['body'];
  if (style === undefined) throw new Error('no body style');
  const { credits: _old, ...rest } = style;
  const record: Style = credits === undefined ? rest : { ...rest, credits };
  return applyPatches(edition, [{ kind: 'put', table: 'styles', id: 'body', record }]).edition;
}

const layout = fc
  .record({
    body,
    told,
    places,
    blocks: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
    dropCapital: fc.constantFrom(0, 2),
  })
  .map(({ body: texts, told: words, places: where, blocks, dropCapital }) => {
    const copy = texts.map((one) =>
      paragraph(one.text, one.type === 'paragraph' ? 'paragraph' : one.type === 'subhead' ? 'subhead' : 'question'),
    );
    const story = tell({ ...article([]), body: copy }, words);
    const edition = withPlaces(withArticle(emptyEdition(3), story), where);
    const placed = blocks.map(
      (rows, at): BodyBlock => ({
        ...bodyBlock(pageOf(edition, at + 1), story, { rows, thread: at }),
        dropCapital: at === 0 ? dropCapital : 0,
      }),
    );
    return { edition: withBlocks(edition, placed), story };
  });

const resources = testResources();

beforeAll(() => printSeed('credits'));

describe('credits on the page', () => {
  it('each character of copy and credits is set once, or nothing after the first that is not', () => {
    fc.assert(
      fc.property(layout, ({ edition, story }) => {
        const composed = compose(edition, resources);
        const [fit] = composed.articles;
        const set = creditsSet(story, edition.styles['body']?.credits);
        let count = [...setText(composed, CREDIT_MARKS).text].length;
        for (const { part, whole } of [
          ...set.map(({ credit: name, text }) => ({ part: solePart(name), whole: text.replaceAll('\n', '') })),
          ...story.body.map((one) => ({ part: one.id, whole: paragraphText(one) })),
        ]) {
          const shown = setText(composed, part);
          expect(whole.startsWith(shown.text)).toBe(true);
          expect(new Set(shown.offsets).size).toBe(shown.offsets.length);
          count += [...shown.text].length;
          if (fit?.charactersOverset === 0) expect(shown.text).toBe(whole);
        }
        // Marks are counted by place: two of them may start alike.
        if (set.length === 0) expect(count).toBe(fit?.charactersComposed);
      }),
      cases(1000),
    );
  });

  it('composes edits of copy, credits and places as from nothing', () => {
    const edits = fc.array(
      fc.record({ kind: fc.constantFrom('tell', 'type', 'places', 'add'), told, places, at: fc.nat() }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(layout, edits, ({ edition, story }, changes) => {
        const cache = createComposeCache();
        compose(edition, resources, cache);
        let current = edition;
        for (const { kind, told: words, places: where, at } of changes) {
          const old = current.articles[story.id] ?? story;
          const spot = at % (old.body.length + 1);
          const typed = old.body.map((one, index) =>
            index === spot ? { ...one, children: [{ text: `${paragraphText(one)}字` }] } : one,
          );
          if (kind === 'tell') current = withArticle(current, tell(old, words));
          if (kind === 'type') current = withArticle(current, { ...old, body: typed });
          if (kind === 'add')
            current = withArticle(current, { ...old, body: old.body.toSpliced(spot, 0, paragraph('东湖南岸')) });
          if (kind === 'places') current = withPlaces(current, where);
          // Of a copy nothing is remembered, in no cache.
          expect(JSON.stringify(compose(current, resources, cache))).toBe(
            JSON.stringify(compose(structuredClone(current), resources)),
          );
        }
      }),
      cases(400),
    );
  });

  it('a style without places sets the pages that were set before there were any', () => {
    fc.assert(
      fc.property(layout, ({ edition, story }) => {
        const old = withPlaces(edition, undefined);
        const bare = withArticle(old, tell(story, { byline: '', dateline: '', source: '', editor: '', summary: '' }));
        expect(JSON.stringify(compose(old, resources))).toBe(JSON.stringify(compose(bare, resources)));
      }),
      cases(200),
    );
  });
});

// Few characters, so that names hold each other; 文 and 图 are words of credits too, and 和 joins names.
const person = fc.oneof(
  fc.stringMatching(/^[张王三丰芳文][张王三丰芳][张王三丰芳文图和]?$/),
  fc.stringMatching(/^[张王三丰芳][文图和]$/),
  fc.constantFrom('文图', '图文', '图和', '和文'),
  fc.constantFrom('马克·张三', '张三·马克', 'Anna', 'Anna Smith', '张三丰芳'),
);
const people = fc.uniqueArray(person, { minLength: 1, maxLength: 3, selector: (name) => name });

/** Name after name, each with the words before or after it that one way of writing credits has. */
type Form = (names: readonly string[]) => string;

const roles = ['记者 ', '通讯员 ', '本报见习记者', '摄影 '];
const withRoles: Form = (names) => names.map((name, at) => `${roles[at % roles.length] ?? ''}${name}`).join(' ');
const forms: readonly Form[] = [
  withRoles,
  (names) => withRoles(names).replaceAll(' ', '\u3000'),
  (names) => names.map((name, at) => `${['本报记者', '通讯员', '实习生'][at] ?? ''}${name}`).join(''),
  (names) => `记者 ${names.join('、')}`,
  (names) => `本报记者${names.join('、')} 摄影报道`,
  (names) => names.map((name, at) => `${['文', '图', '文并摄'][at] ?? ''}/${name}`).join(' '),
  (names) => names.map((name) => `${name}摄`).join('、'),
  (names) => `作者：${names.join('，')}`,
  // Alone, and with the spaces that pair the characters of a name of two.
  (names) => names.join('、'),
  (names) => `记者 ${names.map((name) => name.replace(/^([^文图和])([^文图和])$/u, '$1\u3000$2')).join('、')}`,
];
const form = fc.constantFrom(...forms);

const around: readonly ((words: string) => readonly string[])[] = [
  (words) => [`本报讯（${words}）东湖涨水。`, '又退了。'],
  (words) => [`新华社北京3月8日电 （${words}）东湖涨水。`],
  (words) => [`【${words}】东湖涨水。`],
  (words) => ['东湖涨水。', `又退了。(${words})`],
  (words) => [`东湖涨水。〔${words}〕（责编：许知夏）`],
  (words) => ['东湖涨水。', `（${words}）`],
  (words) => ['东湖涨水。', `${words}　`, '责编：许知夏'],
];
/** Places at which only words that are no name tell that a line is a credit. */
const lines = around.slice(-1);

describe('what the copy says of its own credits', () => {
  it('is not printed again where it is the whole, and each name is printed', () => {
    const written = fc.record({
      byline: people,
      copied: people,
      isSame: fc.boolean(),
      order: fc.boolean(),
      form,
      copyForm: form,
      around: fc.constantFrom(...around),
    });
    fc.assert(
      fc.property(written, (one) => {
        const copied = one.isSame ? (one.order ? one.byline.toReversed() : one.byline) : one.copied;
        const byline = one.form(one.byline);
        const words = one.copyForm(copied);
        const story = tell(article([...one.around(words)]), {
          byline,
          dateline: '',
          source: '',
          editor: '',
          summary: '',
        });
        const style = emptyEdition(1).styles['body'];
        if (style === undefined) throw new Error('no body style');
        const isPrinted = creditsSet(story, { byline: 'end' }).length > 0;
        const isWhole = one.byline.every((name) => copied.includes(name));
        // A line of bare names is one of credits only where the field has all of them.
        // A name of nothing but 文 and 图 may be taken for these words, and is then printed.
        const isPlain = ![...one.byline, ...copied].some((name) => /^[文图和]+$/u.test(name));
        const isToBeSeen =
          isPlain && (!lines.includes(one.around) || copied.every((name) => one.byline.includes(name)));
        if (isToBeSeen) expect([byline, words, isPrinted]).toEqual([byline, words, !isWhole]);
        else if (!isWhole) expect(isPrinted).toBe(true);
        const page = printedCopy(story, { ...style, credits: { byline: 'end' } });
        const text = page.map(({ children }) => children.map((leaf) => leaf.text).join('')).join('\n');
        expect(text.split(byline).length - 1).toBeGreaterThanOrEqual(isPrinted || byline === words ? 1 : 0);
        // Whoever would stand twice is told of.
        const { said } = saidInCopy(story, 'byline', byline);
        const both = one.byline.filter((name) => copied.includes(name)).map((name) => name.replace(/\s/gu, ''));
        if (isToBeSeen && !isWhole) expect(new Set(said)).toEqual(new Set(both));
      }),
      cases(3000),
    );
  });
});
