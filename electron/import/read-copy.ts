/** A copy file from disk to text, within limits. */
import { readFileSync, statSync } from 'node:fs';
import { characterRemarks, withLineFeeds } from '../../shared/text/transmission.ts';
import { asDayangError, DayangError } from '../errors.ts';
import { copyText } from './copy-text.ts';
import { type DecodedText, type DecodeOptions, MOST_BYTES } from './decode.ts';

/**
 * Reads a text file. Throws {@link DayangError} `file-missing`, `is-directory`, `not-readable`,
 * `file-too-large`, `empty-file` or `not-text`, `encoding-unsure` unless one is named; the file's size is known before a byte is read.
 */
export function readCopyFile(path: string, options: DecodeOptions = {}): DecodedText {
  let bytes: Uint8Array;
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new DayangError('is-directory', { name: path });
    if (stat.size > MOST_BYTES)
      throw new DayangError('file-too-large', { name: path, size: stat.size, most: MOST_BYTES });
    bytes = readFileSync(path);
  } catch (error) {
    throw asDayangError(error, path, 'reading');
  }
  const { text, encoding, remarks } = copyText(bytes, path, options);
  const lines = withLineFeeds(text);
  const told = characterRemarks(lines.split('\n').filter((line) => line.trim() !== ''));
  return { text: lines, encoding, remarks: [...remarks, ...told] };
}
