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
import { type CopyReader, type CopySource, type CopyWords, enclosedIn, storyFile } from './copy-source.ts';
import { decodeText } from './decode.ts';
import { docxReader } from './docx-copy.ts';
import { markdownReader } from './markdown-copy.ts';
import { mimeReader } from './mime-copy.ts';
import { rtfReader } from './rtf-copy.ts';

/** The first bytes of the compound files Word wrote before 2007. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

const oldDocument: CopyReader = {
  format: 'doc',
  takes: (source) => source.startsWith(COMPOUND),
  read: ({ name }) => {
    throw new DayangError('old-document', { name });
  },
};

/** What is called a docx and is none. */
const brokenDocument: CopyReader = {
  format: 'docx without a zip',
  takes: ({ extension }) => /^(?:docx|docm|dotx)$/u.test(extension),
  read: ({ name }) => {
    throw new DayangError('document-unreadable', { name, detail: 'no zip' });
  },
};

const html: CopyReader = {
  format: 'HTML',
  takes: ({ root }) => root === 'html',
  read: (source) => {
    const { paragraphs, remarks, pictures } = readDocument(source.text);
    return storyFile(source, paragraphs, remarks, enclosedIn(source.name, pictures));
  },
};

const tools: WireTools = { decodeBase64: (text) => decodeText(Buffer.from(text, 'base64'), 'inlineData').text };

/** A wire's stories: the first is the file's, the others come with it. */
function storiesFile({ name }: CopySource, { stories, remarks }: WireCopy): CopyWords {
  const [first, ...others] = stories.map(({ paragraphs, facts }) => ({ story: storyOf(paragraphs), wire: facts }));
  if (first === undefined) throw new DayangError('empty-file', { name });
  const told = [...stories.flatMap((one) => one.remarks), ...remarks];
  const further = others.length === 0 ? {} : { further: others };
  return { kind: 'story', name, ...first, pictures: [], remarks: told, ...further };
}

const wire: CopyReader = {
  format: 'NITF, NewsML, RSS, Atom',
  takes: ({ root }) => root !== null && isWire(root),
  read: (source) => storiesFile(source, readWire(source.text, tools)),
};

const ninjs: CopyReader = {
  format: 'ninjs',
  takes: ({ json }) => isNinjs(json) || (Array.isArray(json) && json.length > 0 && json.every(isNinjs)),
  read: (source) => storiesFile(source, readNinjsFile(source.json, tools)),
};

/** XML that says it is XML, and is none of the formats above. */
const unknownXml: CopyReader = {
  format: 'XML',
  takes: ({ root, text }) => root !== null && /^\ufeff?\s*<\?xml/u.test(text),
  read: ({ name, root }) => {
    throw new DayangError('wire-unknown', { name, root: root ?? '' });
  },
};

/** JSON that is none of the formats above: data, and no copy. */
const unknownJson: CopyReader = {
  format: 'JSON',
  takes: ({ json }) => json !== undefined,
  read: ({ name }) => {
    throw new DayangError('json-unknown', { name });
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
  docxReader,
  rtfReader,
  mimeReader,
  oldDocument,
  brokenDocument,
  markdownReader,
  html,
  wire,
  ninjs,
  unknownXml,
  unknownJson,
  plainText,
];
