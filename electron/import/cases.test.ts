/** Each small input that other programs get wrong, as the file it is. Others are in the tests of their formats. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPageCopy } from '../../shared/text/page-copy.ts';
import { caseCopy, hasCases } from '../../tests/kit/cases.ts';
import { readStoryFile } from './read-story.ts';

const read = (path: string) => readStoryFile(fileURLToPath(new URL(`../../../shared/cases/${path}`, import.meta.url)));

/** The paragraphs of a file of text, as import has them. */
async function paragraphsOf(path: string): Promise<string[]> {
  const copy = await read(path);
  if (copy.kind !== 'text') throw new Error(`${path} is a story`);
  expect(copy.remarks).toEqual([]);
  return readPageCopy(copy.text).articles.flatMap(({ body }) => body.map(({ text }) => text));
}

describe.skipIf(!hasCases)('a given file', () => {
  it('has its references as the characters HTML says (13)', async () => {
    expect(await paragraphsOf('13-entities/ent.txt')).toEqual([
      '课堂设在Café旁，占地120m²，门票£2½，气温−3°C。老人说：“大家来听”——真的来了。©河湾镇→山下。',
      '第二段\u00a0写完了。',
    ]);
  });

  it.each(['15-apostrophe', '16-dash', '17-variation-selectors', '18-zero-width', '19-units', '30-decomposed'])(
    'has each of its characters, seen or not (%s)',
    async (name) => {
      expect(await paragraphsOf(`${name}/copy.txt`)).toEqual(caseCopy(name));
    },
  );

  it.each([
    ['cmyk-alpha0', 1],
    ['rgb-2extra', 2],
  ])('has its picture, and says which channels of it are no colours (24, %s)', async (name, channels) => {
    const copy = await read(`24-channels/${name}.docx`);
    expect(copy.kind === 'story' && copy.photos).toHaveLength(1);
    expect(copy.remarks).toEqual([{ kind: 'picture-channels', count: channels }]);
  });
});
