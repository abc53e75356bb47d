/** The faces editions are set in, opened: which face a character is set with, and which stands in for one that is not there. */
import type { FaceId } from '../edition/ids.ts';
import type { Style } from '../edition/style-records.ts';
import type { Face, FaceMarks, FaceRole, FaceSet } from '../faces/face.ts';
import type { ScriptKind } from '../text/scripts.ts';
import type { ScriptForm } from './face-tables.ts';
import type { Typeface } from './typeface.ts';

/** A face's file: where it is, or its bytes where it is in no file of its own. It goes to threads as it stands. */
export type FaceFile = { readonly path: string } | { readonly bytes: Uint8Array };

/** A set of faces, opened. */
export class FontBook {
  readonly faces: FaceSet;
  /** Files of those faces that are an edition's own; of the others the program knows where they are. */
  readonly files: ReadonlyMap<FaceId, FaceFile>;
  /** The faces' ids; prepared text knows a face by its place among them. */
  readonly ids: readonly FaceId[];
  readonly #typefaces: ReadonlyMap<FaceId, Typeface>;
  readonly #places: ReadonlyMap<FaceId, number>;
  readonly #stacks = new Map<string, readonly Typeface[]>();
  readonly #scripts = new Map<string, ScriptForm>();

  /** `open` opens a face of the set. */
  constructor(faces: FaceSet, open: (face: Face) => Typeface, files: ReadonlyMap<FaceId, FaceFile> = new Map()) {
    this.faces = faces;
    this.files = files;
    this.ids = faces.all.map(({ id }) => id);
    this.#typefaces = new Map(faces.all.map((face) => [face.id, open(face)]));
    this.#places = new Map(this.ids.map((id, place) => [id, place]));
  }

  /** False of a face another one stands in for. */
  has(id: FaceId): boolean {
    return this.#typefaces.has(id);
  }

  /** The opened face of an id, or the one that stands in for it. */
  typeface(id: FaceId): Typeface {
    const typeface = this.#typefaces.get(this.faces.findOrStandIn(id).id);
    if (typeface === undefined) throw new Error(`font not loaded: ${id}`);
    return typeface;
  }

  /** The place of a face of the book among {@link ids}. */
  placeOf({ id }: Typeface): number {
    const place = this.#places.get(id);
    if (place === undefined) throw new Error(`not a face of this book: ${id}`);
    return place;
  }

  /** How a face of the book has a figure above or below the line drawn that it lacks; always the same object. */
  script({ id }: Typeface, kind: ScriptKind): ScriptForm {
    const known = this.#scripts.get(`${kind} ${id}`);
    if (known !== undefined) return known;
    const form = this.typeface(id).script(kind);
    const { superscriptRise } = this.faces.findOrStandIn(id);
    const rise = kind === 'super' ? (superscriptRise ?? form.rise) : form.rise;
    const own = { ...form, rise };
    this.#scripts.set(`${kind} ${id}`, own);
    return own;
  }

  /** What is said of a face's marks; undefined of most faces. */
  marks({ id }: Typeface): FaceMarks | undefined {
    return this.faces.findOrStandIn(id).marks;
  }

  /** The face for something. */
  for(role: FaceRole): FaceId {
    return this.faces.for(role).id;
  }

  /**
   * The face for words that stand beside a style's own, as labels and emphasis in its lines: the one the style names for
   * emphasis, else ours by its role. A face that has no such faces about it, as one that a newsroom brings, sets them
   * itself.
   */
  beside({ font, strongFont }: Pick<Style, 'font' | 'strongFont'>, role: FaceRole): FaceId {
    if (role === 'strong' && strongFont !== undefined) return strongFont;
    const roles = this.faces.find(font)?.roles ?? [];
    return roles.some((one) => one !== 'aside') ? this.for(role) : font;
  }

  /**
   * The faces to look for a character in, in order: the face or what stands in for it, then those that its style names
   * and that are there, then what it falls back to.
   */
  stack(id: FaceId, named: readonly FaceId[] = []): readonly Typeface[] {
    const key = named.length === 0 ? id : [id, ...named].join(' ');
    const known = this.#stacks.get(key);
    if (known !== undefined) return known;
    const face = this.faces.findOrStandIn(id);
    const order = new Set([face.id, ...named.filter((one) => this.has(one)), ...face.fallback]);
    const stack = [...order].map((one) => this.typeface(one));
    this.#stacks.set(key, stack);
    return stack;
  }
}
