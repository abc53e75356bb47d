/** A 通版: what stands over its fold, and what keeps off it. */
import { describe, expect, it } from 'vitest';
import { compose } from '../../shared/compose/compose.ts';
import { testResources } from '../kit/editions.ts';
import { expectGolden } from '../kit/golden.ts';
import { lakePicture, SPREAD_PAGE, spreadEdition } from '../kit/spread-page.ts';

describe('a sheet of two pages', () => {
  it('holds its copy in the columns of both, a headline parted at the fold, and heads of two numbers', async () => {
    const { image, bytes } = await lakePicture();
    const edition = spreadEdition(image);
    const { findings, articles } = compose(edition, testResources());
    expect(articles.filter(({ charactersOverset }) => charactersOverset > 0)).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual([]);
    await expectGolden('spread', edition, {
      page: SPREAD_PAGE,
      crop: { x: 0, y: 0, width: 1548, height: 1114 },
      imageBytes: (id) => (id === image.id ? bytes : undefined),
    });
  });
});
