/** How the selected blocks are set: columns, drop capitals, looks of quotations and figures, borders, colours, by commands. */
import { type BlockKind, blockModule } from '../../shared/blocks/kinds.ts';
import { isNoColour, swatchCalled, swatchesOf } from '../../shared/edition/colours.ts';
import { directionOf } from '../../shared/edition/directions.ts';
import { editBlock, editColumnRule } from '../../shared/edition/edits.ts';
import { editPanels } from '../../shared/edition/effects.ts';
import { readLength } from '../../shared/edition/lengths.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Block, PageGrid } from '../../shared/edition/records.ts';
import { quoteLooks } from '../../shared/edition/style-records.ts';
import type { Pt } from '../../shared/edition/units.ts';
import { type Action, commandSet } from '../commands/command-set.ts';
import type { AtHand, HandStores } from './at-hand.ts';
import { figuresIn } from './typed-figures.ts';

/** Columns and tiers, as the inspector takes them, and lines of a drop capital, as the record has them. */
const MOST_COLUMNS = 24;
const MOST_DROP = 9;
/** Rules between columns and borders of panels, in points. */
const LEAST_RULE = 0.1;
const MOST_RULE = 3;
const MOST_BORDER = 20;

/** A weight as people type it, `0.3磅`, `0.3pt`, `0.1 mm`: a figure alone is in points. */
function weightIn(typed: string, grid: PageGrid): Pt | null {
  const weight = readLength(typed.normalize('NFKC'), 'width', grid, '1pt');
  return weight === null || weight < 0 ? null : weight;
}

export class BlockSetting {
  readonly #hand: AtHand;
  readonly #notices: HandStores['notices'];

  constructor(hand: AtHand, notices: HandStores['notices']) {
    this.#hand = hand;
    this.#notices = notices;
  }

  /** The selected blocks of a kind. */
  of<K extends BlockKind>(kind: K): readonly Block<K>[] {
    return this.#hand.page?.blocks.filter((block): block is Block<K> & Block => block.kind === kind) ?? [];
  }

  /** Selected blocks where a story begins on level lines: those can have a drop capital. */
  get openings(): readonly Block<'body'>[] {
    const { edition } = this.#hand;
    return this.of('body').filter(
      ({ threadOrder, articleId }) =>
        threadOrder === 0 && edition !== null && directionOf(edition, articleId) === 'across',
    );
  }

  get hasColoured(): boolean {
    return this.#hand.page?.blocks.some(({ kind }) => blockModule(kind).takesColour !== false) ?? false;
  }

  /** Changes all selected blocks of a kind in one step. */
  change<K extends BlockKind>(kind: K, change: (block: Block<K>) => Block): void {
    this.#hand.editSelection('block.setting', ({ edition }) =>
      this.of(kind).flatMap((block) => editBlock(edition, change(block))),
    );
  }

  columns(typed: string): void {
    const [columns = Number.NaN] = figuresIn(typed);
    if (Number.isInteger(columns) && columns >= 1 && columns <= MOST_COLUMNS)
      this.change('body', (block) => ({ ...block, columns }));
    else this.#notices.notify('refused', 'columnsBounds', { most: MOST_COLUMNS });
  }

  dropCapital(typed: string): void {
    const [dropCapital = Number.NaN] = figuresIn(typed);
    if (!Number.isInteger(dropCapital) || dropCapital < 0 || dropCapital === 1 || dropCapital > MOST_DROP) {
      this.#notices.notify('refused', 'dropNotRead', { text: typed, most: MOST_DROP });
      return;
    }
    this.#hand.editSelection('block.setting', ({ edition }) =>
      this.openings.flatMap((block) => editBlock(edition, { ...block, dropCapital })),
    );
  }

  columnRule(typed: string): void {
    this.#hand.editSelection('block.setting', ({ edition, page }): Patch[] => {
      const weight = weightIn(typed, page.grid);
      if (weight === null || (weight > 0 && weight < LEAST_RULE) || weight > MOST_RULE) {
        this.#notices.notify('refused', 'ruleNotRead', { text: typed, least: LEAST_RULE, most: MOST_RULE });
        return [];
      }
      return this.of('body').flatMap((block) => editColumnRule(edition, block, weight));
    });
  }

  /** Goes to the next of the looks, and after the last to that of the style. */
  nextQuoteLook(): void {
    this.change('pullquote', ({ look, ...block }) => {
      const next = quoteLooks[look === undefined ? 0 : quoteLooks.indexOf(look) + 1];
      return next === undefined ? block : { ...block, look: next };
    });
  }

  /** Has labels stand beside their figures, or below them where all of them stand beside. */
  turnLabels(): void {
    const isBeside = this.of('figure').every(({ beside }) => beside === true);
    this.change('figure', ({ beside: _, ...block }) => (isBeside ? block : { ...block, beside: true }));
  }

  /** Has text run on the larger side of pictures, or on both where it runs on one of all. */
  turnSides(): void {
    const isOneSide = this.of('photo').every(({ beside }) => beside === 'one-side');
    this.#hand.editSelection('photo.run-around', ({ edition }) =>
      this.of('photo').flatMap(({ beside: _, ...block }) =>
        editBlock(edition, isOneSide ? block : { ...block, beside: 'one-side' }),
      ),
    );
  }

  /** Gives panels a border and a tint as typed: what is typed of neither stays. */
  border(typed: string): void {
    const plain = typed.normalize('NFKC');
    const share = /([\d.]+)\s*%/u.exec(plain);
    const rest = plain.replace(share?.[0] ?? '', '').trim();
    this.#hand.editSelection('block.looks', ({ edition, page, selection }): Patch[] => {
      const border = rest === '' ? undefined : weightIn(rest, page.grid);
      const tint = share === null ? undefined : Number(share[1]) / 100;
      const isRead = border !== null && (border ?? 0) <= MOST_BORDER && !((tint ?? 0) > 1);
      if (!isRead || (border === undefined && tint === undefined)) {
        this.#notices.notify('refused', 'borderNotRead', { text: typed, most: MOST_BORDER });
        return [];
      }
      return editPanels(edition, selection, () => ({
        ...(border === undefined ? {} : { border }),
        ...(tint === undefined ? {} : { tint }),
      }));
    });
  }

  /** Prints the selected blocks in the swatch that is called so, or in black. */
  colour(typed: string): void {
    const { edition } = this.#hand;
    if (edition === null) return;
    const swatch = swatchCalled(edition, typed);
    if (swatch === undefined && !isNoColour(typed)) {
      const names = swatchesOf(edition).map(({ name }) => name);
      this.#notices.notify('refused', 'colourWhich', { name: typed.trim(), names });
      return;
    }
    this.#hand.editSelection('block.setting', ({ blocks }) =>
      blocks
        .filter(({ kind }) => blockModule(kind).takesColour !== false)
        .flatMap(({ colour: _, ...block }) =>
          editBlock(edition, swatch === undefined ? block : { ...block, colour: swatch.id }),
        ),
    );
  }
}

export function settingCommands(setting: BlockSetting) {
  const ofBody = { isEnabled: () => setting.of('body').length > 0, why: 'whyNoBody' } as const;
  const ofKind = (kind: BlockKind, why: 'whyNoQuote' | 'whyNoFigure' | 'whyNoPhoto' | 'whyNoPanel') => ({
    isEnabled: () => setting.of(kind).length > 0,
    why,
  });
  const opening: Action = {
    run: (typed) => setting.dropCapital(typed),
    isEnabled: () => setting.openings.length > 0,
    why: 'whyNoOpening',
  };
  return commandSet({
    'text.columns': { run: (typed) => setting.columns(typed), ...ofBody },
    'text.column-rule': { run: (typed) => setting.columnRule(typed), ...ofBody },
    'text.drop-capital': opening,
    'quote.look': { run: () => setting.nextQuoteLook(), ...ofKind('pullquote', 'whyNoQuote') },
    'figure.beside': { run: () => setting.turnLabels(), ...ofKind('figure', 'whyNoFigure') },
    'photo.one-side': { run: () => setting.turnSides(), ...ofKind('photo', 'whyNoPhoto') },
    'panel.border': { run: (typed) => setting.border(typed), ...ofKind('panel', 'whyNoPanel') },
    'block.colour': {
      run: (typed) => setting.colour(typed),
      isEnabled: () => setting.hasColoured,
      why: 'whyNoColoured',
    },
  });
}
