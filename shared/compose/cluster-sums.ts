/** The last step of preparing a text: sums, by which the width of any line is a subtraction. */
import { CharacterClass } from '../text/characters.ts';
import type { ClusterList } from './cluster-list.ts';
import { isFullWidth, isMark } from './cluster-relations.ts';
import { BLANK_GIVES, gapGives, spaceGives } from './line.ts';
import { HALF, type TextSetting, Trait } from './prepared-text.ts';

/** Marks that may hang: 、，。 (clreq §3.1.5). */
const hanging = new Set(['、', '，', '。', '．'].map((mark) => mark.charCodeAt(0)));

const COLON = 0xff1a;
/** Between a colon and an opening mark in a headline, in em. */
const COLON_GAP = 0.25;
/** Marks that end a sentence are pressed after all others (clreq §3.1.10). */
const last = new Set(['。', '．', '？', '！'].map((mark) => mark.charCodeAt(0)));

/** Sums up widths and what can give or grow. */
export function sumUp(work: ClusterList, setting: TextSetting, text: string): void {
  const { arena, first, at: end, advances, extra, keepsEm } = work;
  const { cls, traits, endLoss, widthSum, pressSum, gapSum, openSum } = arena;
  let width = 0;
  let press = 0;
  const gapGiven = gapGives(setting.gap);
  let gaps = 0;
  let opens = 0;
  for (let at = first; at < end; at++) {
    widthSum[at] = width;
    pressSum[at] = press;
    gapSum[at] = gaps;
    openSum[at] = opens;
    const advance = advances[at - first] ?? 0;
    const name = cls[at] ?? 0;
    let trait = traits[at] ?? 0;
    let set = advance;
    let loss = 0;
    if (name !== CharacterClass.han && isMark(name) && isFullWidth(advance) && keepsEm?.has(at) !== true) {
      const opening = name === CharacterClass.opening;
      if (setting.halfMarks === true && text.charCodeAt(arena.start[at] ?? 0) === COLON) {
        // What is said begins after a little space: both marks have given the halves that lie between them.
        const isQuoted = at + 1 < end && cls[at + 1] === CharacterClass.opening;
        if (isQuoted) {
          set += COLON_GAP;
          loss += COLON_GAP;
        }
      }
      if (setting.halfMarks === true) trait |= opening ? Trait.trimmedLeft : Trait.trimmedRight;
      if ((trait & (Trait.trimmedLeft | Trait.trimmedRight)) !== 0) set -= HALF;
      else {
        trait |= opening ? Trait.givesLeft : Trait.givesRight;
        if (!opening) loss = HALF;
        const code = text.charCodeAt(arena.start[at] ?? 0);
        if (code === COLON) trait |= Trait.rigid;
        else press += HALF;
        if (last.has(code)) trait |= Trait.pressedLast;
      }
      if (setting.hanging && hanging.has(text.charCodeAt(arena.start[at] ?? 0))) {
        trait |= Trait.hangs;
        loss = set;
      }
      traits[at] = trait;
    }
    if (name === CharacterClass.space) loss = set;
    else if ((trait & (Trait.gap | Trait.flush)) === Trait.gap) {
      loss += setting.gap;
      set += setting.gap;
    }
    const more = extra === null ? 0 : (extra.get(at) ?? 0);
    if (more !== 0) {
      set += more;
      loss += more;
    }
    endLoss[at] = loss;
    if ((trait & Trait.gap) !== 0) {
      gaps++;
      if (name === CharacterClass.space) press += spaceGives(set);
      else if ((trait & Trait.flush) === 0) press += gapGiven;
    }
    if ((trait & Trait.blank) !== 0) press += BLANK_GIVES;
    if ((trait & Trait.open) !== 0) opens++;
    width += set;
  }
  widthSum[end] = width;
  pressSum[end] = press;
  gapSum[end] = gaps;
  openSum[end] = opens;
}
