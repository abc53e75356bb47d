/** The formats copy comes in, each with what makes random files of it. */
import { type MadeFile, madeDocx } from './docx-made.ts';
import { madeHtml, madeMail, madeMarkdown } from './markup-made.ts';
import { madeRtf, madeText } from './plain-made.ts';
import { madeAtom, madeG2, madeNewsMl, madeNinjs, madeNitf, madeRss } from './wire-made.ts';

export interface Format {
  readonly format: string;
  /** What a file of it is called. */
  readonly file: string;
  /** Makes a file from a seed. */
  readonly make: (seed: number) => MadeFile;
}

export const formats: readonly Format[] = [
  { format: 'docx', file: 'a.docx', make: madeDocx },
  { format: 'RTF', file: 'a.rtf', make: madeRtf },
  { format: 'HTML', file: 'a.html', make: madeHtml },
  { format: 'Markdown', file: 'a.md', make: madeMarkdown },
  { format: 'plain text', file: 'a.txt', make: madeText },
  { format: 'mail', file: 'a.eml', make: madeMail },
  { format: 'NITF', file: 'a.xml', make: madeNitf },
  { format: 'NewsML-G2', file: 'a.xml', make: madeG2 },
  { format: 'NewsML 1', file: 'a.xml', make: madeNewsMl },
  { format: 'ninjs', file: 'a.json', make: madeNinjs },
  { format: 'RSS', file: 'a.xml', make: madeRss },
  { format: 'Atom', file: 'a.xml', make: madeAtom },
];
