/** Why an edition's file, or a newspaper's, cannot be opened, changed or made, as the user is told. */
export const editionFaults = {
  'edition-left': {
    zh: '读完时，{name} 已经换成了另一期，所以没有存入。请打开 {name} 再导入一次。',
    en: 'Another edition than {name} was open when the file had been read, so it was not kept. Open {name} and import it again.',
  },
  'not-an-edition': {
    zh: '{name} 不是大样的报纸文件（.dayang），或者它的开头已经损坏。请选择由大样建立的文件；如果它就是，请从备份恢复（dayang restore FILE），或用 dayang recover FILE 把完好的部分救出来。',
    en: '{name} is not a Dayang edition (.dayang), or its beginning is damaged. Choose a file that Dayang made; if this is one, restore a backup (dayang restore FILE), or save what is sound with dayang recover FILE.',
  },
  'paper-not-edition': {
    zh: '{name} 是报纸文件（.dayang-paper），这里要的是某一期的报纸（.dayang）。请先用它新建一期：dayang new FILE --paper {name}。',
    en: '{name} is a newspaper (.dayang-paper), and an edition of it (.dayang) is wanted here. Make one first: dayang new FILE --paper {name}.',
  },
  'not-a-paper': {
    zh: '{name} 不是大样的报纸设定文件（.dayang-paper）。请选择由“存为报纸文件”建立的文件。',
    en: '{name} is not a newspaper of Dayang (.dayang-paper). Choose a file that was saved as one.',
  },
  'paper-damaged': {
    zh: '{name} 已损坏，打不开，也不能用来建新的一期：{zh}。请从某一期重新“存为报纸文件”。',
    en: '{name} is damaged: it cannot be opened, and no edition can be made of it: {en}. Save the newspaper again from one of its editions.',
  },
  'appears-no-more': {
    zh: '按报纸的出版日，{date} 之后没有下一期。请改出版日，或指定日期。',
    en: 'By its days the paper does not come out after {date}. Change its days, or name a date.',
  },
  'issue-too-large': {
    zh: '按出版日，这一期是第 {issue} 期，超过上限 {most}。请检查日期，或指定期号（--issue）。',
    en: 'By the days the paper comes out this is no. {issue}, more than the limit of {most}. Check the date, or name a number (--issue).',
  },
  'edition-damaged': {
    zh: '{name} 已损坏：{zh}。文件没有改动。请从备份恢复（文件 › 备份…，或 dayang restore FILE），或用 dayang recover FILE 把完好的部分救出来。',
    en: '{name} is damaged: {en}. It was not changed. Restore a backup (File › Backups…, or dayang restore FILE), or save what is sound with dayang recover FILE.',
  },
  'edition-foreign': {
    zh: '{name} 里有{zh}，不是大样写的，不打开；文件没有改动。请向送来的人要原来的文件。',
    en: '{name} has {en} in it, which Dayang did not write, and is not opened; it was not changed. Ask whoever sent it for the file as Dayang wrote it.',
  },
  'edition-too-large': {
    zh: '{name} 里的{zh}超过上限，打不开；文件没有改动。请向送来的人要原来的文件。',
    en: '{name} cannot be opened: {en} in it is beyond what is read. It was not changed. Ask whoever sent it for the file as Dayang wrote it.',
  },
  'edition-read-only': {
    zh: '{name} 只能看，不能改：{zh}。',
    en: '{name} can be looked at and not changed: {en}.',
  },
  'log-damaged': {
    zh: '这一步的记录已损坏，不能撤销或重做；版面和稿件没有改动。请用“版本”找回稿件。',
    en: 'The record of this step is damaged: it cannot be undone or done again. Nothing was changed; versions of stories can be brought back.',
  },
  'version-damaged': {
    zh: '这个版本的记录已损坏，不能打开。请看别的版本。',
    en: 'The record of this version is damaged and cannot be opened. Look at another.',
  },
  'pages-damaged': {
    zh: '第{pages}版不能签样、不能导出：{zh}。请先换掉坏的内容，或用完好的副本。',
    en: 'Pages {pages} cannot be signed or exported: {en}. Replace what is damaged first, or use a sound copy.',
  },
  'edition-newer': {
    zh: '{name} 由更新版本的大样建立（格式 {version}，本程序支持到 {supported}）。请升级大样后再打开，文件没有改动。',
    en: '{name} was made by a newer Dayang (format {version}; this one reads up to {supported}). Update Dayang to open it; the file was not changed.',
  },
  'edition-busy': {
    zh: '{name} 正被另一个程序使用。请关闭后再试。',
    en: '{name} is in use by another program. Close it there and try again.',
  },
  'edition-held': {
    zh: '{name} 正由{user}在“{machine}”上编辑（{since} 起）。请等那边关闭，或在窗口里打开来看：只读，跟着更新。',
    en: '{name} is being worked on by {user} on “{machine}” (since {since}). Wait until it is closed there, or open it in the window to look at it: read-only, and kept up to date.',
  },
  'edition-taken': {
    zh: '{name} 已由{user}在“{machine}”上接手（{since} 起），这处改动没有存进去，已记在本机。请复制文字，或等那边关闭后接手再改。',
    en: '{name} was taken over by {user} on “{machine}” (since {since}). This change is not in the file and is kept on this machine: copy its words, or take the edition over once it is closed there.',
  },
  'edition-moved': {
    zh: '{name} 已被移走、删除，或换成了另一个文件：改动没有存进去，关闭就没有了。请把原来的文件放回去再改一处，或马上“另存为副本…”。',
    en: '{name} was moved, deleted or replaced by another file: changes are not saved in it and are lost once it is closed. Put the file back and make one more change, or use “Save a copy…” now.',
  },
  'backup-folder-gone': {
    zh: '备份文件夹 {folder} 不在：磁盘没有插上，或共享文件夹连不上。接上后会自动再备份；不用它了，请在“设置 › 备份”里另选一个。',
    en: 'The backup folder {folder} is not there: its disk is not plugged in, or the share is away. Backups go on by themselves once it is back; to use another, choose it under Preferences › Backups.',
  },
  'backup-unsound': {
    zh: '刚做的备份没有通过检查（{zh}），没有留下；原来的备份都在，会自动再做一次。总是这样，请另存一份副本到别的磁盘，并检查这个磁盘。',
    en: 'The backup just made did not pass its check ({en}) and was not kept; earlier ones are there, and it is tried again by itself. Where it stays so, save a copy to another disk and have this one looked at.',
  },
  'backup-missing': {
    zh: '这份备份已经不在：{name}。请另选一份。',
    en: 'This backup is there no longer: {name}. Choose another.',
  },
  'no-backups': {
    zh: '{name} 没有备份。备份在打开和编辑报纸时自动做，也可以用 dayang backup FILE 做一份。',
    en: 'There are no backups of {name}. They are made by themselves while an edition is worked on; dayang backup FILE makes one.',
  },
  'already-exists': {
    zh: '{name} 已存在，不会覆盖。请换一个名字。',
    en: '{name} already exists and is never overwritten. Choose another name.',
  },
  'copy-onto-itself': {
    zh: '{name} 就是正在编辑的这份报纸。副本请换一个名字。',
    en: '{name} is the edition you are working on. Give the copy another name.',
  },
} as const;
