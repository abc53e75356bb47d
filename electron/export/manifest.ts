/** What an export folder holds: of each file what it was made from and what it is, so that only what changed is made again. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Workshop } from './workshop.ts';

const MANIFEST = 'dayang-manifest.json';

const findingSchema = v.object({
  rule: v.string(),
  page: v.number(),
  also: v.exactOptional(v.number()),
  severity: v.picklist(['error', 'warning']),
  blockId: v.nullable(v.string()),
  zh: v.string(),
  en: v.string(),
});

const entrySchema = v.object({
  pages: v.array(v.number()),
  /** The target it was made for. */
  standard: v.string(),
  bytes: v.number(),
  /** SHA-256 of the file. */
  sha256: v.string(),
  /** SHA-256 of all it was made from, but for the time. */
  inputs: v.string(),
  /** Its own time, ISO 8601. */
  at: v.string(),
  findings: v.array(findingSchema),
  /** Why it went to press in spite of errors. */
  override: v.nullable(v.object({ reason: v.string(), by: v.string(), rules: v.array(v.string()) })),
});
export type ManifestEntry = v.InferOutput<typeof entrySchema>;

const manifestSchema = v.object({
  version: v.literal(1),
  files: v.record(v.string(), entrySchema),
});

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The manifest of a folder. One that cannot be read counts as none: everything is made again. */
export class Manifest {
  readonly #folder: string;
  readonly #files: Map<string, ManifestEntry>;

  constructor(folder: string) {
    this.#folder = folder;
    this.#files = new Map(Object.entries(read(join(folder, MANIFEST))));
  }

  has(name: string): boolean {
    return this.#files.has(name);
  }

  /** The entry of a file that stands there whole and was made from the same; undefined where it must be made. */
  current(name: string, inputs: string): ManifestEntry | undefined {
    const entry = this.#files.get(name);
    if (entry?.inputs !== inputs) return undefined;
    try {
      return sha256(readFileSync(join(this.#folder, name))) === entry.sha256 ? entry : undefined;
    } catch {
      // Gone, or not to be read: it is made again, and writing says what is wrong.
      return undefined;
    }
  }

  set(name: string, entry: ManifestEntry): void {
    this.#files.set(name, entry);
  }

  /** Names in order, so that the same files make the same manifest. Throws {@link DayangError}. */
  write(workshop: Workshop): void {
    const files = Object.fromEntries([...this.#files].sort(([a], [b]) => (a < b ? -1 : 1)));
    workshop.write(MANIFEST, new TextEncoder().encode(`${JSON.stringify({ version: 1, files }, null, 2)}\n`));
  }
}

function read(path: string): Record<string, ManifestEntry> {
  if (!existsSync(path)) return {};
  try {
    return v.parse(manifestSchema, JSON.parse(readFileSync(path, 'utf8'))).files;
  } catch {
    return {};
  }
}
