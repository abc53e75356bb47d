/** 版本记录: the particulars a newspaper must carry in fixed places (报纸出版形式差错数计算方法; domain.md §9). */
import type { EditionRecord } from './page-records.ts';

/** A newspaper's particulars. */
export type Imprint = EditionRecord['imprint'];
export type ParticularName = keyof Imprint;

/** What is known of a particular. */
interface Particular {
  readonly name: { readonly zh: string; readonly en: string };
  /** The regulator asks for it; the others are customary. */
  readonly isRequired: boolean;
}

function asked(zh: string, en: string): Particular {
  return { name: { zh, en }, isRequired: true };
}

/** Every particular, in the order in which they are asked for. They are printed as they are written. */
export const particulars: Readonly<Record<ParticularName, Particular>> = {
  cn: asked('国内统一连续出版物号', 'CN number'),
  supervisor: asked('主管单位', 'Supervising body'),
  sponsor: asked('主办单位', 'Sponsoring body'),
  publisher: asked('出版单位', 'Publisher'),
  address: asked('社址', 'Address'),
  telephone: asked('联系电话', 'Telephone'),
  website: { name: { zh: '网址、邮箱', en: 'Web address, e-mail' }, isRequired: false },
  printer: asked('印刷单位', 'Printer'),
  printerAddress: asked('印刷单位地址', 'Printer’s address'),
  distribution: asked('发行', 'Distribution'),
  postalCode: asked('邮发代号', 'Postal code'),
  price: asked('定价', 'Price'),
};

/** The names of all, in that order. */
export const particularNames: readonly ParticularName[] = Object.keys(particulars).filter(
  (name): name is ParticularName => name in particulars,
);

/** A newspaper of which nothing is known yet: nothing is printed. */
export const noParticulars: Imprint = {
  cn: '',
  postalCode: '',
  supervisor: '',
  sponsor: '',
  publisher: '',
  address: '',
  telephone: '',
  website: '',
  printer: '',
  printerAddress: '',
  distribution: '',
  price: '',
};

/** A particular's words before what is said; nothing where nothing is. */
export function withLabel(label: string, words: string): string {
  return words === '' ? '' : `${label}${words}`;
}

/** What there is of some words, with something between each two. */
export function joined(words: readonly string[], between: string): string {
  return words.filter((one) => one !== '').join(between);
}

/** The printer with its address in brackets; nothing where neither is known. */
export function printerWords({ printer, printerAddress = '' }: Imprint): string {
  if (printer === '') return printerAddress;
  return printerAddress === '' ? printer : `${printer}（${printerAddress}）`;
}
