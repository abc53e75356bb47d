/** An article as a document: docx for Word, or plain text. */
import {
  Document,
  Paragraph as DocxParagraph,
  HeadingLevel,
  type IRunOptions,
  Packer,
  Run,
  TextRun,
  XmlComponent,
} from 'docx';
import type { HeadlineList } from '../../shared/edition/article-records.ts';
import { documentColour } from '../../shared/edition/colours.ts';
import { EDITOR_LABEL, hasEditorLabel } from '../../shared/edition/editors-line.ts';
import { looksAlike } from '../../shared/edition/leaves.ts';
import type { Article, Leaf, Paragraph, Photo, Swatch } from '../../shared/edition/records.ts';
import { paragraphText, printedBody } from '../../shared/edition/selectors.ts';
import { runsOfLines, runsOfWords } from '../../shared/edition/styled-lines.ts';
import { runsText } from '../../shared/edition/text-patches.ts';
import { documentStyles } from '../../shared/text/document-styles.ts';
import { charactersOf } from '../../shared/text/graphemes.ts';

/** The names by which Word knows headings and titles in any language. */
const TITLE = 'Title';
const SUBTITLE = 'Subtitle';

function styleOf(role: (typeof documentStyles)[number]['role']): string {
  return documentStyles.find((style) => style.role === role)?.name ?? role;
}

/** Characters XML cannot hold are left out (XML 1.0 §2.2). */
function clean(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}

function line(text: string, style: string): DocxParagraph {
  return new DocxParagraph({ style, children: [new TextRun(clean(text))] });
}

/** A line in runs with their character styles. */
function styledLine(runs: readonly Leaf[], style: string, colourOf: ColourOf): DocxParagraph {
  if (runs.every((leaf) => looksAlike(leaf, {}))) return line(runsText(runs), style);
  return new DocxParagraph({ style, children: runs.flatMap((leaf) => runsOf(leaf, colourOf, 'of-style')) });
}

/** A photo's words, as they stand after its copy. */
function photoWords(photo: Photo): Leaf[] {
  const [caption, credit] = [runsOfWords(photo, 'caption'), runsOfWords(photo, 'credit')];
  const behind = credit.length === 0 ? [] : [{ text: '（' }, ...credit, { text: '）' }];
  return [{ text: '图：' }, ...caption, ...behind];
}

const underlines = { under: 'single', name: 'thick', title: 'wave' } as const;
const faceStyles = { aside: 'DayangAside', name: 'DayangName' } as const;
/** Twentieths of a point in a thousandth of an em of ten points, the size of text of which nothing else is said. */
const PER_THOUSANDTH = 0.2;

/** The character style by which a reading that we wrote is known when it comes back (`run-looks.ts`). */
const READING_STYLE = 'DayangReading';

/** An element with attributes and children, as they stand in a document. */
class Element extends XmlComponent {
  constructor(name: string, attributes: Readonly<Record<string, string>>, children: readonly XmlComponent[] = []) {
    super(name);
    this.root.push({ _attr: attributes }, ...children);
  }
}

/** A setting of one value. */
const setting = (name: string, value: string) => new Element(name, { 'w:val': value });

/** A character with its reading above it (ECMA-376 17.3.3.25), in the sizes that Word gives to copy of ten points. */
class ReadCharacter extends Run {
  constructor(options: IRunOptions, reading: string) {
    super({});
    const sizes = [
      setting('w:rubyAlign', 'center'),
      setting('w:hps', '10'),
      setting('w:hpsRaise', '18'),
      setting('w:hpsBaseText', '20'),
      setting('w:lid', 'zh-CN'),
    ];
    const guide = new TextRun({ text: clean(reading), style: READING_STYLE });
    const parts = [
      new Element('w:rubyPr', {}, sizes),
      new Element('w:rt', {}, [guide]),
      new Element('w:rubyBase', {}, [new TextRun(options)]),
    ];
    this.root.push(new Element('w:ruby', {}, parts));
  }
}

/** The colour of a swatch by its id; undefined of one that is gone. */
type ColourOf = (id: string | undefined) => Swatch | undefined;

/** A run of a document with its character style; where it has a reading, a run for each of its characters. */
function runsOf(leaf: Leaf, colourOf: ColourOf, weight: 'own' | 'of-style' = 'own'): Run[] {
  const { text, strong, face, script, spacing, width, line: drawn, dots, ruby } = leaf;
  const swatch = colourOf(leaf.colour);
  const options = {
    // A run that says it is not bold would take that of its paragraph's style away.
    ...(strong === true || weight === 'own' ? { bold: strong === true } : {}),
    ...(script === 'super' ? { superScript: true } : {}),
    ...(script === 'sub' ? { subScript: true } : {}),
    ...(drawn === undefined ? {} : { underline: { type: underlines[drawn] } }),
    ...(dots === undefined ? {} : { emphasisMark: { type: 'dot' as const } }),
    ...(spacing === undefined ? {} : { characterSpacing: Math.round(spacing * PER_THOUSANDTH) }),
    ...(width === undefined ? {} : { scale: width }),
    ...(face === undefined ? {} : { style: faceStyles[face] }),
    ...(swatch === undefined ? {} : { color: documentColour(swatch).slice(1).toUpperCase() }),
  };
  if (ruby === undefined) return [new TextRun({ ...options, text: clean(text) })];
  // Space is read as nothing.
  return [...charactersOf(text)].map((one) =>
    one.trim() === ''
      ? new TextRun({ ...options, text: clean(one) })
      : new ReadCharacter({ ...options, text: clean(one) }, ruby),
  );
}

function bodyParagraph(paragraph: Paragraph, colourOf: ColourOf): DocxParagraph {
  const { type, children } = paragraph;
  const runs = children.flatMap((leaf) => runsOf(leaf, colourOf));
  if (type === 'subhead') return new DocxParagraph({ heading: HeadingLevel.HEADING_2, children: runs });
  if (type === 'paragraph') return new DocxParagraph({ children: runs });
  return new DocxParagraph({ style: styleOf(type), children: runs });
}

/** An article as a docx: its headline set, credits, and copy in styles and colours that come back as they were. */
export async function storyDocx(article: Article, swatches: readonly Swatch[] = []): Promise<Uint8Array> {
  const colourOf: ColourOf = (id) => swatches.find((swatch) => swatch.id === id);
  const { headlines, byline, dateline = '', source, editor = '', body, photos } = article;
  const lines = (list: HeadlineList, style: string) =>
    runsOfLines(headlines, list).map((runs) => styledLine(runs, style, colourOf));
  const optional = (text: string, style: string) => (text === '' ? [] : [line(text, style)]);
  const document = new Document({
    styles: {
      characterStyles: [
        { id: faceStyles.aside, name: '楷体', run: { font: { eastAsia: 'KaiTi', hint: 'eastAsia' } } },
        { id: faceStyles.name, name: '人名', run: { font: { eastAsia: 'SimHei', hint: 'eastAsia' } } },
        { id: READING_STYLE, name: '注音', run: { size: 10 } },
      ],
      paragraphStyles: [SUBTITLE, ...documentStyles.map(({ name }) => name)].map((name) => ({
        id: name,
        name,
        basedOn: 'Normal',
        quickFormat: true,
      })),
    },
    sections: [
      {
        children: [
          ...lines('kicker', styleOf('kicker')),
          ...lines('headline', TITLE),
          ...lines('deck', SUBTITLE),
          ...optional(headlines.summary, styleOf('summary')),
          ...optional(byline, styleOf('byline')),
          ...optional(dateline, styleOf('dateline')),
          ...optional(source, styleOf('source')),
          ...body.map((paragraph) => bodyParagraph(paragraph, colourOf)),
          ...optional(editor, styleOf('editor')),
          // Pictures go another way; their words are kept for whoever reads the document.
          ...photos
            .filter(({ caption, credit }) => caption !== '' || credit !== '')
            .map((photo) => styledLine(photoWords(photo), styleOf('note'), colourOf)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** An article as plain text: headline set, credits and copy, a paragraph a line; notes are left out. */
export function storyText(article: Article): string {
  const { headlines, byline, dateline = '', source, editor = '' } = article;
  const head = [...headlines.kicker, ...headlines.headline, ...headlines.deck, headlines.summary];
  const credits = [byline, dateline, source].filter((text) => text !== '').join('　');
  const copy = printedBody(article).map((paragraph) =>
    paragraph.type === 'subhead' ? paragraphText(paragraph) : `\u3000\u3000${paragraphText(paragraph)}`,
  );
  const closing = editor === '' ? [] : [`（${hasEditorLabel(editor) ? '' : EDITOR_LABEL}${editor}）`];
  return `${[...head.filter((text) => text !== ''), ...(credits === '' ? [] : [credits]), '', ...copy, ...closing].join('\n')}\n`;
}
