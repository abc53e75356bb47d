/** The words of a window that is opening: they come before all others. */
export const openingStrings = {
  starting: { zh: '正在打开报纸…', en: 'Opening the edition…' },
  openingPage: { zh: '正在打开… 这是上次看到的版面', en: 'Opening… This is the page as last seen' },
  noApp: { zh: '大样自己的文件读不出来，请重新安装大样。', en: 'Dayang cannot read its own files. Install it again.' },
} as const;

/** The language the system speaks; which one the user chose is not known until the session is there. */
export const systemLanguage = navigator.language.startsWith('zh') ? 'zh' : 'en';
