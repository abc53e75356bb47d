/** Of two rules that would write one place otherwise, one is told. */
import { describe, expect, it } from 'vitest';
import { article, emptyEdition, withArticle } from '../../tests/kit/editions.ts';
import type { Finding, Severity } from './check.ts';
import { inOneWording } from './one-wording.ts';

const story = article(['截止目前，已完成投资。']);
const [own] = withArticle(emptyEdition(1), story).articles[story.id]?.body ?? [];

function finding(rule: string, found: readonly [from: number, to: number], severity: Severity = 'warning'): Finding {
  if (own === undefined) throw new Error('no paragraph');
  const [from, to] = found;
  const text = { articleId: story.id, part: own.id, from, to, found: '', before: '', after: '' };
  return { rule, severity, zh: rule, en: rule, page: 1, blockId: null, text, fix: { kind: 'replace', with: '别' } };
}

/** The rules that are told of some findings. */
function told(...findings: readonly Finding[]): string[] {
  return inOneWording(findings).map(({ rule }) => rule);
}

describe('what two rules would write otherwise', () => {
  it('is told by the one of more characters, in whatever order they come', () => {
    const [short, long] = [finding('截止', [0, 2]), finding('截止目前', [0, 4])];
    expect(told(short, long)).toEqual(['截止目前']);
    expect(told(long, short)).toEqual(['截止目前']);
  });

  it('is told by the graver one, however short', () => {
    expect(told(finding('long', [0, 4]), finding('grave', [1, 2], 'error'))).toEqual(['grave']);
  });

  it('is told by the first of two that are alike', () => {
    expect(told(finding('one', [0, 2]), finding('two', [0, 2]))).toEqual(['one']);
    expect(told(finding('one', [2, 2]), finding('two', [2, 2]))).toEqual(['one']);
  });

  it('is all told where they stand side by side, or one has no words to put there', () => {
    expect(told(finding('one', [0, 2]), finding('two', [2, 4]))).toEqual(['one', 'two']);
    const { fix: _, ...looked } = finding('looked at', [0, 4]);
    expect(told(looked, finding('two', [0, 2]))).toEqual(['looked at', 'two']);
  });
});
