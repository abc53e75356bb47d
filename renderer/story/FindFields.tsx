/** What is searched for, what replaces it, how and where. */
import type { Query } from '../../shared/edition/find.ts';
import { useWords } from '../i18n/strings.ts';
import { scopes } from './find-rows.ts';
import type { Search } from './use-search.ts';

interface Props {
  readonly search: Search;
  readonly field: React.RefObject<HTMLInputElement | null>;
  readonly onChange: (change: Partial<Search>) => void;
  /** Enter in the field: to the next match, or the one before. */
  readonly onStep: (by: 1 | -1) => void;
}

export function FindFields({ search, field, onChange, onStep }: Props) {
  const words = useWords();
  const { query, replacement, scope } = search;
  const setQuery = (change: Partial<Query>) => onChange({ query: { ...query, ...change } });
  const flag = (key: 'isRegex' | 'isExact', label: string) => (
    <label>
      <input type="checkbox" checked={query[key]} onChange={(event) => setQuery({ [key]: event.target.checked })} />
      {label}
    </label>
  );
  return (
    <>
      <input
        ref={field}
        value={query.text}
        aria-label={words('findWhat')}
        placeholder={words('findWhat')}
        spellCheck={false}
        onChange={(event) => setQuery({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) onStep(event.shiftKey ? -1 : 1);
        }}
      />
      <input
        value={replacement}
        aria-label={words('replaceBy')}
        placeholder={words('replaceBy')}
        spellCheck={false}
        onChange={(event) => onChange({ replacement: event.target.value })}
      />
      <div className="flags">
        {flag('isRegex', words('findRegex'))}
        {flag('isExact', words('findExact'))}
        <select
          value={scope}
          aria-label={words('findScope')}
          onChange={(event) => {
            const next = scopes.find((one) => one === event.target.value);
            if (next !== undefined) onChange({ scope: next });
          }}
        >
          <option value="edition">{words('findEdition')}</option>
          <option value="page">{words('findPage')}</option>
          <option value="article">{words('findArticle')}</option>
        </select>
      </div>
    </>
  );
}
