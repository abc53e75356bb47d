/** The text both engines set. */
import { readFileSync } from 'node:fs';
import { readPageCopy } from '../shared/text/page-copy.ts';

export const sampleCopy = readPageCopy(readFileSync(new URL('../tests/kit/paper/page-1.txt', import.meta.url), 'utf8'));

/** Paragraphs of the sample's own copy, again and again, up to so many characters. */
export function storyText(characters: number): string[] {
  const texts = sampleCopy.articles.flatMap((article) => article.body.map((paragraph) => paragraph.text));
  const paragraphs: string[] = [];
  for (let count = 0, at = 0; count < characters; at++) {
    const text = (texts[at % texts.length] ?? '').slice(0, characters - count);
    paragraphs.push(text);
    count += text.length;
  }
  return paragraphs;
}
