import { describe, expect, it } from 'vitest';
import { storyOfLines } from './story-copy.ts';

/** The headline, the byline and the paragraphs of copy of a text. */
function read(...lines: readonly string[]) {
  const { headline, byline, body } = storyOfLines(lines.join('\n'));
  return { headline, byline, body: body.map(({ leaves }) => leaves.map(({ text }) => text).join('')) };
}

describe('a line that says in English who wrote the story', () => {
  it.each(['By Ellen Marsh', 'BY ELLEN MARSH', 'By Ellen Marsh and Jo O’Neill, Harbour Reporter'])(
    '“%s” is the byline, and no copy',
    (byline) => {
      expect(read('Ferry dock opens', byline, 'The dock opened at dawn.')).toEqual({
        headline: ['Ferry dock opens'],
        byline,
        body: ['The dock opened at dawn.'],
      });
    },
  );

  it('is looked for below the deck, too, and where there is no headline', () => {
    expect(read('Ferry dock opens', 'Ten years in the making', 'By Ellen Marsh', 'At dawn.').byline).toBe(
      'By Ellen Marsh',
    );
    expect(read('By Ellen Marsh', 'At dawn.')).toMatchObject({ headline: [], byline: 'By Ellen Marsh' });
  });

  it.each(['By noon the dock was full.', 'By Friday, all of it was gone.', 'By the sea'])('“%s” is copy', (line) => {
    expect(read('Ferry dock opens', line, 'At dawn.')).toMatchObject({ byline: '', body: [line, 'At dawn.'] });
  });
});
