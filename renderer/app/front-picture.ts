/** A small picture of the front page, kept for the start page. */
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import type { Pictures } from '../pages/pictures.ts';
import { paintSmall } from '../pages/small-page.ts';
import { call } from '../session/bridge.ts';
import type { EditionSession } from '../session/edition-session.ts';

/** Pixels across: a card of the start page is 150 wide, on a sharp screen twice that. */
const WIDTH = 300;

/** Has main keep what the open edition is by now and a picture of its front page. Rejects where it cannot be painted. */
export async function keepFrontPicture(session: EditionSession, pictures: Pictures): Promise<void> {
  const { edition, path } = session.state.get();
  if (edition === null) return;
  const front = pagesInOrder(edition)[0];
  if (front === undefined) return;
  const composed = await session.ask('page', { pageId: front.id });
  if (composed === null || session.state.get().path !== path) return;
  const canvas = new OffscreenCanvas(WIDTH, 1);
  if (!(await paintSmall(canvas, composed, WIDTH, pictures.thumbnail))) return;
  const png = await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer();
  const { publication, date, issue } = edition.edition;
  await call('recent.keep', { path, publication, date, issue, png: new Uint8Array(png) });
}
