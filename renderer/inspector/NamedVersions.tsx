/** The moments of the edition that were given a name, above its steps; a click goes to one. */
import { moment } from '../i18n/moment.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { namedVersions } from '../state/named-versions.ts';
import type { Stores } from '../state/stores.ts';

/** What of the window it needs. */
type NamedHost = Pick<Stores, 'session' | 'notices'>;

export function NamedVersions({ workspace }: { readonly workspace: NamedHost }) {
  const words = useWords();
  const { list } = useParts(namedVersions, 'list');
  if (list.length === 0) return null;
  return (
    <section className="named-versions" aria-label={words('namedVersions')}>
      <h3>{words('namedVersions')}</h3>
      <ol className="history" data-testid="named-versions">
        {list.map((version) => (
          <li key={version.seq} className={version.isReachable ? '' : 'undone'}>
            <button
              type="button"
              aria-disabled={!version.isReachable}
              title={version.isReachable ? undefined : words('namedGone')}
              onClick={() => {
                if (version.isReachable) void workspace.session.goTo(version.step);
                else workspace.notices.notify('hint', 'namedGone');
              }}
            >
              <span>{version.name}</span>
              <small>
                {moment(version.at, words.language)} {version.actor}
              </small>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
