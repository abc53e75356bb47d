/** The print dialog's state: what is chosen, on what, and what its buttons do. */
import { useEffect, useState } from 'react';
import { type Failure, failureOf } from '../../shared/contract/failure.ts';
import type { PrintAsked, PrintPaper } from '../../shared/contract/print-calls.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import type { Prints } from './prints.ts';

/** What of the window it needs. */
export type PrintHost = Pick<Stores, 'session' | 'view' | 'selection' | 'dialogs' | 'notices'> & {
  readonly prints: Prints;
};

/** What a printer has, until main has told what was used last. */
const first: PrintPaper = { paper: 'A3', scale: 'fit' };

export function usePrint(workspace: PrintHost) {
  const { prints, session, dialogs, notices } = workspace;
  const { progress } = useParts(prints, 'progress');
  const [chosen, setChosen] = useState<PrintPaper>(first);
  const [problem, setProblem] = useState<Failure | null>(null);
  useEffect(() => {
    void notices.attempt(async () => setChosen(await call('print.paper', {})), 'print paper');
  }, [notices]);

  /** Does something with the sheets once all that was typed is stored; `done` hears of it unless it was given up. */
  const withSheets = async (work: () => Promise<(() => void) | null>) => {
    setProblem(null);
    prints.update({ progress: { done: 0, total: 0 } });
    try {
      await session.flush();
      const told = await work();
      if (told === null) return;
      dialogs.close();
      told();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code !== 'cancelled') setProblem(failure);
    } finally {
      prints.update({ progress: null });
    }
  };

  return {
    chosen,
    setChosen,
    problem,
    progress,
    print: (asked: PrintAsked) =>
      withSheets(async () => {
        const printed = await call('print.run', asked);
        return printed && (() => notices.notify('done', 'printed', { count: printed.sheets }));
      }),
    save: (asked: PrintAsked) =>
      withSheets(async () => {
        const saved = await call('print.save', asked);
        return saved && (() => notices.notify('done', 'printSaved', { count: saved.sheets, path: saved.path }));
      }),
    stop: () => void call('print.cancel', {}),
    close: () => {
      if (prints.get().progress !== null) void call('print.cancel', {});
      dialogs.close();
    },
  };
}
