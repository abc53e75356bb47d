/** The words of a photo whose picture is replaced: the new one's own, but where somebody has edited those that are there. */
import type { ImageId } from './ids.ts';
import type { Photo } from './records.ts';

/** The words of a photo. */
export interface PhotoWords {
  readonly caption: string;
  readonly credit: string;
}

/** What a photo says once its picture is replaced, and which of its words stayed though the new file has others or none. */
export interface ReplacedWords extends PhotoWords {
  readonly kept: readonly (keyof PhotoWords)[];
}

/**
 * Words for a photo that gets a picture whose file says `came`. Words typed before there was a picture stay; those that
 * came with the old picture go with it; edited ones stay until somebody says otherwise.
 */
export function replacedWords(known: Photo, image: ImageId, came: PhotoWords): ReplacedWords {
  const kept: (keyof PhotoWords)[] = [];
  const word = (name: keyof PhotoWords): string => {
    const old = known[name];
    if (old === '') return came[name];
    if (known.imageId === null || known.imageId === image || old === came[name]) return old;
    if (known.supplied?.[name] === old) return came[name];
    kept.push(name);
    return old;
  };
  return { caption: word('caption'), credit: word('credit'), kept };
}
