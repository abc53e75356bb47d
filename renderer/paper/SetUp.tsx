/** 建报五步: what a newspaper needs to be settled, one step after the other, seen on the page at once. */
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../i18n/strings.ts';
import type { Stores } from '../state/stores.ts';
import { type SetUpStep, setUpSteps } from '../state/view.ts';

/** Fields, the first of which has the focus when they come. */
function FromFirstField({ children }: { readonly children: ReactNode }) {
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => fields.current?.querySelector<HTMLElement>('input, select, button')?.focus(), []);
  return <div ref={fields}>{children}</div>;
}

/** The list of steps, the one that is on, and the way on and back. */
export function SetUp(props: {
  readonly workspace: Pick<Stores, 'view' | 'commands'>;
  readonly step: SetUpStep;
  readonly children: ReactNode;
}) {
  const { workspace, step, children } = props;
  const words = useWords();
  const at = setUpSteps.indexOf(step);
  const [before, after] = [setUpSteps[at - 1], setUpSteps[at + 1]];
  const go = (to: SetUpStep | null) => {
    workspace.view.update({ setUp: to });
    if (to !== null) return;
    // The steps are gone with their fields: one goes on at the page that was set up, all of it.
    workspace.commands.run('view.fit-page');
    workspace.commands.run('view.board');
  };
  return (
    <section className="set-up" aria-label={words('setUpTitle')}>
      <h3>{words('setUpTitle')}</h3>
      <ol className="set-up-steps">
        {setUpSteps.map((one, number) => (
          <li key={one}>
            <button type="button" aria-current={one === step ? 'step' : undefined} onClick={() => go(one)}>
              {number + 1}. {words(`step-${one}`)}
            </button>
          </li>
        ))}
      </ol>
      <FromFirstField key={step}>{children}</FromFirstField>
      <div className="set-up-turn">
        {before !== undefined && (
          <button type="button" onClick={() => go(before)}>
            {words('setUpBack')}
          </button>
        )}
        <button type="button" className="main" onClick={() => go(after ?? null)}>
          {after === undefined ? words('setUpDone') : words('setUpOn')}
        </button>
      </div>
    </section>
  );
}
