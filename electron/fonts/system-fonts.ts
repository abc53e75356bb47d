/** Where systems keep their fonts. */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** What decides where fonts are. */
export interface FontHome {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Reads fontconfig's settings; null where there are none. */
  readonly settings: (path: string) => string | null;
}

/** Settings of fontconfig are some hundred lines; what is longer is none. */
const MOST_SETTINGS = 1_000_000;

function readSettings(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8');
    return text.length > MOST_SETTINGS ? null : text;
  } catch {
    return null;
  }
}

/** Folders that fontconfig's main settings name (`fonts.conf` 5: `dir`, with its `prefix`). */
function namedByFontconfig({ home, environment, settings }: FontHome): string[] {
  const path = environment['FONTCONFIG_FILE'] ?? '/etc/fonts/fonts.conf';
  const text = (settings(path) ?? '').replace(/<!--[\s\S]*?-->/gu, '');
  const dataHome = environment['XDG_DATA_HOME'] ?? join(home, '.local/share');
  return [...text.matchAll(/<dir(?:\s+prefix="([^"<>]*)")?[^<>]*>([^<]*)<\/dir>/gu)].flatMap(
    ([, prefix, named = '']) => {
      const folder = named.trim().replace(/^~(?=\/|$)/u, () => home);
      if (prefix === 'xdg') return [join(dataHome, folder)];
      return isAbsolute(folder) ? [folder] : [];
    },
  );
}

function ofLinux(where: FontHome): string[] {
  const { home, environment } = where;
  const dataFolders = (environment['XDG_DATA_DIRS'] ?? '/usr/local/share:/usr/share').split(':').filter(isAbsolute);
  return [
    ...namedByFontconfig(where),
    join(environment['XDG_DATA_HOME'] ?? join(home, '.local/share'), 'fonts'),
    join(home, '.fonts'),
    ...dataFolders.map((folder) => join(folder, 'fonts')),
  ];
}

function ofWindows({ home, environment }: FontHome): string[] {
  return [
    join(environment['WINDIR'] ?? 'C:\\Windows', 'Fonts'),
    join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Microsoft', 'Windows', 'Fonts'),
  ];
}

function ofMac({ home }: FontHome): string[] {
  return [
    join(home, 'Library/Fonts'),
    '/Library/Fonts',
    '/System/Library/Fonts',
    // Faces that the system fetches when they are first used, most of the Chinese ones among them.
    '/System/Library/AssetsV2/com_apple_MobileAsset_Font7',
    '/System/Library/AssetsV2/com_apple_MobileAsset_Font8',
  ];
}

/** The folders where a system keeps fonts, its user's own among them; some may not be there. */
export function fontFoldersOf(where: FontHome): string[] {
  const folders =
    where.platform === 'win32' ? ofWindows(where) : where.platform === 'darwin' ? ofMac(where) : ofLinux(where);
  return [...new Set(folders)];
}

/** The folders where this system keeps fonts. */
export function systemFontFolders(): string[] {
  const { platform, env: environment } = process;
  return fontFoldersOf({ platform, home: homedir(), environment, settings: readSettings }).filter(existsSync);
}
