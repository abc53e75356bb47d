/** What holds for all that stands in some part of a document. */
import type { ImportRemark } from '../../../shared/text/import-remarks.ts';

export interface Scope {
  /** As what words are remarked that are left out; null for words that are copy. */
  readonly left: ImportRemark['kind'] | null;
  readonly paragraph: string | undefined;
  readonly table: string | undefined;
  /** True where something lies behind the text that is not white. */
  readonly isBacked: boolean;
}

export const copyScope: Scope = { left: null, paragraph: undefined, table: undefined, isBacked: false };

/** A scope whose words are left out, if they are not already: the outermost reason is the one that is told. */
export function leftOut(scope: Scope, kind: ImportRemark['kind']): Scope {
  return scope.left === null ? { ...scope, left: kind } : scope;
}
