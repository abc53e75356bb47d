import { describe, expect, it } from 'vitest';
import { facts, Night } from '../../tests/kit/night.ts';
import type { WireFacts } from '../text/wire-facts.ts';
import { isOlder } from './arrival-stories.ts';
import { offered, wireNews } from './arrivals.ts';
import { newId } from './ids.ts';

const none = {};

describe('what comes into a watched folder', () => {
  it('is told once, under whatever name it comes again', () => {
    const night = new Night();
    const first = night.comes('甲.xml', '甲文', facts('x'));
    expect(night.comes('甲 副本.xml', '甲文', facts('x')).repeats).toBe(first.seq);
    expect(night.comes('乙.txt', '甲文').repeats).toBe(first.seq);
    expect(offered(night.all, none).map(({ arrival }) => arrival.seq)).toEqual([first.seq]);
  });

  it('is a further version by its guid, or by its name where the wire gives none', () => {
    const night = new Night();
    const first = night.comes('甲.xml', '甲文', facts('x'));
    expect(night.comes('换了名.xml', '甲文二', facts('x')).updates).toBe(first.seq);
    const plain = night.comes('丙.txt', '丙文');
    expect(night.comes('丙.txt', '丙文二').updates).toBe(plain.seq);
    expect(night.comes('甲.xml', '别的', facts('y')).updates).toBeNull();
  });

  it('that takes back one story is no repeat of what takes back another', () => {
    const night = new Night();
    const kill = (guid: string) => facts(guid, { isKilled: true });
    const first = night.comes('甲.xml', '', kill('x'));
    expect(night.comes('乙.xml', '', kill('y'))).toMatchObject({ repeats: null });
    expect(night.comes('丙.xml', '', kill('x'))).toMatchObject({ updates: first.seq, repeats: null });
  });

  it('is offered kills first, then by urgency, what has none among the routine, the newest first', () => {
    const night = new Night();
    night.comes('a', 'a', facts('a', { priority: 8 }));
    night.comes('b', 'b');
    night.comes('c', 'c', facts('c', { priority: 1 }));
    night.comes('d', 'd', facts('d', { isKilled: true, priority: 9 }));
    night.comes('e', 'e', facts('e', { priority: 5 }));
    expect(offered(night.all, none).map(({ arrival }) => arrival.title)).toEqual(['d', 'c', 'e', 'b', 'a']);
  });

  it('is offered no more once it is taken, and again when an undo took that back', () => {
    const night = new Night();
    const articleId = newId<'article'>();
    const first = night.comes('甲.xml', '甲文', facts('x'));
    night.becomes(first, { articleId });
    const taken = (arrival?: number) => ({
      [articleId]: { id: articleId, ...(arrival === undefined ? {} : { arrival }) },
    });
    expect(offered(night.all, taken(first.seq))).toEqual([]);
    expect(offered(night.all, none)).toHaveLength(1);
    const second = night.comes('甲.xml', '甲文二', facts('x'));
    expect(offered(night.all, taken(first.seq))).toMatchObject([{ articleId, earlier: { seq: first.seq } }]);
    night.becomes(second, { articleId });
    expect(offered(night.all, taken(second.seq))).toEqual([]);
    // The article is there still, and says that it is as it was before the second version was taken.
    expect(offered(night.all, taken(first.seq))).toMatchObject([{ arrival: { seq: second.seq }, articleId }]);
    // Articles taken by an older program do not say it.
    expect(offered(night.all, taken())).toEqual([]);
  });

  it('is a version again where it takes back what the last one changed, and none where it is merely sent again', () => {
    const night = new Night();
    night.comes('甲.txt', '三十人');
    const wrong = night.comes('甲.txt', '三百人');
    expect(night.comes('甲.txt', '三十人')).toMatchObject({ updates: wrong.seq, repeats: null });
    const one = night.comes('乙', '二十人', facts('y', { version: '1' }));
    const two = night.comes('乙', '二百人', facts('y', { version: '2' }));
    expect(night.comes('乙 副本', '二十人', facts('y', { version: '1' })).repeats).toBe(one.seq);
    expect(night.comes('乙', '二十人', facts('y', { version: '3' })).updates).toBe(two.seq);
    const fed = night.comes('丙', '十人', facts('z'));
    const later = night.comes('丙', '百人', facts('z'));
    expect(night.comes('丙', '十人', facts('z')).updates).toBe(later.seq);
    expect(night.comes('丁', '十人', facts('u')).repeats).not.toBe(fed.seq);
  });

  it('under the number of the version that was taken is offered all the same', () => {
    const night = new Night();
    const articleId = newId<'article'>();
    night.becomes(night.comes('甲', '甲文', facts('x', { version: '1' })), { articleId });
    const second = night.comes('甲', '甲文改', facts('x', { version: '1', isCorrection: true }));
    const taken = (arrival: number) => ({ [articleId]: { id: articleId, arrival, wire: { guid: 'x', version: '1' } } });
    expect(offered(night.all, taken(1))).toMatchObject([{ arrival: { seq: second.seq }, articleId }]);
    expect(wireNews(night.all, taken(1))).toMatchObject([{ kind: 'correction', seq: second.seq }]);
    night.becomes(second, { articleId });
    expect(offered(night.all, taken(2))).toEqual([]);
    expect(wireNews(night.all, taken(2))).toEqual([]);
  });

  it('is late where a later version came before it', () => {
    const night = new Night();
    night.comes('甲', '甲二', facts('x', { version: '2' }));
    night.comes('甲', '甲一', facts('x', { version: '1' }));
    expect(offered(night.all, none)).toMatchObject([{ isLate: true }]);
    expect(isOlder('3', '2024-03-08T20:00:00+08:00')).toBe(false);
    expect(isOlder('2024-03-08T20:00:00+08:00', '2024-03-08T12:00:01Z')).toBe(true);
  });
});

describe('what an agency says of a story that was taken', () => {
  const articleId = newId<'article'>();
  const night = () => {
    const own = new Night();
    const first = own.comes('甲', '甲一', facts('x', { version: '1', source: '新华社' }));
    own.becomes(first, { articleId });
    own.comes('乙', '乙', facts('y'));
    return own;
  };
  const taken = (arrival: number) => ({ [articleId]: { id: articleId, arrival } });
  const kinds = (own: Night, arrival = 1) => wireNews(own.all, taken(arrival)).map(({ kind }) => kind);

  it('is nothing while there is one version, and of stories nobody took', () => {
    expect(kinds(night())).toEqual([]);
    const own = night();
    own.comes('乙', '乙', facts('y', { isKilled: true }));
    expect(kinds(own)).toEqual([]);
  });

  it('is that it was withdrawn, although the kill is put aside, until a later version has it back', () => {
    const own = night();
    const kill = own.comes('丙', '甲一', facts('x', { isKilled: true, version: '2', source: '新华社' }));
    expect(wireNews(own.all, taken(1))).toEqual([{ articleId, kind: 'killed', seq: kill.seq, source: '新华社' }]);
    own.becomes(kill, { isDismissed: true });
    expect(kinds(own)).toEqual(['killed']);
    expect(wireNews(own.all, none)).toEqual([]);
    own.comes('丁', '甲三', facts('x', { version: '3' }));
    expect(kinds(own)).toEqual(['update']);
  });

  it('is had back in the same words by a higher version, and by nothing that is sent again', () => {
    const own = night();
    const kill = own.comes('甲', '甲一', facts('x', { version: '2', isKilled: true }));
    expect(own.comes('甲', '甲一', facts('x', { version: '1' })).repeats).toBe(kill.seq);
    expect(own.comes('甲', '甲一', facts('x')).repeats).toBe(kill.seq);
    expect(kinds(own)).toEqual(['killed']);
    expect(own.comes('甲', '甲一', facts('x', { version: '3' })).updates).toBe(kill.seq);
    expect(kinds(own)).toEqual(['update']);
  });

  it('is no kill that came after the version which took its place', () => {
    const own = night();
    own.comes('甲', '甲三', facts('x', { version: '3' }));
    own.comes('甲', '甲二', facts('x', { version: '2', isKilled: true }));
    expect(kinds(own)).toEqual(['update']);
  });

  it('is a correction or an update until somebody takes it or puts it aside', () => {
    const own = night();
    const correction = own.comes('甲', '甲二', facts('x', { version: '2', isCorrection: true }));
    expect(kinds(own)).toEqual(['correction']);
    const update = own.comes('甲', '甲三', facts('x', { version: '3' }));
    expect(kinds(own)).toEqual(['correction']);
    own.becomes(correction, { isDismissed: true });
    expect(kinds(own)).toEqual(['update']);
    own.becomes(update, { articleId });
    expect(kinds(own, update.seq)).toEqual([]);
  });
});

describe('a notice in plain words', () => {
  const articleId = newId<'article'>();
  const names = (kind: 'killed' | 'correction', more: { headlines?: string[]; numbers?: string[] } = {}) => ({
    ...{ kind, headlines: [], numbers: [] },
    ...more,
  });
  const headed = (headline: string, arrival?: number) => ({
    [articleId]: {
      id: articleId,
      headlines: { kicker: [], headline: [headline], deck: [], summary: '' },
      ...(arrival === undefined ? {} : { arrival }),
    },
  });
  const kinds = (own: Night, articles: Parameters<typeof wireNews>[1]) =>
    wireNews(own.all, articles).map(({ kind, seq }) => [kind, seq]);

  it('takes back the story it names by headline, however the desk calls it, and wherever it stands', () => {
    const own = new Night();
    const first = own.comes('甲.txt', '渡口早班船提前');
    own.becomes(first, { articleId });
    const notice = own.comes('通知.txt', '撤稿', undefined, names('killed', { headlines: ['渡口 早班船提前'] }));
    expect(kinds(own, headed('船早开了', first.seq))).toEqual([['killed', notice.seq]]);
    expect(offered(own.all, headed('船早开了', first.seq))).toMatchObject([
      { arrival: { seq: notice.seq }, articleId, earlier: { seq: first.seq }, names: { articleIds: [articleId] } },
    ]);
    // Put aside, it counts as before.
    own.becomes(notice, { isDismissed: true });
    expect(kinds(own, headed('船早开了', first.seq))).toEqual([['killed', notice.seq]]);
    // Taken as a story it is none.
    own.becomes(notice, { articleId: newId<'article'>() });
    expect(kinds(own, headed('船早开了', first.seq))).toEqual([['killed', notice.seq]]);
    const other = newId<'article'>();
    own.becomes(notice, { articleId: other });
    expect(kinds(own, { ...headed('船早开了', first.seq), [other]: { id: other, arrival: notice.seq } })).toEqual([]);
  });

  it('is of what is in the edition, and of what it named there when it came', () => {
    const own = new Night();
    const notice = own.comes('通知.txt', '撤稿', undefined, names('killed', { headlines: ['（社会）渡口早班船提前'] }));
    expect(kinds(own, headed('渡口早班船提前'))).toEqual([['killed', notice.seq]]);
    expect(kinds(own, headed('船早开了'))).toEqual([]);
    own.becomes(notice, { notice: { ...names('killed', { headlines: ['渡口早班船提前'] }), articleIds: [articleId] } });
    expect(kinds(own, headed('船早开了'))).toEqual([['killed', notice.seq]]);
  });

  it('takes what waits out of what is offered, and says where it found nothing', () => {
    const own = new Night();
    own.comes('甲.txt', '渡口早班船提前');
    const notice = own.comes('通知.txt', '撤稿', undefined, names('killed', { headlines: ['渡口早班船……'] }));
    const none = own.comes('通知二.txt', '撤稿二', undefined, names('killed', { headlines: ['别的稿'] }));
    expect(offered(own.all, {}).map(({ arrival, names: found }) => [arrival.seq, found?.stories.length])).toEqual([
      [none.seq, 0],
      [notice.seq, 1],
    ]);
  });

  it('finds a story by its guid, its number or its file, and none by a part that many have', () => {
    const found = (numbers: string[], name: string, wire?: WireFacts) => {
      const own = new Night();
      own.comes(name, '渡口早班船提前', wire);
      own.comes('通知.txt', '撤稿', undefined, names('killed', { numbers }));
      return offered(own.all, {})[0]?.names?.stories.length;
    };
    expect(found(['W030812'], '甲.xml', facts('urn:newsml:jiangcheng:20240308:w030812'))).toBe(1);
    expect(found(['012'], '甲.xml', facts('urn:newsml:jiangcheng:20240308:012'))).toBe(1);
    expect(found(['W030812'], '夜班/W030812-渡口.xml')).toBe(1);
    expect(found(['2024'], '2024-03-08 渡口.xml')).toBe(0);
    expect(found(['030812'], '90308123.xml')).toBe(0);
    expect(found(['8'], '8.xml')).toBe(0);
  });

  it('is over for a story of which a version came since', () => {
    const own = new Night();
    const first = own.comes('甲.txt', '渡口早班船提前');
    own.becomes(first, { articleId });
    own.comes('通知.txt', '撤稿', undefined, names('killed', { headlines: ['渡口早班船提前'] }));
    const back = own.comes('甲.txt', '渡口早班船提前了');
    expect(back.updates).toBe(first.seq);
    expect(kinds(own, headed('渡口早班船提前', first.seq))).toEqual([['update', back.seq]]);
  });

  it('each stands for itself, whatever its file is called; one without names is of the story in its file', () => {
    const own = new Night();
    own.comes('通知.txt', '撤稿一', undefined, names('killed', { headlines: ['甲题甲'] }));
    expect(own.comes('通知.txt', '撤稿二', undefined, names('killed', { headlines: ['乙题乙'] })).updates).toBeNull();
    expect(offered(own.all, {})).toHaveLength(2);
    const story = own.comes('丙.txt', '丙题丙');
    own.becomes(story, { articleId });
    const kill = own.comes('丙.txt', '请勿采用', undefined, names('killed'));
    expect(kill.updates).toBe(story.seq);
    expect(kinds(own, headed('丙题丙', story.seq))).toEqual([['killed', kill.seq]]);
  });

  it('of a correction holds until it is put aside; of what came under the same name it is a version', () => {
    const own = new Night();
    const first = own.comes('甲.txt', '渡口早班船提前');
    own.becomes(first, { articleId });
    const taken = headed('渡口早班船提前', first.seq);
    const notice = own.comes('更正.txt', '更正', undefined, names('correction', { headlines: ['渡口早班船提前'] }));
    expect(kinds(own, taken)).toEqual([['correction', notice.seq]]);
    own.becomes(notice, { isDismissed: true });
    expect(kinds(own, taken)).toEqual([]);
    const whole = names('correction', { headlines: ['渡口早班船提前'] });
    const version = own.comes('甲.txt', '（更正）渡口早班船提前', undefined, whole);
    expect(version.updates).toBe(first.seq);
    expect(kinds(own, taken)).toEqual([['correction', version.seq]]);
  });
});

describe('a story whose headline is longer than the list has', () => {
  it('is taken back by a notice that names the whole of it', () => {
    const night = new Night();
    const headline = '渡口早班船从下周一起提前一刻钟开出沿岸各站到达时间相应调整'.repeat(3);
    night.comes('甲.xml', headline.slice(0, 80), facts('x'));
    const kill = { kind: 'killed', numbers: [], headlines: [headline] } as const;
    const notice = night.comes('撤稿.txt', '撤稿通知', undefined, kill);
    expect(offered(night.all, none).map(({ arrival }) => arrival.seq)).toEqual([notice.seq]);
  });
});

describe('a file that was renamed', () => {
  it('is the same story, and what is written into it then a version of that', () => {
    const night = new Night();
    const first = night.comes('甲.txt', '甲文');
    expect(night.comes('乙.txt', '甲文').repeats).toBe(first.seq);
    expect(night.comes('乙.txt', '甲文，补一句').updates).toBe(first.seq);
    // A name that a story had before stays that story's.
    const other = night.comes('丙.txt', '丙文');
    night.comes('丙.txt', '甲文');
    expect(night.comes('丙.txt', '丙文，补一句').updates).toBe(other.seq);
  });
});

describe('a story that came otherwise than by the folder', () => {
  const id = newId<'article'>();
  const dropped = (version: string, more: { readonly isKilled?: true } = {}) => ({
    [id]: { id, wire: { guid: 'x', version, ...more } },
  });

  it('is not offered again in its own version', () => {
    const night = new Night();
    night.comes('甲', '甲一', facts('x', { version: '1' }));
    expect(offered(night.all, dropped('1'))).toEqual([]);
    expect(wireNews(night.all, dropped('1'))).toEqual([]);
  });

  it('is brought up to a later version, and known to be withdrawn', () => {
    const night = new Night();
    const second = night.comes('甲', '甲二', facts('x', { version: '2' }));
    expect(offered(night.all, dropped('1'))).toMatchObject([{ articleId: id, earlier: null, isLate: false }]);
    expect(wireNews(night.all, dropped('1'))).toMatchObject([{ articleId: id, kind: 'update', seq: second.seq }]);
    expect(offered(night.all, dropped('3'))).toMatchObject([{ isLate: true }]);
    expect(wireNews(night.all, dropped('3'))).toEqual([]);
    night.comes('甲', '甲二', facts('x', { version: '3', isKilled: true }));
    expect(wireNews(night.all, dropped('1'))).toMatchObject([{ articleId: id, kind: 'killed' }]);
  });

  it('is compared with the version it is, where the folder brought that too', () => {
    const night = new Night();
    const first = night.comes('甲', '甲一', facts('x', { version: '1' }));
    night.comes('甲', '甲二', facts('x', { version: '2' }));
    expect(offered(night.all, dropped('1'))).toMatchObject([{ articleId: id, earlier: { seq: first.seq } }]);
  });

  it('that was withdrawn when it came is no story to print, and nor are its other versions', () => {
    const other = newId<'article'>();
    const articles = { ...dropped('2', { isKilled: true }), [other]: { id: other, wire: { guid: 'x', version: '1' } } };
    expect(wireNews([], articles).map(({ articleId, kind, seq }) => [articleId, kind, seq])).toEqual([
      [id, 'killed', null],
      [other, 'killed', null],
    ]);
  });
});
