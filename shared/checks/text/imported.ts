/** What import left out of a story, or could not keep as it stood: told until somebody has looked at it. */
import { sayImportRemark } from '../../text/import-remarks.ts';
import type { TextCheck } from '../check.ts';

export const imported: TextCheck = {
  scope: 'text',
  id: 'import-remark',
  hasAnswerOfItsOwn: true,
  title: { zh: '导入', en: 'Import' },
  source: 'domain.md §7: what newsrooms are sent holds more than copy, and nothing of it goes without a word',
  run: ({ article, tellsRemarks }) =>
    tellsRemarks
      ? (article.importRemarks ?? []).map((remark) => ({
          severity: 'warning' as const,
          from: 0,
          to: 0,
          zh: `${sayImportRemark(remark, 'zh')}。请对照原稿。`,
          en: `${sayImportRemark(remark, 'en')}. Compare the source.`,
          fix: { kind: 'settle-remark' as const, remark },
        }))
      : [],
};
