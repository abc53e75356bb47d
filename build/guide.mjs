/**
 * The guide as the program shows it without a network: the users' pages of `docs/` as HTML, with their pictures, under
 * the names `electron/guide.ts` asks for. A page is `docs/<name>.md` in English and `docs/<name>.zh.md` in Chinese, but
 * for the keys, which the command table knows, and the rules of copy, which their register does. `node build/guide.mjs FOLDER` writes it; needs a Node that runs TypeScript.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Marked } from 'marked';
import { keysPage } from './guide-keys.ts';
import { rulesPage } from './guide-rules.ts';

/** The pages in the order in which they are read, as each language's list calls them. The first is what help opens. */
export const guidePages = [
  { name: 'start', zh: '从这里开始', en: 'Start here' },
  { name: 'desk', zh: '版面', en: 'Layout' },
  { name: 'pages', zh: '开本与网格', en: 'Page sizes and grids' },
  { name: 'paper', zh: '报纸与下一期', en: 'The newspaper' },
  { name: 'nameplate', zh: '报头与报眼', en: 'The nameplate' },
  { name: 'story', zh: '文稿', en: 'Copy' },
  { name: 'tables', zh: '表格', en: 'Tables' },
  { name: 'proof', zh: '校对', en: 'Proofs' },
  { name: 'export', zh: '导出与印前检查', en: 'Export and preflight' },
  { name: 'keeping', zh: '怎样不丢东西', en: 'How nothing is lost' },
  { name: 'typesetting', zh: '排版规则', en: 'Typesetting' },
  { name: 'checking', zh: '文字检查', en: 'Checking copy' },
  { name: 'rules', zh: '文字检查的规则', en: 'Rules for copy' },
  { name: 'keys', zh: '快捷键', en: 'Keys' },
];

/** What stands round the pages, and what the page's script says (`guide-page.js`). */
const words = {
  zh: {
    code: 'zh-CN',
    title: '大样使用说明',
    pages: '使用说明各页',
    search: '在使用说明里查找',
    none: '没有找到',
    found: '{count} 处',
    other: 'English',
  },
  en: {
    code: 'en',
    title: 'Dayang guide',
    pages: 'Pages of the guide',
    search: 'Search the guide',
    none: 'Nothing found',
    found: '{count} found',
    other: '中文',
  },
};

/** The interface's own face, where the system has no Chinese one: its everyday characters, and those that come next. */
const STYLE = `
@font-face { font-family: guide; src: url(dayang-font://sans/everyday.ttf); }
@font-face { font-family: guide-2; src: url(dayang-font://sans/level-2.ttf); }
:root { color-scheme: light dark; --ink: #22211f; --soft: #64615b; --ground: #f7f6f3; --line: #dddbd5; --link: #1f62c4; }
@media (prefers-color-scheme: dark) { :root { --ink: #ebe9e4; --soft: #a9a59d; --ground: #262523; --line: #403e3a; --link: #78a9f2; } }
body { background: var(--ground); color: var(--ink); display: grid; font: 15px/1.7 system-ui, "PingFang SC",
  "Microsoft YaHei", "Noto Sans CJK SC", guide, guide-2, sans-serif; grid-template-columns: 208px minmax(0, 1fr); margin: 0; }
nav { border-right: 1px solid var(--line); box-sizing: border-box; height: 100vh; overflow-y: auto; padding: 16px 12px;
  position: sticky; top: 0; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav ul ul { border-left: 1px solid var(--line); margin: 0 0 8px 12px; }
nav ul ul a { font-size: 13px; padding: 2px 8px; }
nav a { border-radius: 4px; display: block; padding: 4px 8px; text-decoration: none; }
nav a[aria-current] { color: var(--ink); font-weight: 700; }
nav input { background: transparent; border: 1px solid var(--line); border-radius: 4px; box-sizing: border-box; color: inherit;
  font: inherit; font-size: 13px; margin: 0 0 8px; padding: 4px 8px; width: 100%; }
nav small { color: var(--soft); display: block; font-size: 12px; line-height: 1.5; }
nav [role=status] { color: var(--soft); font-size: 12px; padding: 0 8px; }
.other { border-top: 1px solid var(--line); margin-top: 12px; padding-top: 8px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
@media (max-width: 640px) { body { grid-template-columns: minmax(0, 1fr); } nav { border-bottom: 1px solid var(--line);
  border-right: 0; height: auto; max-height: 40vh; position: static; } }
main { max-width: 720px; padding: 24px 32px 64px; }
h1, h2 { line-height: 1.35; } h2 { margin-top: 2em; scroll-margin-top: 16px; }
a { color: var(--link); }
img { max-width: 100%; }
table { border-collapse: collapse; } th, td { border-bottom: 1px solid var(--line); padding: 4px 12px 4px 0;
  text-align: left; vertical-align: top; }
thead:not(:has(th:not(:empty))) { display: none; }
pre, code { font: 13px/1.6 ui-monospace, Consolas, guide, guide-2, monospace; } pre { overflow-x: auto; }
::highlight(found) { background: #ffe08a; }
@media (prefers-color-scheme: dark) { ::highlight(found) { background: #6b5410; } }
`;

const escaped = (text) => text.replace(/[&<>"]/gu, (sign) => `&#${sign.codePointAt(0)};`);

/** A text's own words, for the list of contents and the search: without marks, with the characters that HTML escapes. */
const wordsOf = (html) =>
  html
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&(#\d+|amp|lt|gt|quot);/gu, (_, sign) =>
      sign.startsWith('#')
        ? String.fromCodePoint(Number(sign.slice(1)))
        : { amp: '&', lt: '<', gt: '>', quot: '"' }[sign],
    )
    .replace(/\s+/gu, ' ')
    .trim();

/** What a heading is linked to by, as GitHub has it. */
export const headingId = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/gu, '-');

/** What a page is called in the guide: a page has the frame of the language it is read in. */
const fileOf = (page, language) => `${page === guidePages[0] ? 'index' : page.name}.${language}.html`;

/** A page's Markdown in a language. */
function sourceOf(docs, { name }, language) {
  if (name === 'keys') return keysPage(language);
  if (name === 'rules') return rulesPage(language);
  return readFileSync(join(docs, language === 'zh' ? `${name}.zh.md` : `${name}.md`), 'utf8');
}

/** The page that a link of `docs/` leads to, and the place in it; undefined for what is not in the guide. */
function linked(href) {
  const [, name, place = ''] = /^([a-z]+)(?:\.zh)?\.md(#.*)?$/u.exec(href) ?? [];
  const page = guidePages.find((one) => one.name === name);
  return page && { page, place };
}

/** A page's HTML and its sections: each with the heading's id and what it says. */
async function read(docs, folder, page, language) {
  const text = sourceOf(docs, page, language);
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text: title }) {
        return `<h${depth} id="${escaped(headingId(title))}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      // Pages for builders are not in the guide, and there may be no network: their links are words.
      link({ href, tokens }) {
        const inside = this.parser.parseInline(tokens);
        const to = linked(href);
        return to ? `<a href="${fileOf(to.page, language)}${to.place}">${inside}</a>` : inside;
      },
      image({ href, text: said }) {
        copyFileSync(join(docs, href), join(folder, basename(href)));
        return `<img src="${basename(href)}" alt="${escaped(said)}">`;
      },
    },
  });
  const html = await marked.parse(text);
  const sections = html.split(/(?=<h[12] )/u).map((part) => {
    const [, id = '', title = ''] = /^<h[12] id="([^"]*)">(.*?)<\/h[12]>/u.exec(part) ?? [];
    return { id, title: wordsOf(title), text: wordsOf(part.replace(/^<h[12].*?<\/h[12]>/u, '')) };
  });
  return { page, html, sections };
}

/** The list of pages, with the sections of the one that is shown. */
function contents(pages, shown, language) {
  const said = words[language];
  const entries = pages.map(({ page, sections }) => {
    const name = page[language];
    if (page !== shown) return `<li><a href="${fileOf(page, language)}">${name}</a></li>`;
    // The first is the page's own title.
    const inside = sections.slice(1).map(({ id, title }) => `<li><a href="#${escaped(id)}">${escaped(title)}</a></li>`);
    return `<li><a href="${fileOf(page, language)}" aria-current="page">${name}</a><ul>${inside.join('')}</ul></li>`;
  });
  const other = language === 'zh' ? 'en' : 'zh';
  return `<nav aria-label="${said.pages}">
<input type="search" id="search" placeholder="${said.search}" aria-label="${said.search}" data-none="${said.none}" data-found="${said.found}">
<div id="found" role="status"></div><ul id="hits" hidden></ul>
<ul id="contents">${entries.join('\n')}</ul>
<a class="other" href="${fileOf(shown, other)}" lang="${words[other].code}">${said.other}</a></nav>`;
}

/** Writes the guide of `docs` into a folder. Throws where a page or a picture is missing. */
export async function writeGuide(docs, folder) {
  mkdirSync(folder, { recursive: true });
  copyFileSync(fileURLToPath(new URL('guide-page.js', import.meta.url)), join(folder, 'page.js'));
  for (const [language, said] of Object.entries(words)) {
    const pages = await Promise.all(guidePages.map((page) => read(docs, folder, page, language)));
    const index = pages.flatMap(({ page, sections }) =>
      sections.map((section) => ({ ...section, file: fileOf(page, language), page: page[language] })),
    );
    writeFileSync(join(folder, `sections.${language}.js`), `export const sections = ${JSON.stringify(index)};\n`);
    for (const { page, html } of pages) {
      writeFileSync(
        join(folder, fileOf(page, language)),
        `<!doctype html><html lang="${said.code}"><head><meta charset="utf-8"><title>${page[language]} — ${said.title}</title>` +
          `<style>${STYLE}</style><script type="module" src="page.js"></script></head><body>` +
          `${contents(pages, page, language)}<main>${html}</main></body></html>`,
      );
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeGuide(fileURLToPath(new URL('../docs', import.meta.url)), process.argv[2]);
}
