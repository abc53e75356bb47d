/** Markdown as a story. */
import { marked } from 'marked';
import { readHtml } from '../../shared/text/html-copy.ts';
import { withLineFeeds } from '../../shared/text/transmission.ts';
import { DayangError } from '../errors.ts';
import { type CopyReader, type CopySource, type CopyWords, storyFile } from './copy-source.ts';

/** Footnotes are not Markdown's own: their marks and words are kept as they read. */
function withFootnotes(markdown: string): string {
  return markdown.replace(/^( {0,3})\[\^([^\]\s]+)\]:/gmu, '$1\\[$2\\]').replace(/\[\^([^\]\s]+)\]/gu, '\\[$1\\]');
}

async function readMarkdown(source: CopySource): Promise<CopyWords> {
  const { name, text } = source;
  let html: string;
  try {
    html = await marked.parse(withFootnotes(withLineFeeds(text)));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new DayangError('document-unreadable', { name, detail: detail.slice(0, 200) }, error);
  }
  return storyFile(source, readHtml(html));
}

export const markdownReader: CopyReader = {
  format: 'Markdown',
  takes: ({ extension }) => extension === 'md' || extension === 'markdown',
  read: readMarkdown,
};
