/**
 * Every word that comes in is in the copy once, or in a remark that says why it is not, and where it stood: of random
 * documents and tables with all that a format can hold, and of what becomes articles of a page's raw text. `npm run soak` reads 5,000
 * a format.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../electron/import/read-story.ts';
import { remarksOfFile } from '../../shared/text/import-remarks.ts';
import { readPageCopy } from '../../shared/text/page-copy.ts';
import { Dice } from '../kit/dice.ts';
import { faultsOf, textsOf, WordMaker } from '../kit/incoming/account.ts';
import { formats } from '../kit/incoming/formats.ts';
import { tableFormats } from '../kit/incoming/table-made.ts';
import { cases, printSeed } from '../kit/seeds.ts';

printSeed('accounting');
const documents = Number(process.env['ACCOUNTS'] ?? 150);

describe('every word is accounted for', () => {
  it.each(formats)('of $format', async ({ file, make }) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (from) => {
        const made = make(from);
        const copy = await wordsOf(file, made.bytes);
        expect(faultsOf(made.words, textsOf(copy), remarksOfFile(copy))).toEqual([]);
      }),
      { ...cases(documents), endOnFailure: true },
    );
  });

  it.each(tableFormats)('of $format', ({ make, read }) => {
    fc.assert(
      fc.property(fc.nat(), (from) => {
        const made = make(from);
        const { texts, remarks } = read(made.bytes);
        expect(faultsOf(made.words, texts, remarks), made.source).toEqual([]);
      }),
      { ...cases(documents), endOnFailure: true },
    );
  });

  it('of the raw text of a page', () => {
    const ends = ['。', '”', '', '', '！', '，', '　新华社记者 王小明 摄', '（下转第2版）', ' >>3版', '据新华社', '：'];
    const starts = ['', '', '', '# ', '## ', '（上接第1版）', '\u3000\u3000', '本报记者：', '问：', '###'];
    fc.assert(
      fc.property(fc.nat(), (from) => {
        const dice = new Dice(from);
        const words = new WordMaker(dice);
        const line = () => {
          const inside = Array.from({ length: 1 + dice.whole(4) }, () => words.elsewhere()).join(
            dice.of(['', ' ', '，', '　']),
          );
          return `${dice.of(starts)}${inside}${dice.of(ends)}`;
        };
        const raw = Array.from({ length: 1 + dice.whole(20) }, line).join('\n');
        const { refers, articles } = readPageCopy(raw);
        const texts = [
          ...refers.flatMap((one) => [one.text, ...one.headline]),
          ...articles.flatMap((one) => [
            one.banner,
            ...one.kicker,
            ...one.headline,
            ...one.deck,
            ...one.body.map(({ text }) => text),
            ...one.captions.flatMap(({ text, credit }) => [text, credit]),
          ]),
        ];
        expect(faultsOf(words.words, texts, [])).toEqual([]);
      }),
      { ...cases(documents * 4), endOnFailure: true },
    );
  });
});
