/** A change nobody asked for, in words: which block or picture it is of, and both states of what is seen of it. */
import { blockName } from '../../shared/blocks/kinds.ts';
import { blockTitle } from '../../shared/edition/block-title.ts';
import type { BlockId, ImageId } from '../../shared/edition/ids.ts';
import type { Block, Edition, Frozen } from '../../shared/edition/records.ts';
import { imageShown } from '../../shared/edition/selectors.ts';
import type { Unasked } from '../../shared/proof/unasked.ts';
import { useWords, type Words } from '../i18n/strings.ts';

interface Told {
  readonly edition: Edition;
  /** What the round began with. */
  readonly before: Frozen | undefined;
  readonly change: Unasked;
}

/** A block as it was called: by its kind, and its words or its picture's caption. */
function named(words: Words, edition: Edition, block: Block): string {
  const photos = block.kind === 'photo' ? edition.articles[block.articleId]?.photos : undefined;
  const caption = block.kind === 'photo' ? photos?.find(({ id }) => id === block.photoId)?.caption : undefined;
  const title = (caption ?? '') === '' ? blockTitle(edition, block).trim() : (caption ?? '');
  return `${blockName(block)[words.language]}${title === '' ? '' : `“${title}”`}`;
}

/** The caption of the photo that shows a picture, or showed it. */
function captionOf({ edition, before, change }: Told): string {
  if (change.kind !== 'picture-of-article') return '';
  const ids: readonly (string | null)[] = [change.after, change.before];
  const photos = [edition.articles[change.articleId], before?.articles[change.articleId]].flatMap(
    (article) => article?.photos ?? [],
  );
  return photos.find(({ imageId, caption }) => caption !== '' && ids.includes(imageId))?.caption ?? '';
}

/** The pictures before and after; none where the same one is shown in another way. */
function picturesOf({ edition, before, change }: Told): readonly (ImageId | null)[] {
  if (change.kind === 'picture-of-article') {
    const known = (id: string) => Object.values(edition.images).find((image) => image.id === id)?.id ?? null;
    return [known(change.before), known(change.after)];
  }
  if (change.kind !== 'picture' || before === undefined) return [];
  const shown = (articles: Edition['articles'], block: Block | undefined) =>
    block === undefined ? null : imageShown({ articles }, block);
  return [
    shown(before.articles, before.blocks[change.blockId]),
    shown(edition.articles, edition.blocks[change.blockId]),
  ];
}

function blockOf({ edition, before }: Told, id: BlockId): Block | undefined {
  return edition.blocks[id] ?? before?.blocks[id];
}

/** What it is of: the block, or the picture by its caption; texts say it themselves. */
function nameOf(words: Words, of: Told): string {
  const { edition, change } = of;
  if (change.kind === 'picture-of-article') {
    const caption = captionOf(of);
    return caption === '' ? '' : `“${caption}”`;
  }
  if (change.kind === 'style') return words.style(edition.styles[change.style]?.name ?? change.style);
  const block = 'blockId' in change ? blockOf(of, change.blockId) : undefined;
  if (block === undefined) return '';
  const told = named(words, edition, block);
  // That it is a picture has been said.
  const kind = blockName(block)[words.language];
  return change.kind === 'picture' && block.kind === 'photo' && told !== kind ? told.slice(kind.length) : told;
}

export function ChangeTold(told: Told) {
  const words = useWords();
  const { change } = told;
  const name = nameOf(words, told);
  const isOfText = change.kind === 'text' || change.kind === 'emphasis';
  const pictures = picturesOf(told);
  const isSame = pictures.length > 0 && pictures[0] === pictures[1];
  return (
    <>
      {name} {isOfText && `“${change.before}” → “${change.after}”`}
      {change.kind === 'paragraph-kind' && `${words.kind(change.before)} → ${words.kind(change.after)}`}
      {isSame && words('changeCrop')}
      {pictures.length > 0 && (
        <span className="both-pictures">
          {(isSame ? pictures.slice(1) : pictures).map((id, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the one before, and the one after
            <span key={at}>
              {id === null ? words('changeNoPicture') : <img src={`/images/${id}`} alt="" />}
              <small>{words(isSame ? 'changeNow' : at === 0 ? 'changeThen' : 'changeNow')}</small>
            </span>
          ))}
        </span>
      )}
    </>
  );
}
