/**
 * Typing among findings: from the key to the page painted with what it typed, in a story in which something is underlined in
 * every paragraph, with checks and in safe mode, which has none. The two take turns, and what counts is their ratio.
 */
import { bodyKeys, inWindows } from './keys.ts';
import { percentile, report, tenths } from './report.ts';
import { storyText } from './story.ts';
import { storyEdition } from './story-edition.ts';

const KEYS = 60;
const TURNS = 3;
const CHARACTERS = 9_000;

await inWindows(async (measure) => {
  const copy = storyText(CHARACTERS).map((text) => `会议的目的是为了便民。${text}目的是为了公开。`);
  const edition = storyEdition(copy, 1);
  const times = { unchecked: [] as number[], checked: [] as number[] };
  // On the page: the galley underlines what is near in it.
  let underlined = 0;
  for (let turn = 0; turn < TURNS; turn++) {
    times.unchecked.push(
      ...(await measure(`unchecked-${turn}`, edition, (window) => bodyKeys(window, KEYS), { isSafe: true })),
    );
    times.checked.push(
      ...(await measure(`checked-${turn}`, edition, async (window) => {
        await window.page.waitForFunction(() => CSS.highlights.size > 0);
        const onPage = window.page.locator('.found-on-page');
        await onPage.first().waitFor({ state: 'attached' });
        underlined = await onPage.count();
        return bodyKeys(window, KEYS);
      })),
    );
  }
  const [without, checked] = [percentile(times.unchecked, 0.5), percentile(times.checked, 0.5)];
  report('checked-typing', {
    underlined,
    unchecked_median_ms: tenths(without),
    unchecked_p95_ms: tenths(percentile(times.unchecked, 0.95)),
    checked_median_ms: tenths(checked),
    checked_p95_ms: tenths(percentile(times.checked, 0.95)),
    ratio: Math.round((checked / without) * 100) / 100,
  });
});
