/** Window, jobs and command line set the same pages: same glyphs, same places, same bytes. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { compose } from '../../shared/compose/compose.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { dayangJson } from '../kit/command-line.ts';
import { testResources } from '../kit/editions.ts';
import { headlinePage } from '../kit/headline-pages.ts';
import { cases, printSeed, seed } from '../kit/seeds.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { type DayangWindow, within } from './window.ts';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'dayang-same-'));
printSeed('one composition');
afterAll(() => removeFolder(work));

/** Composes an edition's first page in the window's own worker, anew; its display list as JSON. */
function composedInWindow(window: DayangWindow, edition: Edition): Promise<string> {
  const script = readdirSync(join(dist, 'renderer', 'assets')).find((name) => /^worker-.*\.js$/u.test(name));
  const composed = window.page.evaluate(
    ({ url, whole }) =>
      new Promise<string>((resolve, reject) => {
        const worker = new Worker(url, { type: 'module' });
        const [pageId] = Object.keys(whole.pages);
        worker.addEventListener('error', (event) => reject(new Error(event.message)));
        worker.addEventListener('message', ({ data }) => {
          if (data.kind === 'ready') {
            worker.postMessage({ kind: 'load', edition: whole, shown: [] });
            worker.postMessage({ kind: 'ask', id: 1, question: { kind: 'page', pageId } });
          }
          if (data.kind === 'broken' || data.kind === 'unanswered') reject(new Error(data.detail));
          if (data.kind !== 'answer') return;
          worker.terminate();
          resolve(JSON.stringify(data.value));
        });
      }),
    { url: `/assets/${script}`, whole: edition },
  );
  return within('the composed page', composed);
}

/** What a process answers in the end; what it says of its progress is passed over. */
function finalAnswer(service: ChildProcess): Promise<unknown> {
  const answered = new Promise((resolve) => {
    const hear = (answer: { readonly kind: string }) => {
      if (answer.kind === 'progress') return;
      service.off('message', hear);
      resolve(answer);
    };
    service.on('message', hear);
  });
  return within('the answer', answered);
}

describe('the window’s engine', () => {
  let window: DayangWindow;
  windowForSuite((opened) => {
    window = opened;
  });

  it('sets random headlines and quotes as Node does', async () => {
    await fc.assert(
      fc.asyncProperty(headlinePage, async (edition) => {
        const [page] = compose(edition, testResources()).pages;
        expect(await composedInWindow(window, edition)).toBe(JSON.stringify(page));
      }),
      cases(25),
    );
  });
});

describe('the jobs process', () => {
  let jobs: ChildProcess;
  beforeAll(async () => {
    jobs = fork(join(dist, 'jobs.mjs'), [], { serialization: 'advanced', execArgv: [] });
    await once(jobs, 'message');
  });
  afterAll(() => jobs.kill('SIGKILL'));

  it('exports random headlines and quotes as the command line does', async () => {
    for (const [at, edition] of fc.sample(headlinePage, { numRuns: 3, seed }).entries()) {
      const file = join(work, `${at}.dayang`);
      const [byJobs, byCommand] = [join(work, `jobs-${at}`), join(work, `command-${at}`)];
      EditionFile.create(file, edition);
      const answered = finalAnswer(jobs);
      const source = { edition, images: new Map(), faces: new Map(), changedAt: null, news: [] };
      const asked = { pages: [], folder: byJobs, settings: standardPreset('screen'), override: null, replaces: false };
      jobs.send({ id: at, method: 'export', input: { source, ...asked } });
      expect(await answered).toMatchObject({ kind: 'done', value: { failed: [] } });
      dayangJson('export', file, '--profile', 'screen', '--one-file', '--out', byCommand);
      const [name = ''] = readdirSync(byCommand).filter((one) => one.endsWith('.pdf'));
      expect(readFileSync(join(byJobs, name)).equals(readFileSync(join(byCommand, name)))).toBe(true);
    }
  });
});
