import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Workspace } from './workspace.ts';

/** What was done and what went wrong, in a corner; problems stay until closed. */
export function Notices({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { notices } = useParts(workspace.notices, 'notices');
  return (
    <div className="notices" aria-live="polite">
      {notices.map((notice) => (
        <p key={notice.id} className={notice.kind}>
          {notice.text}
          {notice.choices?.map((choice) => (
            <button key={choice.text} type="button" onClick={() => workspace.notices.answer(notice.id, choice)}>
              {choice.text}
            </button>
          ))}
          <button
            type="button"
            className="quiet"
            onClick={() => workspace.notices.dismiss(notice.id)}
            aria-label={words('close')}
          >
            ×
          </button>
        </p>
      ))}
    </div>
  );
}
