/** Pictures on the clipboard that have no file, as those of a screen: into what is selected, else into the tray. */
import { newId } from '../../shared/edition/ids.ts';
import { inBoth } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import type { Arriving } from './arriving.ts';
import type { AtHand, DeskStores } from './at-hand.ts';
import type { Tray } from './picture-tray.ts';

/** What a picture of the clipboard is called, after the moment it was pasted: it has no name of its own. */
function nameNow(type: string, language: 'zh' | 'en', now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const moment = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('.');
  const ending = type === 'image/jpeg' ? 'jpg' : (/^image\/(png|webp|gif|tiff|avif)$/u.exec(type)?.[1] ?? 'png');
  return `${inBoth('pastedPictureName', { moment })[language]}.${ending}`;
}

export class PastedPictures {
  readonly #hand: AtHand;
  readonly #stores: DeskStores;
  readonly #desk: { readonly arriving: Arriving; readonly tray: Tray };

  constructor(hand: AtHand, stores: DeskStores, desk: { readonly arriving: Arriving; readonly tray: Tray }) {
    this.#hand = hand;
    this.#stores = stores;
    this.#desk = desk;
  }

  /** Takes the first picture there is, as one step; false where there is none. Rejects where it cannot be read. */
  async paste(files: Iterable<File>, language: 'zh' | 'en'): Promise<boolean> {
    const file = [...files].find(({ type }) => type.startsWith('image/'));
    const { session, reading, notices } = this.#stores;
    const { path } = session.state.get();
    if (file === undefined || this.#hand.edition === null) return false;
    const name = nameNow(file.type, language, new Date());
    const bytes = new Uint8Array(await file.arrayBuffer());
    const photo = await reading.file(name, () => call('photo.pasted', { name, bytes }));
    // What was read for an edition that is not open any more goes into no other.
    if (photo === null || session.state.get().path !== path) return true;
    const wanted = { at: null, isFirst: true, isOnly: true, step: newId<'step'>() };
    const went = this.#desk.arriving.photo(photo, name, wanted);
    if (went?.into !== 'tray') return true;
    this.#desk.tray.show([photo.image.id]);
    notices.say('done', inBoth('picturePasted', { name }), {
      about: `pasted ${photo.image.id}`,
      holds: ({ edition }) => edition?.images[photo.image.id] !== undefined,
    });
    return true;
  }
}
