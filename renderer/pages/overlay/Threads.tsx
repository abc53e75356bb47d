/** How an article's text runs on: lines from block to block, or the page it goes to or comes from. */
import type { BodyBlock, Edition } from '../../../shared/edition/records.ts';
import { numberOf, threadOf } from '../../../shared/edition/selectors.ts';
import { useWords } from '../../i18n/strings.ts';
import type { Sheet } from '../sheets.ts';
import type { Box, Viewport } from '../viewport.ts';
import { boxOf } from './boxes.tsx';

/** How far a port lies from a block's top or foot, in CSS pixels; at its middle where the block is low. */
const PORT_INSET = 18;

/** Where a block's text comes in and goes out. */
export function portsOf(box: Box): { readonly into: [number, number]; readonly out: [number, number] } {
  const inset = Math.min(PORT_INSET, box.height / 2);
  return { into: [box.left, box.top + inset], out: [box.left + box.width, box.top + box.height - inset] };
}

export function Threads(props: {
  readonly edition: Edition;
  readonly article: BodyBlock['articleId'];
  readonly sheets: readonly Sheet[];
  readonly view: Viewport;
}) {
  const { edition, article, sheets, view } = props;
  const words = useWords();
  const thread = threadOf(edition, article);
  const boxes = thread.map((block) => {
    const sheet = sheets.find(({ page }) => page.id === block.pageId);
    return sheet === undefined ? null : boxOf(block.frame, sheet, view);
  });
  return (
    <>
      {thread.slice(1).map((block, at) => {
        const from = boxes[at] ?? null;
        const to = boxes[at + 1] ?? null;
        if (from !== null && to !== null) {
          const [x0, y0] = portsOf(from).out;
          const [x1, y1] = portsOf(to).into;
          return (
            <line key={block.id} className="thread-path" data-testid="thread-path" x1={x0} y1={y0} x2={x1} y2={y1} />
          );
        }
        const near = from ?? to;
        if (near === null) return null;
        const [x, y] = from !== null ? portsOf(near).out : portsOf(near).into;
        const other = numberOf(edition, from !== null ? block : (thread[at] ?? block)) ?? 0;
        return (
          <text key={block.id} className="thread-page" x={x} y={y - 10} textAnchor={from !== null ? 'end' : 'start'}>
            {words(from !== null ? 'threadTo' : 'threadFrom', { number: other })}
          </text>
        );
      })}
    </>
  );
}
