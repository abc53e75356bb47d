/** The ports of a body block, as buttons: a click links on, with Alt ends the thread here. */
import type { BodyBlock, Edition } from '../../../shared/edition/records.ts';
import { neighbours } from '../../../shared/edition/threads.ts';
import { useWords } from '../../i18n/strings.ts';
import type { Box } from '../viewport.ts';
import { portsOf } from './Threads.tsx';

export function Ports(props: {
  readonly edition: Edition;
  readonly block: BodyBlock;
  readonly box: Box;
  /** Characters that do not fit. */
  readonly overset: number;
  readonly onLink: (block: BodyBlock) => void;
  readonly onUnlink: (block: BodyBlock) => void;
}) {
  const { edition, block, box, overset, onLink, onUnlink } = props;
  const words = useWords();
  const { previous, next } = neighbours(edition, block);
  const { into, out } = portsOf(box);
  return (
    <>
      <i className={previous === undefined ? 'port in' : 'port in linked'} style={{ left: into[0], top: into[1] }} />
      <button
        type="button"
        className={`port out ${next !== undefined ? 'linked' : overset > 0 ? 'overset' : ''}`}
        data-testid="port-out"
        data-block={block.id}
        style={{ left: out[0], top: out[1] }}
        title={words('portHelp')}
        aria-label={words('portHelp')}
        onClick={(event) => (event.altKey ? onUnlink(block) : onLink(block))}
      >
        {next !== undefined ? '▸' : overset > 0 ? '+' : ''}
      </button>
    </>
  );
}
