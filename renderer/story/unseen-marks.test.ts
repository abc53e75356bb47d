import { Text } from 'slate';
import { describe, expect, it } from 'vitest';
import { newId } from '../../shared/edition/ids.ts';
import type { Leaf, Paragraph } from '../../shared/edition/records.ts';
import type { LineRange } from './galley-lines.ts';
import { withUnseen } from './unseen-marks.ts';

const zh = { showsUnseen: true, language: 'zh' } as const;

function paragraph(...children: readonly Leaf[]): Paragraph {
  return { id: newId<'paragraph'>(), type: 'paragraph', children: [...children] };
}

/** The leaves as the galley draws them: each with what it shows. */
function drawn({ children }: Paragraph, ranges: ReturnType<typeof withUnseen>) {
  return children.flatMap((leaf, at) => {
    const own = ranges.filter(({ anchor }) => anchor.path[1] === at);
    return Text.decorations(leaf, own).map(
      ({ leaf: { text, unseen, unseenName, isBare, lineStart, number, lineEnd } }) => ({
        text,
        ...(unseen === undefined ? {} : { unseen, unseenName, isBare }),
        ...(lineStart === undefined ? {} : { lineStart }),
        ...(number === undefined ? {} : { number }),
        ...(lineEnd === undefined ? {} : { lineEnd }),
      }),
    );
  });
}

describe('what is not seen in copy', () => {
  it('is marked where it stands, with its name, and beside what is seen of its character', () => {
    const copy = paragraph({ text: '中\u200b国葛\u{e0100}好\u00a0a' });
    expect(drawn(copy, withUnseen([], 0, copy, zh))).toEqual([
      { text: '中' },
      { text: '\u200b', unseen: 'ZWSP', unseenName: '零宽空格（可在此换行） U+200B', isBare: true },
      { text: '国' },
      { text: '葛\u{e0100}', unseen: 'VS17', unseenName: '葛\u{e0100} 字形选择符 U+E0100', isBare: undefined },
      { text: '好' },
      { text: '\u00a0', unseen: 'NBSP', unseenName: '\u00a0 不换行空格 U+00A0', isBare: undefined },
      { text: 'a' },
    ]);
    const english = withUnseen([], 0, copy, { showsUnseen: true, language: 'en' });
    expect(english[0]).toMatchObject({ unseenName: 'zero-width space, where a line may end U+200B' });
  });

  it('does not part what is one character', () => {
    const copy = paragraph({ text: '👩\u200d👩\u200d👦和\ue5e5' });
    expect(drawn(copy, withUnseen([], 0, copy, zh)).map(({ text }) => text)).toEqual([
      '👩\u200d👩\u200d👦',
      '和',
      '\ue5e5',
    ]);
  });

  it('is not marked unless asked for; what would turn the copy is kept apart all the same', () => {
    const hidden = { showsUnseen: false, language: 'zh' } as const;
    const copy = paragraph({ text: '中\u200b国\u202eabc' });
    expect(withUnseen([], 0, copy, hidden)).toEqual([
      {
        anchor: { path: [0, 0], offset: 3 },
        focus: { path: [0, 0], offset: 4 },
        unseen: '',
        isBare: true,
      },
    ]);
  });

  it('leaves each line one start, one number and one end', () => {
    const copy = paragraph({ text: '\ufeff中国\u200b' }, { text: '东湖\u2060水', strong: true });
    const range = (leaf: number, anchor: number, focus: number, more: object): LineRange => ({
      anchor: { path: [0, leaf], offset: anchor },
      focus: { path: [0, leaf], offset: focus },
      ...more,
    });
    const lines = [range(0, 0, 4, { lineStart: '第1栏', number: 1, lineEnd: true }), range(1, 0, 4, { lineStart: '' })];
    expect(drawn(copy, withUnseen(lines, 0, copy, zh)).map(({ unseenName, isBare, ...one }) => one)).toEqual([
      { text: '\ufeff', unseen: 'BOM', lineStart: '第1栏', number: 1 },
      { text: '中国' },
      { text: '\u200b', unseen: 'ZWSP', lineEnd: true },
      { text: '东湖', lineStart: '' },
      { text: '\u2060', unseen: 'WJ' },
      { text: '水' },
    ]);
  });

  it('is looked for once', () => {
    const copy = paragraph({ text: '中\u200b国' });
    const lines: LineRange[] = [];
    expect(withUnseen(lines, 0, copy, zh)).toBe(withUnseen(lines, 0, copy, zh));
    expect(withUnseen(lines, 1, copy, zh)).not.toBe(withUnseen(lines, 0, copy, zh));
    const usual = paragraph({ text: '中国' });
    expect(withUnseen(lines, 0, usual, zh)).toBe(lines);
  });
});
