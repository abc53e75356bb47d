/** What stands against signing a page, one by one: each leads to where it is mended. */
import { refusingFindings } from '../../shared/checks/refusals.ts';
import type { Edition, Page } from '../../shared/edition/records.ts';
import { pageNumbers } from '../../shared/edition/spreads.ts';
import { markModule } from '../../shared/proof/marks/kinds.ts';
import { isOnPage } from '../../shared/proof/sign-off.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import type { ProofDesk } from './proof-desk.ts';
import { sayMark } from './say-mark.ts';

/** What of the window it needs. */
export type AgainstHost = Pick<Stores, 'session' | 'navigation'> & { readonly proof: Pick<ProofDesk, 'walking'> };

/** Of each kind so many are listed; the rest is counted. */
const MOST_LISTED = 8;

/** The marks that are open, by whom and what they ask. */
function OpenMarks({ workspace, edition, page }: Props) {
  const words = useWords();
  const open = Object.values(edition.marks).filter((mark) => mark.state === 'open' && isOnPage(edition, page.id, mark));
  return (
    <>
      {open.slice(0, MOST_LISTED).map((mark) => {
        const said = `${markModule(mark.order.kind)[words.language]} ${sayMark(mark)}`.trim();
        return (
          <li key={mark.id}>
            <button type="button" className="finding-text" onClick={() => workspace.proof.walking.select(mark.id)}>
              {mark.by === ''
                ? words('signAgainstMarkUnnamed', { mark: said })
                : words('signAgainstMark', { by: mark.by, mark: said })}
            </button>
          </li>
        );
      })}
      {open.length > MOST_LISTED && (
        <li className="hint">{words('signAgainstMore', { count: open.length - MOST_LISTED })}</li>
      )}
    </>
  );
}

interface Props {
  readonly workspace: AgainstHost;
  readonly edition: Edition;
  readonly page: Page;
}

export function Against({ workspace, edition, page }: Props) {
  const words = useWords();
  const { findings } = useParts(workspace.session.state, 'findings');
  const against = refusingFindings(findings ?? [], pageNumbers(page));
  const others = against.filter(({ rule }) => rule !== 'open-marks');
  return (
    <ul className="sign-against">
      {others.slice(0, MOST_LISTED).map((finding, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: found anew with every change, in one order
        <li key={at}>
          <button type="button" className="finding-text" onClick={() => workspace.navigation.toFinding(finding)}>
            {finding[words.language]}
          </button>
        </li>
      ))}
      {others.length > MOST_LISTED && (
        <li className="hint">{words('signAgainstMore', { count: others.length - MOST_LISTED })}</li>
      )}
      {against.length > others.length && <OpenMarks workspace={workspace} edition={edition} page={page} />}
    </ul>
  );
}
