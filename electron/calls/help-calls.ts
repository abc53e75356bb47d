/** Calls of the help menu and of what goes wrong: the report of a problem, licences, safe mode, faults of the window. */
import { readFileSync } from 'node:fs';
import { clipboard } from 'electron';
import * as v from 'valibot';
import { type helpCalls as contract, helpCalls as schemas } from '../../shared/contract/help-calls.ts';
import type { Language } from '../../shared/contract/language.ts';
import type { Dialogs } from '../dialogs.ts';
import type { MethodHandlers } from '../ipc.ts';
import type { Log } from '../log/log.ts';
import { dayangVersion } from '../log/main-faults.ts';
import { reportText } from '../log/report.ts';
import { writeWhole } from '../write-whole.ts';

/** What they need of the program. */
interface Host {
  readonly dialogs: Pick<Dialogs, 'placeFile'>;
  readonly log: Log;
  readonly language: () => Language;
  readonly isSafe: boolean;
  /** The file that the build lists licences in. */
  readonly licences: string;
  readonly restart: (isSafe: boolean) => void;
}

/** Lines of the log in a report: some days of work, and a page or two to read. */
const MOST_LINES = 300;

const titles = { zh: '大样问题报告', en: 'Dayang problem report' } as const;

export function helpCalls(host: Host): Pick<MethodHandlers, keyof typeof contract> {
  const { dialogs, log, language, isSafe, licences, restart } = host;
  return {
    'help.report': () => {
      const head = { dayang: dayangVersion(), isSafe };
      return { text: reportText(head, log.last(MOST_LINES), language()) };
    },
    'help.licences': () => v.parse(schemas['help.licences'].output, JSON.parse(readFileSync(licences, 'utf8'))),
    'help.copy': ({ text }) => {
      clipboard.writeText(text);
      return {};
    },
    'help.save-report': async ({ text }) => {
      const path = await dialogs.placeFile(titles[language()], ['txt']);
      if (path === null) return null;
      writeWhole(path, new TextEncoder().encode(text));
      return { path };
    },
    'session.restart': ({ isSafe: wanted }) => {
      restart(wanted);
      return {};
    },
    'log.fault': (fault) => {
      log.fault('window', fault);
      return {};
    },
  };
}
