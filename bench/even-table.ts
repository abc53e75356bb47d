/** The table of evenness in the guides, in both languages: written from what was measured. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Measures that the table has. */
const MEASURES = [14, 18, 22];

/** What the guides call each kind of copy, in the order they have them in. */
const kinds: Readonly<Record<string, Readonly<Record<'en' | 'zh', string>>>> = {
  figures: { en: 'news of figures and dates', zh: '数字、日期多的消息' },
  questions: { en: 'questions and answers', zh: '问答' },
  dialogue: { en: 'talk with dashes', zh: '对话，破折号多' },
  briefs: { en: 'short news', zh: '简讯' },
  sample: { en: 'the sample’s copy', zh: '样报的文字' },
  sports: { en: 'results of matches', zh: '体育成绩' },
  court: { en: 'cases and sums', zh: '案件、金额' },
  weather: { en: 'weather', zh: '天气' },
  names: { en: 'English names', zh: '英文人名' },
  addresses: { en: 'addresses, prices, times', zh: '网址、价格、时刻' },
};

const columns = [
  ['over_10', 2],
  ['over_20', 2],
  ['first_over_20', 2],
  ['neighbours', 4],
  ['lone', 0],
] as const;

type Figures = Readonly<Record<string, Readonly<Record<string, number>>>>;

function rowsOf(figures: Figures, language: 'en' | 'zh'): string {
  return Object.entries(kinds)
    .flatMap(([kind, name]) =>
      MEASURES.map((measure) => {
        const cells = columns.map(([column, digits]) => {
          const [ours, theirs] = ['', '_typst'].map((of) => figures[`${kind}_${measure}${of}`]?.[column] ?? Number.NaN);
          return `${ours?.toFixed(digits)} · ${theirs?.toFixed(digits)}`;
        });
        return `| ${[name[language], measure, ...cells].join(' | ')} |`;
      }),
    )
    .join('\n');
}

/** Writes the rows of the table in both guides. Throws where a guide has no such table. */
export function writeTables(figures: Figures): void {
  for (const language of ['en', 'zh'] as const) {
    const path = fileURLToPath(new URL(`../docs/typesetting${language === 'en' ? '' : '.zh'}.md`, import.meta.url));
    const text = readFileSync(path, 'utf8');
    // Heading, line of dashes, rows.
    const table = /(\| [^\n]*0\.20[^\n]*\|\n\|[-|]+\|\n)(?:\|[^\n]*\|\n)+/u;
    if (!table.test(text)) throw new Error(`${path} has no table of evenness`);
    writeFileSync(
      path,
      text.replace(table, (_, head: string) => `${head}${rowsOf(figures, language)}\n`),
    );
  }
}
