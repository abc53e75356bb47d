/**
 * Proofing: drawing 500 marks on a page, an edit of a story with 500 marks on it, and 核红 of an edition of
 * 32 pages with marks on every page. Warm: what a proofreader meets in the middle of a page.
 */
import { loadResources } from '../electron/resources.ts';
import { compose } from '../shared/compose/compose.ts';
import { withMarks } from '../shared/edition/anchors.ts';
import { editBody } from '../shared/edition/edits.ts';
import { applyPatches } from '../shared/edition/operations.ts';
import type { Mark } from '../shared/edition/proof-records.ts';
import { carryOutAll } from '../shared/proof/carry-out.ts';
import { marksOf } from '../shared/proof/rounds.ts';
import { proofView } from '../shared/proof/sheet.ts';
import { verify } from '../shared/proof/verify.ts';
import { marked, storyOf, who } from './marked-story.ts';
import { median, report, tenths } from './report.ts';
import { storyText } from './story.ts';
import { storyEdition } from './story-edition.ts';

const RUNS = 31;
function timed(work: () => void): number {
  for (let warm = 0; warm < 8; warm++) work();
  const times = Array.from({ length: RUNS }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  return median(times);
}

const resources = loadResources();

// A broadsheet page of body text, its 500 marks about every twenty characters.
const page500 = marked(storyEdition(storyText(9_000), 1), 500, 8_500);
const [composed] = compose(page500.edition, resources).pages;
if (composed === undefined) throw new Error('no page');
const items = composed.items;
const page = { ...composed, items };
const draw500 = timed(() => {
  proofView(page500.edition, [page500.round], page);
});

const story = storyOf(page500.edition);
let key = 0;
const edit500 = timed(() => {
  const [first, ...rest] = story.body;
  if (first === undefined) return;
  key++;
  const body = [{ ...first, children: [{ text: `${'字'.repeat(key % 7)}${first.children[0]?.text ?? ''}` }] }, ...rest];
  const patches = withMarks(page500.edition, editBody(page500.edition, story.id, body));
  applyPatches(page500.edition, patches);
});

// 32 pages of the story, twenty marks a page, nine in ten carried out.
const long = marked(storyEdition(storyText(31 * 8_500), 32), 640, 31 * 8_000);
const marks: Mark[] = marksOf(long.edition, long.round.id);
const { patches } = carryOutAll(
  long.edition,
  marks.filter((_, at) => at % 10 !== 0),
  who,
);
const corrected = applyPatches(long.edition, patches).edition;
const frozen = corrected.frozen[long.round.id];
if (frozen === undefined) throw new Error('no round');
const settled = marksOf(corrected, long.round.id);
const verify32 = timed(() => {
  verify(frozen, settled, corrected);
});
const found = verify(frozen, settled, corrected);

report('proof', {
  draw500_ms: tenths(draw500),
  edit500_ms: tenths(edit500),
  verify32_ms: tenths(verify32),
  missed: found.marks.filter(({ outcome }) => outcome === 'missed').length,
});
