/** An article as a document: docx for Word, or plain text. */
import { Document, Paragraph as DocxParagraph, HeadingLevel, Packer, TextRun } from 'docx';
import { EDITOR_LABEL, hasEditorLabel } from '../../shared/edition/editors-line.ts';
import type { Article, Leaf, Paragraph } from '../../shared/edition/records.ts';
import { paragraphText, printedBody } from '../../shared/edition/selectors.ts';
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

const underlines = { under: 'single', name: 'thick', title: 'wave' } as const;
const faceStyles = { aside: 'DayangAside', name: 'DayangName' } as const;
/** Twentieths of a point in a thousandth of an em of ten points, the size of text of which nothing else is said. */
const PER_THOUSANDTH = 0.2;

/** A run of a document with its character style; a reading stands in brackets behind each of its characters. */
function runsOf({ text, strong, face, script, spacing, width, line: drawn, dots, ruby }: Leaf): TextRun[] {
  const read =
    ruby === undefined
      ? text
      : charactersOf(text)
          .map((one) => `${one}（${ruby}）`)
          .join('');
  const options = {
    text: clean(read),
    bold: strong === true,
    ...(script === 'super' ? { superScript: true } : {}),
    ...(script === 'sub' ? { subScript: true } : {}),
    ...(drawn === undefined ? {} : { underline: { type: underlines[drawn] } }),
    ...(dots === undefined ? {} : { emphasisMark: { type: 'dot' as const } }),
    ...(spacing === undefined ? {} : { characterSpacing: Math.round(spacing * PER_THOUSANDTH) }),
    ...(width === undefined ? {} : { scale: width }),
    ...(face === undefined ? {} : { style: faceStyles[face] }),
  };
  return [new TextRun(options)];
}

function bodyParagraph(paragraph: Paragraph): DocxParagraph {
  const { type, children } = paragraph;
  const runs = children.flatMap((leaf) => runsOf(leaf));
  if (type === 'subhead') return new DocxParagraph({ heading: HeadingLevel.HEADING_2, children: runs });
  if (type === 'paragraph') return new DocxParagraph({ children: runs });
  return new DocxParagraph({ style: styleOf(type), children: runs });
}

/** An article as a docx: its headline set, credits, and copy in styles that come back as they were. */
export async function storyDocx(article: Article): Promise<Uint8Array> {
  const { headlines, byline, dateline = '', source, editor = '', body, photos } = article;
  const optional = (text: string, style: string) => (text === '' ? [] : [line(text, style)]);
  const document = new Document({
    styles: {
      characterStyles: [
        { id: faceStyles.aside, name: '楷体', run: { font: { eastAsia: 'KaiTi', hint: 'eastAsia' } } },
        { id: faceStyles.name, name: '人名', run: { font: { eastAsia: 'SimHei', hint: 'eastAsia' } } },
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
          ...headlines.kicker.map((text) => line(text, styleOf('kicker'))),
          ...headlines.headline.map((text) => line(text, TITLE)),
          ...headlines.deck.map((text) => line(text, SUBTITLE)),
          ...optional(headlines.summary, styleOf('summary')),
          ...optional(byline, styleOf('byline')),
          ...optional(dateline, styleOf('dateline')),
          ...optional(source, styleOf('source')),
          ...body.map(bodyParagraph),
          ...optional(editor, styleOf('editor')),
          // Pictures go another way; their words are kept for whoever reads the document.
          ...photos
            .filter((photo) => photo.caption !== '')
            .map((photo) =>
              line(`图：${photo.caption}${photo.credit === '' ? '' : `（${photo.credit}）`}`, styleOf('note')),
            ),
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
