/**
 * The window as scenes are played in it: an edition at work, in a language, that can be shown in any size, theme and
 * interface size.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type StringKey, type Words, wordsOf } from '../../renderer/i18n/strings.ts';
import type { CommandId } from '../../shared/contract/commands.ts';
import type { Language } from '../../shared/contract/language.ts';
import { dayang } from '../kit/command-line.ts';
import { firstRoundFile } from '../kit/first-round.ts';
import { makePaper } from '../kit/paper/make-paper.ts';
import { FINDING_CARD } from './scene.ts';
import { DayangWindow, UserData } from './window.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The sizes the window is held to: the least, a notebook's, a desk's. */
export const sizes = [
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
  { width: 2560, height: 1440 },
] as const satisfies readonly Size[];
export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The interface in twice its size, on a notebook: what is left of the window is a quarter. */
export const enlarged = { size: sizes[1], scale: 2 } as const;

const locales = { zh: 'zh-CN', en: 'en-US' } as const satisfies Readonly<Record<Language, string>>;

function run(...args: readonly string[]): void {
  const { code, err } = dayang(...args);
  if (code !== 0) throw new Error(err);
}

export class Stage {
  readonly window: DayangWindow;
  readonly language: Language;
  readonly words: Words;
  /** The edition's file: four plain pages in their first round, with a mark of every kind. */
  readonly edition: string;
  /** Its newspaper's file. */
  readonly paper: string;
  /** The folder that the edition takes copy from. */
  readonly wires: string;
  readonly #data: UserData;
  #size: Size = { width: 0, height: 0 };
  #scale = 1;
  #theme: Theme | undefined;

  private constructor(window: DayangWindow, language: Language, data: UserData) {
    this.window = window;
    this.language = language;
    this.words = wordsOf(language);
    this.#data = data;
    this.edition = join(data.path, 'night.dayang');
    this.paper = join(data.path, 'night.dayang-paper');
    this.wires = join(data.path, 'wires');
  }

  /** The program at its very first start: no edition is open, and none was. */
  static async open(language: Language): Promise<Stage> {
    const data = new UserData();
    const wires = join(data.path, 'wires');
    mkdirSync(wires);
    const edition = join(data.path, 'night.dayang');
    await makePaper(edition);
    run('proof', 'start', edition, '--by', '李四');
    run('proof', 'mark', edition, '--marks', firstRoundFile, '--by', '李四');
    run('paper', edition, join(data.path, 'night.dayang-paper'));
    const settings = { watchedFolders: [{ edition, folder: wires, isOn: true }] };
    writeFileSync(join(data.path, 'settings.json'), JSON.stringify(settings));
    const window = await DayangWindow.open(data, { language: locales[language], showsPage: false });
    return new Stage(window, language, data);
  }

  get page() {
    return this.window.page;
  }

  /** A file in the user's folder, for the window to take. */
  file(name: string, content: Uint8Array | string): string {
    const path = join(this.#data.path, name);
    writeFileSync(path, content);
    return path;
  }

  /** Chooses a command in the menu. */
  async run(id: CommandId): Promise<void> {
    await this.window.app.evaluate(({ Menu }, name) => {
      Menu.getApplicationMenu()?.getMenuItemById(name)?.click();
    }, id);
  }

  /** Presses the button of these words. */
  async press(key: StringKey): Promise<void> {
    await this.page
      .getByRole('button', { name: this.words(key), exact: true })
      .first()
      .click();
  }

  async tab(name: string): Promise<void> {
    await this.page.locator('.inspector [role="tab"]').filter({ hasText: name }).first().click();
  }

  /** What is asked for is shown. */
  async shown(selector: string): Promise<void> {
    await this.page.locator(selector).first().waitFor();
  }

  /** Leads out of whatever lies over the window. */
  async leave(): Promise<void> {
    const over = this.page.locator(`dialog[open], [role="menu"], ${FINDING_CARD}`);
    // A dialog may lead back to the one before it.
    for (let deep = 0; deep < 5 && (await over.count()) > 0; deep++) {
      await this.page.keyboard.press('Escape');
      await this.drawn();
    }
    await over.first().waitFor({ state: 'detached' });
  }

  /** Until what is under way is drawn. */
  async drawn(): Promise<void> {
    await this.page.evaluate(
      () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
    );
  }

  /** The size of the window, and of the interface in it, of which 1 is 100 per cent. What is so already costs nothing. */
  async resize(size: Size, scale = 1): Promise<void> {
    if (size === this.#size && scale === this.#scale) return;
    if (size !== this.#size) await this.page.setViewportSize(size);
    if (scale !== this.#scale) {
      await this.window.app.evaluate(({ BrowserWindow }, wanted) => {
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(wanted);
      }, scale);
      await this.page.waitForFunction((wanted) => Math.abs(innerWidth - wanted) <= 1, size.width / scale);
    }
    [this.#size, this.#scale] = [size, scale];
    await this.drawn();
  }

  async theme(colorScheme: Theme): Promise<void> {
    if (colorScheme === this.#theme) return;
    // Colours are of the style sheet alone: who reads them next has them, before they are drawn.
    await this.page.emulateMedia({ colorScheme });
    this.#theme = colorScheme;
  }

  async close(): Promise<void> {
    await this.window.close();
    this.#data.remove();
  }
}
