import { expect, it } from 'vitest';
import { editorAlone, editorAtEnd, editorNames, hasEditorLabel } from './editors-line.ts';

it.each([
  ['责编：江流', '江流'],
  ['（责编：江流）', '江流'],
  ['责任编辑：江流 许知夏', '责任编辑：江流 许知夏'],
  ['(责任编辑：江流、许知夏)', '责任编辑：江流、许知夏'],
  ['　　责任编辑　王　芳', '责任编辑　王　芳'],
  ['编辑：Anna Smith', '编辑：Anna Smith'],
  ['【责编：江流】', '江流'],
  ['責任編輯：江流', '責任編輯：江流'],
  ['责任编辑江流', '责任编辑江流'],
  ['(责编:江流)。', '江流'],
  ['责任编辑：江流\u200b', '责任编辑：江流'],
  ['责编：责编：江流', '江流'],
])('%s is an editor’s line', (text, editor) => {
  expect(editorAlone(text)?.editor).toBe(editor);
});

it.each([
  '编辑说：今天不发。',
  '责任编辑制度从今天起施行。',
  '责编：江流 校对：许知夏',
  '责任编辑制度',
  '责任编辑说',
  '责编手记',
  '编辑：这个问题您怎么看？',
  '编辑部：江流',
  '责编：',
])('%s is none', (text) => {
  expect(editorAlone(text)).toBeNull();
});

it('finds it in brackets at the end of copy, and says where the copy ends', () => {
  expect(editorAtEnd('湖水退了。（责编：江流）')).toEqual({ editor: '江流', rest: 5 });
  expect(editorAtEnd('湖水退了。（东湖晚报）（责任编辑：江流）')).toEqual({ editor: '责任编辑：江流', rest: 11 });
  expect(editorAtEnd('湖水退了。（责编江流说）')).toBeNull();
  expect(editorAtEnd('湖水退了。（责编：江流）。')).toEqual({ editor: '江流', rest: 5 });
  // The stop is the sentence's own and stays.
  expect(editorAtEnd('湖水退了（责编：江流）。')).toBeNull();
  expect(editorAtEnd('（责编：江流）湖水退了。')).toBeNull();
  expect(editorAtEnd(`${'湖'.repeat(500)}（责编：江流）`)).toEqual({ editor: '江流', rest: 500 });
});

it('parts the names from what stands before them', () => {
  const lines = ['江流', '责编：江流', '（责任编辑 江流）', '责编：责编：江流', '【責編：江流】', '责编：江流\u200b'];
  expect(lines.map(editorNames)).toEqual(lines.map(() => '江流'));
  expect(editorNames('编辑部')).toBe('编辑部');
  expect(['江流', '责编：江流', '编辑部', '编辑江流'].map(hasEditorLabel)).toEqual([false, true, false, true]);
});
