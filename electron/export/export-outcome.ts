/** What came of an export: files, what was not written, what was found. */
import type { ComposedEdition } from '../../shared/compose/display-list.ts';
import type { ExportResult } from '../../shared/contract/export-calls.ts';
import type { PressFinding } from '../../shared/preflight/rule.ts';
import type { DayangError } from '../errors.ts';

/** A file that is there, made now or before. */
export interface ExportedFile {
  readonly pages: readonly number[];
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** True where it stood there already, made from the same. */
  readonly isUnchanged: boolean;
}

/** Pages that were not written. */
export interface FailedFile {
  readonly pages: readonly number[];
  readonly name: string;
  /** Null where preflight keeps them back: its errors are among the findings. */
  readonly error: DayangError | null;
  /** When the file of that name was written that stands in the folder still, ISO 8601; null where none does. */
  readonly older: string | null;
}

export interface ExportOutcome {
  readonly composed: ComposedEdition;
  readonly files: readonly ExportedFile[];
  readonly failed: readonly FailedFile[];
  readonly findings: readonly PressFinding[];
}

const byPage = (a: { readonly pages: readonly number[] }, b: { readonly pages: readonly number[] }) =>
  (a.pages[0] ?? 0) - (b.pages[0] ?? 0);

/** What is on both halves of a 通版 comes after what is on its left one alone. */
const weightOf = ({ page, also, severity, waived }: PressFinding) =>
  page * 6 + (also === undefined ? 0 : 3) + (waived !== undefined ? 2 : severity === 'error' ? 0 : 1);

/** An outcome page by page, errors first and what may stand last. */
export function inOrder({ composed, files, failed, findings }: ExportOutcome): ExportOutcome {
  return {
    composed,
    files: [...files].sort(byPage),
    failed: [...failed].sort(byPage),
    findings: [...findings].sort((a, b) => weightOf(a) - weightOf(b)),
  };
}

/** An outcome as it is told to the window and to machines. */
export function toldOutcome({ files, failed, findings }: ExportOutcome): ExportResult {
  return {
    files: files.map((file) => ({ ...file, pages: [...file.pages] })),
    failed: failed.map(({ pages, name, error, older }) => ({
      pages: [...pages],
      name,
      older,
      error: error === null ? null : { code: error.code, zh: error.zh, en: error.en },
    })),
    findings: [...findings],
  };
}
