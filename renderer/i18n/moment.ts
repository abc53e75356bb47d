import type { Language } from '../../shared/contract/language.ts';

/** A moment (ISO 8601) as date and time of this machine's clock, short. */
export function moment(at: string, language: Language): string {
  return new Date(at).toLocaleString(language === 'zh' ? 'zh-CN' : 'en', { dateStyle: 'short', timeStyle: 'short' });
}

/** A moment (ISO 8601) to the minute on this machine's clock, with its day where that is not `today`. */
export function minute(at: string, today: Date, language: Language): string {
  const when = new Date(at);
  const tag = language === 'zh' ? 'zh-CN' : 'en';
  const time = when.toLocaleTimeString(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (when.toDateString() === today.toDateString()) return time;
  const year = when.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const);
  const day = when.toLocaleDateString(tag, { ...year, month: language === 'zh' ? 'long' : 'short', day: 'numeric' });
  return language === 'zh' ? `${day} ${time}` : `${day}, ${time}`;
}
