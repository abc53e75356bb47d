/** A real Dayang window under test: started, driven and closed like a user's. */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CDPSession, type ElectronApplication, _electron as electron, type Page } from 'playwright-core';
import { electronRuntime, runtimeEnvironment } from '../../build/electron-runtime.mjs';
import { makePaper } from '../kit/paper/make-paper.ts';
import { removeFolder } from './remove-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A user's data folder, kept over restarts of the window in one test. */
export class UserData {
  readonly path = mkdtempSync(join(tmpdir(), 'dayang-user-'));

  remove(): void {
    // A killed program leaves helpers that write a moment longer.
    removeFolder(this.path);
  }
}

/** How long the program may take to answer or to end before a test calls it hung, in milliseconds. */
export const PATIENCE = 25_000;

/** How long it may take from its start to a page, where every core is busy with something else. */
const START_PATIENCE = 60_000;

interface StartOptions {
  readonly edition?: string;
  readonly language?: 'zh-CN' | 'en-US';
}

/** Windows that have been opened and neither closed nor killed. */
const open = new Set<DayangWindow>();

/** What the windows now open have complained of. */
export function errorsSoFar(): string[] {
  return [...open].flatMap(({ errors }) => errors);
}

/** The promise, or an error that says what did not come. */
export async function within<T>(what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come within ${PATIENCE} ms`)), PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits for a process to end; one that has ended already says nothing more. */
export async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await within('the end of the program', new Promise((resolve) => child.once('exit', resolve)));
}

/**
 * Starts Electron under the debugger. About one start in three hundred of the development runtime
 * dies in the debugger's handshake, before it has run a line of ours; that start is made again.
 */
async function launched(options: Parameters<typeof electron.launch>[0]): Promise<ElectronApplication> {
  try {
    return await electron.launch(options);
  } catch (error) {
    const isHandshake =
      error instanceof Error && /failed to launch/u.test(error.message) && /SIGSEGV/u.test(error.message);
    if (!isHandshake) throw error;
    return electron.launch(options);
  }
}

/** The display of the worker that runs these tests, out of those there are; else the one there is. */
export function ownDisplay(): string {
  const displays = process.env['DAYANG_DISPLAYS']?.split(' ') ?? [];
  const worker = Number(process.env['VITEST_POOL_ID'] ?? 1);
  return displays[(worker - 1) % displays.length] ?? process.env['DISPLAY'] ?? '';
}

/** How the program is started as a user of that data folder, on the display there is, with an edition where one is named. */
export function startWith(data: UserData, { edition, language = 'zh-CN' }: StartOptions) {
  const runtime = electronRuntime(() => undefined);
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(runtimeEnvironment(runtime))) if (value !== undefined) env[name] = value;
  env['DISPLAY'] = ownDisplay();
  env['DAYANG_MACHINE_FACES'] = join(data.path, 'machine-faces');
  env['DAYANG_BACKUPS'] = join(data.path, 'backups');
  if (edition !== undefined) env['DAYANG_OPEN'] = edition;
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { path: runtime.path, args: [...asRoot, `--user-data-dir=${data.path}`, `--lang=${language}`], env };
}

export class DayangWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly #cdp: CDPSession;
  readonly #data: UserData;
  readonly #program: ChildProcess;
  readonly errors: string[] = [];

  private constructor(app: ElectronApplication, page: Page, cdp: CDPSession, data: UserData) {
    this.#data = data;
    this.app = app;
    this.#program = app.process();
    this.page = page;
    this.#cdp = cdp;
    open.add(this);
    // A wait for an element is as patient as any other.
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  /**
   * Starts Dayang and waits until a page is painted: of the edition named, of the one opened last, or of the sample, in
   * whose place the plain edition stands.
   */
  static async open(
    data: UserData,
    options: StartOptions & {
      /** A packaged program, which brings its own app; without it, the built app on the runtime. */
      readonly program?: string;
      /** False where the test expects that no page can be shown, or not yet. */
      readonly showsPage?: boolean;
      /** The page that is shown first; `any` where that is wherever somebody worked last. */
      readonly page?: number | 'any';
      /** True where the program is to make its own sample, and open that. */
      readonly makesSample?: boolean;
      /** A folder that starts the app in a way of its own: where something is to be answered before there is a window. */
      readonly starter?: string;
      /** True for a start in safe mode. */
      readonly isSafe?: boolean;
      /** What is to run the service processes, instead of the runtime's own Node. */
      readonly node?: string;
    } = {},
  ) {
    const { path, args, env } = startWith(data, options);
    if (options.node !== undefined) env['DAYANG_NODE'] = options.node;
    const isFromStartPage = options.edition === undefined && options.showsPage !== false;
    if (isFromStartPage && options.makesSample !== true) await makePaper(join(data.path, 'editions', 'sample.dayang'));
    const app = await launched({
      timeout: START_PATIENCE,
      executablePath: options.program ?? path,
      args: [
        ...(options.program === undefined ? [options.starter ?? root] : []),
        ...(options.isSafe === true ? ['--safe-mode'] : []),
        ...args,
      ],
      env,
    });
    const page = await app.firstWindow();
    const cdp = await within('the page’s debugger', page.context().newCDPSession(page));
    const window = new DayangWindow(app, page, cdp, data);
    if (options.showsPage === false) return window;
    if (isFromStartPage) await window.#fromStartPage();
    await window.painted(options.page ?? 1, START_PATIENCE);
    return window;
  }

  /** Goes on from the start page as a user does. */
  async #fromStartPage(): Promise<void> {
    const list = this.page.locator('.start-list[aria-busy="false"]');
    await list.waitFor({ timeout: START_PATIENCE });
    const last = list.getByTestId('recent').first();
    if ((await last.count()) > 0) await last.locator('button').first().click();
    else await this.page.getByRole('button', { name: /^(看样报|See the sample)$/u }).click();
  }

  /** Waits until the pasteboard shows a page. */
  async painted(page: number | 'any', timeout = PATIENCE): Promise<void> {
    try {
      const painted = page === 'any' ? '[data-painted]' : `[data-painted="${page}"]`;
      await this.page.waitForSelector(`.pasteboard canvas${painted}`, { state: 'attached', timeout });
    } catch (error) {
      // What the window shows and how far its start came say why.
      const told = this.page.evaluate(() => [
        location.href,
        document.readyState,
        document.body.textContent.slice(0, 200),
        ...performance.getEntriesByType('mark').map((mark) => `${mark.name} ${Math.round(mark.startTime)}`),
      ]);
      const seen = await within('what the page shows', told);
      throw new Error(`page ${page} was not painted: ${[...seen, ...this.errors].join(' | ')}`, { cause: error });
    }
  }

  get galley() {
    return this.page.getByTestId('galley');
  }

  /** Runs a command from the palette, with what it asks for. */
  async command(words: string, argument?: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+K');
    await this.page.getByPlaceholder('输入命令…').fill(words);
    await this.page.keyboard.press('Enter');
    if (argument === undefined) return;
    await this.page.getByTestId('prompt').fill(argument);
    await this.page.keyboard.press('Enter');
  }

  /** Waits until the store has everything. */
  async saved(): Promise<void> {
    await this.page.waitForFunction(() => {
      const text = document.querySelector('[data-testid="saved"]')?.textContent ?? '';
      return text === '已保存' || text === 'Saved';
    });
  }

  /** Presses undo, or another key that asks the store for a step, and waits until the window has its answer. */
  async undo(key = 'ControlOrMeta+Z'): Promise<void> {
    await this.saved();
    await this.page.keyboard.press(key);
    // Answers come in the order of the questions: once this one is here, so is the step.
    const asked = this.page.evaluate(() => Reflect.get(globalThis, 'dayang').invoke('history.list', {}));
    await within('the step', asked);
  }

  redo(): Promise<void> {
    return this.undo('ControlOrMeta+Shift+Z');
  }

  /**
   * Types a word through the input method: its pinyin first, letter by letter, then the characters.
   * The field that has the focus gets it. `choosing` is how long the user looks at the candidates, in ms.
   */
  async compose(pinyin: string, characters: string, choosing = 0): Promise<void> {
    for (let length = 1; length <= pinyin.length; length++) {
      const text = pinyin.slice(0, length);
      await within(
        'the input method',
        this.#cdp.send('Input.imeSetComposition', { text, selectionStart: length, selectionEnd: length }),
      );
    }
    if (choosing > 0) await this.pause(choosing);
    await within('the composed word', this.#cdp.send('Input.insertText', { text: characters }));
  }

  /** A key that the user pressed at a given moment, in seconds since 1970, whenever the window comes to it. */
  async keyAt(character: string, timestamp: number): Promise<void> {
    const event = { key: character, text: character, timestamp };
    for (const type of ['keyDown', 'keyUp'] as const) {
      await within('the key', this.#cdp.send('Input.dispatchKeyEvent', { ...event, type }));
    }
  }

  /** The user does nothing for so many milliseconds: where a test is about time itself. */
  pause(ms: number): Promise<void> {
    return this.page.waitForTimeout(ms);
  }

  /** Drops a file from the system's file manager: at a point of the window, else beside the page and all stories. */
  dropFile(path: string, at?: { readonly x: number; readonly y: number }): Promise<void> {
    return this.dropFiles([path], at);
  }

  /** Drops files at once, as when several are dragged. */
  async dropFiles(paths: readonly string[], at?: { readonly x: number; readonly y: number }): Promise<void> {
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    const bar = at === undefined ? await this.page.locator('.status-bar').boundingBox() : null;
    const point = at ?? { x: (bar?.x ?? 0) + (bar?.width ?? 0) / 2, y: (bar?.y ?? 0) + (bar?.height ?? 0) / 2 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await within('the drag', this.#cdp.send('Input.dispatchDragEvent', { type, ...point, data }));
    }
  }

  /** Puts the galley's caret at the very start of the copy. */
  async caretToStart(): Promise<void> {
    await this.galley.click();
    await this.page.keyboard.press('ControlOrMeta+Home');
    // Slate hears of a caret the browser moved a moment later.
    await this.page
      .getByTestId('caret')
      .getByText(/^(第 1 段 · 第 0 字|Paragraph 1 · character 0)$/u)
      .waitFor();
  }

  /** What the page on screen says in its blocks of a kind, from the display list it is painted from. */
  async pageText(kind = 'body'): Promise<string> {
    const texts = await this.page.getByTestId('page-text').locator(`[data-kind="${kind}"]`).allTextContents();
    return texts.join('\n');
  }

  /** The article's text as the galley has it. */
  async articleText(): Promise<string> {
    const text = this.galley.evaluate((element) =>
      [...element.querySelectorAll('p')]
        .map((paragraph) =>
          [...paragraph.querySelectorAll('[data-slate-string]')].map((leaf) => leaf.textContent).join(''),
        )
        .join('\n'),
    );
    return within('the galley’s text', text);
  }

  /** Answers the system's dialogs instead of a person: with one file, or the several that are opened. */
  async answerDialog(kind: 'showOpenDialog' | 'showSaveDialog', ...paths: readonly string[]): Promise<void> {
    await this.app.evaluate(
      ({ dialog }, answer) => {
        if (answer.kind === 'showOpenDialog') {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: answer.paths });
        } else {
          dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: answer.paths[0] ?? '' });
        }
      },
      { kind, paths: [...paths] },
    );
  }

  /** Process ids of Dayang's store. */
  storeProcesses(): number[] {
    const parent = this.#program.pid;
    return readdirSync('/proc').flatMap((name) => {
      if (!/^\d+$/u.test(name)) return [];
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
        return status.includes(`PPid:\t${parent}\n`) && command.includes('store.mjs') ? [Number(name)] : [];
      } catch {
        return [];
      }
    });
  }

  /** Waits for the program to end, where something else than the test ends it; it may have done so already. */
  async ended(): Promise<void> {
    open.delete(this);
    await endOf(this.#program);
  }

  /** Closes the window as its close button does, and waits for the program to end. */
  async close(): Promise<void> {
    // Each of them: the guide may be open as well.
    const asked = this.app.evaluate(({ BrowserWindow }) => {
      for (const each of BrowserWindow.getAllWindows()) each.close();
    });
    // A program that ends may take the answer with it.
    asked.catch(() => undefined);
    try {
      await this.ended();
    } catch (error) {
      this.#program.kill('SIGKILL');
      throw error;
    }
  }

  /** Ends the program without warning, as a power cut would; the next start takes it for no crash, unless it is to. */
  async kill({ isCrash = false } = {}): Promise<void> {
    this.#program.kill('SIGKILL');
    await this.ended();
    if (!isCrash) rmSync(join(this.#data.path, 'runs.json'), { force: true });
  }
}
