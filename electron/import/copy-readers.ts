/**
 * The formats copy comes in, in the order in which they are asked. What a file is is seen in its bytes, not in its name;
 * what is some format that is not read is refused by its name, and the last takes what is left as plain text.
 */
import { readDocument } from '../../shared/text/html-copy.ts';
import { referenceRemarks } from '../../shared/text/reference-remarks.ts';
import { plainStory, storyOf } from '../../shared/text/story-copy.ts';
import { withLineFeeds } from '../../shared/text/transmission.ts';
import {
  isNinjs,
  isWire,
  readNinjsFile,
  readWire,
  type WireCopy,
  type WireTools,
} from '../../shared/text/wire-copy.ts';
import { DayangError } from '../errors.ts';
import {
  type CopyReader,
  type CopySource,
  type CopyWords,
  enclosedIn,
  nothingIn,
  parsedJson,
  storyFile,
} from './copy-source.ts';
import { decodeText } from './decode.ts';
import { docxReader } from './docx-copy.ts';
import { markdownReader } from './markdown-copy.ts';
import { mimeReader } from './mime-copy.ts';
import { isOldDocument } from './office/old-document.ts';
import { otherBytes } from './other-bytes.ts';
import { notCopy } from './other-kinds.ts';
import { otherText } from './other-text.ts';
import { rtfReader } from './rtf-copy.ts';

/** What another program converts before it comes here: one that comes here is read on a machine without that program. */
const oldDocument: CopyReader = {
  format: 'doc, wps, odt',
  takes: ({ bytes, extension }) => isOldDocument(bytes, extension),
  read: ({ name }) => {
    throw new DayangError('old-document', { name });
  },
};

function isDocumentName(extension: string): boolean {
  return /^(?:docx|docm|dotx)$/u.test(extension);
}

/** What is no text, and none of the formats that are read. */
const otherFile: CopyReader = {
  format: 'archives, programs, recordings, tables, pictures …',
  // A zip that is called a document is a broken one.
  takes: ({ bytes, extension }) => {
    const kind = otherBytes(bytes);
    return kind !== null && !(kind === 'archive' && isDocumentName(extension));
  },
  read: ({ name, bytes }) => {
    throw notCopy(name, otherBytes(bytes) ?? 'archive');
  },
};

/** What is called a docx and is none. */
const brokenDocument: CopyReader = {
  format: 'docx without a zip',
  takes: ({ extension }) => isDocumentName(extension),
  read: ({ name }) => {
    throw new DayangError('document-unreadable', { name, detail: 'no zip' });
  },
};

/** Elements a page may begin with: HTML leaves out `html` and `body` where they would say nothing (§13.1.2.4). */
const pageRoots = new Set(
  'html head body p div h1 h2 h3 h4 h5 h6 table ul ol dl section article main nav header footer blockquote pre form figure details center font span ruby b strong em br hr meta link base style script'.split(
    ' ',
  ),
);

/** True of what is called a page and has a tag: of a piece of one, which may begin with any element or with words. */
function isPieceOfPage({ extension, root, text }: CopySource): boolean {
  if (!/^[xs]?html?$/u.test(extension) || /^\ufeff?\s*<\?xml/u.test(text)) return false;
  return (root === null || !isWire(root)) && /<\/?[a-z][^<>]*>/iu.test(text);
}

const html: CopyReader = {
  format: 'HTML',
  takes: (source) => {
    const { root, text } = source;
    if (root === 'html' || /^\ufeff?\s*<!doctype\s+html\b/iu.test(text)) return true;
    if (root !== null && pageRoots.has(root) && !/^\ufeff?\s*<\?xml/u.test(text)) return true;
    return isPieceOfPage(source);
  },
  read: (source) => {
    const { paragraphs, remarks, pictures } = readDocument(source.text, { keepsStruck: source.keepsStruck });
    return storyFile(source, paragraphs, remarks, enclosedIn(source.name, pictures));
  },
};

/** Bytes that a wire holds in base64 as text; null where they are none. */
function textOfBase64(base64: string): string | null {
  try {
    return decodeText(Buffer.from(base64, 'base64'), 'inlineData').text;
  } catch (error) {
    if (error instanceof DayangError) return null;
    throw error;
  }
}

function toolsFor({ keepsStruck }: CopySource): WireTools {
  return { decodeBase64: textOfBase64, keepsStruck };
}

/** A wire's stories: the first is the file's, the others come with it. */
function storiesFile({ name }: CopySource, { stories, remarks, pictures: addresses }: WireCopy): CopyWords {
  const [first, ...others] = stories.map(({ paragraphs, facts }) => ({ story: storyOf(paragraphs), wire: facts }));
  const { pictures, remarks: ofPictures } = enclosedIn(name, addresses);
  const told = [...stories.flatMap((one) => one.remarks), ...remarks, ...ofPictures];
  if (first === undefined && pictures.length === 0) throw nothingIn(name, told);
  const further = others.length === 0 ? {} : { further: others };
  return { kind: 'story', name, ...(first ?? { story: storyOf([]) }), pictures, remarks: told, ...further };
}

const wire: CopyReader = {
  format: 'NITF, NewsML, RSS, Atom',
  takes: ({ root }) => root !== null && isWire(root),
  read: (source) => storiesFile(source, readWire(source.text, toolsFor(source))),
};

const ninjs: CopyReader = {
  format: 'ninjs',
  takes: ({ json }) => isNinjs(json) || (Array.isArray(json) && json.length > 0 && json.every(isNinjs)),
  read: (source) => storiesFile(source, readNinjsFile(source.json, toolsFor(source))),
};

/** True of a text that is XML: it says so, or ends its root. Copy may well begin with a word in angle brackets. */
function isXml({ root, text }: CopySource): boolean {
  if (root === null) return false;
  if (/^\ufeff?\s*<(?:\?xml|!doctype)/iu.test(text)) return true;
  const end = /<\/(?:[\w.-]+:)?([\w.-]+)\s*>\s*$/u.exec(text.slice(-200))?.[1];
  return end?.toLowerCase() === root;
}

/** XML that is none of the formats above. */
const unknownXml: CopyReader = {
  format: 'XML',
  takes: isXml,
  read: ({ name, root, text }) => {
    if (root === 'svg') throw notCopy(name, 'drawing');
    // Office's own XML, of 2003 and in one part, says which program it is of.
    if (/<\?mso-application\s/u.test(text.slice(0, 1000))) throw notCopy(name, 'office');
    throw new DayangError('wire-unknown', { name, root: root ?? '' });
  },
};

/** True of data a line each, as programs exchange them: of lines that are JSON each, not of copy's in brackets. */
function isJsonLines(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.slice(0, 50).every((line) => parsedJson(line) !== undefined);
}

/** JSON that is none of the formats above: data, and no copy. */
const unknownJson: CopyReader = {
  format: 'JSON',
  takes: ({ json, text, extension }) =>
    json !== undefined || isJsonLines(text) || (/^json/u.test(extension) && /^\ufeff?\s*[[{]/u.test(text)),
  read: ({ name }) => {
    throw new DayangError('json-unknown', { name });
  },
};

/** Text that is no copy. */
const otherWords: CopyReader = {
  format: 'source code, logs, tables in cells',
  takes: ({ text, extension }) => otherText(withLineFeeds(text), extension) !== null,
  read: ({ name, text, extension }) => {
    throw notCopy(name, otherText(withLineFeeds(text), extension) ?? 'code');
  },
};

const plainText: CopyReader = {
  format: 'text',
  takes: () => true,
  read: ({ name, decoded }) => {
    const { encoding } = decoded;
    const text = withLineFeeds(decoded.text);
    if (text.trim() === '') throw new DayangError('empty-file', { name });
    const story = plainStory(text);
    const remarks = referenceRemarks(text, story !== null);
    if (story === null) return { kind: 'text', name, text, encoding, remarks };
    return { kind: 'story', name, story, pictures: [], remarks };
  },
};

export const copyReaders: readonly CopyReader[] = [
  oldDocument,
  otherFile,
  docxReader,
  rtfReader,
  mimeReader,
  brokenDocument,
  markdownReader,
  html,
  wire,
  ninjs,
  unknownXml,
  unknownJson,
  otherWords,
  plainText,
];
