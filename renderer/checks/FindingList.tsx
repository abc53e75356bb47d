/** Findings, a line each: what was found leads to where it is, and what mends it stands beside it. */
import { type FocusEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Finding } from '../../shared/checks/check.ts';
import { canBeWaived, nameOf, standing } from '../../shared/checks/waivers.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { codePoint } from '../../shared/paper/drawn-character.ts';
import { ruleTitle } from '../../shared/preflight/preflight.ts';
import { useWords } from '../i18n/strings.ts';
import type { Navigation } from '../state/navigation.ts';
import { type FocusPlace, focusPlace, giveFocusBack } from '../ui/regions.ts';
import { type FindingDesk, hasPlace } from './finding-desk.ts';
import { calledIn, Excerpt, fixWords, placeOf } from './finding-words.tsx';
import { TakeBackButton, WaiveButton } from './Waiving.tsx';

/** What the lists of findings need of the window. */
export interface FindingPlaces {
  readonly checks: FindingDesk;
  readonly navigation: Navigation;
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

/** Rows shown at first, and twice as many by each press: they are drawn anew with what is typed, and thousands hold up keys. */
const ROWS = 200;

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

function FindingRow(props: { readonly places: FindingPlaces; readonly edition: Edition; readonly finding: Finding }) {
  const words = useWords();
  const { places, edition, finding } = props;
  const { checks, navigation } = places;
  const called = calledIn(words, edition, finding);
  return (
    <li
      data-finding={nameOf(finding)}
      className={`finding ${finding.waived === undefined ? finding.severity : 'waived'}`}
    >
      <button type="button" className="finding-text" disabled={!hasPlace(finding)} onClick={() => checks.show(finding)}>
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
          <DrawButtons characters={finding.lacking ?? []} navigation={navigation} />
          {finding.fix !== undefined && (
            <button
              type="button"
              className="link"
              aria-label={words('doTo', { does: fixWords(words, finding.fix), to: called })}
              onClick={() => checks.mend(finding)}
            >
              {fixWords(words, finding.fix)}
            </button>
          )}
          {canBeWaived(finding) && <WaiveButton checks={checks} finding={finding} called={called} />}
        </span>
      ) : (
        <TakeBackButton checks={checks} finding={finding} called={called} />
      )}
    </li>
  );
}

/**
 * Has the keyboard stay in a list where what it was on has gone, because it was done: it goes to the row that took that place.
 */
function useRowKept() {
  const list = useRef<HTMLUListElement>(null);
  const last = useRef<{ readonly place: FocusPlace; readonly row: number } | null>(null);
  useLayoutEffect(() => {
    const before = last.current;
    if (before?.place.element == null || before.place.element.isConnected) return;
    last.current = null;
    if (document.activeElement !== document.body) return;
    const rows = list.current?.children ?? [];
    const row = rows[Math.min(before.row, rows.length - 1)];
    row?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
    giveFocusBack(before.place);
  });
  const onFocus = ({ target }: FocusEvent) => {
    const row = target.closest('li');
    const rows = [...(list.current?.children ?? [])];
    last.current = row === null ? null : { place: focusPlace(), row: rows.indexOf(row) };
  };
  return { list, onFocus };
}

export function FindingList(props: {
  readonly places: FindingPlaces;
  readonly edition: Edition;
  readonly findings: readonly Finding[];
}) {
  const { places, edition, findings } = props;
  const words = useWords();
  const [most, setMost] = useState(ROWS);
  const { list, onFocus } = useRowKept();
  if (findings.length === 0) return null;
  const inOrder = [...standing(findings), ...findings.filter(({ waived }) => waived !== undefined)];
  return (
    <ul ref={list} className="findings" data-testid="findings" onFocus={onFocus}>
      {keyed(inOrder.slice(0, most)).map(([key, finding]) => (
        <FindingRow key={key} places={places} edition={edition} finding={finding} />
      ))}
      {inOrder.length > most && (
        <li className="finding">
          <button
            type="button"
            className="link"
            onClick={({ currentTarget }) => {
              // It may go: the keyboard is at the last row before those that come.
              currentTarget.closest('li')?.previousElementSibling?.querySelector('button')?.focus();
              setMost(most * 2);
            }}
          >
            {words('findingsMore', { count: inOrder.length - most })}
          </button>
        </li>
      )}
    </ul>
  );
}
