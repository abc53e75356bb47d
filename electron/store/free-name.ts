/** What a file is called that was made of another. */
import { existsSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { moment } from '../file-names.ts';

/** A name in a folder for what was made of a file, which says how, and that no file has. */
export function freeName(path: string, folder: string, how: '找回' | '恢复'): string {
  const ending = extname(path);
  const stem = path.slice(dirname(path).length + 1, path.length - ending.length);
  // Names may have 255 bytes; what is put behind has some thirty.
  const short = [...stem].slice(0, 50).join('');
  for (let count = 1; ; count++) {
    const which = count === 1 ? '' : ` ${count}`;
    const name = join(folder, `${short}（${how} ${moment(new Date())}${which}）${ending}`);
    if (!existsSync(name)) return name;
  }
}
