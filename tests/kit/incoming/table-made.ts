/** Tables of all kinds of content, made at random: workbooks, pages of HTML, lists in text. */
import { readBook } from '../../../electron/import/table/read-book.ts';
import type { ImportRemark } from '../../../shared/text/import-remarks.ts';
import { readHtmlTables } from '../../../shared/text/table/html-table.ts';
import { readSeparated } from '../../../shared/text/table/separated.ts';
import type { ReadTable } from '../../../shared/text/table/sheet-table.ts';
import { Dice } from '../dice.ts';
import { type MadeSheet, row, workbook } from '../workbooks.ts';
import { WordMaker } from './account.ts';
import type { MadeFile } from './docx-made.ts';

/** What a reader made of a file: the texts of all cells, and all remarks. */
interface TableCopy {
  readonly texts: readonly string[];
  readonly remarks: readonly ImportRemark[];
}

export interface TableFormat {
  readonly format: string;
  readonly make: (seed: number) => MadeFile;
  readonly read: (bytes: Uint8Array) => TableCopy;
}

function copyOf(tables: readonly ReadTable[], remarks: readonly ImportRemark[] = []): TableCopy {
  return {
    texts: tables.flatMap(({ table }) => table.rows.flat()),
    remarks: [...remarks, ...tables.flatMap((one) => one.remarks)],
  };
}

/** Styles of the workbooks made, by number: of usual letters, bold, white, struck, raised, hidden by its format, turned, over the next cells. */
const looks = [
  '<xf numFmtId="0" fontId="1"/>',
  '<xf numFmtId="0" fontId="2"/>',
  '<xf numFmtId="0" fontId="3"/>',
  '<xf numFmtId="0" fontId="4"/>',
  '<xf numFmtId="164"/>',
  '<xf numFmtId="0"><alignment textRotation="90"/></xf>',
  '<xf numFmtId="0"><alignment horizontal="centerContinuous"/></xf>',
  '<xf numFmtId="0" fillId="1"><alignment horizontal="right" indent="2"/></xf>',
];
const fonts = [
  '<font><b/><sz val="12"/><name val="黑体"/></font>',
  '<font><color rgb="FFFFFFFF"/></font>',
  '<font><strike/></font>',
  '<font><vertAlign val="superscript"/></font>',
];
const fills = ['<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill>'];

class BookMaker {
  readonly words: WordMaker;
  readonly #dice: Dice;
  readonly #strings: string[] = [];

  constructor(seed: number) {
    this.#dice = new Dice(seed);
    this.words = new WordMaker(this.#dice);
  }

  #word(): string {
    return this.words.elsewhere();
  }

  #maybe(share: number, make: () => string): string {
    return this.#dice.next() < share ? make() : '';
  }

  /** A text with all that texts of cells may have: runs, readings, spaces, lines. */
  #text(): string {
    const kinds: readonly (() => string)[] = [
      () => `<t>${this.#word()}</t>`,
      () => `<t xml:space="preserve"> ${this.#word()} ${this.#word()}&#10;${this.#word()}</t>`,
      () => `<r><t>${this.#word()}</t></r><r><rPr><b/><color rgb="FFFF0000"/></rPr><t>${this.#word()}</t></r>`,
      () => `<r><rPr><strike/></rPr><t>${this.#word()}</t></r>`,
      () => `<r><t>${this.#word()}</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>`,
      () => `<t>${this.#word()}</t><rPh sb="0" eb="1"><t>${this.#word()}</t></rPh>`,
    ];
    return this.#dice.of(kinds)();
  }

  #cell(): string {
    const style = `s="${this.#dice.of([0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 99])}"`;
    const kinds: readonly (() => string)[] = [
      () => `<c ${style} t="inlineStr"><is>${this.#text()}</is></c>`,
      () => `<c ${style} t="s"><v>${this.#strings.push(this.#text()) - 1}</v></c>`,
      () => `<c ${style} t="s"><v>${this.#strings.push(this.#text()) - 1}</v></c>`,
      () => `<c ${style} t="str"><f>A1</f><v>${this.#word()}</v></c>`,
      () => `<c ${style} t="s"><v>99999</v></c>`,
      () => `<c ${style}><v>${this.#dice.whole(99_999)}</v></c>`,
      () => `<c ${style}><f>B2</f></c>`,
      () => `<c ${style} t="e"><v>#N/A</v></c>`,
      () => `<c ${style}/>`,
    ];
    return this.#dice.of(kinds)();
  }

  #rows(): string {
    const columns = this.#dice.of([2, 5, 5, 20]);
    return Array.from({ length: 1 + this.#dice.whole(12) }, (_, at) => {
      const cells = Array.from({ length: columns }, () => (this.#dice.whole(3) === 0 ? null : this.#cell()));
      return row(
        at + 1,
        cells,
        this.#maybe(0.15, () => 'hidden="1"'),
      );
    }).join('');
  }

  /** Cells far to the right, beyond what a table takes. */
  #farRow(): string {
    const cell = (column: string) => `<c r="${column}20" t="inlineStr"><is><t>${this.#word()}</t></is></c>`;
    return `<row r="20">${cell('A')}${cell('BC')}${cell('XFD')}</row>`;
  }

  #spans(): string {
    const one = () => {
      const [column, line] = [this.#dice.whole(4), 1 + this.#dice.whole(8)];
      const letter = (at: number) => String.fromCharCode(65 + at);
      return `<mergeCell ref="${letter(column)}${line}:${letter(column + this.#dice.whole(3))}${line + this.#dice.whole(3)}"/>`;
    };
    return `<mergeCells>${Array.from({ length: 1 + this.#dice.whole(2) }, one).join('')}</mergeCells>`;
  }

  #sheet(at: number): MadeSheet {
    const comments = `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><commentList><comment ref="A1"><text><r><t>${this.#dice.whole(4) === 0 ? this.#word() : ''}</t></r></text></comment></commentList></comments>`;
    return {
      name: `表${at}`,
      ...(this.#dice.whole(4) === 0 && at > 0 ? { state: this.#dice.of(['hidden', 'veryHidden']) } : {}),
      before: this.#maybe(0.3, () => `<cols><col min="2" max="${2 + this.#dice.whole(3)}" hidden="1"/></cols>`),
      rows: this.#rows() + this.#maybe(0.2, () => this.#farRow()),
      after:
        this.#maybe(0.4, () => this.#spans()) +
        this.#maybe(0.2, () => `<headerFooter><oddHeader>&amp;C${this.#word()}</oddHeader></headerFooter>`),
      parts: [['comments', `xl/comments${at}.xml`, comments]],
    };
  }

  make(): Uint8Array {
    // A sheet of one cell that is seen, so that none is refused for being empty.
    const seen = { name: '首', rows: row(1, [this.#word()]) };
    const sheets = [seen, ...Array.from({ length: 1 + this.#dice.whole(2) }, (_, at) => this.#sheet(at))];
    return workbook({ sheets, strings: this.#strings, formats: [';;;'], looks, fonts, fills });
  }
}

function madeBook(seed: number): MadeFile {
  const maker = new BookMaker(seed);
  return { bytes: maker.make(), words: maker.words.words, source: `seed ${seed}` };
}

/** Pages with tables of all that tables may have. */
function madeTablePage(seed: number): MadeFile {
  const dice = new Dice(seed);
  const words = new WordMaker(dice);
  const word = () => words.elsewhere();
  const some = (most: number, make: () => string) => Array.from({ length: dice.whole(most + 1) }, make).join('');
  const inside: readonly (() => string)[] = [
    word,
    word,
    word,
    () => `<b>${word()}</b>`,
    () => `<font color=red>${word()}</font>`,
    () => `<s>${word()}</s>`,
    () => `<span hidden>${word()}</span>`,
    () => `<p>${word()}</p><p>${word()}</p>`,
    () => `${word()}<br>${word()}`,
    () => `<ruby>${word()}<rt>${word()}</rt></ruby>`,
    () => `<table><tr><td>${word()}<td>${word()}</table>`,
    () => `<span style="color:#fff">${word()}</span>`,
    () => `<input value="${word()}">`,
    () => '1,268.40',
  ];
  const attributes = [
    '',
    '',
    '',
    ' rowspan=2',
    ' colspan=3',
    ' rowspan=0',
    ' hidden',
    ' class=no',
    ' style="display:none"',
    ' align=right',
    ' bgcolor=yellow',
    ' style="font-weight:700"',
  ];
  const cell = () => `<t${dice.of(['d', 'd', 'h'])}${dice.of(attributes)}>${dice.of(inside)()}`;
  const line = () => `<tr${dice.of(['', '', '', ' hidden', ' style="visibility:collapse"'])}>${some(4, cell)}`;
  const columns = () => dice.of(['', '', '<col width=9><col style="display:none"><col>']);
  const caption = () => dice.of(['', '', () => `<caption>${word()}</caption>`]);
  const table = () => {
    const title = caption();
    return `<table>${typeof title === 'string' ? title : title()}${columns()}${dice.of(['', '<thead>'])}${some(8, line)}</table>`;
  };
  const beside = () => dice.of(['', `<p>${word()}</p>`]);
  const first = `<table><tr><td>${word()}<td>${word()}</table>`;
  const source = `<html><style>.no{display:none}</style><body>${first}${some(2, () => `${table()}${beside()}`)}</body></html>`;
  // What was made and then not chosen is in no file.
  for (const one of [...words.words.keys()]) if (!source.includes(one)) words.words.delete(one);
  return { bytes: Buffer.from(source), words: words.words, source };
}

/** Lists, parted by what lists are parted by. */
function madeList(seed: number): MadeFile {
  const dice = new Dice(seed);
  const words = new WordMaker(dice);
  const word = () => words.elsewhere();
  const part = dice.of([',', '\t', ';', '，', '|']);
  const cells: readonly (() => string)[] = [
    word,
    word,
    word,
    () => `"${word()}"`,
    () => `"${word()}${part}${word()}"`,
    () => `"${word()}\n${word()}"`,
    () => `"${word()} ""${word()}"""`,
    () => ` ${word()} `,
    () => `="${word()}"`,
    () => `5" ${word()}`,
    () => `"${word()}`,
    () => '',
    () => '1268.40',
  ];
  const columns = 2 + dice.whole(5);
  const line = () => Array.from({ length: columns }, () => dice.of(cells)()).join(part);
  const lines = [
    ...dice.of([[], [`sep=${part}`]]),
    Array.from({ length: columns }, word).join(part),
    ...Array.from({ length: dice.whole(12) }, line),
  ];
  const source = dice.of(['', '\ufeff']) + lines.join(dice.of(['\n', '\r\n'])) + dice.of(['', '\n']);
  return { bytes: Buffer.from(source), words: words.words, source };
}

export const tableFormats: readonly TableFormat[] = [
  {
    format: 'xlsx',
    make: madeBook,
    read: (bytes) => {
      const { tables, remarks } = readBook('a.xlsx', bytes);
      return copyOf(tables, remarks);
    },
  },
  {
    format: 'tables in HTML',
    make: madeTablePage,
    read: (bytes) => copyOf(readHtmlTables(Buffer.from(bytes).toString('utf8'))),
  },
  {
    format: 'lists',
    make: madeList,
    read: (bytes) => copyOf([readSeparated(Buffer.from(bytes).toString('utf8'))]),
  },
];
