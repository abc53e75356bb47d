/** What a newspaper must say of itself on page 1. What nobody has said is not printed, and told here. */
import { standingOn } from '../../edition/masters.ts';
import { type ParticularName, particularNames, particulars } from '../../edition/particulars.ts';
import type { Edition } from '../../edition/records.ts';
import { pageByNumber } from '../../edition/selectors.ts';
import type { EditionCheck, EditionFinding } from '../check.ts';

/** Particulars that stand beside the name; the others stand in the imprint. */
const inNameplate: ReadonlySet<ParticularName> = new Set(['cn', 'postalCode', 'supervisor', 'sponsor', 'publisher']);

/** The blocks of page 1 to go to. */
function placesOn(edition: Edition, page: number) {
  const id = pageByNumber(edition, page)?.id;
  const blocks = id === undefined ? [] : standingOn(edition, id);
  const nameplate = blocks.find(({ kind }) => kind === 'nameplate')?.id ?? null;
  const imprint = blocks.find((block) => block.kind === 'furniture' && block.role === 'imprint')?.id ?? null;
  return { nameplate, imprint };
}

export const paperName: EditionCheck = {
  scope: 'edition',
  id: 'paper-name',
  title: { zh: '报名', en: 'Name of the paper' },
  source: 'domain.md §9: 报纸出版形式差错数计算方法, the name in the nameplate on page 1',
  run: ({ edition }) => {
    const { publication } = edition.edition;
    const approved = Object.values(edition.newspaper)[0]?.approvedName ?? '';
    const at = { page: 1, blockId: placesOn(edition, 1).nameplate };
    if (publication.trim() === '') {
      return [
        {
          ...at,
          severity: 'error',
          zh: '还没有报名，报头是空的。',
          en: 'The paper has no name yet: its nameplate is empty.',
        },
      ];
    }
    if (approved === '' || approved === publication) return [];
    return [
      {
        ...at,
        severity: 'error',
        zh: `报名“${publication}”与登记的“${approved}”不一致。`,
        en: `The name “${publication}” is not the approved one, “${approved}”.`,
      },
    ];
  },
};

export const particularsMissing: EditionCheck = {
  scope: 'edition',
  id: 'particulars',
  title: { zh: '版本记录', en: 'Particulars' },
  source: 'domain.md §9: 报纸出版形式差错数计算方法, what stands in fixed places',
  run: ({ edition }) => {
    const { imprint } = edition.edition;
    const places = placesOn(edition, 1);
    return particularNames.flatMap((name): EditionFinding[] => {
      const { isRequired, name: called } = particulars[name];
      // In an edition made before a particular was kept by itself, another has it.
      if (!isRequired || imprint[name]?.trim() !== '') return [];
      return [
        {
          severity: 'warning',
          page: 1,
          blockId: inNameplate.has(name) ? places.nameplate : places.imprint,
          zh: `版本记录缺${called.zh}。`,
          en: `Missing: ${called.en}.`,
        },
      ];
    });
  },
};
