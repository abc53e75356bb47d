/** How the pictures of selected blocks lie in their frames: fit, scale, turn, mirror, and the line round them. */
import { swatchesOf } from '../../shared/edition/colours.ts';
import {
  changedCrop,
  editCrops,
  editKeylines,
  fitted,
  isFramed,
  mirrored,
  pictureIn,
  turnedBy,
} from '../../shared/edition/picture-placing.ts';
import { LEAST_KEYLINE, MOST_KEYLINE } from '../../shared/edition/record-fields.ts';
import type { Crop, Edition, Keyline } from '../../shared/edition/records.ts';
import { mm } from '../../shared/edition/units.ts';
import { type Action, commandSet } from '../commands/command-set.ts';
import type { AtHand, HandStores } from './at-hand.ts';
import { figuresIn } from './typed-figures.ts';

/** A weight and a colour as they are typed: `0.5磅 报红`, `1 毫米`; nothing and 0 for no line. */
const KEYLINE = /^\s*(\d+(?:\.\d+)?)\s*(磅|pt|毫米|mm)?\s*(.*)$/iu;
const BLACK = /^(?:黑|黑色|black)?$/iu;

/** The line that is typed; null for none, undefined where it is not understood. */
export function readKeyline(edition: Edition, text: string): Keyline | null | undefined {
  const [, figure, unit = '', name = ''] = KEYLINE.exec(text) ?? [];
  if (figure === undefined) return undefined;
  const weight = /^(?:毫米|mm)$/iu.test(unit) ? mm(Number(figure)) : Number(figure);
  if (weight === 0) return null;
  const colour = swatchesOf(edition).find((swatch) => swatch.name === name.trim());
  if (weight > MOST_KEYLINE || (colour === undefined && !BLACK.test(name.trim()))) return undefined;
  return { weight: Math.max(LEAST_KEYLINE, weight), ...(colour === undefined ? {} : { colour: colour.id }) };
}

export class PictureFitting {
  readonly #hand: AtHand;
  readonly #notices: HandStores['notices'];

  constructor(hand: AtHand, notices: HandStores['notices']) {
    this.#hand = hand;
    this.#notices = notices;
  }

  /** True where a selected block shows a picture. */
  get hasPicture(): boolean {
    const { edition, blocks } = this.#hand.page ?? {};
    if (edition === undefined) return false;
    return blocks?.some((block) => isFramed(block) && pictureIn(edition, block) !== undefined) === true;
  }

  /** Changes how the selected pictures lie. */
  change(label: string, change: (crop: Crop) => Crop): void {
    this.#hand.editSelection(label, ({ edition, selection }) => editCrops(edition, selection, change));
  }

  /** Turns the selected pictures to so many degrees clockwise, as typed. */
  turnTo(typed: string): void {
    const [turn] = figuresIn(typed);
    if (turn === undefined) this.#notices.notify('refused', 'turnNotRead', { text: typed });
    else this.change('photo.turn', (crop) => changedCrop(crop, { turn }));
  }

  /** Crops the selected pictures as three figures say: scale, across and down, in per cent. */
  crop(typed: string): void {
    const [scale = 100, x = 50, y = 50] = figuresIn(typed);
    this.change('photo.crop', (crop) => changedCrop(crop, { scale: scale / 100, x: x / 100, y: y / 100 }));
  }

  /** Draws a line round the selected pictures, as typed. */
  line(typed: string): void {
    const { edition } = this.#hand;
    const keyline = edition === null ? undefined : readKeyline(edition, typed);
    if (edition === null || keyline === undefined) {
      const names = edition === null ? [] : swatchesOf(edition).map(({ name }) => name);
      this.#notices.notify('refused', 'keylineNotRead', { text: typed, names });
      return;
    }
    this.#hand.editSelection('photo.keyline', (hand) => editKeylines(hand.edition, hand.selection, keyline));
  }
}

export function fittingCommands(fitting: PictureFitting) {
  const isEnabled = () => fitting.hasPicture;
  const change = (label: string, how: (crop: Crop) => Crop): Action => ({
    run: () => fitting.change(label, how),
    isEnabled,
    why: 'whyNoPicture',
  });
  return commandSet({
    'photo.crop': { run: (typed) => fitting.crop(typed), isEnabled, why: 'whyNoPicture' },
    'photo.fill': change('photo.fit', (crop) => fitted(crop, 'fill')),
    'photo.whole': change('photo.fit', (crop) => fitted(crop, 'whole')),
    'photo.turn-right': change('photo.turn', (crop) => turnedBy(crop, 90)),
    'photo.turn-left': change('photo.turn', (crop) => turnedBy(crop, -90)),
    'photo.turn': { run: (typed) => fitting.turnTo(typed), isEnabled, why: 'whyNoPicture' },
    'photo.flip-across': change('photo.flip', (crop) => mirrored(crop, 'across')),
    'photo.flip-down': change('photo.flip', (crop) => mirrored(crop, 'down')),
    'photo.keyline': { run: (typed) => fitting.line(typed), isEnabled, why: 'whyNoPicture' },
  });
}
