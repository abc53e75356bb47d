import { describe, expect, it, vi } from 'vitest';
import { type KeyDown, TypingSteps } from './typing-steps.ts';

/** A user whose keys carry their times; how long the machine takes with them is nobody's business. */
class Typist {
  readonly steps = new TypingSteps();
  #clock = 5_000;

  /** A key so many milliseconds after the one before. */
  key(key: string, after = 100, held: Partial<KeyDown> = {}): void {
    this.#clock += after;
    this.steps.key({ key, timeStamp: this.#clock, ctrlKey: false, metaKey: false, altKey: false, ...held });
  }

  types(character: string, after = 100): string {
    this.key(character, after);
    return this.steps.of('insert');
  }

  deletes(key: 'Backspace' | 'Delete' = 'Backspace', after = 100): string {
    this.key(key, after);
    return this.steps.of('delete');
  }

  breaks(): string {
    this.key('Enter');
    return this.steps.of('break');
  }
}

describe('a step of undo', () => {
  it('holds what is typed in one go, capitals and held keys too', () => {
    const typist = new Typist();
    const step = typist.types('大');
    expect(typist.types('样', 899)).toBe(step);
    typist.key('Shift');
    expect(typist.types('A')).toBe(step);
  });

  it('ends with a pause of the user, not of the machine', () => {
    const typist = new Typist();
    const step = typist.types('a');
    // The machine is away for longer than any pause; the user's next key came at once.
    vi.useFakeTimers();
    vi.advanceTimersByTime(60_000);
    expect(typist.types('b')).toBe(step);
    vi.useRealTimers();
    // Two keys handled in one go, which the user pressed far apart.
    expect(typist.types('c', 901)).not.toBe(step);
  });

  it('ends where typing turns to deleting and back', () => {
    const typist = new Typist();
    const typed = typist.types('a');
    const deleted = typist.deletes();
    expect(deleted).not.toBe(typed);
    expect(typist.deletes('Delete')).toBe(deleted);
    const again = typist.types('b');
    expect([typed, deleted]).not.toContain(again);
  });

  it('starts with a break, which what is typed after it belongs to', () => {
    const typist = new Typist();
    const typed = typist.types('a');
    const broken = typist.breaks();
    expect(broken).not.toBe(typed);
    expect(typist.types('b')).toBe(broken);
    expect(typist.breaks()).not.toBe(broken);
  });

  it('is one for parting and another for joining at once, so that undo shows something', () => {
    const typist = new Typist();
    const broken = typist.breaks();
    expect(typist.deletes()).not.toBe(broken);
  });

  it('ends with a moved caret and with a command', () => {
    const typist = new Typist();
    const first = typist.types('a');
    typist.key('ArrowLeft');
    const second = typist.types('b');
    expect(second).not.toBe(first);
    typist.key('z', 50, { ctrlKey: true });
    const third = typist.types('c');
    expect(third).not.toBe(second);
    typist.steps.end();
    expect(typist.types('d')).not.toBe(third);
  });

  it('is one paste, apart from what is typed before and after it', () => {
    const typist = new Typist();
    const before = typist.types('a');
    typist.key('v', 50, { ctrlKey: true });
    typist.steps.paste();
    const pasted = typist.steps.of('insert');
    const after = typist.types('b');
    expect(new Set([before, pasted, after]).size).toBe(3);
  });

  it('does not take what comes without a key along with what was pasted', () => {
    const typist = new Typist();
    typist.steps.paste();
    const pasted = typist.steps.of('insert');
    expect(typist.steps.of('insert')).not.toBe(pasted);
  });

  it('is one drag of text: taken out where it was, put in where it is dropped', () => {
    const typist = new Typist();
    const before = typist.types('a');
    typist.steps.paste();
    const taken = typist.steps.of('delete');
    expect(typist.steps.of('insert')).toBe(taken);
    expect(taken).not.toBe(before);
    expect(typist.types('b')).not.toBe(taken);
  });

  it('is one composed word with what it replaced, however long it took', () => {
    const typist = new Typist();
    const before = typist.types('a');
    typist.steps.startComposition();
    const replaced = typist.steps.of('delete');
    typist.key('Process', 5_000);
    typist.steps.end();
    const composed = typist.steps.of('insert');
    expect(composed).toBe(replaced);
    expect(composed).not.toBe(before);
    typist.steps.endComposition();
    expect(typist.types('b', 10)).not.toBe(composed);
  });
});
