import { describe, expect, it } from 'vitest';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { EditedStory } from '../../tests/kit/editing.ts';
import { article } from '../../tests/kit/editions.ts';
import { insertParagraphs } from './article-editor.ts';
import { pastedCopy } from './paste.ts';
import { sayPasted } from './paste-notice.ts';

function clipboard(data: Readonly<Record<string, string>>) {
  return { getData: (format: string) => data[format] ?? '' };
}
const html = (markup: string, plain = '') => clipboard({ 'text/html': markup, 'text/plain': plain });
const kinds = (data: ReturnType<typeof clipboard>) =>
  pastedCopy(data).remarks.map(({ kind, text = '' }) => `${kind} ${text}`.trim());

describe('what is pasted', () => {
  it.each([
    ['hidden', '<p>东湖<span style="display:none">别登</span>新馆</p>', 'hidden-text 别登'],
    ['struck', '<p>东湖<s>旧</s>新馆</p>', 'struck-text 旧'],
    ['a comment of Word', '<p>东湖新馆<span style="mso-element:comment">核实</span></p>', 'comments 核实'],
    ['a picture on the web', '<p>东湖新馆<img src="https://example.com/a.jpg"></p>', 'pictures-elsewhere'],
    ['a picture of its own', '<p>东湖新馆<img src="data:image/png;base64,AAAA"></p>', 'pictures-elsewhere'],
  ])('tells of what is %s', (_, markup, remark) => {
    const data = html(markup, '东湖旧别登新馆');
    expect(pastedCopy(data).paragraphs.map(paragraphText).join('')).toMatch(/^东湖新馆甲?$/u);
    expect(kinds(data)).toEqual([remark]);
  });

  it('keeps raised what no character stands for, and says nothing of it', () => {
    const data = html('<p>东湖新馆<sup>甲</sup></p>', '东湖新馆甲');
    expect(pastedCopy(data).paragraphs[0]?.children).toEqual([{ text: '东湖新馆' }, { text: '甲', script: 'super' }]);
    expect(kinds(data)).toEqual([]);
  });

  it('says nothing of what comes in as it stood, nor of a page’s title', () => {
    expect(kinds(html('<title>页</title><p>东湖<b>新馆</b></p>'))).toEqual([]);
    expect(kinds(clipboard({ 'text/plain': '东湖' }))).toEqual([]);
  });

  it('is nothing where all of it is hidden, whatever its plain text says', () => {
    const data = html('<p hidden>别登</p>', '别登');
    expect(pastedCopy(data).paragraphs).toEqual([]);
    expect(kinds(data)).toEqual(['hidden-text 别登']);
  });

  it('stays with the article as a remark, in the step of the paste, and is told at once', async () => {
    const edited = new EditedStory(article(['一。']));
    const { paragraphs, remarks } = pastedCopy(html('<p>东湖<s>旧</s>新馆。</p>'));
    insertParagraphs(edited.session.editor, paragraphs, remarks);
    await Promise.resolve();
    expect(edited.article.body.map(paragraphText)).toEqual(['一。东湖新馆。']);
    expect(edited.article.importRemarks).toMatchObject([{ kind: 'struck-text', text: '旧' }]);
    expect(new Set(edited.edits.map(({ step }) => step)).size).toBe(1);
    expect(edited.pasted).toMatchObject([{ kind: 'struck-text' }]);
    insertParagraphs(edited.session.editor, paragraphs, remarks);
    await Promise.resolve();
    expect(edited.article.importRemarks).toHaveLength(2);
  });

  it('is said in a few words, with how much more there is', () => {
    const remark = { kind: 'struck-text', count: 1, paragraph: 7, text: '旧' } as const;
    expect(sayPasted([remark], 'zh')).toContain('划掉的文字 1 处，没有导入：“旧”');
    expect(sayPasted([remark], 'zh')).not.toContain('第 7 段');
    expect(sayPasted([remark, remark, remark, remark, remark], 'en')).toContain('and 2 remarks more');
    expect(sayPasted([remark, remark, remark, remark], 'en')).toContain('and 1 remark more');
  });
});
