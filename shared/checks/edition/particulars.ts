/** What a newspaper must say of itself on page 1. What nobody has said is not printed, and told here. */
import { fieldsIn } from '../../blocks/page-fields.ts';
import { standingOn } from '../../edition/masters.ts';
import { newspaperOf } from '../../edition/newspaper.ts';
import { type ParticularName, particularNames, particulars } from '../../edition/particulars.ts';
import type { Edition } from '../../edition/records.ts';
import { pageByNumber, pagesInOrder } from '../../edition/selectors.ts';
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
    const approved = newspaperOf(edition).approvedName;
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

/** What else is printed of an edition in a fixed place, as a field and beside the name in a typed nameplate. */
const ofTheDay = [
  { field: 'date', zh: '日期', en: 'date' },
  { field: 'issue', zh: '总期号', en: 'issue number' },
  { field: 'pages-today', zh: '版数', en: 'number of pages' },
] as const;

/** A particular as texts of pages name it: `postalCode` as `postal-code`. */
function fieldOf(name: ParticularName): string {
  return name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** What the edition's pages print: all that a nameplate and an imprint say, and what texts name, or say themselves. */
function printedOn(edition: Edition) {
  const blocks = pagesInOrder(edition).flatMap(({ id }) => standingOn(edition, id));
  const texts = blocks.flatMap((block) => (block.kind === 'pagetext' ? [block.text] : []));
  const fields = new Set(texts.flatMap((text) => [...fieldsIn(text)]));
  return {
    hasNameplate: blocks.some(({ kind }) => kind === 'nameplate'),
    hasImprint: blocks.some((block) => block.kind === 'furniture' && block.role === 'imprint'),
    prints: (field: string, words: string | null) =>
      fields.has(field) || (words !== null && texts.some((text) => text.includes(words))),
  };
}

export const particularsUnprinted: EditionCheck = {
  scope: 'edition',
  id: 'particulars-unprinted',
  title: { zh: '版本记录没有印出', en: 'Particulars not printed' },
  source: 'domain.md §9: 报纸出版形式差错数计算方法, what stands in fixed places',
  run: ({ edition }) => {
    const { hasNameplate, hasImprint, prints } = printedOn(edition);
    const told = (zh: string, en: string): EditionFinding => ({
      severity: 'warning',
      page: 1,
      blockId: null,
      zh: `各版都没有印${zh}：放上报头或版记，或在文字里写它的字段。`,
      en: `No page prints the ${en}: place a nameplate or an imprint, or name its field in a text.`,
    });
    const day = ofTheDay.flatMap(({ field, zh, en }) => (hasNameplate || prints(field, null) ? [] : [told(zh, en)]));
    const { imprint } = edition.edition;
    const own = particularNames.flatMap((name): EditionFinding[] => {
      const words = imprint[name]?.trim() ?? '';
      const isAt = inNameplate.has(name) ? hasNameplate : hasImprint;
      const { isRequired, name: called } = particulars[name];
      return !isRequired || words === '' || isAt || prints(fieldOf(name), words) ? [] : [told(called.zh, called.en)];
    });
    return [...day, ...own];
  },
};
