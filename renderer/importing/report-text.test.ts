import { describe, expect, it } from 'vitest';
import { newId } from '../../shared/edition/ids.ts';
import { articleFor } from './article-for.ts';
import { lineOf, whyNot } from './import-lines.ts';
import { groupedRemarks, reportText } from './report-text.ts';

const footnote = (paragraph: number, text: string) => ({ kind: 'footnotes', count: 1, paragraph, text }) as const;
const storyLine = (path: string) => ({
  ...lineOf(path),
  articles: [{ id: newId<'article'>(), title: '题', characters: 9 }],
});

describe('the report of an import as text', () => {
  it('names every file and every remark, with all of its words', () => {
    const long = '字'.repeat(200);
    const lines = [
      { ...storyLine('/稿/渡口.docx'), photos: 1, remarks: [footnote(1, '甲'), footnote(7, long)] },
      { ...lineOf('C:\\稿\\坏.docx'), failure: { zh: '无法读取。', en: 'Unreadable.' } },
      { ...lineOf('/图.jpg'), photos: 1, said: [{ zh: '放在第1版', en: 'on page 1' }] },
    ];
    const text = reportText(lines, 'zh');
    expect(text).toContain('2 个文件已导入，1 个没有导入。');
    expect(text).toContain('渡口.docx\n  《题》9 字\n  图片 1 张');
    expect(text).toContain(`（原文第 7 段）：“${long}”`);
    expect(text).toContain('坏.docx\n  无法读取。');
    expect(text).toContain('放在第1版');
    expect(reportText(lines, 'en')).toContain(`(paragraph 7 of the source): “${long}”`);
  });

  it('calls a page of a PDF and a drawing by their names, and counts what found no place among what did not come in', () => {
    const lines = [
      { ...lineOf('/家电.pdf'), art: 'page' as const, said: [{ zh: '放入第2版选中的框', en: 'put into page 2' }] },
      { ...lineOf('/题花.svg'), art: 'drawing' as const },
      { ...lineOf('/楼盘.pdf'), failure: { zh: '没有置入：整页的 PDF 只能放进广告块', en: 'not placed' } },
    ];
    const text = reportText(lines, 'zh');
    expect(text).toContain('2 个文件已导入，1 个没有导入。');
    expect(text).toContain('PDF 一页');
    expect(text).toContain('图形一个');
    expect(text).not.toContain('图片');
  });

  it('puts remarks of one kind together and loses none', () => {
    const remarks = [footnote(1, '甲'), { kind: 'stories-left', count: 2 } as const, footnote(2, '乙')];
    const groups = groupedRemarks(remarks);
    expect(groups.map(({ kind }) => kind)).toEqual(['footnotes', 'stories-left']);
    expect(groups.flatMap((group) => group.remarks)).toHaveLength(3);
  });

  it('says of a file that was being read when the import was stopped what it says of those after it', () => {
    expect(whyNot({ code: 'cancelled', zh: '已取消。', en: 'Cancelled.' }).zh).toBe('没有读：导入已中止');
    expect(whyNot({ code: 'x', zh: '坏了。', en: 'Broken.' }).zh).toBe('坏了。');
  });
});

describe('a picture beside copy', () => {
  const [ferry, bridge] = [storyLine('/稿/渡口.docx'), storyLine('/稿/渡口大桥.docx')];
  const ids = (...lines: (typeof ferry)[]) => lines.flatMap((line) => line.articles.map(({ id }) => id));
  const both = { articles: ids(ferry, bridge), lines: [ferry, bridge] };

  it('goes with the only story that came in', () => {
    expect(articleFor('/图/DSC1.jpg', { articles: ids(ferry), lines: [ferry] })).toBe(ids(ferry)[0]);
    expect(articleFor('/图/DSC1.jpg', { articles: [], lines: [] })).toBeUndefined();
  });

  it('goes with the story whose name it has, of several the longest, and else with none', () => {
    expect(articleFor('/图/渡口2.jpg', both)).toBe(ids(ferry)[0]);
    expect(articleFor('/图/渡口大桥-1.jpg', both)).toBe(ids(bridge)[0]);
    expect(articleFor('/图/DSC1.jpg', both)).toBeNull();
    const short = storyLine('/稿/1.docx');
    expect(articleFor('/图/10.jpg', { articles: ids(short, bridge), lines: [short, bridge] })).toBeNull();
  });
});
