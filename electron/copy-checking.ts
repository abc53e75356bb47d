/** What looks at copy in the processes that have no window: it keeps what it found, and what is known of Chinese while that is used. */
import { CopyChecker, checkedFor } from '../shared/checks/copy/checked.ts';
import { copySteps } from '../shared/checks/run.ts';
import type { Article, Edition } from '../shared/edition/records.ts';
import { stopIfCancelled } from './errors.ts';
import { openLanguage } from './language.ts';

/** How long nothing has to be looked at, in milliseconds, for what is known of Chinese to be given back. */
const IDLE = 5 * 60_000;

const copy = new CopyChecker();
let idle: NodeJS.Timeout | undefined;
let lacksLanguage = false;

/** Copy that was looked at; `lacksLanguage` where the program's files of the language cannot be read. */
export interface LookedAtCopy {
  readonly copy: CopyChecker;
  readonly lacksLanguage: boolean;
}

/** The one that looks at copy, ready to. */
export function copyChecker(): LookedAtCopy {
  clearTimeout(idle);
  idle = setTimeout(() => copy.rest(), IDLE).unref();
  if (!copy.isReady) {
    try {
      copy.use(openLanguage());
      lacksLanguage = false;
    } catch {
      copy.use(null);
      lacksLanguage = true;
    }
  }
  return { copy, lacksLanguage };
}

/** How work of several steps goes on, and what ends it. */
export interface Course {
  readonly onStep?: (done: number, total: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Looks at the copy of articles, those that are new one after another. Rejects with `cancelled` once the signal is aborted. */
export async function lookAtCopy(
  edition: Edition,
  articles: readonly Article[],
  { onStep, signal }: Course = {},
): Promise<LookedAtCopy> {
  const looked = copyChecker();
  const by = checkedFor(edition);
  const fresh = articles.filter((article) => looked.copy.isNew(article, by));
  let done = 0;
  for (const _ of copySteps(edition, looked.copy, fresh)) {
    onStep?.(++done, fresh.length);
    // Gives cancel a chance to be heard between two articles.
    await new Promise((resolve) => setImmediate(resolve));
    stopIfCancelled(signal);
  }
  return looked;
}
