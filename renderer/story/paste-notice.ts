/** Says what of words that were pasted did not go into the copy as it stood. */
import type { Language } from '../../shared/contract/language.ts';
import { type ImportRemark, sayImportRemark } from '../../shared/text/import-remarks.ts';
import { series } from '../i18n/series.ts';
import { wordsOf } from '../i18n/strings.ts';
import type { Notices } from '../state/notices.ts';

/** Remarks that are said at once; all of them stand in the checks of the article. */
const MOST_SAID = 3;

/** The words of a notice on what was pasted. */
export function sayPasted(remarks: readonly ImportRemark[], language: Language): string {
  const words = wordsOf(language);
  // The place counts paragraphs of what was on the clipboard, which nobody has before their eyes.
  const said = remarks.slice(0, MOST_SAID).map(({ paragraph: _, ...remark }) => sayImportRemark(remark, language));
  const what = series(said, language);
  const more = remarks.length - said.length;
  return words(more > 0 ? 'pastedMore' : 'pasted', { what, count: more });
}

/** What tells of words that were pasted. */
export function pasteNotice(notices: Pick<Notices, 'say'>): (remarks: readonly ImportRemark[]) => void {
  return (remarks) => notices.say('hint', { zh: sayPasted(remarks, 'zh'), en: sayPasted(remarks, 'en') });
}
