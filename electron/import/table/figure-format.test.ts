import { describe, expect, it } from 'vitest';
import { figureColour, inFull, isoDay, shownFigure, shownText } from './figure-format.ts';

const shown = (value: number, code: string) => shownFigure(value, code).text;

describe('the colour of a figure', () => {
  it('is that of the section it is shown by: by its sign, or by what the section asks', () => {
    const bySign = '0;[Red]-0;[Blue]0';
    expect([2, -2, 0].map((value) => figureColour(value, bySign))).toEqual(['', '[red]', '[blue]']);
    expect([2, -2, 0].map((value) => figureColour(value, '[红色]0'))).toEqual(['[color1]', '[color1]', '[color1]']);
    const asked = '[Red][<60]0;[Green][>=90]0;0';
    expect([59, 60, 90].map((value) => figureColour(value, asked))).toEqual(['[red]', '', '[green]']);
    expect(figureColour(-1, '0"[Red]";-0"; [Red]"')).toBe('');
  });
});

describe('a figure', () => {
  it('is shown with the decimals and thousands of its format', () => {
    expect(shown(1268.4, '0.00')).toBe('1268.40');
    expect(shown(1268.4, '#,##0')).toBe('1,268');
    expect(shown(1268.456, '#,##0.00')).toBe('1,268.46');
    expect(shown(0.0325, '0.00%')).toBe('3.25%');
    expect(shown(0.125, '0%')).toBe('13%');
    expect(shown(-0.8, '0.0')).toBe('-0.8');
    expect(shown(7, '000')).toBe('007');
    expect(shown(1234567, '#,##0,"千"')).toBe('1,235千');
  });

  it('is rounded as it is written, not as a double holds it', () => {
    expect(shown(1.005, '0.00')).toBe('1.01');
    expect(shown(2.675, '0.00')).toBe('2.68');
    expect(shown(0.1 + 0.2, 'General')).toBe('0.3');
    expect(shown(0.30000000000000004, '')).toBe('0.3');
  });

  it('of no format is shown as the sheet shows it', () => {
    expect(shown(100000, 'General')).toBe('100000');
    expect(shown(12345678901, 'General')).toBe('12345678901');
    expect(shown(0.1, '@')).toBe('0.1');
    expect(shown(-3, 'G/通用格式')).toBe('-3');
    expect(shown(5, 'G/通用格式"元"')).toBe('5元');
  });

  it('that a sheet shows in short is written in full, and told', () => {
    expect(shownFigure(123456789012, 'General')).toEqual({ text: '123456789012', doubt: 'short' });
    expect(shownFigure(440103199003071000, 'General')).toEqual({ text: '440103199003071000', doubt: 'short' });
    expect(shownFigure(0.0000123456, '@')).toEqual({ text: '0.0000123456', doubt: 'short' });
    expect(shownFigure(-1.5e12, 'General"元"')).toEqual({ text: '-1500000000000元', doubt: 'short' });
    expect(inFull(123456789012)).toBe('123456789012');
    expect(inFull(1e21)).toBe('1000000000000000000000');
    expect(inFull(1.5e-7)).toBe('0.00000015');
  });

  it('has its sections for negative figures, noughts and texts', () => {
    expect(shown(-1234, '#,##0;(#,##0)')).toBe('(1,234)');
    expect(shown(0, '#,##0;-#,##0;"—"')).toBe('—');
    expect(shown(0, '#,##0;-#,##0;')).toBe('');
    expect(shownText('三', '"第"@"组"')).toBe('第三组');
    expect(shownText('三', 'General')).toBe('三');
  });

  it('that is negative by its colour alone keeps its sign, and that is told', () => {
    expect(shownFigure(-12.5, '0.00_);[Red]0.00')).toEqual({ text: '-12.50', doubt: 'red' });
    expect(shownFigure(-12.5, '0.00_);[Red](0.00)')).toEqual({ text: '(12.50)', doubt: null });
    expect(shownFigure(-12.5, '0.00;[Red]-0.00')).toEqual({ text: '-12.50', doubt: null });
  });

  it('that is negative by any colour keeps its sign: on the exchanges what falls is green', () => {
    expect(shownFigure(-1.25, '[Red]0.00;[Green]0.00')).toEqual({ text: '-1.25', doubt: 'red' });
    expect(shownFigure(-1.25, '0.00%;[Color10]0.00%')).toEqual({ text: '-125.00%', doubt: 'red' });
    expect(shownFigure(-1.25, '[红色]+0.00;[绿色]0.00')).toEqual({ text: '-1.25', doubt: 'red' });
    expect(shownFigure(-1.25, '[颜色3]▲0.00;[颜色10]▼0.00')).toEqual({ text: '▼1.25', doubt: null });
  });

  it('that its format shows as a positive one is told', () => {
    expect(shownFigure(-12, '0;0')).toEqual({ text: '12', doubt: 'unsigned' });
    expect(shownFigure(-12, '0"人";0"人"')).toEqual({ text: '12人', doubt: 'unsigned' });
    expect(shownFigure(12, '0;0').doubt).toBeNull();
    expect(shownFigure(-12, '"涨"0;"跌"0').doubt).toBeNull();
  });

  it('that its format hides is told', () => {
    expect(shownFigure(42, ';;;')).toEqual({ text: '42', doubt: 'hidden' });
  });

  it('stands with its currency, as accounts have it', () => {
    const account = '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ';
    expect(shown(1234.5, account)).toBe('¥1,234.50');
    expect(shown(-1234.5, account)).toBe('¥-1,234.50');
    expect(shown(0, account)).toBe('¥-');
    expect(shown(5, '[$€-407]#,##0.00')).toBe('€5.00');
    expect(shown(5, '"￥"#,##0')).toBe('￥5');
  });

  it('is a fraction, a power, ten thousands', () => {
    expect(shown(1.5, '# ?/?')).toBe('1 1/2');
    expect(shown(1.99, '# ?/?')).toBe('2');
    expect(shown(19.95, '# ?/?')).toBe('20');
    expect(shown(-2.99, '# ??/??')).toBe('-2 98/99');
    expect(shown(19.95, '# ??/??')).toBe('19 19/20');
    expect(shown(0.97, '# ?/4')).toBe('1');
    expect(shown(-0.75, '# ?/?')).toBe('-3/4');
    expect(shown(0.75, '?/?')).toBe('3/4');
    expect(shown(-20.05, '?/?')).toBe('-20/1');
    expect(shown(2.5, '??/??')).toBe('5/2');
    expect(shown(-1.5, '# ?/?;-0.00')).toBe('-1.50');
    expect(shown(0, '# ?/?;-# ?/?;"-"')).toBe('-');
    expect(shownFigure(2.5, '# ?/?;-0.00')).toEqual({ text: '2.5', doubt: 'unknown' });
    expect(shown(12000, '0.00E+00')).toBe('1.20E+04');
    expect(shown(12345, '0!.0,"万"')).toBe('1.2万');
    expect(shown(15, '[>=10]"多";"少"')).toBe('多');
  });
});

describe('a day', () => {
  const day = 45359; // 2024-03-08

  it('is shown as Chinese programs have it', () => {
    expect(shown(day, 'yyyy"年"m"月"d"日"')).toBe('2024年3月8日');
    expect(shown(day, 'yyyy/m/d')).toBe('2024/3/8');
    expect(shown(day, '[$-F800]dddd, mmmm dd, yyyy')).toBe('2024年3月8日');
    expect(shown(day, 'yyyy\\-mm\\-dd;@')).toBe('2024-03-08');
    expect(shown(day, '[$-804]aaaa;@')).toBe('星期五');
    expect(shown(day, 'aaa')).toBe('五');
    expect(shown(day, '"周"aaa')).toBe('周五');
    expect(shown(day, 'm"月"d"日""（星期"aaa"）"')).toBe('3月8日（星期五）');
    expect(shown(day, 'yyyy-m-d"aaa"aaaa')).toBe('2024-3-8aaa星期五');
    expect(shown(day, '[DBNum1][$-804]yyyy"年"m"月"d"日";@')).toBe('二〇二四年三月八日');
    expect(shown(day + 13 / 24, '上午/下午h"时"mm"分"')).toBe('下午1时00分');
  });

  it('counts from 1904 where the workbook says so', () => {
    expect(shownFigure(day - 1462, 'yyyy-mm-dd', true).text).toBe('2024-03-08');
  });

  it('is an hour or a length of time', () => {
    expect(shown(0.75, 'h:mm')).toBe('18:00');
    expect(shown(1.5, '[h]:mm')).toBe('36:00');
  });

  it('before the first is told, for the sheet shows no day', () => {
    expect(shownFigure(-2, 'yyyy/m/d')).toEqual({ text: '-2', doubt: 'unknown' });
  });

  it('is in order for lists the program reads', () => {
    expect(isoDay(day, 'm"月"d"日"')).toBe('2024-03-08');
    expect(isoDay(12, '0.00')).toBeNull();
    expect(isoDay(0.5, 'h:mm')).toBeNull();
  });
});

describe('Chinese numerals', () => {
  it('are figures as the format writes them, and told where they would be guessed', () => {
    expect(shown(15, '[DBNum1]General')).toBe('十五');
    expect(shown(15, '[DBNum2]General')).toBe('壹拾伍');
    expect(shown(15, '[DBNum3]0')).toBe('１５');
    expect(shown(2024, '[DBNum1]0')).toBe('二〇二四');
    expect(shown(12.5, '[DBNum2][$-804]0.00')).toBe('壹贰.伍零');
    expect(shown(120, '[DBNum1][$-804]General')).toBe('一百二十');
    expect(shownFigure(1234567, '[DBNum1]General').doubt).toBe('unknown');
  });
});

describe('a text', () => {
  it('is shown by its section, and by none of figures', () => {
    expect(shownText('甲', ';;;')).toBe('');
    expect(shownText('甲', '0;-0;0;')).toBe('');
    expect(shownText('甲', '!第@')).toBe('第甲');
    expect(shownText('甲', '[红色]@"组"')).toBe('甲组');
    expect(shownText('甲', '0.00;[Red]-0.00;"无"')).toBe('甲');
    expect(shownText('甲', '0";;;"')).toBe('甲');
  });
});

it('of no format in Chinese words is shown as of none', () => {
  expect(shown(12, '常规')).toBe('12');
  expect(shown(-12.5, '通用格式')).toBe('-12.5');
  expect(shown(-12, 'G/通用格式;[红色]-G/通用格式')).toBe('-12');
});

it('of a format that is none is written in full, and told', () => {
  expect(shownFigure(3.25, '0;0;0;0;0;0')).toEqual({ text: '3.25', doubt: 'unknown' });
});
