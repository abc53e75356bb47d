/** What preflight found, as a sheet to file with the pages: PDF in both languages. */
import { foundOn } from '../checks/check.ts';
import type { FontBook } from '../compose/font-book.ts';
import type { EditionRecord } from '../edition/records.ts';
import { mm, type Pt } from '../edition/units.ts';
import { number } from '../pdf/objects.ts';
import { Operators } from '../pdf/operators.ts';
import { FileResources, type FileSheet, type PdfOptions, writeFile } from '../pdf/page-file.ts';
import { words } from '../pdf/words.ts';
import { numbered } from '../text/numbered.ts';
import { errorsByPage, isError, ruleTitle } from './preflight.ts';
import type { PressFinding } from './rule.ts';

/** A4. */
const WIDTH: Pt = mm(210);
const HEIGHT: Pt = mm(297);
const MARGIN: Pt = mm(18);
const TITLE_SIZE: Pt = 16;
const SIZE: Pt = 9.5;
const SMALL: Pt = 8;
/** The finding's second line is set in from its mark. */
const INSET: Pt = mm(8);

interface Line {
  readonly text: string;
  readonly size: Pt;
  readonly x: Pt;
  /** Space above its baseline. */
  readonly lead: Pt;
  /** Black, 0 to 1. */
  readonly ink: number;
}

/** Parts of a text that fit a width, broken between any two characters but within no Western word. */
function wrapped(text: string, size: Pt, width: Pt, fonts: FontBook): string[] {
  const faces = fonts.stack(fonts.for('text'));
  const widthOf = (part: string) =>
    [...part].reduce((sum, character) => {
      const code = character.codePointAt(0) ?? 0;
      const face = faces.find((one) => one.glyph(code) !== 0) ?? faces[0];
      return sum + (face?.advance(face.glyph(code)) ?? 1) * size;
    }, 0);
  const lines: string[] = [];
  let line = '';
  for (const part of text.match(/[\u0021-\u007e\u2018-\u201d]+|./gsu) ?? []) {
    if (line !== '' && widthOf(line + part) > width) {
      lines.push(line.trimEnd());
      line = part === ' ' ? '' : part;
    } else line += part;
  }
  return [...lines, line];
}

function linesOf(edition: EditionRecord, findings: readonly PressFinding[], at: string, fonts: FontBook): Line[] {
  const width = WIDTH - 2 * MARGIN;
  const errors = findings.filter(isError).length;
  const waived = findings.filter((finding) => finding.waived !== undefined).length;
  const warnings = findings.length - errors - waived;
  const [alsoZh, alsoEn] = waived === 0 ? ['', ''] : [`　略过 ${waived}`, `, ${waived} waived`];
  const lines: Line[] = [
    { text: '印前检查　Preflight', size: TITLE_SIZE, x: 0, lead: TITLE_SIZE, ink: 1 },
    {
      text: `${edition.publication}　${edition.date}　${at.slice(0, 16).replace('T', ' ')}`,
      size: SIZE,
      x: 0,
      lead: SIZE * 2,
      ink: 1,
    },
    {
      text: `错误 ${errors}　提醒 ${warnings}${alsoZh}　　${numbered(errors, 'error')}, ${numbered(warnings, 'warning')}${alsoEn}`,
      size: SIZE,
      x: 0,
      lead: SIZE * 1.7,
      ink: 1,
    },
  ];
  const pages = errorsByPage(findings).filter(([page]) => page > 0);
  if (pages.length > 0) {
    const [zh, en] = [
      pages.map(([page, count]) => `第${page}版 ${count}`).join('、'),
      pages.map(([page, count]) => `page ${page} (${count})`).join(', '),
    ];
    for (const [index, part] of wrapped(`有错误的版　${zh}　　Errors on ${en}`, SIZE, width, fonts).entries())
      lines.push({ text: part, size: SIZE, x: 0, lead: SIZE * (index === 0 ? 2 : 1.5), ink: 1 });
  }
  let under: string | null = null;
  for (const finding of findings) {
    const numbers = foundOn(finding);
    if (numbers.join() !== under) {
      under = numbers.join();
      const on = `第${numbers.join('、')}版　${numbers.length > 1 ? 'Pages' : 'Page'} ${numbers.join('–')}`;
      lines.push({ text: finding.page === 0 ? '文件　File' : on, size: SIZE + 2, x: 0, lead: SIZE * 2.8, ink: 1 });
    }
    const title = ruleTitle(finding.rule);
    const mark = finding.waived !== undefined ? '○ ' : finding.severity === 'error' ? '× ' : '！ ';
    const says = (text: string, size: Pt, lead: Pt, ink: number) =>
      wrapped(text, size, width - INSET, fonts).forEach((part, index) => {
        lines.push({ text: part, size, x: INSET, lead: index === 0 ? lead : size * 1.5, ink });
      });
    lines.push({ text: mark, size: SIZE, x: 0, lead: SIZE * 2, ink: 1 });
    says(`${title.zh}　${finding.zh}`, SIZE, 0, 1);
    says(`${title.en}: ${finding.en}`, SMALL, SMALL * 1.5, 0.65);
    const { text } = finding;
    if (text !== undefined) says(`…${text.before}【${text.found}】${text.after}…`, SMALL, SMALL * 1.5, 1);
    if (finding.waived !== undefined) {
      const { by, reason } = finding.waived;
      says(`略过 Waived　${by}：${reason}`, SMALL, SMALL * 1.5, 1);
    }
  }
  return lines;
}

/** The report as a file. Same input, same bytes. */
export function reportPdf(
  edition: EditionRecord,
  findings: readonly PressFinding[],
  fonts: FontBook,
  options: PdfOptions,
): Uint8Array {
  const used = new FileResources(options);
  const sheets: FileSheet[] = [];
  const boxes = `/MediaBox [0 0 ${number(WIDTH)} ${number(HEIGHT)}]`;
  let out: Operators | null = null;
  let y = HEIGHT - MARGIN;
  const finish = () => {
    if (out !== null) sheets.push({ content: out.bytes(), boxes });
    out = null;
    y = HEIGHT - MARGIN;
  };
  for (const { text, size, x, lead, ink } of linesOf(edition, findings, options.at, fonts)) {
    if (y - lead < MARGIN) finish();
    y -= lead;
    out ??= new Operators();
    out.line(`${number(1 - ink)} g`);
    out.line(words(text, MARGIN + x, y, size, used, fonts));
  }
  finish();
  return writeFile(sheets, used, options);
}
