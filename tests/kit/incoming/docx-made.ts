/** Word documents of all kinds of content, made at random, each word of them in its place. */
import { Dice } from '../dice.ts';
import { documentRelations, documentXml, docx, run, wordPart } from '../documents.ts';
import { WordMaker } from './account.ts';

export interface MadeFile {
  readonly bytes: Uint8Array;
  readonly words: WordMaker['words'];
  /** What it is made of, to be looked at where it fails. */
  readonly source: string;
}

const looks = [
  '',
  '',
  '',
  '<w:b/>',
  '<w:vanish/>',
  '<w:strike/>',
  '<w:dstrike/>',
  '<w:vertAlign w:val="superscript"/>',
  '<w:vertAlign w:val="subscript"/>',
  '<w:position w:val="14"/>',
  '<w:color w:val="FFFFFF"/>',
  '<w:caps/>',
  '<w:rStyle w:val="Unseen"/>',
  '<w:b/><w:vanish w:val="0"/>',
];
const marks = ['', '', '', '<w:vanish/>', '<w:ins w:id="1" w:author="a"/>', '<w:del w:id="2" w:author="a"/>'];

class DocxMaker {
  readonly words: WordMaker;
  readonly #dice: Dice;
  readonly #parts: Record<string, string> = {};
  readonly #relations: (readonly [string, string, string])[] = [];
  readonly #notes: Record<'footnote' | 'endnote' | 'comment', string[]> = { footnote: [], endnote: [], comment: [] };
  /** In words that are read as one phrase of no paragraph, as those of a note. */
  #isElsewhere = false;

  constructor(seed: number) {
    this.#dice = new Dice(seed);
    this.words = new WordMaker(this.#dice);
  }

  #word(): string {
    return this.#isElsewhere ? this.words.elsewhere() : this.words.next();
  }

  #some(most: number, make: () => string): string {
    return Array.from({ length: this.#dice.whole(most + 1) }, make).join('');
  }

  #run(): string {
    return run(this.#word(), this.#dice.of(looks));
  }

  #deletedRun(): string {
    return `<w:r><w:delText>${this.#word()}</w:delText></w:r>`;
  }

  #inline(depth: number): string {
    const inside = () => this.#some(3, () => this.#inline(depth + 1));
    const kinds: readonly (() => string)[] = [
      () => this.#run(),
      () => this.#run(),
      () => `<w:r><w:t>${this.#word()}</w:t><w:tab/><w:t>${this.#word()}</w:t><w:br/></w:r>`,
      () => this.#ruby(),
      () => this.#field(),
      () => this.#note('footnote'),
      () => this.#note('endnote'),
      () => this.#comment(),
      () => this.#math(),
      () => this.#drawing(depth),
      () => `<w:del w:id="3">${this.#deletedRun()}</w:del>`,
      () => `<w:moveFrom w:id="4">${this.#run()}</w:moveFrom>`,
      ...(depth > 3
        ? []
        : [
            () => `<w:hyperlink>${inside()}</w:hyperlink>`,
            () => `<w:ins w:id="5">${inside()}</w:ins>`,
            () => `<w:moveTo w:id="6">${inside()}</w:moveTo>`,
            () => `<w:smartTag>${inside()}</w:smartTag>`,
            () => `<w:sdt><w:sdtPr/><w:sdtContent>${inside()}</w:sdtContent></w:sdt>`,
            () => {
              if (!this.#isElsewhere) this.words.mark();
              return `<w:fldSimple w:instr=" DATE ">${inside()}</w:fldSimple>`;
            },
            () => `<w:bdo w:val="rtl">${inside()}</w:bdo>`,
          ]),
    ];
    return this.#dice.of(kinds)();
  }

  #ruby(): string {
    const [base, reading] = [this.#word(), this.#word()];
    return `<w:r><w:ruby><w:rubyPr/><w:rt>${run(reading)}</w:rt><w:rubyBase>${run(base)}</w:rubyBase></w:ruby></w:r>`;
  }

  #field(): string {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
    const kinds: readonly (() => string)[] = [
      () => code(' REF a ') + mark('separate') + this.#run(),
      () => code(' PAGE ') + mark('separate') + this.#run() + this.#run(),
      () => code(` QUOTE "${this.#word()}" `),
      () => code(` EQ \\f(${this.#word()},${this.#word()}) `),
      () => code(` ADDIN ${this.#word()} `),
      () =>
        code(' IF ') +
        mark('begin') +
        code(' REF b ') +
        mark('separate') +
        this.#run() +
        mark('end') +
        mark('separate') +
        this.#run(),
      () => code(' XE ') + this.#run(),
      () => code(' REF c ') + mark('separate') + this.#ruby() + this.#run(),
      () => code(' REF d ') + mark('separate') + this.#note('footnote') + this.#math(),
      () => code(` EQ \\* jc2 \\o\\ad(\\s\\up 9(${this.#word()}),${this.#word()}) `),
    ];
    return mark('begin') + this.#dice.of(kinds)() + mark('end');
  }

  #math(): string {
    const part = (name: string) => `<m:${name}><m:r><m:t>${this.#word()}</m:t></m:r></m:${name}>`;
    const kinds: readonly (() => string)[] = [
      () => `<m:f>${part('num')}${part('den')}</m:f>`,
      () => `<m:sSup>${part('e')}${part('sup')}</m:sSup>`,
      () => `<m:d>${part('e')}${part('e')}</m:d>`,
      () => `<m:rad><m:deg/>${part('e')}</m:rad>`,
      () => `<w:del w:id="7">${part('e')}</w:del>${part('e')}`,
    ];
    return `<m:oMath>${this.#dice.of(kinds)()}</m:oMath>`;
  }

  #drawing(depth: number): string {
    const box = () => {
      const paragraphs = this.#some(2, () => this.#paragraph(depth + 2));
      return paragraphs === '' ? this.#paragraph(depth + 2) : paragraphs;
    };
    const shape = (content: string) =>
      `<w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>`;
    const old = (content: string) =>
      `<w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict>`;
    const both = (content: string) =>
      `<mc:AlternateContent><mc:Choice Requires="wps">${shape(content)}</mc:Choice><mc:Fallback>${old(content)}</mc:Fallback></mc:AlternateContent>`;
    const kinds: readonly (() => string)[] = [
      () => `<w:pict><v:shape><v:textpath string="${this.#word()}"/></v:shape></w:pict>`,
      () => `<w:drawing><wp:inline><wp:docPr id="1" name="图" descr="${this.#word()}"/></wp:inline></w:drawing>`,
      ...(depth > 2 ? [] : [() => shape(box()), () => old(box()), () => both(box())]),
    ];
    if (!this.#isElsewhere) this.words.mark();
    return `<w:r>${this.#dice.of(kinds)()}</w:r>`;
  }

  /** Words of a note are of no paragraph of the copy. */
  #elsewhere(make: () => string): string {
    const before = this.#isElsewhere;
    this.#isElsewhere = true;
    const made = make();
    this.#isElsewhere = before;
    return made;
  }

  #note(kind: 'footnote' | 'endnote'): string {
    if (this.#isElsewhere) return this.#run();
    const text = this.#elsewhere(() => `<w:p>${this.#some(2, () => this.#run())}${this.#run()}</w:p>`);
    const id = this.#notes[kind].push(text) - 1;
    this.words.mark();
    return `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
  }

  #comment(): string {
    if (this.#isElsewhere) return this.#run();
    const text = this.#elsewhere(() => `<w:p>${this.#run()}</w:p>`);
    const id = this.#notes.comment.push(text) - 1;
    this.words.mark();
    return `<w:commentRangeStart w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
  }

  #paragraph(depth: number): string {
    if (!this.#isElsewhere) this.words.enter();
    const style = this.#dice.of(['', '', '', '<w:pStyle w:val="Unseen2"/>', '<w:pStyle w:val="H"/>']);
    const list = this.#dice.of(['', '', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>']);
    const mark = this.#dice.of(marks);
    const inside = this.#some(4, () => this.#inline(depth));
    if (!this.#isElsewhere) this.words.leave();
    return `<w:p><w:pPr>${style}${list}${mark === '' ? '' : `<w:rPr>${mark}</w:rPr>`}</w:pPr>${inside}</w:p>`;
  }

  /** A heading with a note, and a list, as cells of tables have them. */
  #headingWithNote(): string {
    if (!this.#isElsewhere) this.words.enter();
    const inside = this.#run() + this.#note('footnote') + this.#comment();
    if (!this.#isElsewhere) this.words.leave();
    return `<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>${inside}</w:p>`;
  }

  #table(depth: number): string {
    const cell = () =>
      `<w:tc><w:tcPr>${this.#dice.of(['', '', '', '<w:vMerge/>', '<w:cellDel w:id="8"/>'])}</w:tcPr>${this.#some(2, () => this.#block(depth + 1))}${this.#paragraph(depth + 1)}</w:tc>`;
    const row = () =>
      `<w:tr><w:trPr>${this.#dice.of(['', '', '', '<w:hidden/>', '<w:del w:id="9"/>'])}</w:trPr>${cell()}${this.#some(2, cell)}</w:tr>`;
    return `<w:tbl><w:tblPr/>${this.#some(3, row)}</w:tbl>`;
  }

  #section(): string {
    const kind = this.#dice.of(['header', 'footer']);
    const id = `s${this.#relations.length}`;
    const root = kind === 'header' ? 'hdr' : 'ftr';
    this.#relations.push([id, kind, `${id}.xml`]);
    this.#parts[`word/${id}.xml`] = wordPart(
      root,
      this.#elsewhere(() => `<w:p>${this.#run()}</w:p>`),
    );
    return `<w:p><w:pPr><w:sectPr><w:${kind}Reference r:id="${id}"/></w:sectPr></w:pPr></w:p>`;
  }

  /** A part of another format, its paragraphs among the document's own. */
  #chunk(): string {
    const id = `k${this.#relations.length}`;
    const isHtml = this.#dice.whole(2) === 0;
    const line = () => {
      this.words.enter();
      const word = this.words.next();
      this.words.leave();
      return isHtml ? this.#dice.of([`<p>${word}</p>`, `<p hidden>${word}</p>`, `<p><s>${word}</s></p>`]) : `${word}\n`;
    };
    const name = isHtml ? `${id}.html` : `${id}.txt`;
    this.#relations.push([id, 'aFChunk', name]);
    this.#parts[`word/${name}`] = line() + this.#some(2, line);
    return `<w:altChunk r:id="${id}"/>`;
  }

  #block(depth: number): string {
    const kinds: readonly (() => string)[] = [
      () => this.#paragraph(depth),
      () => this.#paragraph(depth),
      () => this.#paragraph(depth),
      () => this.#section(),
      ...(depth > 0 ? [] : [() => this.#chunk()]),
      ...(depth > 2
        ? []
        : [
            () => this.#table(depth),
            () => this.#headingWithNote(),
            () => `<w:sdt><w:sdtContent>${this.#some(2, () => this.#block(depth + 1))}</w:sdtContent></w:sdt>`,
            () => `<w:customXml>${this.#some(2, () => this.#block(depth + 1))}</w:customXml>`,
            () => `<w:ins w:id="10">${this.#some(2, () => this.#block(depth + 1))}</w:ins>`,
          ]),
    ];
    return this.#dice.of(kinds)();
  }

  make(): MadeFile {
    this.words.enter();
    const first = `<w:p>${run(this.words.next())}</w:p>`;
    this.words.leave();
    const body = first + this.#some(this.#dice.of([2, 6, 14]), () => this.#block(0));
    const unused = this.#elsewhere(() => `<w:p>${this.#run()}</w:p>`);
    if (this.#dice.whole(3) === 0) this.#notes.footnote.push(unused);
    else this.#notes.comment.push(unused);
    for (const kind of ['footnote', 'endnote', 'comment'] as const) {
      this.#relations.push([kind, `${kind}s`, `${kind}s.xml`]);
      const notes = this.#notes[kind].map((text, id) => `<w:${kind} w:id="${id}">${text}</w:${kind}>`);
      this.#parts[`word/${kind}s.xml`] = wordPart(`${kind}s`, notes.join(''));
    }
    this.#relations.push(['st', 'styles', 'styles.xml'], ['nu', 'numbering', 'numbering.xml']);
    const style = (id: string, type: string, inside: string) =>
      `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id === 'H' ? 'heading 1' : id}"/>${inside}</w:style>`;
    this.#parts['word/styles.xml'] = wordPart(
      'styles',
      style('Unseen', 'character', '<w:rPr><w:vanish/></w:rPr>') +
        style('Unseen2', 'paragraph', '<w:rPr><w:vanish/></w:rPr>') +
        style('H', 'paragraph', ''),
    );
    this.#parts['word/numbering.xml'] = wordPart(
      'numbering',
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    );
    const parts = { ...this.#parts, 'word/_rels/document.xml.rels': documentRelations(this.#relations) };
    return { bytes: docx(documentXml(body), parts), words: this.words.words, source: body };
  }
}

export function madeDocx(seed: number): MadeFile {
  return new DocxMaker(seed).make();
}
