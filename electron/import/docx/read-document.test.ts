import { existsSync, readFileSync } from 'node:fs';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { documentRelations, documentXml, docx, para, run, wordPart } from '../../../tests/kit/documents.ts';
import { character, made, read, styled, styles } from '../../../tests/kit/read-docx.ts';
import { openPackage } from '../open-package.ts';
import { DocumentParts } from './parts.ts';
import { readDocument } from './read-document.ts';

const shared = new URL('../../../../shared/cases/', import.meta.url);

describe.skipIf(!existsSync(shared))('the cases', () => {
  const of = (path: string) => read(new Uint8Array(readFileSync(new URL(path, shared))));

  it('01: a name under a guide of its reading is the name', () => {
    const { body, remarks } = of('01-ruby/ruby.docx');
    expect(body[1]).toBe('讲课的是退休教师仉瑆，今年七十一岁，教了四十年书。');
    expect(remarks).toEqual([{ kind: 'ruby', count: 2, paragraph: 2, text: 'zhǎng xīng' }]);
  });

  it('02: numbers are those Word shows', () => {
    const { body, remarks } = of('02-numbering/num.docx');
    expect(body.slice(2)).toEqual([
      '一、总的要求',
      '课堂对全镇开放，不收费用。',
      '二、开课时间',
      '（一）周一、周三晚七时。',
      '（二）周六上午九时。',
      '第七条\u3000课堂管理员由镇里聘任。',
      '第八条\u3000本办法自下月起施行。',
    ]);
    expect(remarks).toEqual([]);
  });

  it('03: raised and lowered figures are raised and lowered', () => {
    const { body, remarks } = of('03-superscript/sup.docx');
    expect(body[1]).toBe('新机每秒可算10⁸次，机房占地120m²，一年少排CO₂三吨。');
    expect(remarks).toEqual([]);
  });

  it('04: hidden words are no copy, and are told', () => {
    const { body, remarks } = of('04-hidden-text/hidden.docx');
    expect(body).toEqual([
      '河湾镇办起夜读课堂',
      '镇里说，课堂经费已经落实。设备下周进场。',
      '课堂每周开三次，镇上老人也来听。',
    ]);
    expect(remarks).toEqual([
      { kind: 'hidden-text', count: 1, paragraph: 2, text: '（编辑注：此数未核，勿登）' },
      { kind: 'hidden-text', count: 1, paragraph: 3, text: '内部联系电话勿刊。' },
    ]);
    expect(of('04-hidden-text/white-comment.docx').remarks).toEqual([
      { kind: 'struck-text', count: 1, paragraph: 2, text: '删去的话也删去' },
    ]);
  });

  it.each(['choice+fallback', 'choice-only'])('33: a text box is there once (%s)', (name) => {
    const { body, remarks } = of(`33-text-box/${name}.docx`);
    expect(body).toEqual(['河湾镇办起夜读课堂', '上文。', '文本框里的导语。', '课堂每周开三次，镇上老人也来听。']);
    expect(remarks).toEqual([{ kind: 'text-box', count: 1, paragraph: 2 }]);
  });
});

const guide = (base: string, reading: string) =>
  `<w:r><w:ruby><w:rubyPr/><w:rt>${run(reading)}</w:rt><w:rubyBase>${run(base)}</w:rubyBase></w:ruby></w:r>`;
const field = (code: string, result?: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r>${result === undefined ? '' : `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}`}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

describe('readings over words', () => {
  it.each([
    ['within a link', `<w:hyperlink>${guide('仉', 'zhǎng')}</w:hyperlink>`, '仉', 'ruby 1 zhǎng'],
    ['of several characters in several runs', guide('东湖', 'ㄉㄨㄥ'), '东湖', 'ruby 1 ㄉㄨㄥ'],
    ['in words inserted under tracking', `<w:ins w:id="1">${guide('逯', 'lù')}</w:ins>`, '逯', 'ruby 1 lù'],
    [
      'as an EQ field of older documents',
      field('EQ \\* jc2 \\* &quot;Font:宋体&quot; \\* hps10 \\o\\ad(\\s\\up 9(zhǎng),仉)'),
      '仉',
      'ruby 1 zhǎng',
    ],
    ['in a box', `<w:sdt><w:sdtContent>${guide('亓', 'qí')}</w:sdtContent></w:sdt>`, '亓', 'ruby 1 qí'],
  ])('%s: the words are the base', (_, inside, words, remark) => {
    const { paragraphs, told } = made(para(run('教师'), inside, run('说。')));
    expect(paragraphs).toEqual([`教师${words}说。`]);
    expect(told).toContain(remark);
  });

  it('goes with hidden words where they are hidden', () => {
    const hidden = guide('仉', 'zhǎng')
      .replace('<w:t ', '<w:t ')
      .replaceAll('<w:r><w:t', '<w:r><w:rPr><w:vanish/></w:rPr><w:t');
    const { paragraphs, told } = made(para(run('见。'), hidden));
    expect(paragraphs).toEqual(['见。']);
    expect(told.join()).toContain('仉');
  });
});

const level = (at: number, form: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${form}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const definition = (id: number, ...levels: readonly string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const number = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const item = (id: number, at: number, text: string) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr></w:pPr>${run(text)}</w:p>`;
const lists = (...inside: readonly string[]) => ({
  'word/numbering.xml': wordPart('numbering', inside.join('')),
});

describe('list numbers', () => {
  it.each([
    ['decimalEnclosedCircle', '%1', ['① 甲', '② 甲']],
    ['ideographTraditional', '%1、', ['甲、甲', '乙、甲']],
    ['upperLetter', '%1.', ['A. 甲', 'B. 甲']],
    ['lowerRoman', '(%1)', ['(i) 甲', '(ii) 甲']],
    ['chineseLegalSimplified', '%1、', ['壹、甲', '贰、甲']],
    ['decimalFullWidth', '%1．', ['１．甲', '２．甲']],
    ['ideographDigital', '第%1章', ['第一章\u3000甲', '第二章\u3000甲']],
    ['none', '附：', ['附：甲', '附：甲']],
    ['bullet', '\uf0b7', ['• 甲', '• 甲']],
  ])('in the form %s', (form, text, expected) => {
    const parts = lists(
      definition(0, level(0, form, text, '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>')),
      number(1, 0),
    );
    expect(made(item(1, 0, '甲') + item(1, 0, '甲'), parts).paragraphs).toEqual(expected);
  });

  it('of deeper levels start again, show those above, and in figures where they are legal', () => {
    const parts = lists(
      definition(
        0,
        level(0, 'chineseCountingThousand', '第%1章'),
        level(1, 'decimal', '%1.%2', '<w:isLgl/>'),
        level(2, 'lowerLetter', '%3)', '<w:lvlRestart w:val="0"/>'),
      ),
      number(1, 0),
    );
    const at = [0, 1, 2, 1, 2, 0, 1].map((deep) => item(1, deep, '文')).join('');
    expect(made(at, parts).paragraphs.map((one) => one.replace(/[\s\u3000]文$/u, ''))).toEqual([
      '第一章',
      '1.1',
      'a)',
      '1.2',
      'b)',
      '第二章',
      '2.1',
    ]);
  });

  it('start where a list of the same definition says, and count on where it does not', () => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const parts = lists(definition(0, level(0, 'decimal', '%1.')), number(1, 0), number(2, 0), number(3, 0, override));
    const body = item(1, 0, '甲') + item(2, 0, '乙') + item(3, 0, '丙') + item(3, 0, '丁');
    expect(made(body, parts).paragraphs).toEqual(['1. 甲', '2. 乙', '5. 丙', '6. 丁']);
  });

  it('come through styles, with the level the list gives the style, and go where a paragraph says so', () => {
    const parts = {
      ...lists(
        definition(0, level(0, 'chineseCounting', '%1、'), level(1, 'decimal', '%2.', '<w:pStyle w:val="Item"/>')),
        number(4, 0),
      ),
      'word/styles.xml': wordPart(
        'styles',
        '<w:style w:type="paragraph" w:styleId="Item"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="款"/><w:basedOn w:val="Item"/></w:style>',
      ),
    };
    const off = `<w:p><w:pPr><w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>${run('丙')}</w:p>`;
    expect(
      made(item(4, 0, '总') + styled('Item', run('甲')) + off + styled('Sub', run('乙')), parts).paragraphs.slice(0, 3),
    ).toEqual(['一、总', '1. 甲', '丙']);
  });

  it('count no paragraph that is hidden or deleted, and say where a form is not known', () => {
    const parts = lists(definition(0, level(0, 'thaiLetters', '%1.')), number(1, 0));
    const gone = item(1, 0, '删')
      .replace('</w:numPr>', '</w:numPr><w:rPr><w:del w:id="1"/></w:rPr>')
      .replace('<w:r>', '<w:del w:id="2"><w:r>')
      .replace('</w:r></w:p>', '</w:r></w:del></w:p>');
    const { paragraphs, told } = made(item(1, 0, '甲') + gone + item(1, 0, '乙'), parts);
    expect(paragraphs).toEqual(['1. 甲', '2. 乙']);
    expect(told).toContain('deleted-text 1 删');
    expect(told.filter((one) => one.startsWith('number-form'))).toHaveLength(2);
  });
});

const raised = '<w:vertAlign w:val="superscript"/>';
describe('raised and lowered figures', () => {
  it('are so by a style', () => {
    const parts = styles(character('Up', raised));
    expect(made(para(run('10'), run('-9', '<w:rStyle w:val="Up"/>'), run('米')), parts).paragraphs).toEqual(['10⁻⁹米']);
  });

  it('are so by being raised by hand, which is told; a little is for the looks', () => {
    const { paragraphs, told } = made(
      para(run('5m'), run('2', '<w:position w:val="10"/><w:sz w:val="14"/>'), run('高', '<w:position w:val="2"/>')),
    );
    expect(paragraphs).toEqual(['5m²高']);
    expect(told).toEqual(['raised-moved 1 2']);
  });

  it('that have no form and are no powers stay raised, and powers are told', () => {
    const { paragraphs, told } = made(
      para(run('10'), run('x', raised), run('，第1'), run('st', raised), run('大样'), run('TM', raised)),
    );
    expect(paragraphs).toEqual(['10^x，第1{super st}大样™']);
    expect(told).toEqual(['shifted 2 x TM']);
  });

  it.each([
    [['-', '6'], '10⁻⁶'],
    [['－', '3'], '10⁻³'],
    [['–8'], '10⁻⁸'],
    [['(', 'n', '+', '1', ')'], '10⁽ⁿ⁺¹⁾'],
    [['３'], '10³'],
  ])('have signs in runs of their own: %j', (runs, text) => {
    const body = para(run('误差10'), ...runs.map((one) => run(one, raised)), run('米'));
    expect(made(body)).toEqual({ paragraphs: [`误差${text}米`], told: [] });
  });

  it('are charges of ions too; what has no form with its sign stays raised whole', () => {
    expect(made(para(run('Na'), run('+', raised), run('与'), run('①', raised)))).toEqual({
      paragraphs: ['Na⁺与{super ①}'],
      told: [],
    });
    expect(made(para(run('10'), run('—8', raised), run('，10'), run('8%', raised)))).toEqual({
      paragraphs: ['10{super —8}，10^(8%)'],
      told: ['shifted 1 8%'],
    });
  });

  it.each([
    [para(run('10'), run('1.5', raised), run('次')), '10^1.5次', ['shifted 1 1.5']],
    [para(run('10'), run('1', raised), run('.', raised), run('5', raised), run('次')), '10^1.5次', ['shifted 1 1.5']],
    [para(run('v'), run('max', raised.replace('super', 'sub'))), 'v_max', ['shifted 1 max']],
    [para(run('10', '<w:b/>'), run('1.5', `<w:b/>${raised}`)), '*10^1.5*', ['shifted 1 1.5']],
    [para(run('据馆方'), run('[2]', raised)), '据馆方{super [2]}', []],
    [para(run('10'), run('x', '<w:position w:val="10"/>')), '10^x', ['shifted 1 x']],
    [
      `<w:tbl><w:tr><w:tc>${para(run('10'), run('1.5', raised))}</w:tc><w:tc>${para(run('8', raised))}</w:tc></w:tr></w:tbl>`,
      '10^1.5\t⁸',
      ['shifted 1 1.5'],
    ],
  ])('that are powers and have no form are written as such, and told: %#', (body, text, told) => {
    expect(made(body)).toEqual({ paragraphs: [text], told });
  });

  it.each([
    ['<w:em w:val="dot"/>', { dots: true }],
    ['<w:em w:val="none"/>', {}],
    ['<w:u w:val="single"/>', { line: 'under' }],
    ['<w:u w:val="wave"/>', { line: 'title' }],
    ['<w:spacing w:val="50"/>', { spacing: 250 }],
    // Letters moved by less fit a line to a page of Word's.
    ['<w:spacing w:val="-4"/>', {}],
    ['<w:w w:val="80"/>', { width: 80 }],
    ['<w:w w:val="98"/>', {}],
    ['<w:vertAlign w:val="subscript"/>', { script: 'sub' }],
  ])('and other character styles come along: %s', (properties, style) => {
    const parts = new DocumentParts(
      '稿.docx',
      openPackage('稿.docx', docx(documentXml(para(run('东'), run('湖', properties))))),
    );
    const [first] = readDocument(parts, { keepsStruck: false }).paragraphs;
    const expected = Object.keys(style).length === 0 ? [{ text: '东湖' }] : [{ text: '东' }, { text: '湖', ...style }];
    expect(first?.leaves).toEqual(expected);
  });

  it('are so in a font of signs', () => {
    const font = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>';
    expect(made(para(run('10'), run('8', font + raised), run('次'))).paragraphs).toEqual(['10⁸次']);
  });

  it('keep the marks beside them on the line', () => {
    expect(
      made(para(run('m'), run('2，', raised), run('CO'), run(' 2', raised.replace('super', 'sub')))).paragraphs,
    ).toEqual(['m²，CO ₂']);
  });
});

const boxed = (text: string) => `<w:txbxContent>${para(run(text))}</w:txbxContent>`;
const drawn = (text: string) =>
  `<w:drawing><wp:anchor><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx>${boxed(text)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;

describe('text boxes', () => {
  it.each([
    ['VML alone', `<w:r><w:pict><v:shape><v:textbox>${boxed('框里')}</v:textbox></v:shape></w:pict></w:r>`],
    [
      'alternatives around runs',
      `<mc:AlternateContent><mc:Choice Requires="wps"><w:r>${drawn('框里')}</w:r></mc:Choice><mc:Fallback><w:r><w:pict><v:textbox>${boxed('框里')}</v:textbox></w:pict></w:r></mc:Fallback></mc:AlternateContent>`,
    ],
    [
      'a choice nobody knows, with a fallback',
      `<w:r><mc:AlternateContent><mc:Choice Requires="zzz">${drawn('框里')}</mc:Choice><mc:Fallback><w:pict><v:textbox>${boxed('框里')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    ],
    [
      'a group in a row of a table',
      `<w:r><w:pict><v:group><v:group><v:shape><v:textbox>${boxed('框里')}</v:textbox></v:shape></v:group></v:group></w:pict></w:r>`,
    ],
    ['words drawn by VML', '<w:r><w:pict><v:shape><v:textpath string="框里"/></v:shape></w:pict></w:r>'],
  ])('of %s are there once, behind their paragraph', (_, inside) => {
    expect(made(para(run('上文'), inside, run('续。')) + para(run('完。'))).paragraphs).toEqual([
      '上文续。',
      '框里',
      '完。',
    ]);
  });

  it('in a row stand behind it', () => {
    const cell = (...inside: readonly string[]) => `<w:tc>${para(...inside)}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell(run('甲'), `<w:r>${drawn('框里')}</w:r>`)}${cell(run('乙'))}</w:tr></w:tbl>`;
    expect(made(table).paragraphs).toEqual(['甲\t乙', '框里']);
  });
});

describe('fields', () => {
  it.each([
    ['EQ \\f(1,2)', '1/2'],
    ['EQ \\r(3,x+1)', '³√(x+1)'],
    ['EQ \\o\\ac(○,8)', '⑧'],
    ['eq \\b\\bc\\{(\\a(1,2))', '{1 2}'],
    ['EQ \\i\\su(1,5,x)', '∑₁⁵ x'],
    ['EQ \\o\\al(\\s\\up 5(14),\\s\\do 5(6))', '¹⁴₆'],
    ['EQ \\o(\\s\\up 5(2-),\\s\\do 5(4))', '²⁻₄'],
    ['EQ \\o(\\s\\do 5(i),\\s\\up 5(3))', '_i³'],
    ['EQ 10\\s(8)', '10⁸'],
    ['EQ 10\\s(1.5)', '10^1.5'],
    ['EQ 10\\s(10\\s(2))', '10^(10²)'],
    ['EQ 10\\s\\ai8(8)', '108'],
    ['QUOTE &quot;引语&quot;', '引语'],
    ['SYMBOL 252 \\f &quot;Wingdings&quot; \\s 12', '✓'],
    ['MACROBUTTON NoMacro 点此输入', '点此输入'],
  ])('%s without a result shows what it draws', (code, text) => {
    expect(made(para(run('见'), field(code), run('。'))).paragraphs).toEqual([`见${text}。`]);
  });

  it('show their results, and never what they are told', () => {
    const nested = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>${field('PAGE', '3')}<w:r><w:instrText> = 3 "对"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('对')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(made(para(run('答'), nested, `<w:fldSimple w:instr="AUTHOR">${run('张三')}</w:fldSimple>`))).toEqual({
      paragraphs: ['答对张三'],
      told: ['field-code 1 3'],
    });
  });

  it('without a result that only Word can make are told', () => {
    expect(made(para(run('第'), field('PAGE'), run('页'), field('XE &quot;条目&quot;'))).told).toEqual([
      'field-empty 1 PAGE',
    ]);
  });

  it('that never end hide nothing without a word', () => {
    expect(made(para(run('见'), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', run('余下。'))).told).toEqual([
      'field-code 1 余下。',
    ]);
  });
});

const math = (inside: string) => `<m:oMath>${inside}</m:oMath>`;
const m = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;

describe('formulas', () => {
  it.each([
    [`<m:f><m:num>${m('a+b')}</m:num><m:den>${m('2')}</m:den></m:f>`, '(a+b)/2'],
    [`<m:sSup><m:e>${m('10')}</m:e><m:sup>${m('8')}</m:sup></m:sSup>`, '10⁸'],
    [`<m:sSup><m:e>${m('e')}</m:e><m:sup>${m('kx')}</m:sup></m:sSup>`, 'e^kx'],
    [`<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>${m('x+1')}</m:e></m:rad>`, '√(x+1)'],
    [`<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>${m('0')}</m:e></m:d>`, '[0]'],
    [
      `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${m('1')}</m:sub><m:sup>${m('n')}</m:sup><m:e>${m('k')}</m:e></m:nary>`,
      '∑₁ⁿ k',
    ],
  ])('stand in one line and are told', (inside, text) => {
    expect(made(para(run('设'), math(inside), run('。')))).toEqual({
      paragraphs: [`设${text}。`],
      told: [`formula 1 ${text}`],
    });
  });
});

describe('symbols', () => {
  it('are those of their font; one that is not known is kept and told', () => {
    const sym = (font: string, code: string) => `<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`;
    const { paragraphs, told } = made(
      para(
        sym('Wingdings', 'F0FC'),
        sym('Symbol', 'F061'),
        sym('宋体', '2103'),
        sym('Own', 'F041'),
        run('\uf0b3', '<w:rFonts w:ascii="Symbol"/>'),
      ),
    );
    expect(paragraphs).toEqual(['✓α℃\uf041≥']);
    expect(told).toEqual(['symbol-unknown 1 Own F041']);
  });
});

describe('tracked changes', () => {
  it('are taken as accepted: what went is told, a deleted mark joins, a deleted row goes', () => {
    const del = (text: string) => `<w:del w:id="1"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
    const joined = `<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>${run('前半')}${del('旧')}</w:p>${para(run('后半。'))}`;
    const row = `<w:tbl><w:tr><w:trPr><w:del w:id="4"/></w:trPr><w:tc>${para(run('删行'))}</w:tc></w:tr><w:tr><w:tc>${para(run('留行'))}</w:tc></w:tr></w:tbl>`;
    const moved =
      para(`<w:moveFrom w:id="5">${run('搬来')}</w:moveFrom>`) + para(`<w:moveTo w:id="6">${run('搬来')}</w:moveTo>`);
    expect(made(joined + row + moved)).toEqual({
      paragraphs: ['前半后半。', '留行', '搬来'],
      told: ['deleted-text 1 旧', 'deleted-text 1 删行', 'moved-text 1 搬来', 'tracked 5'],
    });
  });
});

describe('files of other hands', () => {
  const strict = (xml: string) =>
    xml
      .replaceAll(
        'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
        'http://purl.oclc.org/ooxml/wordprocessingml/main',
      )
      .replaceAll(
        'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
        'http://purl.oclc.org/ooxml/officeDocument/relationships',
      );

  it('strict OOXML, other prefixes, another name of the main part, UTF-16', () => {
    const plain = documentXml(para(run('灯亮', '<w:vanish/>'), run('见。')));
    expect(read(docx(strict(plain))).body).toEqual(['见。']);
    expect(read(docx(plain.replaceAll('w:', 'x:').replace('xmlns:w=', 'xmlns:x='))).body).toEqual(['见。']);
    const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>`;
    expect(
      read(docx(documentXml(para(run('旧'))), { '_rels/.rels': relations, 'word/document2.xml': plain })).body,
    ).toEqual(['见。']);
    const wide = new Uint8Array([0xff, 0xfe, ...Buffer.from(plain.replace('UTF-8', 'UTF-16'), 'utf16le')]);
    expect(read(docx('', { 'word/document.xml': wide })).body).toEqual(['见。']);
  });

  it('parts of other formats come in where they stand; those that are not read are told', () => {
    const parts = {
      'word/a.html': '<html><body><p>网页段。</p></body></html>',
      'word/b.txt': strToU8('文本段。\r\n第二行。'),
      'word/c.docx': docx(documentXml(para(run('套着的。')))),
      'word/d.rtf': '{\\rtf1\\ansi 10{\\super 8}{\\v y}\\par}',
      'word/e.xml': documentXml(para(run('包着的。'))),
      'word/f.mht': 'MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx',
      'word/_rels/document.xml.rels': documentRelations(
        ['a.html', 'b.txt', 'c.docx', 'd.rtf', 'e.xml', 'f.mht'].map((name, at) => [`c${at}`, 'aFChunk', name]),
      ),
    };
    const chunks = [0, 1, 2, 3, 4, 5].map((at) => `<w:altChunk r:id="c${at}"/>`).join('');
    expect(made(para(run('前。')) + chunks + para(run('后。')), parts)).toEqual({
      paragraphs: ['前。', '网页段。', '文本段。', '第二行。', '套着的。', '10⁸', '后。'],
      told: ['hidden-text 1 y', 'chunk-left 1 word/e.xml', 'chunk-left 1 word/f.mht'],
    });
  });

  it('capitals are capitals, an initial is of its word, heads and feet are told', () => {
    const initial = `<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>${run('春')}</w:p>${para(run('天来了'), run('usa', '<w:caps/>'))}`;
    const parts = {
      'word/h.xml': wordPart('hdr', para(run('内部资料'))),
      'word/_rels/document.xml.rels': documentRelations([['h', 'header', 'h.xml']]),
    };
    expect(made(`${initial}<w:sectPr><w:headerReference r:id="h"/></w:sectPr>`, parts)).toEqual({
      paragraphs: ['春天来了USA'],
      told: ['page-furniture 1 内部资料'],
    });
  });

  it('a changed bit is no changed figure', () => {
    const bytes = docx(documentXml(para(run('捐款108万元'))));
    const broken = bytes.slice();
    // The check sum in the list at the end stays; that of the part no longer fits.
    const view = new DataView(broken.buffer);
    for (let at = 0; at + 46 < broken.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 16, view.getUint32(at + 16, true) ^ 1, true);
    }
    expect(() => read(broken)).toThrow('damaged');
  });
});
