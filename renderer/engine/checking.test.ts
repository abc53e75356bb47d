/** When copy is checked, and how long what is known of Chinese stays. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Finding } from '../../shared/checks/check.ts';
import type { Language } from '../../shared/checks/language/language.ts';
import { compose, createComposeCache } from '../../shared/compose/compose.ts';
import { newsprintLimits } from '../../shared/edition/press-limits.ts';
import { article, emptyEdition, testResources, withArticle } from '../../tests/kit/editions.ts';
import { testLanguage } from '../../tests/kit/language.ts';
import { type Checked, Checking } from './checking.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const SETTLED = 1_000;
const IDLE = 6 * 60_000;

function checked(text: string): Checked {
  const edition = withArticle(emptyEdition(), article([text]));
  const composed = compose(edition, testResources(), createComposeCache());
  return { edition, composed, limits: newsprintLimits, news: [], shown: [] };
}

const wrong = () => checked('公安机关依法对他作出行政拘流的决定。');

/** Checking whose language comes when it is told to. */
function desk() {
  const told: (readonly string[])[] = [];
  const asked: { readonly resolve: (language: Language) => void; readonly reject: (why: Error) => void }[] = [];
  const ofLanguage = ({ rule }: Finding) => rule === 'wrong-character';
  const checking = new Checking(
    (findings) => told.push(findings.filter(ofLanguage).map(({ text, en }) => text?.found ?? en)),
    () => new Promise((resolve, reject) => asked.push({ resolve, reject })),
  );
  const pass = (milliseconds = SETTLED) => vi.advanceTimersByTimeAsync(milliseconds);
  return { checking, told, asked, pass };
}

describe('what is known of Chinese', () => {
  it('is asked for when there is something to check, and what waited for it is checked then', async () => {
    const { checking, told, asked, pass } = desk();
    expect(asked).toHaveLength(0);
    checking.start(wrong());
    await pass();
    expect(asked).toHaveLength(1);
    expect(told.at(-1)).toEqual([]);
    asked[0]?.resolve(testLanguage());
    await pass();
    expect(told.at(-1)).toEqual(['流']);
  });

  it('is told to be missing where it cannot be read', async () => {
    const { checking, told, asked, pass } = desk();
    checking.start(wrong());
    await pass();
    asked[0]?.reject(new Error('no file'));
    await pass();
    expect(told.at(-1)).toEqual([expect.stringContaining('language files cannot be read')]);
  });

  it('has nothing checked that was stopped or forgotten while it came', async () => {
    for (const end of ['stop', 'forget'] as const) {
      const { checking, told, asked, pass } = desk();
      checking.start(wrong());
      await pass();
      checking[end]();
      const before = told.length;
      asked[0]?.resolve(testLanguage());
      await pass();
      expect(told).toHaveLength(before);
      checking.start(wrong());
      await pass();
      expect(told.at(-1)).toEqual(['流']);
      expect(asked).toHaveLength(1);
    }
  });

  it('goes when nothing is checked for a while, and comes again with what was found kept', async () => {
    const { checking, told, asked, pass } = desk();
    const first = wrong();
    checking.start(first);
    await pass();
    asked[0]?.resolve(testLanguage());
    await pass();
    await pass(IDLE);
    checking.start(first);
    await pass();
    expect(asked).toHaveLength(2);
    expect(told.at(-1)).toEqual(['流']);
    checking.start(checked('他说要行政拘流。'));
    asked[1]?.resolve(testLanguage());
    await pass();
    expect(told.at(-1)).toEqual(['流']);
  });
});
