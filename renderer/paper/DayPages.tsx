/** The pages of a weekday, one by one: section, format and template of each. */
import { formatsInOrder } from '../../shared/edition/page-formats.ts';
import { LONGEST_SECTION } from '../../shared/edition/page-records.ts';
import { shownTemplates } from '../../shared/edition/template-names.ts';
import {
  MOST_PAGES,
  type Newspaper,
  type PlannedPage,
  type WeekdayPlan,
} from '../../shared/paper/newspaper-records.ts';
import { useWords } from '../i18n/strings.ts';
import { SECTIONS } from './EditionFields.tsx';
import { LiveField } from './LiveField.tsx';
import { likeDay, replanned, withoutPage, withPageMore } from './page-plan.ts';
import { newspaperChange } from './paper-changes.ts';
import type { PaperPart } from './paper-host.ts';

/** One of a list of things with names, or none; what is planned and gone is said. */
function PlanChoice<T extends string>(props: {
  readonly label: string;
  readonly none: string;
  readonly known: readonly { readonly id: T; readonly name: string }[];
  readonly value: T | null;
  readonly onChange: (id: T | null) => void;
}) {
  const { label, none, known, value, onChange } = props;
  const words = useWords();
  const isGone = value !== null && known.every(({ id }) => id !== value);
  return (
    <select
      aria-label={label}
      title={label}
      value={value ?? ''}
      onChange={(event) => onChange(known.find(({ id }) => id === event.target.value)?.id ?? null)}
    >
      <option value="">{none}</option>
      {known.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      {isGone && <option value={value}>{words('planGone')}</option>}
    </select>
  );
}

type PlanPart = PaperPart & {
  readonly paper: Newspaper;
  readonly day: number;
  /** The day's name, said with each field. */
  readonly dayName: string;
  readonly onWeek: (week: Newspaper['week']) => void;
};

function PageOfDay(props: PlanPart & { readonly page: PlannedPage; readonly index: number }) {
  const { workspace, edition, paper, day, dayName, onWeek, page, index } = props;
  const words = useWords();
  const of = { day: dayName, number: index + 1 };
  return (
    <li>
      <span aria-hidden>{index + 1}</span>
      <LiveField
        workspace={workspace}
        edition={edition}
        label={words('planSection', of)}
        placeholder={words('planSectionNone')}
        value={page.section}
        step="paper.edit"
        change={newspaperChange((text) => ({ week: replanned(paper, day, index, { section: text.trim() }) }))}
        refusal="refusedPlan"
        isPreviewed={false}
        list={SECTIONS}
        most={LONGEST_SECTION}
      />
      <PlanChoice
        label={words('planFormat', of)}
        none={words('planFormatNone')}
        known={formatsInOrder(edition)}
        value={page.formatId}
        onChange={(formatId) => onWeek(replanned(paper, day, index, { formatId }))}
      />
      <PlanChoice
        label={words('planTemplate', of)}
        none={words('planTemplateNone')}
        known={shownTemplates(edition, words.language)}
        value={page.templateId}
        onChange={(templateId) => onWeek(replanned(paper, day, index, { templateId }))}
      />
      <button
        type="button"
        className="quiet"
        aria-label={words('planRemove', of)}
        title={words('planRemove', of)}
        onClick={() => onWeek(withoutPage(paper, day, index))}
      >
        ×
      </button>
    </li>
  );
}

export function DayPages(props: PlanPart & { readonly plan: WeekdayPlan }) {
  const { edition, paper, day, dayName, onWeek, plan } = props;
  const words = useWords();
  const numbered = plan.pages.map((page, at) => ({ page, number: at + 1 }));
  const hasNothingToChoose = Object.keys(edition.formats).length + Object.keys(edition.templates).length === 0;
  return (
    <div className="day-pages">
      {plan.pages.length === 0 ? (
        <p className="hint">{words('planEmpty')}</p>
      ) : (
        <>
          <div className="day-pages-head" aria-hidden>
            <span>{words('section')}</span>
            <span>{words('format')}</span>
            <span>{words('planTemplates')}</span>
          </div>
          <ol>
            {numbered.map(({ page, number }) => (
              <PageOfDay key={number} {...props} page={page} index={number - 1} />
            ))}
          </ol>
          {hasNothingToChoose && <p className="hint">{words('planNoChoice')}</p>}
        </>
      )}
      <p>
        <button
          type="button"
          disabled={plan.pages.length >= MOST_PAGES}
          onClick={() => onWeek(withPageMore(edition, day))}
        >
          {words('planAdd', { day: dayName })}
        </button>{' '}
        {plan.pages.length > 0 && (
          <button type="button" onClick={() => onWeek(likeDay(paper, day))}>
            {words('planLikeDay', { day: dayName })}
          </button>
        )}
      </p>
    </div>
  );
}
