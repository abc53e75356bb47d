import { describe, expect, it } from 'vitest';
import type { WireFacts } from '../../shared/text/wire-facts.ts';
import { calledBy, flashAmong } from './arrival-words.ts';

const arrival = (title: string, wire: Partial<WireFacts> = {}, repeats: number | null = null) => ({
  ...{ title, repeats, wire: { isCorrection: false, isKilled: false, ...wire } },
  file: { name: `${title}.xml`, size: 1, modified: 1, sha256: '' },
});

describe('what is called out as it comes in', () => {
  it('is the most urgent alone, and not what came before', () => {
    expect(flashAmong([arrival('船期', { priority: 2 }), arrival('天气')])).toBeNull();
    expect(flashAmong([arrival('船期', { priority: 1 }, 3)])).toBeNull();
    expect(flashAmong([arrival('天气'), arrival('船期', { priority: 1 })])).toMatchObject({ title: '船期' });
  });

  it('is called by its file where it has no title', () => {
    expect(flashAmong([arrival('', { priority: 1 })])).not.toBeNull();
    expect(calledBy(arrival(''))).toBe('.xml');
    expect(calledBy(arrival('船期'))).toBe('船期');
  });

  it('is no kill, which need not say what it kills', () => {
    expect(flashAmong([arrival('', { priority: 1, isKilled: true })])).toBeNull();
  });
});
