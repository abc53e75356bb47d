/** The day of an edition in words. */
import { lunarDate, weekdayOf } from '../text/lunar-date.ts';

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

/** 2024年3月8日 · 星期五 · 农历甲辰年正月廿八, all derived from the edition's date. */
export function dateLines(date: string): { readonly day: string; readonly weekday: string; readonly lunar: string } {
  const [year = 2000, month = 1, day = 1] = date.split('-').map(Number);
  const lunar = lunarDate(year, month, day);
  return {
    day: `${year}年${month}月${day}日`,
    weekday: `星期${weekdays[weekdayOf(year, month, day)] ?? ''}`,
    lunar: lunar === '' ? '' : `农历${lunar}`,
  };
}
