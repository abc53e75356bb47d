/** Mail (.eml) and web archives (MHT, also where they are called .doc): the words of the one part that is read. */
import PostalMime, { type Email } from 'postal-mime';
import { type HtmlCopy, readDocument } from '../../shared/text/html-copy.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { plainLines } from '../../shared/text/story-copy.ts';
import { DayangError } from '../errors.ts';
import { type CopyReader, type CopySource, enclosedIn, nothingIn, storyFile } from './copy-source.ts';
import { MOST_BYTES } from './decode.ts';
import { namesEncoding, namesWestern, readAnew } from './unnamed-text.ts';

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

/** Lines of a message in plain text that are looked for in its HTML. */
const MOST_LINES = 200;

const bare = (text: string) => text.replace(/\s+/gu, '');

/** What the plain text of a message says that its HTML does not: a mail program is to send both alike, and need not. */
function saidOtherwise(text: string, { paragraphs, remarks }: HtmlCopy): ImportRemark[] {
  const shown = paragraphs.map(({ leaves }) => leaves.map((leaf) => leaf.text).join(''));
  const all = bare([...shown, ...remarks.map((remark) => remark.text ?? '')].join('\n'));
  const lines = text.split(/\r\n|[\n\r]/u).filter((line) => line.trim() !== '');
  const others = lines.filter((line, at) => at >= MOST_LINES || !all.includes(bare(line)));
  return others.length === 0 ? [] : [{ kind: 'rendition', count: 1, text: others.join('\n') }];
}

/** Who wrote, and to whom; an archive of a page has no such line but its program's own. */
function correspondents({ from, to = [], cc = [] }: Email): string[] {
  const all = [...(from === undefined ? [] : [from]), ...to, ...cc].flatMap((one) => one.group ?? [one]);
  return all
    .filter(({ address }) => address?.includes('@') === true)
    .map(({ name, address }) => (name === '' ? (address ?? '') : `${name} <${address}>`));
}

/** A message whose heads do not say what its words are encoded in, with them read as what they are, which is told. */
function inItsEncoding(mail: Email, { name, bytes, encoding }: CopySource, remarks: ImportRemark[]): Email {
  const declared = namesWestern(bytes) ? 'windows-1252' : null;
  const options = encoding === undefined ? { declared } : { encoding };
  const [html, text] = [mail.html, mail.text].map((words) => {
    const read = words === undefined ? null : readAnew(words, name, options);
    // Both say the same of it.
    const told = read?.remarks.filter(({ text: how }) => !remarks.some((one) => one.text === how)) ?? [];
    remarks.push(...told);
    return read?.text ?? words;
  });
  return { ...mail, ...(html === undefined ? {} : { html }), ...(text === undefined ? {} : { text }) };
}

export const mimeReader: CopyReader = {
  format: 'mail, MHT',
  takes: ({ bytes }) => isMessage(bytes),
  read: async (source) => {
    const { name, bytes } = source;
    const sent = await PostalMime.parse(bytes, { maxNestingDepth: DEEPEST }).catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error);
      throw new DayangError('document-unreadable', { name, detail: detail.slice(0, 200) }, error);
    });
    // A web archive has its pictures and style sheets as parts; of mail they are what was attached.
    const remarks: ImportRemark[] = [];
    const mail = namesEncoding(bytes) ? sent : inItsEncoding(sent, source, remarks);
    const attached = mail.attachments.map(({ filename, mimeType }) => filename ?? mimeType);
    if (attached.length > 0) remarks.push({ kind: 'embedded', count: attached.length, text: attached.join('、') });
    const written = correspondents(mail);
    if (written.length > 0) remarks.push({ kind: 'wire-about', count: written.length, text: written.join('、') });
    const subject = (mail.subject ?? '').trim();
    if (subject !== '' && !`${mail.html ?? ''}${mail.text ?? ''}`.includes(subject)) {
      remarks.push({ kind: 'document-title', count: 1, text: subject });
    }
    const longest = Math.max(mail.html?.length ?? 0, mail.text?.length ?? 0);
    if (longest > MOST_BYTES) throw new DayangError('file-too-large', { name, size: longest, most: MOST_BYTES });
    if (mail.html !== undefined) {
      const read = readDocument(mail.html, { keepsStruck: source.keepsStruck });
      const pictures = enclosedIn(name, read.pictures);
      const told = [...read.remarks, ...saidOtherwise(mail.text ?? '', read), ...remarks];
      return storyFile(source, read.paragraphs, told, pictures);
    }
    const text = mail.text ?? '';
    if (text.trim() === '') throw nothingIn(name, remarks);
    return storyFile(source, plainLines(text), remarks);
  },
};
