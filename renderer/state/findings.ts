/** What checks have found, as the window shows it: on its characters while they are edited, and changed only while nobody types. */
import { type Finding, type FindingInText, isInText } from '../../shared/checks/check.ts';
import { wrongCharacter } from '../../shared/checks/copy/wrong-character.ts';
import { followFindings, stillReads } from '../../shared/checks/followed.ts';
import { nameOf, standing, withWaivers } from '../../shared/checks/waivers.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { EditionState } from '../session/edition-state.ts';
import { Observable, type Watched } from '../session/observable.ts';
import type { Quiet } from './quiet.ts';
import type { Rows } from './rows-at-hand.ts';

type Underlined = readonly (readonly [FindingInText, FindingLook])[];

/** Made once for what is shown: with each key galley and page ask for it. */
const known = new WeakMap<readonly Finding[], Underlined>();

/** The findings that are underlined, each with how. */
export function underlined(findings: readonly Finding[] | null): Underlined {
  if (findings === null) return [];
  const before = known.get(findings);
  if (before !== undefined) return before;
  const now = findings.flatMap((finding): Underlined => {
    const look = lookOf(finding);
    return look === null || !isInText(finding) ? [] : [[finding, look]];
  });
  known.set(findings, now);
  return now;
}

/** What of a text of some length is underlined for a finding: of a place between two characters both of them. */
export function underlinedIn(
  { text: { from, to } }: FindingInText,
  length: number,
): readonly [from: number, to: number] {
  return from < to ? [from, to] : [Math.max(0, from - 1), Math.min(length, to + 1)];
}

/**
 * The kinds that underlines tell apart: what a model of Chinese thinks is no rule that is broken. `wrong` is what it is sure of,
 * `likely` what an editor is to weigh.
 */
export const findingLooks = ['error', 'warning', 'wrong', 'likely'] as const;
export type FindingLook = (typeof findingLooks)[number];

/** How a finding in copy is underlined; null of one that is waived, or only a hint. */
export function lookOf({ rule, severity, waived }: Finding): FindingLook | null {
  if (waived !== undefined || severity === 'hint') return null;
  if (rule !== wrongCharacter.id) return severity;
  return severity === 'error' ? 'wrong' : 'likely';
}

interface FindingsState {
  /** Null before the first time. */
  readonly shown: readonly Finding[] | null;
  /** The name of the finding whose card is open; null while none is. */
  readonly open: string | null;
  /** Whoever opened the card did so by a key, and goes on in it. */
  readonly isByKey: boolean;
}

/** What of the session they come from. */
interface FindingsSource {
  readonly state: Watched<Pick<EditionState, 'edition' | 'findings'>>;
  watchPatches(listener: (patches: readonly Patch[]) => void): () => void;
}

/** What of a finding may be pointed at: the line under it alone, or its words, too. */
export type PointedAt = 'line' | 'words';

/** What underlines findings: the galley, and the page. Places are CSS pixels of the window. */
export interface Underlines {
  /** Where a finding stands; null where that is not shown. */
  placeOf(finding: Finding): DOMRect | null;
  /** The finding at a point; undefined where none is. */
  at(x: number, y: number, on: PointedAt): Finding | undefined;
}

export class Findings extends Observable<FindingsState> {
  /** What shows them, while it does. */
  readonly underlines = new Set<Underlines>();
  readonly #session: FindingsSource;
  readonly #quiet: Pick<Quiet, 'whenQuiet'>;
  readonly #rows: Rows;
  /** What was told last, and what it has become by edits since, until it is shown. */
  #told: readonly Finding[] | null = null;
  #coming: readonly Finding[] | null = null;
  #waivers: Edition['waivers'] = {};

  constructor(session: FindingsSource, quiet: Pick<Quiet, 'whenQuiet'>, rows: Rows) {
    super({ shown: null, open: null, isByKey: false });
    this.#session = session;
    this.#quiet = quiet;
    this.#rows = rows;
    session.watchPatches((patches) => this.#follow(patches));
    session.state.subscribe(() => this.#hear());
  }

  /** The finding of a name, where it is still shown. */
  named(name: string | null): Finding | undefined {
    return name === null ? undefined : this.get().shown?.find((one) => nameOf(one) === name);
  }

  /** Makes a finding the one at hand, its card open beside it. */
  open(finding: Finding, isByKey: boolean): void {
    const name = nameOf(finding);
    this.#rows.update({ finding: name });
    this.update({ open: name, isByKey });
  }

  close(): void {
    this.update({ open: null });
  }

  /** Where a finding stands on the screen; null where nothing shows it. */
  placeOf(finding: Finding): DOMRect | null {
    for (const one of this.underlines) {
      const place = one.placeOf(finding);
      if (place !== null) return place;
    }
    return null;
  }

  /** The finding at a point of the screen. */
  at(x: number, y: number, on: PointedAt = 'words'): Finding | undefined {
    for (const one of this.underlines) {
      const finding = one.at(x, y, on);
      if (finding !== undefined) return finding;
    }
    return undefined;
  }

  /** Findings that nobody has waived. */
  get standing(): Finding[] {
    return standing(this.get().shown ?? []);
  }

  #hear(): void {
    const { findings, edition } = this.#session.state.get();
    if (findings !== this.#told) {
      this.#told = findings;
      this.#coming = findings;
      if (findings === null) this.update({ shown: null, open: null });
      else this.#quiet.whenQuiet(() => this.#show());
    }
    const waivers = edition?.waivers ?? {};
    if (waivers === this.#waivers || edition === null) return;
    const isOther = Object.keys(waivers).join() !== Object.keys(this.#waivers).join();
    this.#waivers = waivers;
    const { shown } = this.get();
    if (isOther && shown !== null) this.#put(edition, shown);
  }

  #show(): void {
    const { edition } = this.#session.state.get();
    const coming = this.#coming;
    this.#coming = null;
    // What was typed between a check and its answer is checked anew: nothing is told of other characters meanwhile.
    if (edition !== null && coming !== null)
      this.#put(
        edition,
        coming.filter((finding) => stillReads(edition, finding)),
      );
  }

  /** Shows findings, each waived as the edition says by now. */
  #put(edition: Edition, findings: readonly Finding[]): void {
    const shown = withWaivers(
      edition,
      findings.map(({ waived: _, ...finding }) => finding),
    );
    const { open } = this.get();
    const isThere = open !== null && shown.some((one) => nameOf(one) === open);
    this.update({ shown, open: isThere ? open : null });
  }

  #follow(patches: readonly Patch[]): void {
    const { edition } = this.#session.state.get();
    const { shown, open } = this.get();
    if (edition === null || !patches.some((patch) => patch.kind !== 'edition' && patch.table === 'articles')) return;
    if (this.#coming !== null) this.#coming = followFindings(edition, patches, this.#coming);
    if (shown === null) return;
    const now = followFindings(edition, patches, shown);
    if (now === shown) return;
    const renamed = this.#renamed(edition, patches, open);
    const { finding } = this.#rows.get();
    if (finding !== null && this.named(finding) !== undefined)
      this.#rows.update({ finding: this.#renamed(edition, patches, finding) });
    this.update({ shown: now, open: renamed });
  }

  /** The name that a finding has after an edit; null where that changed its characters. */
  #renamed(edition: Edition, patches: readonly Patch[], name: string | null): string | null {
    const finding = this.named(name);
    const [now] = finding === undefined ? [] : followFindings(edition, patches, [finding]);
    return now === undefined ? null : nameOf(now);
  }
}
