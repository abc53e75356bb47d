/** Words of a document that nobody sees: hidden by a property, struck, or of the colour they stand on. */
import { describe, expect, it } from 'vitest';
import { documentXml, docx, para, run, wordPart } from '../../../tests/kit/documents.ts';
import { character, made, read, styled, styles } from '../../../tests/kit/read-docx.ts';

const white = '<w:color w:val="FFFFFF"/>';
const dark = '<w:color w:val="1F3864"/>';
const onWhite = `${white}<w:shd w:val="clear" w:fill="FFFFFF"/>`;
const clear = `${white}<w:shd w:val="clear" w:fill="auto"/>`;
const cellOn = (shade: string, inside: string) =>
  `<w:tbl><w:tr><w:tc><w:tcPr>${shade}</w:tcPr>${para(inside)}</w:tc></w:tr></w:tbl>`;
const tableIn = (style: string, inside: string, fill = '') => {
  const shade = fill === '' ? '' : `<w:shd w:val="clear" w:fill="${fill}"/>`;
  return `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/></w:tblPr><w:tr><w:tc><w:tcPr>${shade}</w:tcPr>${para(inside)}</w:tc></w:tr></w:tbl>`;
};
/** Styles that lay a colour behind text. */
const grounds = wordPart(
  'styles',
  '<w:style w:type="paragraph" w:styleId="Dark"><w:pPr><w:shd w:val="clear" w:fill="1F3864"/></w:pPr></w:style>' +
    '<w:style w:type="table" w:styleId="DarkTable"><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:style>' +
    '<w:style w:type="table" w:styleId="Banded"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>',
);

const vanish = '<w:vanish/>';

describe('hidden words', () => {
  const hiddenStyles = styles(
    `<w:style w:type="paragraph" w:styleId="Inner"><w:name w:val="内部"/><w:rPr>${vanish}</w:rPr></w:style>${character('Secret', vanish)}<w:style w:type="character" w:styleId="Deep"><w:name w:val="deep"/><w:basedOn w:val="Secret"/></w:style>`,
  );

  it.each([
    ['a character style', para(run('见。'), run('勿登', '<w:rStyle w:val="Secret"/>')), ['见。'], '勿登'],
    ['a style based on one', para(run('见。'), run('勿登', '<w:rStyle w:val="Deep"/>')), ['见。'], '勿登'],
    ['a paragraph style', para(run('见。')) + styled('Inner', run('勿登')), ['见。'], '勿登'],
    [
      'a run, with what is drawn in it',
      para(
        run('见。'),
        `<w:r><w:rPr>${vanish}</w:rPr><w:pict><v:rect><v:textbox><w:txbxContent>${para(run('勿登'))}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>`,
      ),
      ['见。'],
      '勿登',
    ],
    [
      'a row',
      `${para(run('见。'))}<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${para(run('勿登'))}</w:tc></w:tr></w:tbl>`,
      ['见。'],
      '勿登',
    ],
  ])('by %s are left out and told', (_, body, paragraphs, words) => {
    const result = made(body, hiddenStyles);
    expect(result.paragraphs).toEqual(paragraphs);
    expect(result.told).toEqual([`hidden-text 1 ${words}`]);
  });

  it('hidden twice are seen: styles toggle; and a run has the last word', () => {
    expect(made(styled('Inner', run('看见', '<w:rStyle w:val="Secret"/>')), hiddenStyles).paragraphs).toEqual(['看见']);
    expect(made(styled('Inner', run('看见', '<w:vanish w:val="0"/>')), hiddenStyles).paragraphs).toEqual(['看见']);
  });

  it('by the defaults are hidden, whatever styles say', () => {
    const parts = styles(`<w:docDefaults><w:rPrDefault><w:rPr>${vanish}</w:rPr></w:rPrDefault></w:docDefaults>`);
    const { paragraphs, told } = made(para(run('藏')) + para(run('见', '<w:vanish w:val="false"/>')), parts);
    expect([paragraphs, told]).toEqual([['见'], ['hidden-text 1 藏']]);
  });

  it('of the web alone are seen on paper', () => {
    expect(made(para(run('目录'), run('3', '<w:webHidden/>'))).paragraphs).toEqual(['目录3']);
  });

  it('of a mark alone: the paragraph goes on in the next', () => {
    const mark = `<w:p><w:pPr><w:rPr>${vanish}<w:specVanish/></w:rPr></w:pPr>${run('小题。')}</w:p>`;
    expect(made(mark + para(run('正文。'))).paragraphs).toEqual(['小题。正文。']);
  });

  it.each([
    ['of a run', run('旧', '<w:strike/>')],
    ['twice', run('旧', '<w:dstrike/>')],
    ['by a style of characters', run('旧', '<w:rStyle w:val="Old"/>')],
    ['in a link', `<w:hyperlink>${run('旧', '<w:strike/>')}</w:hyperlink>`],
  ])('that are struck (%s) are left out and told, or kept where that is asked', (_, struck) => {
    const styles = wordPart(
      'styles',
      '<w:style w:type="character" w:styleId="Old"><w:rPr><w:strike/></w:rPr></w:style>',
    );
    const bytes = docx(documentXml(para(run('东湖'), struck, run('新馆。'))), { 'word/styles.xml': styles });
    const [left, kept] = [read(bytes), read(bytes, true)];
    expect([left.body, left.told]).toEqual([['东湖新馆。'], ['struck-text 1 旧']]);
    expect([kept.body, kept.told]).toEqual([['东湖旧新馆。'], ['struck-kept 1 旧']]);
  });

  it('in white, or in the colour of their shade, are left out and told as what is hidden; not on a dark ground', () => {
    const white = '<w:color w:val="FFFFFF"/>';
    expect(made(para(run('见'), run('白字', white)))).toEqual({ paragraphs: ['见'], told: ['hidden-text 1 白字'] });
    expect(made(para(run('反白', `${white}<w:shd w:val="clear" w:fill="C00000"/>`))).told).toEqual([]);
    const red = '<w:color w:val="c00000"/><w:shd w:val="clear" w:fill="C00000"/>';
    expect(made(para(run('见'), run('红字', red))).told).toEqual(['hidden-text 1 红字']);
    const dark = `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>${para(run('表头', white))}</w:tc></w:tr></w:tbl>`;
    expect(made(dark).told).toEqual([]);
  });

  it.each([
    ['of its paragraph', `<w:p><w:pPr><w:shd w:val="clear" w:fill="1F3864"/></w:pPr>${run('暗字', dark)}</w:p>`],
    ['of the style of its paragraph', `<w:p><w:pPr><w:pStyle w:val="Dark"/></w:pPr>${run('暗字', dark)}</w:p>`],
    ['of its cell', cellOn('<w:shd w:val="clear" w:fill="1F3864"/>', run('暗字', dark))],
    ['of its table', tableIn('DarkTable', run('暗字', dark))],
    ['of a solid pattern', cellOn('<w:shd w:val="solid" w:color="1F3864" w:fill="auto"/>', run('暗字', dark))],
    ['of the marker pen', para(run('暗字', '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>'))],
    ['nearly that', cellOn('<w:shd w:val="clear" w:fill="203A60"/>', run('暗字', dark))],
    ['of light dots', cellOn('<w:shd w:val="pct5" w:color="auto" w:fill="auto"/>', run('暗字', white))],
    ['of white over a dark cell', cellOn('<w:shd w:val="clear" w:fill="1F3864"/>', run('暗字', onWhite))],
  ])('of the very ground %s are left out and told', (_, content) => {
    const { paragraphs, told } = made(para(run('见')) + content, { 'word/styles.xml': grounds });
    expect([paragraphs, told]).toEqual([['见'], ['hidden-text 1 暗字']]);
  });

  it.each([
    ['white on a dark paragraph', `<w:p><w:pPr><w:pStyle w:val="Dark"/></w:pPr>${run('反白', white)}</w:p>`],
    ['dark in a white cell of a dark table', tableIn('DarkTable', run('反白', dark), 'FFFFFF')],
    ['white where a table’s style colours some rows', tableIn('Banded', run('反白', white))],
    [
      'white, its run without a shade of its own in a dark cell',
      cellOn('<w:shd w:val="clear" w:fill="1F3864"/>', run('反白', clear)),
    ],
    ['of no colour of its own on black', cellOn('<w:shd w:val="clear" w:fill="000000"/>', run('反白'))],
  ])('that stand out are kept: %s', (_, content) => {
    const { paragraphs, told } = made(para(run('见')) + content, { 'word/styles.xml': grounds });
    expect([paragraphs, told.filter((one) => !one.startsWith('table'))]).toEqual([['见', '反白'], []]);
  });

  it('of a comment become a note behind their paragraph', () => {
    const parts = {
      'word/comments.xml': wordPart(
        'comments',
        `<w:comment w:id="7" w:author="李四">${para(run('此处核实'))}</w:comment>`,
      ),
    };
    const body = para(run('一句'), '<w:r><w:commentReference w:id="7"/></w:r>', run('话。')) + para(run('完。'));
    expect(made(body, parts)).toEqual({
      paragraphs: ['一句话。', 'note: 李四：此处核实', '完。'],
      told: ['comments 1 此处核实'],
    });
  });
});
