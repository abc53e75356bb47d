/** What a person chooses in the system's dialogs. The window may then name what was chosen. */
import { basename, dirname, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Language } from '../shared/contract/language.ts';
import type { FileKind } from '../shared/edition/log-records.ts';
import { wholeName } from './file-names.ts';
import type { GrantedPaths } from './granted-paths.ts';
import type { Settings } from './settings.ts';

const editionFiles = [{ name: 'Dayang', extensions: ['dayang'] }];
const paperFiles = [{ name: 'Dayang', extensions: ['dayang-paper'] }];
/** What can be opened to be changed, as dialogs filter files. */
export const openedFiles = [{ name: 'Dayang', extensions: ['dayang', 'dayang-paper'] }];

export class Dialogs {
  readonly #window: () => BrowserWindow | undefined;
  readonly #paths: GrantedPaths;
  readonly #settings: Settings;
  readonly #language: () => Language;

  constructor(
    window: () => BrowserWindow | undefined,
    paths: GrantedPaths,
    settings: Settings,
    language: () => Language,
  ) {
    this.#window = window;
    this.#paths = paths;
    this.#settings = settings;
    this.#language = language;
  }

  /** Asks for one file or folder. Null when the user changed their mind. */
  async choose(options: Electron.OpenDialogOptions): Promise<string | null> {
    const [path] = await this.chooseSome(options);
    return path ?? null;
  }

  /** Asks for files. None when the user changed their mind. */
  async chooseSome(options: Electron.OpenDialogOptions): Promise<string[]> {
    const window = this.#window();
    if (window === undefined) return [];
    const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
    const paths = canceled ? [] : filePaths;
    const isFolder = options.properties?.includes('openDirectory') === true;
    for (const path of paths) {
      if (isFolder) this.#paths.grantFolder(path);
      else this.#paths.grant(path);
    }
    return paths;
  }

  /** Asks where an edition is to be made. Null when the user changed their mind. */
  placeEdition(name: string): Promise<string | null> {
    return this.#askToSave({
      defaultPath: wholeName(name, 'dayang'),
      filters: editionFiles,
      properties: ['createDirectory'],
    });
  }

  /** Asks for a newspaper's file. Null when the user changed their mind. */
  choosePaper(): Promise<string | null> {
    return this.choose({ properties: ['openFile'], filters: paperFiles });
  }

  /** Asks where a newspaper is to be saved. Null when the user changed their mind. */
  placePaper(name: string): Promise<string | null> {
    return this.#askToSave({
      defaultPath: wholeName(name, 'dayang-paper'),
      filters: paperFiles,
      properties: ['createDirectory'],
    });
  }

  /**
   * Asks where a copy of what is open goes, beside it at first; its name says how it stands, or that it is a copy. Null when
   * the user changed their mind.
   */
  async placeCopy(path: string, kind: FileKind, state: string | null = null): Promise<string | null> {
    const language = this.#language();
    const copy = language === 'zh' ? '副本' : 'copy';
    const extension = kind === 'paper' ? '.dayang-paper' : '.dayang';
    const name = basename(path, extension);
    const chosen = await this.#askToSave({
      title: language === 'zh' ? '另存为副本' : 'Save a copy',
      defaultPath: join(dirname(path), wholeName(`${name} ${state ?? copy}`, extension.slice(1))),
      filters: kind === 'paper' ? paperFiles : editionFiles,
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    return chosen === null || extname(chosen) !== '' ? chosen : `${chosen}${extension}`;
  }

  /**
   * Asks where a file goes, by its usual name and in one of some formats, the first where none is named; its folder is
   * then known. Null when the user changed their mind.
   */
  async placeFile(title: string, formats: readonly [string, ...string[]]): Promise<string | null> {
    const [format] = formats;
    const chosen = await this.#askToSave({
      defaultPath: join(this.#settings.get().exportFolder ?? app.getPath('documents'), wholeName(title, format)),
      filters: formats.map((name) => ({ name, extensions: [name] })),
    });
    if (chosen === null) return null;
    const path = extname(chosen) === '' ? `${chosen}.${format}` : chosen;
    this.#paths.grantFolder(dirname(path));
    return path;
  }

  async #askToSave(options: Electron.SaveDialogOptions): Promise<string | null> {
    const window = this.#window();
    if (window === undefined) return null;
    const { canceled, filePath } = await dialog.showSaveDialog(window, options);
    return canceled || filePath === undefined || filePath === '' ? null : filePath;
  }
}
