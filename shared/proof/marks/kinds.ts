/**
 * The register of marks: the 21 of GB/T 14706—93 (校对符号及其用法) in its order, each a module of its own.
 * Names and order as recalled in domain.md §4.
 */
import * as v from 'valibot';
import { align } from './align.ts';
import { correct } from './correct.ts';
import { deletion } from './deletion.ts';
import { insertion } from './insertion.ts';
import { lessSpace } from './less-space.ts';
import type { MarkModule } from './mark.ts';
import { moreSpace } from './more-space.ts';
import { newParagraph } from './new-paragraph.ts';
import { note } from './note.ts';
import { runOn } from './run-on.ts';
import { script } from './script.ts';
import { separate } from './separate.ts';
import { shiftHorizontal } from './shift-horizontal.ts';
import { shiftVertical } from './shift-vertical.ts';
import { space } from './space.ts';
import { stepped } from './stepped.ts';
import { stet } from './stet.ts';
import { straighten } from './straighten.ts';
import { substitute } from './substitute.ts';
import { transfer } from './transfer.ts';
import { transpose } from './transpose.ts';
import { upright } from './upright.ts';

const modules = {
  correct,
  delete: deletion,
  insert: insertion,
  script,
  upright,
  transpose,
  'run-on': runOn,
  paragraph: newParagraph,
  transfer,
  'shift-vertical': shiftVertical,
  'shift-horizontal': shiftHorizontal,
  align,
  step: stepped,
  straighten,
  'more-space': moreSpace,
  'less-space': lessSpace,
  space,
  separate,
  stet,
  substitute,
  note,
};

/** A kind of mark, by the name it has in the register and in its orders. */
export type MarkKind = keyof typeof modules;

type Orders = { readonly [K in MarkKind]: v.InferOutput<(typeof modules)[K]['order']> };

/** What a mark of a kind says beyond where it is; of all kinds where none is named. */
export type MarkOrder<K extends MarkKind = MarkKind> = { [P in K]: Orders[P] & { readonly kind: P } }[K];

/** Held complete by the compiler, and to each module under the name that its orders have. */
const register: { readonly [K in MarkKind]: MarkModule<(typeof modules)[K]['order'], MarkOrder<K>> } = modules;

/** Every kind, in the register's order. */
export const markKinds: readonly MarkKind[] = Object.keys(modules).filter((name): name is MarkKind => name in modules);

/** What is known of a kind of mark. */
export function markModule<K extends MarkKind>(kind: K): (typeof register)[K] {
  return register[kind];
}

/** What a mark of any kind says beyond where it is. */
export const orderSchema = v.variant(
  'kind',
  Object.values(modules).map(({ order }) => order),
);
