/** The desk of a night's work: a window on the start page, what has come in, and the edition as it is kept. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Block } from '../../shared/edition/records.ts';
import { blocksOnPage, pageByNumber } from '../../shared/edition/selectors.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { type NightCopy, nightCopy, paperName } from '../kit/night-copy.ts';
import { Hand } from './hand.ts';
import { removeFolder } from './remove-folder.ts';
import { DayangWindow, UserData } from './window.ts';

interface Night {
  readonly window: DayangWindow;
  readonly hand: Hand;
  readonly copy: NightCopy;
}

/** Opens it for all tests of a suite; `begun` is told of it. What is returned reads the edition from its file. */
export function nightForSuite(begun: (night: Night) => void) {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-night-'));
  const path = join(folder, `${paperName}.dayang`);
  let window: DayangWindow;
  beforeAll(async () => {
    const copy = await nightCopy(folder);
    window = await DayangWindow.open(data, { showsPage: false });
    begun({ window, hand: new Hand(window), copy });
  });
  afterAll(async () => {
    await window.close();
    data.remove();
    removeFolder(folder);
  });

  const edition = async () => {
    await window.saved();
    return savedEdition(path);
  };
  const onPage = async (number: number): Promise<readonly Block[]> => {
    const now = await edition();
    const page = pageByNumber(now, number);
    return page === undefined ? [] : blocksOnPage(now, page.id);
  };
  return {
    path,
    edition,
    onPage,
    /** The kinds of a page's blocks, but for what the paper itself puts there. */
    kindsOn: async (number: number) =>
      (await onPage(number)).map(({ kind }) => kind).filter((kind) => kind !== 'nameplate' && kind !== 'furniture'),
    /** Where a headline stands on its page, in whole points. */
    headAt: async (title: string) => {
      const { articles, blocks } = await edition();
      const head = Object.values(blocks).find(
        (block) => block.kind === 'headline' && articles[block.articleId]?.headlines.headline.join('') === title,
      );
      return `${Math.round(head?.frame.x ?? 0)} ${Math.round(head?.frame.y ?? 0)}`;
    },
    /** The pictures shown on pages. */
    shownPhotos: async () => {
      const { articles, blocks } = await edition();
      return Object.values(blocks).flatMap((block) =>
        block.kind === 'photo'
          ? (articles[block.articleId]?.photos.filter(({ id }) => id === block.photoId) ?? [])
          : [],
      );
    },
    /** How many pages have somebody's signature in a role. */
    signedPages: async (role: string) =>
      Object.values((await edition()).signatures).filter((one) => one.role === role).length,
  };
}
