/** What a layout editor does with stories, pictures, templates and the clipboard, at random. */
import { deleteBlocks } from '../../shared/edition/blocks.ts';
import { type Clip, clipOf, type Pasting, pasteClip, readClip, writeClip } from '../../shared/edition/clip.ts';
import { emptyArticle } from '../../shared/edition/create.ts';
import { editHeadline } from '../../shared/edition/edits.ts';
import { type ImageId, newId } from '../../shared/edition/ids.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { givePictures, trayKey, trayOf } from '../../shared/edition/picture-tray.ts';
import { emptyPlacesOn, fillPlace, namePlace } from '../../shared/edition/places.ts';
import type { Edition, Image } from '../../shared/edition/records.ts';
import { replaceStory } from '../../shared/edition/replace-story.ts';
import { blocksOnPage, imageShown, threadOf } from '../../shared/edition/selectors.ts';
import { standardTemplates } from '../../shared/edition/standard-templates.ts';
import { removeStory } from '../../shared/edition/story-removal.ts';
import { swapPictures, swapStories } from '../../shared/edition/swap.ts';
import { applyTemplate, removeTemplate, renameTemplate, saveTemplate } from '../../shared/edition/templates.ts';
import { removeFromTray } from '../../shared/edition/tray-removal.ts';
import { storyPatches } from '../../shared/layout/articles.ts';
import { placeArticle } from '../../shared/layout/place-article.ts';
import { storyOfLines } from '../../shared/text/story-copy.ts';
import { anyArticle, anyBlock, anyPage, someBlocks, sorted, type WeighedCommand } from './desk-choice.ts';
import type { Dice } from './dice.ts';
import { article, emptyEdition, testResources, withArticle } from './editions.ts';

const names = ['甲', '乙', '丙'];
const lines = ['江边早市开张', '本报讯　天还没亮，江边的早市就热闹起来了。', '“来得早，菜新鲜。”摊主说。', '（完）'];

/** A picture of a few kinds, the same whenever it comes again. */
function picture(at: number): Image {
  return { id: `picture-${at}` as ImageId, name: `${at}.jpg`, mime: 'image/jpeg', width: 1200 + at, height: 800 };
}

/** A step of several, each on what the one before made. */
function inTurn(edition: Edition, steps: readonly ((now: Edition) => readonly Patch[])[]): Patch[] {
  let now = edition;
  return steps.flatMap((step) => {
    const patches = step(now);
    now = applyPatches(now, patches).edition;
    return patches;
  });
}

let foreign: Clip | null = null;

/** Blocks of another edition with a story, its picture and an advert that this one has not. */
function fromElsewhere(): Clip {
  if (foreign !== null) return foreign;
  const photo = { id: newId<'photo'>(), imageId: picture(9).id, caption: '江边早市', credit: '老周摄' };
  const story = article(lines, {
    headlines: { kicker: [], headline: ['外地来稿'], deck: [], summary: '' },
    photos: [photo],
  });
  const bare = { ...withArticle(emptyEdition(1), story), images: { [photo.imageId]: picture(9) } };
  const [page] = sorted(bare.pages);
  const placed = page === undefined ? null : placeArticle(bare, testResources(), story.id, page.id, null);
  const edition = applyPatches(bare, placed ?? []).edition;
  foreign = clipOf(edition, page === undefined ? [] : blocksOnPage(edition, page.id).map(({ id }) => id), false);
  if (foreign === null) throw new Error('nothing was copied elsewhere');
  return foreign;
}

/** A clip as the clipboard gives it back. */
function throughClipboard(clip: Clip): Clip {
  const written = writeClip(clip);
  const read = written === null ? null : readClip(written);
  if (read === null) throw new Error('what was copied cannot be read');
  return read;
}

function howPasted(edition: Edition, dice: Dice): Pasting {
  const { trim } = anyPage(edition, dice).grid;
  const point = { x: dice.between(-100, trim.width + 100), y: dice.between(-100, trim.height + 100) };
  return {
    isBare: dice.next() < 0.3,
    where: dice.of(['free', 'in-place', point, { near: point }] as const),
    has: ({ id }) => edition.images[id] !== undefined || dice.next() < 0.5,
  };
}

/** How often each picture stands on the pages. */
function timesShown(edition: Edition): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const block of Object.values(edition.blocks)) {
    const image = block.kind === 'photo' ? imageShown(edition, block) : null;
    if (image !== null) times.set(image, 1 + (times.get(image) ?? 0));
  }
  return times;
}

/** Lays a template under a page; whatever it is, no picture stands twice that did not before. */
function laid(edition: Edition, dice: Dice): readonly Patch[] {
  const templates = sorted(edition.templates);
  if (templates.length === 0) return [];
  const patches = applyTemplate(edition, anyPage(edition, dice).id, dice.of(templates).id);
  const [before, after] = [timesShown(edition), timesShown(applyPatches(edition, patches).edition)];
  for (const [image, times] of after) {
    if (times > Math.max(1, before.get(image) ?? 0)) throw new Error(`a template shows ${image} ${times} times`);
  }
  return patches;
}

export const storyCommands: readonly WeighedCommand[] = [
  [
    6,
    'swap',
    (edition, dice) => {
      const [one, other] = [anyBlock(edition, dice).id, anyBlock(edition, dice).id];
      const swapped = dice.next() < 0.7 ? swapStories(edition, one, other) : swapPictures(edition, one, other);
      return typeof swapped === 'string' ? [] : swapped;
    },
  ],
  [
    5,
    'paste blocks',
    (edition, dice) => {
      const clip = clipOf(edition, someBlocks(edition, dice), false);
      if (clip === null) return [];
      return pasteClip(edition, anyPage(edition, dice).id, throughClipboard(clip), howPasted(edition, dice)).patches;
    },
  ],
  [
    4,
    'cut and paste',
    (edition, dice) => {
      const ids = someBlocks(edition, dice);
      const clip = clipOf(edition, ids, true);
      const page = anyPage(edition, dice).id;
      const how = howPasted(edition, dice);
      if (clip === null) return [];
      return inTurn(edition, [
        (now) => deleteBlocks(now, ids),
        (now) => pasteClip(now, page, throughClipboard(clip), { ...how, isBare: dice.next() < 0.1 }).patches,
      ]);
    },
  ],
  [
    2,
    'paste from elsewhere',
    (edition, dice) =>
      pasteClip(edition, anyPage(edition, dice).id, throughClipboard(fromElsewhere()), howPasted(edition, dice))
        .patches,
  ],
  [
    2,
    'new story',
    (edition, dice) => {
      const record = emptyArticle();
      const written = (now: Edition) =>
        dice.next() < 0.7 ? editHeadline(now, record.id, 'headline', [dice.of(lines)]) : [];
      return inTurn(edition, [() => [{ kind: 'put', table: 'articles', id: record.id, record }], written]);
    },
  ],
  [
    2,
    'paste as story',
    (edition, dice) =>
      storyPatches(edition, storyOfLines(lines.slice(dice.whole(2), 1 + dice.whole(lines.length)).join('\n')), [])
        .patches,
  ],
  [
    9,
    'delete story',
    (edition, dice) => {
      const waiting = sorted(edition.articles).filter(({ id }) => removeStory(edition, id) !== null);
      // Some stories are left to the desk.
      return waiting.length < 4 ? [] : (removeStory(edition, dice.of(waiting).id) ?? []);
    },
  ],
  [
    4,
    'pictures',
    (edition, dice) => {
      const given = Array.from({ length: 1 + dice.whole(3) }, () => picture(dice.whole(8)));
      const records = given.map((record): Patch => ({ kind: 'put', table: 'images', id: record.id, record }));
      const words = { caption: dice.of(['', '江边']), credit: '' };
      const to = anyArticle(edition, dice);
      return [
        ...records,
        ...givePictures(to, [...new Map(given.map((image) => [image.id, { image, words }])).values()]),
      ];
    },
  ],
  [
    2,
    'out of the tray',
    (edition, dice) => {
      const items = trayOf(edition).filter(({ isUsed }) => !isUsed);
      return items.length === 0 ? [] : removeFromTray(edition, [trayKey(dice.of(items))]).patches;
    },
  ],
  [
    2,
    'standard template',
    (edition, dice) => {
      const record = dice.of(standardTemplates(anyPage(edition, dice).grid));
      return [{ kind: 'put', table: 'templates', id: record.id, record }];
    },
  ],
  [3, 'save template', (edition, dice) => saveTemplate(edition, anyPage(edition, dice).id, dice.of(names))],
  [5, 'apply template', laid],
  [
    1,
    'rename template',
    (edition, dice) => {
      const templates = sorted(edition.templates);
      return templates.length === 0 ? [] : renameTemplate(edition, dice.of(templates).id, dice.of(names));
    },
  ],
  [
    2,
    'remove template',
    (edition, dice) => {
      const templates = sorted(edition.templates);
      return templates.length === 0 ? [] : removeTemplate(edition, dice.of(templates).id);
    },
  ],
  [
    3,
    'replace',
    (edition, dice) => {
      const waiting = sorted(edition.articles).filter(({ id }) => threadOf(edition, id).length === 0);
      if (waiting.length === 0) return [];
      const replaced = replaceStory(edition, anyBlock(edition, dice).id, dice.of(waiting).id);
      return typeof replaced === 'string' ? [] : replaced.patches;
    },
  ],
  [
    6,
    'fill place',
    (edition, dice) => {
      const places = emptyPlacesOn(edition, anyPage(edition, dice).id);
      const pool = sorted(edition.articles).filter(({ id }) => threadOf(edition, id).length === 0);
      if (places.length === 0 || pool.length === 0) return [];
      return fillPlace(edition, dice.of(dice.of(places).blocks).id, dice.of(pool).id) ?? [];
    },
  ],
  [2, 'name place', (edition, dice) => namePlace(edition, someBlocks(edition, dice), dice.of(['头条', '天气', '']))],
];
