/** 常设: whether a block stands in the editions to come, and up to which. */
import { useState } from 'react';
import { blockModule } from '../../shared/blocks/kinds.ts';
import { letStand } from '../../shared/edition/blocks.ts';
import type { Block, Edition } from '../../shared/edition/records.ts';
import { typedDay } from '../../shared/edition/typed-day.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { DateField } from '../ui/DateField.tsx';
import { Flag, Row } from '../ui/Fields.tsx';
import { today } from '../ui/today.ts';

/** What of the window it needs. */
type StandingHost = Pick<Stores, 'session'>;

/** The last day a block stands; empty while it stands for good. What is no date is put back. */
function UntilField(props: {
  readonly until: string | null;
  readonly from: string;
  readonly onUntil: (until: string | null) => void;
}) {
  const { until, from, onUntil } = props;
  const words = useWords();
  const [text, setText] = useState(until ?? '');
  const putBack = () => setText(until ?? '');
  const commit = () => {
    const day = text.trim() === '' ? null : typedDay(text, from, today());
    if (day === until) return;
    if (day === null && text.trim() !== '') putBack();
    else onUntil(day);
  };
  return (
    <DateField
      label={words('standingUntil')}
      value={text}
      read={(typed) => typedDay(typed, from, today())}
      calendar={words('calendar')}
      least={from}
      onChange={setText}
      onChoose={onUntil}
      onLeave={commit}
      onEscape={putBack}
    />
  );
}

export function Standing(props: {
  readonly workspace: StandingHost;
  readonly edition: Edition;
  readonly block: Block;
}) {
  const { workspace, edition, block } = props;
  const words = useWords();
  const { kind } = useParts(workspace.session.state, 'kind');
  const { standing } = block;
  const stand = (next: typeof standing | null) =>
    workspace.session.edit('block.standing', letStand(edition, [block.id], next ?? null));
  // Whatever is placed in a newspaper's file stands.
  const isOfFile = kind === 'paper';
  // Page heads and nameplates stand anyway; drawings and texts of the page do, unless they are of one day.
  if (block.kind === 'nameplate' || block.kind === 'furniture') return null;
  if (blockModule(block.kind).isFurniture === true) {
    return (
      <Flag
        label={words('standingToday')}
        value={standing?.until != null}
        onChange={(isOfToday) => stand(isOfToday ? { until: edition.edition.date } : null)}
      />
    );
  }
  return (
    <>
      {isOfFile ? (
        <p className="hint">{words('standingInFile')}</p>
      ) : (
        <Flag
          label={words('standingFlag')}
          value={standing !== undefined}
          onChange={(stands) => stand(stands ? { until: null } : null)}
        />
      )}
      {(isOfFile || standing !== undefined) && (
        <dl>
          <Row label={words('standingUntil')}>
            <UntilField
              key={standing?.until ?? ''}
              until={standing?.until ?? null}
              from={edition.edition.date}
              onUntil={(until) => stand({ until })}
            />
          </Row>
        </dl>
      )}
    </>
  );
}
