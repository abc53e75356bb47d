import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { article, emptyEdition, withArticle } from '../../tests/kit/editions.ts';
import { newId } from './ids.ts';
import { applyPatches, type Operation, operationSchema, type Patch } from './operations.ts';
import { rewriteBody } from './rewrite.ts';
import { readPart } from './text.ts';
import { mapThrough } from './text-maps.ts';

const story = article(['的的', '一二三']);
const edition = withArticle(emptyEdition(), story);
const [first, second] = story.body;
if (first === undefined || second === undefined) throw new Error('no paragraphs');
const on = { table: 'articles', id: story.id } as const;

function typed(offset: number): Patch {
  return { kind: 'text', ...on, part: first?.id ?? newId<'paragraph'>(), offset, remove: [], insert: [{ text: '的' }] };
}

/** Where the character at an offset of the first paragraph is after patches. */
function character(offset: number, ...patches: Patch[]) {
  return mapThrough(patches, { ...on, part: first?.id ?? '', offset }, 'after');
}

describe('the map of a patch', () => {
  it('tells a character that was typed from an equal one beside it', () => {
    expect(character(1, typed(1))).toMatchObject({ place: { offset: 2 } });
    expect(character(1, typed(2))).toMatchObject({ place: { offset: 1 } });
    expect(character(0, typed(1))).toMatchObject({ place: { offset: 0 } });
  });

  it('follows a character into the paragraph it is split off to, and back', () => {
    const into = { id: newId<'paragraph'>(), type: first.type, after: first.id };
    const split: Patch = { kind: 'split', ...on, part: first.id, offset: 1, into };
    expect(character(1, split)).toMatchObject({ place: { part: into.id, offset: 0 } });
    const { inverse } = applyPatches(edition, [split]);
    expect(character(1, split, ...inverse)).toMatchObject({ place: { part: first.id, offset: 1 } });
  });

  it('says what a paragraph that was taken out stood after', () => {
    const remove: Patch = { kind: 'remove-paragraphs', ...on, after: first.id, paragraphs: [second] };
    expect(mapThrough([remove], { ...on, part: second.id, offset: 1 }, 'before')).toEqual({
      kind: 'removed',
      after: first.id,
    });
  });

  it('leaves what is not asked to tell to be compared', () => {
    const put: Patch = { kind: 'put', ...on, record: story };
    expect(character(1, put)).toEqual({ kind: 'rewritten' });
  });
});

describe('patches of text', () => {
  it('are refused where other text stands', () => {
    const wrong: Patch = { kind: 'text', ...on, part: first.id, offset: 0, remove: [{ text: '二' }], insert: [] };
    expect(() => applyPatches(edition, [wrong])).toThrow('other text');
  });

  it('tell a join with what was cut on both sides of it', () => {
    const joined = { ...first, children: [{ text: '的三' }] };
    const patches = rewriteBody(story, [joined]);
    const after = applyPatches(edition, patches);
    expect(after.edition.articles[story.id]?.body).toEqual([joined]);
    expect(mapThrough(patches, { ...on, part: second.id, offset: 2 }, 'after')).toMatchObject({
      place: { part: first.id, offset: 1 },
    });
    expect(applyPatches(after.edition, after.inverse).edition).toEqual(edition);
  });
});

describe('operations of logs from before', () => {
  it('replay as they are', () => {
    const operation: Operation = v.parse(operationSchema, {
      id: 'one',
      step: 'one',
      actor: '编辑',
      at: '2024-03-08T09:00:00+08:00',
      label: 'edit.body',
      patches: [
        {
          kind: 'splice',
          ...on,
          path: ['body'],
          index: 0,
          remove: 1,
          insert: [{ ...first, children: [{ text: '新' }] }],
        },
        { kind: 'set', ...on, path: ['headlines', 'headline'], value: ['题'] },
      ],
    });
    const { edition: after, inverse } = applyPatches(edition, operation.patches);
    const [record] = Object.values(after.articles);
    expect(record === undefined ? null : readPart(record, first.id)).toBe('新');
    expect(applyPatches(after, inverse).edition).toEqual(edition);
  });
});
