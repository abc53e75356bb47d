/** What font files offer to be taken: a face each, of one that varies each place its maker has named. */
import { fileName } from '../../shared/contract/file-name.ts';
import type { Language } from '../../shared/contract/language.ts';
import {
  type FaceChoice,
  type FaceEmbedding,
  type FaceFile,
  type FaceInFile,
  whyNotEmbedded,
  whyNotKept,
} from '../../shared/faces/face-file.ts';

/** A face of a file that can be looked at and, where its maker allows it, taken. */
export interface Offer {
  /** Unlike that of any other. */
  readonly id: string;
  /** Family and style in the window's language. */
  readonly label: string;
  /** What it is found by, in both languages and by its file, in small letters. */
  readonly sought: string;
  readonly face: FaceInFile;
  readonly choice: FaceChoice;
}

function offersOfFile({ path, faces }: FaceFile, language: Language): Offer[] {
  return faces.flatMap((face) => {
    const { member, family, style, instances } = face;
    const named = instances.map(({ name, coordinates }) => ({ style: name, coordinates }));
    return (named.length > 0 ? named : [{ style, coordinates: null }]).map((one) => ({
      id: JSON.stringify([path, member, one.coordinates]),
      label: `${family[language]} ${one.style[language]}`,
      sought: [family.zh, family.en, one.style.zh, one.style.en, fileName(path)].join(' ').toLowerCase(),
      face,
      choice: { path, member, coordinates: one.coordinates },
    }));
  });
}

/** The faces of some files, by name. */
export function offersOf(files: readonly FaceFile[], language: Language): Offer[] {
  const offers = files.flatMap((file) => offersOfFile(file, language));
  return offers.toSorted((a, b) => a.label.localeCompare(b.label, language === 'zh' ? 'zh-CN' : 'en'));
}

/** Whether a face has all the words looked for in its names. */
export function isSought({ sought }: Pick<Offer, 'sought'>, words: string): boolean {
  return words
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => sought.includes(word));
}

/** Names of faces drawn for the mainland among those that a family has for each region, as makers write them. */
const MAINLAND = /(?:^|[\s-])(?:SC|CN|GB|Hans)(?:[\s-]|$)|简/u;

/** The face that is looked at before one is chosen: of a family with one for each region that of the mainland. */
export function firstOf(offers: readonly Offer[]): Offer | undefined {
  const [first] = offers;
  const beside = offers.filter(({ choice }) => choice.path === first?.choice.path);
  return beside.find(({ face: { family } }) => MAINLAND.test(family.en) || MAINLAND.test(family.zh)) ?? first;
}

/** What a face's maker allows, in words. */
export function rightsOf(embedding: FaceEmbedding, language: Language): { mayBeTaken: boolean; told: string } {
  const never = whyNotEmbedded(embedding);
  if (never !== null) return { mayBeTaken: false, told: never[language] };
  const allowed =
    whyNotKept(embedding) ??
    (embedding.right === 'installable'
      ? {
          zh: '可以嵌入导出的 PDF，也可以存进报纸文件随它走。',
          en: 'May be embedded in exported PDF and kept in the edition wherever it goes.',
        }
      : {
          zh: '可以嵌入导出的 PDF，也可以存进报纸文件在别处继续编辑，但不能从中取出来安装。',
          en: 'May be embedded in exported PDF and kept in the edition to be edited elsewhere, but not installed from it.',
        });
  const whole = {
    zh: '必须整款嵌入，导出的文件会大。',
    en: 'It must be embedded whole: exported files are larger.',
  };
  return {
    mayBeTaken: true,
    told: [allowed, ...(embedding.isWholeOnly ? [whole] : [])].map((one) => one[language]).join(' '),
  };
}
