import { describe, expect, it } from 'vitest';
import { compose } from '../../shared/compose/compose.ts';
import { article, emptyEdition, testResources, withArticle } from '../../tests/kit/editions.ts';
import { rulesEdition } from '../../tests/kit/rules-page.ts';
import { textsBrokenBySense } from './words.ts';

describe('the texts whose words are learnt when an edition is opened', () => {
  it('are all the engine asks for', () => {
    const edition = withArticle(rulesEdition(), {
      ...article(['正文。']),
      headlines: { kicker: [], headline: ['东湖南岸', '灯火通明'], deck: [], summary: '' },
    });
    const resources = testResources();
    const asked = new Set<string>();
    const cutWords = (text: string) => {
      asked.add(text);
      return resources.cutWords(text);
    };
    for (const page of compose(edition, { ...resources, cutWords }).pages) expect(page.items).toBeDefined();
    expect(asked.size).toBeGreaterThan(1);
    const learnt = new Set(textsBrokenBySense(edition));
    expect([...asked].filter((text) => !learnt.has(text))).toEqual([]);
  });

  it('are none of an edition without headlines', () => {
    expect(textsBrokenBySense(emptyEdition(2)).filter((text) => text !== '')).toEqual([]);
  });
});
