/** What is said of the newsroom's lists in copy: names with a slip, titles, order, forms, words. */
import { describe, expect, it } from 'vitest';
import { testLanguage } from '../../../tests/kit/language.ts';
import { processorTime, quietTime } from '../../../tests/kit/processor-time.ts';
import type { ListEntry } from '../../paper/list-records.ts';
import { Lists, listsFor } from '../lists/lists.ts';
import { copyRules } from './register.ts';
import type { CopyKind } from './rule.ts';
import { checkCopy } from './run.ts';
import { storyFacts } from './story.ts';
import { surroundings } from './surroundings.ts';

const entries: readonly ListEntry[] = [
  { kind: 'person', name: '周若溪', titles: ['副市长'], organisation: '沅川市人民政府', group: '市政府', rank: 2 },
  { kind: 'person', name: '汤启明', titles: ['市委副书记、市长'], group: '市政府', rank: 1 },
  { kind: 'person', name: '郭平', titles: ['市财政局局长'] },
  { kind: 'person', name: '欧文·克莱因', aliases: ['欧文·克莱恩'] },
  { kind: 'organisation', name: '沅川市交通运输局', aliases: ['市交通局'] },
  { kind: 'place', name: '沅川' },
  { kind: 'place', name: '柳湾村', aliases: ['柳弯村'] },
  { kind: 'term', name: '试业', instead: '试营业', severity: 'warning' },
  {
    kind: 'term',
    name: '第一',
    severity: 'hint',
    near: ['全国', '首家'],
    notNear: ['第一季度', '第一时间'],
    reason: '广告法',
  },
  { kind: 'term', name: '亲自', severity: 'error', owner: '总编室' },
  { kind: 'known', name: '拘流' },
];
const lists = listsFor(entries);
const language = testLanguage();
const rules = copyRules.filter(
  ({ kind, id }) => kind === 'names' || kind === 'lists' || id === 'wrong-character' || id === 'our-place',
);

function found(
  text: string,
  { kind = 'paragraph', story = [text] }: { kind?: CopyKind; story?: readonly string[] } = {},
) {
  const paragraphs = story.filter((one) => one !== text || kind === 'paragraph');
  const around = surroundings([text, ...story], paragraphs);
  const context = { kind, text, story: storyFacts(story), language, around, lists };
  return checkCopy(context, rules).map(
    ([id, { from, to, severity, fix }]) =>
      `${severity} ${id} ${text.slice(from, to)}${fix?.kind === 'replace' ? `>${fix.with}` : ''}`,
  );
}

describe('a listed name with a slip', () => {
  it.each([
    ['by sound', '副市长周弱溪到会讲话。', '周弱溪>周若溪'],
    ['by shape', '副市长周苦溪到会讲话。', '周苦溪>周若溪'],
    ['the wrong way round', '副市长周溪若到会讲话。', '周溪若>周若溪'],
    ['with a character lost', '副市长周溪说，要抓紧。', '周溪>周若溪'],
    ['with a character twice', '副市长周若若溪到会讲话。', '周若若溪>周若溪'],
    ['of its family', '副市长邹若溪到会讲话。', '邹若溪>周若溪'],
    ['of two characters, by its title', '市财政局局长郭萍说，要节俭。', '郭萍>郭平'],
    ['of an organisation', '记者从沅川市交通运榆局了解到，桥已合龙。', '沅川市交通运榆局>沅川市交通运输局'],
    ['of a place', '桥通到柳湾春。', '柳湾春>柳湾村'],
  ])('%s is an error', (_what, text, said) => {
    expect(found(text)).toContain(`error near-name ${said}`);
  });

  it('is one in a headline, in each line of it, in a deck and in a caption', () => {
    for (const kind of ['headline', 'deck', 'caption'] as const)
      expect(found('周弱溪到柳湾村调研', { kind, story: ['副市长周若溪到柳湾村。'] })).toContain(
        'error near-name 周弱溪>周若溪',
      );
  });

  it('is one where a headline parts it between two lines', () => {
    const told = (first: string, second: string) => {
      const around = surroundings([first, second, '正文。'], ['正文。']);
      const context = { kind: 'headline', text: first, story: storyFacts([]), language, around, lists } as const;
      return checkCopy(context, rules).map(([id, { from, to, fix }]) => [id, first.slice(from, to), fix]);
    };
    expect(told('副市长周弱', '溪到柳湾村调研')).toEqual([['near-name', '周弱', undefined]]);
    expect(told('副市长周若', '溪到柳湾村调研')).toEqual([]);
  });

  it.each([
    '副市长周若溪、市长汤启明到会。',
    '全市财政局面平稳，过平稳年，郭品牌上市。',
    '周末若干溪流涨水，沿溪若有所思。',
    '市交通局、沅川交通运输局',
    '川流不息，沅江两岸。',
  ])('is none in %s', (text) => {
    expect(found(text).filter((one) => one.includes('near-name'))).toEqual([]);
  });

  it('is none of somebody who was learnt', () => {
    const known = listsFor([...entries, { kind: 'known', name: '周弱溪' }]);
    const context = { kind: 'paragraph', text: '副市长周弱溪到会讲话。', story: storyFacts([]), language } as const;
    expect(checkCopy({ ...context, lists: known }, rules)).toEqual([]);
    expect(checkCopy({ ...context, lists }, rules)).not.toEqual([]);
  });

  it('leaves out nothing of a word that was learnt', () => {
    expect(found('公安机关依法对他作出行政拘流的决定。')).toEqual([]);
  });
});

describe('people of the lists', () => {
  it.each([
    ['市长周若溪到会。', 'error name-title 市长>副市长'],
    ['局长周若溪到会。', 'warning name-title 局长'],
    ['副市长汤启明到会。', 'error name-title 副市长>市长'],
  ])('have their own titles: %s', (text, said) => {
    expect(found(text)).toContain(said);
  });

  it.each([
    '副市长周若溪',
    '常务副市长周若溪',
    '市委副书记汤启明',
    '市长汤启明',
    '原局长周若溪',
    '时任县委书记周若溪',
    '记者周若溪',
  ])('may be called %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('stand in their order', () => {
    expect(found('周若溪、汤启明出席会议。')).toEqual(['error name-order 周若溪、汤启明>汤启明、周若溪']);
    expect(found('汤启明、周若溪出席会议。')).toEqual([]);
    expect(found('周若溪到会，汤启明没有来。')).toEqual([]);
  });
});

describe('one name in two ways', () => {
  it('is told by the lists', () => {
    expect(found('欧文·克莱恩来了。', { story: ['欧文·克莱因来了。', '欧文·克莱恩来了。'] })).toEqual([
      'warning name-forms 欧文·克莱恩>欧文·克莱因',
    ]);
    expect(found('欧文·克莱恩来了。')).toEqual([]);
  });

  it('is told by the story', () => {
    const story = ['蒲秀珍说，好。', '蒲秀珍说，不好。', '蒲秀珍介绍，很好。', '蒲绣珍走了。'];
    expect(found('蒲绣珍走了。', { story })).toContain('warning name-forms 蒲绣珍>蒲秀珍');
    expect(found('蒲绣珍走了。', { story: story.slice(2) })).toEqual([]);
  });
});

describe('words of the lists', () => {
  it.each([
    ['这家店昨日试业。', 'warning listed-term 试业>试营业'],
    ['这是全国第一的大桥。', 'hint listed-term 第一'],
    ['他亲自到场。', 'error listed-term 亲自'],
  ])('are told: %s', (text, said) => {
    expect(found(text)).toContain(said);
  });

  it.each(['这家店昨日试营业。', '他得了第一。', '全国第一季度增长。第一名是他。'])('are left alone in %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('copy of agencies', () => {
  const sent = '新华社郑州3月7日电（记者 周若溪）我市今年种粮面积增加。';
  it('has no place of ours', () => {
    expect(found('我市今年增产。', { story: [sent] })).toEqual(['warning our-place 我市']);
    expect(found('我国今年增产。', { story: [sent] })).toEqual([]);
    expect(found('我国今年增产。', { story: ['法新社巴黎3月7日电 今年增产。'] })).toEqual(['warning our-place 我国']);
    expect(found('我市今年增产。', { story: ['本报讯 今年增产。'] })).toEqual([]);
    expect(found('他说：“我市今年增产。”', { story: [sent] })).toEqual([]);
  });
});

describe('captions that name people from the left', () => {
  const story = ['副市长周若溪昨日到工地检查，蒲秀珍、孟昭然陪同。'];
  it.each([
    ['图为孟昭冉（左二）在工地。', 'warning caption-names 孟昭冉>孟昭然'],
    ['图为从左至右：蒲绣珍、孟昭然。', 'warning caption-names 蒲绣珍>蒲秀珍'],
    ['图为马可为（右一）在工地。', 'hint caption-names 马可为'],
  ])('are held against the story: %s', (text, said) => {
    expect(found(text, { kind: 'caption', story })).toContain(said);
  });

  it.each(['图为孟昭然（左二）在工地。', '从左至右：蒲秀珍、孟昭然', '左起第三座桥'])('are right in %s', (text) => {
    expect(found(text, { kind: 'caption', story })).toEqual([]);
  });
});

describe('five thousand names', () => {
  const names = Array.from({ length: 5000 }, (_, at) => {
    const given = String.fromCharCode(0x4e00 + ((at * 37) % 3000), 0x5e00 + ((at * 91) % 3000));
    return '王李张刘陈杨黄赵周吴'.charAt(at % 10) + given;
  });
  const many = new Lists(names.map((name) => ({ kind: 'person', name })));
  const text = '沅川澜水三桥主桥昨日合龙，项目总工程师王昭然介绍，周日若有大风，李家村的村民将暂缓过江。'.repeat(2400);

  it('are looked for in a hundred thousand characters within their time', async () => {
    let least = Number.POSITIVE_INFINITY;
    for (let tried = 0; tried < 5; tried++)
      least = Math.min(
        least,
        await processorTime(() => {
          many.nearly(text, language.confusions);
        }),
      );
    // 50 ms are promised on a quiet machine; a processor that is shared counts more for the same work.
    expect(least).toBeLessThan(150);
  });

  it('of a million characters alike take no more than their time', async () => {
    for (const piece of ['王', '王李', '周若', '沅川市']) {
      const long = piece.repeat(1_000_000 / piece.length);
      expect(await quietTime(1_000, () => void lists?.nearly(long, language.confusions)), piece).toBeLessThan(1_000);
    }
  });
});
