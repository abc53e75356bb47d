/** What the templates are called that an edition starts with: kept in Chinese, shown in the window's language. */
import type { Edition, Template } from './records.ts';

type Named = Readonly<Record<'zh' | 'en', string>>;

/** Names of the standard templates; one that was renamed has the name it was given. */
export const standardNames = {
  front: { zh: '头版：头条加两稿', en: 'Front page: lead and two stories' },
  inside: { zh: '内页：主稿加两稿', en: 'Inside page: main story and two' },
  pictures: { zh: '图片版', en: 'Picture page' },
} as const satisfies Readonly<Record<string, Named>>;

function standardOf({ name }: Pick<Template, 'name'>): Named | undefined {
  return Object.values(standardNames).find(({ zh }) => zh === name);
}

/** A template's name as it is shown. */
function shownName(template: Pick<Template, 'name'>, language: keyof Named): string {
  return standardOf(template)?.[language] ?? template.name;
}

/** True of a template that somebody sees under a name, in whichever language. */
export function isCalled(template: Pick<Template, 'name'>, name: string): boolean {
  return template.name === name || standardOf(template)?.en === name;
}

/** The templates of an edition under the names they are shown by, in the order of those. */
export function shownTemplates({ templates }: Pick<Edition, 'templates'>, language: keyof Named): Template[] {
  return Object.values(templates)
    .map((template) => ({ ...template, name: shownName(template, language) }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}
