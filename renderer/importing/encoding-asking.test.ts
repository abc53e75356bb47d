import { describe, expect, it } from 'vitest';
import { FailureError } from '../../shared/contract/failure.ts';
import type { CopyEncoding } from '../../shared/text/encodings.ts';
import { Dialogs } from '../state/dialogs.ts';
import { EncodingAsking } from './encoding-asking.ts';

/** Reads a file that may be in either of two encodings. */
function unsure(one: CopyEncoding, other: CopyEncoding) {
  return (encoding: CopyEncoding | undefined) =>
    encoding === undefined
      ? Promise.reject(
          new FailureError({
            code: 'encoding-unsure',
            zh: '看不出',
            en: 'unsure',
            readings: [
              { encoding: one, sample: '一' },
              { encoding: other, sample: '二' },
            ],
          }),
        )
      : Promise.resolve(encoding);
}

function asking() {
  const dialogs = new Dialogs();
  const questions = new EncodingAsking(dialogs);
  return { dialogs, questions };
}

describe('a file whose encoding cannot be told', () => {
  it('is asked about, and read in the encoding that is named', async () => {
    const { dialogs, questions } = asking();
    const read = questions.read('/稿.txt', false, unsure('gb18030', 'big5'));
    await Promise.resolve();
    expect(dialogs.get().dialog).toBe('import');
    expect(questions.get()).toMatchObject({ path: '/稿.txt', hasMore: false });
    questions.get()?.answer({ encoding: 'big5', isForRest: false });
    expect(await read).toEqual({ copy: 'big5', encoding: 'big5' });
    expect(questions.get()).toBeNull();
  });

  it('is left out where the user leaves it, and where another dialog takes the place of the question', async () => {
    const { dialogs, questions } = asking();
    const left = questions.read('/稿.txt', false, unsure('gb18030', 'big5'));
    await Promise.resolve();
    questions.get()?.answer({ encoding: null, isForRest: false });
    await expect(left).rejects.toMatchObject({ failure: { code: 'encoding-left' } });
    const lost = questions.read('/稿.txt', false, unsure('gb18030', 'big5'));
    await Promise.resolve();
    dialogs.open('export');
    await expect(lost).rejects.toMatchObject({ failure: { code: 'encoding-left' } });
  });

  it('is not asked about twice where the answer is for the rest; one in another doubt is', async () => {
    const { questions } = asking();
    const first = questions.read('/1.txt', true, unsure('gb18030', 'big5'));
    await Promise.resolve();
    questions.get()?.answer({ encoding: 'big5', isForRest: true });
    await first;
    expect(await questions.read('/2.txt', true, unsure('big5', 'gb18030'))).toMatchObject({ encoding: 'big5' });
    const other = questions.read('/3.txt', true, unsure('big5', 'shift_jis'));
    await Promise.resolve();
    expect(questions.get()).toMatchObject({ path: '/3.txt' });
    questions.get()?.answer({ encoding: null, isForRest: true });
    await expect(other).rejects.toMatchObject({ failure: { code: 'encoding-left' } });
    await expect(questions.read('/4.txt', true, unsure('shift_jis', 'big5'))).rejects.toMatchObject({
      failure: { code: 'encoding-left' },
    });
    questions.begin();
    const anew = questions.read('/5.txt', false, unsure('gb18030', 'big5'));
    await Promise.resolve();
    expect(questions.get()).toMatchObject({ path: '/5.txt' });
    questions.get()?.answer({ encoding: 'gb18030', isForRest: false });
    await anew;
  });

  it('fails as it would where something else is wrong', async () => {
    const { questions } = asking();
    const broken = () => Promise.reject(new FailureError({ code: 'empty-file', zh: '空', en: 'empty' }));
    await expect(questions.read('/稿.txt', false, broken)).rejects.toMatchObject({ failure: { code: 'empty-file' } });
    expect(questions.get()).toBeNull();
  });
});
