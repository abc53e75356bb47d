/** What a use of a picture stays where the picture's file is read again and more is seen in it than before. */
import * as v from 'valibot';
import { imageId } from './record-fields.ts';

/**
 * Files placed before cut-outs and line art were told from other pictures (去底图, 线条稿) stand on pages as rectangles on white
 * paper, in greys. Placed once more, the file is read anew; a block that showed it says here that it stays as it was.
 */
const keptLookSchema = v.strictObject({
  /** The picture it is said of: another one in the same block is shown as its own record says. */
  imageId,
  /** It was printed as line art then, too. */
  bits: v.exactOptional(v.literal(1)),
});
export type KeptLook = v.InferOutput<typeof keptLookSchema>;

/** The field of blocks that show pictures. */
export const keptLookField = { keptLook: v.exactOptional(keptLookSchema) };
