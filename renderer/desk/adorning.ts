/** Effects of the selected headlines, and patterns and borders of the selected panels. */
import {
  type EffectName,
  editEffects,
  editPanels,
  effectsOf,
  hasEffect,
  isLettered,
  nextFrill,
  nextPattern,
  toggled,
  USUAL_SHADE,
  withoutEffects,
} from '../../shared/edition/effects.ts';
import { readLineSizes } from '../../shared/edition/line-sizes.ts';
import type { PanelLooks } from '../../shared/edition/records.ts';
import { type Action, commandSet } from '../commands/command-set.ts';
import type { AtHand, HandStores } from './at-hand.ts';

/** The tint of a panel that had none, once it is to change. */
const TINT = 0.3;

export class Adorning {
  readonly #hand: AtHand;
  readonly #notices: HandStores['notices'];

  constructor(hand: AtHand, notices: HandStores['notices']) {
    this.#hand = hand;
    this.#notices = notices;
  }

  get hasLetters(): boolean {
    return this.#hand.page?.blocks.some(isLettered) === true;
  }

  get hasPanel(): boolean {
    return this.#hand.page?.blocks.some(({ kind }) => kind === 'panel') === true;
  }

  /** Gives the selected headlines an effect; takes it away where all of them have it. */
  toggle(name: EffectName): void {
    this.#hand.editSelection('block.effects', ({ edition, selection, blocks }) => {
      const all = blocks.filter(isLettered).every((block) => hasEffect(effectsOf(edition, block), name));
      return editEffects(edition, selection, (effects, block) =>
        hasEffect(effects, name) === all ? toggled(effects, name, block.colour) : effects,
      );
    });
  }

  /** Takes all effects away, or leaves them to the style. */
  clear(toStyle: boolean): void {
    this.#hand.editSelection('block.effects', ({ edition, selection }) =>
      editEffects(edition, selection, () => (toStyle ? null : {})),
    );
  }

  /** Sizes the lines of the selected headlines as typed. */
  sizeLines(typed: string): void {
    const sizes = readLineSizes(typed);
    if (sizes === null) {
      this.#notices.notify('refused', 'lineSizesNotRead', { text: typed });
      return;
    }
    const isEven = sizes.every((size) => size === 1);
    this.#hand.editSelection('block.effects', ({ edition, selection }) =>
      editEffects(edition, selection, (effects) =>
        isEven ? withoutEffects(effects, 'lines') : { ...effects, lines: sizes },
      ),
    );
  }

  /** Changes how the selected panels look. */
  panels(change: Parameters<typeof editPanels>[2]): void {
    this.#hand.editSelection('block.looks', ({ edition, selection }) => editPanels(edition, selection, change));
  }
}

/** A panel's tint going over into paper, or even again. */
function shadeToggled({ shade, tint }: PanelLooks) {
  return shade === undefined ? { shade: USUAL_SHADE, tint: tint === 0 ? TINT : tint } : { shade: undefined };
}

export function adorningCommands(adorning: Adorning) {
  const letters = { isEnabled: () => adorning.hasLetters, why: 'whyNoHeadline' } as const;
  const panels = { isEnabled: () => adorning.hasPanel, why: 'whyNoPanel' } as const;
  const toggle = (name: EffectName): Action => ({ run: () => adorning.toggle(name), ...letters });
  return commandSet({
    'effect.outline': toggle('outline'),
    'effect.double': toggle('double'),
    'effect.shadow': toggle('shadow'),
    'effect.reverse': toggle('reverse'),
    'effect.pattern': toggle('pattern'),
    'effect.slant': toggle('slant'),
    'effect.narrow': toggle('narrow'),
    'effect.wide': toggle('wide'),
    'effect.spread': toggle('spread'),
    'effect.lines': toggle('lines'),
    'effect.line-sizes': { run: (typed) => adorning.sizeLines(typed), ...letters },
    'effect.none': { run: () => adorning.clear(false), ...letters },
    'effect.as-style': { run: () => adorning.clear(true), ...letters },
    'panel.pattern': { run: () => adorning.panels((looks) => ({ pattern: nextPattern(looks) })), ...panels },
    'panel.frill': { run: () => adorning.panels((looks) => ({ frill: nextFrill(looks) })), ...panels },
    'panel.shade': { run: () => adorning.panels(shadeToggled), ...panels },
  });
}
