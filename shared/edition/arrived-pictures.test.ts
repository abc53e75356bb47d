/** Pictures that come by themselves: the stories they go with, and what is offered and told of them. */
import { describe, expect, it } from 'vitest';
import { facts, Night } from '../../tests/kit/night.ts';
import { processorTime } from '../../tests/kit/processor-time.ts';
import { offered, wireNews } from './arrivals.ts';
import { newId } from './ids.ts';

describe('a picture that came by itself', () => {
  const articleId = newId<'article'>();
  const imageId = newId<'image'>();
  const comes = (own: Night, name: string, more: { headlines?: string[]; numbers?: string[] } = {}) => {
    const came = own.comes(name, `图 ${name}`);
    own.becomes(came, { picture: { imageId, headlines: [], numbers: [], ...more } });
    return came;
  };
  const edition = (...photos: string[]) => ({
    [articleId]: {
      id: articleId,
      headlines: { kicker: [], headline: ['渡口早班船提前'], deck: [], summary: '' },
      photos: photos.map((caption) => ({ id: newId<'photo'>(), imageId, caption, credit: '' })),
    },
  });
  const goesWith = (own: Night, articles: Parameters<typeof offered>[1]) =>
    offered(own.all, articles).map(({ names }) => [names?.articleIds, names?.stories.map(({ title }) => title)]);

  it('goes with the story that its fields name, or its file is called as', () => {
    for (const [name, more] of [
      ['DSC_1.jpg', { headlines: ['渡口早班船提前'] }],
      ['渡口早班船提前.jpg', {}],
      ['夜班/渡口早班船提前（2）.jpg', {}],
    ] as const) {
      const own = new Night();
      comes(own, name, { headlines: 'headlines' in more ? [...more.headlines] : [] });
      expect(goesWith(own, edition())).toEqual([[[articleId], []]]);
      expect(goesWith(own, {})).toEqual([[[], []]]);
    }
    const own = new Night();
    own.comes('W030812.xml', '别的题', facts('urn:x:W030812'));
    comes(own, 'DSC_1.jpg', { numbers: ['W030812'] });
    expect(goesWith(own, {})[0]).toEqual([[], ['别的题']]);
  });

  it('goes with the story whose number its file is called by, and with none of which that is the beginning', () => {
    for (const [name, titles] of [
      ['W030812.jpg', ['长号']],
      ['W030812-2.jpg', ['长号']],
      ['W030812（03）.jpg', ['长号']],
      ['W030.jpg', ['短号']],
      ['W030999.jpg', []],
      ['W0308121.jpg', []],
    ] as const) {
      const own = new Night();
      own.comes('a.xml', '长号', facts('urn:x:W030812'));
      own.comes('b.xml', '短号', facts('urn:x:W030'));
      comes(own, name);
      expect([name, goesWith(own, {})[0]]).toEqual([name, [[], titles]]);
    }
  });

  it('goes with the story whose headline its fields have cut short, and the story’s own may be cut as well', () => {
    const long = '渡口早班船从下周一起提前一刻钟开出沿岸各站到达时间相应调整'.repeat(3);
    for (const [title, named, isFound] of [
      ['渡口早班船提前一刻钟', '渡口早班船…', true],
      ['渡口早班船提前一刻钟', '渡口早班船...', true],
      ['渡口早班船提前一刻钟', '渡口早班船', false],
      ['渡口晚班船提前一刻钟', '渡口早班船……', false],
      ['渡口早班船提前一刻钟', '渡口…', false],
      // The list has the beginning of a long headline alone.
      [long.slice(0, 80), long, true],
      ['渡口早班船提前一刻…', '渡口早班船提前一刻钟开出', true],
      ['再见，渡口……', '再见，渡口的早班船', false],
    ] as const) {
      const own = new Night();
      own.comes('a.xml', title, facts('urn:x:1'));
      own.comes('b.xml', '天气', facts('urn:x:2'));
      const came = comes(own, 'DSC_1.jpg', { headlines: [named] });
      const found = offered(own.all, {}).find(({ arrival }) => arrival.seq === came.seq)?.names;
      expect([named, found?.stories.map((one) => one.title)]).toEqual([named, isFound ? [title] : []]);
      const headlines = { kicker: [], headline: [title], deck: [], summary: '' };
      const taken = offered(own.all, { [articleId]: { id: articleId, headlines } }).find(
        ({ arrival }) => arrival.seq === came.seq,
      );
      expect([named, taken?.names?.articleIds]).toEqual([named, isFound ? [articleId] : []]);
    }
  });

  it('whose bytes are gone is offered until it is sent again, under whatever name', () => {
    const own = new Night();
    const first = comes(own, 'DSC_1.jpg');
    own.becomes(first, { lacksCopy: true });
    expect(offered(own.all, {}).map(({ arrival }) => arrival.seq)).toEqual([first.seq]);
    const again = comes(own, '渡口.jpg');
    expect(offered(own.all, {}).map(({ arrival }) => arrival.seq)).toEqual([again.seq]);
  });

  it('of which another version has come is news of the article that shows it, whenever the copy came', () => {
    const own = new Night();
    const first = comes(own, 'DSC_1.jpg');
    const copy = own.comes('a.xml', '渡口早班船提前', facts('x'));
    for (const one of [first, copy]) own.becomes(one, { articleId });
    // The copy was taken after the picture, or before it: either way the picture stands there.
    for (const arrival of [copy.seq, 0]) {
      const shown = { [articleId]: { ...edition('渡口')[articleId], id: articleId, arrival } };
      const night = new Night();
      night.all.push(...own.all);
      expect(wireNews(night.all, shown)).toEqual([]);
      const second = night.comes('DSC_1.jpg', '图二');
      night.becomes(second, { picture: { imageId: newId<'image'>(), headlines: [], numbers: [] }, updates: first.seq });
      expect(wireNews(night.all, shown)).toEqual([{ articleId, imageId, kind: 'update', seq: second.seq, source: '' }]);
      // The desk took the picture out, or has decided on the other.
      expect(wireNews(night.all, edition())).toEqual([]);
      night.becomes(second, { isDismissed: true });
      expect(wireNews(night.all, shown)).toEqual([]);
    }
  });

  it('and its story are told apart where there is news of both', () => {
    const own = new Night();
    const first = comes(own, 'DSC_1.jpg');
    const copy = own.comes('a.xml', '渡口早班船提前', facts('x', { version: '1' }));
    for (const one of [first, copy]) own.becomes(one, { articleId });
    const shown = { [articleId]: { ...edition('渡口')[articleId], id: articleId, arrival: copy.seq } };
    const second = own.comes('DSC_1.jpg', '图二');
    own.becomes(second, { picture: { imageId: newId<'image'>(), headlines: [], numbers: [] } });
    const later = own.comes('a.xml', '渡口早班船提前二', facts('x', { version: '2' }));
    expect(wireNews(own.all, shown).map(({ seq, imageId: of }) => [seq, of])).toEqual([
      [second.seq, imageId],
      [later.seq, undefined],
    ]);
  });

  it('is offered while no article has it, whichever way one got it, and again after an undo', () => {
    const own = new Night();
    comes(own, 'DSC_1.jpg');
    expect(offered(own.all, edition())).toHaveLength(1);
    expect(offered(own.all, edition('渡口'))).toEqual([]);
  });

  it('is looked for with hundreds of others among thousands of stories in no time that is felt', async () => {
    const own = new Night();
    for (let at = 0; at < 3_000; at++) own.comes(`${at}.xml`, `第${at}篇的题`, facts(`urn:x:${at}`));
    for (let at = 0; at < 300; at++) comes(own, `DSC_${at}.jpg`, { headlines: [`第${at}篇的题`] });
    const kill = { kind: 'killed', numbers: ['W1'], headlines: ['没有的题'] } as const;
    for (let at = 0; at < 20; at++) own.comes(`通知${at}.txt`, `撤稿${at}`, undefined, kill);
    const took = await processorTime(() => {
      expect(offered(own.all, {}).filter(({ names }) => names?.stories.length === 1)).toHaveLength(300);
    });
    expect(took).toBeLessThan(1_000);
  });

  it('sent again otherwise is of the article that shows it as it was', () => {
    const own = new Night();
    const first = comes(own, 'DSC_1.jpg');
    const second = own.comes('DSC_1.jpg', '图二');
    own.becomes(second, { picture: { imageId: newId<'image'>(), headlines: [], numbers: [] } });
    expect(second.updates).toBe(first.seq);
    expect(offered(own.all, edition('渡口'))).toMatchObject([{ articleId, earlier: { seq: first.seq } }]);
  });
});
