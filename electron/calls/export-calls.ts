/** Calls about exporting: what the window may ask for, who does it, and what is remembered of it. */
import { dirname } from 'node:path';
import { app } from 'electron';
import type { ExportPresets, ExportResult } from '../../shared/contract/export-calls.ts';
import type { ExportSettings } from '../../shared/contract/export-settings.ts';
import { exportTargets } from '../../shared/contract/export-targets.ts';
import type { Dialogs } from '../dialogs.ts';
import type { GrantedPaths } from '../granted-paths.ts';
import type { MethodHandlers } from '../ipc.ts';
import type { OpenEdition } from '../open-edition.ts';
import type { KeptPreferences } from '../preferences.ts';
import type { JobsHost } from '../services/jobs-host.ts';
import type { RequestOptions } from '../services/service-process.ts';
import type { Settings } from '../settings.ts';
import { revealFile } from '../window.ts';

/** What exporting needs of the program. */
interface Host {
  readonly settings: Settings;
  readonly paths: GrantedPaths;
  readonly edition: OpenEdition;
  /** Who is named as answering for an override. */
  readonly preferences: Pick<KeptPreferences, 'actor'>;
  readonly jobs: JobsHost;
  readonly dialogs: Dialogs;
  readonly onProgress: (done: number, total: number) => void;
  /** Hears that pages were written for the press. */
  readonly onReleased: () => void;
}

type PresetCalls = Pick<MethodHandlers, 'export.presets' | 'export.save-preset' | 'export.remove-preset'>;
type ExportCalls = PresetCalls &
  Pick<
    MethodHandlers,
    | 'export.choose-folder'
    | 'export.run'
    | 'export.preflight'
    | 'export.report'
    | 'export.choose-profile'
    | 'export.cancel'
    | 'export.reveal'
  >;

/** Settings whose profile the user has chosen. Throws `path-not-granted`. */
function allowed(given: ExportSettings, paths: GrantedPaths): ExportSettings {
  if (given.profile !== null) paths.granted(given.profile);
  return given;
}

/** Settings that are kept, under names and as the last ones. */
function presetCalls({ settings, paths }: Pick<Host, 'settings' | 'paths'>): PresetCalls {
  const presets = (): ExportPresets => {
    const { exportPresets = [], lastExport = null } = settings.get();
    const kept = [...exportPresets.map((preset) => preset.settings), ...(lastExport === null ? [] : [lastExport])];
    // What is kept was chosen once.
    for (const { profile } of kept) if (profile !== null) paths.grant(profile);
    return { own: exportPresets, last: lastExport };
  };
  return {
    'export.presets': presets,
    'export.save-preset': (preset) => {
      allowed(preset.settings, paths);
      const others = presets().own.filter(({ name }) => name !== preset.name);
      settings.set({ exportPresets: [...others, preset] });
      return presets();
    },
    'export.remove-preset': ({ name }) => {
      settings.set({ exportPresets: presets().own.filter((one) => one.name !== name) });
      return presets();
    },
  };
}

export function exportCalls(host: Host): ExportCalls {
  const { settings, paths, edition, preferences, jobs, dialogs, onProgress, onReleased } = host;
  let running: AbortController | undefined;

  /** Runs an export, or its checks, where it can be cancelled. What ran before it is. */
  const run = async (job: (options: RequestOptions) => Promise<ExportResult>): Promise<ExportResult> => {
    const controller = new AbortController();
    running?.abort();
    running = controller;
    try {
      return await job({ signal: controller.signal, onProgress });
    } finally {
      if (running === controller) running = undefined;
    }
  };

  return {
    ...presetCalls({ settings, paths }),
    'export.choose-folder': () => {
      const defaultPath = settings.get().exportFolder ?? app.getPath('documents');
      return dialogs.choose({ defaultPath, properties: ['openDirectory', 'createDirectory'] });
    },
    'export.run': async ({ folder, pages, settings: given, override: reason, replaces }) => {
      paths.granted(folder);
      settings.set({ exportFolder: folder, lastExport: allowed(given, paths) });
      const override = reason === null ? null : { reason, by: preferences.actor };
      const source = await edition.source(pages);
      const exported = await run((options) =>
        jobs.calls.export({ source, folder, pages, settings: given, override, replaces }, options),
      );
      if (exported.files.length > 0 && exportTargets[given.target].isForPress) onReleased();
      return exported;
    },
    'export.preflight': async ({ pages, settings: given, isWhole }) => {
      const input = { pages, settings: allowed(given, paths), isWhole };
      const source = await edition.source(pages, isWhole);
      return run((options) => jobs.calls.preflight({ source, ...input }, options));
    },
    'export.report': async ({ findings }) => {
      const stored = await edition.stored();
      const path = await dialogs.placeFile(`${stored.edition.edition.date} 印前检查`, ['pdf', 'json']);
      if (path === null) return null;
      await jobs.calls.report({ edition: stored.edition, path, findings });
      return { path };
    },
    'export.choose-profile': () =>
      dialogs.choose({ properties: ['openFile'], filters: [{ name: 'ICC', extensions: ['icc', 'icm'] }] }),
    'export.cancel': () => {
      running?.abort();
      return {};
    },
    'export.reveal': ({ path }) => {
      paths.granted(dirname(path));
      revealFile(path);
      return {};
    },
  };
}
