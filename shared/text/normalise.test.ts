import { describe, expect, it } from 'vitest';
import { decodeEntities, widenPunctuation } from './normalise.ts';

const widened = (text: string) => widenPunctuation(text).text;

describe('entities', () => {
  it('are decoded, named and numbered', () => {
    expect(decodeEntities('表扬大会 &gt;&gt;5版 &#20013;&#x6587;&nbsp;&amp;').text).toBe('表扬大会 >>5版 中文\u00a0&');
  });
  it('stay as they are when they are none', () => {
    const none = 'R&D; &nosuch; A&B; AT&T &copy2024 http://a.cn/?x=1&copy=2&reg;=3';
    expect(decodeEntities(none).text).toBe(none);
  });
  it('are all that HTML names, whatever their case', () => {
    expect(decodeEntities('Caf&eacute; m&sup2; &frac12; &minus;3 &rarr; &Eacute; &NotEqualTilde;').text).toBe(
      'Café m² ½ −3 → É ≂̸',
    );
  });
  it('of 0x80 to 0x9F are the characters of Windows', () => {
    expect(decodeEntities('&#147;大家&#148;&#151;&#151;&#x80;&#133;').text).toBe('“大家”——€…');
  });
  it('of no character are U+FFFD', () => {
    expect(decodeEntities('&#0;&#xD800;&#1114112;&#99999999999;').text).toBe('\ufffd\ufffd\ufffd\ufffd');
  });
  it('in an address are its ampersands alone', () => {
    expect(decodeEntities('见 http://a.cn/?x=1&amp;copy;=2。&copy;').text).toBe('见 http://a.cn/?x=1&copy;=2。©');
  });
  it('are reported with their place', () => {
    expect(decodeEntities('a&lt;b').replacements).toEqual([{ offset: 1, before: '&lt;', after: '<' }]);
  });
});

describe('half-width marks', () => {
  it('become full width between Han', () => {
    expect(widened('新华社北京3月7日电 3月7日,十四届会议举行.')).toBe('新华社北京3月7日电 3月7日，十四届会议举行。');
    expect(widened('王毅:各位好!谁?我;你')).toBe('王毅：各位好！谁？我；你');
  });
  it('stay in numbers, times and Latin', () => {
    expect(widened('增长3.5%,比分10:30,共1,200人')).toBe('增长3.5%，比分10:30，共1,200人');
    expect(widened('见 www.example.com, e.g. here')).toContain('www.example.com');
    expect(widened('Hello, world.')).toBe('Hello, world.');
  });
  it('that several make an ellipsis stay, and one after a percentage ends its sentence', () => {
    expect(widened('他走了...再见.')).toBe('他走了...再见。');
    expect(widened('增长6.2%.城乡居民收入')).toBe('增长6.2%。城乡居民收入');
  });
  it('in brackets follow what the brackets hold and stand beside', () => {
    expect(widened('外交部长王毅(中)就')).toBe('外交部长王毅（中）就');
    expect(widened('世卫组织(WHO)说')).toBe('世卫组织（WHO）说');
    expect(widened('f(x)')).toBe('f(x)');
  });
  it('quotes in pairs become curved', () => {
    expect(widened('他说"可以"。')).toBe('他说“可以”。');
    expect(widened('他说"可以。')).toBe('他说"可以。');
  });
  it('never change the length', () => {
    const text = '甲,乙:丙(丁)"戊"?!3.5';
    expect(widened(text)).toHaveLength(text.length);
  });
});
