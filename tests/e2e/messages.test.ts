import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { methods, replySchema } from '../../shared/contract/api.ts';
import { isCallOf } from '../../shared/contract/contract.ts';
import { Dice } from '../kit/dice.ts';
import { hostile } from '../kit/from-schema.ts';
import { printSeed, seed } from '../kit/seeds.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

printSeed('messages');
/** So many messages, so many at once and in no order. */
const MESSAGES = 20_000;
const AT_ONCE = 400;

/** Calls that do as they are asked where they are asked in order: the program ends, another window opens. */
const obeyed = new Set([
  'session.closed',
  'session.restart',
  'help.guide',
  'edition.reveal',
  'export.reveal',
  'edition.sample',
]);
const isPrinting = (name: string) => name.startsWith('print.');

const names = Object.keys(methods);
/** Names that no call has. */
const strange = ['__proto__', 'constructor', 'toString', 'edition', 'edition.apply ', 'EDITION.APPLY', ''];

interface Message {
  readonly name: unknown;
  readonly input: unknown;
}

/** A message of a page that means harm; `openings` are editions that are open, were, or never were. */
function made(dice: Dice, openings: readonly string[]): Message {
  if (dice.whole(50) === 0)
    return { name: dice.of([...strange, 7, null]), input: hostile(dice, methods['edition.apply'].input) };
  const name = dice.of(names);
  const given = isCallOf(methods, name) ? hostile(dice, methods[name].input) : {};
  const isOfEdition = typeof given === 'object' && given !== null && 'of' in given && dice.whole(2) === 0;
  const message = { name, input: isOfEdition ? { ...given, of: dice.of(openings) } : given };
  // What is obeyed is asked out of order.
  return obeyed.has(name) || isPrinting(name) ? { name, input: [message.input] } : message;
}

describe('messages of a page that means harm', () => {
  const data = new UserData();
  let window: DayangWindow;
  beforeAll(async () => {
    window = await DayangWindow.open(data);
    // Whoever works here would see that something asks for files, and chooses none.
    await window.app.evaluate(({ dialog, shell }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
      shell.showItemInFolder = () => undefined;
    });
  });
  afterAll(async () => {
    await window.close();
    data.remove();
  });

  /** Sends messages at once; answers what each was answered with, as JSON. */
  const send = (messages: readonly Message[]) =>
    window.page.evaluate(async (given) => {
      const real = (value: unknown): unknown => {
        if (typeof value !== 'object' || value === null) return value;
        if (Array.isArray(value)) return value.map(real);
        const at = (name: string) => Number(Reflect.get(value, name));
        if (Object.hasOwn(value, '$bytes')) return new Uint8Array(at('$bytes'));
        if (Object.hasOwn(value, '$long')) return '字'.repeat(at('$long'));
        if (Object.hasOwn(value, '$deep')) {
          let deep: unknown = [];
          for (let count = 0; count < at('$deep'); count++) deep = [deep];
          return deep;
        }
        if (Object.hasOwn(value, '$odd')) {
          const odd: Readonly<Record<string, unknown>> = {
            nan: Number.NaN,
            infinity: Number.POSITIVE_INFINITY,
            date: new Date(0),
            map: new Map([['__proto__', { polluted: true }]]),
            // biome-ignore lint/suspicious/noSparseArray: a list with a hole is what is sent.
            hole: [1, , 2],
          };
          return odd[String(Reflect.get(value, '$odd'))];
        }
        const copy = {};
        // A name like `__proto__` is a name like any other here.
        for (const name of Object.keys(value)) {
          const one = real(Object.getOwnPropertyDescriptor(value, name)?.value);
          Object.defineProperty(copy, name, { value: one, enumerable: true, configurable: true, writable: true });
        }
        return copy;
      };
      const bridge = Reflect.get(globalThis, 'dayang');
      const messages: { name: unknown; input: unknown }[] = JSON.parse(given);
      const answers = messages.map(async ({ name, input }) => {
        try {
          const answer = await bridge.invoke(name, real(input));
          return answer.ok === true ? { ok: true, value: null } : answer;
        } catch (error) {
          // What cannot be cloned does not leave the page.
          return { ok: null, error: error instanceof Error ? error.message : String(error) };
        }
      });
      return JSON.stringify(await Promise.all(answers));
    }, JSON.stringify(messages));

  it('are each answered, change nothing, and reach nothing', async () => {
    const stand = async () => {
      const [answer] = JSON.parse(
        await window.page.evaluate(async () => {
          const { invoke } = Reflect.get(globalThis, 'dayang');
          const { value } = await invoke('session.start', {});
          return JSON.stringify([value.opened]);
        }),
      );
      return answer;
    };
    const before = await stand();
    const openings = [before.opening, 'never-opened', '__proto__', ''];
    const dice = new Dice(seed);
    const counts = { done: 0, refused: 0, unsent: 0 };
    let slowest = 0;
    for (let sent = 0; sent < MESSAGES; sent += AT_ONCE) {
      const messages = Array.from({ length: AT_ONCE }, () => made(dice, openings));
      const from = performance.now();
      const answers: unknown = JSON.parse(await send(messages));
      slowest = Math.max(slowest, performance.now() - from);
      if (!Array.isArray(answers)) throw new Error('no answers');
      for (const [at, answer] of answers.entries()) {
        if (answer.ok === null) {
          expect(answer.error).toMatch(/could not be cloned|recursion depth/u);
          counts.unsent += 1;
          continue;
        }
        const reply = v.safeParse(replySchema, answer);
        expect([messages[at]?.name, reply.success]).toEqual([messages[at]?.name, true]);
        if (reply.success) counts[reply.output.ok ? 'done' : 'refused'] += 1;
      }
    }
    process.stdout.write(
      `${MESSAGES} messages: ${JSON.stringify(counts)}, ${AT_ONCE} at once took ${Math.round(slowest)} ms at most\n`,
    );
    expect(counts.refused).toBeGreaterThan(MESSAGES / 2);
    // Nothing was put where every object would have it: in the main process, and in the page.
    const polluted = () => [
      ...Object.keys(Object.prototype),
      ...Object.keys(Array.prototype),
      ...('polluted' in {} ? ['polluted'] : []),
    ];
    expect(await window.app.evaluate(polluted)).toEqual([]);
    expect(await window.page.evaluate(polluted)).toEqual([]);
    // The edition is what it was, in the store that has it, and is still worked on.
    const after = await stand();
    expect(after.edition).toEqual(before.edition);
    await window.page.reload();
    await window.painted(1);
    await window.caretToStart();
    await window.page.keyboard.type('好');
    await window.saved();
    await until(() => window.articleText()).toContain('好');
  });

  it('have no file read or written that nobody chose', async () => {
    const paths = [
      '/etc/passwd',
      data.path,
      `${data.path}/settings.json`,
      '/',
      '',
      '.',
      'page.dayang',
      '/tmp/../etc/passwd',
    ];
    const asking = paths.flatMap((path) => [
      { name: 'edition.open', input: { path } },
      { name: 'photo.read', input: { path } },
      { name: 'artwork.read', input: { path } },
      { name: 'copy.read', input: { path } },
      { name: 'table.read', input: { path } },
      { name: 'paper.create', input: { paper: path, name: 'a', date: '2026-11-30', issue: 1 } },
      { name: 'export.reveal', input: { path } },
    ]);
    const answers: unknown = JSON.parse(await send(asking));
    const codes = Array.isArray(answers) ? answers.map(({ failure }) => failure?.code) : [];
    expect(codes).toHaveLength(asking.length);
    // An empty path is none by the contract.
    expect(new Set(codes)).toEqual(new Set(['path-not-granted', 'unexpected']));
    expect(codes.filter((code) => code === 'unexpected').length).toBeLessThan(12);
  });
});
