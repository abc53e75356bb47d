/** Rules over a page's finished file: what only its bytes can say. */
import type { TextRange, Waived } from '../checks/check.ts';
import type { BlockId } from '../edition/ids.ts';
import type { PressLimits } from '../edition/press-limits.ts';
import type { PdfReader } from '../pdf/read.ts';
import type { PdfStandard } from '../pdf/standards.ts';

/** What a rule found in a file. `blockId` is where to go to. */
export interface FileFinding {
  readonly severity: 'error' | 'warning';
  readonly blockId: BlockId | null;
  readonly zh: string;
  readonly en: string;
}

/** What stands against a page: found on it as it is composed, or in its file. */
export interface PressFinding extends FileFinding {
  /** The id of the check or rule. */
  readonly rule: string;
  /** 0 for a file of several pages. */
  readonly page: number;
  /** The other number, of what is found on both halves of a 通版. */
  readonly also?: number;
  /** Of what is found in a text. */
  readonly text?: TextRange;
  /** Of what may stand: it keeps nothing from the press, and is told with its reason. */
  readonly waived?: Waived;
}

/** A finished file. */
export interface FileContext {
  readonly file: PdfReader;
  readonly standard: PdfStandard;
  readonly limits: PressLimits;
}

/** One thing that is checked in a file. */
export interface FileRule {
  /** Stable: reports and overrides name it. */
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Where the rule comes from: a standard's clause, a section of the trade's facts. */
  readonly source: string;
  run(context: FileContext): readonly FileFinding[];
}
