/** Text as it arrives on a desk: decoded, and without what transmission left in it. */
import { type CleanText, withoutTransmission } from '../../shared/text/transmission.ts';
import { type DecodedText, type DecodeOptions, decodeText } from './decode.ts';

/** A text file's words. Throws {@link DayangError} as {@link decodeText} does. */
export function copyText(bytes: Uint8Array, name: string, options: DecodeOptions = {}): DecodedText {
  const { text, remarks, ...read } = decodeText(bytes, name, options);
  const clean: CleanText = withoutTransmission(text);
  return { ...read, text: clean.text, remarks: [...remarks, ...clean.remarks] };
}
