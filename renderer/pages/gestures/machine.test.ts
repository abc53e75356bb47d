import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockForms } from '../../../shared/blocks/kinds.ts';
import { at, from, laidBoard, middleOf, press, type TestBoard } from '../../../tests/kit/board.ts';
import { cases, printSeed } from '../../../tests/kit/seeds.ts';
import type { BoardPoint, GestureName, Press } from './gesture.ts';

printSeed('gestures');

type Laid = ReturnType<typeof laidBoard>;

/** How each gesture is begun on a board, and a block that it works on. */
const gestures: readonly {
  readonly name: GestureName;
  readonly begin: (laid: Laid) => { readonly start: Press; readonly to: BoardPoint };
}[] = [
  { name: 'pressing', begin: ({ photo }) => ({ start: press(middleOf(photo.frame)), to: middleOf(photo.frame) }) },
  {
    name: 'moving',
    begin: ({ board, photo }) => {
      board.selection.select([photo.id]);
      return { start: press(middleOf(photo.frame)), to: from(middleOf(photo.frame), 30, 50) };
    },
  },
  {
    name: 'resizing',
    begin: ({ photo }) => {
      const start = press(at(0, 0), { on: { block: photo.id, handle: { x: 1, y: 1 } } });
      return { start, to: at(30, 50) };
    },
  },
  {
    name: 'drawing',
    begin: ({ board }) => {
      board.selection.update({ tool: 'rule' });
      return { start: press(at(90, 800)), to: at(190, 850) };
    },
  },
  {
    name: 'linking',
    begin: ({ board, body }) => {
      board.selection.update({ tool: 'link', linkFrom: body.id });
      return { start: press(at(90, 800)), to: at(250, 950) };
    },
  },
  {
    name: 'cropping',
    begin: ({ board, photo }) => {
      board.selection.update({ blocks: [photo.id], cropping: photo.id });
      return { start: press(middleOf(photo.frame)), to: from(middleOf(photo.frame), 0, 20) };
    },
  },
  { name: 'marquee', begin: () => ({ start: press(at(2, 2)), to: at(400, 700) }) },
  {
    name: 'typing',
    begin: ({ board, story, body }) => {
      const place = { articleId: story.id, part: story.body[0]?.id ?? '', offset: 0 };
      board.caret.update({ at: { place, by: 'typing' }, isTyping: true });
      const start = at(body.frame.x + 20, body.frame.y + 8);
      return { start: press(start), to: from(start, 30, 20) };
    },
  },
  {
    name: 'reading',
    begin: ({ board, body }) => {
      board.view.update({ mode: 'proof' });
      const start = at(body.frame.x + 20, body.frame.y + 8);
      return { start: press(start), to: from(start, 30, 20) };
    },
  },
  {
    name: 'panning',
    begin: () => ({ start: press(at(200, 200), { use: 'pan' }), to: at(260, 300) }),
  },
];

/** A gesture in the middle of it, and everything as it was before. */
function inTheMiddle({ name, begin }: (typeof gestures)[number]) {
  const laid = laidBoard({ composes: true });
  const { board } = laid;
  const { start, to } = begin(laid);
  const before = board.state();
  board.machine.down(1, start);
  board.machine.move(1, to);
  expect(board.machine.shown.get().name).toBe(name);
  return { ...laid, before, to };
}

function expectAsBefore(board: TestBoard, before: ReturnType<TestBoard['state']>): void {
  expect(board.machine.shown.get()).toEqual({ name: 'idle', sketch: null });
  expect(board.preview).toBeNull();
  expect(board.state()).toEqual(before);
}

describe.each(gestures)('$name, in the middle', (gesture) => {
  it('is given up by Escape: everything is as before, and letting go does nothing', () => {
    const { board, before, to } = inTheMiddle(gesture);
    board.machine.cancel();
    expectAsBefore(board, before);
    board.machine.move(1, to);
    board.machine.up(1, to);
    expectAsBefore(board, before);
  });

  it('is given up when its pointer is lost, and not when another is', () => {
    const { board, before } = inTheMiddle(gesture);
    board.machine.cancel(2);
    expect(board.machine.isBusy).toBe(true);
    board.machine.cancel(1);
    expectAsBefore(board, before);
  });

  it('is not disturbed by a second finger', () => {
    const { board, to } = inTheMiddle(gesture);
    const [shown, state] = [board.machine.shown.get(), board.state()];
    expect(board.machine.down(2, press(at(300, 300)))).toBe(false);
    board.machine.move(2, at(500, 500));
    board.machine.up(2, at(500, 500));
    expect(board.machine.shown.get()).toBe(shown);
    expect(board.state()).toEqual(state);
    board.machine.up(1, to);
    expect(board.machine.isBusy).toBe(false);
  });

  it('finishes as at most one step of undo', () => {
    const { board, before, to } = inTheMiddle(gesture);
    board.machine.up(1, to);
    expect(board.machine.shown.get()).toEqual({ name: 'idle', sketch: null });
    const edits = ['moving', 'resizing', 'drawing', 'linking', 'cropping'].includes(gesture.name);
    expect(board.steps.length - before.steps).toBe(edits ? 1 : 0);
    if (edits) board.undo();
    expect(board.edition).toEqual(before.edition);
  });
});

describe.each(gestures.filter(({ name }) => !['typing', 'reading', 'panning'].includes(name)))('$name', (gesture) => {
  it('ends without doing anything when another page is shown', () => {
    const { board, before, to } = inTheMiddle(gesture);
    const other = Object.values(board.edition.pages).find(({ number }) => number === 1);
    if (other === undefined) throw new Error('no first page');
    board.show(other.id);
    board.machine.up(1, to);
    expect(board.machine.shown.get()).toEqual({ name: 'idle', sketch: null });
    expect(board.preview).toBeNull();
    expect(board.edition).toBe(before.edition);
  });
});

describe.each(gestures.filter(({ name }) => ['pressing', 'moving', 'resizing', 'linking', 'cropping'].includes(name)))(
  '$name',
  (gesture) => {
    it('ends when undo takes away what it works on', () => {
      const { board, before, photo, body, to } = inTheMiddle(gesture);
      const taken = gesture.name === 'linking' ? body.id : photo.id;
      board.edit('block.delete', [{ kind: 'remove', table: 'blocks', id: taken }]);
      expect(board.machine.isBusy).toBe(false);
      expect(board.preview).toBeNull();
      board.machine.up(1, to);
      expect(board.steps.length - before.steps).toBe(1);
    });

    it('goes on while somebody else changes another block', () => {
      const { board, second, to } = inTheMiddle(gesture);
      board.edit('block.move', [
        { kind: 'set', table: 'blocks', id: second.id, path: ['frame'], value: { ...second.frame, x: 3 } },
      ]);
      expect(board.machine.isBusy).toBe(true);
      board.machine.move(1, to);
      board.machine.up(1, to);
      expect(board.edition.blocks[second.id]?.frame.x).toBe(3);
    });
  },
);

const point = fc.record({
  x: fc.integer({ min: -50, max: 850 }),
  y: fc.integer({ min: -50, max: 1200 }),
  alt: fc.boolean(),
  shift: fc.boolean(),
});
const pointer = fc.integer({ min: 1, max: 2 });
const event = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('down' as const), pointer, point, handle: fc.boolean() }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('move' as const), pointer, point }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('up' as const), pointer, point }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pan' as const), pointer, point }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lost' as const), pointer }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('key' as const), dx: fc.integer({ min: -30, max: 30 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('tool' as const), tool: fc.constantFrom('select', ...blockForms) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
);
type BoardEvent = typeof event extends fc.Arbitrary<infer T> ? T : never;

function happens(board: TestBoard, happening: BoardEvent): void {
  const { machine } = board;
  const [selected] = board.selection.get().blocks;
  switch (happening.kind) {
    case 'down': {
      const { x, y } = happening.point;
      const on =
        happening.handle && selected !== undefined ? { block: selected, handle: { x: 1, y: 1 } as const } : 'page';
      machine.down(happening.pointer, press(at(x, y, happening.point), { on }));
      break;
    }
    case 'pan':
      machine.down(happening.pointer, press(at(happening.point.x, happening.point.y), { use: 'pan' }));
      break;
    case 'move':
      machine.move(happening.pointer, at(happening.point.x, happening.point.y, happening.point));
      break;
    case 'up':
      machine.up(happening.pointer, at(happening.point.x, happening.point.y, happening.point));
      break;
    case 'lost':
      machine.cancel(happening.pointer);
      break;
    case 'key':
      machine.step({ kind: 'move', dx: happening.dx, dy: 0 });
      break;
    case 'tool':
      if (!machine.isBusy) board.selection.update({ tool: happening.tool });
      break;
    case 'undo':
      board.undo();
      break;
  }
}

describe('the place that was pressed last', () => {
  it('is told once, where nothing stood there, and not after a press on a block or beside the page', () => {
    const { board, page, photo } = laidBoard();
    const bare = press(at(2, 2));
    board.machine.down(1, bare);
    board.machine.up(1, bare);
    expect(board.machine.takeBarePlace()).toEqual({ pageId: page.id, x: 2, y: 2 });
    expect(board.machine.takeBarePlace()).toBeNull();
    board.machine.down(1, bare);
    board.machine.up(1, bare);
    const onPhoto = press(middleOf(photo.frame));
    board.machine.down(1, onPhoto);
    board.machine.up(1, onPhoto);
    expect(board.machine.takeBarePlace()).toBeNull();
    const below = press(at(2, page.grid.trim.height + 40));
    board.machine.down(1, below);
    board.machine.up(1, below);
    expect(board.machine.takeBarePlace()).toBeNull();
  });
});

describe('any sequence of events', () => {
  it('makes a step only where a gesture ends or a key is pressed, and at most one', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const { board } = laidBoard();
        for (const happening of events) {
          const before = board.steps.length;
          happens(board, happening);
          const made = board.steps.length - before;
          expect(made).toBeLessThanOrEqual(happening.kind === 'up' || happening.kind === 'key' ? 1 : 0);
          if (!board.machine.isBusy) {
            expect(board.machine.shown.get()).toEqual({ name: 'idle', sketch: null });
            expect(board.preview).toBeNull();
          }
        }
      }),
      cases(500),
    );
  });

  it('leaves the board idle after Escape, with nothing kept of what was given up', () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 30 }),
        fc.array(fc.record({ pointer, point }), { maxLength: 5 }),
        (events, moves) => {
          const { board } = laidBoard();
          for (const happening of events) happens(board, happening);
          board.machine.cancel();
          const before = board.state();
          board.machine.down(1, press(at(300, 400)));
          for (const move of moves) board.machine.move(move.pointer, at(move.point.x, move.point.y, move.point));
          board.machine.cancel();
          expectAsBefore(board, before);
        },
      ),
      cases(500),
    );
  });
});
