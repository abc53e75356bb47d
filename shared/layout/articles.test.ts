import { expect, it } from 'vitest';
import { emptyEdition } from '../../tests/kit/editions.ts';
import type { Edition } from '../edition/records.ts';
import { paragraphText } from '../edition/selectors.ts';
import { readPageCopy } from '../text/page-copy.ts';
import { plainStory } from '../text/story-copy.ts';
import { articleFromStory, importCopy } from './articles.ts';

function imported(text: string, edition: Pick<Edition, 'styles'> = emptyEdition(1)) {
  const story = plainStory(text);
  if (story === null) throw new Error('no story');
  const { headlines, body, editor } = articleFromStory(edition, story, []);
  return { headline: headlines.headline, body: body.map(paragraphText), editor };
}

it('takes the editor’s line from either end of a story', () => {
  const copy = { headline: ['灯火亮'], body: ['湖水涨了。', '又退了。'], editor: '责任编辑：江流' };
  expect(imported('灯火亮\n湖水涨了。\n又退了。\n责任编辑：江流')).toEqual(copy);
  expect(imported('灯火亮\n责任编辑：江流\n湖水涨了。\n又退了。')).toEqual(copy);
  expect(imported('灯火亮\n湖水涨了。\n又退了。（责编：江流）')).toEqual({ ...copy, editor: '江流' });
});

it('leaves copy that says no editor as it is', () => {
  expect(imported('灯火亮\n湖水涨了。\n编辑说，又退了。')).toEqual({
    headline: ['灯火亮'],
    body: ['湖水涨了。', '编辑说，又退了。'],
    editor: undefined,
  });
});

it('leaves it in the copy where the running text has no place for it, as in editions made before', () => {
  const styles = emptyEdition(1).styles;
  const { editor: _, ...credits } = styles['body']?.credits ?? {};
  const { body } = styles;
  if (body === undefined) throw new Error('no body');
  expect(
    imported('灯火亮\n湖水涨了。\n又退了。（责编：江流）', { styles: { ...styles, body: { ...body, credits } } }),
  ).toEqual({
    headline: ['灯火亮'],
    body: ['湖水涨了。', '又退了。（责编：江流）'],
    editor: undefined,
  });
});

it('leaves a letter’s first line to the editor with the letter', () => {
  expect(imported('来信照登\n编辑：张三\n湖水涨了，又退了。\n岸上的灯火亮到深夜。').body[0]).toBe('编辑：张三');
});

it('takes it from the copy of a page, and keeps the notes of what is left', () => {
  const copy = readPageCopy('# 灯火亮\n\n湖水涨了，又\n退了。（责编：江流）');
  const [story] = importCopy(emptyEdition(1), copy).articles;
  expect(story?.editor).toBe('江流');
  expect(story?.body.map(paragraphText)).toEqual(['湖水涨了，又退了。']);
  expect(story?.importNotes.map(({ offset }) => offset)).toEqual([6]);
});
