/** What adorns headlines and panels, given and taken away: edits of blocks, one step for all that are selected. */
import { blockModule } from '../blocks/kinds.ts';
import { editBlock } from './edits.ts';
import {
  type Effects,
  type Frill,
  frillNames,
  type Paint,
  type Pattern,
  patternNames,
  type Shade,
} from './effect-records.ts';
import type { BlockId } from './ids.ts';
import type { Patch } from './operations.ts';
import type { Block, Edition, PanelBlock, PanelLooks } from './records.ts';
import type { Pt } from './units.ts';

/** Blocks whose letters can be adorned. */
export type LetteredBlock = Extract<Block, { kind: 'headline' | 'banner' | 'nameplate' }>;

export function isLettered(block: Block | undefined): block is LetteredBlock {
  return block?.kind === 'headline' || block?.kind === 'banner' || block?.kind === 'nameplate';
}

/** How a block's letters are adorned: as it says itself, or its style. */
export function effectsOf({ styles }: Pick<Edition, 'styles'>, block: LetteredBlock): Effects {
  if (block.effects !== undefined) return block.effects;
  const own = 'style' in block ? styles[block.style ?? ''] : undefined;
  const usual = block.kind === 'headline' ? blockModule('headline').styleName?.(block) : block.kind;
  return (own ?? styles[usual ?? ''])?.effects ?? {};
}

/** Gives blocks effects of their own, by those they have; null leaves them to their style. */
export function editEffects(
  edition: Edition,
  ids: readonly BlockId[],
  change: (effects: Effects, block: LetteredBlock) => Effects | null,
): Patch[] {
  return ids.flatMap((id) => {
    const block = edition.blocks[id];
    if (!isLettered(block)) return [];
    const effects = change(effectsOf(edition, block), block);
    const { effects: _old, ...bare } = block;
    return editBlock(edition, effects === null ? bare : { ...bare, effects });
  });
}

/** Effects that a command gives and takes away. */
export type EffectName =
  | 'outline'
  | 'double'
  | 'shadow'
  | 'reverse'
  | 'pattern'
  | 'slant'
  | 'narrow'
  | 'wide'
  | 'spread'
  | 'lines';

/** A new pattern: how far its figures stand apart, in points, and how dark they are. */
export const USUAL_PATTERN = { pitch: 5, ink: 0.25 } as const;
/** A tint that is to change goes over into paper, downward. */
export const USUAL_SHADE: Shade = { to: 0, angle: 90 };

/** What a command gives where nothing is said of it: outlines and shadows in points, slant in degrees. */
const usual = {
  outline: 0.8,
  gap: 1.2,
  shadow: 2,
  shadowInk: 0.4,
  slant: 12,
  narrow: 0.8,
  wide: 1.25,
  pattern: { name: 'slanted', ...USUAL_PATTERN },
} as const;

export function hasEffect(effects: Effects, name: EffectName): boolean {
  const { outlines = [], shadow, ground, slant = 0, width = 1, spread, lines } = effects;
  switch (name) {
    case 'outline':
      return outlines.length === 1;
    case 'double':
      return outlines.length === 2;
    case 'shadow':
      return shadow !== undefined;
    case 'reverse':
      return ground !== undefined && ground.ink > 0 && effects.fill?.ink === 0;
    case 'pattern':
      return ground?.pattern !== undefined;
    case 'slant':
      return slant !== 0;
    case 'narrow':
      return width < 1;
    case 'wide':
      return width > 1;
    case 'spread':
      return spread === 'measure';
    case 'lines':
      return lines === 'measure';
  }
}

/** Effects without some of them. */
export function withoutEffects(effects: Effects, ...names: readonly (keyof Effects)[]): Effects {
  return Object.fromEntries(Object.entries(effects).filter(([name]) => !names.some((one) => one === name)));
}

/** Letters that are paper show only in an outline or on a ground that is tinted. */
function seen(effects: Effects): Effects {
  const isPaper = effects.fill?.ink === 0;
  return isPaper && effects.outlines === undefined && (effects.ground?.ink ?? 0) === 0
    ? withoutEffects(effects, 'fill')
    : effects;
}

/** The effects that are given with one, beside what there is of others. */
function given(effects: Effects, name: EffectName, colour: string | undefined): Effects {
  const own = colour === undefined ? {} : { colour };
  const line = { width: usual.outline, ink: 1, ...own };
  switch (name) {
    case 'outline':
      return { ...effects, outlines: [line], fill: { ink: 0 } };
    case 'double':
      return { ...withoutEffects(effects, 'fill'), outlines: [{ width: usual.gap, ink: 0 }, line] };
    case 'shadow':
      return { ...effects, shadow: { dx: usual.shadow, dy: usual.shadow, ink: usual.shadowInk } };
    case 'reverse':
      return { ...effects, ground: { over: 'lines', ink: 1, ...own }, fill: { ink: 0 } };
    case 'pattern':
      return {
        // Reversed letters are not, on a pattern; those of an outline stay paper, or they would be one with it.
        ...(effects.outlines === undefined ? withoutEffects(effects, 'fill') : effects),
        ground: { over: 'block', ink: 0, pattern: { ...usual.pattern, ...own } },
      };
    case 'slant':
      return { ...effects, slant: usual.slant };
    case 'narrow':
      return { ...effects, width: usual.narrow };
    case 'wide':
      return { ...effects, width: usual.wide };
    case 'spread':
      return { ...effects, spread: 'measure' };
    case 'lines':
      return { ...effects, lines: 'measure' };
  }
}

const fieldOf = {
  outline: 'outlines',
  double: 'outlines',
  shadow: 'shadow',
  reverse: 'ground',
  pattern: 'ground',
  slant: 'slant',
  narrow: 'width',
  wide: 'width',
  spread: 'spread',
  lines: 'lines',
} as const satisfies Readonly<Record<EffectName, keyof Effects>>;

/** Effects with one more or one less; `colour` is the swatch of its lines and grounds, absent for black. */
export function toggled(effects: Effects, name: EffectName, colour?: string): Effects {
  return hasEffect(effects, name) ? seen(withoutEffects(effects, fieldOf[name])) : given(effects, name, colour);
}

/** What of a panel's looks is changed; what is undefined is taken away. */
export interface LooksChange {
  readonly border?: Pt;
  readonly tint?: number;
  readonly shade?: Shade | undefined;
  readonly pattern?: Pattern | undefined;
  readonly frill?: Frill | undefined;
}

/** A panel's looks, or a block that has them, changed; what is undefined it has no more. */
export function withLooks<Looks extends PanelLooks>(looks: Looks, change: LooksChange): Looks {
  const { shade, pattern, frill, ...rest } = { ...looks, ...change };
  return {
    ...rest,
    ...(shade === undefined ? {} : { shade }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(frill === undefined ? {} : { frill }),
  } as Looks;
}

/** The name after another in a list that ends with none. */
function nextOf<Name extends string>(names: readonly Name[], name: Name | undefined): Name | undefined {
  return names[name === undefined ? 0 : names.indexOf(name) + 1];
}

/** The pattern after the one there is; none after the last. */
export function nextPattern({ pattern }: PanelLooks): Pattern | undefined {
  const name = nextOf(patternNames, pattern?.name);
  return name === undefined ? undefined : { ...USUAL_PATTERN, ...pattern, name };
}

/** How deep a new border of figures is, in points. */
export const USUAL_FRILL = 8;

/** The border of figures after the one there is; none after the last. */
export function nextFrill({ frill }: PanelLooks): Frill | undefined {
  const name = nextOf(frillNames, frill?.name);
  return name === undefined ? undefined : { depth: USUAL_FRILL, ink: 1, ...frill, name };
}

/** Changes how panels look: those of a style have looks of their own from then on. */
export function editPanels(
  edition: Edition,
  ids: readonly BlockId[],
  change: (looks: PanelLooks) => LooksChange,
): Patch[] {
  return ids.flatMap((id) => {
    const block = edition.blocks[id];
    if (block?.kind !== 'panel') return [];
    const { style, ...rest } = block;
    const own: PanelBlock = { ...rest, ...edition.styles[style ?? '']?.box };
    return editBlock(edition, withLooks(own, change(own)));
  });
}

/** The swatches that a block's effects and adornments name, with the block without them: black takes their place. */
export function withoutSwatches(block: Block, isLost: (swatch: string) => boolean): Block {
  const inBlack = <P extends Partial<Paint>>(paint: P): P => {
    if (paint.colour === undefined || !isLost(paint.colour)) return paint;
    const { colour: _, ...rest } = paint;
    return rest as P;
  };
  if (isLettered(block) && block.effects !== undefined) {
    const { fill, outlines, shadow, ground, ...rest } = block.effects;
    const effects = {
      ...rest,
      ...(fill && { fill: inBlack(fill) }),
      ...(outlines && { outlines: outlines.map(inBlack) }),
      ...(shadow && { shadow: inBlack(shadow) }),
      ...(ground && { ground: { ...inBlack(ground), ...(ground.pattern && { pattern: inBlack(ground.pattern) }) } }),
    };
    return JSON.stringify(effects) === JSON.stringify(block.effects) ? block : { ...block, effects };
  }
  if (!('pattern' in block) && !('frill' in block)) return block;
  const { pattern, frill } = block;
  if (![pattern, frill].some((paint) => paint?.colour !== undefined && isLost(paint.colour))) return block;
  return { ...block, ...(pattern && { pattern: inBlack(pattern) }), ...(frill && { frill: inBlack(frill) }) };
}
