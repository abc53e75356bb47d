/** What help is about: the part of the window that has the focus. */
import type { GuidePlace } from '../../shared/contract/guide-places.ts';
import type { DialogState } from '../state/dialogs.ts';
import type { InspectorTab, ViewState } from '../state/view.ts';

const dialogs: Readonly<Partial<Record<DialogState['dialog'], GuidePlace>>> = {
  start: 'start',
  preferences: 'preferences',
  save: 'saving',
  export: 'export',
  print: 'print',
  compare: 'proof',
  import: 'story',
  reread: 'story',
  watch: 'story',
  arrival: 'story',
  next: 'paper',
  'of-paper': 'paper',
  'new-paper': 'paper',
  new: 'pages',
  templates: 'templates',
  book: 'desk',
  plan: 'desk',
  glyph: 'typesetting',
  lists: 'lists',
  backups: 'keeping',
  report: 'keeping',
  licences: 'keeping',
};

const tabs: Readonly<Partial<Record<InspectorTab, GuidePlace>>> = {
  styles: 'typesetting',
  paper: 'paper',
  checks: 'export',
  history: 'history',
  proof: 'proof',
  find: 'story',
  versions: 'versions',
};

/** What help is about where the focus is on an element of the window. */
export function guideAbout(
  focus: Element | null,
  { dialog }: Pick<DialogState, 'dialog'>,
  { mode, tab }: Pick<ViewState, 'mode' | 'tab'>,
): GuidePlace {
  const asked = dialogs[dialog];
  if (asked !== undefined) return asked;
  const isIn = (regions: string) => focus?.closest(regions) != null;
  if (isIn('.galley, .copy-pool, .arrivals')) return 'story';
  if (isIn('.inspector')) return tabs[tab] ?? 'desk';
  if (isIn('.page-list')) return 'pages';
  if (mode === 'proof') return 'proof';
  return mode === 'story' ? 'story' : 'desk';
}
