import { describe, expect, it } from 'vitest';
import { newId } from '../../shared/edition/ids.ts';
import { type Overset, oversetNow, pushedBy, sayPushed } from './pushed-copy.ts';

const [lead, second] = [newId<'article'>(), newId<'article'>()];
const overset = (id: typeof lead, title: string, charactersOverset: number) => ({
  id,
  title,
  charactersIn: 900,
  charactersComposed: 900 - charactersOverset,
  charactersOverset,
  copyToCome: false,
  jumps: [],
});

describe('copy that gives way', () => {
  const before: Overset = new Map([[second, 30]]);

  it('is told by what it has lost more than before, the most first', () => {
    expect(pushedBy(before, [overset(second, '早市', 42), overset(lead, '灯会', 260)])).toEqual([
      { id: lead, title: '灯会', characters: 260 },
      { id: second, title: '早市', characters: 12 },
    ]);
    expect(pushedBy(before, [overset(second, '早市', 30)])).toEqual([]);
    expect(pushedBy(before, [overset(second, '早市', 8)])).toEqual([]);
  });

  it('is said of as the pages stand afterwards', async () => {
    const session = {
      state: { get: () => ({ articles: [overset(lead, '灯会', 0)] }) },
      ask: () => Promise.resolve([overset(lead, '灯会', 1)]),
    };
    const [pushed] = await sayPushed(session, oversetNow(session));
    expect(pushed?.said.zh).toBe('《灯会》让出了地方，多出 1 字排不下');
    expect(pushed?.said.en).toBe('“灯会” has given way: 1 more character of it does not fit');
  });

  it('says nothing where pages cannot be composed: that is said already', async () => {
    const session = { state: { get: () => ({ articles: [] }) }, ask: () => Promise.reject(new Error('broken')) };
    expect(await sayPushed(session, new Map())).toEqual([]);
  });
});
