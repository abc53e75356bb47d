/** A hand at the mouse and the keys that counts what it does: a click, a drag, a key, words typed or dropped files are one each. */
import type { Locator } from 'playwright-core';
import type { DayangWindow } from './window.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

async function middleOf(target: Locator | Point): Promise<Point> {
  if ('x' in target) return target;
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error('what is to be reached for is not shown');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export class Hand {
  readonly #window: DayangWindow;
  #gestures = 0;

  constructor(window: DayangWindow) {
    this.#window = window;
  }

  get gestures(): number {
    return this.#gestures;
  }

  /** How many gestures some work took. */
  async count(work: () => Promise<void>): Promise<number> {
    const before = this.#gestures;
    await work();
    return this.#gestures - before;
  }

  async click(target: Locator | Point, button: 'left' | 'right' = 'left'): Promise<void> {
    if ('x' in target) await this.#window.page.mouse.click(target.x, target.y, { button });
    else await target.click({ button });
    this.#gestures++;
  }

  /** Presses at one place and lets go at another; with a key held down, where one is named. */
  async drag(from: Locator | Point, to: Point, held?: string): Promise<void> {
    const { keyboard, mouse } = this.#window.page;
    const start = await middleOf(from);
    if (held !== undefined) await keyboard.down(held);
    await mouse.move(start.x, start.y);
    await mouse.down();
    // A hand that trembles a little is no drag yet.
    await mouse.move(start.x + 12, start.y + 4);
    await mouse.move((start.x + to.x) / 2, (start.y + to.y) / 2);
    await mouse.move(to.x - 4, to.y);
    await mouse.move(to.x, to.y);
    await mouse.up();
    if (held !== undefined) await keyboard.up(held);
    this.#gestures++;
  }

  /** Files from the system's file manager. */
  async drop(paths: readonly string[], at?: Point): Promise<void> {
    await this.#window.dropFiles(paths, at);
    this.#gestures++;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#window.page.keyboard.press(key);
      this.#gestures++;
    }
  }

  /** Words, in the place of what is selected. */
  async type(words: string): Promise<void> {
    await this.#window.page.keyboard.insertText(words);
    this.#gestures++;
  }
}
