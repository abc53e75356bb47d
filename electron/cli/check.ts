import { extname } from 'node:path';
import type { Finding, Severity } from '../../shared/checks/check.ts';
import { CopyChecker } from '../../shared/checks/copy/checked.ts';
import type { CopyText } from '../../shared/checks/copy/rule.ts';
import { checkCopy } from '../../shared/checks/copy/run.ts';
import { storyFacts } from '../../shared/checks/copy/story.ts';
import { surroundings } from '../../shared/checks/copy/surroundings.ts';
import { checkArticles } from '../../shared/checks/run.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import { numbered } from '../../shared/text/numbered.ts';
import { ImportReader } from '../import/import-reader.ts';
import type { CopyFile } from '../import/read-story.ts';
import { openLanguage } from '../language.ts';
import { EditionFile } from '../store/edition-file.ts';
import type { Command } from './command.ts';

/** A finding as it is told: where it is, and what would mend it. */
interface Told {
  readonly rule: string;
  readonly severity: Severity;
  /** The article's headline, or the number of the paragraph in a file of copy. */
  readonly article?: string;
  readonly page?: number;
  readonly paragraph?: number;
  readonly from: number;
  readonly to: number;
  readonly found: string;
  readonly with?: string;
  readonly zh: string;
  readonly en: string;
}

function replacementOf(fix: Finding['fix']): { readonly with?: string } {
  return fix?.kind === 'replace' ? { with: fix.with } : {};
}

/** What is found in the articles of an edition; what somebody said may stand is not. */
function inEdition(path: string): Told[] {
  const file = EditionFile.openToRead(path);
  try {
    const copy = new CopyChecker();
    copy.use(openLanguage());
    return checkArticles(file.edition, copy).flatMap(({ rule, severity, page, text, zh, en, fix, waived }) => {
      if (text === undefined || waived !== undefined) return [];
      const { articleId, from, to, found } = text;
      const article = file.edition.articles[articleId];
      const title = article === undefined ? '' : articleTitle(article);
      return [{ rule, severity, article: title, page, from, to, found, ...replacementOf(fix), zh, en }];
    });
  } finally {
    file.close();
  }
}

/** The texts of a file of copy that would be printed, in their order: notes are for the newsroom. */
function textsOf(copy: CopyFile): CopyText[] {
  const texts =
    copy.kind === 'text'
      ? copy.text.split('\n').map((text, at): CopyText => ({ kind: at === 0 ? 'headline' : 'paragraph', text }))
      : [copy, ...(copy.further ?? [])].flatMap(({ story }): CopyText[] => [
          ...[...story.kicker, ...story.headline].map((text): CopyText => ({ kind: 'headline', text })),
          ...[...story.deck, story.summary].map((text): CopyText => ({ kind: 'deck', text })),
          ...story.body
            .filter(({ type }) => type !== 'note')
            .map(({ leaves }): CopyText => ({ kind: 'paragraph', text: leaves.map(({ text }) => text).join('') })),
        ]);
  return texts.filter(({ text }) => text !== '');
}

/** What is found in a file of copy. */
async function inCopy(path: string): Promise<Told[]> {
  const reader = new ImportReader();
  try {
    const texts = textsOf(await reader.copy(path, { options: {} }));
    const story = storyFacts(texts.map(({ text }) => text));
    const paragraphs = texts.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
    const around = surroundings(
      texts.map(({ text }) => text),
      paragraphs,
    );
    const language = openLanguage();
    return texts.flatMap(({ kind, text }, at) =>
      checkCopy({ kind, text, story, language, around }).map(([rule, found]) => ({
        rule,
        severity: found.severity,
        paragraph: at + 1,
        from: found.from,
        to: found.to,
        found: text.slice(found.from, found.to),
        ...replacementOf(found.fix),
        zh: found.zh,
        en: found.en,
      })),
    );
  } finally {
    await reader.end();
  }
}

const severities: readonly Severity[] = ['error', 'warning', 'hint'];

export const checkCommand: Command = {
  name: 'check',
  summary: 'look for what is wrong in the copy of an edition, or in a file of copy (docx, text, HTML …)',
  operands: ['FILE'],
  options: {},
  async run(args, console) {
    const path = args.operand(0);
    const findings = extname(path).toLowerCase() === '.dayang' ? inEdition(path) : await inCopy(path);
    for (const { severity, article, paragraph, zh, en } of findings) {
      const place = article ?? (paragraph === undefined ? '' : `第${paragraph}段`);
      console.line(`${severity}  ${place}  ${zh}\n    ${en}`);
    }
    const counts = Object.fromEntries(
      severities.map((severity) => [severity, findings.filter((one) => one.severity === severity).length]),
    );
    if (findings.length === 0) console.line('没有发现问题\nnothing found');
    else console.line(severities.map((severity) => numbered(counts[severity] ?? 0, severity)).join(', '));
    return { json: { path, findings, counts }, hasErrors: (counts['error'] ?? 0) > 0 };
  },
};
