import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, describe, expect, it } from 'vitest';
import { imageId } from '../../shared/edition/records.ts';
import { article, emptyEdition, withArticle } from '../../tests/kit/editions.ts';
import { EditionFile } from './edition-file.ts';
import { makeNext } from './paper-file.ts';

/** A minute of tonight. */
const tonight = (minute: number) => new Date(Date.now() - 3_600_000 + minute * 60_000).toISOString();
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
    const [first] = open.arrivals.add(file('a.xml', 'a'), [story('1', 'x')], tonight(0));
    open.arrivals.settle(first?.seq ?? 0, { articleId: null, isDismissed: true });
    open.close();
    open = EditionFile.open(path);
    // The guid says whose version it is, whatever the file is called; a kill is news although no word has changed.
    const [update] = open.arrivals.add(file('b.xml', 'b'), [story('2', 'x')], tonight(1));
    const [same] = open.arrivals.add(file('c.xml', 'c'), [story('2', 'y')], tonight(2));
    const [kill] = open.arrivals.add(file('d.xml', 'd'), [story('2', 'x', { isKilled: true })], tonight(3));
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
    const [first] = open.arrivals.add(file('e.xml', 'e'), [story('5', 'z')], tonight(0));
    open.arrivals.settle(first?.seq ?? 0, { articleId: held.id, isDismissed: false });
    const { path: next } = makeNext(open, join(folder, '四.dayang'), {});
    open.close();
    const following = EditionFile.open(next);
    expect(following.edition.articles[held.id]).toBeDefined();
    expect(following.wireNews()).toEqual([]);
    following.arrivals.add(file('f.xml', 'f'), [story('6', 'z', { isKilled: true })], tonight(0));
    expect(following.wireNews()).toMatchObject([{ articleId: held.id, kind: 'killed' }]);
    following.close();
  });

  it('says what somebody has looked at, over a restart', () => {
    const path = join(folder, '五.dayang');
    EditionFile.create(path, emptyEdition(1));
    let open = EditionFile.open(path);
    const [one, two] = open.arrivals.add(file('g.xml', 'a'), [story('7', 'p'), story('8', 'q')], tonight(0));
    open.arrivals.see([one?.seq ?? 0, 99]);
    open.close();
    open = EditionFile.open(path);
    expect(open.arrivals.list().map(({ seq, isSeen }) => [seq, isSeen])).toEqual([
      [one?.seq, true],
      [two?.seq, undefined],
    ]);
    open.close();
  });

  const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString();

  it('is let go of a month after it was decided, but for the file it was in; what waits is not', () => {
    const path = join(folder, '六.dayang');
    const own = article(['在本期的稿。']);
    EditionFile.create(path, withArticle(emptyEdition(1), own));
    const open = EditionFile.open(path);
    const came = (name: string, guid: string, at: string) =>
      open.arrivals.add(file(name, 'a'), [story(guid === 'w' ? '1' : guid === 't' ? '2' : '3', guid)], at)[0]?.seq ?? 0;
    const waits = came('等.xml', 'w', days(90));
    const taken = came('收.xml', 't', days(90));
    const aside = came('不要.xml', 'n', days(90));
    open.arrivals.settle(taken, { articleId: own.id, isDismissed: false });
    open.arrivals.settle(aside, { articleId: null, isDismissed: true });
    open.arrivals.add(file('不要 副本.xml', 'a'), [story('3', 'n')], days(40));
    open.pruneArrivals();
    expect(open.arrivals.list().map(({ seq }) => seq)).toEqual([waits, taken]);
    expect(open.arrivals.copy(aside)).toBeNull();
    expect(open.arrivals.copy(waits)).toBe('{}');
    const names = () => open.arrivals.files().map(({ name }) => name);
    expect(names()).toEqual(['等.xml', '收.xml', '不要.xml', '不要 副本.xml']);
    open.arrivals.forgetGone(['等.xml', '不要.xml'], Date.now());
    expect(names()).toEqual(['等.xml', '收.xml', '不要.xml']);
    // The same words are news by now.
    expect(open.arrivals.add(file('又来.xml', 'a'), [story('3', 'n')], days(0))).toMatchObject([
      { updates: null, repeats: null },
    ]);
    open.close();
  });

  it('is kept while a version of it is young, or waits, and where its file’s folder is not there', () => {
    const path = join(folder, '七.dayang');
    EditionFile.create(path, emptyEdition(1));
    const open = EditionFile.open(path);
    const add = (name: string, words: string, guid: string, at: string) =>
      open.arrivals.add(file(name, 'a'), [story(words, guid)], at)[0]?.seq ?? 0;
    const aside = (seq: number) => open.arrivals.settle(seq, { articleId: null, isDismissed: true });
    const [old, young] = [add('甲.xml', '1', 'x', days(90)), add('甲.xml', '2', 'x', days(3))];
    for (const seq of [old, young]) aside(seq);
    const [first, waits] = [add('乙.xml', '3', 'y', days(90)), add('乙.xml', '4', 'y', days(80))];
    aside(first);
    const gone = add('夜班/丙.xml', '5', 'z', days(90));
    aside(gone);
    open.pruneArrivals();
    expect(open.arrivals.list().map(({ seq }) => seq)).toEqual([old, young, first, waits]);
    const known = () => open.arrivals.files().some(({ name }) => name === '夜班/丙.xml');
    open.arrivals.forgetGone(['甲.xml'], Date.now());
    expect(known()).toBe(true);
    open.arrivals.forgetGone(['甲.xml'], Date.now() + 366 * 86_400_000);
    expect(known()).toBe(false);
    open.close();
  });

  it('that is over goes into the next edition as a file alone, however many editions there are', () => {
    const path = join(folder, '八.dayang');
    EditionFile.create(path, emptyEdition(1));
    let open = EditionFile.open(path);
    const [first] = open.arrivals.add(file('旧.xml', 'a'), [story('1', 'x'), story('2', 'y')], days(60));
    open.arrivals.settle(first?.seq ?? 0, { articleId: null, isDismissed: true });
    for (const name of ['九', '十']) {
      const { path: next } = makeNext(open, join(folder, `${name}.dayang`), {});
      open.close();
      open = EditionFile.open(next);
      // The second story of the file waits still.
      expect(open.arrivals.list().map(({ title }) => title)).toEqual(['2']);
      expect(open.arrivals.files().map(({ name: known }) => known)).toContain('旧.xml');
      expect(open.arrivals.copy(first?.seq ?? 0)).toBeNull();
    }
    open.close();
  });

  it('of pictures nobody decides on goes into further editions by name alone after a week', () => {
    const path = join(folder, '十一.dayang');
    EditionFile.create(path, emptyEdition(1));
    const open = EditionFile.open(path);
    const picture = (of: string) => ({
      ...story(of, of),
      copy: JSON.stringify({ photos: [] }),
      picture: { imageId: v.parse(imageId, words(of)), numbers: [], headlines: [] },
    });
    const [old] = open.arrivals.add(file('旧.jpg', 'a'), [picture('1')], days(8));
    const [young] = open.arrivals.add(file('新.jpg', 'b'), [picture('2')], days(6));
    const { path: next } = makeNext(open, join(folder, '十二.dayang'), {});
    expect(open.arrivals.copy(old?.seq ?? 0)).not.toBeNull();
    open.close();
    const following = EditionFile.open(next);
    expect(following.arrivals.list().map(({ seq }) => seq)).toEqual([old?.seq, young?.seq]);
    expect([old, young].map((one) => following.arrivals.copy(one?.seq ?? 0) === null)).toEqual([true, false]);
    // It is said of the one whose file has to be taken anew, which then comes again, from the folder or under another name.
    expect(following.arrivals.list().map(({ lacksCopy }) => lacksCopy)).toEqual([true, undefined]);
    following.arrivals.see([old?.seq ?? 0]);
    expect(following.arrivals.files().map(({ sha256 }) => sha256)).toEqual([words('0'), words('b')]);
    const sent = following.arrivals.add(file('又.jpg', 'a'), [picture('1')], days(0));
    const again = following.arrivals.add(file('旧.jpg', 'a'), [picture('1')], days(0));
    expect(sent).toMatchObject([{ updates: old?.seq, repeats: null }]);
    expect(again).toMatchObject([{ repeats: sent[0]?.seq }]);
    // One that still waits with its bytes merely repeats.
    expect(following.arrivals.add(file('新 2.jpg', 'b'), [picture('2')], days(0))).toMatchObject([
      { repeats: young?.seq },
    ]);
    // Not wanted, it comes no more.
    following.arrivals.settle(old?.seq ?? 0, { articleId: null, isDismissed: true });
    expect(following.arrivals.files()[0]).toMatchObject({ name: '旧.jpg', sha256: words('a') });
    following.close();
    const reopened = EditionFile.open(next);
    expect(reopened.arrivals.list()[0]).toMatchObject({ lacksCopy: true, isDismissed: true, isSeen: true });
    reopened.close();
  });
});
