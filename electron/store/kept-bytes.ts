/** The bytes a file keeps: of pictures, of what a screen shows of them, of faces' and drawings' files. */
import type Database from 'better-sqlite3';
import type { FileId, ImageId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { damagedError } from '../damaged.ts';
import { asDayangError } from '../errors.ts';
import { fileIdOf, imageIdOf } from '../pictures.ts';
import { isSum, rowSum } from './sums.ts';
import { keepBytes, keepPreview } from './tables.ts';

/** What stands in a row; null where there is none. */
interface Preview {
  readonly bytes: Uint8Array;
  readonly sum: unknown;
}

function previewIn(row: unknown): Preview | null {
  const [bytes, sum]: readonly unknown[] = Array.isArray(row) ? row : [];
  return bytes instanceof Uint8Array ? { bytes, sum } : null;
}

/** Where bytes are taken from that are what they were. */
export interface SoundBytes {
  hasImage(id: ImageId): boolean;
  /** True where the file of a face or a drawing is what its id says. */
  hasWhole(id: FileId): boolean;
  /** Copies to another file those of the bytes that an edition's records name. */
  copySound(edition: Edition, target: Database.Database): void;
}

/** The ids of the files of an edition's faces and drawings. */
export function filesNamedIn({ faces, artwork }: Edition): FileId[] {
  const files = [...Object.values(faces).map(({ file }) => file), ...Object.values(artwork).map(({ id }) => id)];
  return files.filter((id) => id !== null);
}

export class KeptBytes implements SoundBytes {
  readonly #database: Database.Database;
  readonly #name: string;
  readonly #added = new Set<string>();

  /** `name` is what the file is called where something fails. */
  constructor(database: Database.Database, name: string) {
    this.#database = database;
    this.#name = name;
  }

  /** True of bytes that were added since the file was opened. */
  isNew(id: string): boolean {
    return this.#added.has(id);
  }

  /**
   * Keeps an image's bytes, with a smaller picture for the screen where there is one, and returns the id an image record
   * must carry. Throws `disk-full` or `not-writable`.
   */
  addImage(bytes: Uint8Array, preview: Uint8Array | null = null): ImageId {
    const id = imageIdOf(bytes);
    this.#added.add(id);
    try {
      this.#database.transaction(() => {
        this.#database.prepare(keepBytes('image_data')).run(id, bytes);
        if (preview === null) return;
        // A file that is read again may show what it did not when it was read before.
        this.#database.prepare(keepPreview).run({ id, bytes: preview });
      })();
    } catch (error) {
      throw asDayangError(error, this.#name);
    }
    return id;
  }

  /** Keeps the bytes of a face's or a drawing's file, and returns the id their record must name. */
  addFile(bytes: Uint8Array): FileId {
    const id = fileIdOf(bytes);
    this.#added.add(id);
    try {
      this.#database.prepare(keepBytes('kept_file')).run(id, bytes);
    } catch (error) {
      throw asDayangError(error, this.#name);
    }
    return id;
  }

  #read(table: 'image_data' | 'kept_file', id: string): Uint8Array | undefined {
    try {
      const bytes: unknown = this.#database.prepare(`SELECT bytes FROM ${table} WHERE id = ?`).pluck().get(id);
      return bytes instanceof Uint8Array ? bytes : undefined;
    } catch {
      // A part of the file that cannot be read: the bytes are not there.
      return undefined;
    }
  }

  /** An image's bytes; none where they are not what its id says: a damaged picture is no picture. */
  image(id: ImageId): Uint8Array | undefined {
    const bytes = this.#read('image_data', id);
    return bytes !== undefined && imageIdOf(bytes) === id ? bytes : undefined;
  }

  /** An image as the screen shows it; the image itself where there is nothing smaller that is sound. */
  preview(id: ImageId): Uint8Array | undefined {
    return this.#smaller(id) ?? this.image(id);
  }

  #smaller(id: ImageId): Uint8Array | undefined {
    try {
      const row: unknown = this.#database.prepare('SELECT bytes, sum FROM image_preview WHERE id = ?').raw().get(id);
      const preview = previewIn(row);
      if (preview === null) return undefined;
      return isSum(preview.sum, rowSum('image_preview', [id, preview.bytes])) ? preview.bytes : undefined;
    } catch {
      return undefined;
    }
  }

  /** The bytes of a face's or a drawing's file, as they stand: whoever uses them asks whether they are whole. */
  keptFile(id: FileId): Uint8Array | undefined {
    return this.#read('kept_file', id);
  }

  /** True where there is the file of a face or a drawing of that id. Its bytes are not read. */
  keepsFile(id: FileId): boolean {
    return this.#database.prepare('SELECT 1 FROM kept_file WHERE id = ?').get(id) !== undefined;
  }

  hasImage(id: ImageId): boolean {
    return this.image(id) !== undefined;
  }

  hasWhole(id: FileId): boolean {
    const bytes = this.keptFile(id);
    return bytes !== undefined && fileIdOf(bytes) === id;
  }

  copySound(edition: Edition, target: Database.Database): void {
    const other = new KeptBytes(target, this.#name);
    for (const id of Object.values(edition.images).map((image) => image.id)) {
      const bytes = this.image(id);
      if (bytes !== undefined) other.addImage(bytes, this.#smaller(id) ?? null);
    }
    for (const id of filesNamedIn(edition)) {
      const bytes = this.keptFile(id);
      if (bytes !== undefined && fileIdOf(bytes) === id) other.addFile(bytes);
    }
  }

  /** Has a place for each picture that records name and that is not there: no bytes, which are damaged ones. */
  holdPlaces({ images }: Edition): void {
    const hold = this.#database.prepare('INSERT INTO image_data (id, bytes) VALUES (?, ?) ON CONFLICT (id) DO NOTHING');
    for (const { id } of Object.values(images)) hold.run(id, new Uint8Array());
  }

  /**
   * Copies to another file, one after the other, the bytes that an edition's records name. Throws `edition-damaged` where
   * some are not there, or are not what they were.
   */
  copy(edition: Edition, target: Database.Database): void {
    const other = new KeptBytes(target, this.#name);
    const lost = (zh: string, en: string, name: string) =>
      damagedError(this.#name, [{ zh: `${zh}“${name}”`, en: `${en} “${name}”` }]);
    for (const { id, name } of Object.values(edition.images)) {
      const bytes = this.image(id);
      if (bytes === undefined) throw lost('图片', 'picture', name);
      other.addImage(bytes, this.#smaller(id) ?? null);
    }
    for (const { file, name } of Object.values(edition.faces)) {
      const bytes = file === null ? null : this.keptFile(file);
      if (bytes === undefined) throw lost('字体', 'face', name);
      if (bytes !== null && file !== null) target.prepare(keepBytes('kept_file')).run(file, bytes);
    }
    for (const { id, name } of Object.values(edition.artwork)) {
      const bytes = this.keptFile(id);
      if (bytes === undefined || fileIdOf(bytes) !== id) throw lost('图形', 'drawing', name);
      target.prepare(keepBytes('kept_file')).run(id, bytes);
    }
  }
}
