import { describe, expect, it } from 'vitest';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { Pasting } from './pasting.ts';

/** A desk without a page at hand, what was said on it, and a clipboard of one kind. */
function desk() {
  let edition: Edition = emptyEdition(1);
  const said: string[] = [];
  const hand = {
    get edition() {
      return edition;
    },
    page: null,
    edit: (_: string, patches: readonly Patch[]) => {
      edition = applyPatches(edition, patches).edition;
      return true;
    },
  };
  const notices = { notify: (_: string, key: string) => void said.push(key), say: () => void said.push('said') };
  const pasting = new Pasting(hand, { notices, selection: { update: () => undefined } }, { paste: () => false });
  const paste = (format: string, text: string) => pasting.paste({ getData: (asked) => (asked === format ? text : '') });
  return { paste, said, stories: () => Object.keys(edition.articles).length };
}

describe('what is pasted as a story', () => {
  it('is one of the usual length, with its heading', () => {
    const { paste, stories } = desk();
    expect(paste('text/html', `<h1>水位上涨</h1>${'<p>江边的水位今天又涨了。</p>'.repeat(200)}`)).toBe(true);
    expect(stories()).toBe(1);
  });

  it('is one however large the pictures are that lie in its markup', () => {
    const { paste, said, stories } = desk();
    const picture = `<img src="data:image/png;base64,${'AbCd'.repeat(3_000_000)}">`;
    expect(paste('text/html', `<p>江边的水位</p>${picture}<p>今天又涨了。</p>`)).toBe(true);
    expect(said).not.toContain('pasteTooLong');
    expect(stories()).toBe(1);
  });

  it('is refused, with what to do, where it is longer than any page: the galley would stand still', () => {
    const { paste, said, stories } = desk();
    expect(paste('text/html', '<p>江边的水位今天又涨了。</p>'.repeat(10_000))).toBe(true);
    expect(paste('text/plain', '江边的水位今天又涨了。\n'.repeat(10_000))).toBe(true);
    // Markup without end is not even read.
    expect(paste('text/html', `<p style="${' '.repeat(11_000_000)}">字</p>`)).toBe(true);
    expect(said).toEqual(['pasteTooLong', 'pasteTooLong', 'pasteTooLong']);
    expect(stories()).toBe(0);
  });
});
