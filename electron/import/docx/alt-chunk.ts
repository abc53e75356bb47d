/** Parts of other formats that stand in a document (ECMA-376 17.17.2.1): Word reads them when it opens it. */
import { type HtmlParagraph, readDocument as readHtmlDocument } from '../../../shared/text/html-copy.ts';
import { plainLines } from '../../../shared/text/story-copy.ts';
import { DayangError } from '../../errors.ts';
import { type DecodedText, decodeText } from '../decode.ts';
import { openPackage } from '../open-package.ts';
import { readRtf } from '../rtf/read-rtf.ts';
import { DocumentParts } from './parts.ts';
import type { Reading } from './reading.ts';

/** Documents in documents in documents. */
const DEEPEST = 3;

/** The first bytes of Rich Text Format: `{\rtf`. */
const RTF = [0x7b, 0x5c, 0x72, 0x74, 0x66];

/** Reads a part in Rich Text Format; null of one whose code page would have to be asked for. */
function readRtfChunk(bytes: Uint8Array, name: string, reading: Reading): readonly HtmlParagraph[] | null {
  try {
    const source = { name, bytes, keepsStruck: reading.keepsStruck, encoding: undefined };
    const { paragraphs, pictures, remarks } = readRtf(source);
    reading.account.add(remarks);
    reading.account.of('pictures-elsewhere', pictures.length);
    reading.account.passed(paragraphs.length);
    return paragraphs;
  } catch (error) {
    if (error instanceof DayangError) return null;
    throw error;
  }
}

function isHtml(text: string, target: string): boolean {
  return /\.x?html?$/iu.test(target) || /^\ufeff?\s*<(?:!doctype html|html|\?xml[^>]*>\s*<html)/iu.test(text);
}

/**
 * Reads a part as paragraphs, one that is a document itself by `nested`; null for one of a format that is not read here.
 * Throws as the reader of its format does.
 */
export function readChunk(
  bytes: Uint8Array,
  target: string,
  reading: Reading,
  nested: (parts: DocumentParts) => readonly HtmlParagraph[],
): readonly HtmlParagraph[] | null {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    if (reading.depth >= DEEPEST) return null;
    const { name } = reading.parts;
    return nested(new DocumentParts(name, openPackage(name, bytes)));
  }
  if (RTF.every((byte, at) => bytes[at] === byte)) return readRtfChunk(bytes, target, reading);
  let decoded: DecodedText;
  try {
    decoded = decodeText(bytes, target);
  } catch (error) {
    if (error instanceof DayangError) return null;
    throw error;
  }
  const { text } = decoded;
  // Messages, and XML that is no page: a document of Word's in one part, or data. None is copy as it stands.
  if (/^\ufeff?\s*(?:MIME-Version:|From:)/iu.test(text)) return null;
  if (!isHtml(text, target) && /^\ufeff?\s*<\?xml/iu.test(text)) return null;
  const html = isHtml(text, target) ? readHtmlDocument(text, { keepsStruck: reading.keepsStruck }) : null;
  const paragraphs = html?.paragraphs ?? plainLines(text);
  reading.account.add([...decoded.remarks, ...(html?.remarks ?? [])]);
  if (html !== null && html.pictures.length > 0) reading.account.of('pictures-elsewhere', html.pictures.length);
  reading.account.passed(html?.count ?? paragraphs.length);
  return paragraphs;
}
