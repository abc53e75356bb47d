/**
 * A window without a debugger: one whose own process ends has another page in its place, and the debugger would keep that from
 * working. Main is asked for all, by messages.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { endOf, startWith, type UserData, within } from './window.ts';

/** The program, which does besides what a message asks: of main, or of the page. */
const starter = `const { BrowserWindow } = require('electron');
const page = () => BrowserWindow.getAllWindows()[0]?.webContents;
const press = (keyCode, ...modifiers) => {
  for (const type of ['keyDown', 'keyUp']) page().sendInputEvent({ type, keyCode, modifiers });
};
const kill = () => new Promise((resolve) => {
  page().once('render-process-gone', () => resolve());
  process.kill(page().getOSProcessId(), 'SIGKILL');
});
const acts = {
  page: async (code) => page()?.executeJavaScript(code),
  type: async (text) => page().insertText(text),
  toStart: async () => press('Home', 'control'),
  kill,
};
process.on('message', async ({ id, act, given }) => {
  if (act === 'close') BrowserWindow.getAllWindows()[0].close();
  else process.send(await acts[act](given).then((answer) => ({ id, answer }), (error) => ({ id, error: String(error) })));
});
require(${JSON.stringify(fileURLToPath(new URL('../../dist/main.cjs', import.meta.url)))});
`;

const answerSchema = v.object({ id: v.number(), answer: v.optional(v.unknown()), error: v.optional(v.string()) });

export class BareWindow {
  readonly #program: ChildProcess;
  readonly #folder = mkdtempSync(join(tmpdir(), 'dayang-bare-'));
  #asked = 0;

  constructor(data: UserData, edition: string) {
    writeFileSync(join(this.#folder, 'package.json'), '{ "name": "dayang", "version": "0.1.0", "main": "first.cjs" }');
    writeFileSync(join(this.#folder, 'first.cjs'), starter);
    const { path, args, env } = startWith(data, { edition });
    this.#program = spawn(path, [this.#folder, ...args], { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  }

  #ask(act: 'page' | 'type' | 'toStart' | 'kill', given?: string): Promise<unknown> {
    const id = ++this.#asked;
    const answered = new Promise((resolve, reject) => {
      const hear = (message: unknown) => {
        const told = v.safeParse(answerSchema, message);
        if (!told.success || told.output.id !== id) return;
        this.#program.off('message', hear);
        const { answer, error } = told.output;
        if (error === undefined) resolve(answer);
        else reject(new Error(error));
      };
      this.#program.on('message', hear);
    });
    this.#program.send({ id, act, given });
    return within(act, answered);
  }

  /** What it says where a selector leads, all in one. */
  async text(selector: string): Promise<string> {
    const all = `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.textContent).join('')`;
    return String(await this.#ask('page', all));
  }

  /** The article's text as the galley has it, its paragraphs in one. */
  articleText(): Promise<string> {
    return this.text('[data-testid="galley"] [data-slate-string]');
  }

  /** Waits until the store has everything. */
  saved(): Promise<void> {
    return until(() => this.text('[data-testid="saved"]')).toBe('已保存');
  }

  /** Waits until a page of the edition is painted. */
  painted(): Promise<void> {
    return until(() => this.#ask('page', "document.querySelector('canvas[data-painted]') !== null")).toBe(true);
  }

  /** Puts the galley's caret at the very start of the copy. */
  async caretToStart(): Promise<void> {
    await this.#ask('page', `document.querySelector('[data-testid="galley"]').focus()`);
    await this.#ask('toStart');
    await until(() => this.text('[data-testid="caret"]')).toContain('第 1 段 · 第 0 字');
  }

  /** Types characters that the input method has made. */
  async type(characters: string): Promise<void> {
    await this.#ask('type', characters);
  }

  /** Ends the process that the page runs in, as the system does with one that takes all the memory. */
  async killPage(): Promise<void> {
    await this.#ask('kill');
  }

  /** Waits until the page that comes in place of one that ended says so, and shows an edition, all of which is saved. */
  async isBack(): Promise<void> {
    await until(() => this.text('.notices')).toContain('窗口意外退出，已重新打开');
    await this.painted();
    await this.saved();
  }

  /** Closes the window as its close button does, and waits for the program to end. */
  async close(): Promise<void> {
    this.#program.send({ id: 0, act: 'close' });
    try {
      await endOf(this.#program);
    } finally {
      this.#program.kill('SIGKILL');
      removeFolder(this.#folder);
    }
  }
}
