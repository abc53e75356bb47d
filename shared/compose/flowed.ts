/** What of a thread stands in one of its blocks, and at the thread's end what found no place. */
import type { BlockFinding, FitReason, Outcome } from '../blocks/compositor.ts';
import type { Article, Block, BodyBlock } from '../edition/records.ts';
import type { DisplayItem } from './display-list.ts';
import type { ThreadFlow } from './flow.ts';
import { standInFindings } from './stand-ins.ts';

/** Characters of a loose line that name it in a finding. */
const LINE_NAME = 12;

/** A body block's part of its thread. */
interface Flowed {
  /** Made when the page is looked at. */
  readonly items: () => readonly DisplayItem[];
  readonly outcome: Outcome;
}

/** The block's part of its thread; null where the flow has none for it. */
export function flowed(block: BodyBlock, flow: ThreadFlow | undefined, article: Article): Flowed | null {
  const part = flow?.blocks.get(block);
  if (flow === undefined || part === undefined) return null;
  const isLast = flow.last === block;
  const overset = isLast ? flow.charactersIn - flow.charactersComposed : 0;
  const waits = isLast && article.copyToCome && part.lines === 0;
  const reason: FitReason | null =
    overset > 0 ? 'overset' : waits ? 'copy-to-come' : part.linesShort > 0 ? 'short' : null;
  const findings: BlockFinding[] = [];
  if (overset > 0) findings.push({ code: 'overset', detail: String(overset) });
  const [loose] = part.loose;
  const text = loose?.source?.text;
  if (text !== undefined) {
    const start = text.arena.start[loose?.from ?? 0] ?? 0;
    const name = text.text.slice(start, start + LINE_NAME);
    findings.push({ code: 'loose-line', detail: `${part.loose.length}: ${name}…` });
  }
  if (isLast && flow.missing.length > 0) findings.push({ code: 'missing-glyph', detail: flow.missing.join('') });
  if (isLast) findings.push(...standInFindings(flow.standIns));
  if (isLast) for (const face of flow.unknownFaces) findings.push({ code: 'unknown-face', detail: face });
  return {
    items: () => part.items(),
    outcome: { lines: part.lines, oversetCharacters: overset, linesShort: part.linesShort, reason, findings },
  };
}

/** What a body block's composition depends on. */
export function flowedKey(block: Block, flow: ThreadFlow | undefined, article: Article): readonly unknown[] {
  const part = block.kind === 'body' ? flow?.blocks.get(block) : undefined;
  if (flow === undefined || part === undefined || flow.last !== block) return [part];
  return [
    part,
    flow.charactersIn - flow.charactersComposed,
    flow.missing.join(''),
    [...flow.standIns].join(),
    flow.unknownFaces.join(),
    article.copyToCome,
  ];
}
