/** What the looks of pull quotes are called. */
import type { QuoteLook } from '../edition/style-records.ts';

export const quoteLookNames: Readonly<Record<QuoteLook, { readonly zh: string; readonly en: string }>> = {
  rules: { zh: '上下两线', en: 'Two rules' },
  bar: { zh: '左侧竖条', en: 'Bar at the side' },
  mark: { zh: '大引号', en: 'Large quotation mark' },
  plain: { zh: '无', en: 'None' },
};
