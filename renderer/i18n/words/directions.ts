/** The direction of lines, what stands between columns, and how quotations are set off. */
import type { WordTable } from '../word-table.ts';

export const directionWords = {
  tiers: { zh: '分栏（上下）', en: 'Tiers' },
  columnRule: { zh: '栏线', en: 'Column rule' },
  ruleNone: { zh: '无', en: 'None' },
  ruleOf: { zh: '{weight} 磅', en: '{weight} pt' },
  quoteLook: { zh: '引语式样', en: 'Quotation look' },
  direction: { zh: '排向', en: 'Direction' },
  directionAcross: { zh: '横排', en: 'Across' },
  directionDown: { zh: '竖排', en: 'Down' },
} as const satisfies WordTable;
