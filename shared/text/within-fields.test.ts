import { describe, expect, it } from 'vitest';
import { storyWithinFields, wordsWithinFields } from './within-fields.ts';

const story = {
  kicker: [],
  headline: ['题', '长'.repeat(10_001)],
  deck: [],
  summary: '',
  byline: '名'.repeat(10_001),
  dateline: '',
  source: '',
  editor: '',
  body: [{ type: 'paragraph' as const, leaves: [{ text: '文' }] }],
};

describe('words that are longer than their fields', () => {
  it('of a headline and a byline stand at the head of the copy, and are told', () => {
    const { story: fits, remarks } = storyWithinFields(story);
    expect(fits.headline).toEqual(['题']);
    expect(fits.byline).toBe('');
    expect(fits.body.map(({ leaves }) => leaves[0]?.text.length)).toEqual([10_001, 10_001, 1]);
    expect(remarks).toEqual([{ kind: 'line-too-long', count: 2 }]);
  });

  it('leave the styles of the other lines with them', () => {
    const styled = { text: '题', dots: true as const };
    const looks = { headline: [[styled], [{ text: '长'.repeat(10_001) }]] };
    expect(storyWithinFields({ ...story, looks }).story.looks).toEqual({ headline: [[styled]] });
  });

  it('are divided between two characters', () => {
    const caption = `${'图'.repeat(9_999)}𠮷说`;
    const { words, remarks } = wordsWithinFields({ caption, credit: '' });
    expect(words.caption).toBe('图'.repeat(9_999));
    expect(remarks).toEqual([{ kind: 'picture-words-long', count: 1, text: '𠮷说' }]);
  });

  it('of a caption are told in full', () => {
    const { words, remarks } = wordsWithinFields({ caption: `${'图'.repeat(10_000)}说`, credit: '', taken: null });
    expect(words).toEqual({ caption: '图'.repeat(10_000), credit: '', taken: null });
    expect(remarks).toEqual([{ kind: 'picture-words-long', count: 1, text: '说' }]);
  });

  it('that fit stay as they are', () => {
    const short = { ...story, headline: ['题'], byline: '' };
    expect(storyWithinFields(short)).toEqual({ story: short, remarks: [] });
  });
});
