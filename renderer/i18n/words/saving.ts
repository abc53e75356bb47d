/** Words about saving: how it stands, what a disk does not take, and what becomes of it. */
import type { WordTable } from '../word-table.ts';

export const savingWords = {
  saving: { zh: '正在保存…', en: 'Saving…' },
  fileMoved: { zh: '文件不在原处，没有保存', en: 'File moved, not saved' },
  storeRestarted: {
    zh: '存盘出过意外，已自动恢复，改动都在。',
    en: 'Saving was interrupted and has been restored; nothing was lost.',
  },
  windowBack: {
    zh: '窗口意外退出，已重新打开，已保存的改动都在。',
    en: 'The window ended unexpectedly and was opened again; all that was saved is there.',
  },
  storeSilent: {
    zh: '还在保存，磁盘没有回应。可以继续打字：没有存进文件的改动都记在本机，磁盘有了回应会自动存入；要离开就关窗口，下次打开时补上。文件在共享文件夹里的，请看网络是否断了。',
    en: 'Still saving: the disk does not answer. Go on typing; what is not in the file yet is kept on this machine and saved once the disk answers. You may close the window, and it is saved when the edition is next opened. Where the file is on a shared folder, see whether the network is up.',
  },
  readElsewhere: {
    zh: '{who}从{since}起在“{machine}”上编辑这份报纸，这里只能看，跟着那边更新。那边关闭后可以在这里接手。',
    en: '{who} has been working on this edition on “{machine}” since {since}. It can be looked at here and follows what is done there; once it is closed there you can take it over.',
  },
  readLocked: {
    zh: '这份报纸正被另一个程序使用，这里只能看。在那边关闭它，再从起始页打开。',
    en: 'Another program is using this edition, so it can only be looked at here. Close it there, and open it again from the start page.',
  },
  freeOf: {
    zh: '{who}已不在“{machine}”上编辑这份报纸，可以在这里接着改。',
    en: '{who} is no longer working on this edition on “{machine}”. You can go on with it here.',
  },
  freeNow: {
    zh: '这份报纸在别处已经关闭，可以在这里接着改。',
    en: 'This edition was closed elsewhere. You can go on with it here.',
  },
  takeOver: { zh: '接手编辑', en: 'Take it over' },
  tookOver: { zh: '已接手，可以改了。', en: 'It is yours now and can be changed.' },
  takenBy: {
    zh: '{who}于{since}在“{machine}”上接手了这份报纸，这里改成只看。没有存进去的改动都留在本机，可以复制文字，或等那边关闭后接手再改。',
    en: '{who} took this edition over on “{machine}” at {since}, so it can only be looked at here. Changes that were not saved are kept on this machine: copy their words, or take the edition back once it is closed there.',
  },
  takenAway: {
    zh: '这份报纸已在别处接手，这里改成只看。没有存进去的改动都留在本机。',
    en: 'This edition was taken over elsewhere, so it can only be looked at here. Changes that were not saved are kept on this machine.',
  },
  onNetwork: {
    zh: '这份报纸在网络磁盘上（{name}），网络慢时存得慢一些。同一时间只有一人能改，别人打开是只读；断网时的改动记在本机，下次打开时补上。',
    en: 'This edition is on a network disk ({name}); saving is as slow as the network. One person can change it at a time, others open it read only. Changes made while the network is down are kept on this machine and made when it is next opened.',
  },
  inSynced: {
    zh: '这份报纸在自动同步的文件夹里（{name}）。两台电脑不要同时改：同步软件会留下“冲突副本”，只有一份里有您的改动。出报当晚最好存在本机，用“另存为副本”交换。',
    en: 'This edition is in a synced folder ({name}). Do not change it on two machines at once: two files would be left, each with the changes of one. On press night keep it on this machine and hand it on with “Save a copy”.',
  },
  heldBy: { zh: '只读 · {who}在改', en: 'Read only · {who} is editing' },
  freeToTake: { zh: '只读 · 可以接手', en: 'Read only · can be taken over' },
  whyDamaged: { zh: '文件已损坏，只能看', en: 'The file is damaged and can only be looked at' },
  whyBackup: { zh: '这是一份备份，只能看', en: 'This is a backup, so it can only be looked at' },
  whyProtected: {
    zh: '文件所在的地方不能写入，只能看',
    en: 'Nothing can be written where the file lies, so it can only be looked at',
  },
  readProtected: {
    zh: '文件或它所在的文件夹不能写入（只读，或没有权限），只能看。要编辑，请用“文件 › 另存为副本”存到能写的地方，再打开那一份。',
    en: 'The file or its folder cannot be written (read-only, or no permission), so it can only be looked at. To edit it, use File › Save a Copy to put it where you can write, and open that.',
  },
  whyNewer: { zh: '由更新版本的大样建立，只能看', en: 'A newer Dayang made it, so it can only be looked at' },
  whyElsewhere: { zh: '正在别处打开，这里只能看', en: 'It is open elsewhere and can only be looked at here' },
  whyHeld: {
    zh: '{who}正在“{machine}”上编辑，这里只能看',
    en: '{who} is working on it on “{machine}”, so it can only be looked at here',
  },
  whyNobodyElse: { zh: '这份报纸不在别处打开', en: 'This edition is not open elsewhere' },
  whyNotFree: {
    zh: '{who}从{since}起在“{machine}”上编辑，还没有关闭',
    en: '{who} has had it open on “{machine}” since {since} and still has',
  },
  fileRenamed: {
    zh: '文件改了名，或移到了别处；继续存在那里：{path}',
    en: 'The file was renamed or moved. You go on in it at its new place: {path}',
  },
  fileRescued: {
    zh: '{former} 被删除，或换成了另一个文件。这期报纸已整份存到 {path}，改动都在，继续存在那里；原处的文件没有动。',
    en: 'Somebody deleted or replaced {former}. The whole edition was saved as {path} with all changes, and you go on in that file; whatever lies in the old place was left alone.',
  },
  strangeLog: {
    zh: '这份文件旁边有一份数据库日志不是它的：文件可能换成了旧的副本，或来自别的报纸。没有并入，已改名为 {aside}。请核对这份报纸是不是要的那一份。',
    en: 'The database log beside this file was not its own: the file may be an older copy, or the log another edition’s. It was left out and is now called {aside}. See whether this is the edition you want.',
  },
  takenUp: {
    zh: '有 {count} 处改动还没有存进文件，已从本机的记录里补上。',
    en: '{count} {count:change that was|changes that were} not in the file yet: made again from what this machine had kept.',
  },
  journalFailed: {
    zh: '磁盘存不进去，本机也记不下来：没有存好的改动只在这个窗口里，请不要关闭。请先清出磁盘空间。',
    en: 'The file cannot be written, and this machine could not note the changes either: what is not saved is in this window alone. Do not close it; free some space first.',
  },
  jobsSilent: {
    zh: '后台还在处理，没有动静已有一会儿。可以等，也可以取消；太久没有动静会自动停下。',
    en: 'The background work has been silent for a while. Wait, or cancel it; it is stopped by itself if it stays so.',
  },
  readingSilent: {
    zh: '还在读文件，没有动静已有一会儿。可以等，也可以取消；太久没有动静会自动停下。',
    en: 'The file is still being read; nothing has been heard for a while. Wait, or cancel it; it is stopped by itself if it stays so.',
  },
  savingSilent: { zh: '还在保存，磁盘没有回应…', en: 'Still saving, no answer from the disk…' },
  unkeptWords: {
    zh: '有 {count} 处改动没有存进去（{why}）。文字还留着：“{words}”。其他改动都照常存了。',
    en: '{count} {count:change was|changes were} not saved ({why}). The words are kept: “{words}”. All else was saved.',
  },
  unkeptSteps: {
    zh: '有 {count} 处改动没有存进去（{why}）。其他改动都照常存了。',
    en: '{count} {count:change was|changes were} not saved ({why}). All else was saved.',
  },
  unkeptCopy: { zh: '复制文字', en: 'Copy the words' },
  unkeptAgain: { zh: '再放进去', en: 'Make them again' },
  unkeptLetGo: { zh: '不要了', en: 'Let them go' },
  unkeptCopied: { zh: '文字已复制，可以粘贴。', en: 'The words are copied and can be pasted.' },
  leftUnsaved: {
    zh: '“{name}”还有 {count} 处改动没有存进文件：都记在本机，正在继续存；没存完就关闭的，下次打开那期报纸时补上。',
    en: '“{name}” has {count} {count:change|changes} that {count:is|are} not in its file yet: kept on this machine and still being saved; what is not saved when you close is saved when that edition is next opened.',
  },
  tidyTitle: { zh: '整理文件', en: 'Tidy the file' },
  tidyLooking: { zh: '正在查看文件…', en: 'Looking through the file…' },
  tidyWhole: { zh: '整个文件', en: 'The whole file' },
  tidyPictures: { zh: '图片、字体与图形', en: 'Pictures, faces and drawings' },
  tidyLog: { zh: '操作记录', en: 'The log of what was done' },
  tidyFree: { zh: '空出的地方', en: 'Room left empty' },
  tidySize: { zh: '{size} MB', en: '{size} MB' },
  tidyLogSize: { zh: '{size} MB，{count} 步', en: '{size} MB, {count} {count:step|steps}' },
  tidyNotOut: {
    zh: '这期报纸还没有到出报日期：出报以前什么都不归并，也不清走。',
    en: 'The edition’s date is not past yet: until then nothing is folded and nothing goes.',
  },
  tidyNothing: { zh: '没有可以整理的。', en: 'There is nothing to tidy.' },
  tidyFolds: {
    zh: '一周以前的操作会归并：起过名的时刻和每天收工时的样子都留着，可以回去；其间的一步步不再留。稿件的旧版本不动。',
    en: 'What was done more than a week ago is folded: moments with a name and the end of each day stay and can be gone back to; the steps between do not. Former versions of stories stay.',
  },
  tidyUnused: {
    zh: '下面 {count} 件已没有用处：版面、稿件、图片栏、旧版本、来稿和撤销都不再提到。整理后就没有了，不能撤销。',
    en: 'The {count} below {count:has|have} no use any more: no page, story, tray, former version, arrival or undo names {count:it|them}. Tidied away, {count:it is|they are} gone for good.',
  },
  tidyPicture: { zh: '图片，{size} MB', en: 'Picture, {size} MB' },
  tidyFile: { zh: '字体或图形的文件，{size} MB', en: 'File of a face or a drawing, {size} MB' },
  tidyStart: { zh: '整理', en: 'Tidy' },
  tidyFolding: { zh: '正在归并操作记录…', en: 'Folding the log…' },
  tidyShrinking: { zh: '正在缩小文件，这一步不能中断…', en: 'Making the file smaller; this cannot be stopped…' },
  tidied: {
    zh: '文件整理好了：{before} MB 变为 {after} MB。',
    en: 'The file is tidied: {before} MB became {after} MB.',
  },
} as const satisfies WordTable;
