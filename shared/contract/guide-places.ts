/** The parts of the guide that help opens at: its pages (`build/guide.mjs`), and headings in them, as each language has them. */
import type { Language } from './language.ts';

export const guidePages = [
  'start',
  'desk',
  'pages',
  'paper',
  'nameplate',
  'story',
  'tables',
  'proof',
  'export',
  'keeping',
  'typesetting',
  'checking',
  'rules',
  'keys',
] as const;
type GuidePage = (typeof guidePages)[number];

interface Place {
  readonly page: GuidePage;
  /** Ids of the heading; the page's beginning where there is none. */
  readonly zh?: string;
  readonly en?: string;
}

/** What help can be about, and where the guide tells of it. */
export const guidePlaces = {
  start: { page: 'start' },
  preferences: { page: 'start', zh: '设置', en: 'preferences' },
  saving: { page: 'start', zh: '文件', en: 'the-file' },
  desk: { page: 'desk' },
  templates: { page: 'desk', zh: '版式和版位', en: 'templates-and-their-places' },
  history: { page: 'desk', zh: '历史', en: 'history' },
  pages: { page: 'pages' },
  paper: { page: 'paper' },
  nameplate: { page: 'nameplate' },
  story: { page: 'story' },
  versions: { page: 'story', zh: '版本', en: 'versions' },
  tables: { page: 'tables' },
  proof: { page: 'proof' },
  export: { page: 'export' },
  print: { page: 'export', zh: '打印', en: 'printing' },
  keeping: { page: 'keeping' },
  typesetting: { page: 'typesetting' },
  checking: { page: 'checking' },
  lists: { page: 'checking', zh: '词表', en: 'lists' },
  rules: { page: 'rules' },
} as const satisfies Readonly<Record<string, Place>>;
export type GuidePlace = keyof typeof guidePlaces;

function isPlace(name: string): name is GuidePlace {
  return Object.hasOwn(guidePlaces, name);
}

/** The names of what help can be about. */
export const guidePlaceNames: readonly GuidePlace[] = Object.keys(guidePlaces).filter(isPlace);

/** The address of a place in the guide, within its folder: its first page is the one help opens. */
export function guideAddress(place: GuidePlace, language: Language): string {
  const { page, ...headings }: Place = guidePlaces[place];
  const heading = headings[language];
  const file = `${page === guidePages[0] ? 'index' : page}.${language}.html`;
  return heading === undefined ? file : `${file}#${encodeURIComponent(heading)}`;
}
