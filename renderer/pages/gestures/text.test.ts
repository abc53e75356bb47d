import { describe, expect, it } from 'vitest';
import { compose } from '../../../shared/compose/compose.ts';
import { shownRuns } from '../../../shared/compose/shown-words.ts';
import { newId } from '../../../shared/edition/ids.ts';
import { readBlockPart } from '../../../shared/edition/text.ts';
import { at, from, laidBoard, middleOf, press, TestBoard } from '../../../tests/kit/board.ts';
import { testResources } from '../../../tests/kit/editions.ts';
import { wordsPage } from '../../../tests/kit/words-page.ts';

describe('the pointer in text', () => {
  const typed = () => {
    const laid = laidBoard({ composes: true });
    const { board, body, story } = laid;
    const part = story.body[0]?.id ?? '';
    board.caret.update({ at: { place: { articleId: story.id, part, offset: 0 }, by: 'typing' }, isTyping: true });
    return { ...laid, start: at(body.frame.x + 12, body.frame.y + 8) };
  };

  it('puts the caret while text is typed, and selects what it is drawn over', () => {
    const { board, page, start } = typed();
    board.machine.down(1, press(start));
    expect(board.machine.shown.get().name).toBe('typing');
    expect(board.caret.get().at).toMatchObject({ anchor: null, by: 'typing' });
    const placed = board.caret.get().at?.place;
    board.machine.move(1, from(start, 40, page.grid.leading));
    board.machine.up(1, from(start, 40, page.grid.leading));
    expect(board.caret.get()).toMatchObject({ at: { anchor: placed }, isTyping: true });
    expect(board.steps).toEqual([]);
  });

  it('ends typing where it is pressed beside the text', () => {
    const { board, photo } = typed();
    board.machine.down(1, press(middleOf(photo.frame)));
    expect(board.caret.get().isTyping).toBe(false);
    expect(board.machine.shown.get().name).toBe('pressing');
    expect(board.selection.get().blocks).toEqual([photo.id]);
  });

  it('ends typing where it is pressed in the text of another article', () => {
    const { board, body, start } = typed();
    const place = { articleId: newId<'article'>(), part: 'headline.0', offset: 0 };
    board.caret.update({ at: { place, by: 'typing' } });
    board.machine.down(1, press(start));
    expect(board.caret.get().isTyping).toBe(false);
    expect(board.selection.get().blocks).toEqual([body.id]);
  });

  it('reads in proofs: selects text, from where the caret stood with Shift, and moves no block', () => {
    const { board, page, start } = typed();
    board.caret.update({ at: null, isTyping: false });
    board.view.update({ mode: 'proof' });
    board.machine.down(1, press(start));
    expect(board.machine.shown.get().name).toBe('reading');
    board.machine.up(1, start);
    const plain = from(start, 60, page.grid.leading);
    board.machine.down(1, press(plain));
    board.machine.up(1, plain);
    expect(board.caret.get().at?.anchor).toBeNull();
    const first = board.caret.get().at?.place;
    const later = from(start, 20, 2 * page.grid.leading, { shift: true });
    board.machine.down(1, press(later));
    board.machine.up(1, later);
    expect(board.caret.get().at).toMatchObject({ anchor: first, by: 'find' });
    expect(board.selection.get().blocks).toEqual([]);
    expect(board.steps).toEqual([]);
  });

  it('takes a word with a double click while reading, and while typing in that story', () => {
    for (const mode of ['proof', 'layout'] as const) {
      const { board, story, start } = typed();
      board.view.update({ mode });
      board.machine.down(1, press(start));
      board.machine.up(1, start);
      board.machine.open(start);
      const { at: caret } = board.caret.get();
      const text = story.body.find(({ id }) => id === caret?.place.part);
      const word = text?.children
        .map((leaf) => leaf.text)
        .join('')
        .slice(caret?.anchor?.offset, caret?.place.offset);
      expect(word).toMatch(/^[\p{Script=Han}\w]+$/u);
      expect(caret?.by).toBe(mode === 'proof' ? 'find' : 'typing');
    }
  });

  it('selects in proofs what it is drawn over of a block’s own words, within one text of them', () => {
    const { edition, quote, figure, table } = wordsPage();
    const board = new TestBoard(edition, quote.pageId, { composes: true });
    board.view.update({ mode: 'proof' });
    const page = compose(edition, testResources()).pages[0];
    if (page === undefined) throw new Error('no page');
    const on = (id: string, text: string) => {
      const run = shownRuns(page).find((one) => one.owner === id && one.run.text.includes(text))?.run;
      const first = run?.text.indexOf(text) ?? -1;
      if (run === undefined || first < 0) throw new Error(`no ${text}`);
      return [0, text.length].map((to) => at((run.xs[first] ?? 0) + (to === 0 ? 1 : to * run.size), run.y - 3));
    };
    const swept = (id: string, text: string) => {
      const [start, end] = on(id, text);
      if (start === undefined || end === undefined) throw new Error('two points were asked for');
      board.machine.down(1, press(start));
      board.machine.move(1, end);
      board.machine.up(1, end);
      const { words } = board.caret.get();
      const block = edition.blocks[words?.place.blockId ?? ''];
      const own = block === undefined ? null : readBlockPart(block, words?.place.part ?? '');
      return own?.slice(words?.anchor?.offset, words?.place.offset);
    };
    expect(swept(quote.id, '借来')).toBe('借来');
    expect(swept(figure.id, '六层')).toBe('六层');
    expect(swept(table.id, '二季')).toBe('二季');
    expect(board.selection.get().blocks).toEqual([]);
    const [start] = on(quote.id, '借来');
    const [far] = on(table.id, '二季');
    if (start === undefined || far === undefined) throw new Error('no place');
    board.machine.down(1, press(start));
    board.machine.move(1, far);
    expect(board.caret.get().words?.place.blockId).toBe(quote.id);
    board.machine.up(1, far);
    // With Alt, and beside its words, the block is meant.
    board.machine.down(1, press({ ...start, alt: true }));
    expect([board.caret.get().words, board.selection.get().blocks]).toEqual([null, [quote.id]]);
    board.machine.open(start);
    const { words } = board.caret.get();
    expect(quote.text.slice(words?.anchor?.offset, words?.place.offset)).toMatch(/^[借来是]+$/u);
    expect(board.steps).toEqual([]);
  });

  it('takes a picture as a block while reading', () => {
    const { board, photo } = typed();
    board.view.update({ mode: 'proof' });
    board.machine.down(1, press(middleOf(photo.frame)));
    expect(board.machine.isBusy).toBe(false);
    expect(board.selection.get().blocks).toEqual([photo.id]);
  });

  it('begins to type with a double click', () => {
    const { board, body, start } = typed();
    board.caret.update({ at: null, isTyping: false });
    board.machine.open(start);
    expect(board.selection.get().blocks).toEqual([body.id]);
    expect(board.caret.get().isTyping).toBe(true);
  });
});
