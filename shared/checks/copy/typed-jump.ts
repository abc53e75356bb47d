/** Jump notices typed into the copy: the program sets them itself, and theirs go stale when the page moves. */
import type { CopyRule } from './rule.ts';
import { scan } from './scan.ts';

export const typedJump: CopyRule = {
  scope: 'copy',
  id: 'typed-jump',
  needs: /下转|上接/u,
  title: { zh: '手打的转版说明', en: 'Jump notice typed by hand' },
  source: 'domain.md §1: turn line and continued line, which follow the page',
  kind: 'facts',
  severity: 'warning',
  example: { wrong: '大桥明年通车。（下转第3版）', right: '大桥明年通车。' },
  run: ({ kind, text }) =>
    kind !== 'paragraph'
      ? []
      : scan(text, /[（(](?:下转|上接)第?[ ]?\d{1,3}版[^（）()]{0,12}[）)]/gu, ({ 0: found }) => ({
          severity: 'warning',
          zh: `“${found}”是手打的，换版后不会跟着改。请删去，转版说明由程序排。`,
          en: `“${found}” is typed, and does not follow the page. Delete it: the program sets the notice.`,
          with: '',
        })),
};
