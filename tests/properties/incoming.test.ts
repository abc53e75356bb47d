/**
 * Nothing that comes in is lost without a word: of random pages, Markdown and wires every word is in the copy or in a
 * remark, and damaged ones are read or refused, at once. `INCOMING=20000` runs as many damaged ones a format.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../shared/text/html-copy.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { isNinjs, readNinjsFile, readWire, type WireCopy } from '../../shared/text/wire-copy.ts';
import { cases, printSeed } from '../kit/seeds.ts';

printSeed('incoming');
const damaged = Number(process.env['INCOMING'] ?? 300);
const tools = { decodeBase64: (text: string) => Buffer.from(text, 'base64').toString('utf8') };

/** A document as it is made: its source, and the words that are in it. */
interface Made {
  readonly source: string;
  readonly words: readonly string[];
}

/** Words that are in nothing else: each ends with its own number. */
const word = fc
  .nat({ max: 999_999 })
  .map(
    (number) =>
      `东${[...String(number).padStart(6, '0')].map((one) => '甲乙丙丁戊己庚辛壬癸'[Number(one)]).join('')}湖`,
  );

function joined(parts: readonly Made[]): Made {
  return { source: parts.map(({ source }) => source).join(''), words: parts.flatMap(({ words }) => words) };
}

function nested(names: readonly string[], attributes: readonly string[], maxDepth = 5): fc.Arbitrary<Made> {
  const leaf = word.map((one): Made => ({ source: one, words: [one] }));
  return fc.letrec<{ node: Made }>((tie) => ({
    node: fc.oneof(
      { maxDepth },
      leaf,
      fc
        .tuple(fc.constantFrom(...names), fc.constantFrom('', ...attributes), fc.array(tie('node'), { maxLength: 4 }))
        .map(([name, attribute, inside]) => {
          const { source, words } = joined(inside);
          return { source: `<${name}${attribute}>${source}</${name}>`, words };
        }),
    ),
  })).node;
}

function textOf(paragraphs: ReturnType<typeof readDocument>['paragraphs']): string {
  return paragraphs.map(({ leaves }) => leaves.map((leaf) => leaf.text).join('')).join('\n');
}

/** The words that are neither in the copy nor in a remark. */
function lost(words: readonly string[], copy: string, remarks: readonly ImportRemark[]): string[] {
  const all = `${copy}\n${remarks.map(({ text = '' }) => text).join('\n')}`;
  return words.filter((one) => !all.includes(one));
}

function lostOf(words: readonly string[], { stories, remarks }: WireCopy): string[] {
  return lost(words, stories.map(({ paragraphs }) => textOf(paragraphs)).join('\n'), [
    ...stories.flatMap((one) => one.remarks),
    ...remarks,
  ]);
}

const page = nested(
  'p div span b h2 li ol ul section a td tr table blockquote em sup sub del s ruby rt q bdo template noscript select option textarea button figcaption svg math mi pre details dialog iframe object video'.split(
    ' ',
  ),
  [
    ' hidden',
    ' style="display:none"',
    ' style="visibility:hidden"',
    ' class="no"',
    ' style="vertical-align:super"',
    ' aria-hidden="true"',
    ' style="color:#fff"',
    ' rowspan="2"',
  ],
);
const nitfBody = nested(
  'p hl2 em person org location money num chron q sup sub block table tr td ul ol li media media-caption note fn bq credit pronounce tagline byline abstract pre'.split(
    ' ',
  ),
  [' id="a"', ' norm="b"'],
);
const xhtml = nested('p b span h2 ul li sup table tr td'.split(' '), [' hidden="hidden"']);

describe('every word comes in or is told', () => {
  it('of HTML', () => {
    fc.assert(
      fc.property(page, ({ source, words }) => {
        const { paragraphs, remarks } = readDocument(`<style>.no{display:none}</style>${source}`);
        expect(lost(words, textOf(paragraphs), remarks)).toEqual([]);
      }),
      cases(2_000),
    );
  });

  it('of NITF', () => {
    fc.assert(
      fc.property(nitfBody, word, word, ({ source, words }, headline, title) => {
        const xml = `<nitf><head><title>${title}</title></head><body><body.head><hedline><hl1>${headline}</hl1></hedline></body.head><body.content>${source}</body.content></body></nitf>`;
        expect(lostOf([...words, headline, title], readWire(xml, tools))).toEqual([]);
      }),
      cases(2_000),
    );
  });

  it('of NewsML-G2, whatever its renditions', () => {
    const meta = fc.array(
      fc.tuple(
        fc.constantFrom('headline', 'by', 'dateline', 'creditline', 'slugline', 'keyword', 'description'),
        fc.constantFrom('', ' xml:lang="en"', ' xml:lang="zh"'),
        word,
      ),
      { maxLength: 6 },
    );
    const inline = fc.array(
      fc.oneof(
        nitfBody.map(
          ({ source, words }): Made => ({
            source: `<inlineXML><nitf><body><body.content>${source}</body.content></body></nitf></inlineXML>`,
            words,
          }),
        ),
        xhtml.map(
          ({ source, words }): Made => ({
            source: `<inlineXML xml:lang="en"><html><body>${source}</body></html></inlineXML>`,
            words,
          }),
        ),
        word.map((one): Made => ({ source: `<inlineData contenttype="text/plain">${one}</inlineData>`, words: [one] })),
      ),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(meta, inline, (about, contents) => {
        const said = about.map(([name, attribute, text]) => `<${name}${attribute}>${text}</${name}>`).join('');
        const { source, words } = joined(contents);
        const xml = `<newsItem guid="a"><contentMeta>${said}</contentMeta><contentSet>${source}</contentSet></newsItem>`;
        expect(lostOf([...words, ...about.map(([, , text]) => text)], readWire(xml, tools))).toEqual([]);
      }),
      cases(2_000),
    );
  });

  it('of RSS', () => {
    const item = fc.tuple(word, xhtml, word, word).map(
      ([title, { source, words }, description, category]): Made => ({
        source: `<item><title>${title}</title><content:encoded><![CDATA[${source}]]></content:encoded><description>${description}</description><category>${category}</category></item>`,
        words: [title, ...words, description, category],
      }),
    );
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 5 }), (items) => {
        const { source, words } = joined(items);
        expect(lostOf(words, readWire(`<rss><channel><title>频道</title>${source}</channel></rss>`, tools))).toEqual(
          [],
        );
      }),
      cases(1_000),
    );
  });

  it('of ninjs', () => {
    const lists = fc.record({
      headlines: fc.array(word, { maxLength: 3 }),
      bodies: fc.array(
        fc.oneof(
          xhtml,
          word.map((one): Made => ({ source: one, words: [one] })),
        ),
        { maxLength: 3 },
      ),
      descriptions: fc.array(word, { maxLength: 2 }),
      captions: fc.array(word, { maxLength: 2 }),
      keyword: word,
    });
    fc.assert(
      fc.property(lists, ({ headlines, bodies, descriptions, captions, keyword }) => {
        const item = {
          uri: 'u',
          type: 'text',
          headlines: headlines.map((value) => ({ value })),
          bodies: bodies.map(({ source }) => ({ value: source })),
          descriptions: descriptions.map((value) => ({ value })),
          keywords: [keyword],
          associations: captions.map((value) => ({ uri: 'p', type: 'picture', descriptions: [{ value }] })),
        };
        const words = [...headlines, ...bodies.flatMap((one) => one.words), ...descriptions, ...captions, keyword];
        expect(lostOf(words, readNinjsFile(item, tools))).toEqual([]);
      }),
      cases(1_000),
    );
  });
});

describe('a damaged one is read or refused, and at once', () => {
  const sources: Readonly<Record<string, string>> = {
    html: '<style>.a>b,p .c{display:none}</style><h1>题</h1><ol start=3 reversed><li value=7>甲<li>乙</ol><table><tr><td rowspan=2 colspan=3>一<td>二</table><p>10<sup>8</sup>&#147;<ruby>字<rt>zì</rt></ruby><math><mfrac><mi>a</mi><mi>b</mi></mfrac></math><!--[if mso]>x<![endif]--><img alt=图 src=a>',
    nitf: '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "b">]><nitf><head><title>题</title></head><body><body.content><p>2<num><frac><frac-num>1</frac-num><frac-den>2</frac-den></frac></num>&a;</p><media><media-caption>图</media-caption></media></body.content></body></nitf>',
    g2: '<newsMessage><itemSet><newsItem guid="a" version="1"><itemMeta><pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>题</headline></contentMeta><contentSet><inlineXML><html><body><p>甲</p></body></html></inlineXML><inlineData encoding="base64">5LmZ</inlineData></contentSet></newsItem></itemSet></newsMessage>',
    newsml:
      '<NewsML><NewsItem><NewsComponent EquivalentsList="yes"><NewsComponent><ContentItem><DataContent>甲</DataContent></ContentItem></NewsComponent><NewsComponent><ContentItem><Encoding Notation="Base64"><DataContent>5LmZ</DataContent></Encoding></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>',
    rss: '<rss><channel><title>频</title><item><title>题</title><description>&lt;p&gt;甲&amp;#147;&lt;/p&gt;</description></item><item><guid>g</guid><content:encoded><![CDATA[<p>乙</p>]]></content:encoded></item></channel></rss>',
  };
  const piece = fc.oneof(
    fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      "'",
      '</',
      '<!--',
      '<![CDATA[',
      ']]>',
      '&#',
      '&#x',
      '{',
      '}',
      ';',
      '<li value=-99999999999>',
      '<td colspan=99999999 rowspan=99999999>',
      '<style>',
      '<p>',
      '\u0000',
      '\ufffd',
      '\ud800',
    ),
    fc.string({ maxLength: 8 }),
  );
  it.each(Object.entries(sources))('of %s', (name, source) => {
    const change = fc.tuple(fc.nat({ max: source.length }), fc.nat({ max: 12 }), piece);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        let text = source;
        for (const [at, length, put] of changes) text = text.slice(0, at) + put + text.slice(at + length);
        if (name === 'html') readDocument(text);
        else readWire(text, tools);
      }),
      cases(damaged),
    );
  });

  it('of ninjs, whatever is in its place', () => {
    const value = fc.jsonValue({ maxDepth: 5 });
    const names = fc.constantFrom(
      'headline',
      'headlines',
      'bodies',
      'body_text',
      'associations',
      'descriptions',
      'urgency',
      'by',
      'standard',
      'infosources',
      'embargoed',
    );
    fc.assert(
      fc.property(fc.dictionary(names, value), (item) => {
        isNinjs(item);
        readNinjsFile({ uri: 'u', type: 'text', ...item }, tools);
      }),
      cases(damaged),
    );
  });

  it.each([
    ['deep elements', '<div>'.repeat(100_000)],
    ['deep lists', '<ol><li>'.repeat(50_000)],
    ['deep raised figures', '10<sup>'.repeat(20_000)],
    ['deep tables', '<table><tr><td>甲<td>'.repeat(5_000)],
    ['many cells that span', `<table>${'<tr><td colspan=1000 rowspan=1000>甲<td>乙'.repeat(2_000)}</table>`],
    [
      'many rules',
      `<style>${'.a .b .c .d{display:none}'.repeat(20_000)}</style>${'<p class="a b c d">甲'.repeat(2_000)}`,
    ],
    ['many items', `<ul>${'<li>甲'.repeat(100_000)}</ul>`],
    ['many ampersands', '&'.repeat(500_000)],
    ['many references', '&amp;nbsp;'.repeat(50_000)],
    ['many comments', '<!-- 甲 -->'.repeat(50_000)],
    ['open comments', '<!--'.repeat(100_000)],
    ['many media', `<style>${'@media screen{'.repeat(50_000)}</style>甲`],
    ['open braces', `<style>${'a{'.repeat(100_000)}</style>甲`],
  ])(
    'of %s',
    (_, html) => {
      const from = performance.now();
      readDocument(html);
      expect(performance.now() - from).toBeLessThan(20_000);
    },
    60_000,
  );
});
