/** What the help menu's dialogs say: the report of a problem, licences, safe mode. */
import type { WordTable } from '../word-table.ts';

export const helpWords = {
  reportTitle: { zh: '问题报告', en: 'Problem report' },
  reportHow: {
    zh: '下面就是报告的全部内容：没有稿件、文件名和人名。程序不会自己发送；请看过之后复制或存成文件，再发给您愿意发的人。',
    en: 'This is all of the report: no copy, no names of files or people. The program sends nothing. Once you have read it, copy it or save it as a file, and send it to whom you like.',
  },
  reportReading: { zh: '正在整理报告…', en: 'Putting the report together…' },
  reportCopy: { zh: '复制', en: 'Copy' },
  reportSave: { zh: '存为文件…', en: 'Save as a file…' },
  licencesTitle: { zh: '许可', en: 'Licences' },
  licencesHow: {
    zh: '随大样一起安装的软件和字体，各按自己的许可使用。共 {count} 项。',
    en: '{count} {count:piece|pieces} of software and faces that come with Dayang, each under its own licence.',
  },
  licenceOf: { zh: '{name} {version} — {licence}', en: '{name} {version} — {licence}' },
  licencesReading: { zh: '正在读取…', en: 'Reading…' },
  safeMode: { zh: '安全模式', en: 'Safe mode' },
  safeModeHow: {
    zh: '安全模式：不用本机字体，不自动检查，不收稿件夹，窗口按最初的样子排。',
    en: 'Safe mode: no faces of this machine, no checks by themselves, no watched folder, the window as it was at first.',
  },
  safeModeLeave: { zh: '离开安全模式（重新启动）', en: 'Leave safe mode (restarts)' },
  checksOff: { zh: '安全模式下不自动检查', en: 'Not checked in safe mode' },
} as const satisfies WordTable;
