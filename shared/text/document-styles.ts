/** Styles of paragraphs in the documents Dayang writes, and what they are when such a document comes back. */
export const documentStyles = [
  { name: '引题', role: 'kicker' },
  { name: '提要', role: 'summary' },
  { name: '署名', role: 'byline' },
  { name: '电头', role: 'dateline' },
  { name: '来源', role: 'source' },
  { name: '责编', role: 'editor' },
  { name: '问', role: 'question' },
  { name: '答', role: 'answer' },
  { name: '批注', role: 'note' },
] as const;
