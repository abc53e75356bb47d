/** Findings, a line each: what was found leads to where it is, and what mends it stands beside it. */
import type { Finding } from '../../shared/checks/check.ts';
import { canBeWaived, nameOf, standing } from '../../shared/checks/waivers.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import { codePoint } from '../../shared/paper/drawn-character.ts';
import { ruleTitle } from '../../shared/preflight/preflight.ts';
import { useWords, type Words } from '../i18n/strings.ts';
import type { EditionSession } from '../session/edition-session.ts';
import type { Navigation } from '../state/navigation.ts';
import { betweenNumbers } from '../state/page-names.ts';
import { mend } from './finding-commands.ts';
import { TakeBackButton, WaiveButton } from './Waiving.tsx';

/** What the lists of findings need of the window. */
export interface FindingPlaces {
  readonly session: EditionSession;
  readonly navigation: Navigation;
}

/** The words round a place in a text, with the place marked: a bar where it lies between two characters. */
function Excerpt({ text }: { readonly text: Finding['text'] | undefined }) {
  if (text === undefined) return null;
  return (
    <span>
      …{text.before}
      <mark>{text.found === '' ? '｜' : text.found}</mark>
      {text.after}…
    </span>
  );
}

/** Findings with a key each: their names, which two that say the same of one place share. */
function keyed(findings: readonly Finding[]): (readonly [string, Finding])[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const name = nameOf(finding);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return [`${name} ${before}`, finding];
  });
}

/** What the button of a fix says; a space is named, for nobody sees one between quotes. */
function fixWords(words: Words, fix: NonNullable<Finding['fix']>): string {
  if (fix.kind === 'off-fold') return words('fixOffFold');
  if (fix.kind !== 'replace') return words('settle');
  if (fix.with === '') return words('fixDelete');
  return fix.with.trim() === '' ? words('fixToSpace') : words('fixTo', { text: fix.with });
}

/** Characters that are offered to be drawn at a finding; once these are, the next ones are offered. */
const MOST_OFFERED = 6;

/** What asks for the drawing of characters that no face has, a button each. */
function DrawButtons(props: { readonly characters: readonly string[]; readonly navigation: Navigation }) {
  const words = useWords();
  return props.characters.slice(0, MOST_OFFERED).map((character) => (
    <button
      key={character}
      type="button"
      className="link"
      aria-label={words('drawCharacter', { character, code: codePoint(character) })}
      onClick={() => props.navigation.toDrawing(character)}
    >
      {words('drawCharacterShort', { code: codePoint(character) })}
    </button>
  ));
}

/** Where a finding is: its page, or its article where that stands on none. */
function placeOf(words: Words, edition: Edition, { page, also, text }: Finding): string {
  const article = text === undefined ? undefined : edition.articles[text.articleId];
  if (also !== undefined) return words('findingPages', { number: betweenNumbers(words.language, [page, also]) });
  if (page > 0) return words('findingPage', { number: page });
  return article === undefined ? words('preflightFile') : articleTitle(article) || words('untitled');
}

/** What a finding is called for whoever hears its buttons alone: its rule, where it is, and what it says of that. */
function calledIn(words: Words, edition: Edition, finding: Finding): string {
  const { rule, text } = finding;
  const excerpt = text === undefined ? '' : `“${text.before}${text.found}${text.after}”`;
  return [ruleTitle(rule)[words.language], placeOf(words, edition, finding), excerpt, finding[words.language]]
    .filter((part) => part !== '')
    .join(words.language === 'zh' ? '，' : ', ');
}

export function FindingList(props: {
  readonly places: FindingPlaces;
  readonly edition: Edition;
  readonly findings: readonly Finding[];
}) {
  const words = useWords();
  const { places, edition, findings } = props;
  if (findings.length === 0) return null;
  const inOrder = [...standing(findings), ...findings.filter(({ waived }) => waived !== undefined)];
  return (
    <ul className="findings" data-testid="findings">
      {keyed(inOrder).map(([key, finding]) => (
        <li
          key={key}
          data-finding={nameOf(finding)}
          className={`finding ${finding.waived === undefined ? finding.severity : 'waived'}`}
        >
          <button
            type="button"
            className="finding-text"
            disabled={finding.page === 0 && finding.text === undefined}
            onClick={() => places.navigation.toFinding(finding)}
          >
            <small>{placeOf(words, edition, finding)}</small>
            <b>{ruleTitle(finding.rule)[words.language]}</b>
            <Excerpt text={finding.text} />
            <span>{finding[words.language]}</span>
            {finding.waived !== undefined && (
              <span className="finding-reason">
                {words('waived', { reason: finding.waived.reason, by: finding.waived.by })}
              </span>
            )}
          </button>
          {finding.waived === undefined ? (
            <span className="finding-ways">
              <DrawButtons characters={finding.lacking ?? []} navigation={places.navigation} />
              {finding.fix !== undefined && (
                <button
                  type="button"
                  className="link"
                  aria-label={words('doTo', {
                    does: fixWords(words, finding.fix),
                    to: calledIn(words, edition, finding),
                  })}
                  onClick={() => mend(places.session, edition, finding)}
                >
                  {fixWords(words, finding.fix)}
                </button>
              )}
              {canBeWaived(finding) && (
                <WaiveButton
                  session={places.session}
                  edition={edition}
                  finding={finding}
                  called={calledIn(words, edition, finding)}
                />
              )}
            </span>
          ) : (
            <TakeBackButton
              session={places.session}
              edition={edition}
              waived={finding.waived}
              called={calledIn(words, edition, finding)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
