/** Which findings the panel lists, and how they are put together: by page, by kind or by how grave they are. */
import { type Finding, type Severity, severities } from '../../shared/checks/check.ts';
import { checkOf } from '../../shared/checks/registry.ts';
import { standing } from '../../shared/checks/waivers.ts';
import type { StringKey } from '../i18n/strings.ts';
import { useWords, type Words } from '../i18n/strings.ts';

/** What findings are about: the kinds of rules of copy, and whatever else is looked at. */
const kinds = [
  ...(['characters', 'words', 'names', 'grammar', 'marks', 'numerals', 'facts', 'lists'] as const),
  ...(['text', 'page', 'edition'] as const),
];
type FindingKind = (typeof kinds)[number];

function kindOf({ rule }: Pick<Finding, 'rule'>): FindingKind {
  const check = checkOf(rule);
  // What a file says of itself is of its page.
  if (check === undefined) return 'page';
  return check.scope === 'copy' ? check.kind : check.scope;
}

const groupings = ['page', 'kind', 'severity'] as const;
export type Groups = (typeof groupings)[number];

/** What is to be listed; of every kind where `kind` is null. */
export interface Wanted {
  readonly severities: readonly Severity[];
  readonly kind: FindingKind | null;
}

/** All there is. */
export const anything: Wanted = { severities, kind: null };

export function isWanted(finding: Finding, wanted: Wanted): boolean {
  return wanted.severities.includes(finding.severity) && (wanted.kind === null || kindOf(finding) === wanted.kind);
}

/** Findings under what they have in common, those groups left out that have none. */
export function grouped(
  words: Words,
  findings: readonly Finding[],
  by: Exclude<Groups, 'page'>,
): { readonly name: string; readonly found: readonly Finding[] }[] {
  const groups: readonly (readonly [StringKey, (finding: Finding) => boolean])[] =
    by === 'severity'
      ? severities.map((one) => [`severity-${one}`, ({ severity }) => severity === one] as const)
      : kinds.map((one) => [`kind-${one}`, (finding) => kindOf(finding) === one] as const);
  return groups
    .map(([name, is]) => ({ name: words(name), found: findings.filter(is) }))
    .filter(({ found }) => found.length > 0);
}

export function FindingFilter(props: {
  readonly findings: readonly Finding[];
  readonly wanted: Wanted;
  readonly groups: Groups;
  readonly onWanted: (wanted: Wanted) => void;
  readonly onGroups: (groups: Groups) => void;
}) {
  const words = useWords();
  const { findings, wanted, groups, onWanted, onGroups } = props;
  const there = kinds.filter((kind) => kind === wanted.kind || findings.some((one) => kindOf(one) === kind));
  const count = (severity: Severity) => standing(findings).filter((one) => one.severity === severity).length;
  return (
    <div className="finding-filter">
      <select
        aria-label={words('groupFindings')}
        value={groups}
        onChange={({ target }) => onGroups(groupings.find((one) => one === target.value) ?? 'page')}
      >
        {groupings.map((one) => (
          <option key={one} value={one}>
            {words(`group-${one}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={words('showFindings')}
        value={wanted.kind ?? ''}
        onChange={({ target }) => onWanted({ ...wanted, kind: kinds.find((one) => one === target.value) ?? null })}
      >
        <option value="">{words('kindAll')}</option>
        {there.map((one) => (
          <option key={one} value={one}>
            {words(`kind-${one}`)}
          </option>
        ))}
      </select>
      <span>
        {severities.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={wanted.severities.includes(one)}
            onClick={() =>
              onWanted({
                ...wanted,
                severities: severities.filter((other) => (other === one) !== wanted.severities.includes(other)),
              })
            }
          >
            {words(`severity-${one}`)} {count(one)}
          </button>
        ))}
      </span>
    </div>
  );
}
