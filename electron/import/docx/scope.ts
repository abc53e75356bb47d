/** What holds for all that stands in some part of a document. */
import { type Rgb, whitePaper } from '../../../shared/text/ground-colour.ts';
import type { ImportRemark } from '../../../shared/text/import-remarks.ts';

export interface Scope {
  /** As what words are remarked that are left out; null for words that are copy. */
  readonly left: ImportRemark['kind'] | null;
  readonly paragraph: string | undefined;
  readonly table: string | undefined;
  /** The colour that text stands on; null where it cannot be told. */
  readonly ground: Rgb | null;
}

export const copyScope: Scope = { left: null, paragraph: undefined, table: undefined, ground: whitePaper };

/** A scope whose words are left out, if they are not already: the outermost reason is the one that is told. */
export function leftOut(scope: Scope, kind: ImportRemark['kind']): Scope {
  return scope.left === null ? { ...scope, left: kind } : scope;
}
