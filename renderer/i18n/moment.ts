import type { Language } from '../../shared/contract/language.ts';

function tagOf(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en';
}

/** A moment (ISO 8601) as date and time of this machine's clock, short. */
export function moment(at: string, language: Language): string {
  return new Date(at).toLocaleString(tagOf(language), { dateStyle: 'short', timeStyle: 'short' });
}

/** The time of day of a moment (ISO 8601) on this machine's clock, from 00:00 to 23:59; empty where it is none. */
export function clock(at: string, language: Language): string {
  const when = new Date(at);
  if (Number.isNaN(when.getTime())) return '';
  return when.toLocaleTimeString(tagOf(language), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** A moment (ISO 8601) to the minute on this machine's clock, with its day where that is not `today`. */
export function minute(at: string, today: Date, language: Language): string {
  const when = new Date(at);
  const time = clock(at, language);
  if (when.toDateString() === today.toDateString()) return time;
  const year = when.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const);
  const day = when.toLocaleDateString(tagOf(language), {
    ...year,
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
  });
  return language === 'zh' ? `${day} ${time}` : `${day}, ${time}`;
}

/** Moments (ISO 8601, those of one minute side by side) to the minute, and to the second where that tells them apart. */
export function toldApart(moments: readonly string[], today: Date, language: Language): string[] {
  const minutes = moments.map((at) => minute(at, today, language));
  return minutes.map((said, index) => {
    if (said !== minutes[index - 1] && said !== minutes[index + 1]) return said;
    return `${said}:${String(new Date(moments[index] ?? '').getSeconds()).padStart(2, '0')}`;
  });
}
