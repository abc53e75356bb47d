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

const quoted = (title: string) => (title === '' ? '' : `“${title}”`);

/** What a block is known by beside its kind: its words or its picture's caption. */
function titleOf(edition: Edition, block: Block): string {
  if (block.kind !== 'photo') return blockTitle(edition, block).trim();
  const caption = edition.articles[block.articleId]?.photos.find(({ id }) => id === block.photoId)?.caption ?? '';
  return caption === '' ? blockTitle(edition, block).trim() : caption;
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

/** The pictures before and after; null where the change is of none. */
function picturesOf({ edition, before, change }: Told): Record<'earlier' | 'now', ImageId | null> | null {
  if (change.kind === 'picture-of-article') {
    const known = (id: string) => edition.images[id]?.id ?? null;
    return { earlier: known(change.before), now: known(change.after) };
  }
  if (change.kind !== 'picture' || before === undefined) return null;
  const shown = (articles: Edition['articles'], block: Block | undefined) =>
    block === undefined ? null : imageShown({ articles }, block);
  return {
    earlier: shown(before.articles, before.blocks[change.blockId]),
    now: shown(edition.articles, edition.blocks[change.blockId]),
  };
}

function blockOf({ edition, before }: Told, id: BlockId): Block | undefined {
  return edition.blocks[id] ?? before?.blocks[id];
}

/** What it is of: the block, or the picture by its caption; texts say it themselves. */
function nameOf(words: Words, of: Told): string {
  const { edition, change } = of;
  if (change.kind === 'picture-of-article') {
    return quoted(captionOf(of));
  }
  if (change.kind === 'style') return words.style(edition.styles[change.style]?.name ?? change.style);
  const block = 'blockId' in change ? blockOf(of, change.blockId) : undefined;
  if (block === undefined) return '';
  const title = titleOf(edition, block);
  const isSaid = change.kind === 'picture' && block.kind === 'photo' && title !== '';
  // That it is a picture has been said.
  return `${isSaid ? '' : blockName(block)[words.language]}${quoted(title)}`;
}

function Picture({ id, label }: { readonly id: ImageId | null; readonly label: string }) {
  const words = useWords();
  return (
    <span>
      {id === null ? words('changeNoPicture') : <img src={`/images/${id}`} alt="" />}
      <small>{label}</small>
    </span>
  );
}

export function ChangeTold(told: Told) {
  const words = useWords();
  const { change } = told;
  const name = nameOf(words, told);
  const isOfText = change.kind === 'text' || change.kind === 'words' || change.kind === 'emphasis';
  const pictures = picturesOf(told);
  const isSame = pictures !== null && pictures.earlier === pictures.now;
  return (
    <>
      {name} {isOfText && `“${change.before}” → “${change.after}”`}
      {change.kind === 'paragraph-kind' && `${words.kind(change.before)} → ${words.kind(change.after)}`}
      {isSame && words('changeCrop')}
      {pictures !== null && (
        <span className="both-pictures">
          {!isSame && <Picture id={pictures.earlier} label={words('changeThen')} />}
          <Picture id={pictures.now} label={words('changeNow')} />
        </span>
      )}
    </>
  );
}
