/** Parts of other formats that stand in a document (ECMA-376 17.17.2.1): Word reads them when it opens it. */
import { type HtmlParagraph, readDocument as readHtmlDocument } from '../../../shared/text/html-copy.ts';
import { plainLines } from '../../../shared/text/story-copy.ts';
import { DayangError } from '../../errors.ts';
import { type DecodedText, decodeText } from '../decode.ts';
import { openPackage } from '../open-package.ts';
import { DocumentParts } from './parts.ts';
import type { Reading } from './reading.ts';

/** Documents in documents in documents. */
const DEEPEST = 3;

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
  let decoded: DecodedText;
  try {
    decoded = decodeText(bytes, target);
  } catch (error) {
    if (error instanceof DayangError) return null;
    throw error;
  }
  const { text } = decoded;
  if (/^\ufeff?\s*(?:\{\\rtf|MIME-Version:|From:)/iu.test(text)) return null;
  const html = isHtml(text, target) ? readHtmlDocument(text, { keepsStruck: reading.keepsStruck }) : null;
  const paragraphs = html?.paragraphs ?? plainLines(text);
  reading.account.add([...decoded.remarks, ...(html?.remarks ?? [])]);
  if (html !== null && html.pictures.length > 0) reading.account.of('pictures-elsewhere', html.pictures.length);
  reading.account.passed(html?.count ?? paragraphs.length);
  return paragraphs;
}
