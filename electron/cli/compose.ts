import { compose } from '../../shared/compose/compose.ts';
import { numbersOf } from '../../shared/compose/composed-halves.ts';
import type { ComposeFinding } from '../../shared/compose/display-list.ts';
import { sectionsOf } from '../../shared/edition/spreads.ts';
import { EditionFile } from '../store/edition-file.ts';
import type { Command } from './command.ts';
import { resourcesFor } from './environment.ts';

/** Findings with which no page may go to press: a blank for a character, a jump to a page already read. */
const mustBeMended: ReadonlySet<ComposeFinding['code']> = new Set(['missing-glyph', 'unknown-face', 'jump-backwards']);

/** Points to a hundredth: what a reader of the report needs. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

export const composeCommand: Command = {
  name: 'compose',
  summary: 'compose every page and report how the copy fits',
  operands: ['FILE'],
  options: {},
  run(args, console) {
    const file = EditionFile.openToRead(args.operand(0));
    try {
      console.progress('composing');
      const composed = compose(file.edition, resourcesFor(file));
      const pages = composed.pages.map((page) => ({
        number: page.number,
        // A 通版 has two numbers.
        ...(page.also === undefined ? {} : { numbers: [...numbersOf(page)] }),
        section: sectionsOf(file.edition.pages[page.id] ?? { section: '' }).join('、'),
        width: rounded(page.width),
        height: rounded(page.height),
        blocks: page.blocks.map((block) => ({
          id: block.id,
          kind: block.kind,
          article: block.articleId,
          frame: {
            x: rounded(block.frame.x),
            y: rounded(block.frame.y),
            width: rounded(block.frame.width),
            height: rounded(block.frame.height),
          },
          lines: block.lines,
          oversetCharacters: block.oversetCharacters,
          linesShort: block.linesShort,
          reason: block.reason,
        })),
      }));
      for (const page of pages) {
        const lines = page.blocks.reduce((sum, block) => sum + block.lines, 0);
        console.line(
          `page ${(page.numbers ?? [page.number]).join('-')} ${page.section}: ${page.blocks.length} blocks, ${lines} lines`,
        );
      }
      for (const article of composed.articles) {
        const jumps = article.jumps.map((jump) => `, ${jump.from}版 → ${jump.to}版`).join('');
        const overset = article.charactersOverset > 0 ? `, ${article.charactersOverset} overset` : '';
        console.line(
          `${article.title}: ${article.charactersComposed}/${article.charactersIn} characters${overset}${jumps}`,
        );
      }
      for (const finding of composed.findings) console.line(`finding: ${finding.code} ${finding.detail}`);
      const hasErrors = composed.findings.some(({ code }) => mustBeMended.has(code));
      return { json: { pages, articles: composed.articles, findings: composed.findings }, hasErrors };
    } finally {
      file.close();
    }
  },
};
