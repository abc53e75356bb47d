/** Pictures as blocks show them: as their record says, or as they were before their file was read again. */
import type { KeptLook } from './kept-look-records.ts';
import type { Block, Image } from './records.ts';

/** Kinds of blocks that show pictures, and may say what theirs stays. */
export type PicturedBlock = Extract<Block, { readonly kind: 'photo' | 'advert' | 'artwork' | 'nameplate' }>;

export function isPictured(block: Block): block is PicturedBlock {
  return block.kind === 'photo' || block.kind === 'advert' || block.kind === 'artwork' || block.kind === 'nameplate';
}

/** Records as they were, for as long as somebody holds what blocks say of them: shapes are remembered by their record. */
const before = new WeakMap<KeptLook, { readonly image: Image; readonly shown: Image }>();

function withLook(image: Image, kept: KeptLook): Image {
  const known = before.get(kept);
  if (known?.image === image) return known.shown;
  const { bits: _b, outline: _o, seeThrough: _s, ...rest } = image;
  const shown: Image = kept.bits === undefined ? rest : { ...rest, bits: kept.bits };
  before.set(kept, { image, shown });
  return shown;
}

/** A picture's record as a block shows it; undefined of none. The same object as long as neither changes. */
export function imageAsShown(block: Pick<Block, 'id'> & { readonly keptLook?: KeptLook }, image: Image | undefined) {
  const { keptLook } = block;
  return image === undefined || keptLook?.imageId !== image.id ? image : withLook(image, keptLook);
}
