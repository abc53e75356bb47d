/** The guide's page of keys as it is built: our own set. In its window it lists the keys in force (`build/guide-page.js`). */
import { keySections } from '../shared/contract/guide-keys.ts';
import type { Language } from '../shared/contract/language.ts';

const words = {
  zh: {
    title: '快捷键',
    about:
      '有快捷键的命令都在这里，列的是您现在用的键，在“设置”里可以改；说明的其他各页写的是大样自己的键。没有快捷键的命令，在命令面板（Ctrl+K）里也找得到。Mac 上 Ctrl 是 ⌘，Alt 是 ⌥。不带 Ctrl 的键在版面上有效，写字时不算；“校对”一节里不带 Ctrl 的，只在校对时有效。',
    command: '命令',
    key: '键',
  },
  en: {
    title: 'Keys',
    about:
      'Every command that has a key, with the keys you have now; Preferences change them, and the other pages of the guide name our own. Commands without one are in the command palette (Ctrl+K), too. On a Mac, Ctrl is ⌘ and Alt is ⌥. Keys without Ctrl are heard on the page, not where one writes; under Proof, those without Ctrl only while proofreading.',
    command: 'Command',
    key: 'Key',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** The page as Markdown, like the others of `docs/`. */
export function keysPage(language: Language): string {
  const { title, about, command, key } = words[language];
  const sections = keySections({ keySet: 'dayang', keys: {} }, language).map(({ title: menu, rows }) =>
    [
      `## ${menu}`,
      '',
      `| ${command} | ${key} |`,
      '|---|---|',
      ...rows.map((row) => `| ${row.command} | \`${row.key}\` |`),
    ].join('\n'),
  );
  return [`# ${title}`, about, ...sections].join('\n\n');
}
