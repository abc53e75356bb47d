/** 每周出版计划: on which days the paper comes out, and with which pages. */
import { useState } from 'react';
import { newspaperOf } from '../../shared/edition/newspaper.ts';
import { formatsInOrder } from '../../shared/edition/page-formats.ts';
import { LONGEST_SECTION } from '../../shared/edition/page-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { MOST_PAGES, type WeekdayPlan } from '../../shared/paper/newspaper-records.ts';
import { useWords } from '../i18n/strings.ts';
import { DayPages } from './DayPages.tsx';
import { LiveField } from './LiveField.tsx';
import { plannedWeek, planWords, readSections, weekAppearing, weekLike } from './page-plan.ts';
import { newspaperChange, newspaperEdit } from './paper-changes.ts';
import type { PaperPart } from './paper-host.ts';

const weekdays = ['weekday-0', 'weekday-1', 'weekday-2', 'weekday-3', 'weekday-4', 'weekday-5', 'weekday-6'] as const;

/** The day of a date in a week that begins on Monday. */
function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** As many sections as a day may have, each in quotes and with a comma after it. */
const LONGEST_PLAN = MOST_PAGES * (LONGEST_SECTION + 3);

/** How many pages a day has, and which are of a format or begin with a template. */
function PlanSummary({ edition, plan }: { readonly edition: Edition; readonly plan: WeekdayPlan }) {
  const words = useWords();
  const { pages } = plan;
  if (pages.length === 0) return null;
  const numbers = (isOne: (page: WeekdayPlan['pages'][number]) => boolean) =>
    pages.flatMap((page, at) => (isOne(page) ? [at + 1] : []));
  const named = [
    ...formatsInOrder(edition).map(({ id, name }) => [name, numbers(({ formatId }) => formatId === id)] as const),
    ...Object.values(edition.templates).map(
      ({ id, name }) => [name, numbers(({ templateId }) => templateId === id)] as const,
    ),
  ].filter(([, list]) => list.length > 0);
  return (
    <small>
      {[
        words('planCount', { count: pages.length }),
        ...named.map(([name, list]) => words('planOf', { name, pages: list })),
      ].join(' · ')}
    </small>
  );
}

export function WeekFields({ workspace, edition }: PaperPart) {
  const words = useWords();
  const paper = newspaperOf(edition);
  /** The day whose pages are shown one by one. */
  const [open, setOpen] = useState<number | null>(null);
  const today = weekdayOf(edition.edition.date);
  const settle = (week: typeof paper.week) => {
    const patches = newspaperEdit(edition, { week });
    if (patches === null) workspace.notices.notify('refused', 'refusedPlan');
    else if (patches.length > 0) workspace.session.edit('paper.edit', patches);
  };
  return (
    <fieldset className="paper-week">
      <legend>{words('paperWeek')}</legend>
      <p className="hint">{words('paperWeekHelp')}</p>
      {weekdays.map((name, at) => {
        const plan = paper.week[at];
        if (plan === undefined) return null;
        const day = words(name);
        return (
          <div key={name} className="day">
            <label>
              <input
                type="checkbox"
                checked={plan.appears}
                aria-label={words('paperAppears', { day })}
                onChange={(event) => settle(weekAppearing(edition, at, event.target.checked))}
              />
              {day}
            </label>
            {plan.appears && (
              <>
                <LiveField
                  workspace={workspace}
                  edition={edition}
                  label={words('paperPlan', { day })}
                  value={planWords(plan)}
                  step="paper.edit"
                  change={newspaperChange((text) => ({ week: plannedWeek(paper, at, readSections(text)) }))}
                  refusal="refusedPlan"
                  isPreviewed={false}
                  most={LONGEST_PLAN}
                />
                <button
                  type="button"
                  className="quiet"
                  aria-expanded={open === at}
                  aria-label={words('planPages', { day })}
                  title={words('planPages', { day })}
                  onClick={() => setOpen(open === at ? null : at)}
                >
                  {open === at ? '▾' : '▸'}
                </button>
                <PlanSummary edition={edition} plan={plan} />
                {open === at && (
                  <DayPages
                    workspace={workspace}
                    edition={edition}
                    paper={paper}
                    plan={plan}
                    day={at}
                    dayName={day}
                    onWeek={settle}
                  />
                )}
              </>
            )}
          </div>
        );
      })}
      <button type="button" className="link" onClick={() => settle(weekLike(edition, today))}>
        {words('paperPlanHere', { day: words(weekdays[today] ?? 'weekday-0') })}
      </button>
    </fieldset>
  );
}
