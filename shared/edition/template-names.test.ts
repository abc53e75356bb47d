import { describe, expect, it } from 'vitest';
import { emptyEdition, pageOf } from '../../tests/kit/editions.ts';
import { applyPatches } from './operations.ts';
import { shownTemplates, standardNames } from './template-names.ts';
import { renameTemplate, saveTemplate } from './templates.ts';

describe('names of templates', () => {
  it('are said in the window’s language where an edition begins with them', () => {
    const edition = emptyEdition(1);
    const names = (language: 'zh' | 'en') => shownTemplates(edition, language).map(({ name }) => name);
    expect(names('en')).toContain(standardNames.pictures.en);
    expect(names('en').some((name) => /\p{Script=Han}/u.test(name))).toBe(false);
    expect(names('zh')).toContain(standardNames.pictures.zh);
  });

  it('are the newsroom’s own once they are given, and no two are seen under one', () => {
    const edition = emptyEdition(1);
    const [first, second] = shownTemplates(edition, 'en');
    if (first === undefined || second === undefined) throw new Error('an edition begins with templates');
    const renamed = applyPatches(edition, renameTemplate(edition, first.id, 'Fridays')).edition;
    expect(shownTemplates(renamed, 'zh').map(({ name }) => name)).toContain('Fridays');
    expect(renameTemplate(edition, first.id, second.name)).toEqual([]);
    const saved = applyPatches(edition, saveTemplate(edition, pageOf(edition, 1).id, first.name)).edition;
    expect(Object.keys(saved.templates)).toHaveLength(Object.keys(edition.templates).length);
  });
});
