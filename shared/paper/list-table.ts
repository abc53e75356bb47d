/** The newsroom's lists as tables, read from files and written to them. A row that cannot be taken is named with the reason. */
import * as v from 'valibot';
import { cellText, listRows } from '../text/table/separated.ts';
import {
  type ListEntry,
  type ListKind,
  LONGEST_ENTRY,
  LONGEST_NOTE,
  listEntrySchema,
  listKinds,
  listSeverities,
  MOST_FORMS,
} from './list-records.ts';
import { entryKey } from './lists.ts';

type Text = { readonly zh: string; readonly en: string };

const columns = [
  'kind',
  'name',
  'aliases',
  'titles',
  'organisation',
  'group',
  'rank',
  'instead',
  'near',
  'notNear',
  'severity',
  'reason',
  'owner',
] as const;
export type ListColumn = (typeof columns)[number];

/** What columns are headed with: as they are written first, in Chinese and in English, and what else they are known by. */
const heads: Readonly<Record<ListColumn, readonly [zh: string, en: string, ...others: string[]]>> = {
  kind: ['类别', 'Kind', '类型', 'type'],
  name: ['名称', 'Name', '姓名', '人名', '词', '词语', '错词', 'word', 'term'],
  aliases: ['其他写法', 'Other forms', 'aliases', '别名', '简称', 'alias'],
  titles: ['职务', 'Titles', '头衔', '身份', 'title'],
  organisation: ['单位', 'Organisation', '机构', 'organization'],
  group: ['班子', 'Group', '组', '组别'],
  rank: ['位次', 'Rank', '排名', '序号', 'order'],
  instead: ['改为', 'Instead', '正词', '本报写作', 'use'],
  near: ['附近有才报', 'Only near', 'near', '邻近词'],
  notNear: ['附近有不报', 'Not near', '除外'],
  severity: ['级别', 'Severity', '程度'],
  reason: ['原因', 'Reason', '说明', 'note'],
  owner: ['负责人', 'Owner', '维护人'],
};

const kindWords: Readonly<Record<ListKind, readonly [zh: string, en: string, ...others: string[]]>> = {
  person: ['人', 'Person', '人名', '人物', 'people'],
  organisation: ['机构', 'Organisation', '单位', '组织', 'organization'],
  place: ['地名', 'Place', '地方'],
  term: ['用词', 'Term', '词', '词语', 'word', '禁用', '慎用'],
  known: ['记住的词', 'Learnt', '记住', 'known', 'learned'],
};

const severityWords = {
  error: ['错误', 'Error', '禁用'],
  warning: ['提醒', 'Warning', '警告', '慎用'],
  hint: ['提示', 'Hint'],
} as const;

/** Columns of which people and words alone have something. */
const ofPeople: readonly ListColumn[] = ['titles', 'organisation', 'group', 'rank'];
const ofTerms: readonly ListColumn[] = ['instead', 'near', 'notNear', 'severity'];

/** Names of columns that are told as not read. */
const MOST_NAMED = 12;
const BETWEEN = /[；;、|\n]/u;

function plain(cell: string): string {
  return cellText(cell, { control: 0 }).replace(/\s+/gu, ' ').trim();
}

/** A row that is not taken, as it stands in its file, and why. */
export interface BadRow extends Text {
  /** The line it begins on, from 1. */
  readonly row: number;
  readonly text: string;
}

export interface ReadLists {
  readonly entries: readonly ListEntry[];
  readonly bad: readonly BadRow[];
  /** What else is told of the file. */
  readonly remarks: readonly Text[];
}

/** What is written in the columns of a row. */
export type Cells = Readonly<Partial<Record<ListColumn, string>>>;

/** The column each cell is of; null where the first row heads none. */
function headed(cells: readonly string[]): readonly (ListColumn | null)[] | null {
  const found = cells.map((cell) => {
    const name = plain(cell)
      .replace(/[（(].*$/u, '')
      .toLowerCase()
      .trim();
    return columns.find((column) => heads[column].some((head) => head.toLowerCase() === name)) ?? null;
  });
  return found.includes('name') ? found : null;
}

/** The kind that a row without one is of, by the columns that its file has; null where that is not plain. */
function usualKind(has: ReadonlySet<ListColumn | null>): ListKind | null {
  if (ofPeople.some((one) => has.has(one))) return 'person';
  return ofTerms.some((one) => has.has(one)) ? 'term' : null;
}

function oneOf<K extends string>(
  words: Readonly<Record<K, readonly string[]>>,
  names: readonly K[],
  cell: string,
): K | null {
  const written = cell.toLowerCase();
  return names.find((name) => words[name].some((word) => word.toLowerCase() === written)) ?? null;
}

function wordsIn(cell: string | undefined): string[] {
  return [...new Set((cell ?? '').split(BETWEEN).map((one) => one.trim()))].filter((one) => one !== '');
}

const problems = {
  kind: (cell: string): Text => ({
    zh:
      cell === ''
        ? '没有写类别：人、机构、地名、用词或记住的词'
        : `类别“${cell}”不认识：写人、机构、地名、用词或记住的词`,
    en:
      cell === ''
        ? 'It has no kind: person, organisation, place, term or learnt'
        : `“${cell}” is no kind: write person, organisation, place, term or learnt`,
  }),
  name: { zh: '没有写名称', en: 'It has no name' },
  long: {
    zh: `名称、职务、单位等不超过 ${LONGEST_ENTRY} 字，原因、负责人不超过 ${LONGEST_NOTE} 字，每格最多 ${MOST_FORMS} 个`,
    en: `A name, a title, an organisation has at most ${LONGEST_ENTRY} characters, a note ${LONGEST_NOTE}, a cell at most ${MOST_FORMS} of them`,
  },
  rank: (cell: string): Text => ({
    zh: `位次是 1 到 9999 的整数，不能是“${cell}”`,
    en: `A rank is a whole number from 1 to 9999, not “${cell}”`,
  }),
  severity: (cell: string): Text => ({
    zh: `级别写错误、提醒或提示，不能是“${cell}”`,
    en: `Its severity is error, warning or hint, not “${cell}”`,
  }),
  double: (row: number): Text => ({ zh: `与第 ${row} 行重复`, en: `It is there already in line ${row}` }),
};

/** Fields that an entry has only where something is written. */
function when<T extends object>(isWritten: boolean, fields: T): Partial<T> {
  return isWritten ? fields : {};
}

/** What is noted of an entry of any kind. */
function notesOf({ reason = '', owner = '' }: Cells) {
  return { ...when(reason !== '', { reason }), ...when(owner !== '', { owner }) };
}

function personOf(name: string, cells: Cells): ListEntry | Text {
  const { organisation = '', group = '', rank = '' } = cells;
  const [aliases, titles] = [wordsIn(cells.aliases), wordsIn(cells.titles)];
  if (rank !== '' && (!/^\d{1,4}$/u.test(rank) || Number(rank) < 1)) return problems.rank(rank);
  return {
    kind: 'person',
    name,
    ...when(aliases.length > 0, { aliases }),
    ...when(titles.length > 0, { titles }),
    ...when(organisation !== '', { organisation }),
    ...when(group !== '', { group }),
    ...when(rank !== '', { rank: Number(rank) }),
    ...notesOf(cells),
  };
}

function termOf(name: string, cells: Cells): ListEntry | Text {
  const { instead = '', severity: written = '' } = cells;
  const [near, notNear] = [wordsIn(cells.near), wordsIn(cells.notNear)];
  const severity = written === '' ? 'warning' : oneOf(severityWords, listSeverities, written);
  if (severity === null) return problems.severity(written);
  return {
    kind: 'term',
    name,
    severity,
    ...when(instead !== '', { instead }),
    ...when(near.length > 0, { near }),
    ...when(notNear.length > 0, { notNear }),
    ...notesOf(cells),
  };
}

function otherNameOf(kind: 'organisation' | 'place', name: string, cells: Cells): ListEntry {
  const aliases = wordsIn(cells.aliases);
  return { kind, name, ...when(aliases.length > 0, { aliases }), ...notesOf(cells) };
}

/** How a row of each kind is read: an entry, or why it is none. */
const readAs: Readonly<Record<ListKind, (name: string, cells: Cells) => ListEntry | Text>> = {
  person: personOf,
  organisation: (name, cells) => otherNameOf('organisation', name, cells),
  place: (name, cells) => otherNameOf('place', name, cells),
  term: termOf,
  known: (name, cells) => ({ kind: 'known', name, ...notesOf(cells) }),
};

/** What entries of each kind have, in the order in which it is written. */
export const columnsOf: Readonly<Record<ListKind, readonly ListColumn[]>> = {
  person: ['name', 'titles', 'organisation', 'aliases', 'group', 'rank', 'reason', 'owner'],
  organisation: ['name', 'aliases', 'reason', 'owner'],
  place: ['name', 'aliases', 'reason', 'owner'],
  term: ['name', 'instead', 'severity', 'near', 'notNear', 'reason', 'owner'],
  known: ['name', 'reason', 'owner'],
};

/** The entry of a row, or why there is none; `usual` is its kind where it says none. */
export function entryOf(cells: Cells, usual: ListKind | null): ListEntry | Text {
  const name = cells.name ?? '';
  if (name === '') return problems.name;
  const said = cells.kind ?? '';
  const kind = said === '' ? usual : oneOf(kindWords, listKinds, said);
  if (kind === null) return problems.kind(said);
  const own = readAs[kind](name, cells);
  if ('zh' in own) return own;
  return v.is(listEntrySchema, own) ? own : problems.long;
}

const unheaded: Text = {
  zh: '第一行要写各列的名称，至少有“名称”（或“姓名”“词”）一列',
  en: 'The first row has to name the columns, one of them “name”',
};

/** Reads lists from the text of a table: of a file (`readList`), of a clipboard, or typed. */
export function readLists(text: string): ReadLists {
  const { rows } = listRows(text);
  const filled = rows.filter(({ cells }) => cells.some((cell) => plain(cell) !== ''));
  const [first, ...others] = filled;
  if (first === undefined) return { entries: [], bad: [], remarks: [] };
  const named = headed(first.cells);
  if (named === null) return { entries: [], bad: [{ row: first.line, text: first.text, ...unheaded }], remarks: [] };
  const usual = usualKind(new Set(named));
  const entries: ListEntry[] = [];
  const bad: BadRow[] = [];
  const seen = new Map<string, number>();
  for (const { cells, text: written, line } of others) {
    const own: Partial<Record<ListColumn, string>> = {};
    cells.forEach((cell, at) => {
      const column = named[at];
      if (column != null && own[column] === undefined) own[column] = plain(cell);
    });
    const entry = entryOf(own, usual);
    if ('zh' in entry) {
      bad.push({ row: line, text: written, ...entry });
      continue;
    }
    const before = seen.get(entryKey(entry));
    if (before !== undefined) {
      bad.push({ row: line, text: written, ...problems.double(before) });
      continue;
    }
    seen.set(entryKey(entry), line);
    entries.push(entry);
  }
  const unread = first.cells.filter((cell, at) => named[at] == null && plain(cell) !== '').map(plain);
  const names = unread.slice(0, MOST_NAMED).join('、');
  return {
    entries,
    bad,
    remarks: unread.length === 0 ? [] : [{ zh: `没有读的列：${names}。`, en: `Columns that are not read: ${names}.` }],
  };
}

/** What columns, kinds and grades are called in a language, in files and in the window. */
export function columnName(column: ListColumn, language: 'zh' | 'en'): string {
  return heads[column][language === 'zh' ? 0 : 1];
}
export function kindName(kind: ListKind, language: 'zh' | 'en'): string {
  return kindWords[kind][language === 'zh' ? 0 : 1];
}
export function severityName(severity: keyof typeof severityWords, language: 'zh' | 'en'): string {
  return severityWords[severity][language === 'zh' ? 0 : 1];
}

/** What an entry has in a column. */
export function cellOf(entry: ListEntry, column: ListColumn, language: 'zh' | 'en'): string {
  if (column === 'kind') return kindName(entry.kind, language);
  if (column === 'severity') return entry.kind === 'term' ? severityName(entry.severity, language) : '';
  const value: unknown = Object.entries(entry).find(([field]) => field === column)?.[1];
  if (Array.isArray(value)) return value.join('；');
  return value === undefined ? '' : String(value);
}

/** Lists as the rows of a table, heads first: `readLists` reads them again, in either language. */
export function listTable(entries: readonly ListEntry[], language: 'zh' | 'en'): string[][] {
  return [
    columns.map((column) => columnName(column, language)),
    ...entries.map((entry) => columns.map((column) => cellOf(entry, column, language))),
  ];
}

/** Why some were not taken, for whoever reads them in a terminal. */
export function badRowLine({ row, zh, en }: BadRow): string {
  return `第${row}行：${zh}\n    line ${row}: ${en}`;
}
