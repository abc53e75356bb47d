import { describe, expect, it } from 'vitest';
import { EditedStory } from '../../tests/kit/editing.ts';
import { article } from '../../tests/kit/editions.ts';
import { wholeCharacters } from '../../tests/kit/odd-text.ts';
import { TypingSteps } from '../story/typing-steps.ts';
import { LineTyping } from './line-typing.ts';

/** Typing in a headline of one line, the caret at an offset. */
function typing(line: string, offset: number) {
  const record = article(['正文'], {});
  const written = { ...record, headlines: { ...record.headlines, headline: [line] } };
  const story = new EditedStory(written);
  story.carets.put({ place: { articleId: written.id, part: 'headline.0', offset }, by: 'typing' });
  return {
    keys: new LineTyping(story, story.carets, new TypingSteps()),
    text: () => story.article.headlines.headline[0],
    caret: () => story.carets.get().at?.place.offset,
  };
}

describe('typing in a headline on the page', () => {
  it.each(wholeCharacters)('moves over %j in one step and deletes it in one', (one) => {
    const { keys, text, caret } = typing(`新${one}馆`, 1);
    keys.press('right', false);
    expect(caret()).toBe(1 + one.length);
    keys.press('left', false);
    expect(caret()).toBe(1);
    keys.press('right', true);
    expect(keys.selected()).toBe(one);
    keys.press('right', false);
    keys.press('backward', false);
    expect([text(), caret()]).toEqual(['新馆', 1]);
    const other = typing(`新${one}馆`, 1);
    other.keys.press('forward', false);
    expect(other.text()).toBe('新馆');
  });
});
