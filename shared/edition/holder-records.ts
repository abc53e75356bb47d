/** Who has an edition open to work on it, and on what kind of storage it lies, as the window is told. */
import * as v from 'valibot';

/** Characters of a person's name, and of a machine's, that are kept. */
export const LONGEST_HOLDER = 120;

export const holderSchema = v.strictObject({
  /** Who it is, as their desk knows them. */
  name: v.pipe(v.string(), v.maxLength(LONGEST_HOLDER)),
  machine: v.pipe(v.string(), v.maxLength(LONGEST_HOLDER)),
  /** Since when, ISO 8601. */
  since: v.pipe(v.string(), v.isoTimestamp()),
  /** On this machine. */
  isHere: v.boolean(),
});
/** Who has an edition open to work on it. */
export type Holder = Readonly<v.InferOutput<typeof holderSchema>>;

export const storageSchema = v.strictObject({
  /** A disk of this machine; one that others reach as well; a folder that a program copies to other machines. */
  kind: v.picklist(['local', 'network', 'synced']),
  /** What it is called: the protocol, or the program; empty of a local disk. */
  name: v.pipe(v.string(), v.maxLength(LONGEST_HOLDER)),
});
/** On what an edition's file lies. */
export type Storage = Readonly<v.InferOutput<typeof storageSchema>>;
