/** People of the newsroom's lists: a title that is not theirs, and a group named in another order than its own. */
import type { ListedPerson } from '../../paper/list-records.ts';
import type { TextFinding } from '../check.ts';
import type { Lists } from '../lists/lists.ts';
import { officeBefore, plainOffice } from './name-words.ts';
import type { CopyRule } from './rule.ts';

/** What says that somebody no longer holds an office, or not yet. */
const FORMER = /(?:原任?|前任?|时任|曾任|历任|拟任|候任|当选|任命)[\p{Script=Han}]{0,12}$/u;

/** The offices that a person is listed with. */
function officesOf({ titles = [] }: ListedPerson): string[] {
  return titles.flatMap((title) =>
    title.split(/[、，；,; ]/u).flatMap((one) => {
      const office = officeBefore(one, one.length);
      return office === '' ? [] : [office];
    }),
  );
}

/** True of one office: which of several deputies is first is not always said. */
function isOneOffice(a: string, b: string): boolean {
  const plain = (office: string) => office.replace(/^(?:常务|第一)/u, '');
  return plain(a) === plain(b);
}

export const nameTitle: CopyRule = {
  scope: 'copy',
  id: 'name-title',
  kind: 'names',
  severity: 'error',
  title: { zh: '职务与词表不符', en: 'Title that is not the person’s in the lists' },
  source: 'The newsroom’s own lists',
  example: {
    wrong: '市长周若溪到会讲话。',
    right: '副市长周若溪到会讲话。',
    of: { lists: [{ kind: 'person', name: '周若溪', titles: ['副市长'] }] },
  },
  run({ text, lists }): TextFinding[] {
    return (lists?.people(text) ?? []).flatMap(({ from, text: name, people }): TextFinding[] => {
      const office = officeBefore(text, from);
      const at = from - office.length;
      const listed = people.flatMap(officesOf);
      if (office === '' || listed.length === 0 || listed.some((one) => isOneOffice(one, office))) return [];
      if (FORMER.test(text.slice(Math.max(0, at - 20), at))) return [];
      const own = listed.find((one) => plainOffice(one) === plainOffice(office));
      const all = [...new Set(people.flatMap(({ titles = [] }) => titles))].join('、');
      return [
        {
          severity: own === undefined ? 'warning' : 'error',
          from: at,
          to: from,
          zh: `词表里${name}的职务是“${all}”，不是“${office}”。请核对；职务变了的，请改词表。`,
          en: `In the lists ${name} is “${all}”, not “${office}”. Check it; if the title has changed, change the lists.`,
          knownBy: `${name} ${office}`,
          entry: name,
          ...(own === undefined ? {} : { fix: { kind: 'replace', with: own } as const }),
        },
      ];
    });
  },
};

/** What stands between two who are named together. */
const BETWEEN = /^(?:[、，和与及]|以及)[ 　]?$/u;

interface Placed {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly rank: number;
}

/** Stretches of people of one group who are named right after each other. */
function runsOf(text: string, lists: Lists): { readonly group: string; readonly people: readonly Placed[] }[] {
  const runs: { group: string; people: Placed[] }[] = [];
  let open: { group: string; people: Placed[] } | null = null;
  for (const { from, to, text: name, people } of lists.people(text)) {
    const before: Placed | undefined = open?.people.at(-1);
    const own =
      people.find(
        ({ group, rank }) => group !== undefined && rank !== undefined && (open === null || group === open.group),
      ) ?? people.find(({ group, rank }) => group !== undefined && rank !== undefined);
    if (own?.group === undefined || own.rank === undefined) {
      open = null;
      continue;
    }
    const placed = { from, to, name, rank: own.rank };
    if (open !== null && before !== undefined && own.group === open.group && BETWEEN.test(text.slice(before.to, from)))
      open.people.push(placed);
    else {
      open = { group: own.group, people: [placed] };
      runs.push(open);
    }
  }
  return runs.filter(({ people }) => people.length > 1);
}

export const nameOrder: CopyRule = {
  scope: 'copy',
  id: 'name-order',
  kind: 'names',
  severity: 'error',
  title: { zh: '排名先后与词表不符', en: 'Order of names that is not the lists’' },
  source: 'The newsroom’s own lists: group and place in it',
  example: {
    wrong: '汤启明、周若溪、卢景行出席会议。',
    right: '周若溪、汤启明、卢景行出席会议。',
    of: {
      lists: [
        { kind: 'person', name: '周若溪', group: '市政府', rank: 1 },
        { kind: 'person', name: '汤启明', group: '市政府', rank: 2 },
        { kind: 'person', name: '卢景行', group: '市政府', rank: 3 },
      ],
    },
  },
  run({ text, lists }): TextFinding[] {
    if (lists === undefined || lists === null) return [];
    return runsOf(text, lists).flatMap(({ group, people }): TextFinding[] => {
      const right = people.toSorted((a, b) => a.rank - b.rank);
      if (right.every((one, at) => one.rank === people[at]?.rank)) return [];
      const [from, to] = [people[0]?.from ?? 0, people.at(-1)?.to ?? 0];
      const order = right.map(({ name }) => name).join('、');
      const mended = people.reduce(
        (made, { to: end }, at) => made + (right[at]?.name ?? '') + text.slice(end, people[at + 1]?.from ?? end),
        '',
      );
      return [
        {
          severity: 'error',
          from,
          to,
          zh: `词表里“${group}”的先后是${order}。`,
          en: `In the lists “${group}” is in this order: ${order}.`,
          knownBy: people.map(({ name }) => name).join('、'),
          entry: right[0]?.name ?? '',
          fix: { kind: 'replace', with: mended },
        },
      ];
    });
  },
};
