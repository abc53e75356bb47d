import { describe, expect, it } from 'vitest';
import { article, emptyEdition, withArticle } from '../../tests/kit/editions.ts';
import { applyPatches } from './operations.ts';
import { gathered, oneByOne } from './paragraph-runs.ts';
import type { Paragraph } from './records.ts';
import type { TextPatch } from './text-patches.ts';

const story = article(['一', '二', '三', '四', '五']);
const edition = withArticle(emptyEdition(1), story);
const on = { table: 'articles', id: story.id } as const;
const [first, second, third, fourth, fifth] = story.body;
if (!(first && second && third && fourth && fifth)) throw new Error('five paragraphs');

function remove(after: Paragraph, ...[paragraph, ...others]: [Paragraph, ...Paragraph[]]): TextPatch {
  return { kind: 'remove-paragraphs', ...on, after: after.id, paragraphs: [paragraph, ...others] };
}

function add(after: Paragraph, ...[paragraph, ...others]: [Paragraph, ...Paragraph[]]): TextPatch {
  return { kind: 'add-paragraphs', ...on, after: after.id, paragraphs: [paragraph, ...others] };
}

describe('patches of paragraphs', () => {
  it('are one where paragraphs are taken out one behind the other, either way round', () => {
    const whole = [remove(first, second, third, fourth)];
    expect(gathered([remove(first, second), remove(first, third), remove(first, fourth)])).toEqual(whole);
    expect(gathered([remove(third, fourth), remove(second, third), remove(first, second)])).toEqual(whole);
  });

  it('are one where paragraphs are put in one behind the other, either way round', () => {
    const [made, more] = [
      { ...second, id: third.id },
      { ...second, id: fourth.id },
    ];
    const whole = [add(first, second, made, more)];
    expect(gathered([add(first, second), add(second, made), add(made, more)])).toEqual(whole);
    expect(gathered([add(first, more), add(first, made), add(first, second)])).toEqual(whole);
  });

  it('stay apart where the paragraphs stand apart', () => {
    const apart = [remove(first, second), remove(third, fourth)];
    expect(gathered(apart)).toEqual(apart);
    const both = [remove(first, second), add(first, second)];
    expect(gathered(both)).toEqual(both);
  });

  it('do the same one by one', () => {
    const whole = [remove(first, second, third), add(fourth, second, third)];
    expect(oneByOne(whole)).toEqual([
      remove(first, second),
      remove(first, third),
      add(fourth, second),
      add(second, third),
    ]);
    expect(applyPatches(edition, oneByOne(whole)).edition).toEqual(applyPatches(edition, whole).edition);
  });

  it('are taken back exactly, where somebody has put one between in the meantime too', () => {
    const between = { ...second, id: first.id };
    const { edition: other } = applyPatches(edition, [remove(first, third)]);
    const { edition: wider } = applyPatches(other, [add(second, third)]);
    const { edition: narrow, inverse } = applyPatches(wider, [remove(first, second, fourth)]);
    expect(narrow.articles[story.id]?.body).toEqual([first, third, fifth]);
    expect(applyPatches(narrow, inverse).edition).toEqual(wider);
    expect(() => applyPatches(wider, [add(first, between)])).toThrow('is there');
    expect(() => applyPatches(wider, [remove(first, second, second)])).toThrow('twice');
  });
});
