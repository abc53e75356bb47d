/** Stage 5: an article's flow: its thread filled leg by leg, and the columns in which it ends made level. */
import type { FaceId } from '../edition/ids.ts';
import { ownParagraph, type PrintedParagraph } from '../edition/printed-copy.ts';
import type { BodyBlock } from '../edition/records.ts';
import { sharedEnds } from '../edition/shared-ends.ts';
import { BlockFlow } from './block-flow.ts';
import type { Jump } from './display-list.ts';
import { fillFoot } from './fill-foot.ts';
import { bodyStyle, copyToSet, type FlowInput, isVertical } from './flow-input.ts';
import { EarlierFlow, type FlowedLeg, type FlowMemory, type SharedEnds } from './flow-memory.ts';
import { charactersAfter, jumpsOf, unknownFaces } from './flow-tally.ts';
import { fillLeg } from './leg.ts';
import { levelled } from './level-columns.ts';
import { namesOf, type Source, sourceOf } from './paragraph-cache.ts';
import type { CopyPlace, FilledLeg, Leg, ThreadCopy } from './thread.ts';
import { layOutThread, type ThreadLayout } from './thread-layout.ts';

/** Where an article's copy stands. */
export interface ThreadFlow {
  /** What each block of the thread holds, in its order. */
  readonly blocks: ReadonlyMap<BodyBlock, BlockFlow>;
  readonly last: BodyBlock | undefined;
  readonly charactersIn: number;
  readonly charactersComposed: number;
  readonly jumps: readonly Jump[];
  readonly missing: readonly string[];
  /** Characters that a style's face lacks, and the face that sets each. */
  readonly standIns: ReadonlyMap<string, FaceId>;
  /** Faces of its styles that are not there. */
  readonly unknownFaces: readonly FaceId[];
  /** What the next flow of the same article over the same blocks may go on from. */
  readonly memory: FlowMemory;
}

/** The paragraphs, prepared; those that stand at the body's ends as before are not looked up. */
function sourcesOf(input: FlowInput, known: FlowMemory | null, { head, tail }: SharedEnds): readonly Source[] {
  const { article, edition, fonts, cache } = input;
  const { fitting } = article;
  const body = copyToSet(input);
  const own = { fitting, body: bodyStyle(input), isVertical: isVertical(input) };
  const setting = { edition, fonts, names: namesOf(edition), ...own };
  const prepared = (paragraphs: readonly PrintedParagraph[]) =>
    paragraphs.flatMap((paragraph) => sourceOf(paragraph, setting, cache) ?? []);
  if (known === null) return prepared(body);
  const fresh = prepared(body.slice(head, body.length - tail));
  return known.sources.slice(0, head).concat(fresh, known.sources.slice(known.sources.length - tail));
}

/** The blocks of a leg with their lines. */
function blockFlows(input: FlowInput, leg: Leg, filled: FilledLeg, { slotsIn, notices }: ThreadLayout): BlockFlow[] {
  let at = 0;
  return leg.blocks.map((block) => {
    const from = at;
    while (at < filled.lines.length && filled.lines[at]?.slot.block === block) at++;
    const slots = slotsIn.get(block) ?? [];
    const own = filled.lines.slice(from, at);
    const spread = block.foot === 'fill' ? fillFoot(own, slots) : null;
    return new BlockFlow(block, spread ?? own, slots.length, input.article.id, notices, spread !== null);
  });
}

/** Size of running text where an edition has no style for it, in points. */
const BODY_SIZE = 9;

/** What the thread's legs are filled with. */
function copyOf(input: FlowInput, sources: readonly Source[], { notices }: ThreadLayout): ThreadCopy {
  return {
    sources,
    copyToCome: input.article.copyToCome,
    // A drop capital is of level lines.
    dropCapital: isVertical(input) ? 0 : (input.thread[0]?.dropCapital ?? 0),
    opening: Math.max(
      0,
      sources.findIndex(({ paragraph }) => ownParagraph(paragraph) !== null),
    ),
    noticeWidth: (notice) => notices.label(notice).width(notices.size),
    bodySize: bodyStyle(input)?.size ?? BODY_SIZE,
  };
}

/** The legs filled one after the other, and the place in the copy where what found no place starts; null where all did. */
function fillLegs(
  input: FlowInput,
  layout: ThreadLayout,
  copy: ThreadCopy,
  earlier: EarlierFlow,
): { readonly flowed: readonly FlowedLeg[]; readonly left: CopyPlace | null } {
  const { sources, copyToCome } = copy;
  const flowed: FlowedLeg[] = [];
  let left: CopyPlace | null = { paragraph: 0, from: null };
  for (const [at, leg] of layout.legs.entries()) {
    const start: CopyPlace = left ?? { paragraph: sources.length, from: null };
    let done = earlier.leg(at, start);
    if (done === null) {
      const filled = levelled(leg, copy, start, fillLeg(leg, copy, start));
      done = { start, filled, blocks: blockFlows(input, leg, filled, layout) };
    }
    flowed.push(done);
    left = done.filled.end;
    // Copy to come is continued on the next page, and only there.
    const goesOn = left !== null || (copyToCome && (at === 0 || start.paragraph < sources.length));
    if (!goesOn) break;
  }
  return { flowed, left };
}

/** What each block of the thread holds: of the legs that were filled, and nothing in those after them. */
function blocksOf(
  { article, thread }: FlowInput,
  { slotsIn, notices }: ThreadLayout,
  flowed: readonly FlowedLeg[],
  before: ThreadFlow | null,
): ThreadFlow['blocks'] {
  const blocks = new Map<BodyBlock, BlockFlow>();
  for (const leg of flowed) for (const flow of leg.blocks) blocks.set(flow.block, flow);
  for (const block of thread) {
    if (blocks.has(block)) continue;
    const known = before?.blocks.get(block);
    const isEmpty = known !== undefined && known.placed.length === 0;
    const slots = slotsIn.get(block)?.length ?? 0;
    blocks.set(block, isEmpty ? known : new BlockFlow(block, [], slots, article.id, notices));
  }
  return blocks;
}

/** Characters of the copy, those that no font has, and those another face sets than the one asked for. */
function charactersOf(sources: readonly Source[]) {
  const missing = new Set<string>();
  const standIns = new Map<string, FaceId>();
  let count = 0;
  for (const { text } of sources) {
    count += text.characters;
    if (text.missing.length > 0) for (const character of text.missing) missing.add(character);
    if (text.standIns.size > 0) for (const [character, face] of text.standIns) standIns.set(character, face);
  }
  return { count, missing, standIns };
}

/**
 * Flows one article through its thread. `before` is the flow this one follows, when nothing but
 * the body has changed since; legs that the change does not reach are taken from it.
 */
export function flowThread(input: FlowInput, before: ThreadFlow | null): ThreadFlow {
  const body = copyToSet(input);
  // Where a style is missing paragraphs have no source, and places in the body are none in the copy.
  const known = before !== null && before.memory.sources.length === before.memory.body.length ? before.memory : null;
  const shared = known === null ? { head: 0, tail: 0 } : sharedEnds(known.body, body);
  const sources = sourcesOf(input, known, shared);
  const layout = known?.layout ?? layOutThread(input);
  const copy = copyOf(input, sources, layout);
  const { flowed, left } = fillLegs(input, layout, copy, new EarlierFlow(known, shared, copy));
  const { count, missing, standIns } = charactersOf(sources);
  return {
    blocks: blocksOf(input, layout, flowed, before),
    last: input.thread.at(-1),
    charactersIn: count,
    charactersComposed: layout.legs.length === 0 ? 0 : count - charactersAfter(sources, left),
    jumps: jumpsOf(flowed),
    missing: [...missing],
    standIns,
    unknownFaces: unknownFaces(input, sources, flowed),
    memory: { body, sources, layout, opening: copy.opening, flowed },
  };
}
