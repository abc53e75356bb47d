import { expect, it } from 'vitest';
import { newId } from '../../shared/edition/ids.ts';
import { articleFor } from './article-for.ts';

const [one, other] = [newId<'article'>(), newId<'article'>()];
/** A file that came in as an article. */
const line = (path: string, id: typeof one) => ({
  path,
  failure: null,
  articles: [{ id, title: '', characters: 0 }],
  photos: 0,
  changes: 0,
  joints: 0,
  missingPages: [],
  remarks: [],
  said: [],
});

it('goes with the article whose file has its name, however either keeps its letters and their marks', () => {
  const lines = [line('/in/Café Müller.docx'.normalize('NFC'), one), line('/in/渡口.docx', other)];
  const articles = [one, other];
  expect(articleFor('/in/Café Müller 2.jpg'.normalize('NFD'), { articles, lines })).toBe(one);
  expect(articleFor('/in/渡口2.jpg', { articles, lines })).toBe(other);
  expect(articleFor('/in/Cafe Muller.jpg', { articles, lines })).toBeNull();
  const apart = [line('/in/Việt Nam.txt'.normalize('NFD'), other), line('/in/渡口.docx', one)];
  expect(articleFor('/in/Việt Nam-1.png'.normalize('NFC'), { articles, lines: apart })).toBe(other);
});
