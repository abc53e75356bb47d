/** A supplement page on which the means of design stand together: what is beside what, and how they print. */
import { describe, expect, it } from 'vitest';
import { compose } from '../../shared/compose/compose.ts';
import { testResources } from '../kit/editions.ts';
import { expectGolden } from '../kit/golden.ts';
import { MEANS_PAGE, meansEdition } from '../kit/means-page.ts';

describe('a page of all means', () => {
  it('holds its copy whole, nothing lying on anything but what it is meant to', () => {
    const { findings, articles } = compose(meansEdition(), testResources());
    expect(articles.filter(({ charactersOverset }) => charactersOverset > 0)).toEqual([]);
    // Its picture is in the guide alone; beside a round one a line of seven characters is opened.
    expect(findings.map(({ code }) => code)).toEqual(['loose-line', 'picture-missing']);
  });

  it('prints as an art editor would have it', async () => {
    await expectGolden('means', meansEdition(), {
      page: MEANS_PAGE,
      crop: { x: 20, y: 40, width: 734, height: 1030 },
    });
  });
});
