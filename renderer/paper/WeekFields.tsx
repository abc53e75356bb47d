/** 每周出版计划: on which days the paper comes out, and with which pages. */
import { newspaperOf } from '../../shared/edition/newspaper.ts';
import { useWords } from '../i18n/strings.ts';
import { LiveField } from './LiveField.tsx';
import { plannedWeek, planWords, readSections, weekAppearing, weekLike } from './page-plan.ts';
import { newspaperChange, newspaperEdit } from './paper-changes.ts';
import type { PaperPart } from './paper-host.ts';

const weekdays = ['weekday-0', 'weekday-1', 'weekday-2', 'weekday-3', 'weekday-4', 'weekday-5', 'weekday-6'] as const;

/** The day of a date in a week that begins on Monday. */
function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

export function WeekFields({ workspace, edition }: PaperPart) {
  const words = useWords();
  const paper = newspaperOf(edition);
  const today = weekdayOf(edition.edition.date);
  const settle = (week: typeof paper.week) => {
    const patches = newspaperEdit(edition, { week });
    if (patches === null) workspace.notices.notify('problem', 'refusedPlan');
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
          <div key={name}>
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
              <LiveField
                workspace={workspace}
                edition={edition}
                label={words('paperPlan', { day })}
                value={planWords(plan)}
                step="paper.edit"
                change={newspaperChange((text) => ({ week: plannedWeek(paper, at, readSections(text)) }))}
                refusal="refusedPlan"
                most={4_000}
              />
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
