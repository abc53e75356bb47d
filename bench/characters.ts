/**
 * Stories strewn with characters that take no room, or with letters apart from their marks, against the same stories without
 * them: how long 100,000 characters take to be composed from nothing. Both take turns, and the processor's time is counted, so
 * that what else the machine does counts for neither. The ratio is held to 1.3, but where each character has a selector.
 */
import { loadResources } from '../electron/resources.ts';
import { compose } from '../shared/compose/compose.ts';
import type { Edition } from '../shared/edition/records.ts';
import { median, report, rounded, tenths } from './report.ts';
import { storyText } from './story.ts';
import { storyEdition } from './story-edition.ts';

const CHARACTERS = 100_000;
const RUNS = 25;
const WARM_UPS = 5;

const story = storyText(CHARACTERS);
/** Letters with marks as pinyin and Vietnamese have them, in every sentence. */
const lettered = story.map((text) => text.replaceAll('，', '，写作nǚ lǜ Café，越南语Việt Nam，'));
const apart = lettered.map((text) => text.normalize('NFD'));
const emoji = story.map((text) => text.replaceAll('。', '👩👩👦。'));

/** A paragraph with something after every so many of its characters. */
const strewn = (every: number, put: string) =>
  story.map((text) => [...text].map((one, at) => (at % every === every - 1 ? one + put : one)).join(''));

/** Each story, and the same as it is usually written. */
const pairs: Readonly<Record<string, readonly [odd: readonly string[], usual: readonly string[]]>> = {
  selectors: [strewn(8, '\u{e0100}'), story],
  selector_on_each: [strewn(1, '\u{e0100}'), story],
  standard_selectors: [strewn(8, '\ufe00'), story],
  joiners: [strewn(8, '\u200d'), story],
  word_joiners: [strewn(8, '\u2060'), story],
  zero_width_spaces: [strewn(8, '\u200b'), story],
  direction: [strewn(20, '\u2066东\u2069'), strewn(20, '东')],
  letters_apart: [apart, apart.map((text) => text.normalize('NFC'))],
  emoji_joined: [emoji.map((text) => text.replaceAll('👩👩👦', '👩\u200d👩\u200d👦')), emoji],
};

const resources = loadResources();

/** What an edition takes from nothing until all its glyphs are placed, in milliseconds of the processor. */
function taken(edition: Edition): number {
  const { user, system } = process.threadCpuUsage();
  let items = 0;
  for (const page of compose(edition, resources).pages) items += page.items.length;
  if (items === 0) throw new Error('nothing is set');
  const now = process.threadCpuUsage();
  return (now.user - user + now.system - system) / 1_000;
}

const figures: Record<string, Record<string, number>> = {};
for (const [name, [odd, usual]] of Object.entries(pairs)) {
  const editions = [storyEdition(odd, 14), storyEdition(usual, 14)] as const;
  const took: readonly [number[], number[]] = [[], []];
  for (let run = -WARM_UPS; run < RUNS; run++) {
    for (const at of [0, 1] as const) {
      const ms = taken(editions[at]);
      if (run >= 0) took[at].push(ms);
    }
  }
  const [ms, usualMs] = [median(took[0]), median(took[1])];
  figures[name] = { ms: tenths(ms), usual_ms: tenths(usualMs), ratio: rounded(ms / usualMs) };
}
report('characters', figures);
