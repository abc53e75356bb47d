import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { article, emptyEdition, withArticle } from '../../tests/kit/editions.ts';
import { EditionFile } from './edition-file.ts';
import { makeNext } from './paper-file.ts';

const words = (digit: string) => digit.repeat(64);
const file = (name: string, sha256: string) => ({ name, size: 9, modified: 1, sha256: words(sha256) });
const story = (of: string, guid: string, more = {}) => ({
  title: of,
  characters: 2,
  pictures: 0,
  remarks: 0,
  words: words(of),
  wire: { guid, isCorrection: false, isKilled: false, ...more },
  copy: '{}',
});

describe('what watched folders brought', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-arrivals-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is known again after a restart and in the next edition, which offers what waits and not what is over', () => {
    const path = join(folder, '一.dayang');
    EditionFile.create(path, emptyEdition(1));
    let open = EditionFile.open(path);
    const [first] = open.arrivals.add(file('a.xml', 'a'), [story('1', 'x')], '2024-03-08T20:00:00+08:00');
    open.arrivals.settle(first?.seq ?? 0, { articleId: null, isDismissed: true });
    open.close();
    open = EditionFile.open(path);
    // The guid says whose version it is, whatever the file is called; a kill is news although no word has changed.
    const [update] = open.arrivals.add(file('b.xml', 'b'), [story('2', 'x')], '2024-03-08T20:01:00+08:00');
    const [same] = open.arrivals.add(file('c.xml', 'c'), [story('2', 'y')], '2024-03-08T20:02:00+08:00');
    const [kill] = open.arrivals.add(
      file('d.xml', 'd'),
      [story('2', 'x', { isKilled: true })],
      '2024-03-08T20:03:00+08:00',
    );
    expect([update?.updates, same?.repeats, kill?.updates]).toEqual([first?.seq, update?.seq, update?.seq]);
    const { path: next } = makeNext(open, join(folder, '二.dayang'), {});
    open.close();
    const following = EditionFile.open(next);
    expect(following.arrivals.files().map(({ name }) => name)).toEqual(['a.xml', 'b.xml', 'c.xml', 'd.xml']);
    expect(following.arrivals.list().map(({ isDismissed }) => isDismissed)).toEqual([true, false, false, false]);
    expect(following.arrivals.copy(kill?.seq ?? 0)).toBe('{}');
    following.close();
  });

  it('knows in the next edition a story that is held over, and hears there that it was withdrawn', () => {
    const path = join(folder, '三.dayang');
    const held = article(['留用的稿。'], { held: true });
    EditionFile.create(path, withArticle(emptyEdition(1), held));
    const open = EditionFile.open(path);
    const [first] = open.arrivals.add(file('e.xml', 'e'), [story('5', 'z')], '2024-03-08T20:00:00+08:00');
    open.arrivals.settle(first?.seq ?? 0, { articleId: held.id, isDismissed: false });
    const { path: next } = makeNext(open, join(folder, '四.dayang'), {});
    open.close();
    const following = EditionFile.open(next);
    expect(following.edition.articles[held.id]).toBeDefined();
    expect(following.wireNews()).toEqual([]);
    following.arrivals.add(file('f.xml', 'f'), [story('6', 'z', { isKilled: true })], '2024-03-09T20:00:00+08:00');
    expect(following.wireNews()).toMatchObject([{ articleId: held.id, kind: 'killed' }]);
    following.close();
  });

  it('says what somebody has looked at, over a restart', () => {
    const path = join(folder, '五.dayang');
    EditionFile.create(path, emptyEdition(1));
    let open = EditionFile.open(path);
    const [one, two] = open.arrivals.add(
      file('g.xml', 'a'),
      [story('7', 'p'), story('8', 'q')],
      '2024-03-08T20:00:00+08:00',
    );
    open.arrivals.see([one?.seq ?? 0, 99]);
    open.close();
    open = EditionFile.open(path);
    expect(open.arrivals.list().map(({ seq, isSeen }) => [seq, isSeen])).toEqual([
      [one?.seq, true],
      [two?.seq, undefined],
    ]);
    open.close();
  });
});
