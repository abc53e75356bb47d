/**
 * 字段: what a text of a page says by itself, written as `{date}` or `{日期}` and filled in as the page is composed: nobody
 * types it, so it cannot be yesterday's.
 */
import type { BlockFinding, Compositor } from './compositor.ts';
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
  page: { name: { zh: '版号', en: 'Page number' }, value: ({ page }) => String(page.number) },
  section: { name: { zh: '版名', en: 'Section' }, value: ({ page }) => page.section },
  editor: { name: { zh: '责编', en: 'Editor of the page' }, value: ({ page }) => page.editor ?? '' },
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
interface ResolvedText {
  readonly words: string;
  /** Fields there are none of, and fields that have nothing to say. */
  readonly findings: readonly BlockFinding[];
}

/** The fields a text names, by what is written in braces in English, whichever name stands there. */
export function fieldsIn(text: string): ReadonlySet<string> {
  const written = [...text.matchAll(FIELD)].map(([, name = '']) => name);
  const named = new Set(written.map(fieldNamed));
  return new Set(Object.entries(fields).flatMap(([key, field]) => (named.has(field) ? [key] : [])));
}

/**
 * Fills in a text's fields. A field that is unknown or has nothing to say prints nothing, and a line of which no field says
 * anything is not printed at all: its label would stand there alone.
 */
export function resolveFields(text: string, set: Compositor): ResolvedText {
  const unknown = new Set<string>();
  const empty = new Set<string>();
  const lines = text.split('\n').flatMap((line) => {
    let [named, filled] = [0, 0];
    const words = line.replace(FIELD, (_, written: string) => {
      named++;
      const field = fieldNamed(written);
      const value = field?.value(set).trim() ?? '';
      if (field === undefined) unknown.add(written);
      else if (value === '') empty.add(written);
      if (value !== '') filled++;
      return value;
    });
    if (named === 0) return [line];
    return filled === 0 ? [] : [words.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, '')];
  });
  const told = (code: BlockFinding['code'], names: ReadonlySet<string>) =>
    [...names].map((detail): BlockFinding => ({ code, detail }));
  return { words: lines.join('\n'), findings: [...told('unknown-field', unknown), ...told('empty-field', empty)] };
}
