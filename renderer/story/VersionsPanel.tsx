/** An article's versions: any two compared, what differs marked, part or all of it brought back. */
import { useEffect, useMemo, useState } from 'react';
import { swatchOf } from '../../shared/edition/colours.ts';
import type { Version } from '../../shared/edition/log-records.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { type Difference, differences, restore, textOf } from '../../shared/edition/versions.ts';
import { runsMarked } from '../../shared/proof/look-marked.ts';
import { moment } from '../i18n/moment.ts';
import { useWords, type Words } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { Choice } from '../ui/Fields.tsx';
import { Marked } from '../ui/Marked.tsx';

/** What of the window it needs. */
type VersionsHost = Pick<Stores, 'session' | 'selection' | 'notices'>;

/** Stands for the article as it is. */
const NOW = 'now';

/** The article as a version has it; null while it is on its way. */
function useVersion(workspace: VersionsHost, chosen: string, article: Article | undefined): Article | null {
  const [read, setRead] = useState<{ readonly chosen: string; readonly article: Article | null } | null>(null);
  useEffect(() => {
    if (chosen === NOW || chosen === '') return undefined;
    let isCurrent = true;
    void workspace.notices.attempt(async () => {
      const version = await call('versions.read', { seq: Number(chosen) });
      if (isCurrent) setRead({ chosen, article: version });
    }, `version ${chosen}`);
    return () => {
      isCurrent = false;
      // Nobody looks at it any more.
      workspace.notices.over(`version ${chosen}`);
    };
  }, [workspace, chosen]);
  if (chosen === NOW) return article ?? null;
  return read?.chosen === chosen ? read.article : null;
}

/** What of the article a difference is in. */
function partOf(words: Words, row: Difference): string {
  return row.kind === 'head' ? words(row.part) : words.kind((row.after ?? row.before)?.type ?? '');
}

/** Characters of a text by which it is told from others. */
const TITLE = 12;

/** A difference in few words. */
function calledIn(words: Words, row: Difference): string {
  const text = [...(textOf(row, 'before') || textOf(row, 'after'))];
  const start = text.length > TITLE ? `${text.slice(0, TITLE).join('')}…` : text.join('');
  return `${partOf(words, row)} ${start}`;
}

/** What a difference says on either side; of the same words in other styles, with signs for those. */
function saidOf(edition: Edition, row: Difference, side: 'before' | 'after'): string {
  if (textOf(row, 'before') !== textOf(row, 'after')) return textOf(row, side);
  const lines = row.kind === 'head' ? row[side] : [row[side]?.children ?? []];
  return lines.map((runs) => runsMarked(runs, (id) => swatchOf(edition, id)?.name ?? id)).join('\n');
}

export function VersionsPanel({ workspace }: { readonly workspace: VersionsHost }) {
  const words = useWords();
  const { edition, path, unsaved } = useParts(workspace.session.state, 'edition', 'path', 'unsaved');
  const { articleId } = useParts(workspace.selection, 'articleId');
  const [versions, setVersions] = useState<readonly Version[]>([]);
  const [older, setOlder] = useState('');
  const [newer, setNewer] = useState(NOW);
  const article = articleId === null ? undefined : edition?.articles[articleId];
  const status = article?.status;

  // Again when the store has taken what is new: a hand-over keeps a version.
  useEffect(() => {
    if (articleId === null || path === '' || status === undefined || unsaved > 0) return undefined;
    let isCurrent = true;
    void workspace.notices.attempt(async () => {
      const list = await call('versions.list', { articleId });
      if (!isCurrent) return;
      setVersions(list);
      setOlder((chosen) => (list.some((one) => String(one.seq) === chosen) ? chosen : String(list[0]?.seq ?? '')));
      setNewer((chosen) => (list.some((one) => String(one.seq) === chosen) ? chosen : NOW));
    }, 'versions');
    return () => {
      isCurrent = false;
    };
  }, [workspace, articleId, path, status, unsaved]);

  const before = useVersion(workspace, older, article);
  const after = useVersion(workspace, newer, article);
  const rows = useMemo(() => (before === null || after === null ? [] : differences(before, after)), [before, after]);
  if (edition === null || article === undefined) return <p className="hint">{words('noArticle')}</p>;
  const name = ({ at, actor, reason, name: called, characters }: Version) =>
    words('versionName', {
      at: moment(at, words.language),
      why: reason === 'named' ? words('versionCalled', { name: called ?? '' }) : words(`version-${reason}`),
      actor,
      characters,
    });
  const options = versions.map((version) => [String(version.seq), name(version)] as const);
  const bringBack = (some: readonly Difference[]) =>
    workspace.session.edit('version.restore', restore(edition, article.id, some));
  return (
    <section className="versions">
      {versions.length === 0 ? (
        <p className="hint">{words('versionsNone')}</p>
      ) : (
        <>
          <dl>
            <Choice label={words('versionOlder')} value={older} options={options} onChange={setOlder} />
            <Choice
              label={words('versionNewer')}
              value={newer}
              options={[[NOW, words('versionNow')], ...options]}
              onChange={setNewer}
            />
          </dl>
          <p role="status" data-testid="differences">
            {rows.length === 0 ? words('versionsSame') : words('versionsDiffer', { count: rows.length })}
          </p>
          {newer === NOW && rows.length > 0 && (
            <button type="button" onClick={() => bringBack(rows)}>
              {words('versionRestoreAll')}
            </button>
          )}
          <ol className="differences">
            {rows.map((row) => (
              <li key={row.kind === 'head' ? row.part : (row.after ?? row.before)?.id}>
                <small>{partOf(words, row)}</small>
                <Marked before={saidOf(edition, row, 'before')} after={saidOf(edition, row, 'after')} />
                {newer === NOW && (
                  <button
                    type="button"
                    className="link"
                    aria-label={words('doTo', { does: words('versionRestore'), to: calledIn(words, row) })}
                    onClick={() => bringBack([row])}
                  >
                    {words('versionRestore')}
                  </button>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
