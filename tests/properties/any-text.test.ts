/** Copy is whatever was pasted: the engine neither throws nor loses a character of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose } from '../../shared/compose/compose.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import type { BodyBlock } from '../../shared/edition/records.ts';
import { bodyCharacters } from '../../shared/edition/selectors.ts';
import { article, bodyBlock, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';
import { cases } from '../kit/seeds.ts';

const odd = fc.constantFrom(
  '👨‍👩‍👧‍👦',
  '🇨🇳',
  '👍🏽',
  '𠮷野家',
  '\u{2A6DE}',
  'ᠮᠣᠩᠭᠣᠯ',
  'བོད་སྐད',
  'العربية',
  'हिन्दी',
  'ไทย',
  '\u0000\u0007\u001b',
  '\u200b\u200d\ufeff',
  '\ud800',
  '\udc00',
  'e\u0301\u0302',
  '\u3000\u3000',
  '\t',
  '——',
  '…',
  '————————',
  '，，，，，，，，，，，，，，，，，，',
  '（（（（（（（（（（（（（（（（（（（',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  'https://example.org/a/very/long/path?with=query',
  '1,234,567.89%',
  '\u00a0',
);
const text = fc
  .array(fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 20 }), fc.stringMatching(/^[一-龥，。]{1,12}$/)), {
    maxLength: 14,
  })
  .map((parts) => parts.join(''));

function composed(texts: readonly string[], shape: (block: BodyBlock) => BodyBlock) {
  const story = article(texts);
  const edition = withArticle(emptyEdition(), story);
  const block = shape(bodyBlock(pageOf(edition, 1), story, { rows: 20, span: 2 }));
  return { story, result: compose(withBlocks(edition, [block]), testResources()) };
}

describe('any text at all', () => {
  it('is composed or counted overset, to the last character', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), fc.double({ min: 0, max: 300, noNaN: true }), (texts, width) => {
        const { story, result } = composed(texts, (block) => ({ ...block, frame: { ...block.frame, width } }));
        const [fit] = result.articles;
        expect(fit?.charactersIn).toBe(bodyCharacters(story));
        expect((fit?.charactersComposed ?? 0) + (fit?.charactersOverset ?? 0)).toBe(fit?.charactersIn);
        for (const page of result.pages) {
          for (const item of page.items) {
            if (item.kind === 'glyphs') expect(item.xs.every((x) => Number.isFinite(x))).toBe(true);
          }
        }
      }),
      cases(1000),
    );
  });

  it('counts alike on the page and in the copy where a mark is none that the page joins to its letter', () => {
    for (const text of ['𠀀\u1b34', '一\u1b34二', '𠮷\u0f35', '\u1b34', '👨\u200d👩', '🇨🇳🇨']) {
      const { story, result } = composed([text], (block) => block);
      expect(result.articles[0]).toMatchObject({ charactersIn: bodyCharacters(story), charactersOverset: 0 });
    }
  });

  it('is composed in a frame narrower than a character', () => {
    const { result } = composed(['一二三四五'], (block) => ({
      ...block,
      columns: 1,
      frame: { ...block.frame, width: 4 },
    }));
    const [fit] = result.articles;
    expect((fit?.charactersComposed ?? 0) + (fit?.charactersOverset ?? 0)).toBe(5);
  });

  it('names the characters no font has', () => {
    const { result } = composed(['有\u{E0F0}字'], (block) => block);
    expect(result.findings).toContainEqual(expect.objectContaining({ code: 'missing-glyph', detail: '\u{E0F0}' }));
  });

  // Work that grew with the square of the length would take minutes here.
  const large: readonly (readonly [string, readonly string[]])[] = [
    ['one paragraph of 200,000 characters', ['东湖南岸的灯火一直亮到深夜，'.repeat(15_000)]],
    ['100,000 paragraphs of one character', Array.from({ length: 100_000 }, () => '字')],
    ['200,000 characters without a place to break', ['，'.repeat(200_000)]],
    ['a word of 200,000 letters', ['a'.repeat(200_000)]],
    ['16 MB of copy', Array.from({ length: 56_000 }, () => `${'东湖南岸的灯火一直亮到深夜，'.repeat(7)}人们`)],
    ['16 MB of copy in one paragraph', ['东湖南岸的灯火一直亮到深夜，'.repeat(400_000)]],
    ['emoji and characters beyond the first plane', ['👨‍👩‍👧‍👦🇨🇳👍🏽𠮷野家'.repeat(20_000)]],
    ['Mongolian', ['ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ '.repeat(20_000)]],
    ['Tibetan', ['བོད་སྐད་ཡིག '.repeat(20_000)]],
    ['Arabic', ['العربية لغة '.repeat(20_000)]],
    ['control characters', ['\u0000\u0007\u001b\u200b'.repeat(50_000)]],
    ['halves of surrogate pairs', ['\ud800字\udc00'.repeat(50_000)]],
  ];
  for (const [name, texts] of large) {
    it(`is composed however much there is: ${name}`, () => {
      const { story, result } = composed(texts, (block) => ({
        ...block,
        frame: gridFrame(pageOf(emptyEdition(), 1).grid, 0, 5, 12, 60),
      }));
      const [fit] = result.articles;
      expect((fit?.charactersComposed ?? 0) + (fit?.charactersOverset ?? 0)).toBe(bodyCharacters(story));
    }, 20_000);
  }
});
