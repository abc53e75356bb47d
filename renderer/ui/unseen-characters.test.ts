import { describe, expect, it } from 'vitest';
import { fieldPieces } from './unseen-characters.ts';

const shown = { showsUnseen: true, language: 'zh' } as const;
const hidden = { showsUnseen: false, language: 'en' } as const;

describe('what is not seen in a field', () => {
  it('is marked among what is seen, in its order', () => {
    expect(fieldPieces('\ufeff东湖\u200b\n葛\u{e0100}', shown)).toEqual([
      { text: '\ufeff', unseen: 'BOM', unseenName: '字节序标记（零宽不换行空格） U+FEFF', isBare: true },
      { text: '东湖' },
      { text: '\u200b', unseen: 'ZWSP', unseenName: '零宽空格（可在此换行） U+200B', isBare: true },
      { text: '\n' },
      { text: '葛\u{e0100}', unseen: 'VS17', unseenName: '葛\u{e0100} 字形选择符 U+E0100' },
    ]);
  });

  it('is not shown where all is seen, or marks are not asked for', () => {
    expect(fieldPieces('东湖', shown)).toEqual([]);
    expect(fieldPieces('东\u200b湖', hidden)).toEqual([]);
  });

  it('is shown in either case where it turns the text', () => {
    expect(fieldPieces('东\u202e湖', hidden)).toEqual([
      { text: '东' },
      { text: '\u202e', unseen: 'RLO', unseenName: 'right-to-left override U+202E', isBare: true },
      { text: '湖' },
    ]);
  });
});
