/** What adorns headlines and panels, as it is printed. */
import { describe, it } from 'vitest';
import { headsEdition, panelsEdition } from '../kit/effects-page.ts';
import { expectGolden } from '../kit/golden.ts';

describe('golden pages of effects', () => {
  it('headlines: outlined, shadowed, reversed, on gradients and patterns, slanted, narrow and wide, spread, sized by line', async () => {
    await expectGolden('effects-heads', headsEdition(), { crop: { x: 30, y: 176, width: 570, height: 890 } });
  });

  it('panels: patterns, borders of figures that meet whole at corners, gradients', async () => {
    await expectGolden('effects-panels', panelsEdition(), { crop: { x: 30, y: 176, width: 570, height: 600 } });
  });
});
