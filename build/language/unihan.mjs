/** Fields of the Unicode Han Database, from the packed files of Debian's unicode-data. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** What a field says of each character: `field(folder, 'Readings', 'kMandarin')`. */
export function unihan(folder, file, field) {
  const text = execFileSync('bzcat', [join(folder, `Unihan_${file}.txt.bz2`)], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const values = new Map();
  for (const line of text.split('\n').filter((text) => text.startsWith('U+'))) {
    const [code = '', name = '', value = ''] = line.split('\t');
    if (name === field) values.set(String.fromCodePoint(Number.parseInt(code.slice(2), 16)), value);
  }
  return values;
}
