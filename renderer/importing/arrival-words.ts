/** What is said of an arrival in the list and over it. */
import type { Arrival } from '../../shared/edition/arrival-records.ts';
import { type Offered, takesBack } from '../../shared/edition/arrivals.ts';
import { moment } from '../i18n/moment.ts';
import type { StringKey, Words } from '../i18n/strings.ts';

/** IPTC urgencies that a night desk calls 特急 and 急: 1; 2 and 3. */
const [FLASH, URGENT] = [1, 3];

/** How urgent the wire says it is, where that is out of the ordinary. */
export function urgencyOf({ wire }: Pick<Arrival, 'wire'>): StringKey | null {
  const { priority } = wire ?? {};
  if (priority === undefined || priority > URGENT) return null;
  return priority === FLASH ? 'urgency-flash' : 'urgency-urgent';
}

/** What is called out as it comes, whatever somebody is doing; null for nothing. A kill is told with what it kills. */
export function flashAmong<T extends Pick<Arrival, 'wire' | 'notice' | 'repeats'>>(arrivals: readonly T[]): T | null {
  const isFlash = (one: T) => one.wire?.priority === FLASH && !takesBack(one) && one.repeats === null;
  return arrivals.find(isFlash) ?? null;
}

/** What it is called before anybody has looked at it: by its title, else its file. */
export function calledBy({ title, file }: Pick<Arrival, 'title' | 'file'>): string {
  return title || file.name;
}

/** What a notice of an arrival is about: it is over once somebody looks at that, or decides on it. */
export function aboutArrival(seq: number): string {
  return `arrival ${seq}`;
}

/** What it is called; what takes a story back without a word, as that story was. Notices mostly have one name: they are told apart by what they name. */
export function nameOf({ arrival, earlier }: Offered, words: Words): string {
  const own =
    arrival.title || earlier?.title || (arrival.picture === undefined ? words('untitled') : arrival.file.name);
  const [named = ''] = arrival.notice?.headlines ?? [];
  return own.includes(named) ? own : `${own}　${named}`;
}

/** What it is to the stories before it; null for one that came for the first time. */
export function standingOf({ arrival, articleId, earlier, isLate, names }: Offered): StringKey | null {
  if (takesBack(arrival)) return 'arrival-killed';
  if (arrival.lacksCopy === true) return 'arrival-bare';
  if (isLate) return 'arrival-late';
  if (arrival.wire?.isCorrection === true || (arrival.notice !== undefined && names !== null))
    return 'arrival-correction';
  return earlier === null && articleId === null ? null : 'arrival-update';
}

/** What it is called, who sent it and when, how much it is. */
export function factsOf(arrival: Arrival, words: Words): string[] {
  const { file, wire, at, characters, pictures } = arrival;
  return [
    wire?.source ?? '',
    moment(at, words.language),
    arrival.picture === undefined ? words('characters', { count: characters }) : '',
    pictures > 0 ? words('arrivalPictures', { count: pictures }) : '',
    wire?.embargo === undefined ? '' : words('arrivalEmbargo', { at: wire.embargo }),
    file.name,
  ].filter((fact) => fact !== '');
}
