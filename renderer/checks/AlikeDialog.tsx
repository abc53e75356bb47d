/** 同类都改: what would be mended with a finding, place by place, each of which can be left as it is. */
import { useState } from 'react';
import type { Finding } from '../../shared/checks/check.ts';
import { nameOf } from '../../shared/checks/waivers.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { ruleTitle } from '../../shared/preflight/preflight.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { Modal } from '../ui/Modal.tsx';
import type { FindingDesk } from './finding-desk.ts';
import { calledIn, fixWords, placeOf } from './finding-words.tsx';

/** What of the window it needs. */
type AlikeHost = Pick<Stores, 'session' | 'dialogs' | 'findings'> & { readonly checks: FindingDesk };

/** Places listed at first, and twice as many by each press. */
const ROWS = 200;

/** A place as it reads, and as it would. */
function Place(props: {
  readonly edition: Edition;
  readonly finding: Finding;
  readonly isChosen: boolean;
  readonly onChosen: (isChosen: boolean) => void;
}) {
  const words = useWords();
  const { edition, finding, isChosen, onChosen } = props;
  const { text, fix } = finding;
  if (text === undefined || fix?.kind !== 'replace') return null;
  const does = fixWords(words, fix);
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked={isChosen}
          aria-label={words('doTo', { does, to: calledIn(words, edition, finding) })}
          onChange={({ target }) => onChosen(target.checked)}
        />
        <span lang="zh-CN">
          …{text.before}
          <del>{text.found}</del>
          <ins>{fix.with}</ins>
          {text.after}…
        </span>
        <small>{placeOf(words, edition, finding)}</small>
      </label>
    </li>
  );
}

export function AlikeDialog({ host }: { readonly host: AlikeHost }) {
  const words = useWords();
  const { checks, dialogs } = host;
  const { edition } = useParts(host.session.state, 'edition');
  // What was found as it was asked: it is mended where it still reads so.
  const [finding] = useState(checks.atHand);
  const [all] = useState(() => (finding === undefined ? [] : checks.alikeTo(finding)));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [most, setMost] = useState(ROWS);
  if (edition === null || finding === undefined) return null;
  const close = () => dialogs.close();
  const chosen = all.filter((one) => !left.has(nameOf(one)));
  const choose = (name: string, isChosen: boolean) => {
    const now = new Set(left);
    if (isChosen) now.delete(name);
    else now.add(name);
    setLeft(now);
  };
  return (
    <Modal className="dialog alike" label={words('alikeTitle')} onClose={close}>
      <h2>{words('alikeTitle')}</h2>
      <p>{words('alikeCount', { rule: ruleTitle(finding.rule)[words.language], count: all.length })}</p>
      <ul data-testid="alike">
        {all.slice(0, most).map((one) => (
          <Place
            key={nameOf(one)}
            edition={edition}
            finding={one}
            isChosen={!left.has(nameOf(one))}
            onChosen={(isChosen) => choose(nameOf(one), isChosen)}
          />
        ))}
        {all.length > most && (
          <li>
            <button type="button" className="link" onClick={() => setMost(most * 2)}>
              {words('findingsMore', { count: all.length - most })}
            </button>
          </li>
        )}
      </ul>
      <menu>
        <button
          type="button"
          className="link"
          onClick={() => setLeft(new Set(chosen.length > 0 ? all.map(nameOf) : []))}
        >
          {words(chosen.length > 0 ? 'alikeNone' : 'alikeAll')}
        </button>
        <button type="button" onClick={close}>
          {words('cancel')}
        </button>
        <button
          type="button"
          className="main"
          data-enter
          disabled={chosen.length === 0}
          onClick={() => {
            close();
            checks.mendTogether(finding, chosen);
          }}
        >
          {words('alikeMend', { count: chosen.length })}
        </button>
      </menu>
    </Modal>
  );
}
