import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtml } from './html-copy.ts';

function read(html: string): string[] {
  return readHtml(html).map(({ type, leaves }) => {
    const text = leaves.map((leaf) => (leaf.strong === true ? `*${leaf.text}*` : leaf.text)).join('');
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
    expect(read(wechat)).toEqual(['*要闻*', '一段', '二段', '三段灯火']);
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
