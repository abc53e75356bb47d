/** Copy in Rich Text Format as a story, with the pictures that stand in it. */
import { type CopyReader, storyFile } from './copy-source.ts';
import { readRtf } from './rtf/read-rtf.ts';

/** The first bytes: `{\rtf`. */
const START = [0x7b, 0x5c, 0x72, 0x74, 0x66];

export const rtfReader: CopyReader = {
  format: 'RTF',
  takes: (source) => source.startsWith(START),
  read: (source) => {
    const { paragraphs, pictures, remarks } = readRtf(source);
    return storyFile(source, paragraphs, remarks, { pictures, remarks: [] });
  },
};
