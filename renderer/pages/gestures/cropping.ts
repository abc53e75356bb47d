/** A picture drawn along within its frame. */
import type { Patch } from '../../../shared/edition/operations.ts';
import { type Crop, type Edition, type PhotoBlock, wholePicture } from '../../../shared/edition/records.ts';
import type { Pt } from '../../../shared/edition/units.ts';
import { type BoardPoint, finish, type Gesture, type Ground } from './gesture.ts';

/** Moves the picture under the pointer; its frame stays. */
export function cropping(ground: Ground, from: BoardPoint, block: PhotoBlock): Gesture {
  const crop = block.crop ?? wholePicture;
  const image = imageOf(ground.session.state.get().edition, block);
  let patches: readonly Patch[] | null = null;
  return {
    name: 'cropping',
    pageId: block.pageId,
    holds: (now) => now.blocks[block.id] === block && imageOf(now, block) === image,
    move(to) {
      if (image === undefined) return this;
      const next = panned(block, crop, image.width / image.height, to.x - from.x, to.y - from.y);
      patches = [{ kind: 'put', table: 'blocks', id: block.id, record: { ...block, crop: next } }];
      ground.session.preview(patches);
      return this;
    },
    up: () => {
      if (patches !== null) finish(ground, 'photo.crop', patches);
    },
  };
}

function imageOf(edition: Edition | null, block: PhotoBlock) {
  const photo = edition?.articles[block.articleId]?.photos.find(({ id }) => id === block.photoId);
  return photo?.imageId == null ? undefined : edition?.images[photo.imageId];
}

/** A crop after the picture was drawn along by a distance; `aspect` is the picture's width by its height. */
function panned(block: PhotoBlock, crop: Crop, aspect: number, dx: Pt, dy: Pt): Crop {
  const { width, height } = block.frame;
  const isWide = width / height < aspect;
  const over = {
    x: (isWide ? height * aspect : width) * crop.scale - width,
    y: (isWide ? height : width / aspect) * crop.scale - height,
  };
  const within = (value: number) => Math.max(0, Math.min(1, value));
  return {
    scale: crop.scale,
    x: over.x < 0.01 ? crop.x : within(crop.x - dx / over.x),
    y: over.y < 0.01 ? crop.y : within(crop.y - dy / over.y),
  };
}
