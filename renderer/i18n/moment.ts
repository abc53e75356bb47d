import type { Language } from '../../shared/contract/language.ts';

/** A moment (ISO 8601) as date and time of this machine's clock, short. */
export function moment(at: string, language: Language): string {
  return new Date(at).toLocaleString(language === 'zh' ? 'zh-CN' : 'en', { dateStyle: 'short', timeStyle: 'short' });
}
