/** Which faces a text is set in: those of its style, and those of its character styles. */
import type { FaceId } from '../edition/ids.ts';
import type { PrintedLeaf } from '../edition/printed-copy.ts';
import type { Style, Swatch } from '../edition/records.ts';
import type { FontBook } from './font-book.ts';

/** The faces a text is set in. */
export interface TextFaces {
  readonly font: FaceId;
  /** Of emphasised leaves. */
  readonly strong: FaceId;
  /** Of leaves that are credits; absent, those are set as the rest is. */
  readonly credit?: FaceId | undefined;
  /** Of who speaks in an interview; absent, as the rest is. */
  readonly speaker?: FaceId | undefined;
  /** Where characters are looked for first that any of them lacks. */
  readonly fallback?: readonly FaceId[] | undefined;
  /** As wide as it is drawn what the faces say it of. */
  readonly proportional?: boolean | undefined;
  /** For lines from top to bottom (竖排). */
  readonly isVertical?: boolean | undefined;
  /** Of runs set in Kai, and of names; absent, those are set as the rest is. */
  readonly aside?: FaceId | undefined;
  readonly name?: FaceId | undefined;
  /** What lies between two lines, in em; absent, as much as body copy has. */
  readonly room?: number | undefined;
  /** The colours runs can have. */
  readonly swatches?: readonly Swatch[] | undefined;
}

/** The faces of a style. */
export function textFaces(style: Style, fonts: FontBook): TextFaces {
  const { font, strongFont, creditFont, speakerFont, fallback, proportional, size, leading } = style;
  const kai = fonts.for('aside');
  return {
    font,
    strong: strongFont ?? fonts.for('strong'),
    credit: creditFont,
    speaker: speakerFont,
    fallback,
    proportional,
    // In copy that is Kai itself what is said aside is told apart by the face of running text.
    aside: font === kai ? fonts.for('text') : kai,
    name: fonts.for('label'),
    room: Math.max(0, leading / size - 1),
  };
}

/** The face a run of text is set in. */
export function faceOfLeaf({ strong, credit, speaker, face: own }: PrintedLeaf, face: TextFaces): FaceId {
  if (speaker === true && face.speaker !== undefined) return face.speaker;
  if (strong === true) return face.strong;
  if (own !== undefined) return face[own] ?? face.font;
  return credit === true ? (face.credit ?? face.font) : face.font;
}
