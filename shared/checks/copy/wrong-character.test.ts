import { describe, expect, it } from 'vitest';
import { testLanguage } from '../../../tests/kit/language.ts';
import { quietTime } from '../../../tests/kit/processor-time.ts';
import { sampleEdition } from '../../../tests/kit/sample.ts';
import { paragraphText } from '../../edition/selectors.ts';
import type { CopyContext } from './rule.ts';
import { storyFacts } from './story.ts';
import { wrongCharacter as rule } from './wrong-character.ts';

function contextOf(text: string): CopyContext {
  return { kind: 'paragraph', text, joints: [], story: storyFacts([text]), language: testLanguage() };
}

/** Texts that make careless rules slow, or make them throw. */
const adversarial: Readonly<Record<string, string>> = {
  'one character': '的',
  'two characters in turn': '发展',
  marks: '“”‘’，。',
  figures: '1,234.5%',
  'half of a pair of surrogates': '\ud842',
  'characters beyond the basic plane': '𠮷',
  'no spaces': 'a',
  'line ends': '\n',
  'a sentence': '公安机关依法对他作出行政拘流的决定。',
  nought: '\u0000',
};
const MEGABYTE = 1_000_000;
const MOST_MS = 1_000;

describe('wrong characters', () => {
  it('finds something in its example, and nothing once that is right', () => {
    const found = rule.run(contextOf(rule.example.wrong));
    expect(found).not.toEqual([]);
    expect(rule.run(contextOf(rule.example.right))).toEqual([]);
    for (const { from, to, fix } of found) {
      if (fix?.kind !== 'replace') continue;
      const { wrong } = rule.example;
      expect(wrong.slice(0, from) + fix.with + wrong.slice(to)).toBe(rule.example.right);
    }
  });

  it('says what it found in both languages, within the text', () => {
    for (const { from, to, zh, en } of rule.run(contextOf(rule.example.wrong))) {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(rule.example.wrong.length);
      expect(to).toBeGreaterThan(from);
      expect(zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(en).toMatch(/[a-z].*\.$/u);
    }
  });

  it.each(Object.entries(adversarial))('takes a megabyte of %s and is done with it', async (_name, unit) => {
    const text = unit.repeat(Math.ceil(MEGABYTE / unit.length));
    let tried = 0;
    // What was found in a text is kept: each try has another.
    const run = () => rule.run(contextOf(`${tried++}，${text}`));
    expect(await quietTime(MOST_MS, run)).toBeLessThan(MOST_MS);
  });
});

it('proposes what a joint of an import lost, for somebody to look at', () => {
  const text = '开辟了中国特色外交论和实践的新境界。';
  const joints = [text.indexOf('论')];
  expect(rule.run({ ...contextOf(text), joints })).toMatchObject([
    { severity: 'warning', from: 9, to: 10, fix: { kind: 'replace', with: '理论' } },
  ]);
  expect(rule.run(contextOf(text))).toEqual([]);
});

it('says of a text that is too long where it stopped looking', () => {
  const sound = '今年。'.repeat(7_000);
  expect(rule.run(contextOf(sound.slice(0, 20_000)))).toEqual([]);
  expect(rule.run(contextOf(`${sound}公安机关依法对他作出行政拘流的决定。`))).toMatchObject([
    { severity: 'warning', from: 20_000, to: 20_001 },
  ]);
});

it('tells what was typed twice from what stands twice rightly', () => {
  const sound =
    '眼泪吧嗒吧嗒地掉。会议对下一阶段工作作出全面部署。工人们一寸一寸地往前挪，孩子们常常到文昌桥桥头去玩。';
  expect(rule.run(contextOf(sound))).toEqual([]);
  expect(rule.run(contextOf('公安机关关依法对他作出行政拘留的决定。'))).toMatchObject([
    { fix: { kind: 'replace', with: '关' } },
  ]);
});

it('shows what is wrong with the words round it, and without the mark after them', () => {
  for (const end of ['', '，', '。', '5'])
    expect(rule.run(contextOf(`对他作出行政拘流${end}`))[0]?.zh).toContain('拘流”可能有错字');
});

it('has nothing to say of the sample edition', async () => {
  for (const { body } of Object.values((await sampleEdition()).articles)) {
    const texts = body.map(paragraphText);
    const story = storyFacts(texts);
    for (const text of texts) expect(rule.run({ ...contextOf(text), story })).toEqual([]);
  }
});

it('knows what follows a figure', () => {
  expect(rule.run(contextOf('进出口货值25.6医院，平均每列1524万元。'))).toMatchObject([
    { fix: { kind: 'replace', with: '亿元' } },
  ]);
});

it('leaves alone what stands three times as it is', () => {
  const text = '他说要行政拘流。';
  const of = (times: number) => ({ ...contextOf(text), story: storyFacts(Array.from({ length: times }, () => text)) });
  expect(rule.run(of(1))).toHaveLength(1);
  expect(rule.run(of(3))).toEqual([]);
});

it('leaves offices and things alone that papers write of today', () => {
  for (const text of [
    '记者昨日从市住建局获悉，今年再添一百部电梯。',
    '区卫健委、市文旅局派人到场。',
    '扫码即可进入小程序。',
  ])
    expect(rule.run(contextOf(text))).toEqual([]);
});
