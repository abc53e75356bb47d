/** Workbooks made by hand, part by part, as Excel, WPS and libraries write them. */
import { strToU8, zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A sheet by its elements. */
export interface MadeSheet {
  readonly name: string;
  /** The rows of `sheetData`. */
  readonly rows: string;
  /** Elements before the rows: views, widths. */
  readonly before?: string;
  /** Elements after them: merged cells, links. */
  readonly after?: string;
  readonly state?: string;
  /** Its relations: kind, name of the part, the part. */
  readonly parts?: readonly (readonly [kind: string, path: string, part: string])[];
}

export interface MadeBook {
  readonly sheets: readonly MadeSheet[];
  /** Codes of number formats; the first is style 1. */
  readonly formats?: readonly string[];
  /** Further styles of cells (`xf`), after those of the formats; and fonts, fills and borders they name, from 1 on. */
  readonly looks?: readonly string[];
  readonly fonts?: readonly string[];
  readonly fills?: readonly string[];
  readonly borders?: readonly string[];
  /** The insides of shared strings. */
  readonly strings?: readonly string[];
  readonly names?: string;
  readonly is1904?: boolean;
  readonly isStrict?: boolean;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A row of cells; a number is a figure, a text an inline string, and what is in elements stands as it is. */
export function row(number: number, cells: readonly (string | number | null)[], attributes = ''): string {
  const made = cells.map((cell, at) => {
    const reference = `${String.fromCharCode(65 + at)}${number}`;
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
    if (cell.startsWith('<c')) return cell.replace('<c', `<c r="${reference}"`);
    return `<c r="${reference}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  });
  return `<row r="${number}" ${attributes}>${made.join('')}</row>`;
}

/** A figure in a style. */
export function figure(value: number | string, style = 0, more = ''): string {
  return `<c s="${style}" ${more}><v>${value}</v></c>`;
}

function stylesOf({ formats = [], looks = [], fonts = [], fills = [], borders = [] }: MadeBook, main: string): string {
  const codes = formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`);
  const xfs = formats.map((_, at) => `<xf numFmtId="${164 + at}" applyNumberFormat="1"/>`);
  return `<styleSheet xmlns="${main}"><numFmts>${codes.join('')}</numFmts><fonts><font/>${fonts.join('')}</fonts><fills><fill><patternFill patternType="none"/></fill>${fills.join('')}</fills><borders><border/>${borders.join('')}</borders><cellXfs><xf numFmtId="0"/>${xfs.join('')}${looks.join('')}</cellXfs></styleSheet>`;
}

function relationsOf(list: readonly (readonly [id: string, kind: string, target: string])[]): string {
  const entries = list.map(
    ([id, kind, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`;
}

/** The bytes of a workbook. */
export function workbook(made: MadeBook): Uint8Array {
  const main = made.isStrict === true ? STRICT : MAIN;
  const sheets = made.sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}" ${state === undefined ? '' : `state="${state}"`} r:id="rId${at + 1}"/>`,
  );
  const names = made.names === undefined ? '' : `<definedNames>${made.names}</definedNames>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
    '_rels/.rels': relationsOf([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${main}" xmlns:r="${RELATIONS}"><workbookPr ${made.is1904 === true ? 'date1904="1"' : ''}/><sheets>${sheets.join('')}</sheets>${names}</workbook>`,
    'xl/_rels/workbook.xml.rels': relationsOf([
      ...made.sheets.map((_, at) => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`] as const),
      ['rIdS', 'styles', 'styles.xml'],
      ['rIdT', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': stylesOf(made, main),
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${(made.strings ?? []).map((one) => `<si>${one}</si>`).join('')}</sst>`,
  };
  made.sheets.forEach(({ rows, before = '', after = '', parts: own = [] }, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet xmlns="${main}" xmlns:r="${RELATIONS}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
    if (own.length > 0) {
      parts[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`] = relationsOf(
        own.map(([kind, path], number) => [`rId${number + 1}`, kind, `/${path}`] as const),
      );
      for (const [, path, part] of own) parts[path] = part;
    }
  });
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, strToU8(part)])));
}
