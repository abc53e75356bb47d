import { basename, extname } from 'node:path';
import { type Finding, type Severity, severities } from '../../shared/checks/check.ts';
import { halfWidth } from '../../shared/checks/copy/mark-forms.ts';
import type { CopyText } from '../../shared/checks/copy/rule.ts';
import { checkCopy } from '../../shared/checks/copy/run.ts';
import { storyFacts } from '../../shared/checks/copy/story.ts';
import { surroundings } from '../../shared/checks/copy/surroundings.ts';
import { type Lists, listsFor } from '../../shared/checks/lists/lists.ts';
import { checkArticles, excerptOf } from '../../shared/checks/run.ts';
import { askedAt, joint } from '../../shared/checks/text/joint.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import { type ListEntry, MOST_ENTRIES } from '../../shared/paper/list-records.ts';
import { badRowLine, readLists } from '../../shared/paper/list-table.ts';
import { mergeEntries } from '../../shared/paper/lists.ts';
import { numbered } from '../../shared/text/numbered.ts';
import { type CopyArticle, type CopyChange, type CopyRefer, readPageCopy } from '../../shared/text/page-copy.ts';
import type { StoryCopy } from '../../shared/text/story-copy.ts';
import { copyChecker } from '../copy-checking.ts';
import { DayangError } from '../errors.ts';
import { asSpelt } from '../file-names.ts';
import { ImportReader } from '../import/import-reader.ts';
import { openLanguage } from '../language.ts';
import { EditionFile } from '../store/edition-file.ts';
import type { Command, Console } from './command.ts';

/** A finding as it is told: where it is, and what would mend it. */
interface Told {
  readonly rule: string;
  readonly severity: Severity;
  /** The article's headline, or the number of the paragraph in a file of copy. */
  readonly article?: string;
  readonly page?: number;
  readonly paragraph?: number;
  /** The line of the file, of what is told once of all of it. */
  readonly line?: number;
  /** In UTF-16 units of the text. */
  readonly from?: number;
  readonly to?: number;
  readonly found: string;
  /** Some characters on either side. */
  readonly before?: string;
  readonly after?: string;
  readonly with?: string;
  readonly zh: string;
  readonly en: string;
}

function replacementOf(fix: Finding['fix']): { readonly with?: string } {
  return fix?.kind === 'replace' ? { with: fix.with } : {};
}

/**
 * What is found in the articles of an edition, by its own lists and by others; what somebody said may stand is not. Throws
 * `lists-full`.
 */
function inEdition(path: string, entries: readonly ListEntry[]): Told[] {
  const file = EditionFile.openToRead(path);
  try {
    const patches = mergeEntries(file.edition, entries);
    if (patches === null) throw new DayangError('lists-full', { most: MOST_ENTRIES });
    return checkArticles(applyPatches(file.edition, patches).edition, copyChecker().copy).flatMap(
      ({ rule, severity, page, text, zh, en, fix, waived }) => {
        if (text === undefined || waived !== undefined) return [];
        const { articleId, from, to, found, before, after } = text;
        const article = file.edition.articles[articleId];
        const title = article === undefined ? '' : articleTitle(article);
        const place = { article: title, page, from, to, found, before, after };
        return [{ rule, severity, ...place, ...replacementOf(fix), zh, en }];
      },
    );
  } finally {
    file.close();
  }
}

/** A text of a file of copy, and where lines were joined in it, in UTF-16 units. */
interface FileText extends CopyText {
  readonly joints?: readonly number[];
}

/** The texts of a story that would be printed, in their order: notes are for the newsroom. */
function textsOfStory({ kicker, headline, deck, summary, body }: StoryCopy): FileText[] {
  const copy = body.filter(({ type }) => type !== 'note').map(({ leaves }) => leaves.map(({ text }) => text).join(''));
  return [
    ...[...kicker, ...headline].map((text): FileText => ({ kind: 'headline', text })),
    ...[...deck, summary].map((text): FileText => ({ kind: 'deck', text })),
    ...copy.map((text): FileText => ({ kind: 'paragraph', text })),
  ];
}

/** The texts of an article of a page's raw text, its lines joined as import joins them. */
function textsOfArticle({ banner, kicker, headline, deck, body, captions }: CopyArticle): FileText[] {
  return [
    ...[banner, ...kicker, ...headline].map((text): FileText => ({ kind: 'headline', text })),
    ...deck.map((text): FileText => ({ kind: 'deck', text })),
    ...body.map(({ text, joints }): FileText => ({ kind: 'paragraph', text, joints })),
    ...captions.map(({ text }): FileText => ({ kind: 'caption', text })),
  ];
}

/** The texts of a pointer to a story inside. */
function textsOfRefer({ text, headline }: CopyRefer): FileText[] {
  return [text, ...headline].map((one): FileText => ({ kind: 'headline', text: one }));
}

/** What is said once of half-width marks in a page's raw text: import makes them full width. */
function widthsTold(changes: readonly CopyChange[]): Told[] {
  const widened = changes.filter(({ kind }) => kind === 'width');
  const [first] = widened;
  if (first === undefined) return [];
  const { line, before } = first;
  return [
    {
      ...{ rule: halfWidth.id, severity: 'hint', line, found: before },
      zh: `有 ${widened.length} 处半角标点，第一处是文件第 ${line} 行的“${before}”。导入时改成全角。`,
      en: `Half-width marks: ${widened.length}, the first “${before}” on line ${line} of the file. Import makes them full width.`,
    },
  ];
}

/** What is found in the texts of one story, which are numbered in its file after those before. */
function inTexts(texts: readonly FileText[], before: number, lists: Lists | null): Told[] {
  const story = storyFacts(texts.map(({ text }) => text));
  const around = surroundings(
    texts.map(({ text }) => text),
    texts.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text),
  );
  const language = openLanguage();
  return texts.flatMap(({ kind, text, joints }, at) => {
    const found = checkCopy({ kind, text, joints: joints ?? [], story, language, around, lists });
    const asked = (joints ?? []).map((offset) => [joint.id, askedAt(offset)] as const);
    return [...asked, ...found].map(([rule, { from, to, severity, fix, zh, en }]) => {
      const place = { paragraph: before + at + 1, from, to, ...excerptOf(text, from, to) };
      return { rule, severity, ...place, ...replacementOf(fix), zh, en };
    });
  });
}

/** What is found in a file of copy: the raw text of a page, or one story or several. */
async function inCopy(reader: ImportReader, path: string, lists: Lists | null): Promise<Told[]> {
  const copy = await reader.copy(path, { options: {} });
  const page = copy.kind === 'text' ? readPageCopy(copy.text) : null;
  const stories =
    copy.kind === 'text'
      ? [...(page?.refers ?? []).map(textsOfRefer), ...(page?.articles ?? []).map(textsOfArticle)]
      : [copy, ...(copy.further ?? [])].map(({ story }) => textsOfStory(story));
  let before = 0;
  const found = stories.flatMap((texts) => {
    const filled = texts.filter(({ text }) => text !== '');
    const told = inTexts(filled, before, lists);
    before += filled.length;
    return told;
  });
  return [...widthsTold(page?.changes ?? []), ...found];
}

/** The entries of a list in a file; rows that cannot be taken are told. Throws `lists-empty`. */
async function entriesIn(reader: ImportReader, path: string, console: Console): Promise<readonly ListEntry[]> {
  const { entries, bad, remarks } = readLists((await reader.list(path)).text);
  for (const { zh, en } of remarks) console.line(`${zh}\n    ${en}`);
  for (const row of bad) console.line(badRowLine(row));
  if (entries.length === 0) throw new DayangError('lists-empty', { name: basename(path) });
  return entries;
}

export const checkCommand: Command = {
  name: 'check',
  summary: 'look for what is wrong in the copy of an edition, or in a file of copy (docx, text, HTML …)',
  operands: ['FILE'],
  options: {
    lists: { type: 'string', value: 'FILE', help: 'names and words to check by, CSV or xlsx (those of the edition)' },
  },
  async run(args, console) {
    const path = args.operand(0);
    const listed = args.text('lists');
    const reader = new ImportReader();
    const look = async (): Promise<Told[]> => {
      const entries = listed === undefined ? [] : await entriesIn(reader, asSpelt(listed), console);
      if (extname(path).toLowerCase() === '.dayang') return inEdition(path, entries);
      return inCopy(reader, path, listsFor(entries));
    };
    const findings = await look().finally(() => reader.end());
    for (const { severity, article, paragraph, before, found, after, zh, en } of findings) {
      const place = article ?? (paragraph === undefined ? '' : `第${paragraph}段`);
      const excerpt = before === undefined ? '' : `  …${before}[${found}]${after ?? ''}…`;
      console.line(`${severity}  ${place}${excerpt}  ${zh}\n    ${en}`);
    }
    const counts = Object.fromEntries(
      severities.map((severity) => [severity, findings.filter((one) => one.severity === severity).length]),
    );
    if (findings.length === 0) console.line('没有发现问题\nnothing found');
    else console.line(severities.map((severity) => numbered(counts[severity] ?? 0, severity)).join(', '));
    return { json: { path, findings, counts }, hasErrors: (counts['error'] ?? 0) > 0 };
  },
};
