/** Where this machine keeps what programs know beside the user's own files: the same for window and command line. */
import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The program's folder there. On Linux it is where the XDG Base Directory Specification has a program's data. */
export function programData(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const ofPrograms =
    platform === 'win32'
      ? (environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'))
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : (environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'));
  return join(ofPrograms, 'dayang');
}

/** The folder for backups where nobody chose another; `DAYANG_BACKUPS` names one. */
export function usualBackups(environment: Environment = process.env): string {
  return environment['DAYANG_BACKUPS'] || join(programData(environment), 'backups');
}
