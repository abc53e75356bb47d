/** The guide's page of rules of copy: what each is about, an example, where it comes from. The register knows them. */
import { copyRules } from '../shared/checks/copy/register.ts';
import type { CopyRuleKind } from '../shared/checks/copy/rule.ts';
import type { Language } from '../shared/contract/language.ts';

const words = {
  zh: {
    title: '文字检查的规则',
    about:
      '稿件的文字按下面的规则检查，没有上版的稿件也在内，结果在右边的**检查**里。有把握的，旁边有改的按钮，一步撤销；拿不准的只提醒，请对照原稿。错误、提醒、提示三种，写的是一条规则最重的一种。同一个词在一篇稿件里出现三次以上，当作有意这样写。',
    heads: ['规则', '有问题的', '应为', '最重', '依据'],
    severities: { error: '错误', warning: '提醒', hint: '提示' },
    kinds: {
      characters: '字',
      words: '词',
      names: '人名与职务',
      grammar: '语法',
      marks: '标点',
      numerals: '数字',
      facts: '事实',
      lists: '本报的词表',
    },
  },
  en: {
    title: 'Rules for copy',
    about:
      'Copy is looked at by these rules, stories on no page too; what they find is under **Checks** at the right. Where a rule is sure, a button beside it mends it, one step of undo; where it is not, compare the copy. A rule is listed with the gravest it says of anything. A word that stands three times in a story is taken to be meant.',
    heads: ['Rule', 'Wrong', 'Right', 'Gravest', 'Source'],
    severities: { error: 'Error', warning: 'Warning', hint: 'Hint' },
    kinds: {
      characters: 'Characters',
      words: 'Words',
      names: 'Names and titles',
      grammar: 'Grammar',
      marks: 'Punctuation',
      numerals: 'Numerals',
      facts: 'Facts',
      lists: 'Lists of your own',
    },
  },
} as const;

const kinds: readonly CopyRuleKind[] = [
  'marks',
  'numerals',
  'words',
  'characters',
  'grammar',
  'facts',
  'names',
  'lists',
];

/** A standard and its clauses; what they say is English. */
const CLAUSES = /^GB\/T [^:]*/u;

/** The page as Markdown, like the others of `docs/`. */
export function rulesPage(language: Language): string {
  const { title, about, heads, severities, kinds: names } = words[language];
  const sections = kinds.flatMap((kind) => {
    const rows = copyRules
      .filter((rule) => rule.kind === kind)
      .map(({ title: own, example, severity, source }) => {
        const from = language === 'en' ? source : (CLAUSES.exec(source)?.[0] ?? '');
        return `| ${own[language]} | ${example.wrong} | ${example.right} | ${severities[severity]} | ${from} |`;
      });
    if (rows.length === 0) return [];
    return [[`## ${names[kind]}`, '', `| ${heads.join(' | ')} |`, '|---|---|---|---|---|', ...rows].join('\n')];
  });
  return [`# ${title}`, about, ...sections].join('\n\n');
}
