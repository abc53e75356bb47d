import { describe, expect, it } from 'vitest';
import { actorOf, LEAST_SCALE, MOST_SCALE, scaleAfter } from './preferences.ts';

describe('who is named', () => {
  it('is the person with the role, or the account', () => {
    expect(actorOf({ person: '周岚', role: '夜班编辑' }, 'zl')).toBe('周岚（夜班编辑）');
    expect(actorOf({ person: '', role: '' }, 'zl')).toBe('zl');
    expect(actorOf({ person: 'Zhou Lan', role: 'night editor' }, 'zl')).toBe('Zhou Lan (night editor)');
    expect(actorOf({ person: '', role: '夜班编辑' }, 'zl')).toBe('zl（夜班编辑）');
  });
});

describe('the size of the interface', () => {
  it('goes by steps and ends at its bounds', () => {
    expect(scaleAfter(100, 1)).toBe(110);
    expect(scaleAfter(100, -1)).toBe(90);
    expect(scaleAfter(125, 1)).toBe(140);
    expect(scaleAfter(MOST_SCALE, 1)).toBe(MOST_SCALE);
    expect(scaleAfter(LEAST_SCALE, -1)).toBe(LEAST_SCALE);
  });
});
