/** 核红 of blocks: where they stood and what they showed, against what marks asked for. */
import { canonical } from '../edition/canonical.ts';
import type { Mark } from '../edition/proof-records.ts';
import type { Block, Edition, Frozen } from '../edition/records.ts';
import { blockAfter, changesPicture } from './carry-out.ts';
import { asksNothing, type Unasked, type Verdicts } from './unasked.ts';
import { verifyWords, withWordsOf } from './verify-words.ts';

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.01;
}

function isSameFrame({ frame: a }: Block, { frame: b }: Block): boolean {
  return isNear(a.x, b.x) && isNear(a.y, b.y) && isNear(a.width, b.width) && isNear(a.height, b.height);
}

function describe({ frame }: Block): string {
  return [frame.x, frame.y, frame.width, frame.height].map((one) => one.toFixed(1)).join(' ');
}

const pictureFields = new Set(['crop', 'imageId', 'photoId', 'artworkId', 'inks']);
const textFields = new Set(['text', 'rows', 'advertiser']);

/** What differs between two states of a block, its place left out. */
function blockChanges(before: Block, after: Block): Unasked[] {
  const [old, now]: [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>] = [
    { ...before },
    { ...after },
  ];
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const changed = fields.filter(
    (field) => field !== 'frame' && canonical(old[field] ?? null) !== canonical(now[field] ?? null),
  );
  const kinds = new Map<'picture' | 'block-text' | 'style-of-block', string[]>();
  for (const field of changed) {
    // Selected together, kept from being moved, standing in the next edition, too: nothing of that is on the page.
    if (field === 'group' || field === 'locked' || field === 'standing') continue;
    const kind = pictureFields.has(field) ? 'picture' : textFields.has(field) ? 'block-text' : 'style-of-block';
    kinds.set(kind, [...(kinds.get(kind) ?? []), field]);
  }
  const told = (record: Readonly<Record<string, unknown>>, names: readonly string[]) =>
    names.map((name) => `${name}: ${JSON.stringify(record[name]) ?? '–'}`).join(', ');
  return [...kinds].map(([kind, names]) => ({
    kind,
    blockId: after.id,
    pageId: after.pageId,
    before: told(old, names),
    after: told(now, names),
  }));
}

/** Every way to carry out some of a few marks, all of them first. */
function subsets<T>(list: readonly T[]): T[][] {
  const few = list.slice(0, 6);
  return Array.from({ length: 2 ** few.length }, (_, mask) => few.filter((_one, at) => (mask & (1 << at)) === 0));
}

const isStepped = (block: Block) => block.kind === 'headline' && block.stepped === true;

function verifyBlock(before: Block, after: Block, marks: readonly Mark[], verdicts: Verdicts): void {
  const { outcomes, unasked } = verdicts;
  verifyWords(before, after, marks, verdicts);
  const asking = marks.filter((mark) => !asksNothing.has(mark.state) && blockAfter(before, mark) !== null);
  const withAll = (some: readonly Mark[]) =>
    some.reduce<Block>((block, mark) => blockAfter(block, mark) ?? block, before);
  const isAsked = (block: Block) => {
    const rest = blockChanges(block, after).filter((change) => change.kind === 'picture');
    return isSameFrame(block, after) && rest.length === 0 && isStepped(block) === isStepped(after);
  };
  const made = subsets(asking).find((some) => isAsked(withAll(some)));
  const expected = made === undefined ? before : withAll(made);
  for (const mark of asking) {
    outcomes.set(mark.id, made === undefined ? 'differently' : made.includes(mark) ? 'done' : 'missed');
  }
  if (made === undefined && asking.length === 0 && !isSameFrame(before, after)) {
    unasked.push({
      kind: 'position',
      blockId: after.id,
      pageId: after.pageId,
      before: describe(before),
      after: describe(after),
    });
  }
  const explainsPicture = asking.some((mark) => changesPicture(mark, before));
  // What of its words changed has been told.
  const levelled = withWordsOf(expected, after);
  unasked.push(...blockChanges(expected, levelled).filter((change) => !(explainsPicture && change.kind === 'picture')));
}

/** True of a mark on a block, and of one that is about how a block sets its words. */
function isOf(mark: Mark, block: Block): boolean {
  return mark.anchor.kind === 'text' ? blockAfter(block, mark) !== null : mark.anchor.blockId === block.id;
}

/** Finds what became of the marks on blocks, and what of blocks changed unasked. */
export function verifyBlocks(
  before: Frozen,
  after: Pick<Edition, 'blocks'>,
  marks: readonly Mark[],
  verdicts: Verdicts,
): void {
  const onBlock = (id: string) => {
    const block = before.blocks[id];
    return block === undefined ? [] : marks.filter((mark) => isOf(mark, block));
  };
  for (const old of Object.values(before.blocks)) {
    const now = after.blocks[old.id];
    if (now === undefined) {
      verdicts.unasked.push({
        kind: 'block-removed',
        blockId: old.id,
        pageId: old.pageId,
        before: old.kind,
        after: '',
      });
      for (const mark of onBlock(old.id))
        if (!asksNothing.has(mark.state)) verdicts.outcomes.set(mark.id, 'differently');
    } else verifyBlock(old, now, onBlock(old.id), verdicts);
  }
  for (const now of Object.values(after.blocks)) {
    if (before.blocks[now.id] !== undefined || before.pages[now.pageId] === undefined) continue;
    verdicts.unasked.push({ kind: 'block-added', blockId: now.id, pageId: now.pageId, before: '', after: now.kind });
  }
}
