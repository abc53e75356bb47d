/**
 * 字段: what a text of a page says by itself, written as `{date}` or `{日期}` and filled in as the page is composed: nobody
 * types it, so it cannot be yesterday's.
 */
import type { BlockFinding, Compositor, OwnWords } from './compositor.ts';
import type { BothLanguages } from './settings.ts';

/** What is known of a field. */
interface PageField {
  /** What it is called; the Chinese name can be written in its place. */
  readonly name: BothLanguages;
  /** Empty where nobody has said. */
  readonly value: (set: Compositor) => string;
}

type ImprintName = keyof Compositor['edition']['imprint'];

function particular(zh: string, en: string, key: ImprintName): PageField {
  return { name: { zh, en }, value: ({ edition }) => edition.imprint[key] ?? '' };
}

/** Every field by what is written in braces, in the order in which they are offered. */
const fields: Readonly<Record<string, PageField>> = {
  paper: { name: { zh: '报名', en: 'Name of the paper' }, value: ({ edition }) => edition.publication },
  date: { name: { zh: '日期', en: 'Date' }, value: (set) => set.dateLines().day },
  weekday: { name: { zh: '星期', en: 'Weekday' }, value: (set) => set.dateLines().weekday },
  lunar: { name: { zh: '农历', en: 'Lunar date' }, value: (set) => set.dateLines().lunar },
  issue: { name: { zh: '期号', en: 'Issue number' }, value: ({ edition }) => String(edition.issue) },
  'pages-today': { name: { zh: '今日版数', en: 'Pages today' }, value: ({ pageCount }) => String(pageCount) },
  page: { name: { zh: '版号', en: 'Page number' }, value: ({ said }) => said.number },
  section: { name: { zh: '版名', en: 'Section' }, value: ({ said }) => said.section },
  editor: { name: { zh: '责编', en: 'Editor of the page' }, value: ({ said }) => said.editor },
  cn: particular('刊号', 'CN number', 'cn'),
  'postal-code': particular('邮发代号', 'Postal code', 'postalCode'),
  supervisor: particular('主管单位', 'Supervising body', 'supervisor'),
  sponsor: particular('主办单位', 'Sponsoring body', 'sponsor'),
  publisher: particular('出版单位', 'Publisher', 'publisher'),
  address: particular('社址', 'Address', 'address'),
  telephone: particular('电话', 'Telephone', 'telephone'),
  website: particular('网址', 'Web address', 'website'),
  printer: particular('印刷单位', 'Printer', 'printer'),
  'printer-address': particular('印刷单位地址', 'Printer’s address', 'printerAddress'),
  distribution: particular('发行', 'Distribution', 'distribution'),
  price: particular('定价', 'Price', 'price'),
};

/** What can be written, with its name: for whoever offers it. */
export const pageFields: readonly { readonly written: string; readonly name: BothLanguages }[] = Object.entries(
  fields,
).map(([written, { name }]) => ({ written, name }));

const byName = new Map(Object.values(fields).map((field) => [field.name.zh, field]));

/** Spaces within the braces are nobody's mistake. */
const FIELD = /\{\s{0,8}([\p{L}\p{N}-]{1,30})\s{0,8}\}/gu;

/** The field of a name, however it is written large; undefined of none. */
function fieldNamed(written: string): PageField | undefined {
  const key = written.toLowerCase();
  return Object.hasOwn(fields, key) ? fields[key] : byName.get(written);
}

/** A text with its fields filled in. */
export interface ResolvedText {
  readonly words: string;
  /** Its lines, and what of each is written so: not what fields were filled in with. */
  readonly lines: readonly { readonly words: string; readonly own: readonly OwnWords[] }[];
  /** Fields there are none of, and fields that have nothing to say. */
  readonly findings: readonly BlockFinding[];
}

/** The fields a text names, by what is written in braces in English, whichever name stands there. */
export function fieldsIn(text: string): ReadonlySet<string> {
  const written = [...text.matchAll(FIELD)].map(([, name = '']) => name);
  const named = new Set(written.map(fieldNamed));
  return new Set(Object.entries(fields).flatMap(([key, field]) => (named.has(field) ? [key] : [])));
}

/** A line without the spaces at its ends. */
function trimmed(line: string, own: readonly OwnWords[]): ResolvedText['lines'][number] {
  const words = line.trim();
  const left = line.length - line.replace(/^[\s\u3000]+/u, '').length;
  const kept = own.flatMap((piece): OwnWords[] => {
    const from = Math.max(0, piece.from - left);
    const to = Math.min(words.length, piece.to - left);
    return from >= to ? [] : [{ ...piece, from, to, at: piece.at + from + left - piece.from }];
  });
  return { words, own: kept };
}

/**
 * Fills in a text's fields. A field that is unknown or has nothing to say prints nothing, and a line of which no field says
 * anything is not printed at all: its label would stand there alone.
 */
export function resolveFields(text: string, set: Compositor): ResolvedText {
  const unknown = new Set<string>();
  const empty = new Set<string>();
  let start = 0;
  const lines = text.split('\n').flatMap((line) => {
    const from = start;
    start += line.length + 1;
    let [named, filled, at] = [0, 0, 0];
    let words = '';
    const own: OwnWords[] = [];
    const copy = (to: number) => {
      const written = line.slice(at, to);
      if (written !== '')
        own.push({ of: 'words', from: words.length, to: words.length + written.length, at: from + at });
      words += written;
    };
    for (const found of line.matchAll(FIELD)) {
      const [written, name = ''] = found;
      named++;
      const field = fieldNamed(name);
      const value = field?.value(set).trim() ?? '';
      if (field === undefined) unknown.add(name);
      else if (value === '') empty.add(name);
      if (value !== '') filled++;
      copy(found.index);
      words += value;
      at = found.index + written.length;
    }
    copy(line.length);
    if (named === 0) return [{ words, own }];
    return filled === 0 ? [] : [trimmed(words, own)];
  });
  const told = (code: BlockFinding['code'], names: ReadonlySet<string>) =>
    [...names].map((detail): BlockFinding => ({ code, detail }));
  const words = lines.map((line) => line.words).join('\n');
  return { words, lines, findings: [...told('unknown-field', unknown), ...told('empty-field', empty)] };
}
