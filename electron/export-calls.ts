/** Main's side of exporting: what the window may ask for, who does it, and what is remembered of it. */
import { userInfo } from 'node:os';
import { app } from 'electron';
import * as v from 'valibot';
import { type ExportPresets, type ExportResult, methods } from '../shared/contract/api.ts';
import type { ExportSettings } from '../shared/contract/export-settings.ts';
import type { ImageId } from '../shared/edition/ids.ts';
import type { Edition } from '../shared/edition/records.ts';
import type { GrantedPaths } from './granted-paths.ts';
import type { MethodHandlers } from './ipc.ts';
import type { ServiceProcess } from './services/service-process.ts';
import type { Settings } from './settings.ts';

/** What the jobs process works from: it cannot read the edition's file, which the store has open alone. */
export interface ExportSource {
  readonly edition: Edition;
  readonly images: ReadonlyMap<ImageId, Uint8Array>;
  /** When the edition last changed, ISO 8601; null before any change. */
  readonly changedAt: string | null;
}

/** What exporting needs of the program. */
interface Host {
  readonly settings: Settings;
  readonly paths: GrantedPaths;
  /** The edition as it is stored, with the pictures of pages (all where none is named) unless not wanted. */
  source(pages: readonly number[], withPictures?: boolean): Promise<ExportSource>;
  job(method: string, input: unknown, options?: Parameters<ServiceProcess['request']>[2]): Promise<unknown>;
  /** Asks for a file or folder. Null when the user changed their mind. */
  choose(options: Electron.OpenDialogOptions): Promise<string | null>;
  /** Asks where a file goes, in one of some formats. Null when the user changed their mind. */
  chooseFile(title: string, formats: readonly [string, ...string[]]): Promise<string | null>;
  onProgress(done: number, total: number): void;
}

type ExportCalls = Pick<
  MethodHandlers,
  | 'export.choose-folder'
  | 'export.run'
  | 'export.preflight'
  | 'export.report'
  | 'export.choose-profile'
  | 'export.presets'
  | 'export.save-preset'
  | 'export.remove-preset'
  | 'export.cancel'
>;

export function exportCalls({ settings, paths, source, job, choose, chooseFile, onProgress }: Host): ExportCalls {
  let running: AbortController | undefined;

  /** Runs an export, or its checks, where it can be cancelled. What ran before it is. */
  const run = async (
    method: 'export' | 'preflight',
    input: Readonly<Record<string, unknown>>,
  ): Promise<ExportResult> => {
    const controller = new AbortController();
    running?.abort();
    running = controller;
    try {
      const result = await job(method, input, { signal: controller.signal, onProgress });
      return v.parse(methods['export.run'].output, result);
    } finally {
      if (running === controller) running = undefined;
    }
  };

  const presets = (): ExportPresets => {
    const { exportPresets = [], lastExport = null } = settings.get();
    const kept = [...exportPresets.map((preset) => preset.settings), ...(lastExport === null ? [] : [lastExport])];
    // What is kept was chosen once.
    for (const { profile } of kept) if (profile !== null) paths.grant(profile);
    return { own: exportPresets, last: lastExport };
  };

  /** Settings whose profile the user has chosen. Throws `path-not-granted`. */
  const allowed = (given: ExportSettings): ExportSettings => {
    if (given.profile !== null) paths.granted(given.profile);
    return given;
  };

  return {
    'export.choose-folder': () => {
      const defaultPath = settings.get().exportFolder ?? app.getPath('documents');
      return choose({ defaultPath, properties: ['openDirectory', 'createDirectory'] });
    },
    'export.run': async ({ folder, pages, settings: given, override, replaces }) => {
      paths.granted(folder);
      settings.set({ exportFolder: folder, lastExport: allowed(given) });
      const said = override === null ? null : { reason: override, by: userInfo().username };
      return run('export', { ...(await source(pages)), folder, pages, settings: given, override: said, replaces });
    },
    'export.preflight': async ({ pages, settings: given, isWhole }) => {
      const input = { pages, settings: allowed(given), isWhole };
      return run('preflight', { ...(await source(pages, isWhole)), ...input });
    },
    'export.report': async ({ findings }) => {
      const { edition } = await source([], false);
      const path = await chooseFile(`${edition.edition.date} 印前检查`, ['pdf', 'json']);
      if (path === null) return null;
      await job('report', { edition, path, findings });
      return { path };
    },
    'export.choose-profile': () =>
      choose({ properties: ['openFile'], filters: [{ name: 'ICC', extensions: ['icc', 'icm'] }] }),
    'export.presets': presets,
    'export.save-preset': (preset) => {
      allowed(preset.settings);
      const others = presets().own.filter(({ name }) => name !== preset.name);
      settings.set({ exportPresets: [...others, preset] });
      return presets();
    },
    'export.remove-preset': ({ name }) => {
      settings.set({ exportPresets: presets().own.filter((one) => one.name !== name) });
      return presets();
    },
    'export.cancel': () => {
      running?.abort();
      return {};
    },
  };
}
