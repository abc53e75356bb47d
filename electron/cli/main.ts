/** `dayang …`: the product without a window, over the same store and engine. */
import { asDayangError, type DayangError, type ErrorCode, pathOfFailure } from '../errors.ts';
import { Arguments, type OptionSpecs } from './arguments.ts';
import type { Command } from './command.ts';

/** Each command's code is loaded when it is called: `info` needs neither pictures nor Word documents. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  new: async () => (await import('./new.ts')).newCommand,
  next: async () => (await import('./next.ts')).nextCommand,
  paper: async () => (await import('./next.ts')).paperCommand,
  import: async () => (await import('./import.ts')).importCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  compose: async () => (await import('./compose.ts')).composeCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  preflight: async () => (await import('./export.ts')).preflightCommand,
  faces: async () => (await import('./faces.ts')).facesCommand,
  fonts: async () => (await import('./fonts.ts')).fontsCommand,
  glyphs: async () => (await import('./glyphs.ts')).glyphsCommand,
  info: async () => (await import('./info.ts')).infoCommand,
  'move-page': async () => (await import('./move-page.ts')).movePageCommand,
  proof: async () => (await import('./proof.ts')).proofCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  backups: async () => (await import('./backup.ts')).backupsCommand,
  restore: async () => (await import('./backup.ts')).restoreCommand,
  recover: async () => (await import('./recover.ts')).recoverCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  watch: async () => (await import('./watch.ts')).watchCommand,
  sample: async () => (await import('./sample.ts')).sampleCommand,
};

const common: OptionSpecs = {
  json: { type: 'boolean', help: 'print the result as JSON' },
  help: { type: 'boolean', help: 'say how the command is used' },
};

function usageOf(command: Command): string {
  const options = Object.entries({ ...command.options, ...common }).map(([name, option]) => {
    const words = `${option.short === undefined ? '' : `-${option.short}, `}--${name}${option.value === undefined ? '' : ` ${option.value}`}`;
    return `    ${words.padEnd(32)} ${option.help}`;
  });
  return [`  dayang ${[command.name, ...command.operands].join(' ')}`, `    ${command.summary}`, ...options].join('\n');
}

function helpText(of: readonly Command[]): string {
  return [
    'usage:',
    ...of.map(usageOf),
    'exit codes: 0 done, 1 findings or failure, 2 wrong usage, 3 somebody has the edition open',
  ].join('\n');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Exit codes of failures that scripts tell from others. */
const exitCodes: Readonly<Partial<Record<ErrorCode, number>>> = { usage: 2, 'edition-held': 3, 'edition-busy': 3 };

function complain(error: DayangError, json: boolean): number {
  const { code, zh, en, details } = error;
  process.stderr.write(`错误：${zh}\nError: ${en}\n`);
  // Of what nobody foresaw, its own words are all there is to find it by.
  if (code === 'unexpected') process.stderr.write(`[${String(details['detail'] ?? '')}]\n`);
  if (code === 'usage') process.stderr.write('dayang --help\n');
  if (json) print(JSON.stringify({ error: { code, zh, en } }));
  return exitCodes[code] ?? 1;
}

/** Runs one call and returns its exit code. */
async function run(argv: readonly string[]): Promise<number> {
  const [name = '', ...rest] = argv;
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    const help = helpText(await Promise.all(Object.values(commands).map((one) => one())));
    if (name === '--help' || name === 'help') {
      print(help);
      return 0;
    }
    process.stderr.write(`${help}\n`);
    return 2;
  }
  const command = await load();
  if (rest.includes('--help')) {
    print(helpText([command]));
    return 0;
  }
  const json = rest.includes('--json');
  try {
    const args = Arguments.parse(rest, { ...command.options, ...common }, command.operands);
    const outcome = await command.run(args, {
      line: (text) => {
        if (!json) print(text);
      },
      progress: (text) => process.stderr.write(`${text}\n`),
    });
    if (json) print(JSON.stringify(outcome.json, null, 2));
    return outcome.hasErrors === true ? 1 : 0;
  } catch (error) {
    return complain(
      asDayangError(error, pathOfFailure(error) ?? rest.find((word) => !word.startsWith('-')) ?? ''),
      json,
    );
  }
}

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit();
  throw error;
});

// A bundle for quick starts is no ES module, and has no `await` of its own.
run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
