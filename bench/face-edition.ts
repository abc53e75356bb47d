/** A newsroom's edition with twelve faces of its own, of packages of Debian: some 150 MB of files. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { edit } from '../electron/cli/edit.ts';
import { withFontFile } from '../electron/fonts/read-font-file.ts';
import { takeFaceOf } from '../electron/fonts/take-face.ts';
import { fileIdOf } from '../electron/pictures.ts';
import { EditionFile } from '../electron/store/edition-file.ts';
import type { FaceCoordinates } from '../shared/faces/face-file.ts';
import { addOwnFace, ownFaceOf, setStylesIn } from '../shared/paper/own-face-edits.ts';

/** A face of a file, and the styles that are set in it. */
interface Wanted {
  readonly file: string;
  readonly member?: number;
  readonly coordinates?: FaceCoordinates;
  readonly styles?: readonly string[];
}

/** Packages fonts-noto-cjk, fonts-arphic-uming, fonts-lxgw-wenkai, fonts-cantarell and fonts-inter-variable. */
const root = process.env['DAYANG_TEST_FONTS'] ?? '/usr/share';
const faces: readonly Wanted[] = [
  { file: 'opentype/noto/NotoSerifCJK-Regular.ttc', member: 2, styles: ['body', 'deck'] },
  {
    file: 'opentype/noto/NotoSerifCJK-Bold.ttc',
    member: 2,
    styles: ['headline-lead', 'headline-story', 'headline-brief', 'headline-continued', 'nameplate', 'pullquote'],
  },
  { file: 'opentype/noto/NotoSansCJK-Regular.ttc', member: 2, styles: ['page-head', 'imprint', 'jump', 'table'] },
  { file: 'opentype/noto/NotoSansCJK-Bold.ttc', member: 2, styles: ['banner', 'subhead', 'refer-headline'] },
  { file: 'truetype/arphic/uming.ttc', styles: ['refer-line'] },
  { file: 'truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf', styles: ['caption'] },
  { file: 'truetype/lxgw-wenkai/LXGWWenKai-Light.ttf' },
  { file: 'truetype/lxgw-wenkai/LXGWWenKai-Bold.ttf', styles: ['kicker'] },
  { file: 'opentype/cantarell/Cantarell-Regular.otf' },
  { file: 'opentype/cantarell/Cantarell-Bold.otf' },
  { file: 'truetype/inter-vf/Inter.var.ttf', coordinates: { wght: 400 } },
  { file: 'truetype/inter-vf/Inter.var.ttf', coordinates: { wght: 800 } },
];

/** How many faces there are, how many of them styles name, and how many bytes their files have. */
export interface FacesGiven {
  readonly faces: number;
  readonly used: number;
  readonly bytes: number;
}

/**
 * Gives faces to editions' files, the same ones to each, as a newspaper does; each is taken out of its file once. Throws
 * where a package is not installed.
 */
export function faceGiver(): (path: string) => FacesGiven {
  const taken = faces.map(({ file: name, member = 0, coordinates = null, styles = [] }) => {
    const path = join(root, 'fonts', name);
    if (!existsSync(path)) throw new Error(`${path} is wanting: build/system-packages.sh test installs it`);
    const choice = { member, coordinates };
    const { face, bytes } = withFontFile(path, (file) => takeFaceOf(file, choice));
    const file = fileIdOf(bytes);
    return { record: ownFaceOf(face, { fileName: name, file, ...choice }), bytes, styles };
  });
  return (path) => {
    const file = EditionFile.open(path);
    try {
      for (const { record, bytes, styles } of taken) {
        file.addFile(bytes);
        const known = styles.filter((style) => Object.hasOwn(file.edition.styles, style));
        const added = addOwnFace(file.edition, record)?.patches ?? [];
        edit(file, 'bench', 'face.add', [...added, ...setStylesIn(record.id, known)]);
      }
    } finally {
      file.close();
    }
    return {
      faces: taken.length,
      used: taken.filter(({ styles }) => styles.length > 0).length,
      bytes: taken.reduce((sum, { bytes }) => sum + bytes.length, 0),
    };
  };
}
