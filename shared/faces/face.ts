/** What a face is, and sets of them: the faces Dayang ships, and what is added to them. */
import * as v from 'valibot';
import type { FaceId } from '../edition/ids.ts';
import { faceId } from '../edition/record-fields.ts';

/** A path inside a package or folder, which it cannot lead out of. */
const innerPath = v.pipe(v.string(), v.regex(/^[\w@-][\w@.-]*(?:\/[\w-][\w.-]*)*$/u));

/** What the program itself takes a face for; what an edition is set in, its styles say. */
const roleSchema = v.picklist([
  /** Running text, and text whose own face is not there. */
  'text',
  /** Headlines. */
  'display',
  /** What is emphasised in running text, and what heads a list or a table. */
  'strong',
  /** Furniture: page heads, imprints, notices of jumps. */
  'label',
  /** What is said beside the copy: captions, bylines, the editor's words. */
  'aside',
  /** The interface's words where the system has no Chinese face. */
  'interface',
]);
export type FaceRole = v.InferOutput<typeof roleSchema>;

const ofEm = v.pipe(v.number(), v.minValue(-1), v.maxValue(1));

/**
 * Marks of a face that do not have their ink in the half of their em that is theirs, by character: how far each is moved
 * where it is set in half an em, in em. `level` is to the right on a level line, 0 for most that close and -0.5 for most that
 * open; `upright` is up on a vertical line, 0 and 0.5.
 */
export const faceMarksSchema = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(2)), v.strictObject({ level: ofEm, upright: ofEm })),
  v.check((marks) => Object.keys(marks).length <= 64),
);
export type FaceMarks = v.InferOutput<typeof faceMarksSchema>;

const thousandths = v.pipe(v.number(), v.integer());

/** How tall a face is, in thousandths of an em; the angle in degrees anticlockwise from upright. */
const measuresSchema = v.strictObject({
  /** Left, bottom, right, top of the box round all glyphs. */
  box: v.tuple([thousandths, thousandths, thousandths, thousandths]),
  ascent: thousandths,
  descent: thousandths,
  capHeight: thousandths,
  italicAngle: v.number(),
});
export type FaceMeasures = Readonly<v.InferOutput<typeof measuresSchema>>;

/** A face: one font file, and what is said of it. */
const faceSchema = v.strictObject({
  id: faceId,
  name: v.strictObject({ zh: v.string(), en: v.string() }),
  /** Family and weight (CSS Fonts 4 §2.2) it is painted with on the screen, where no two faces have the same. */
  family: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,63}$/u)),
  weight: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
  serifs: v.boolean(),
  /** The npm package its file is in; absent where it is in `assets/faces/`. */
  package: v.exactOptional(innerPath),
  /** A TrueType file with plain outlines; in a package it may be packed for the web (`.woff`). */
  file: innerPath,
  /** The name it is embedded under (OpenType 1.9, `name` 6). */
  postScriptName: v.pipe(v.string(), v.regex(/^[\w-]{1,63}$/u)),
  /** What is said of its height where it is embedded; absent of the Noto families, whose measures the writer knows. */
  measures: v.exactOptional(measuresSchema),
  marks: v.exactOptional(faceMarksSchema),
  /**
   * How far above the baseline, in em, its own ² stands, where its `OS/2` says otherwise: figures that are made beside it
   * stand there, too.
   */
  superscriptRise: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(0.6))),
  /** Where characters are looked for that it lacks, in this order. */
  fallback: v.array(faceId),
  roles: v.array(roleSchema),
});
export type Face = v.InferOutput<typeof faceSchema>;

/** Faces a set may have: the engine counts them in a byte. */
export const MOST_FACES = 256;

/** From this weight on a face is bold (CSS Fonts 4 §2.2: 600 is semi-bold). */
const BOLD = 600;

/** True of a face for emphasis: its strokes are thick. */
export function isBold(face: Pick<Face, 'weight'>): boolean {
  return face.weight >= BOLD;
}

/** Faces to set editions in. */
export class FaceSet {
  readonly all: readonly Face[];
  readonly #byId: ReadonlyMap<FaceId, Face>;
  readonly #byRole = new Map<FaceRole, Face>();

  /** Throws where two faces have one id or look alike, one falls back to a face that is not there, or a role has none. */
  constructor(faces: readonly Face[]) {
    this.all = faces;
    this.#byId = new Map(faces.map((face) => [face.id, face]));
    const looks = new Set(faces.map(({ family, weight }) => `${family} ${weight}`));
    if (this.#byId.size < faces.length || looks.size < faces.length) throw new Error('two faces pass for one');
    if (faces.length > MOST_FACES) throw new Error(`more than ${MOST_FACES} faces`);
    for (const { id, fallback } of faces) {
      const lost = fallback.find((other) => !this.#byId.has(other));
      if (lost !== undefined) throw new Error(`the face ${id} falls back to ${lost}, which is not there`);
    }
    // Where several faces have a role it is the first one's: what is added takes no role from what was there.
    for (const face of faces) for (const role of face.roles) if (!this.#byRole.has(role)) this.#byRole.set(role, face);
    const missing = roleSchema.options.find((role) => !this.#byRole.has(role));
    if (missing !== undefined) throw new Error(`no face for ${missing}`);
  }

  /** The face of an id; undefined where the set does not have it. */
  find(id: FaceId): Face | undefined {
    return this.#byId.get(id);
  }

  /** The face of an id, else the one that stands in for it: that of running text. */
  findOrStandIn(id: FaceId): Face {
    return this.#byId.get(id) ?? this.for('text');
  }

  /** The face the program takes for something. */
  for(role: FaceRole): Face {
    const face = this.#byRole.get(role);
    if (face === undefined) throw new Error(`no face for ${role}`);
    return face;
  }
}

/** The set that data describes. Throws where it does not fit. */
export function readFaceSet(data: unknown): FaceSet {
  return new FaceSet(v.parse(v.array(faceSchema), data));
}
