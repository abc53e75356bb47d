import { expect, it } from 'vitest';
import { lineOf, namedSaid, saidInBoth } from './import-lines.ts';

it('names the file in what is said of it outside the report', () => {
  const line = { ...lineOf('/稿/东湖.jpg'), said: [saidInBoth('importPlacelessWaits')] };
  expect(namedSaid(line)).toEqual([
    { zh: '东湖.jpg：收进“图片”栏待用', en: '东湖.jpg: waits in the tray of pictures' },
  ]);
  expect(namedSaid(lineOf('/稿/东湖.jpg'))).toEqual([]);
});
