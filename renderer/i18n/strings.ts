/**
 * The interface's words, in Simplified Chinese and English. `{name}` stands for a value, `{name:one|many}`
 * for the word that goes with its number, or with how many a list has, and `{do command}` for how a command is given.
 */
import { createContext, useContext } from 'react';
import { type CommandId, commandIds, commandOf } from '../../shared/contract/commands.ts';
import { labelIn } from '../../shared/contract/labels.ts';
import type { Language } from '../../shared/contract/language.ts';
import { openingStrings } from './opening-strings.ts';
import type { WordTable } from './word-table.ts';
import { appWords } from './words/app.ts';
import { arrivalsWords } from './words/arrivals.ts';
import { backupWords } from './words/backups.ts';
import { checksWords } from './words/checks.ts';
import { clipboardWords } from './words/clipboard.ts';
import { commonWords } from './words/common.ts';
import { directionWords } from './words/directions.ts';
import { effectsWords } from './words/effects.ts';
import { exportWords } from './words/export.ts';
import { helpWords } from './words/help.ts';
import { inspectorWords } from './words/inspector.ts';
import { listsWords } from './words/lists.ts';
import { mastersWords } from './words/masters.ts';
import { pagesWords } from './words/pages.ts';
import { paperWords } from './words/paper.ts';
import { preferencesWords } from './words/preferences.ts';
import { printWords } from './words/print.ts';
import { proofWords } from './words/proof.ts';
import { reasonWords } from './words/reasons.ts';
import { savingWords } from './words/saving.ts';
import { shapesWords } from './words/shapes.ts';
import { spreadsWords } from './words/spreads.ts';
import { startWords } from './words/start.ts';
import { storyWords } from './words/story.ts';
import { templatesWords } from './words/templates.ts';
import { thisLineWords } from './words/this-line.ts';

/** All words: a table a feature. */
const strings = {
  ...openingStrings,
  ...commonWords,
  ...appWords,
  ...savingWords,
  ...backupWords,
  ...clipboardWords,
  ...arrivalsWords,
  ...startWords,
  ...preferencesWords,
  ...paperWords,
  ...listsWords,
  ...pagesWords,
  ...mastersWords,
  ...shapesWords,
  ...storyWords,
  ...spreadsWords,
  ...templatesWords,
  ...directionWords,
  ...inspectorWords,
  ...checksWords,
  ...thisLineWords,
  ...proofWords,
  ...reasonWords,
  ...effectsWords,
  ...exportWords,
  ...helpWords,
  ...printWords,
} as const satisfies WordTable;

export type StringKey = keyof typeof strings;

/** Names of the kinds of paragraphs. */
const kinds: WordTable = {
  paragraph: { zh: '段落', en: 'Paragraph' },
  subhead: { zh: '小标题', en: 'Subhead' },
  question: { zh: '问', en: 'Question' },
  answer: { zh: '答', en: 'Answer' },
  note: { zh: '批注', en: 'Note' },
};

/** Names of the built-in styles. */
const styles: WordTable = {
  nameplate: { zh: '报头', en: 'Nameplate' },
  imprint: { zh: '版记', en: 'Imprint' },
  'page-head': { zh: '报眉', en: 'Page head' },
  'refer-headline': { zh: '导读题', en: 'Refer headline' },
  'refer-line': { zh: '导读文', en: 'Refer line' },
  banner: { zh: '通栏题', en: 'Banner' },
  kicker: { zh: '引题', en: 'Kicker' },
  'headline-lead': { zh: '头条主题', en: 'Lead headline' },
  'headline-story': { zh: '要闻主题', en: 'Story headline' },
  'headline-brief': { zh: '短讯主题', en: 'Brief headline' },
  'headline-continued': { zh: '转文题', en: 'Continued headline' },
  deck: { zh: '副题', en: 'Deck' },
  body: { zh: '正文', en: 'Body' },
  subhead: { zh: '小标题', en: 'Subhead' },
  jump: { zh: '转接文', en: 'Jump line' },
  caption: { zh: '图片说明', en: 'Caption' },
  pullquote: { zh: '摘要引语', en: 'Pull quote' },
  table: { zh: '表格', en: 'Table' },
};

/** What stands for a value in words: a list is set with its language's separators. */
export type SaidValue = string | number | readonly (string | number)[];

export interface Words {
  readonly language: Language;
  (key: StringKey, values?: Readonly<Record<string, SaidValue>>): string;
  list(items: readonly (string | number)[]): string;
  label(name: string): string;
  kind(name: string): string;
  style(name: string): string;
}

/** The key of a command as people read it, empty where it has none: whoever knows the keys in force says so. */
let keyOf: (id: CommandId) => string = () => '';

/** Has words name the keys in force. */
export function nameKeysBy(known: typeof keyOf): void {
  keyOf = known;
}

/** How a command is given, in the midst of a sentence: by its key, or by its name in menus and palette. */
function givenBy(named: string, language: Language): string {
  const id = commandIds.find((one) => one === named);
  if (id === undefined) return named;
  const key = keyOf(id);
  const name = commandOf(id)[language];
  if (language === 'zh') return key === '' ? `“${name}”命令` : ` ${key} `;
  return key === '' ? `the command “${name}”` : key;
}

/** The words of a language. */
export function wordsOf(language: Language): Words {
  const list = (items: readonly (string | number)[]) => items.join(language === 'zh' ? '、' : ', ');
  const written = (value: SaidValue) => (typeof value === 'object' ? list(value) : String(value));
  const say = (key: StringKey, values: Readonly<Record<string, SaidValue>> = {}): string =>
    strings[key][language]
      .replace(/\{do ([\w.-]+)\}/gu, (_, id: string) => givenBy(id, language))
      .replace(
        /\{(\w+)(?::([^|{}]+)\|([^|{}]+))?\}/gu,
        (whole, name: string, one: string | undefined, many: string | undefined) => {
          const given = values[name] ?? whole;
          if (one === undefined) return written(given);
          // A word goes with how many a list names.
          const isOne = typeof given === 'object' ? given.length === 1 : String(given) === '1';
          return isOne ? one : (many ?? one);
        },
      );
  return Object.assign(say, {
    language,
    list,
    label: (name: string) => labelIn(language, name),
    kind: (name: string) => kinds[name]?.[language] ?? name,
    style: (name: string) => styles[name]?.[language] ?? name,
  });
}

/** Words of the window in both languages; values that are words themselves are asked for in each. */
export function inBoth(
  key: StringKey,
  values: Readonly<Record<string, SaidValue>> | ((language: Language) => Readonly<Record<string, SaidValue>>) = {},
): Record<Language, string> {
  const told = (language: Language) => wordsOf(language)(key, typeof values === 'function' ? values(language) : values);
  return { zh: told('zh'), en: told('en') };
}

export const WordsContext = createContext<Words>(wordsOf('zh'));

export function useWords(): Words {
  return useContext(WordsContext);
}
