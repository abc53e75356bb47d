/** One person or place that a story writes in two ways: by the lists, or by what the story itself writes again and again. */
import type { TextFinding } from '../check.ts';
import type { Lists } from '../lists/lists.ts';
import { nearNames } from './near-name.ts';
import type { CopyContext, CopyRule } from './rule.ts';

/** Other forms of people and places where the story has their names, too. One that is part of the other is short for it. */
function ofLists(lists: Lists, { text, story }: CopyContext): TextFinding[] {
  return lists.standing(text).flatMap(({ from, to, text: form, entries }): TextFinding[] => {
    const entry = entries.find(({ kind, name }) => (kind === 'person' || kind === 'place') && name !== form);
    if (entry === undefined || entries.some(({ name }) => name === form)) return [];
    const { name } = entry;
    if (name.includes(form) || form.includes(name) || story.times(name) === 0) return [];
    return [
      {
        severity: 'warning',
        from,
        to,
        zh: `这一篇里既写“${name}”又写“${form}”，词表里是同一个。请统一。`,
        en: `This story has both “${name}” and “${form}”, which the lists say are one. Write it one way.`,
        knownBy: `${form}→${name}`,
        entry: name,
        fix: { kind: 'replace', with: name },
      },
    ];
  });
}

/** Names that the story has once, and again and again but for one character. */
function ofStory(context: CopyContext): TextFinding[] {
  const { text, story, lists } = context;
  return nearNames(story.people(), context).flatMap(({ from, to, right }): TextFinding[] => {
    const form = text.slice(from, to);
    if (story.times(form) > 1 || lists?.isMeant(text, from, to, ['person', 'organisation', 'place']) === true)
      return [];
    const times = story.times(right);
    return [
      {
        severity: 'warning',
        from,
        to,
        zh: `“${form}”只出现一次，“${right}”出现了 ${times} 次，可能是同一个人。请核对。`,
        en: `“${form}” stands here once, “${right}” ${times} times: they may be one person. Check it.`,
        knownBy: `${form}→${right}`,
        fix: { kind: 'replace', with: right },
      },
    ];
  });
}

export const nameForms: CopyRule = {
  scope: 'copy',
  id: 'name-forms',
  kind: 'names',
  severity: 'warning',
  title: { zh: '同一名称写法不一', en: 'One name written in two ways' },
  source: 'domain.md: names are one throughout a story',
  example: {
    wrong: '周若溪说，桥要快。周若溪说，桥要稳。周若溪说，人要安全。周溪若说完就走了。',
    right: '周若溪说，桥要快。周若溪说，桥要稳。周若溪说，人要安全。周若溪说完就走了。',
  },
  run(context): TextFinding[] {
    const { lists } = context;
    return [...(lists === undefined || lists === null ? [] : ofLists(lists, context)), ...ofStory(context)];
  },
};
