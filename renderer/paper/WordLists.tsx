/** 词表: words a newsroom watches for, or writes in a way of its own. */
import { newspaperOf } from '../../shared/edition/newspaper.ts';
import { LONGEST_LIST, type Newspaper } from '../../shared/paper/newspaper-records.ts';
import { useWords } from '../i18n/strings.ts';
import { NameForm } from '../ui/Fields.tsx';
import { LiveField } from './LiveField.tsx';
import { newspaperEdit } from './paper-changes.ts';
import type { PaperPart } from './paper-host.ts';
import { readWords, writeWords } from './word-lists.ts';

export function WordLists({ workspace, edition }: PaperPart) {
  const words = useWords();
  const { wordLists: lists } = newspaperOf(edition);
  const set = (wordLists: Newspaper['wordLists']) => {
    const patches = newspaperEdit(edition, { wordLists });
    if (patches === null) workspace.notices.notify('refused', 'refusedList');
    else if (patches.length > 0) workspace.session.edit('paper.edit', patches);
  };
  return (
    <section aria-label={words('wordLists')}>
      <h3>{words('wordLists')}</h3>
      <p className="hint">{words('wordListsHelp')}</p>
      {lists.map((list) => (
        <div key={list.name} className="names">
          <h4>
            {list.name}
            <button
              type="button"
              className="quiet"
              aria-label={words('wordListRemove', { name: list.name })}
              title={words('wordListRemove', { name: list.name })}
              onClick={() => set(lists.filter((one) => one !== list))}
            >
              ×
            </button>
          </h4>
          <LiveField
            workspace={workspace}
            edition={edition}
            label={list.name}
            value={writeWords(list.words)}
            step="paper.edit"
            change={(now, text) => {
              const read = readWords(text);
              if (read === null) return null;
              const all = newspaperOf(now).wordLists;
              return newspaperEdit(now, {
                wordLists: all.map((one) => (one.name === list.name ? { ...one, words: read } : one)),
              });
            }}
            refusal="refusedWords"
            isPreviewed={false}
            rows={4}
            most={1_000_000}
          />
        </div>
      ))}
      <NameForm
        label={words('wordListName')}
        button={words('wordListAdd')}
        most={LONGEST_LIST}
        onName={(typed) => {
          const name = typed.trim();
          if (lists.every((one) => one.name !== name)) set([...lists, { name, words: [] }]);
        }}
      />
    </section>
  );
}
