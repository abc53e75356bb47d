/** What is done in the window, on its way to the files of editions: each gets what was done in it, whatever is refused. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DayangError, failureOf } from '../../electron/errors.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { canonical } from '../../shared/edition/canonical.ts';
import type { OpenedEdition } from '../../shared/edition/log-records.ts';
import type { Operation, Patch } from '../../shared/edition/operations.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { typedWords } from '../../shared/edition/typed-words.ts';
import { article, emptyEdition, withArticle } from '../../tests/kit/editions.ts';
import { cases, printSeed } from '../../tests/kit/seeds.ts';
import type { Engine } from '../engine/engine.ts';
import { EditionSession } from './edition-session.ts';

printSeed('the window and its files');

const folder = mkdtempSync(join(tmpdir(), 'dayang-session-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An engine that composes nothing. */
class StillEngine {
  edition: Edition | null = null;
  listen(): void {}
  load(edition: Edition): void {
    this.edition = edition;
  }
  patch(): void {}
  preview(): void {}
  show(): void {}
}

function isEngine(engine: unknown): engine is Engine {
  return engine instanceof StillEngine;
}

/** What a call of the window is given. */
interface Asked {
  readonly of: string;
  readonly operation?: Operation;
}

/** The store as the window knows it: files by their opening, and what is done before an operation is taken. */
class Store {
  readonly files = new Map<string, EditionFile>();
  readonly left: string[] = [];
  /** Called before an operation is taken: throws what refuses it, or has it wait. */
  before: (operation: Operation) => Promise<void> | void = () => undefined;

  open(name: string, edition: Edition): OpenedEdition {
    const path = join(folder, `${name}.dayang`);
    rmSync(path, { force: true });
    EditionFile.create(path, edition);
    const file = EditionFile.open(path);
    this.files.set(name, file);
    return this.standing(name);
  }

  standing(of: string): OpenedEdition {
    const file = this.file(of);
    const { path, kind, edition } = file;
    return { opening: of, path, name: basename(path), kind, edition, history: file.history(), file: file.which };
  }

  file(of: string): EditionFile {
    const file = this.files.get(of);
    if (file === undefined) throw new DayangError('edition-closed');
    return file;
  }

  readonly invoke = async (method: string, { of, operation }: Asked): Promise<unknown> => {
    try {
      return { ok: true, value: await this.#answer(method, of, operation) };
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  };

  async #answer(method: string, of: string, operation: Operation | undefined): Promise<unknown> {
    if (method === 'edition.stand') return this.standing(of);
    if (method === 'edition.leave') {
      this.left.push(of);
      return {};
    }
    if (method === 'edition.undo') {
      const step = this.file(of).undo();
      return step === null ? null : { ...step, history: this.file(of).history() };
    }
    if (operation === undefined) return {};
    await this.before(operation);
    this.file(of).apply(operation);
    return this.file(of).history();
  }

  close(): void {
    for (const file of this.files.values()) file.close();
  }
}

const story = article(['东湖南岸的灯火，', '一直亮到深夜。']);
const edition = withArticle(emptyEdition(1), story);

/** A patch that types a letter into a paragraph. */
function letter(paragraph: number, offset: number, text: string): Patch {
  const part = story.body[paragraph]?.id;
  if (part === undefined) throw new Error('no such paragraph');
  return { kind: 'text', table: 'articles', id: story.id, part, offset, remove: [], insert: [{ text }] };
}

function textOf({ articles }: Edition, paragraph = 0): string {
  const found: Article | undefined = articles[story.id];
  return found?.body[paragraph]?.children.map(({ text }) => text).join('') ?? '';
}

let store: Store;
let session: EditionSession;
let kept: Operation[];
let takenUp: number[];
beforeEach(() => {
  store = new Store();
  kept = [];
  takenUp = [];
  vi.stubGlobal('window', { dayang: { invoke: store.invoke, on: () => undefined } });
  const engine: unknown = new StillEngine();
  if (!isEngine(engine)) throw new Error('no engine');
  session = new EditionSession(engine, () => '编辑', {
    onFailure: () => undefined,
    onLocked: () => undefined,
    onStrangeLog: () => undefined,
    onTakenUp: (count) => takenUp.push(count),
    onRefused: (operations) => kept.push(...operations),
  });
  return () => {
    store.close();
    vi.unstubAllGlobals();
  };
});

describe('another edition opened while somebody types', () => {
  it('gets nothing of what was typed in the one before, which gets all of it', async () => {
    session.load(store.open('one', edition));
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    store.before = () => held;
    for (const [at, text] of [...'一二三四五'].entries()) session.edit('edit.body', [letter(0, at, text)]);
    session.load(store.open('two', edition));
    for (const [at, text] of [...'六七'].entries()) session.edit('edit.body', [letter(0, at, text)]);
    release();
    await session.flush();
    await vi.waitFor(() => expect(store.left).toEqual(['one']));
    expect(textOf(store.file('one').edition)).toBe('一二三四五东湖南岸的灯火，');
    expect(textOf(store.file('two').edition)).toBe('六七东湖南岸的灯火，');
    expect(kept).toEqual([]);
  });

  it('gives the author what was typed in an edition that is closed by then', async () => {
    session.load(store.open('one', edition));
    store.before = () => {
      throw new DayangError('edition-closed');
    };
    for (const [at, text] of [...'一二三'].entries()) session.edit('edit.body', [letter(0, at, text)]);
    session.load(store.open('two', edition));
    await vi.waitFor(() => expect(typedWords(kept)).toBe('一二三'));
  });
});

describe('what this machine had written down of an edition', () => {
  /** Operations as another window made them of the same edition. */
  const operation = (id: string, patch: Patch): Operation => ({
    ...{ id, step: id, actor: '编辑', at: '2024-03-08T20:00:00+08:00', label: 'edit.body' },
    patches: [patch],
  });

  it('is done when that is opened again, and what does not hold is its author’s', async () => {
    const opened = store.open('one', edition);
    const lost = letter(0, 0, '丢');
    const gone: Patch = lost.kind === 'text' ? { ...lost, id: article(['没有']).id } : lost;
    const unsaved = [operation('1', letter(0, 0, '闪')), operation('2', gone), operation('3', letter(0, 1, '电'))];
    session.load({ ...opened, unsaved, strays: [operation('4', letter(1, 0, '旧'))] });
    expect(textOf(session.state.get().edition ?? edition)).toBe('闪电东湖南岸的灯火，');
    await session.flush();
    expect(textOf(store.file('one').edition)).toBe('闪电东湖南岸的灯火，');
    expect(store.file('one').known(['1', '2', '3', '4'])).toEqual(['1', '3']);
    expect(takenUp).toEqual([2]);
    expect(typedWords(kept)).toBe('丢\n旧');
  });
});

describe('an operation that the store refuses', () => {
  /** Has the store refuse what puts any of these words in. */
  const refuse = (...words: readonly string[]) => {
    store.before = (operation) => {
      if (words.includes(typedWords([operation]))) throw new DayangError('operation-rejected', { detail: 'test' });
    };
  };

  it('holds nothing back that was typed after it, and its words are its author’s', async () => {
    session.load(store.open('one', edition));
    refuse('f');
    const letters = 'abcdefghijklmnopqrstuvwxyz0123';
    for (const [at, text] of [...letters].entries()) {
      session.edit('edit.body', [letter(0, at, text)]);
    }
    await session.flush();
    expect(textOf(store.file('one').edition)).toBe(`${letters.replace('f', '')}东湖南岸的灯火，`);
    expect(typedWords(kept)).toBe('f');
    expect(canonical(session.state.get().edition)).toBe(canonical(store.file('one').edition));
    expect(session.state.get().unsaved).toBe(0);
    // Made again it goes where it was, for what it stood beside is there.
    store.before = () => undefined;
    expect(session.makeAgain(kept)).toEqual([]);
    await session.flush();
    expect(textOf(store.file('one').edition)).toContain('f');
  });

  it('takes with it what stands on it, which is its author’s as well', async () => {
    session.load(store.open('one', edition));
    refuse('新来的稿子');
    const record = article(['新来的稿子']);
    session.edit('import.copy', [{ kind: 'put', table: 'articles', id: record.id, record }]);
    const part = record.body[0]?.id ?? story.body[0]?.id;
    if (part === undefined) throw new Error('no paragraph');
    const typed = {
      kind: 'text',
      table: 'articles',
      id: record.id,
      part,
      offset: 0,
      remove: [],
      insert: [{ text: '急' }],
    };
    session.edit('edit.body', [typed as Patch]);
    session.edit('edit.body', [letter(1, 0, '灯')]);
    await session.flush();
    expect(textOf(store.file('one').edition, 1)).toBe('灯一直亮到深夜。');
    expect(store.file('one').edition.articles[record.id]).toBeUndefined();
    expect(typedWords(kept)).toContain('新来的稿子');
    expect(typedWords(kept)).toContain('急');
    expect(canonical(session.state.get().edition)).toBe(canonical(store.file('one').edition));
  });

  it('leaves window and file the same, and every letter in one of them or with its author', async () => {
    const typing = fc.record({
      paragraph: fc.nat(1),
      place: fc.double({ min: 0, max: 1, noNaN: true }),
      refused: fc.boolean(),
      removes: fc.boolean(),
    });
    let file = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(typing, { minLength: 1, maxLength: 12 }), async (strokes) => {
        const name = `random-${file++}`;
        session.load(store.open(name, edition));
        kept = [];
        refuse(...strokes.flatMap(({ refused }, at) => (refused ? [String.fromCharCode(0x4e00 + at)] : [])));
        for (const [at, { paragraph, place, removes }] of strokes.entries()) {
          const { edition: now } = session.state.get();
          if (now === null) throw new Error('no edition');
          const text = textOf(now, paragraph);
          const offset = Math.floor(place * text.length);
          const put = letter(paragraph, offset, String.fromCharCode(0x4e00 + at));
          const taken = removes && put.kind === 'text' ? { ...put, remove: [{ text: text[offset] ?? '' }] } : put;
          const patch = removes && offset < text.length ? taken : put;
          session.edit('edit.body', [patch]);
        }
        await session.flush();
        const stored = store.file(name).edition;
        expect(canonical(session.state.get().edition)).toBe(canonical(stored));
        const accounted = textOf(stored, 0) + textOf(stored, 1) + typedWords(kept);
        for (const [at, { refused }] of strokes.entries()) {
          const mark = String.fromCharCode(0x4e00 + at);
          const isTakenOut = strokes.slice(at + 1).some(({ removes }) => removes);
          if (refused || !isTakenOut) expect(accounted).toContain(mark);
        }
      }),
      cases(60),
    );
  });
});
