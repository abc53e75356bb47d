import { isBare } from '../../shared/edition/bare-articles.ts';
import {
  articleTitle,
  blocksOnPage,
  bodyCharacters,
  pageCount,
  pagesInOrder,
  standsOn,
} from '../../shared/edition/selectors.ts';
import { isSpread, numbersSaid, pageNumbers, sectionsOf } from '../../shared/edition/spreads.ts';
import { numbered } from '../../shared/text/numbered.ts';
import { EditionFile } from '../store/edition-file.ts';
import type { Command } from './command.ts';

export const infoCommand: Command = {
  name: 'info',
  summary: 'say what an edition holds',
  operands: ['FILE'],
  options: {},
  run(args, console) {
    const file = EditionFile.openToRead(args.operand(0));
    try {
      const { edition } = file;
      const { publication, date, issue, format } = edition.edition;
      const pages = pagesInOrder(edition).map((page) => ({
        number: page.number,
        // A 通版 has two numbers.
        ...(isSpread(page) ? { numbers: [...pageNumbers(page)] } : {}),
        said: numbersSaid(page),
        section: sectionsOf(page).join('、'),
        blocks: blocksOnPage(edition, page.id).length,
      }));
      // A picture or a table alone has an article for its words, and is no story; one that has remarks is told for them.
      const stories = Object.values(edition.articles).filter(
        (article) => !isBare(edition, article) || (article.importRemarks ?? []).length > 0,
      );
      const articles = stories.map((article) => ({
        id: article.id,
        title: articleTitle(article),
        characters: bodyCharacters(article),
        status: article.status,
        page: standsOn(edition, article) ?? null,
        findings: article.importNotes.length,
        remarks: article.importRemarks?.length ?? 0,
      }));
      const images = Object.values(edition.images);
      console.line(`${publication} ${date} 第${issue}期, ${format}, ${numbered(pageCount(edition), 'page')}`);
      for (const page of pages) console.line(`  ${page.said}版 ${page.section}: ${numbered(page.blocks, 'block')}`);
      for (const article of articles) {
        console.line(`  ${article.title}: ${numbered(article.characters, 'character')}, page ${article.page ?? '-'}`);
      }
      const history = file.history();
      return { json: { path: file.path, publication, date, issue, format, pages, articles, images, history } };
    } finally {
      file.close();
    }
  },
};
