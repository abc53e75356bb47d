/** Said where the program's files of the language are not there: all but wrong characters is checked. */
import { wrongCharacter } from './wrong-character.ts';

export const languageUnread = {
  rule: wrongCharacter.id,
  severity: 'warning',
  page: 0,
  blockId: null,
  zh: '错字检查没有启动：程序的语言数据读不出来。请重新安装大样。',
  en: 'Copy is not checked for wrong characters: the program’s language files cannot be read. Install Dayang again.',
} as const;
