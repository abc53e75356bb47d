import { expect, it, vi } from 'vitest';
import { Once } from './once.ts';

it('does the same once, however often it is called for before it is done', async () => {
  const once = new Once();
  let answer = () => {};
  const work = vi.fn(() => new Promise<void>((resolve) => (answer = resolve)));
  const other = vi.fn(() => Promise.resolve());
  const called = [once.do('place a', work), once.do('place a', work), once.do('place b', other)];
  answer();
  await Promise.all(called);
  expect([work, other].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  // Once it is done it can be called for again: the step may have been undone.
  void once.do('place a', work);
  expect(work).toHaveBeenCalledTimes(2);
});

it('does it again after it failed', async () => {
  const once = new Once();
  await expect(once.do('place', () => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer');
  const work = vi.fn(() => Promise.resolve());
  await once.do('place', work);
  expect(work).toHaveBeenCalledTimes(1);
});
