/** The styles of the sample's newspaper: what it changes of the standard ones, and those it adds. */
import { addStyle, editStyle } from '../../shared/edition/edits.ts';
import type { Style } from '../../shared/edition/records.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import type { SampleDesk } from './sample-desk.ts';

type Change = Partial<Omit<Style, 'id' | 'role'>>;

const kai = shippedFaces.for('aside').id;
const label = shippedFaces.for('label').id;
const strong = shippedFaces.for('strong').id;

/** Headlines stand flush left, kickers in Kai above them and decks in the light sans below. */
const changed: Readonly<Record<string, Change>> = {
  nameplate: { size: 88 },
  kicker: { font: kai, size: 18, align: 'start' },
  deck: { font: label, size: 12.5, minSize: 8, align: 'start' },
  'headline-lead': { size: 60, align: 'start' },
  'headline-story': { size: 36, align: 'start' },
  'headline-brief': { size: 21 },
  'headline-continued': { size: 17 },
  'refer-headline': { size: 15 },
  'refer-line': { size: 8.5 },
  subhead: { rows: 2 },
  caption: { font: kai, size: 8.5 },
  pullquote: { size: 15, leading: 21, align: 'start', quote: 'bar' },
};

/** What is added, by what the pages call it: the style it starts from, its name, and what is other. */
const added = {
  comment: ['body', '言论', { font: kai, size: 11, leading: 13.5, credits: undefined }],
  photoText: ['body', '影像文字', { font: kai, size: 11.5, leading: 13.5, credits: undefined }],
  verse: ['body', '诗', { font: kai, size: 13.5, leading: 23, indent: 0, align: 'start', credits: undefined }],
  briefs: ['body', '简讯', { indent: 0, credits: undefined }],
  kaiHead: ['headline-story', '楷体题', { font: kai, size: 26 }],
  sansHead: ['headline-brief', '黑体题', { font: strong, size: 17 }],
  photoHead: ['headline-lead', '影像题', { font: kai, size: 64 }],
  essayHead: ['headline-lead', '副刊题', { size: 76 }],
  advertHead: ['headline-lead', '广告题', { size: 44, leading: 56 }],
  seal: ['headline-brief', '印章', { font: kai, size: 17, minSize: 16, leading: 17, align: 'centre' }],
  masthead: ['imprint', '栏头', { font: kai, size: 30, minSize: 20 }],
  kaiLine: ['imprint', '楷体行', { font: kai, size: 9, minSize: 7, leading: 13 }],
  strongLine: ['imprint', '黑体行', { font: strong, size: 9, minSize: 7, leading: 13 }],
} satisfies Readonly<Record<string, readonly [from: string, name: string, change: Change]>>;

/** Ids of the added styles. */
export type SampleStyles = Readonly<Record<keyof typeof added, string>>;

function add(desk: SampleDesk, [from, name, change]: readonly [string, string, Change]): string {
  const made = addStyle(desk.edition, from, name);
  if (made === null) throw new Error(`no style ${from}`);
  desk.apply(made.patches);
  desk.apply(editStyle(desk.edition, made.id, change));
  return made.id;
}

/** Sets the styles of the edition on the desk. */
export function setStyles(desk: SampleDesk): SampleStyles {
  for (const [id, change] of Object.entries(changed)) desk.apply(editStyle(desk.edition, id, change));
  return {
    comment: add(desk, added.comment),
    photoText: add(desk, added.photoText),
    verse: add(desk, added.verse),
    briefs: add(desk, added.briefs),
    kaiHead: add(desk, added.kaiHead),
    sansHead: add(desk, added.sansHead),
    photoHead: add(desk, added.photoHead),
    essayHead: add(desk, added.essayHead),
    advertHead: add(desk, added.advertHead),
    seal: add(desk, added.seal),
    masthead: add(desk, added.masthead),
    kaiLine: add(desk, added.kaiLine),
    strongLine: add(desk, added.strongLine),
  };
}
