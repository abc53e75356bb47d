import { basename, resolve } from 'node:path';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { articleTitle, bodyCharacters, standsOn } from '../../shared/edition/selectors.ts';
import { plannedNumber } from '../../shared/edition/spreads.ts';
import { readPart } from '../../shared/edition/text.ts';
import { withdraw } from '../../shared/layout/arrived.ts';
import { storyPatches } from '../../shared/layout/articles.ts';
import { importPage } from '../../shared/layout/page-import.ts';
import { copyEncodings } from '../../shared/text/encodings.ts';
import { remarksOfFile, sayImportRemark } from '../../shared/text/import-remarks.ts';
import { noticeIn, storyNotice } from '../../shared/text/notice.ts';
import { numbered } from '../../shared/text/numbered.ts';
import type { CopyChange } from '../../shared/text/page-copy.ts';
import { DayangError } from '../errors.ts';
import type { CopyOptions } from '../import/copy-source.ts';
import { ImportReader } from '../import/import-reader.ts';
import type { CopyFile } from '../import/read-story.ts';
import { EditionFile } from '../store/edition-file.ts';
import type { Arguments } from './arguments.ts';
import type { Command, Console } from './command.ts';
import { edit } from './edit.ts';
import { resourcesFor } from './environment.ts';
import { importTable } from './import-table.ts';

/** Characters of context shown on either side of a joint. */
const CONTEXT = 8;

/** The joints that import made, each with what stands around it. */
function jointsOf(article: Article) {
  return article.importNotes.map(({ kind, paragraphId, offset }) => {
    const text = readPart(article, paragraphId) ?? '';
    const before = text.slice(Math.max(0, offset - CONTEXT), offset);
    return { kind, paragraphId, offset, before, after: text.slice(offset, offset + CONTEXT) };
  });
}

function describe(edition: Edition, article: Article) {
  const jump = article.plannedJump === null ? undefined : edition.pages[article.plannedJump];
  return {
    id: article.id,
    title: articleTitle(article),
    headlines: article.headlines,
    banner: article.banner,
    paragraphs: article.body.length,
    characters: bodyCharacters(article),
    questions: article.body.filter((paragraph) => paragraph.type === 'question').length,
    photos: article.photos.map(({ caption, credit }) => ({ caption, credit })),
    page: standsOn(edition, article) ?? null,
    continuesOn: jump === undefined ? null : plannedNumber(jump, article, 'jump'),
    copyToCome: article.copyToCome,
    findings: jointsOf(article),
    remarks: article.importRemarks ?? [],
  };
}

function countChanges(changes: readonly CopyChange[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const change of changes) counts[change.kind] = (counts[change.kind] ?? 0) + 1;
  return counts;
}

function sayWithdrawn(articles: readonly Article[], console: Console): void {
  for (const article of articles) {
    console.line(`${articleTitle(article)}  withdrawn by its agency: it must not be printed`);
  }
}

/** Marks what a notice in plain words takes back; null of a text that is none, or names nothing the edition has. */
function withdrawNamed(file: EditionFile, { text, remarks }: Extract<CopyFile, { kind: 'text' }>, console: Console) {
  const withdrawn = withdraw(file.edition, undefined, noticeIn(text.split('\n')));
  if (withdrawn === null) return null;
  edit(file, 'import', 'import.copy', withdrawn.patches);
  sayWithdrawn(withdrawn.articles, console);
  return { layout: 'pool', articles: [], refers: [], missingPages: [], changes: [], counts: {}, remarks };
}

/** A document becomes one article in the pool, its pictures with it; a feed or a package one for each of its stories. */
function importStory(file: EditionFile, read: Extract<CopyFile, { kind: 'story' }>, console: Console) {
  const { story, photos, wire, further = [] } = read;
  const remarks = remarksOfFile(read);
  const all = [
    { story, photos, remarks: read.remarks, wire },
    ...further.map((one) => ({ photos: [], remarks: [], ...one })),
  ];
  for (const { bytes, preview } of all.flatMap((one) => one.photos)) file.addImage(bytes, preview);
  const takenBack = new Map(all.map((one) => [one, withdraw(file.edition, one.wire, storyNotice(one.story))] as const));
  const withdrawn = [...takenBack.values()].flatMap((one) => one ?? []);
  const made = all
    .filter((one) => takenBack.get(one) === null)
    .map((one) => storyPatches(file.edition, one.story, one.photos, one.remarks, one.wire));
  edit(
    file,
    'import',
    'import.copy',
    [...withdrawn, ...made].flatMap(({ patches }) => patches),
  );
  sayWithdrawn(
    withdrawn.flatMap((one) => one.articles),
    console,
  );
  const articles = made.map(({ article }) => describe(file.edition, article));
  for (const { title, characters } of articles) console.line(`${title}  ${numbered(characters, 'character')}`);
  for (const remark of remarks) console.line(`  ${sayImportRemark(remark, 'en')}`);
  return { layout: 'pool', articles, refers: [], missingPages: [], changes: [], counts: {}, remarks };
}

/** How long a file may take before its reader says that it is at it, and how often it says so, in milliseconds. */
const PATIENCE = 2_000;

/** Reads a file within the limits of a thread: what is made to take for ever, or all memory, costs a reason. */
async function readWithin(
  path: string,
  layout: 'front' | 'pool',
  options: CopyOptions,
  console: Console,
): Promise<CopyFile> {
  const reader = new ImportReader();
  const name = basename(path);
  const from = performance.now();
  const seconds = () => Math.round((performance.now() - from) / 1_000);
  const clock = setInterval(() => console.progress(`reading ${name}, ${seconds()} s`), PATIENCE);
  const onProgress = (done: number, total: number) =>
    console.progress(`reading ${name}: picture ${done + 1} of ${total}`);
  try {
    return layout === 'pool'
      ? await reader.copy(path, { options, onProgress })
      : { kind: 'text', name, ...(await reader.text(path, { options })) };
  } finally {
    clearInterval(clock);
    await reader.end();
  }
}

/** Reads a file of tables within the limits of the thread, and places one on a page. */
async function placeTable(
  edition: string,
  path: string,
  options: CopyOptions,
  args: Pick<Arguments, 'whole' | 'text'>,
  console: Console,
) {
  const wanted = { page: args.whole('page', 1, 999, 1), sheet: args.text('sheet') ?? null };
  const reader = new ImportReader();
  try {
    const read = await reader.table(path, { options });
    const file = EditionFile.open(edition);
    try {
      return importTable(file, resolve(path), read, wanted, console);
    } finally {
      file.close();
    }
  } finally {
    await reader.end();
  }
}

export const importCommand: Command = {
  name: 'import',
  summary: 'import the raw text of a page, a story from docx, wire XML, HTML, Markdown or text, or a table',
  operands: ['FILE', 'COPY'],
  options: {
    layout: {
      type: 'string',
      value: 'front',
      help: 'lay the copy out as the front page; without it, into the copy pool',
    },
    'keep-struck': { type: 'boolean', help: 'keep text that is struck; without it, it is left out and told' },
    page: { type: 'string', value: 'N', help: 'place a table (xlsx, csv) on this page' },
    sheet: { type: 'string', value: 'NAME', help: 'which sheet of it; without it, the first' },
    encoding: {
      type: 'string',
      value: 'ENCODING',
      help: `read text as ${copyEncodings.join(', ')}; without it, by what the file says or is likeliest`,
    },
  },
  async run(args, console) {
    const layout = args.choice('layout', ['front', 'pool'], 'pool');
    const copyPath = args.operand(1);
    const named = args.choice('encoding', [...copyEncodings, 'auto'], 'auto');
    const options = { ...(named === 'auto' ? {} : { encoding: named }), keepsStruck: args.flag('keep-struck') };
    if (args.text('page') !== undefined) {
      return { json: await placeTable(args.operand(0), copyPath, options, args, console) };
    }
    const read = await readWithin(copyPath, layout, options, console);
    const file = EditionFile.open(args.operand(0));
    try {
      if (read.kind === 'story') return { json: importStory(file, read, console) };
      const notice = layout === 'pool' ? withdrawNamed(file, read, console) : null;
      if (notice !== null) return { json: notice };
      const { text, encoding, remarks } = read;
      console.progress('reading copy');
      const planned = importPage(
        file.edition,
        text,
        layout,
        () => {
          console.progress('laying out page 1');
          return resourcesFor(file);
        },
        remarks,
      );
      if (planned === null) throw new DayangError('front-page-taken');
      const { imported, patches, changes } = planned;
      edit(file, 'import', 'import.copy', patches);
      const { edition } = file;
      const current = (article: Article) => describe(edition, edition.articles[article.id] ?? article);
      const articles = imported.articles.map(current);
      const refers = imported.refers.map((article) => ({
        id: article.id,
        headline: article.headlines.headline,
        kicker: article.headlines.kicker,
        page: standsOn(edition, article) ?? null,
      }));
      for (const article of articles) {
        console.line(
          `${article.title}  ${numbered(article.characters, 'character')}, ${numbered(article.findings.length, 'joint')} to check`,
        );
        for (const joint of article.findings) console.line(`  joint: ${joint.before}｜${joint.after}`);
      }
      for (const refer of refers) console.line(`refer: ${refer.headline.join(' ')} >>${refer.page ?? '?'}版`);
      for (const page of imported.missingPages)
        console.line(`the copy names page ${page}, which the edition does not have`);
      for (const remark of remarks) console.line(`  ${sayImportRemark(remark, 'en')}`);
      const { missingPages } = imported;
      return {
        json: {
          encoding,
          layout,
          articles,
          refers,
          missingPages,
          changes,
          counts: countChanges(changes),
          remarks,
        },
      };
    } finally {
      file.close();
    }
  },
};
