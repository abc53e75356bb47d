/** `dayang faces`: the faces an edition brings along: those it has, one more out of a font file, one less, styles set in one. */
import { basename } from 'node:path';
import type { FaceId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { type FaceCoordinates, whyNotKept } from '../../shared/faces/face-file.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import type { OwnFace } from '../../shared/paper/face-records.ts';
import { addOwnFace, ownFaceOf, removeOwnFace, setStylesIn } from '../../shared/paper/own-face-edits.ts';
import { fileOfFace, usesOfFace } from '../../shared/paper/own-faces.ts';
import { DayangError } from '../errors.ts';
import { asFontError, FontReader } from '../fonts/font-reader.ts';
import { MachineFaces } from '../machine-faces.ts';
import { isWholeFace } from '../own-faces.ts';
import { EditionFile } from '../store/edition-file.ts';
import type { Arguments } from './arguments.ts';
import type { Command, Console } from './command.ts';
import { edit } from './edit.ts';

function usage(detail: string): DayangError {
  return new DayangError('usage', { detail });
}

/** Throws `usage` for an option that would do nothing without one that was left out. */
function checkOptions(args: Arguments): void {
  for (const [option, needed] of [
    ['set', 'styles'],
    ['member', 'add'],
    ['axes', 'add'],
  ] as const) {
    if (args.text(option) !== undefined && args.text(needed) === undefined)
      throw usage(`--${option} needs --${needed}`);
  }
  const hasFace = args.text('set') !== undefined || args.text('add') !== undefined;
  if (args.text('styles') !== undefined && !hasFace) throw usage('--styles takes a face with --set or --add');
}

/** `wght=600,wdth=90` as a place on a face's axes; null where nothing is said. Throws `usage`. */
function coordinatesOf(text: string | undefined): FaceCoordinates | null {
  if (text === undefined) return null;
  return Object.fromEntries(
    text.split(',').map((part) => {
      const [, tag = '', value = ''] = /^\s*([\x21-\x7e]{4})=(-?\d+(?:\.\d+)?)\s*$/u.exec(part) ?? [];
      if (tag === '') throw usage(`--axes takes places such as wght=600, not ${part}`);
      return [tag, Number(value)];
    }),
  );
}

/** Takes a face out of a font file into an edition, as one step. Throws `font-unusable` with the reason, `too-many-faces`. */
async function add(file: EditionFile, path: string, args: Arguments): Promise<OwnFace> {
  const member = args.whole('member', 1, 1_000, 1) - 1;
  const coordinates = coordinatesOf(args.text('axes'));
  const reader = new FontReader();
  try {
    return await asFontError(path, async () => {
      const taken = await reader.take({ path, member, coordinates });
      const isKept = whyNotKept(taken.face.embedding) === null;
      const kept = isKept ? file.addFile(taken.bytes) : new MachineFaces().keep(taken.bytes);
      const record = ownFaceOf(taken.face, { fileName: basename(path), file: kept, member, coordinates });
      const added = addOwnFace(file.edition, record);
      if (added === null) throw new DayangError('too-many-faces');
      edit(file, 'faces', 'face.add', added.patches);
      return added.face;
    });
  } finally {
    await reader.end();
  }
}

/** The face of an edition's own that is meant, by its id or its name. Throws `no-such-face`. */
function ownFace({ faces }: Edition, named: string): OwnFace {
  // The face of drawn characters is no style's, and they go one by one.
  const all = Object.values(faces).filter(({ drawn }) => drawn === undefined);
  const face = all.find(({ id }) => id === named) ?? all.find(({ name }) => name === named);
  if (face === undefined) throw new DayangError('no-such-face', { name: named });
  return face;
}

/** Throws `face-in-use`, `face-behind` or `face-in-round`: what is set in a face that goes would be set in another without a word. */
function remove(file: EditionFile, named: string): void {
  const { id, name } = ownFace(file.edition, named);
  const { styles, rounds, faces } = usesOfFace(file.edition, id);
  if (styles.length > 0) throw new DayangError('face-in-use', { name, styles: styles.join('、') });
  if (faces.length > 0) throw new DayangError('face-behind', { name, faces: faces.join('、') });
  if (rounds.length > 0) throw new DayangError('face-in-round', { name, rounds: rounds.join('、') });
  edit(file, 'faces', 'face.remove', removeOwnFace(id));
}

/** The styles that `--styles` names. Throws `usage` for one the edition does not have. */
function stylesNamed({ styles }: Edition, text: string): string[] {
  const named = text.split(',').map((style) => style.trim());
  const lost = named.find((style) => !Object.hasOwn(styles, style));
  if (lost !== undefined) throw usage(`--styles takes ${Object.keys(styles).join(', ')}, not ${lost}`);
  return named;
}

/** The face that is meant, one of ours or of an edition's own. Throws `no-such-face`. */
function faceNamed(edition: Edition, named: string): FaceId {
  return (shippedFaces.all.find(({ id }) => id === named) ?? ownFace(edition, named)).id;
}

function tell(file: EditionFile, console: Console) {
  const { edition } = file;
  const machine = new MachineFaces();
  const faces = Object.values(edition.faces).map((face) => {
    const id = fileOfFace(face);
    const bytes = id === undefined ? undefined : (file.keptFile(id) ?? machine.read(id));
    const isThere = id !== undefined && bytes !== undefined && isWholeFace(id, bytes);
    return { ...face, isThere, bytes: bytes?.length ?? 0, ...usesOfFace(edition, face.id) };
  });
  for (const { isThere, bytes, styles, rounds, ...face } of faces) {
    const { id, name, fileName, embedding, maySubset } = face;
    const may = maySubset ? embedding : `${embedding}, whole only`;
    const where = face.onMachine === undefined ? '' : ', 只在这台电脑上 / on this machine alone';
    const there = isThere ? `${bytes} bytes${where}` : '缺少 / missing';
    console.line(`${id}  ${name}  ${fileName}  ${may}  ${there}  ${[...styles, ...rounds].join(', ') || '–'}`);
  }
  return { json: { faces } };
}

export const facesCommand: Command = {
  name: 'faces',
  summary:
    'list the faces an edition brings along, with the styles set in them; add one, take one away, set styles in one',
  operands: ['FILE'],
  options: {
    add: { type: 'string', value: 'FONT', help: 'take a face out of a font file into the edition' },
    member: { type: 'string', value: 'N', help: 'which face of a collection (1)' },
    axes: { type: 'string', value: 'wght=600', help: "where on a variable font's axes (as its maker has it)" },
    set: { type: 'string', value: 'FACE', help: 'a face, by id or name, to set --styles in (the one that --add adds)' },
    styles: { type: 'string', value: 'body,caption', help: 'the styles to set in it' },
    remove: {
      type: 'string',
      value: 'FACE',
      help: 'take away a face, by id or name, in which nothing is set',
    },
  },
  async run(args, console) {
    checkOptions(args);
    const [path, removed, styles] = [args.text('add'), args.text('remove'), args.text('styles')];
    const file =
      path === undefined && removed === undefined && styles === undefined
        ? EditionFile.openToRead(args.operand(0), 'any')
        : EditionFile.open(args.operand(0), 'any');
    try {
      // What was typed wrong is said before anything is changed.
      const set = args.text('set');
      const toSet = styles === undefined ? [] : stylesNamed(file.edition, styles);
      const known = set === undefined ? undefined : faceNamed(file.edition, set);
      const added = path === undefined ? undefined : (await add(file, path, args)).id;
      const face = known ?? added;
      if (face !== undefined && toSet.length > 0) edit(file, 'faces', 'style.edit', setStylesIn(face, toSet));
      if (removed !== undefined) remove(file, removed);
      return tell(file, console);
    } finally {
      file.close();
    }
  },
};
