/** Pictures and their words belong together: a caption with its picture, a picture with its caption and credit. */
import { captionText } from '../../blocks/caption.ts';
import { newspaperOf } from '../../edition/newspaper.ts';
import type { Block, Edition, Photo, PhotoBlock } from '../../edition/records.ts';
import { blocksOnPage } from '../../edition/selectors.ts';
import type { PageCheck, PageContext, PageFinding } from '../check.ts';

/** A picture that is there, with its photo. */
interface ShownPhoto {
  readonly block: PhotoBlock;
  readonly photo: Photo;
}

/**
 * The pictures of stories on a page; those still to come are told elsewhere. One that stands beside a refer leads to its story
 * inside, where its words are.
 */
function photosOn(edition: Edition, blocks: readonly Block[]): ShownPhoto[] {
  const referred = new Set(blocks.flatMap((block) => (block.kind === 'refer' ? [block.articleId] : [])));
  return blocks.flatMap((block) => {
    if (block.kind !== 'photo' || referred.has(block.articleId)) return [];
    const photo = edition.articles[block.articleId]?.photos.find(({ id }) => id === block.photoId);
    return photo === undefined || photo.imageId === null ? [] : [{ block, photo }];
  });
}

/** The photos whose words a page prints. */
function captioned(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(blocks.flatMap((block) => (block.kind === 'caption' ? [block.photoId] : [])));
}

export const captionAlone: PageCheck = {
  scope: 'page',
  id: 'caption-alone',
  title: { zh: '图片说明没有图', en: 'Caption without its picture' },
  source: 'domain.md §1: a caption stands with its picture',
  run: ({ edition, page }) => {
    const blocks = blocksOnPage(edition, page.id);
    const photos = new Set(blocks.flatMap((block) => (block.kind === 'photo' ? [block.photoId] : [])));
    return blocks.flatMap((block): PageFinding[] => {
      if (block.kind !== 'caption' || photos.has(block.photoId)) return [];
      const article = edition.articles[block.articleId];
      if (article === undefined || captionText(article, block.photoId).trim() === '') return [];
      return [
        {
          severity: 'warning',
          blockId: block.id,
          zh: '这条图片说明的图片不在本版。请排上图片，或删去图片说明。',
          en: 'The picture of this caption is not on the page. Place it, or take the caption away.',
        },
      ];
    });
  },
};

export const captionUnprinted: PageCheck = {
  scope: 'page',
  id: 'caption-unprinted',
  title: { zh: '图片说明没有印出', en: 'Caption not printed' },
  source: 'what the newsroom wrote of a picture is printed, or somebody knows that it is not',
  run: ({ edition, page }) => {
    const blocks = blocksOnPage(edition, page.id);
    const printed = captioned(blocks);
    return photosOn(edition, blocks).flatMap(({ block, photo }): PageFinding[] => {
      // What its file brought along nobody has written for the page.
      const isOwn = photo.caption.trim() !== '' && photo.caption !== photo.supplied?.caption;
      if (!isOwn || printed.has(photo.id)) return [];
      return [
        {
          // What nobody prints is still said of the picture to those who cannot see it.
          severity: 'hint',
          blockId: block.id,
          zh: '这张图片写了说明，版面上没有印出。请排上图片说明块，或删去说明。',
          en: 'This picture has a caption that stands nowhere on the page. Place a caption block, or delete the words.',
        },
      ];
    });
  },
};

/** Words in a caption that say whose picture it is (domain.md §1: credit). */
const CREDITED = /摄|供图|资料图|图片来源|制图|绘|据新华社|新华社发|中新社发|图\/|AI生成/u;

/** How grave it is that a picture lacks its words: some are looks and no news, unless the newspaper asks for words with every one. */
function gravity({ edition }: PageContext): PageFinding['severity'] {
  return newspaperOf(edition).asksPictureWords === true ? 'warning' : 'hint';
}

/** The pictures on a page that something is asked about. */
function lacks({ edition, page }: PageContext, finds: (shown: ShownPhoto, isCaptioned: boolean) => boolean) {
  const blocks = blocksOnPage(edition, page.id);
  const printed = captioned(blocks);
  return photosOn(edition, blocks).filter((shown) => finds(shown, printed.has(shown.photo.id)));
}

export const pictureUncaptioned: PageCheck = {
  scope: 'page',
  id: 'picture-uncaptioned',
  title: { zh: '图片没有说明', en: 'Picture without a caption' },
  source: 'domain.md §1: caption',
  run: (context) =>
    lacks(context, ({ block }) => {
      // Several pictures of a story share one caption.
      const photos = context.edition.articles[block.articleId]?.photos ?? [];
      return photos.every(({ caption }) => caption.trim() === '');
    }).map(({ block }) => ({
      severity: gravity(context),
      blockId: block.id,
      zh: '这张图片没有说明。新闻图片请写说明。',
      en: 'This picture has no caption. A news picture needs one.',
    })),
};

export const pictureUncredited: PageCheck = {
  scope: 'page',
  id: 'picture-uncredited',
  title: { zh: '图片没有署名', en: 'Picture without a credit' },
  source: 'domain.md §1: the credit is last in a caption',
  run: (context) =>
    lacks(
      context,
      ({ photo }, isCaptioned) =>
        isCaptioned && photo.caption.trim() !== '' && photo.credit.trim() === '' && !CREDITED.test(photo.caption),
    ).map(({ block }) => ({
      severity: gravity(context),
      blockId: block.id,
      zh: '图片说明里没有写图片来源：×× 摄、据新华社、×× 供图。',
      en: 'The caption does not say whose picture it is: who took it, or which agency or body gave it.',
    })),
};
