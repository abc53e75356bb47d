/** The recipe for a text check with a fix, followed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesTold, recipe, ScratchCopy } from '../kit/recipes.ts';

/** What the new check is to do, wherever findings are met. */
const shows = `
import { expect, it } from 'vitest';
import { fixOf } from '../../shared/checks/fix.ts';
import { Checker } from '../../shared/checks/run.ts';
import { compose } from '../../shared/compose/compose.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { newsprintLimits } from '../../shared/edition/press-limits.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { ruleTitle } from '../../shared/preflight/preflight.ts';
import { article, emptyEdition, testResources, withArticle } from '../kit/editions.ts';

it('is told of an article that stands on no page, and mended', () => {
  const story = article(['今天，，晴。']);
  const edition = withArticle(emptyEdition(1), story);
  const composed = compose(edition, testResources());
  const checker = new Checker();
  for (const _ of checker.steps(edition, composed, newsprintLimits, []));
  const [finding] = checker.found(edition, composed).filter(({ text }) => text !== undefined);
  if (finding === undefined) throw new Error('nothing found');
  expect(finding).toMatchObject({ rule: 'doubled-mark', page: 0, text: { articleId: story.id, from: 2, to: 4 } });
  expect(ruleTitle(finding.rule).zh).toBe('重复的标点');
  const mended = applyPatches(edition, fixOf(edition, finding));
  expect(mended.edition.articles[story.id]?.body.map(paragraphText)).toEqual(['今天，晴。']);
  expect(applyPatches(mended.edition, mended.inverse).edition).toEqual(edition);
});
`;

describe('a new text check', () => {
  const heading = 'A text check with a fix';
  let copy: ScratchCopy;
  beforeAll(() => {
    copy = new ScratchCopy();
  });
  afterAll(() => copy.remove());

  it('takes as many files as its recipe says, at most three', () => {
    const changed = copy.follow(recipe(heading));
    expect(changed.size).toBe(filesTold(heading));
    expect(changed.size).toBeLessThanOrEqual(3);
  });

  it('is found, told and mended', async () => {
    copy.write('tests/recipes/doubled-mark.test.ts', shows);
    expect(await copy.typeFaults()).toBe('');
    expect(await copy.testFaults('tests/recipes/doubled-mark.test.ts', 'shared/checks/text/doubled-mark.test.ts')).toBe(
      '',
    );
  });

  it('is refused by the compiler where it is no check', async () => {
    const path = 'shared/checks/registry.ts';
    copy.write(
      path,
      copy.read(path).replace('\n  doubledMark,', "\n  doubledMark: { ...doubledMark, scope: 'paragraph' },"),
    );
    expect(await copy.typeFaults()).toMatch(/registry\.ts\(\d+,\d+\): error/u);
  });
});
