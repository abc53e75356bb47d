/**
 * Typing among marks: from the key to the page painted with what it typed, on a broadsheet page of body text as it is
 * and with 500 marks on it, in the real window. The two take turns, and what counts is their ratio.
 */
import { bodyKeys, inWindows } from './keys.ts';
import { marked } from './marked-story.ts';
import { percentile, report, tenths } from './report.ts';
import { storyText } from './story.ts';
import { storyEdition } from './story-edition.ts';

const KEYS = 60;
const TURNS = 2;
const CHARACTERS = 9_000;
/** Characters with a mark among them; the rest would stand on the next page. */
const MARKED = 8_500;

await inWindows(async (measure) => {
  const plain = storyEdition(storyText(CHARACTERS), 1);
  const withMarks = marked(plain, 500, MARKED).edition;
  const times = { plain: [] as number[], marked: [] as number[] };
  for (let turn = 0; turn < TURNS; turn++) {
    times.plain.push(...(await measure(`plain-${turn}`, plain, (window) => bodyKeys(window, KEYS))));
    times.marked.push(...(await measure(`marked-${turn}`, withMarks, (window) => bodyKeys(window, KEYS))));
  }
  const [median, marks] = [percentile(times.plain, 0.5), percentile(times.marked, 0.5)];
  report('marked-typing', {
    plain_median_ms: tenths(median),
    plain_p95_ms: tenths(percentile(times.plain, 0.95)),
    marked_median_ms: tenths(marks),
    marked_p95_ms: tenths(percentile(times.marked, 0.95)),
    ratio: Math.round((marks / median) * 100) / 100,
  });
});
