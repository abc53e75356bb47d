import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processorTime } from '../../tests/kit/processor-time.ts';
import { DayangError } from '../errors.ts';
import { otherText } from './other-text.ts';
import { readStoryFile } from './read-story.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-other-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function told(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, content);
  try {
    await readStoryFile(path);
  } catch (error) {
    if (!(error instanceof DayangError)) throw error;
    expect(error.zh).toContain(name);
    expect(error.en).toContain(name);
    return error.zh;
  }
  return 'was read';
}

const zip = (...names: readonly string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));
const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('a file that is no copy is refused by its name, whatever it is called', () => {
  it.each([
    ['稿件.zip', zip('一.txt', '二.jpg'), '压缩包'],
    ['稿件.docx', zip('一.txt'), '无法读取'],
    ['稿件.rar', bytes('Rar!\x1a\x07\x01\0'), '压缩包'],
    ['稿件.txt', bytes('7z\xbc\xaf\x27\x1c\0\x04'), '压缩包'],
    ['稿件.tgz', bytes('\x1f\x8b\x08\0'), '压缩包'],
    ['稿件.exe', bytes(`MZ\x90\0\x03\0\0\0`), '程序文件'],
    ['稿件', bytes('\x7fELF\x02\x01\x01\0'), '程序文件'],
    ['app.doc', zip('META-INF/MANIFEST.MF', 'a.class'), '程序文件'],
    ['采访.mp3', bytes('ID3\x03\0\0\0\0\0'), '音频或视频'],
    ['采访.txt', bytes('\0\0\0\x18ftypmp42'), '音频或视频'],
    ['表.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml'), '表格'],
    ['表.ods', bytes(`PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.spreadsheet`), '表格'],
    ['稿.pptx', zip('[Content_Types].xml', 'ppt/presentation.xml'), '幻灯片'],
    ['书.epub', bytes(`PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/epub+zip`), '电子书'],
    ['照片.txt', bytes('\xff\xd8\xff\xe0\0\x10JFIF'), '图片'],
    ['版.txt', bytes('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'), 'PDF'],
    ['字.txt', bytes('OTTO\0\x0b\0\x80'), '字体文件'],
    ['报.txt', bytes('SQLite format 3\0'), '报纸文件'],
    ['标志.txt', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', 'SVG'],
    ['稿.doc', '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="a"/>', '.docx'],
    ['设置.plist', '<plist version="1.0"><dict><key>a</key></dict></plist>', '<plist>'],
    ['行.jsonl', '{"a":1}\n{"a":2}\n', 'JSON'],
    ['坏.json', '{"a":1,}', 'JSON'],
    ['名片.vcf', 'BEGIN:VCARD\nVERSION:3.0\nFN:江望舒\nEND:VCARD\n', '日历或名片'],
  ])('%s', async (name, content, kind) => {
    expect(await told(name, content)).toContain(kind);
  });

  it.each([
    ['名单.csv', '姓名,年龄\n江望舒,30\n沈知微,28\n'],
    ['名单.tsv', '姓名\t年龄\n江望舒\t30\n'],
    ['引号.csv', '姓名,话\n江望舒,"好，来。\n再来。"\n'],
    ['成绩.txt', '1,江望舒,56.7\n2,沈知微,58.1\n3,林知夏,59.0\n4,许知夏,61.2\n'],
  ])('%s is a table, for a table block', async (name, content) => {
    expect(await told(name, content)).toContain('请用“置入表格文件…”放到版面上');
  });

  it.each([
    ['a.py', 'import os\n\ndef main():\n    print("东湖")\n\nmain()\n'],
    ['a.js', "const a = require('a');\nmodule.exports = () => {\n  return a;\n};\n"],
    ['a.txt', '#!/bin/sh\necho 东湖\n'],
    ['main.txt', '#include <stdio.h>\nint main(void) {\n  printf("%d", 1);\n  return 0;\n}\n'],
    ['style.css', 'body {\n  margin: 0;\n}\n'],
    ['config.yml', 'name: dayang\non:\n  push: true\n'],
    ['q.sql', 'SELECT a FROM b;\n-- 东湖\nDROP TABLE b;\n'],
    ['注释.txt', 'int main(void) {\n  // 打印湖名\n  printf("东湖");\n  int n = 0; // 人数\n  return 0;\n}\n'],
    ['网页.txt', "const lake = '东湖';\nlet lamp = '灯';\nfunction show() {\n  print(lake);\n}\nshow();\n"],
    ['菜单.yml', 'name: 东湖\non:\n  push: 灯火\n'],
  ])('%s is source code', async (name, content) => {
    expect(await told(name, content)).toContain('程序源代码');
  });

  it.each([
    ['系统.log', '2026-03-08 10:00:01,123 INFO start\n2026-03-08 10:00:02,001 ERROR no\n'],
    [
      'access.txt',
      Array.from(
        { length: 6 },
        (_, at) => `10.0.0.${at} - - [08/Mar/2026:10:00:0${at} +0800] "GET /a.1.2.3 HTTP/1.1" 200 [ok]`,
      ).join('\n'),
    ],
  ])('%s is a log', async (name, content) => {
    expect(await told(name, content)).toContain('日志');
  });
});

describe('copy that only looks a little like it is read', () => {
  it.each([
    ['程序.txt', '新机上线\n　　讲师写下“for (;;) {}”，台下笑了。\n　　他说：“return 0; 就是平安回家。”\n'],
    ['大事记.txt', '大事记\n2026-03-08 10:00:00 市长到场。\n2026-03-08 11:00:00 剪彩。\n2026-03-08 12:00:00 结束。\n'],
    ['价格.txt', '今日菜价\n白菜,每斤1元,比昨天便宜。\n萝卜,每斤2元,比昨天贵。\n'],
    ['文.csv', '灯火亮\n　　昨晚灯亮了。\n'],
    ['笔记.py', '灯火亮\n　　昨晚，灯亮了。\n　　大家都来看。\n'],
    ['括号.txt', '<东湖>灯火亮\n　　昨晚灯亮了。\n'],
    ['MZ.txt', 'MZ集团开业\n　　昨天开业。\n'],
    ['BM.txt', 'BM公司\n　　昨天开业。\n'],
    ['引用.txt', '题目\n　　<b>重点</b>在后面。\n　　没有了。\n'],
    ['代码字符.txt', '灯火亮，人来了。\n# 东湖&ldquo;\n## 湖边&amp;\n# 桥头&ldquo;\n# 岸上&ldquo;\n'],
    ['小标题.txt', '# 灯火\n# 湖边\n# 桥头\n# 岸上\n# 归途\n'],
    ['资料.txt', '面积=33平方公里\nGDP=1200亿元\n人口=62万\nCPI=上涨0.3%\n车站=8座\n'],
    ['花括号.txt', '名单{领队}\n江望舒{队长}\n沈知微{队员}\n许知夏{队员}\n林知夏{替补}\n'],
    ['图说.txt', '[图一：江望舒 摄]\n[图二：沈知微 摄]\n[图三：许知夏 摄]\n'],
    ['口号.txt', '"爱湖";\n"护湖";\n"治湖";\n"巡湖";\n"兴湖";\n'],
    ['步骤.txt', '* 第一步，打开\n* 第二步，输入\n* 第三步，保存\n* 第四步，退出\nreturn 0;\n}\n'],
  ])('%s', async (name, content) => {
    expect(await told(name, content)).toBe('was read');
  });

  it('Chinese is never source code, whatever brackets, signs and references stand at the ends of its lines', () => {
    const start = fc.constantFrom(
      '',
      '',
      '# ',
      '- ',
      '* ',
      '// ',
      '{',
      '[',
      '}',
      'if (',
      'return ',
      'GDP=',
      '@a (',
      'let ',
    );
    const end = fc.constantFrom('', ';', '{', '}', '};', ')', '&ldquo;', ',', '] // 注', '" }', "';");
    const line = fc.tuple(start, fc.constantFrom('东湖', '灯火亮了', '三人', '长堤"夜市'), end);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        expect(otherText(`${lines.map((parts) => parts.join('')).join('\n')}\n`, 'txt')).toBeNull();
      }),
    );
  });

  it.each([
    ['no stop', `${'東'.repeat(200_000)}\n`.repeat(20)],
    ['points', `${'a.'.repeat(100_000)}\n`.repeat(20)],
    ['spaces', `${' '.repeat(200_000)}湖\n`.repeat(20)],
    ['quotes', '"湖,'.repeat(1_000_000)],
  ])('of the longest lines is looked through at once (%s)', async (_, text) => {
    const spent = await processorTime(() => {
      for (const extension of ['txt', 'csv', 'log', 'py']) otherText(text, extension);
      return Promise.resolve();
    });
    expect(spent).toBeLessThan(6_000);
  });

  it('a page without html and body is a page, never its source', async () => {
    const path = join(folder, '片段.html');
    writeFileSync(path, '<p>灯火亮</p><p>昨晚<b>灯</b>亮了。</p>');
    const copy = await readStoryFile(path);
    expect(copy.kind === 'story' && copy.story.headline).toEqual(['灯火亮']);
  });

  it.each([
    ['断行.html', '灯火亮<br>昨晚灯亮了，人来了。'],
    ['样式.htm', '<style>p{color:red}</style><p>灯火亮</p><p>昨晚灯亮了，人来了。</p>'],
    ['头.html', '<meta charset=utf-8><title>灯火亮</title><p>灯火亮</p><p>昨晚灯亮了，人来了。</p>'],
    ['居中.htm', '<center>灯火亮</center><font size=3>昨晚灯亮了，人来了。</font>'],
    ['链接.html', '<a href="x">灯火亮</a><p>昨晚灯亮了，人来了。</p>'],
    ['改名.txt', '<meta charset=utf-8><p>灯火亮</p><p>昨晚灯亮了，人来了。</p>'],
  ])('a piece of a page is read as one, whatever it begins with (%s)', async (name, text) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    const copy = await readStoryFile(path);
    if (copy.kind !== 'story') throw new Error(`${name} is its source`);
    const { headline, body } = copy.story;
    const words = [...headline, ...body.map(({ leaves }) => leaves.map((leaf) => leaf.text).join(''))];
    expect(words).toEqual(['灯火亮', '昨晚灯亮了，人来了。']);
  });

  it('what is called a page and has no tag is text, its lines kept', async () => {
    const path = join(folder, '无标签.html');
    writeFileSync(path, '灯火亮\n昨晚灯亮了，1 < 2。\n');
    const copy = await readStoryFile(path);
    const lines = copy.kind === 'text' ? copy.text.trim().split('\n') : [...copy.story.headline, ...copy.story.body];
    expect(lines).toHaveLength(2);
  });
});
