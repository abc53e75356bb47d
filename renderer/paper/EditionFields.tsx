/** What this edition says of itself: name, date, number, pages and their sections. */

import { newspaperOf } from '../../shared/edition/newspaper.ts';
import { LONGEST_PUBLICATION, LONGEST_SECTION } from '../../shared/edition/page-records.ts';
import { renameSection } from '../../shared/edition/pages.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { halvesOf } from '../../shared/edition/spreads.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { Row } from '../ui/Fields.tsx';
import { LiveField } from './LiveField.tsx';
import { dateChange, issueChange, nameChange, pagesChange } from './paper-changes.ts';
import type { PaperPart } from './paper-host.ts';

/** The list of sections that fields of them offer. */
export const SECTIONS = 'paper-sections';

/** The name as the nameplate has it. */
export function NameField(part: PaperPart) {
  const words = useWords();
  return (
    <dl>
      <Row label={words('paperName')}>
        <LiveField
          {...part}
          label={words('paperName')}
          value={part.edition.edition.publication}
          step="edition.identity"
          change={nameChange}
          most={LONGEST_PUBLICATION}
        />
      </Row>
    </dl>
  );
}

/**
 * Of a newspaper's file it is the last edition: new ones follow its date and number, and have its pages.
 * `isNamed`: its name was asked for before, and not again.
 */
export function EditionFields({ workspace, edition, isNamed = false }: PaperPart & { readonly isNamed?: boolean }) {
  const words = useWords();
  const { kind } = useParts(workspace.session.state, 'kind');
  const pages = pagesInOrder(edition).flatMap((page) => halvesOf(page).map((half) => ({ ...half, id: page.id })));
  const { date, issue } = edition.edition;
  const part = { workspace, edition };
  return (
    <section>
      <h3>{words(kind === 'paper' ? 'paperLast' : 'paperThis')}</h3>
      {kind === 'paper' && <p className="hint">{words('paperLastHelp')}</p>}
      {!isNamed && <NameField {...part} />}
      <dl>
        <Row label={words('date')}>
          <LiveField
            {...part}
            label={words('date')}
            value={date}
            step="edition.identity"
            change={dateChange}
            refusal="refusedDate"
            type="date"
          />
        </Row>
        <Row label={words('paperNumber')}>
          <LiveField
            {...part}
            label={words('paperNumber')}
            value={String(issue)}
            step="edition.identity"
            change={issueChange}
            refusal="refusedIssue"
          />
        </Row>
        <Row label={words('paperPages')}>
          <LiveField
            {...part}
            label={words('paperPages')}
            value={String(pages.length)}
            step="edition.pages"
            change={pagesChange}
            refusal="refusedPages"
            isPreviewed={false}
          />
        </Row>
        {pages.map(({ id, side, page: { number, section } }) => (
          <Row key={`${side} ${id}`} label={words('page', { number })}>
            <LiveField
              {...part}
              label={words('paperSectionOf', { number })}
              placeholder={words('section')}
              value={section}
              step="page.section"
              change={(now, text) => renameSection(now, id, text, side)}
              list={SECTIONS}
              most={LONGEST_SECTION}
            />
          </Row>
        ))}
      </dl>
      <datalist id={SECTIONS}>
        {newspaperOf(edition).sections.map((section) => (
          <option key={section} value={section} />
        ))}
      </datalist>
    </section>
  );
}
