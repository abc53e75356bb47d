import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../shared/contract/failure.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { type EditionState, nothing } from '../session/edition-state.ts';
import { MOST_SHOWN, Notices, shownFirst } from './notices.ts';

/** What the window knows of an edition, as far as notices ask. */
function state(edition: Edition | null, rest: Partial<EditionState> = {}): EditionState {
  return { ...nothing, edition, ...rest };
}

const said = (notices: Notices) => notices.get().notices.map(({ words, times }) => [words.zh, times]);
const words = (zh: string) => ({ zh, en: `${zh} in English` });

describe('notices', () => {
  let notices: Notices;
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('window', { opening: { failed: () => undefined } });
    notices = new Notices();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('go by themselves where they tell of what was done', () => {
    notices.notify('done', 'storeRestarted');
    notices.say('problem', words('没有连上'));
    vi.advanceTimersByTime(60_000);
    expect(said(notices)).toEqual([['没有连上', 1]]);
  });

  it('are one with a count where the same happens again, the last of all', () => {
    notices.say('problem', words('看不清'));
    notices.say('problem', words('没有连上'));
    notices.say('problem', words('看不清'));
    expect(said(notices)).toEqual([
      ['没有连上', 1],
      ['看不清', 2],
    ]);
    notices.say('hint', words('先选一块'));
    vi.advanceTimersByTime(7_000);
    notices.say('hint', words('先选一块'));
    vi.advanceTimersByTime(7_000);
    expect(said(notices).at(-1)).toEqual(['先选一块', 2]);
    vi.advanceTimersByTime(2_000);
    expect(said(notices)).toHaveLength(2);
  });

  it('that tell what was done and offer something go by themselves all the same', () => {
    notices.offer(words('已导入，按 GB18030 读出'), 'encodingAnew', () => undefined);
    expect(notices.get().notices[0]?.choices).toHaveLength(1);
    vi.advanceTimersByTime(60_000);
    expect(said(notices)).toEqual([]);
  });

  it('of an error that nobody foresaw keep its own words apart', async () => {
    await notices.attempt(() => Promise.reject(new Error('ENOSYS: x')), 'x');
    const [notice] = notices.get().notices;
    expect(notice?.detail).toBe('ENOSYS: x');
    expect(notice?.words.zh).not.toContain('ENOSYS');
    // Another that says something else is another.
    await notices.attempt(() => Promise.reject(new Error('EPIPE: y')), 'y');
    expect(notices.get().notices).toHaveLength(2);
  });

  it('say a fault that lasts once, however often it is met, and go when it is mended', () => {
    const holds = ({ unsaved }: EditionState) => unsaved > 0;
    notices.fail({ code: 'disk-full', ...words('磁盘满了') }, { holds });
    notices.fail({ code: 'disk-full', ...words('磁盘满了') }, { holds });
    expect(said(notices)).toEqual([['磁盘满了', 1]]);
    notices.keepTo(state(emptyEdition(1), { unsaved: 1 }));
    expect(said(notices)).toHaveLength(1);
    notices.keepTo(state(emptyEdition(1)));
    expect(said(notices)).toEqual([]);
  });

  it('of one text about two things stay until both are over', () => {
    const pages = (number: number) => ({
      holds: ({ edition }: EditionState) => Object.values(edition?.pages ?? {}).some((page) => page.number === number),
    });
    notices.say('problem', words('有 RGB 颜色'), pages(1));
    notices.say('problem', words('有 RGB 颜色'), pages(2));
    notices.keepTo(state(emptyEdition(2)));
    notices.keepTo(state(emptyEdition(1)));
    expect(said(notices)).toHaveLength(1);
    notices.keepTo(state(null));
    expect(said(notices)).toEqual([]);
  });

  it('of what was refused go with the next change, and with the next that is tried', () => {
    notices.notify('refused', 'noRoom');
    notices.changed(false);
    expect(said(notices)).toEqual([]);
    notices.notify('refused', 'noRoom');
    notices.begins();
    expect(said(notices)).toEqual([]);
  });

  it('of what was done are gone once it is undone, what asks and what went wrong are not', () => {
    notices.notify('done', 'imported', { what: '一篇' });
    notices.ask('replacedWords', { words: '新的' }, [['replacedTake', () => undefined]]);
    notices.say('problem', words('没有连上'));
    notices.changed(true);
    expect(said(notices).map(([text]) => text)).toEqual([expect.stringContaining('新的'), '没有连上']);
  });

  it('about one thing take each other’s place, and go once it is done after all', async () => {
    const read = (work: () => Promise<void>) => notices.attempt(work, 'file 甲.docx');
    const fails = (zh: string) => () => Promise.reject(new FailureError({ code: 'unreadable', ...words(zh) }));
    await read(fails('读不出'));
    await read(fails('没有权限'));
    expect(said(notices)).toEqual([['没有权限', 1]]);
    await read(() => Promise.resolve());
    expect(said(notices)).toEqual([]);
  });

  it('follow nobody into another edition', () => {
    notices.say('problem', words('没有连上'));
    notices.ask('replacedWords', { words: '新的' }, [['replacedTake', () => undefined]]);
    notices.leaveEdition();
    expect(said(notices)).toEqual([]);
  });

  it('follow nobody there either where what was begun fails once the edition is left', async () => {
    await notices.attempt(async () => {
      notices.leaveEdition();
      throw new Error('closed');
    }, 'versions');
    expect(said(notices)).toEqual([]);
    await notices.attempt(() => Promise.reject(new Error('x')), 'versions');
    expect(said(notices)).toHaveLength(1);
  });

  it('are shown three at once: what asks, then what was said last, in their order', () => {
    notices.ask('replacedWords', { words: '新的' }, [['replacedTake', () => undefined]]);
    for (const text of ['一', '二', '三', '四']) notices.say('problem', words(text));
    const shown = shownFirst(notices.get().notices);
    expect(shown).toHaveLength(MOST_SHOWN);
    expect(shown.map(({ words: { zh } }) => zh).slice(1)).toEqual(['三', '四']);
    expect(shown[0]?.choices).toHaveLength(1);
  });
});
