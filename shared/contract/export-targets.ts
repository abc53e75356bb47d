/**
 * What can be exported, as the window and the command line offer it: a line a target. How its files are made is the
 * module of the same name in `electron/export/targets/`.
 */

/** A setting of an export that some targets have and others do not. */
export type ExportSetting = 'profile' | 'ink' | 'resolution' | 'paper' | 'names' | 'marks' | 'oneFile' | 'spreads';

export interface ExportTarget {
  readonly name: { readonly zh: string; readonly en: string };
  /** Of its files, without the dot. */
  readonly extension: string;
  /** What can be set of it. The settings it does not have count for nothing. */
  readonly has: readonly ExportSetting[];
  /** Its files go to a press: a page with errors is kept back, unless somebody says why it goes. */
  readonly isForPress: boolean;
  /**
   * What its files are called where nobody says otherwise, as patterns: one of a page, one of all pages. Where
   * one of the two is absent there are no such files.
   */
  readonly fileNames: { readonly page?: string; readonly whole?: string };
}

const press: Omit<ExportTarget, 'name'> = {
  extension: 'pdf',
  has: ['profile', 'ink', 'resolution', 'names', 'marks', 'oneFile', 'spreads'],
  isForPress: true,
  fileNames: { page: '{date}-{page:02}', whole: '{date}' },
};

/** In the order in which they are offered. */
const modules = {
  x4: { ...press, name: { zh: '付印 PDF/X-4', en: 'Press, PDF/X-4' } },
  x1a: { ...press, name: { zh: '付印 PDF/X-1a:2003', en: 'Press, PDF/X-1a:2003' } },
  screen: {
    name: { zh: '屏幕阅读（带标签、书签、链接）', en: 'Screen (tagged, bookmarks, links)' },
    extension: 'pdf',
    has: ['names', 'spreads'],
    isForPress: false,
    fileNames: { whole: '{date}-screen' },
  },
  proof: {
    name: { zh: '校样（带校对符号）', en: 'Page proofs (with marks)' },
    extension: 'pdf',
    has: ['paper', 'names'],
    isForPress: false,
    fileNames: { whole: '{date}-proof' },
  },
} as const satisfies Readonly<Record<string, ExportTarget>>;

export type TargetId = keyof typeof modules;

/** What is known of each target. */
export const exportTargets: Readonly<Record<TargetId, ExportTarget>> = modules;

/** Every target, in the order in which they are offered. */
export const targetIds: readonly TargetId[] = Object.keys(modules).filter((id): id is TargetId => id in modules);
