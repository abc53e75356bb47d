/**
 * Pages that SQLite's log beside a file (`-wal`) has newer than the file: those of its whole transactions, each frame held to
 * the checksum that goes on from the one before it (SQLite file format, sqlite.org/fileformat2.html §4.1–4.3).
 */

/** What a log begins with; one more where its checksums are of words with the high byte first. */
const MAGIC = 0x377f0682;
const PAGE_SIZE_AT = 8;
const SALTS_AT = 16;
const HEADER_SUM_AT = 24;
const HEADER = 32;
const COMMIT_AT = 4;
const FRAME_SUM_AT = 16;
const FRAME_HEADER = 24;

/** The pages of a file as its log leaves them. */
export interface LogPages {
  /** Bytes. */
  readonly pageSize: number;
  /** How many pages the file has, with the log. */
  readonly count: number;
  /** Those that are in the log, by their number, which begins at 1. */
  readonly pages: ReadonlyMap<number, Buffer>;
}

/** What the log has of whole transactions; null where it has none. */
export function pagesInLog(log: Buffer): LogPages | null {
  const magic = log.length < HEADER ? 0 : log.readUInt32BE(0);
  if (magic !== MAGIC && magic !== MAGIC + 1) return null;
  const wordAt = (at: number) => (magic === MAGIC ? log.readUInt32LE(at) : log.readUInt32BE(at));
  let [one, two] = [0, 0];
  const isSummed = (parts: readonly (readonly [number, number])[], sumAt: number): boolean => {
    for (const [from, to] of parts) {
      for (let at = from; at < to; at += 8) {
        one = (one + wordAt(at) + two) >>> 0;
        two = (two + wordAt(at + 4) + one) >>> 0;
      }
    }
    return log.readUInt32BE(sumAt) === one && log.readUInt32BE(sumAt + 4) === two;
  };
  const pageSize = log.readUInt32BE(PAGE_SIZE_AT);
  if (!isSummed([[0, HEADER_SUM_AT]], HEADER_SUM_AT)) return null;
  const pages = new Map<number, Buffer>();
  const begun = new Map<number, Buffer>();
  let count = 0;
  const length = FRAME_HEADER + pageSize;
  for (let at = HEADER; at + length <= log.length; at += length) {
    const page = at + FRAME_HEADER;
    // What an earlier log left behind in the same file is no part of this one.
    if (log.compare(log, SALTS_AT, HEADER_SUM_AT, at + 8, at + FRAME_SUM_AT) !== 0) break;
    if (
      !isSummed(
        [
          [at, at + 8],
          [page, page + pageSize],
        ],
        at + FRAME_SUM_AT,
      )
    )
      break;
    begun.set(log.readUInt32BE(at), log.subarray(page, page + pageSize));
    const committed = log.readUInt32BE(at + COMMIT_AT);
    if (committed === 0) continue;
    for (const [number, bytes] of begun) pages.set(number, bytes);
    begun.clear();
    count = committed;
  }
  return count === 0 ? null : { pageSize, count, pages };
}
