/** `dayang fonts`: the faces of the system, a folder or a file, and what may be done with them. */
import { statSync } from 'node:fs';
import type { FaceFile, FaceInFile, FoundFonts } from '../../shared/faces/face-file.ts';
import { whyNotEmbedded, whyNotKept } from '../../shared/faces/face-file.ts';
import { findFonts } from '../fonts/find-fonts.ts';
import { asFontError, FontReader } from '../fonts/font-reader.ts';
import { systemFontFolders } from '../fonts/system-fonts.ts';
import type { Command, Console } from './command.ts';

/** A name in both languages, once where they are the same. */
function named({ zh, en }: FaceInFile['family']): string {
  return zh === en ? zh : `${zh} / ${en}`;
}

function tellFace(console: Console, path: string, isCollection: boolean, face: FaceInFile): void {
  const { characters, han, lacksOfGb2312 } = face.coverage;
  const { right, isWholeOnly } = face.embedding;
  const may = [right, ...(isWholeOnly ? ['whole only'] : [])].join(', ');
  const varies = face.axes.map(({ tag, least, most }) => ` ${tag} ${least}–${most}`).join('');
  console.line(
    `${path}${isCollection ? `#${face.member + 1}` : ''}  ${named(face.family)}  ${named(face.style)} ${face.weight}${varies}  ` +
      `${face.outlines}  ${characters} characters, ${han} Han, ${lacksOfGb2312} of GB 2312 missing  ${may}`,
  );
  const why = whyNotEmbedded(face.embedding) ?? whyNotKept(face.embedding);
  if (why !== null) console.line(`  ${why.zh}\n  ${why.en}`);
}

function tell(console: Console, files: readonly FaceFile[]): void {
  for (const { path, isCollection, faces, unusable } of files) {
    for (const face of faces) tellFace(console, path, isCollection, face);
    for (const { member, zh, en } of unusable) console.line(`${path}#${member + 1}  ${zh}\n  ${en}`);
  }
}

async function look(path: string | undefined, reader: FontReader, console: Console): Promise<FoundFonts> {
  if (path !== undefined && statSync(path).isFile()) {
    const file = await asFontError(path, () => reader.describe(path));
    return { files: [file], unusable: [], closed: [], isCut: false };
  }
  const folders = path === undefined ? systemFontFolders() : [path];
  return findFonts(folders, reader, { onProgress: (done, total) => console.progress(`reading ${done}/${total}`) });
}

export const fontsCommand: Command = {
  name: 'fonts',
  summary: 'list the faces of the system, of a folder or a file, with what their makers allow',
  operands: [],
  options: { in: { type: 'string', value: 'PATH', help: "a folder or a font file (the system's folders)" } },
  async run(args, console) {
    const reader = new FontReader();
    try {
      const found = await look(args.text('in'), reader, console);
      tell(console, found.files);
      for (const { path, zh, en } of found.unusable) console.line(`${path}  ${zh}\n  ${en}`);
      for (const path of found.closed) console.line(`${path}  没有权限读取 / permission denied`);
      if (found.isCut) console.line('字体太多，没有全部列出。 / There are more fonts than are listed.');
      return { json: found };
    } finally {
      await reader.end();
    }
  },
};
