import { describe, expect, it } from 'vitest';
import { sayImportRemark } from './import-remarks.ts';

describe('sayImportRemark', () => {
  it('counts what it is of', () => {
    expect(sayImportRemark({ kind: 'footnotes', count: 2 }, 'zh')).toBe('2 条脚注成为批注，不付印');
    expect(sayImportRemark({ kind: 'footnotes', count: 2 }, 'en')).toContain(': 2');
  });

  it('has the place and the words, shortened where they are long, in whole characters', () => {
    const remark = { kind: 'footnotes', count: 1, paragraph: 3, text: `𠮷${'注'.repeat(60)}` } as const;
    expect(sayImportRemark(remark, 'zh')).toBe(`1 条脚注成为批注，不付印（原文第 3 段）：“𠮷${'注'.repeat(39)}…”`);
    expect(sayImportRemark(remark, 'en')).toContain('(paragraph 3 of the source): “𠮷');
  });
});
