import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MarkedToken, marked, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { blockForm, blockForms } from '../shared/blocks/kinds.ts';
import { copyRules } from '../shared/checks/copy/register.ts';
import { commandIds, commandOf } from '../shared/contract/commands.ts';
import { keySections, writtenKey } from '../shared/contract/guide-keys.ts';
import { guidePlaceNames, guidePlaces, guidePages as places } from '../shared/contract/guide-places.ts';
import { markKinds, markModule } from '../shared/proof/marks/kinds.ts';
import { guidePages, headingId } from './guide.mjs';
import { keysPage } from './guide-keys.ts';
import { rulesPage } from './guide-rules.ts';

const docs = fileURLToPath(new URL('../docs', import.meta.url));
const pages = guidePages
  .flatMap(({ name }) => [`${name}.md`, `${name}.zh.md`])
  .filter((file) => existsSync(join(docs, file)));

function isKnown(token: unknown): token is MarkedToken {
  return typeof token === 'object' && token !== null && 'type' in token;
}

const blocksOf = (file: string) => marked.lexer(readFileSync(join(docs, file), 'utf8')).filter(isKnown);
const sourceOf = (file: string) => readFileSync(join(docs, file), 'utf8');

/** Where a page's links lead, in their order. */
function linksOf(file: string): string[] {
  const found: string[] = [];
  marked.walkTokens(marked.lexer(sourceOf(file)), (token) => {
    if (token.type === 'link') found.push(String(token.href));
  });
  return found;
}

const headingsOf = (file: string) => blocksOf(file).flatMap((block) => (block.type === 'heading' ? [block] : []));
const tablesOf = (file: string): Tokens.Table[] =>
  blocksOf(file).flatMap((block) => (block.type === 'table' ? [block] : []));

const keys = new Map(
  commandIds.flatMap((id) => {
    const { key } = commandOf(id);
    return key === undefined ? [] : [[writtenKey(key), id] as const];
  }),
);

/** Several commands at once: there is one for each arrow. What opens a menu on every system that has no key for it. A line's end within a cell. */
const others = new Set(['Alt+arrow', 'Shift+arrow', 'Shift+F10', 'Alt+Enter']);

/** Combinations that a text names: the modifiers, then one key; or a key of the first row. */
const combination = String.raw`(?:(?:Ctrl|Alt|Shift)\+)+(?:F\d+|[A-Za-z]+|[0-9]|[[\],.;=-])|\bF\d+\b`;
/** What the guide calls something, in bold, with its key behind it: after the menu’s name, or without. */
const called = String.raw`\*\*(?:[^*›]+ › )?([^*…]+)…?\*\*(?:, |，| \(|（)(${combination})`;

describe('the places help opens at', () => {
  it('are pages of the guide, in its order', () => {
    expect(places).toEqual(guidePages.map(({ name }) => name));
  });

  it.each(['zh', 'en'] as const)('are headings of the guide (%s)', (language) => {
    const wrong = guidePlaceNames.filter((name) => {
      const place: { readonly page: string; readonly zh?: string; readonly en?: string } = guidePlaces[name];
      const heading = place[language];
      const file = language === 'zh' ? `${place.page}.zh.md` : `${place.page}.md`;
      return heading !== undefined && !headingsOf(file).some(({ text }) => headingId(text) === heading);
    });
    expect(wrong).toEqual([]);
  });
});

describe('keys named in the guide', () => {
  it.each(pages)('of %s are commands’ keys', (file) => {
    const named = [...sourceOf(file).matchAll(new RegExp(combination, 'gu'))].map(([key]) => key);
    expect(named.filter((key) => !keys.has(key) && !others.has(key))).toEqual([]);
  });

  it.each(pages)('of %s stand beside what their command is called', (file) => {
    const language = file.endsWith('.zh.md') ? 'zh' : 'en';
    const wrong = commandIds.flatMap((id) => {
      const { key, ...title } = commandOf(id);
      const names = [title.zh, title[language]].map((name) => name.replace(/…$/u, ''));
      return [...sourceOf(file).matchAll(new RegExp(called, 'gu'))]
        .filter(([, name = '', given]) => names.includes(name) && given !== writtenKey(key ?? ''))
        .map(([all]) => all);
    });
    expect(wrong).toEqual([]);
  });

  it.each(['desk.md', 'desk.zh.md'])('of %s are the letters of the blocks', (file) => {
    const [table] = tablesOf(file);
    const given = table?.rows.flatMap((row) =>
      [row.slice(0, 2), row.slice(2)].map((cells) => cells.map(({ text }) => text)),
    );
    const told = new Map(given?.map(([letter = '', name = '']) => [letter, name]));
    const forms = blockForms.map(blockForm).filter(({ letter }) => letter !== undefined);
    expect(forms.filter(({ letter, name }) => !told.get(letter ?? '')?.includes(name.zh))).toEqual([]);
  });

  it.each(['proof.md', 'proof.zh.md'])('of %s are those of the marks', (file) => {
    const [table] = tablesOf(file);
    const given = table?.rows.flatMap((row) =>
      [row.slice(0, 3), row.slice(3)].map((cells) => cells.map(({ text }) => text)),
    );
    const told = new Map(given?.map(([letter = '', name = '']) => [letter, name]));
    expect(markKinds.map(markModule).filter(({ key, zh }) => !told.get(key)?.startsWith(zh))).toEqual([]);
  });
});

/** What a page is made of, in its order: what a translation has, too. */
function outlineOf(file: string): string[] {
  const told = (block: MarkedToken): string[] => {
    if (block.type === 'heading') return [`heading ${block.depth}`];
    if (block.type === 'table') return [`table of ${block.rows.length} × ${block.header.length}`];
    if (block.type === 'list') return [`list of ${block.items.length}`];
    if (block.type === 'code') return [`code: ${block.text}`];
    return block.type === 'space' ? [] : [block.type];
  };
  return blocksOf(file).flatMap(told);
}

/** The keys a page names, sorted: sentences of two languages do not name them in one order. */
const keysOf = (file: string) =>
  [...new Set(sourceOf(file).match(new RegExp(combination, 'gu')))].filter((key) => !others.has(key)).sort();

describe('the page of keys', () => {
  it.each(['zh', 'en'] as const)('has every command that has one, in %s', (language) => {
    const page = keysPage(language);
    const isThere = (id: (typeof commandIds)[number]) => {
      const { key, ...title } = commandOf(id);
      return key === undefined || page.includes(`| ${title[language]} | \`${writtenKey(key)}\` |`);
    };
    expect(commandIds.filter((id) => !isThere(id))).toEqual([]);
  });

  it('lists the keys in force: one that was given to another command stands at that alone', () => {
    const sections = keySections({ keySet: 'dayang', keys: { 'block.lock': 'CmdOrCtrl+Alt+L', 'copy.new': '' } }, 'zh');
    const rows = sections.flatMap((section) => section.rows);
    expect(rows.find(({ command }) => command === commandOf('block.lock').zh)?.key).toBe('Ctrl+Alt+L');
    expect(rows.some(({ command }) => command === commandOf('copy.new').zh)).toBe(false);
  });
});

describe('the page of rules', () => {
  it.each(['zh', 'en'] as const)('has every rule of copy with its example, in %s', (language) => {
    const page = rulesPage(language);
    for (const { title, example } of copyRules)
      expect(page).toContain(`| ${title[language]} | ${example.wrong} | ${example.right} |`);
    for (const { example } of copyRules) expect(`${example.wrong}${example.right}`).not.toContain('|');
  });

  it('says no English in Chinese but standards', () => {
    expect(
      rulesPage('zh')
        .replace(/GB\/T|B\.\d|A\.\d/gu, '')
        .match(/[A-Za-z]{2,}/gu),
    ).toBeNull();
  });
});

describe('the guide in Chinese', () => {
  const translated = guidePages.map(({ name }) => name).filter((name) => name !== 'keys' && name !== 'rules');

  it.each(translated)('has the headings, paragraphs, tables and lists of %s.md', (name) => {
    expect(outlineOf(`${name}.zh.md`)).toEqual(outlineOf(`${name}.md`));
  });

  it.each(translated)('has the links and keys of %s.md', (name) => {
    const targets = (file: string) => linksOf(file).map((href) => href.replace('.zh.md', '.md').replace(/#.*/u, ''));
    expect(targets(`${name}.zh.md`).sort()).toEqual(targets(`${name}.md`).sort());
    expect(keysOf(`${name}.zh.md`)).toEqual(keysOf(`${name}.md`));
  });
});

describe('links in the guide', () => {
  it.each(pages)('of %s lead to pages and headings that are there, in the same language', (file) => {
    const isChinese = file.endsWith('.zh.md');
    const wrong = linksOf(file).filter((href) => {
      const [target = '', place] = decodeURIComponent(href).split('#');
      if (!readdirSync(docs).includes(target)) return true;
      if (
        isChinese &&
        target.endsWith('.md') &&
        !target.endsWith('.zh.md') &&
        existsSync(join(docs, target.replace('.md', '.zh.md')))
      )
        return true;
      return place !== undefined && !headingsOf(target).some(({ text }) => headingId(text) === place);
    });
    expect(wrong).toEqual([]);
  });
});
