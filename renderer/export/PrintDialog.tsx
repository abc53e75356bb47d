/** 打印: what, on which paper, how large; Enter hands it to the system's dialog. */

import { type FormEvent, useId, useState } from 'react';
import { papers } from '../../shared/edition/paper.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import { pageNumbers } from '../../shared/edition/spreads.ts';
import { useWords, type Words } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { pageNumberIn } from '../state/page-names.ts';
import { Detail } from '../ui/Detail.tsx';
import { Choice } from '../ui/Fields.tsx';
import { Modal } from '../ui/Modal.tsx';
import {
  type AtHand,
  askedFor,
  atHand,
  isOffered,
  outcomeOf,
  type PrintKind,
  pagesWritten,
  printKinds,
} from './print-choices.ts';
import { type PrintHost, usePrint } from './use-print.ts';

function nameOf(kind: PrintKind, { page, spread, all, article }: AtHand, words: Words): string {
  const number = page === null ? '' : pageNumberIn(words.language, page);
  switch (kind) {
    case 'page':
      return words('printPage', { number });
    case 'spread':
      return words('printSpread', { pages: spread.map((one) => pageNumberIn(words.language, one)) });
    case 'all':
      return words('printAll', { count: all.flatMap(pageNumbers).length });
    case 'range':
      return words('printRange');
    case 'proof':
      return words('printProof', { number });
    case 'story':
      return words('printStory', { title: (article === null ? '' : articleTitle(article)) || words('untitled') });
  }
}

function KindChoice(props: {
  readonly at: AtHand;
  readonly kind: PrintKind;
  readonly range: string;
  readonly onKind: (kind: PrintKind) => void;
  readonly onRange: (text: string) => void;
}) {
  const { at, kind, range, onKind, onRange } = props;
  const words = useWords();
  return (
    <fieldset className="print-kinds">
      <legend>{words('printWhat')}</legend>
      {printKinds
        .filter((one) => isOffered(one, at))
        .map((one) => (
          <div key={one}>
            <label>
              <input type="radio" name="print-kind" checked={one === kind} onChange={() => onKind(one)} />
              {nameOf(one, at, words)}
            </label>
            {one === 'range' && (
              <input
                aria-label={words('printRange')}
                placeholder={words('printRangeHint')}
                value={range}
                onFocus={() => onKind('range')}
                onChange={(event) => onRange(event.target.value)}
                onKeyDown={(event) => {
                  // Enter of an input method ends its word, not the form.
                  if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
                }}
              />
            )}
          </div>
        ))}
    </fieldset>
  );
}

export function PrintDialog({ workspace }: { readonly workspace: PrintHost }) {
  const words = useWords();
  const { edition } = useParts(workspace.session.state, 'edition');
  const { pageId } = useParts(workspace.view, 'pageId');
  const { articleId } = useParts(workspace.selection, 'articleId');
  const state = usePrint(workspace);
  const [wanted, setWanted] = useState(workspace.prints.get().kind);
  const [range, setRange] = useState('');
  const outcome = useId();
  if (edition === null) return null;
  const at = atHand(edition, pageId, articleId);
  const kind = isOffered(wanted, at) ? wanted : isOffered('page', at) ? 'page' : 'all';
  const written = kind === 'range' ? pagesWritten(range, at, words) : { pages: [] };
  const asked = 'wrong' in written ? null : askedFor(kind, at, written.pages, state.chosen);
  const { chosen, progress, problem } = state;
  const choose = (next: PrintKind) => {
    workspace.prints.update({ kind: next });
    setWanted(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (asked !== null && progress === null) void state.print(asked);
  };
  return (
    <Modal className="dialog print" label={words('printTitle')} onClose={state.close}>
      <h2>{words('printTitle')}</h2>
      <form onSubmit={submit} aria-describedby={outcome}>
        <fieldset className="print-choices" disabled={progress !== null}>
          <KindChoice at={at} kind={kind} range={range} onKind={choose} onRange={setRange} />
          <dl>
            <Choice
              label={words('printPaper')}
              value={chosen.paper}
              options={papers.map((paper) => [paper, paper])}
              onChange={(paper) => state.setChosen({ ...chosen, paper })}
            />
            {kind !== 'proof' && kind !== 'story' && (
              <Choice
                label={words('printScale')}
                value={chosen.scale}
                options={[
                  ['fit', words('printFit')],
                  ['actual', words('printActual')],
                ]}
                onChange={(scale) => state.setChosen({ ...chosen, scale })}
              />
            )}
          </dl>
        </fieldset>
        <div id={outcome} role="status" className="print-outcome" data-testid="print-outcome">
          {'wrong' in written && <p className="hint">{written.wrong}</p>}
          {asked !== null && outcomeOf(asked, at, words).map((said) => <p key={said}>{said}</p>)}
        </div>
        {progress !== null && progress.total > 0 && (
          <p aria-live="polite" data-testid="print-progress">
            {progress.done === progress.total ? words('printAtSystem') : words('printDrawing', progress)}
            <progress aria-label={words('printTitle')} value={progress.done} max={progress.total} />
          </p>
        )}
        {problem !== null && (
          <p className="export-failure" role="alert" data-testid="print-failure">
            {problem[words.language]} <Detail label={words('errorDetail')} text={problem.detail} />
          </p>
        )}
        <menu>
          {progress === null ? (
            <button type="button" onClick={state.close}>
              {words('cancel')}
            </button>
          ) : (
            <button type="button" onClick={state.stop}>
              {words('printStop')}
            </button>
          )}
          <button
            type="button"
            disabled={asked === null || progress !== null}
            onClick={() => asked !== null && void state.save(asked)}
          >
            {words('printSave')}
          </button>
          <button type="submit" className="main" disabled={asked === null || progress !== null}>
            {words('printGo')}
          </button>
        </menu>
      </form>
    </Modal>
  );
}
