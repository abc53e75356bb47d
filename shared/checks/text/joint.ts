/** Joints that import made where copy was broken into lines: it had to guess whether words go together. */
import type { TextCheck, TextFinding } from '../check.ts';

/** What is asked of a joint, before a character in UTF-16 units. */
export function askedAt(offset: number): TextFinding {
  return {
    severity: 'hint',
    from: offset,
    to: offset,
    zh: '导入时在这里接行，请核对有没有漏字。',
    en: 'Import joined two lines here. See that nothing is missing.',
    fix: { kind: 'settle' },
  };
}

export const joint: TextCheck = {
  scope: 'text',
  id: 'joint',
  hasAnswerOfItsOwn: true,
  title: { zh: '接缝', en: 'Joint' },
  source: 'domain.md §1: copy arrives in lines as it was set',
  run: ({ article, part }) =>
    article.importNotes.flatMap(({ paragraphId, offset }) => (paragraphId === part ? [askedAt(offset)] : [])),
};
