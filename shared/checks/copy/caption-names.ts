/** People that a caption names by where they stand in the picture (左一, 从左至右), held against the story. */
import type { TextFinding } from '../check.ts';
import { Lists } from '../lists/lists.ts';
import { FAMILY } from './name-words.ts';
import type { CopyRule } from './rule.ts';
import { finding } from './scan.ts';

/** A row of people, from one side to the other. */
const ROW = /(?:从左[至到]右|自左[至到]右|左起)(?:依次)?(?:为|是|[：:，])?([^。；！\n]{2,120})/gu;
/** Where in the picture the one before it stands. */
const PLACE = /(\p{Script=Han}{2,4})[（(](?:前排|后排|中排)?[左右中前后]/gu;
const NAME = new RegExp(`[${FAMILY}]\\p{Script=Han}{1,2}$`, 'u');
const WHOLE = new RegExp(`^[${FAMILY}]\\p{Script=Han}{1,2}$`, 'u');

interface Named {
  readonly at: number;
  readonly name: string;
}

/** The names of a row, which commas part; what has more words than a name is left alone. */
function inRow(row: string, start: number): Named[] {
  return [...row.matchAll(/[^、，,和与及 　]{2,12}/gu)].flatMap(({ 0: one, index }) =>
    WHOLE.test(one) ? [{ at: start + index, name: one }] : [],
  );
}

function namesOf(text: string): Named[] {
  const rows = [...text.matchAll(ROW)].flatMap(({ 0: all, 1: row = '', index }) =>
    inRow(row, index + all.length - row.length),
  );
  const placed = [...text.matchAll(PLACE)].flatMap(({ 1: words = '', index }): Named[] => {
    const name = NAME.exec(words.slice(-3))?.[0] ?? '';
    return name === '' ? [] : [{ at: index + words.length - name.length, name }];
  });
  return [...new Map([...rows, ...placed].map((one) => [one.at, one])).values()];
}

export const captionNames: CopyRule = {
  scope: 'copy',
  id: 'caption-names',
  needs: /左[起一二三四五]|右[起一二三四五]|从左|自左|[（(][左右中前后]/u,
  kind: 'names',
  severity: 'warning',
  title: { zh: '图片说明里的人名文中没有', en: 'Name of a caption that the story lacks' },
  source: 'domain.md: captions name people from the left',
  example: {
    wrong: '图为周溪若（左一）在工地。',
    right: '图为周若溪（左一）在工地。',
    of: { kind: 'caption', paragraphs: ['副市长周若溪昨日到工地检查。'] },
  },
  run({ kind, text, around, language }): TextFinding[] {
    const copy = around?.copy() ?? '';
    if (kind !== 'caption' || copy === '') return [];
    return namesOf(text).flatMap(({ at, name }): TextFinding[] => {
      if (copy.includes(name)) return [];
      const [near] = new Lists([{ kind: 'person', name }]).nearly(copy, language?.confusions ?? null);
      const own = near === undefined || near.slip === 'lost' ? undefined : copy.slice(near.from, near.to);
      return [
        finding(
          at,
          at + name.length,
          own === undefined
            ? {
                severity: 'hint',
                zh: `文中没有“${name}”。请与照片和原稿核对人名和左右。`,
                en: `The story has no “${name}”. Compare names and sides with the picture and the copy.`,
              }
            : {
                severity: 'warning',
                zh: `文中没有“${name}”，有“${own}”。请核对。`,
                en: `The story has no “${name}” but “${own}”. Check both.`,
                with: own,
              },
        ),
      ];
    });
  },
};
