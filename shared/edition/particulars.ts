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
  /** How it is written, as an example that is no newspaper's; it is never printed. */
  readonly written: { readonly zh: string; readonly en: string };
}

function asked(zh: string, en: string, writtenZh: string, writtenEn: string): Particular {
  return { name: { zh, en }, isRequired: true, written: { zh: writtenZh, en: writtenEn } };
}

/** Every particular, in the order in which they are asked for. They are printed as they are written. */
export const particulars: Readonly<Record<ParticularName, Particular>> = {
  cn: asked('国内统一连续出版物号', 'CN number', 'CN 00-0000，CN 也要写', 'CN 00-0000, CN included'),
  supervisor: asked('主管单位', 'Supervising body', '单位全称，加“主管”', 'full name, then 主管'),
  sponsor: asked('主办单位', 'Sponsoring body', '单位全称，加“主办”', 'full name, then 主办'),
  publisher: asked('出版单位', 'Publisher', '单位全称，加“出版”', 'full name, then 出版'),
  address: asked('社址', 'Address', '市、路、门牌号', 'city, street and number'),
  telephone: asked('联系电话', 'Telephone', '区号-号码', 'area code and number'),
  website: {
    name: { zh: '网址、邮箱', en: 'Web address, e-mail' },
    isRequired: false,
    written: { zh: '可以不填', en: 'optional' },
  },
  printer: asked('印刷单位', 'Printer', '单位全称', 'its full name'),
  printerAddress: asked('印刷单位地址', 'Printer’s address', '市、路、门牌号', 'city, street and number'),
  distribution: asked('发行', 'Distribution', '发行方式、发行单位', 'how, and by whom'),
  postalCode: asked('邮发代号', 'Postal code', '00-00', '00-00'),
  price: asked('定价', 'Price', '零售每份0.00元', '零售每份0.00元'),
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
