/** 原稿与校样对读: two states of an article side by side, line by line, for one who reads and one who follows. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { type HeadlineList, headlineLists } from '../../shared/edition/article-records.ts';
import { swatchOf } from '../../shared/edition/colours.ts';
import { isSameRuns } from '../../shared/edition/leaves.ts';
import type { Article, Edition, Leaf } from '../../shared/edition/records.ts';
import { articleTitle, paragraphText } from '../../shared/edition/selectors.ts';
import { runsOfLines } from '../../shared/edition/styled-lines.ts';
import { textChanges } from '../../shared/edition/text-changes.ts';
import { runsText } from '../../shared/edition/text-patches.ts';
import { differences } from '../../shared/edition/versions.ts';
import { runsMarked } from '../../shared/proof/look-marked.ts';
import { roundsInOrder } from '../../shared/proof/rounds.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { Modal } from '../ui/Modal.tsx';

/** What of the window it needs. */
type CompareHost = Pick<Stores, 'session' | 'selection' | 'dialogs' | 'notices'>;

interface Row {
  readonly left: string;
  readonly right: string;
}

/** Texts that belong together; of the same words in other styles, with signs for those. */
function rowOf(edition: Edition, left: readonly Leaf[], right: readonly Leaf[]): Row {
  const isStyledAnew = runsText(left) === runsText(right) && !isSameRuns(left, right);
  const said = (runs: readonly Leaf[]) =>
    isStyledAnew ? runsMarked(runs, (id) => swatchOf(edition, id)?.name ?? id) : runsText(runs);
  return { left: said(left), right: said(right) };
}

/** Lines of the head, then paragraphs, those that belong together on one row. */
function rowsOf(edition: Edition, left: Article, right: Article): Row[] {
  const oneLine = ({ headlines }: Article, part: HeadlineList) =>
    runsOfLines(headlines, part).flatMap((runs, at) => (at === 0 ? runs : [{ text: '\u3000' }, ...runs]));
  const head = headlineLists.map((part) => rowOf(edition, oneLine(left, part), oneLine(right, part)));
  const changed = new Set(
    differences(left, right).flatMap((one) =>
      one.kind === 'paragraph' && one.before === null ? [one.after?.id ?? ''] : [],
    ),
  );
  const now = new Map(right.body.map((paragraph) => [paragraph.id as string, paragraph]));
  const rows: Row[] = [];
  const added = (from: number) => {
    for (let at = from; at < right.body.length; at++) {
      const paragraph = right.body[at];
      if (paragraph === undefined || !changed.has(paragraph.id)) break;
      rows.push({ left: '', right: paragraphText(paragraph) });
    }
  };
  added(0);
  for (const paragraph of left.body) {
    const same = now.get(paragraph.id);
    rows.push(rowOf(edition, paragraph.children, same?.children ?? []));
    if (same !== undefined) added(right.body.indexOf(same) + 1);
  }
  return [...head, ...rows].filter((row) => row.left !== '' || row.right !== '');
}

function Side({ row, side }: { readonly row: Row; readonly side: 'left' | 'right' }) {
  const parts = useMemo(() => textChanges(row.left, row.right), [row]);
  return (
    <p>
      {parts.map((part, at) => {
        const isOther = side === 'left' ? part.isAdded : part.isRemoved;
        if (isOther) return null;
        const isOwn = side === 'left' ? part.isRemoved : part.isAdded;
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a row keep their order
        return isOwn ? <mark key={at}>{part.text}</mark> : <span key={at}>{part.text}</span>;
      })}
    </p>
  );
}

export function CompareDialog({ workspace }: { readonly workspace: CompareHost }) {
  const words = useWords();
  const { edition } = useParts(workspace.session.state, 'edition');
  const { articleId } = useParts(workspace.selection, 'articleId');
  const article = edition?.articles[articleId ?? ''];
  const [first, setFirst] = useState<Article | null>(null);
  const [from, setFrom] = useState('first');
  const [at, setAt] = useState(0);
  const rowsList = useRef<HTMLOListElement>(null);
  useEffect(() => rowsList.current?.focus(), []);
  useEffect(() => {
    if (articleId === null) return;
    void workspace.notices.attempt(async () => {
      const versions = await call('versions.list', { articleId });
      const oldest = versions.at(-1);
      if (oldest !== undefined) setFirst(await call('versions.read', { seq: oldest.seq }));
    }, 'versions');
  }, [workspace, articleId]);
  const rounds = edition === null ? [] : roundsInOrder(edition);
  const left = from === 'first' ? first : (edition?.frozen[from]?.articles[articleId ?? ''] ?? null);
  const rows = useMemo(
    () => (left === null || article === undefined || edition === null ? [] : rowsOf(edition, left, article)),
    [edition, left, article],
  );
  const close = () => workspace.dialogs.update({ dialog: 'none' });
  if (article === undefined) return null;
  const isChanged = (row: Row | undefined) => row !== undefined && row.left !== row.right;
  const next = () => {
    const after = rows.findIndex((row, index) => index > at && isChanged(row));
    setAt(after >= 0 ? after : Math.max(0, rows.findIndex(isChanged)));
  };
  const go = (to: number) => {
    setAt(Math.max(0, Math.min(rows.length - 1, to)));
  };
  return (
    <Modal className="dialog compare" label={words('compareTitle')} onClose={close}>
      <h2>
        {words('compareTitle')} · {articleTitle(article)}
      </h2>
      <div className="compare-heads">
        <select aria-label={words('compareLeft')} value={from} onChange={(event) => setFrom(event.target.value)}>
          <option value="first">{words('compareFirst')}</option>
          {rounds.map((round) => (
            <option key={round.id} value={round.id}>
              {round.name}
            </option>
          ))}
        </select>
        <span>{words('compareNow')}</span>
      </div>
      <ol
        ref={rowsList}
        className="compare-rows"
        data-testid="compare"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: read with the arrow keys
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') go(at + 1);
          else if (event.key === 'ArrowUp') go(at - 1);
          else if (event.key === ' ') next();
          else return;
          event.preventDefault();
        }}
      >
        {rows.map((row, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of one comparison keep their order
            key={index}
            ref={(element) => {
              if (index === at) element?.scrollIntoView({ block: 'nearest' });
            }}
            aria-current={index === at}
            data-changed={isChanged(row)}
          >
            <Side row={row} side="left" />
            <Side row={row} side="right" />
          </li>
        ))}
      </ol>
      <p className="hint">{rows.some(isChanged) ? words('compareHow') : words('compareSame')}</p>
      <menu>
        <button type="button" onClick={close}>
          {words('close')}
        </button>
      </menu>
    </Modal>
  );
}
