/** A program whose one service is a utility process of Electron's, as in a modern one: what it answers goes to the standard output. */
import { join } from 'node:path';
import { app } from 'electron';
import { utilityLink } from '../../electron/services/fork.ts';
import { type RequestOptions, ServiceGone, ServiceProcess } from '../../electron/services/service-process.ts';
import { callsOf } from '../../shared/contract/contract.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import { echoContract } from './echo-contract.ts';

const patience = { tell: 600_000, limit: 600_000, onSilent: () => undefined };

async function run(): Promise<unknown> {
  let exits = 0;
  const service = new ServiceProcess(
    utilityLink,
    join(__dirname, 'echo.cjs'),
    ['--max-old-space-size=512'],
    patience,
    () => {
      exits += 1;
    },
  );
  const calls = callsOf<typeof echoContract, RequestOptions>(echoContract, (name, input, options) =>
    service.request(name, input, options),
  );
  const { text } = await calls.echo({ text: '东湖' });
  const { bytes } = await calls.double({ bytes: new Uint8Array([1, 2, 60]) });
  const given = new AbortController();
  const steps: number[] = [];
  const counted = await calls.count(
    { to: 1_000_000 },
    {
      signal: given.signal,
      onProgress: (done) => {
        steps.push(done);
        given.abort();
      },
    },
  );
  const refused = await calls.refuse({ name: 'a.dayang' }).catch(codeOf);
  const stray = await calls.stray({}).catch((error: unknown) => (error instanceof Error ? error.name : error));
  const left = await calls.die({}).catch((error: unknown) => error instanceof ServiceGone);
  return {
    text,
    bytes: [...bytes],
    isCounted: counted.reached < 1_000_000 && steps.length > 0,
    refused,
    stray,
    left,
    exits,
  };
}

function codeOf(error: unknown): string {
  return error instanceof FailureError ? error.failure.code : String(error);
}

void app.whenReady().then(async () => {
  try {
    process.stdout.write(`told ${JSON.stringify(await run())}\n`);
  } catch (error) {
    process.stdout.write(`told ${JSON.stringify({ error: String(error) })}\n`);
  }
  app.exit();
});
