/**
 * How large a message of the page may be. It is measured before it is validated: a schema looks at every value there is, and
 * of a million changes the window's main process would look at nothing else for a quarter of a minute.
 */
import { DayangError } from './errors.ts';

/** Values in a message. A feed of five hundred stories, placed at once, has a quarter of them; a million changes have five times as many. */
const MOST_VALUES = 2_000_000;

/** How deep they may lie in each other; tables' cells lie about ten deep. */
const DEEPEST = 64;

/** UTF-16 units of all text in a message: reports of imports are the longest, 16 million. */
const MOST_TEXT = 32 * 2 ** 20;

/** Throws `message-too-large` for what no page of ours sends; stops looking as soon as that is clear. */
export function refuseTooLarge(message: unknown): void {
  let values = 0;
  let text = 0;
  const look = (value: unknown, depth: number): void => {
    values += 1;
    if (typeof value === 'string') text += value.length;
    if (values > MOST_VALUES || text > MOST_TEXT || depth > DEEPEST) throw new DayangError('message-too-large');
    // Bytes are bounded where they are taken, a call at a time.
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
    if (Array.isArray(value) || value instanceof Set) for (const each of value) look(each, depth + 1);
    else if (value instanceof Map) {
      for (const [name, each] of value) {
        look(name, depth + 1);
        look(each, depth + 1);
      }
    } else {
      for (const name in value) {
        text += name.length;
        look(Reflect.get(value, name), depth + 1);
      }
    }
  };
  look(message, 0);
}
