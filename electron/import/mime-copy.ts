/** Mail (.eml) and web archives (MHT, also where they are called .doc): the words of the one part that is read. */
import PostalMime from 'postal-mime';
import { readDocument } from '../../shared/text/html-copy.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { DayangError } from '../errors.ts';
import { type CopyReader, enclosedIn, nothingIn, storyFile } from './copy-source.ts';

/** Bytes looked at for the head of a message. */
const HEAD = 4096;
/** Parts inside each other; a message made to have more is refused. */
const DEEPEST = 50;

/** True of a message's head (RFC 5322): lines of names and values from the first on, one of them of MIME or of mail. */
function isMessage(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD)).replace(/^(?:\s*\r?\n)+/u, '');
  const head = start.split(/\r?\n\r?\n/u)[0] ?? '';
  const lines = head.split(/\r?\n/u).filter((line) => !/^[ \t]/u.test(line));
  // The last line may be cut.
  const whole = start.length > head.length ? lines : lines.slice(0, -1);
  if (whole.length < 2 || !whole.every((line) => /^[!-9;-~]+:/u.test(line))) return false;
  return whole.some((line) => /^(?:mime-version|content-type|message-id|received|from)\s*:/iu.test(line));
}

export const mimeReader: CopyReader = {
  format: 'mail, MHT',
  takes: ({ bytes }) => isMessage(bytes),
  read: async (source) => {
    const { name, bytes } = source;
    const mail = await PostalMime.parse(bytes, { maxNestingDepth: DEEPEST }).catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error);
      throw new DayangError('document-unreadable', { name, detail: detail.slice(0, 200) }, error);
    });
    // A web archive has its pictures and style sheets as parts; of mail they are what was attached.
    const remarks: ImportRemark[] = [];
    const attached = mail.attachments.map(({ filename, mimeType }) => filename ?? mimeType);
    if (attached.length > 0) remarks.push({ kind: 'embedded', count: attached.length, text: attached.join('、') });
    const subject = (mail.subject ?? '').trim();
    if (subject !== '' && !`${mail.html ?? ''}${mail.text ?? ''}`.includes(subject)) {
      remarks.push({ kind: 'document-title', count: 1, text: subject });
    }
    if (mail.html !== undefined) {
      const read = readDocument(mail.html, { keepsStruck: source.keepsStruck });
      const pictures = enclosedIn(name, read.pictures);
      return storyFile(source, read.paragraphs, [...read.remarks, ...remarks], pictures);
    }
    const text = mail.text ?? '';
    if (text.trim() === '') throw nothingIn(name, remarks);
    const paragraphs = text
      .split(/\r\n|[\n\r]/u)
      .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, ''))
      .filter((line) => line !== '')
      .map((line) => ({ type: 'paragraph' as const, role: '', leaves: [{ text: line }] }));
    return storyFile(source, paragraphs, remarks);
  },
};
