/** Exports and whole checks as the window runs them: with progress in its state, after everything typed is stored. */
import type { ExportResult } from '../../shared/contract/export-calls.ts';
import type { ExportSettings } from '../../shared/contract/export-settings.ts';
import type { errorsByPage } from '../../shared/preflight/preflight.ts';
import { call } from '../session/bridge.ts';
import type { EditionState } from '../session/edition-state.ts';
import type { Cause } from '../state/notices.ts';
import type { Stores } from '../state/stores.ts';
import type { Exports } from './exports.ts';
import { sayAnyway } from './say-anyway.ts';

/** What of the window it needs. */
type ExportingHost = Pick<Stores, 'session' | 'notices'> & { readonly exports: Exports };

/** Does something long with pages while the window shows how far it is. */
async function withProgress<T>({ exports, session }: ExportingHost, pages: number, work: () => Promise<T>): Promise<T> {
  await session.flush();
  exports.update({ progress: { done: 0, total: pages }, result: null });
  try {
    return await work();
  } finally {
    exports.update({ progress: null });
  }
}

/** True while nothing is another that pages are made of: once it is, what was not written of them is to be found out anew. */
function asPrinted({ session }: ExportingHost): NonNullable<Cause['holds']> {
  const made = ({ edition }: EditionState) =>
    edition === null ? [] : [edition.blocks, edition.articles, edition.pages, edition.styles, edition.images];
  const told = made(session.state.get());
  return (state) => made(state).every((table, at) => table === told[at]);
}

/**
 * Asks where to and exports. A reason sends pages with errors to press all the same; `release` keeps it
 * with those pages, once it is certain that they go.
 */
export async function exportPages(
  workspace: ExportingHost,
  pages: readonly number[],
  settings: ExportSettings,
  options: {
    readonly reason: string | null;
    readonly replaces: boolean;
    readonly release: () => void;
    /** What the reason is given for: once pages are released, some of it is found no more. */
    readonly errors: ReturnType<typeof errorsByPage>;
  },
): Promise<void> {
  const { reason, replaces, release, errors } = options;
  const folder = await call('export.choose-folder', {});
  if (folder === null) return;
  release();
  const input = { folder, pages: [...pages], settings, override: reason, replaces };
  const result = await withProgress(workspace, pages.length, () => call('export.run', input));
  workspace.exports.update({ result: { ...result, folder } });
  const isWhole = result.failed.length === 0;
  // What was said of an export before it is no longer what lies in the folder.
  const told = { about: `export ${folder}` };
  if (isWhole && errors.length > 0) {
    // It stays until it is closed: these are the pages that somebody answers for.
    workspace.notices.say('problem', sayAnyway({ count: result.files.length, folder, errors }), told);
    return;
  }
  const values = { count: result.files.length, folder, failed: result.failed.length };
  if (isWhole) workspace.notices.notify('done', 'exported', values, told);
  else workspace.notices.notify('problem', 'exportedPart', values, { ...told, holds: asPrinted(workspace) });
}

/** Makes the files of pages and checks them, without keeping any. */
export function preflight(
  workspace: ExportingHost,
  pages: readonly number[],
  settings: ExportSettings,
): Promise<ExportResult> {
  const input = { pages: [...pages], settings, isWhole: true };
  return withProgress(workspace, pages.length, () => call('export.preflight', input));
}
