/** What is done to the copy of an article. */

export const copyCommands = {
  'copy.new': { zh: '新稿', en: 'New story', key: 'CmdOrCtrl+Shift+A', menu: 'copy' },
  'copy.paragraph': { zh: '正文段落', en: 'Paragraph', key: 'CmdOrCtrl+Alt+0', menu: 'copy' },
  'copy.subhead': { zh: '小标题', en: 'Subhead', key: 'CmdOrCtrl+Alt+1', menu: 'copy' },
  'copy.question': { zh: '问', en: 'Question', key: 'CmdOrCtrl+Alt+2', menu: 'copy' },
  'copy.answer': { zh: '答', en: 'Answer', key: 'CmdOrCtrl+Alt+3', menu: 'copy' },
  'copy.note': { zh: '批注（不付印）', en: 'Note (not printed)', key: 'CmdOrCtrl+Alt+4', menu: 'copy' },
  'copy.strong': { zh: '着重（黑体）', en: 'Emphasis', key: 'CmdOrCtrl+B', menu: 'copy' },
  'copy.versions': { zh: '稿件版本', en: 'Versions of the story', key: 'CmdOrCtrl+Alt+V', menu: 'copy' },
  'copy.reread': { zh: '用其他编码重读…', en: 'Read again in another encoding…', menu: 'copy' },
  'story.go': { zh: '转到稿件所在的版', en: 'Go to the page of the story', menu: 'copy' },
  'story.print': { zh: '打印稿件小样…', en: 'Print a galley proof of the story…', menu: 'copy' },
  'story.status': { zh: '标为已编／未编', en: 'Mark as edited or not', menu: 'copy' },
  'story.hold': { zh: '留用／不再留用', en: 'Hold over, or no longer', menu: 'copy' },
  'story.delete': { zh: '删除稿件', en: 'Delete the story', menu: 'copy' },
  'story.replace': {
    zh: '替下本版一篇稿…',
    en: 'Take the place of a story of the page…',
    menu: 'copy',
    asks: { zh: '替下哪一篇：标题里的字', en: 'Which story: words of its headline' },
  },
  'story.swap': { zh: '对调两篇稿', en: 'Swap two stories', key: 'CmdOrCtrl+Alt+X', menu: 'copy' },
  'arrival.show': { zh: '看这条来稿', en: 'Look at the incoming copy', menu: 'copy' },
  'arrival.dismiss': { zh: '来稿放到一边', en: 'Put the incoming copy aside', menu: 'copy' },
  'copy.pullquote': {
    zh: '所选文字作摘要引语',
    en: 'Make a pull quote of the selection',
    key: 'CmdOrCtrl+Alt+Q',
    menu: 'copy',
  },
} as const;
