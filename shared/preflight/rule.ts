/** Preflight (印前检查): what stands between a page and the press, as rules over the page and over its finished file. */
import type { ComposedEdition, ComposedPage, DisplayItem } from '../compose/display-list.ts';
import type { BlockId } from '../edition/ids.ts';
import type { PressLimits } from '../edition/press-limits.ts';
import type { Edition } from '../edition/records.ts';
import type { PdfReader } from '../pdf/read.ts';
import type { PdfStandard } from '../pdf/standards.ts';

/** An `error` keeps a page from the press unless somebody says why it goes all the same. */
type Severity = 'error' | 'warning';

/** What a rule found. `block` is where to go to. */
export interface Found {
  readonly severity: Severity;
  readonly blockId: BlockId | null;
  readonly zh: string;
  readonly en: string;
}

export interface Finding extends Found {
  readonly rule: string;
  readonly page: number;
}

/** A page as it is composed, in its edition. */
export interface PageContext {
  readonly edition: Edition;
  readonly composed: ComposedEdition;
  readonly page: ComposedPage;
  readonly items: readonly DisplayItem[];
  readonly limits: PressLimits;
}

/** A finished file. */
export interface FileContext {
  readonly file: PdfReader;
  readonly standard: PdfStandard;
  readonly limits: PressLimits;
}

/** One thing that is checked. */
interface Rule<Context> {
  /** Stable: reports and overrides name it. */
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Where the rule comes from: a standard's clause, a section of the trade's facts. */
  readonly source: string;
  run(context: Context): readonly Found[];
}

export type PageRule = Rule<PageContext>;
export type FileRule = Rule<FileContext>;
