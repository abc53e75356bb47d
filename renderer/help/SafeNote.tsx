/** Says that this is safe mode, and leads out of it. */
import { useWords } from '../i18n/strings.ts';

export function SafeNote({ onLeave }: { readonly onLeave: () => void }) {
  const words = useWords();
  return (
    <span className="safe-note" data-testid="safe-mode" title={words('safeModeHow')}>
      <b>{words('safeMode')}</b>{' '}
      <button type="button" className="link" onClick={onLeave}>
        {words('safeModeLeave')}
      </button>
    </span>
  );
}
