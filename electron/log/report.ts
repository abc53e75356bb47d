/** A report of a problem (问题报告): what the log knows, in words, to be read before anybody is sent it. */
import { release, totalmem } from 'node:os';
import type { Language } from '../../shared/contract/language.ts';
import type { Ending, LogEntry, LogLine, ProcessName } from './entries.ts';

type Text = Readonly<Record<Language, string>>;

const processes: Readonly<Record<ProcessName, Text>> = {
  main: { zh: '主程序', en: 'main process' },
  window: { zh: '窗口', en: 'window' },
  store: { zh: '存盘', en: 'store' },
  jobs: { zh: '后台处理', en: 'background work' },
  reading: { zh: '读取文件', en: 'reading of files' },
  graphics: { zh: '绘图', en: 'graphics' },
  other: { zh: '其他部分', en: 'another process' },
};

const endings: Readonly<Record<Ending, Text>> = {
  'clean-exit': { zh: '正常结束', en: 'ended in order' },
  'abnormal-exit': { zh: '异常退出', en: 'ended out of order' },
  killed: { zh: '被系统结束', en: 'was killed' },
  crashed: { zh: '崩溃', en: 'crashed' },
  oom: { zh: '内存不足', en: 'ran out of memory' },
  'memory-eviction': { zh: '因系统内存不足被收回', en: 'was ended to spare memory' },
  'launch-failed': { zh: '没能启动', en: 'could not be started' },
  'integrity-failure': { zh: '程序文件不完整', en: 'found its files changed' },
  ended: { zh: '已结束', en: 'ended' },
};

const words = {
  title: { zh: '大样问题报告', en: 'Dayang problem report' },
  promise: {
    zh: '里面没有稿件、文件名和人名，也没有发给任何人：请先看一遍，再决定发给谁。',
    en: 'There is no copy, no name of a file or person in it, and it was sent to nobody: read it, then decide whom to send it to.',
  },
  log: { zh: '最近发生的事（世界时）', en: 'What happened last (UTC)' },
  nothing: { zh: '没有记录。', en: 'Nothing is recorded.' },
  safe: { zh: '正在用安全模式', en: 'In safe mode' },
} as const satisfies Readonly<Record<string, Text>>;

function said(entry: LogEntry): Text {
  switch (entry.what) {
    case 'start': {
      const { dayang, electron, platform, isSafe, hadCrashed } = entry;
      const zh = `启动 大样 ${dayang} Electron ${electron} ${platform}${isSafe ? ' 安全模式' : ''}${hadCrashed ? '；上次没有正常结束' : ''}`;
      const en = `start Dayang ${dayang} Electron ${electron} ${platform}${isSafe ? ' safe mode' : ''}${hadCrashed ? '; it had not ended in order' : ''}`;
      return { zh, en };
    }
    case 'end':
      return { zh: '结束', en: 'end' };
    case 'call': {
      const { name, took, failed } = entry;
      return {
        zh: `${name} ${took} 毫秒${failed === null ? '' : ` 没有做成：${failed}`}`,
        en: `${name} ${took} ms${failed === null ? '' : ` failed: ${failed}`}`,
      };
    }
    case 'fault': {
      const { kind, code, at } = entry.fault;
      const detail = `${kind}${code === null ? '' : ` ${code}`}${at.length === 0 ? '' : ` (${at.join(' ← ')})`}`;
      const name = processes[entry.process];
      return { zh: `${name.zh}出错 ${detail}`, en: `fault in ${name.en}: ${detail}` };
    }
    case 'gone': {
      const [name, ending] = [processes[entry.process], endings[entry.ending]];
      return { zh: `${name.zh}${ending.zh}`, en: `${name.en} ${ending.en}` };
    }
    case 'silent': {
      const name = processes[entry.process];
      return entry.isSilent
        ? { zh: `${name.zh}没有回应`, en: `${name.en} does not answer` }
        : { zh: `${name.zh}恢复回应`, en: `${name.en} answers again` };
    }
    case 'left-out':
      return { zh: `另有 ${entry.count} 条没有记`, en: `${entry.count} more were not recorded` };
  }
}

/** What the program is and runs on. */
export interface ReportHead {
  readonly dayang: string;
  readonly isSafe: boolean;
}

const GIGABYTE = 2 ** 30;

/** The report's words in a language. */
export function reportText(head: ReportHead, lines: readonly LogLine[], language: Language): string {
  const { electron = '—', chrome = '—', node } = process.versions;
  const machine = `${process.platform} ${process.arch} ${release().split('-')[0]} · ${Math.round(totalmem() / GIGABYTE)} GB`;
  return [
    words.title[language],
    words.promise[language],
    '',
    `Dayang ${head.dayang} · Electron ${electron} · Chromium ${chrome} · Node ${node}`,
    machine,
    ...(head.isSafe ? [words.safe[language]] : []),
    '',
    words.log[language],
    ...(lines.length === 0 ? [words.nothing[language]] : []),
    ...lines.map(({ at, entry }) => `${at.replace('T', ' ').replace('Z', '')}  ${said(entry)[language]}`),
    '',
  ].join('\n');
}
