/** The window's title: which file is open, for a copy looks like what it is a copy of. */
import { useEffect } from 'react';
import { fileName } from '../../shared/contract/file-name.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';

/** As `electron/window.ts` has it. */
const PROGRAM = '大样 Dayang';

export function useTitle({ session }: Pick<Stores, 'session'>): void {
  const { path } = useParts(session.state, 'path');
  useEffect(() => {
    document.title = path === '' ? PROGRAM : `${fileName(path)} — ${PROGRAM}`;
  }, [path]);
}
