import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument, readHtml } from './html-copy.ts';
import type { Leaf } from './leaves.ts';

/** Words of a run as these tests say its style. */
function wordsOf({ text, strong, script }: Leaf): string {
  const said = script === undefined ? text : `{${script} ${text}}`;
  return strong === true ? `*${said}*` : said;
}

function read(html: string): string[] {
  return readHtml(html).map(({ type, leaves }) => {
    const text = leaves.map(wordsOf).join('');
    return type === 'subhead' ? `# ${text}` : text;
  });
}

describe('a document in HTML', () => {
  it('from Word keeps paragraphs and emphasis, not what Word keeps for itself', () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style>
      <!--[if gte mso 9]><xml><w:WordDocument>不见</w:WordDocument></xml><![endif]--></head><body>
      <!--StartFragment--><p class=MsoNormal style='text-indent:21.0pt'><span lang=EN-US>\u3000\u3000</span>本报讯
      （记者&nbsp;<b style='mso-bidi-font-weight:normal'>张三</b>）<o:p></o:p></p>
      <p class=MsoNormal><span style='mso-hide:all;display:none'>批注</span>第二段<!--EndFragment--></p></body></html>`;
    expect(read(word)).toEqual(['本报讯 （记者 *张三*）', '第二段']);
  });

  it('from WeChat is parted at its sections and breaks', () => {
    const wechat = `<section><section style="font-weight: 700;">要闻</section><p>一段<br>二段</p>
      <p><br></p><section><span>三段</span><img alt="灯火" src="x"></section></section>`;
    expect(read(wechat)).toEqual(['*要闻*', '一段', '二段', '三段']);
  });

  it('keeps headings, list numbers, bullets and cells', () => {
    const page = `<h2><b>今日</b>看点</h2><ol start=3><li>甲</li><li><p>乙</p></li></ol><ul><li>丙</li></ul>
      <table><tr><th>年</th><td>2024</td></tr></table><pre>一\n  二</pre>`;
    expect(read(page)).toEqual(['# 今日看点', '3. 甲', '4. 乙', '• 丙', '*年*\t2024', '一', '二']);
  });

  it('takes neither scripts nor what is hidden', () => {
    expect(read('<script>x</script><div hidden>y</div><p style="DISPLAY: none">z</p><title>t</title>')).toEqual([]);
    expect(read('')).toEqual([]);
  });

  it('is read whatever its style sheets have: a selector that is not followed is passed over', () => {
    const html = '<style>svg|a,.c{display:none}</style><p>东湖</p><p class=c>隐</p>';
    expect(readHtml(html).map(({ leaves }) => leaves[0]?.text)).toEqual(['东湖']);
  });

  it('is read however deep it is', () => {
    const deep = `${'<div>'.repeat(5_000)}底${'</div>'.repeat(5_000)}`;
    expect(read(deep)).toEqual(['底']);
  });

  it('loses no visible character, whatever its elements', () => {
    const text = fc.string({ unit: fc.constantFrom(...'东湖南岸的灯火，“亮”到2024年 ') });
    const tree = fc.letrec<{ node: readonly [string, string] }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        text.map((one) => [one, one] as const),
        fc
          .tuple(
            fc.constantFrom('p', 'div', 'span', 'b', 'h3', 'li', 'section', 'a', 'td', 'blockquote', 'em'),
            fc.array(tie('node'), { maxLength: 5 }),
          )
          .map(([name, children]) => {
            const inside = children.map(([html]) => html).join('');
            return [`<${name}>${inside}</${name}>`, children.map(([, shown]) => shown).join('')] as const;
          }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, ([html, shown]) => {
        const all = readHtml(html)
          .flatMap((one) => one.leaves.map((leaf) => leaf.text))
          .join('')
          .replace(/[\s•]/gu, '');
        expect(all).toBe(shown.replace(/\s/gu, ''));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** What is left out or written otherwise: its kind, paragraph and words. */
function told(html: string): string[] {
  return readDocument(html).remarks.map(({ kind, paragraph = '-', text = '' }) =>
    `${kind} ${paragraph} ${text}`.trim(),
  );
}

describe('a head whose end is left out', () => {
  it.each([
    ['<html><head><meta charset=utf-8><style>p{}</style><p>甲</p>', ['甲']],
    ['<head><title>题</title><h1>题</h1><p>甲<p>乙', ['# 题', '甲', '乙']],
    ['<html><head><title>题</title>灯亮了<br>人来了</html>', ['灯亮了', '人来了']],
    ['<html><head><p>甲</p></head><body><p>乙</p></body></html>', ['甲', '乙']],
  ])('ends where copy begins: %s', (html, paragraphs) => {
    expect(read(html)).toEqual(paragraphs);
  });

  it('keeps what is its own', () => {
    expect(read('<head><xml><w:View>Normal</w:View></xml><script>x</script><title>题</title></head><p>甲')).toEqual([
      '甲',
    ]);
  });
});

describe('the end of a line of the source', () => {
  it.each([
    ['<p>河湾镇的\n  老人来听，\n「灯」亮了', ['河湾镇的老人来听，「灯」亮了']],
    ['<p>イベントの\r\nお知らせ', ['イベントのお知らせ']],
    ['<p>用\nLinux\n写', ['用 Linux 写']],
    ['<p>张 三', ['张 三']],
    ['<pre>甲\n乙</pre>', ['甲', '乙']],
  ])('is no space within a Chinese sentence: %j', (html, paragraphs) => {
    expect(read(html)).toEqual(paragraphs);
  });
});

describe('what is set by a property and all together', () => {
  it.each([
    ['<style>ol{list-style-type:upper-roman}</style><ol style="list-style:none"><li>甲</ol>', ['甲']],
    ['<style>b{background-color:#fff}</style><p><b style="background:#000;color:#fff">甲</b>', ['*甲*']],
    ['<style>i{text-decoration:line-through}</style><p><i style="text-decoration-line:none">甲</i>', ['甲']],
    ['<style>i{text-decoration-line:line-through}</style><p><i style="text-decoration:none">甲</i>', ['甲']],
  ])('is what was said last: %s', (html, paragraphs) => {
    expect(read(html)).toEqual(paragraphs);
  });
});

describe('above and below the line', () => {
  it('powers of powers and signs of full width are not figures on the line', () => {
    expect(read('<p>10<sup>10<sup>2</sup></sup>，10<sup>－</sup><sup>４</sup>')).toEqual(['10^(10²)，10⁻⁴']);
  });

  it.each([
    ['每秒10<sup>8</sup>次，占地120m<sup>2</sup>', '每秒10⁸次，占地120m²', []],
    ['H<sub>2</sub>O、10<sup>-3</sup>、x<sup>n+1</sup>', 'H₂O、10⁻³、xⁿ⁺¹', []],
    ['10<span style="vertical-align: super">8</span>', '10⁸', []],
    ['10<span style="font-size:8pt;vertical-align:4pt">8</span>', '10⁸', []],
    ['2<sup>k</sup>个、e<sup>x/2</sup>', '2^k个、e^(x/2)', ['shifted 1 k', 'shifted 1 x/2']],
    ['a<sub>max</sub>', 'a_max', ['shifted 1 max']],
    ['<sup><sup>1</sup></sup>', '¹', ['shifted 1 ¹']],
    ['21<sup>st</sup>', '21{super st}', []],
    ['占地120m<sup>2，</sup>每秒10<sup>8”</sup>次', '占地120m²，每秒10⁸”次', []],
    ['大样<sup>TM</sup>', '大样™', ['shifted 1 TM']],
    ['据馆方<sup><a href="#n1">1</a></sup>', '据馆方[1]', ['shifted 1 1']],
    ['据馆方<sup>[2]</sup>', '据馆方{super [2]}', []],
    ['<sup style="vertical-align:baseline">8</sup>次', '8次', []],
    ['<style>sup{position:relative;top:-.5em;vertical-align:baseline}</style>10<sup>8</sup>', '10⁸', []],
    ['<style>sup{vertical-align:top}</style>10<sup>8</sup>', '10⁸', []],
    ['10<span style="position:relative;top:-4pt;font-size:7pt">8</span>', '10⁸', []],
  ])('%s is %s', (html, text, remarks) => {
    expect(read(`<p>${html}</p>`)).toEqual([text]);
    expect(told(`<p>${html}</p>`)).toEqual(remarks);
  });
});

describe('what a page does not show', () => {
  it.each([
    ['<span hidden>批</span>', ''],
    ['<span style="display:none">批</span>', ''],
    ['<span style="Visibility : Hidden">批</span>', ''],
    ['<i class="no">批</i>', '.no{display:none}'],
    ['<i class="a no">批</i>', 'p > i.no, b { color:red; display : none !important }'],
    ['<i id="x">批</i>', '@media screen{#x{visibility:hidden}}'],
    ['<i class="w">批</i>', 'body{background:#FFF} .w{color:white}'],
    ['<i class="w">批</i>', '.w{color:#fefefe}'],
    ['<i class="w">批</i>', '.w{color:rgb(32, 58, 96);background:#1f3864}'],
    ['<span style="font-size:0">批</span>', ''],
    ['<span style="opacity:0">批</span>', ''],
    ['<span style="position:absolute;left:-9999px">批</span>', ''],
    ['<span style="mso-hide:all">批</span>', ''],
    ['<template>批</template>', ''],
    ['<noscript>批</noscript>', ''],
    ['<dialog>批</dialog>', ''],
  ])('is left out and told: %s %s', (html, css) => {
    const page = `<style>${css}</style><p>一段</p><p>二${html}段</p>`;
    expect(read(page)).toEqual(['一段', '二段']);
    expect(told(page)).toEqual(['hidden-text 2 批']);
  });

  it('is shown where a later or a closer rule says so', () => {
    const css = '.a{display:none} p .a{display:inline} .b{visibility:hidden} .c{color:#fff}';
    const page = `<style>${css} @media print{.d{display:none}} .e:hover{display:none}</style><p>一<i class=a>二</i><i
      class=b><u style="visibility:visible">三</u></i><span class=c style="background:#c00">四</span><i class="d e">五</i></p>`;
    expect(read(page).join('').replace(/\s/gu, '')).toBe('一二三四五');
    expect(told(page)).toEqual([]);
  });

  it('hides a paragraph, which is counted', () => {
    const page = '<p>一</p><div style="display:none"><p>甲</p><p>乙</p></div><p>三<del>旧</del><ins>新</ins></p>';
    expect(read(page)).toEqual(['一', '三新']);
    expect(told(page).map((one) => one.replace(/\s+/gu, ' '))).toEqual(['hidden-text 2 甲 乙', 'struck-text 3 旧']);
  });

  it('is not what screen readers alone pass over', () => {
    expect(read('<p><span aria-hidden="true">一</span>二</p>')).toEqual(['一二']);
  });

  it('is hidden in WeChat by what its script takes away', () => {
    const page = '<div id="js_content" style="visibility: hidden; opacity: 0;"><p>正文在此。</p></div>';
    expect(read(page)).toEqual(['正文在此。']);
  });

  it.each([
    ['<s>旧</s>新', 'struck-text 1 旧'],
    ['<strike>旧</strike>新', 'struck-text 1 旧'],
    ['<span style="text-decoration: line-through red">旧</span>新', 'struck-text 1 旧'],
    ['<ruby>新<rp>(</rp><rt>xīn</rt><rp>)</rp></ruby>', 'ruby 1 xīn'],
    ['<ruby>新<rt>xīn</rt>的<rt>de</rt></ruby>', 'ruby 1 xīn de'],
    ['新<!-- 此处待核 -->', 'comments 1 此处待核'],
    ['新<img alt="灯火" src="data:image/png;base64,">', 'picture-words 1 灯火'],
    ['新<svg><text>图注</text></svg>', 'drawing-words 1 图注'],
    ['新<select><option>甲</option></select>', 'form-field 1 甲'],
    ['新<input value="请输入">', 'form-field 1 请输入'],
    ['新<video src="a.mp4">放不了</video>', 'embedded 1 放不了 a.mp4'],
    ['<bdo dir="rtl">新</bdo>', 'direction 1 新'],
  ])('%s is told', (html, remark) => {
    expect(read(`<p>${html}</p>`).join('')).toMatch(/^新/u);
    expect(told(`<p>${html}</p>`)[0]).toBe(remark);
  });

  it('in its head is its title, told where the copy does not say it', () => {
    expect(told('<head><title>东湖_新闻网</title></head><p>东湖</p>')).toEqual(['document-title - 东湖_新闻网']);
    expect(told('<title>东湖</title><h1>东湖</h1><p>一</p>')).toEqual([]);
  });
});

describe('characters by their codes', () => {
  it.each([
    ['Caf&eacute; m&sup2; &frac12; &lang;&rarr;', 'Café m² ½ ⟨→', []],
    ['&#147;好&#148;&#x97;&#151;', '“好”——', []],
    ['AT&T、a&copy b、R&D', 'AT&T、a© b、R&D', []],
    ['http://a.cn/?x=1&copy=2', 'http://a.cn/?x=1&copy=2', []],
    ['甲&#xD800;乙&#x110000;', '甲\ufffd乙\ufffd', ['reference-bad 1 &#xD800;', 'reference-bad 1 &#x110000;']],
    ['Caf&amp;eacute;', 'Caf&eacute;', ['reference-twice 1 &eacute;']],
    ['甲&#7;乙', '甲乙', ['control-characters 1 U+0007']],
    ['课&shy;堂<wbr>每\u200b周&zwj;开\ufeff', '课\u00ad堂\u200b每\u200b周\u200d开\ufeff', []],
    ['5&nbsp;kg', '5\u00a0kg', []],
  ])('%s is %s', (html, text, remarks) => {
    expect(read(`<p>${html}</p>`)).toEqual([text]);
    expect(told(`<p>${html}</p>`)).toEqual(remarks);
  });
});

describe('a list', () => {
  const items = '<li>甲</li><li>乙</li><li>丙</li>';
  it.each([
    [`<ol type="A" start="3">${items}</ol>`, ['C. 甲', 'D. 乙', 'E. 丙']],
    [`<ol reversed>${items}</ol>`, ['3. 甲', '2. 乙', '1. 丙']],
    ['<ol><li value="7">甲<li>乙<li value="x">丙</ol>', ['7. 甲', '8. 乙', '9. 丙']],
    [`<ol type=i>${items}</ol>`, ['i. 甲', 'ii. 乙', 'iii. 丙']],
    [`<ol style="list-style-type:cjk-ideographic" start=10>${items}</ol>`, ['十、甲', '十一、乙', '十二、丙']],
    [`<ol style="list-style:simp-chinese-formal inside">${items}</ol>`, ['壹、甲', '贰、乙', '叁、丙']],
    [`<ol style="list-style-type:cjk-heavenly-stem">${items}</ol>`, ['甲、甲', '乙、乙', '丙、丙']],
    [`<style>ol{list-style-type:cjk-decimal}</style><ol start=19>${items}</ol>`, ['一九、甲', '二〇、乙', '二一、丙']],
    [`<ul style="list-style:none">${items}</ul>`, ['甲', '乙', '丙']],
    [`<ul style="list-style-type:'—'">${items}</ul>`, ['—甲', '—乙', '—丙']],
    ['<ol><li>甲<ol type=a><li>子<li>丑</ol><li>乙</ol>', ['1. 甲', 'a. 子', 'b. 丑', '2. 乙']],
    ['<ol><li style="display:none">甲</li><li>乙</li></ol>', ['1. 乙']],
  ])('%s has the marks it shows', (html, shown) => {
    expect(read(html)).toEqual(shown);
  });

  it('of numbers that are zero, large or below keeps them', () => {
    const at = (start: number) => read(`<ol style="list-style:cjk-ideographic" start=${start}><li>甲</ol>`)[0];
    expect([0, 21, 105, 110, 1_010, 10_001, -2].map(at)).toEqual([
      '零、甲',
      '二十一、甲',
      '一百零五、甲',
      '一百一十、甲',
      '一千零一十、甲',
      '一〇〇〇一、甲',
      '-2. 甲',
    ]);
  });
});

describe('a table', () => {
  it('keeps its columns where cells span', () => {
    const rows =
      '<tr><th rowspan=2>年</th><td colspan=2>灯</td><td>路</td></tr><tr><td>东</td><td>西</td><td>南</td></tr>';
    expect(read(`<table>${rows}</table>`)).toEqual(['*年*\t灯\t\t路', '东\t西\t南']);
    expect(told(`<table>${rows}</table>`)).toEqual(['table-lines -']);
  });

  it('that only frames text keeps its paragraphs', () => {
    expect(read('<table><tr><td><p>一</p><p>二</p></td></tr></table>')).toEqual(['一', '二']);
  });
});

describe('what style sheets put before and after words', () => {
  const page = (css: string, body: string) => `<style>${css}</style>${body}`;
  it.each([
    ['.a::before{content:"记者 "}', '记者'],
    [".a:after { content: '（完）' !important; color: red }", '（完）'],
    ['.a::before{content:"\\201c"}', '“'],
    ['p.a::before{content:attr(data-by) "："}', '江望舒：'],
    ['.a::before{content:"甲;乙"}', '甲;乙'],
    ['::after{content:"尾"}', '尾'],
    ['.a::before{content:"旧"} p.a::before{content:"新"}', '新'],
  ])('is told: %s', (css, words) => {
    const one = page(css, '<p class=a data-by=江望舒>灯火亮。</p>');
    expect(read(one)).toEqual(['灯火亮。']);
    expect(told(one)).toEqual([`generated-text 1 ${words}`]);
  });

  it('is told of a counter without its number', () => {
    expect(told(page('.a::before{content:counter(n)}', '<p class=a>灯火亮。</p>'))).toEqual(['generated-text 1']);
  });

  it.each([
    '.a::before{content:""}',
    '.a::after{content:".";visibility:hidden;height:0}',
    '.a::before{content:"\\e601"}',
    '.a::before{content:"甲"} .a::before{content:none}',
    '.b::before{content:"乙"}',
    '.a:hover::before{content:"丙"}',
    '.a::before{color:red}',
  ])('is nothing: %s', (css) => {
    expect(told(page(css, '<p class=a>灯火亮。</p>'))).toEqual([]);
  });
});

describe('what programs write', () => {
  it('Word: numbers of lists, bullets of signs, comments, what is deleted', () => {
    const word = `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
      style='mso-list:Ignore'>一、<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span><![endif]>甲</p>
      <p><![if !supportLists]><span style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span>&nbsp; </span></span></span><![endif]>乙</p>
      <p>丙<span class=MsoCommentReference><a class=msocomanchor>[z1]</a></span></p>
      <div style='mso-element:comment-list'><p>请核实</p></div>`;
    expect(read(word)).toEqual(['一、甲', '• 乙', '丙']);
    expect(told(word)).toEqual(['comments 3 [z1]', 'comments 4 请核实']);
  });

  it('quotations are in quotation marks, in others single ones', () => {
    expect(read('<p>他说<q>去<q>东湖</q></q></p>')).toEqual(['他说“去‘东湖’”']);
  });

  it('formulas are one line, and told', () => {
    const math =
      '<math><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>';
    expect(read(`<p>即${math}。</p>`)).toEqual(['即E=mc²(a+b)/2。']);
    expect(told(`<p>即${math}。</p>`)).toEqual(['formula 1 E=mc²(a+b)/2']);
  });

  it('lists of tasks show their boxes', () => {
    expect(
      read('<ul><li><input type=checkbox checked disabled> 甲</li><li><input type=checkbox> 乙</li></ul>'),
    ).toEqual(['☑ 甲', '☐ 乙']);
  });
});
