/** Why a file cannot be read or written: what systems say of it, as the user is told. */
export const fileFaults = {
  'file-missing': {
    zh: '找不到文件 {name}。请检查路径。',
    en: 'There is no file {name}. Check the path.',
  },
  'folder-missing': {
    zh: '没有文件夹 {folder}，{name} 无法存入。请先建立文件夹，或换一个位置。',
    en: 'There is no folder {folder} to keep {name} in. Make it first, or choose another place.',
  },
  'name-too-long': {
    zh: '{name} 的文件名或路径太长，系统不接受（一个名字最多 255 字节，约 80 个汉字）。请改短。',
    en: 'The name or path of {name} is too long for the system (a name may have 255 bytes, some 80 Chinese characters). Make it shorter.',
  },
  'name-refused': {
    zh: '系统不接受 {name} 这个名字：可能含有 \\ / : * ? " < > | 或看不见的字符，或以句点、空格结尾。请改名后再试。',
    en: 'The system does not take the name {name}: it may hold \\ / : * ? " < > | or a character that is not seen, or end with a full stop or a space. Choose another name.',
  },
  'name-garbled': {
    zh: '{name} 的文件名不是 UTF-8 编码，打不开。请先给文件改名，再试一次。',
    en: 'The name of {name} is not in UTF-8, and the file cannot be opened by it. Rename the file and try again.',
  },
  'not-a-folder': {
    zh: '{name} 的路径里有一段是文件，不是文件夹。请检查路径，或换一个位置。',
    en: 'A part of the path {name} is a file and not a folder. Check the path or choose another place.',
  },
  'file-held': {
    zh: '{name} 正被别的程序打开，无法写入。请在那个程序里关闭它，再试一次。',
    en: '{name} is open in another program and cannot be written. Close it there and try again.',
  },
  'is-directory': {
    zh: '{name} 是文件夹，不是文件。请选择其中的一个文件。',
    en: '{name} is a folder, not a file. Choose a file in it.',
  },
  'not-a-file': {
    zh: '{name} 是{zh}，不是文件。请选择报纸文件（.dayang）。',
    en: '{name} is {en} and not a file. Choose an edition’s file (.dayang).',
  },
  'link-loop': {
    zh: '{name} 是指向自己的快捷方式（符号链接），后面没有文件。请选择原来的文件。',
    en: '{name} is a link that leads back to itself: there is no file behind it. Choose the file itself.',
  },
  'not-readable': {
    zh: '无法读取 {name}：没有权限。请检查文件权限。',
    en: '{name} cannot be read: permission denied. Check its permissions.',
  },
  'not-writable': {
    zh: '无法写入 {name}：文件夹只读或没有权限。请换一个位置。',
    en: '{name} cannot be written: the folder is read-only or permission is denied. Choose another place.',
  },
  'disk-full': {
    zh: '磁盘已满，未能写入 {name}，原有内容没有改动。请清出空间后再试。',
    en: 'The disk is full; {name} was not written and nothing was changed. Free some space and try again.',
  },
  'edition-closed': {
    zh: '这处改动的那期报纸已经关上，没有存进去。请打开那期报纸再改；这处改动的文字还在，可以复制。',
    en: 'The edition of this change is open no longer, so it was not saved. Open that edition and make it again; its words are kept and can be copied.',
  },
  'job-silent': {
    zh: '后台处理太久没有动静，已经停下；已经写好的文件都是完整的。请再试一次，还不行就换一个文件或文件夹。',
    en: 'The background work was silent for too long and was stopped; files already written are whole. Try again, or with another file or folder.',
  },
  'file-busy': {
    zh: '{name} 暂时读不了，稍后会自动再试，不必重放。',
    en: '{name} cannot be read for now. It is tried again by itself; leave it where it is.',
  },
} as const;
