/** Artwork that arrives, and the booked place it is for, by the names of its file and of its advertiser. */
import type { Block, Edition } from './records.ts';

/** A place that a file is for. */
export interface ArtworkPlace {
  readonly block: Block<'advert'>;
  /** Empty, so that it takes the file; has the file's forerunner, of the same name; has another file, which stays. */
  readonly use: 'fill' | 'replace' | 'taken';
}

/** A name as names are compared: in one form of its characters (Unicode annex 15), small letters, single spaces. */
function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** A file's name without its folder. */
function fileNameOf(path: string): string {
  return plain(path.replace(/^.*[\\/]/u, ''));
}

/** A file's name without what follows its last dot. */
function stem(fileName: string): string {
  return fileName.replace(/\.[^.]*$/u, '').trim();
}

/** What is written beside an advertiser's name in names of files: which version it is, how large, in what colours. */
const BESIDE =
  /定稿|终稿|最终|初稿|改稿|修改|更新|新版|成品|成稿|终版|广告|整版|全版|半版|通栏|报花|报眼|中缝|竖版|横版|彩色|黑白|套红|四色|印刷|文件|稿|版|第/gu;

/** True of a file in whose name a name stands by itself: 中国 is not in 中国银行, and is in 中国半版定稿. */
function isNamedIn(name: string, file: string): boolean {
  // Where the name itself has such words they stay.
  const words = file.replaceAll(name, '\u0000').replace(BESIDE, ' ');
  for (let at = words.indexOf('\u0000'); at >= 0; at = words.indexOf('\u0000', at + 1))
    if (!/\p{L}/u.test(words.charAt(at - 1)) && !/\p{L}/u.test(words.charAt(at + 1))) return true;
  return false;
}

/** The block whose advertiser is named in a file's name, the longest name first; null for none, or where two are meant alike. */
function namedFor(blocks: readonly Block<'advert'>[], file: string): Block<'advert'> | null {
  const of = blocks
    .filter(({ advertiser }) => advertiser.length > 1 && isNamedIn(plain(advertiser), file))
    .toSorted((a, b) => b.advertiser.length - a.advertiser.length);
  const [longest, next] = of;
  return longest === undefined || next?.advertiser.length === longest.advertiser.length ? null : longest;
}

/** The booked place a file is for by its name: booked for it, or else with the advertiser's name in it. Null for none. */
export function placeOfArtwork(edition: Edition, path: string): ArtworkPlace | null {
  const file = fileNameOf(path);
  const name = stem(file);
  const all = Object.values(edition.blocks).flatMap((block) => (block.kind === 'advert' ? [block] : []));
  const isEmpty = ({ imageId }: Block<'advert'>) => imageId === null;
  const booked = all.filter(
    ({ booked: said }) => said !== undefined && said.artwork !== '' && plain(said.artwork) === name,
  );
  const empty = booked.find(isEmpty) ?? (booked.length === 0 ? namedFor(all.filter(isEmpty), name) : null);
  if (empty !== null && empty !== undefined) return { block: empty, use: 'fill' };
  const imageName = ({ imageId }: Block<'advert'>) =>
    fileNameOf(imageId === null ? '' : (edition.images[imageId]?.name ?? ''));
  const [other] = booked;
  const known = other ?? namedFor(all, name);
  const forerunner = [...booked, ...(known === null ? [] : [known])].find((block) => imageName(block) === file);
  if (forerunner !== undefined) return { block: forerunner, use: 'replace' };
  return known === null ? null : { block: known, use: 'taken' };
}
