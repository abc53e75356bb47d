/** What a face is called, in Chinese and in English (OpenType 1.9.1, `name`). */
import type { FaceInFile } from '../../shared/faces/face-file.ts';
import { fontLimits } from '../../shared/fonts/font-limits.ts';
import { FontProblem } from '../../shared/fonts/font-problem.ts';
import type { TableBytes } from '../../shared/fonts/table-bytes.ts';

/** Names by what they are of. */
export const nameIds = {
  family: 1,
  style: 2,
  version: 5,
  postScript: 6,
  license: 13,
  typographicFamily: 16,
  typographicStyle: 17,
} as const;

const HEADER = 6;
const RECORD = 12;

const unicode = new TextDecoder('utf-16be');
const latin = new TextDecoder('macintosh');
const simplified = new TextDecoder('gb18030');
const traditional = new TextDecoder('big5');

/** How good a language is for a reader of each of ours; 0 of what is in neither. */
interface Ranks {
  readonly zh: number;
  readonly en: number;
}
const neither: Ranks = { zh: 0, en: 0 };

/** Windows language ids: 0x04 in the low byte is Chinese, 0x09 English. */
function windowsRanks(language: number): Ranks {
  if (language === 0x0804) return { zh: 4, en: 0 };
  if (language === 0x1004) return { zh: 3, en: 0 };
  if ((language & 0xff) === 0x04) return { zh: 2, en: 0 };
  if (language === 0x0409) return { zh: 0, en: 4 };
  if ((language & 0xff) === 0x09) return { zh: 0, en: 3 };
  // A name in any other language is better than none.
  return { zh: 0, en: 1 };
}

function macRanks(language: number): Ranks {
  if (language === 33) return { zh: 1, en: 0 };
  if (language === 19) return { zh: 1, en: 0 };
  return language === 0 ? { zh: 0, en: 2 } : neither;
}

/** How names of a platform and an encoding are written; null of what is not read. */
function decoderOf(platform: number, encoding: number): typeof unicode | null {
  if (platform === 0) return unicode;
  if (platform === 3) {
    if (encoding === 3) return simplified;
    if (encoding === 4) return traditional;
    return encoding <= 1 || encoding === 10 ? unicode : null;
  }
  if (platform !== 1) return null;
  if (encoding === 25) return simplified;
  if (encoding === 2) return traditional;
  return encoding === 0 ? latin : null;
}

function ranksOf(platform: number, language: number): Ranks {
  if (platform === 3) return windowsRanks(language);
  return platform === 1 ? macRanks(language) : { zh: 0, en: 1 };
}

/** A name as it is shown: on one line, without what cannot be seen, of a length that can be. */
function shown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]+/gu, ' ')
    .trim()
    .slice(0, fontLimits.name);
}

/** The names of a face. */
export class FaceNames {
  readonly #best = new Map<string, { readonly rank: number; readonly text: string }>();

  /** Throws where the table is damaged. A single name that lies outside of it is left out. */
  constructor(table: TableBytes) {
    const count = table.u16(2);
    if (count > fontLimits.names) throw new FontProblem('too-many', { what: 'names', count, most: fontLimits.names });
    const storage = table.u16(4);
    for (let at = HEADER; at < HEADER + count * RECORD; at += RECORD) {
      const [platform, encoding, language, id] = [0, 2, 4, 6].map((field) => table.u16(at + field));
      const decoder = decoderOf(platform ?? 0, encoding ?? 0);
      const start = storage + table.u16(at + 10);
      const length = table.u16(at + 8);
      if (decoder === null || start + length > table.length) continue;
      const text = shown(decoder.decode(table.part(start, length).bytes));
      if (text !== '') this.#offer(id ?? 0, ranksOf(platform ?? 0, language ?? 0), text);
    }
  }

  #offer(id: number, ranks: Ranks, text: string): void {
    for (const language of ['zh', 'en'] as const) {
      const key = `${id} ${language}`;
      const rank = ranks[language];
      if (rank > (this.#best.get(key)?.rank ?? 0)) this.#best.set(key, { rank, text });
    }
  }

  /** A name in both languages; null where there is none at all. */
  find(id: number): FaceInFile['family'] | null {
    const zh = this.#best.get(`${id} zh`)?.text;
    const en = this.#best.get(`${id} en`)?.text;
    const any = zh ?? en;
    return any === undefined ? null : { zh: zh ?? any, en: en ?? any };
  }
}
