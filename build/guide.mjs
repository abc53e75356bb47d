/**
 * The guide as the program shows it without a network: the users' pages of `docs/` as HTML, with their pictures, under
 * the names `electron/guide.ts` asks for.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Marked } from 'marked';

/** The pages of each language, in the order in which they are read. The first is what help opens. */
const languages = {
  zh: {
    title: '大样使用说明',
    pages: [
      ['start.zh.md', '从这里开始'],
      ['desk.md', '版面'],
      ['pages.md', '开本与网格'],
      ['paper.md', '报纸与下一期'],
      ['nameplate.md', '报头与报眼'],
      ['story.md', '文稿'],
      ['proof.md', '校对'],
      ['export.md', '导出与印前检查'],
      ['typesetting.md', '排版规则'],
    ],
  },
  en: {
    title: 'Dayang guide',
    pages: [
      ['start.md', 'Start here'],
      ['desk.md', 'Layout'],
      ['pages.md', 'Page sizes and grids'],
      ['paper.md', 'The newspaper'],
      ['nameplate.md', 'The nameplate'],
      ['story.md', 'Copy'],
      ['proof.md', 'Proofs'],
      ['export.md', 'Export and preflight'],
      ['typesetting.md', 'Typesetting'],
    ],
  },
};

/** The interface's own face, where the system has no Chinese one: its everyday characters, and those that come next. */
const STYLE = `
@font-face { font-family: guide; src: url(dayang-font://sans/everyday.ttf); }
@font-face { font-family: guide-2; src: url(dayang-font://sans/level-2.ttf); }
:root { color-scheme: light dark; --ink: #22211f; --ground: #f7f6f3; --line: #dddbd5; --link: #1f62c4; }
@media (prefers-color-scheme: dark) { :root { --ink: #ebe9e4; --ground: #262523; --line: #403e3a; --link: #78a9f2; } }
body { background: var(--ground); color: var(--ink); display: grid; font: 15px/1.7 system-ui, "PingFang SC",
  "Microsoft YaHei", "Noto Sans CJK SC", guide, guide-2, sans-serif; grid-template-columns: 168px minmax(0, 1fr); margin: 0; }
nav { border-right: 1px solid var(--line); box-sizing: border-box; height: 100vh; padding: 24px 16px; position: sticky; top: 0; }
nav a { display: block; padding: 4px 8px; text-decoration: none; }
nav a[aria-current] { color: var(--ink); font-weight: 700; }
main { max-width: 720px; padding: 24px 32px 64px; }
a { color: var(--link); }
img { max-width: 100%; }
table { border-collapse: collapse; } th, td { border-bottom: 1px solid var(--line); padding: 4px 12px 4px 0;
  text-align: left; vertical-align: top; }
pre, code { font: 13px/1.6 ui-monospace, Consolas, guide, guide-2, monospace; } pre { overflow-x: auto; }
`;

const escaped = (text) => text.replace(/[&<>"]/gu, (sign) => `&#${sign.codePointAt(0)};`);

/** What a page is called in the guide: a page that both languages have stands in each one's own frame. */
function nameOf(file, language) {
  const { pages } = languages[language];
  return file === pages[0][0] ? `index.${language}.html` : `${basename(file, '.md')}.${language}.html`;
}

/** Writes the guide of `docs` into a folder. Throws where a page or a picture is missing. */
export async function writeGuide(docs, folder) {
  mkdirSync(folder, { recursive: true });
  for (const [language, { title, pages }] of Object.entries(languages)) {
    const files = pages.map(([file]) => file);
    for (const [file] of pages) {
      const marked = new Marked({
        renderer: {
          // Pages for builders are not in the guide, and there may be no network: their links are words.
          link({ href, tokens }) {
            const inside = this.parser.parseInline(tokens);
            return files.includes(href) ? `<a href="${nameOf(href, language)}">${inside}</a>` : inside;
          },
          image({ href, text }) {
            copyFileSync(join(docs, href), join(folder, basename(href)));
            return `<img src="${basename(href)}" alt="${escaped(text)}">`;
          },
        },
      });
      const body = await marked.parse(readFileSync(join(docs, file), 'utf8'));
      const link = ([one, name]) =>
        `<a href="${nameOf(one, language)}"${one === file ? ' aria-current="page"' : ''}>${name}</a>`;
      writeFileSync(
        join(folder, nameOf(file, language)),
        `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">` +
          `<title>${title}</title><style>${STYLE}</style></head>` +
          `<body><nav>${pages.map(link).join('')}</nav><main>${body}</main></body></html>`,
      );
    }
  }
}
