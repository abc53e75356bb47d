/** Tables that do not fit as their style has them, and what was left out of them when they came in. */
import { blocksOnPage } from '../../edition/selectors.ts';
import { sayImportRemark } from '../../text/import-remarks.ts';
import type { PageCheck, PageFinding } from '../check.ts';
import { composed } from './copy.ts';

/** The smallest type of a newspaper, 7号, in points (clreq, “Procedure for Defining the Type Area”). */
const SMALLEST = 5.25;

export const tableSetSmaller: PageCheck = {
  scope: 'page',
  id: 'table-set-smaller',
  title: { zh: '表格缩小了', en: 'Table set smaller' },
  source: 'a figure is not divided; clreq: 7号 (5.25 pt) is the smallest size in use',
  run: (context) =>
    composed(context, 'table-set-smaller', (size) => ({
      zh: `表格比框宽，缩成了 ${size} 磅。请拉宽，减少列，或换小一号的样式。`,
      en: `A table is wider than its frame and is set at ${size} pt. Widen it, take columns out, or set it in a smaller style.`,
      amount: Number(size),
    })).map((found) => ({ ...found, severity: (found.amount ?? 0) < SMALLEST ? 'error' : 'warning' })),
};

export const tableImport: PageCheck = {
  scope: 'page',
  id: 'table-import',
  hasAnswerOfItsOwn: true,
  title: { zh: '表格导入', en: 'Table import' },
  source: 'domain.md §7: what newsrooms are sent holds more than copy, and nothing of it goes without a word',
  run: ({ edition, page }) =>
    blocksOnPage(edition, page.id).flatMap((block): PageFinding[] =>
      block.kind !== 'table'
        ? []
        : (block.importRemarks ?? []).map((remark) => ({
            severity: 'warning',
            blockId: block.id,
            zh: `${sayImportRemark(remark, 'zh')}。请对照原表。`,
            en: `${sayImportRemark(remark, 'en')}. Compare the source.`,
            fix: { kind: 'settle-remark', remark },
          })),
    ),
};
