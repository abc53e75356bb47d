/** What the window shows of findings: on their characters at once, anew only while nobody types. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Finding } from '../../shared/checks/check.ts';
import { nameOf, unwaive, waive } from '../../shared/checks/waivers.ts';
import { replaceMatches } from '../../shared/edition/find.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { article, emptyEdition, withArticle } from '../../tests/kit/editions.ts';
import { Observable } from '../session/observable.ts';
import { Findings, lookOf } from './findings.ts';
import { Quiet } from './quiet.ts';
import { Rows } from './rows-at-hand.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const story = article(['东湖南岸的灯火亮到深夜。']);
const [own] = story.body;
const part = own?.id;

function findingAt(from: number, found: string): Finding {
  if (part === undefined) throw new Error('no paragraph');
  return {
    ...{ rule: 'mistaken-word', severity: 'warning', zh: '测试', en: 'test', page: 0, blockId: null },
    text: { articleId: story.id, part, from, to: from + found.length, found, before: '', after: '' },
  };
}

/** A window with an edition, keys that are heard, and findings that are told to it. */
function desk() {
  const keys = new EventTarget();
  const state = new Observable<{ readonly edition: Edition | null; readonly findings: readonly Finding[] | null }>({
    edition: withArticle(emptyEdition(1), story),
    findings: null,
  });
  const watchers: ((patches: readonly Patch[]) => void)[] = [];
  const rows = new Rows();
  const session = {
    state,
    watchPatches: (listener: (patches: readonly Patch[]) => void) => {
      watchers.push(listener);
      return () => undefined;
    },
  };
  const findings = new Findings(session, new Quiet(keys), rows);
  const edit = (make: (edition: Edition) => readonly Patch[]) => {
    const { edition } = state.get();
    if (edition === null) throw new Error('no edition');
    const patches = make(edition);
    for (const watch of watchers) watch(patches);
    state.update({ edition: applyPatches(edition, patches).edition });
  };
  const type = (offset: number, text: string) => {
    keys.dispatchEvent(new Event('beforeinput'));
    edit((edition) =>
      part === undefined
        ? []
        : replaceMatches(edition, [{ articleId: story.id, part, from: offset, to: offset, replacement: text }]),
    );
  };
  const shown = () => findings.get().shown?.map(({ text }) => [text?.from, text?.found]);
  const hear = (type: string) => keys.dispatchEvent(new Event(type));
  return { findings, rows, state, edit, type, shown, hear };
}

describe('findings in the window', () => {
  it('are shown at once while nobody types, and a second after the last key else', () => {
    const { state, type, shown } = desk();
    state.update({ findings: [findingAt(0, '东湖')] });
    expect(shown()).toEqual([[0, '东湖']]);
    type(12, '。');
    state.update({ findings: [findingAt(0, '东湖'), findingAt(5, '灯火')] });
    vi.advanceTimersByTime(900);
    expect(shown()).toEqual([[0, '东湖']]);
    type(13, '。');
    vi.advanceTimersByTime(900);
    expect(shown()).toEqual([[0, '东湖']]);
    vi.advanceTimersByTime(200);
    expect(shown()).toEqual([
      [0, '东湖'],
      [5, '灯火'],
    ]);
  });

  it('wait for as long as an input method composes', () => {
    const { state, shown, hear } = desk();
    hear('compositionstart');
    state.update({ findings: [findingAt(0, '东湖')] });
    vi.advanceTimersByTime(60_000);
    expect(shown()).toBeUndefined();
    hear('compositionend');
    vi.advanceTimersByTime(1_100);
    expect(shown()).toEqual([[0, '东湖']]);
  });

  it('stay on their characters with each key, whatever waits to be shown too, and go with them', () => {
    const { findings, rows, state, type, shown } = desk();
    const [one, two] = [findingAt(0, '东湖'), findingAt(5, '灯火')];
    state.update({ findings: [one, two] });
    findings.open(two, false);
    type(2, '的');
    expect(shown()).toEqual([
      [0, '东湖'],
      [6, '灯火'],
    ]);
    expect(findings.named(findings.get().open)?.text?.from).toBe(6);
    expect(findings.named(rows.get().finding)?.text?.from).toBe(6);
    state.update({ findings: [findingAt(0, '东湖'), findingAt(6, '灯火')] });
    type(7, '的');
    expect(shown()).toEqual([[0, '东湖']]);
    expect(findings.get().open).toBeNull();
    vi.advanceTimersByTime(1_100);
    expect(shown()).toEqual([[0, '东湖']]);
  });

  it('are waived, and no longer, as soon as somebody says so', () => {
    const { findings, state, edit } = desk();
    const finding = findingAt(0, '东湖');
    state.update({ findings: [finding] });
    edit((edition) => waive(edition, finding, { reason: '原文如此', by: '张三', at: '2026-03-08T20:00:00+08:00' }));
    const waived = findings.named(nameOf(finding));
    expect(waived?.waived?.reason).toBe('原文如此');
    expect(waived === undefined ? undefined : lookOf(waived)).toBeNull();
    edit((edition) => unwaive(edition, waived?.waived?.id ?? ''));
    expect(findings.named(nameOf(finding))?.waived).toBeUndefined();
  });

  it('look otherwise where a model of Chinese is sure of them than where it has them weighed', () => {
    const looks = (['error', 'warning', 'hint'] as const).map((severity) =>
      lookOf({ ...findingAt(0, '东湖'), rule: 'wrong-character', severity }),
    );
    expect(looks).toEqual(['wrong', 'likely', null]);
  });

  it('are none of another edition', () => {
    const { findings, state } = desk();
    state.update({ findings: [findingAt(0, '东湖')] });
    state.update({ findings: null });
    expect(findings.get()).toMatchObject({ shown: null, open: null });
  });
});
