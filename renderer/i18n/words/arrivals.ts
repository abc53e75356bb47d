/** What the watched folder and the copy it brings say. */
import type { WordTable } from '../word-table.ts';

export const arrivalsWords = {
  arrivals: { zh: '来稿', en: 'Incoming copy' },
  arrivalsCount: { zh: '{count} 篇', en: '{count} {count:story|stories}' },
  arrivalsUnseen: { zh: '{count} 篇没看', en: '{count} unread' },
  arrivalsNone: { zh: '没有要处理的来稿。', en: 'Nothing is waiting.' },
  arrivalsMore: { zh: '再显示 {count} 篇', en: 'Show {count} more' },
  arrivalUnseen: { zh: '没看', en: 'Unread' },
  'arrival-killed': { zh: '撤稿', en: 'Withdrawn' },
  'arrival-correction': { zh: '更正', en: 'Correction' },
  'arrival-update': { zh: '更新', en: 'Update' },
  'arrival-late': { zh: '旧版晚到', en: 'Late' },
  /** Of a picture that waited so long that its bytes went into no further edition. */
  'arrival-bare': { zh: '要重新取图', en: 'File needed' },
  'urgency-flash': { zh: '特急', en: 'Flash' },
  'urgency-urgent': { zh: '急', en: 'Urgent' },
  arrivalPictures: { zh: '图 {count}', en: '{count} {count:picture|pictures}' },
  arrivalKilledNow: {
    zh: '《{title}》撤稿了，不得见报。已经上版的，请撤下。',
    en: '“{title}” has been withdrawn and must not be printed. If it is on a page, take it off.',
  },
  arrivalCorrectedNow: {
    zh: '《{title}》来了更正稿，请看来稿。',
    en: 'A correction of “{title}” has come in: see Incoming copy.',
  },
  arrivalFlash: { zh: '特急来稿：{title}', en: 'Flash: {title}' },
  arrivalNotKept: {
    zh: '这篇来稿的内容没有留着。请从收稿夹里把文件拖进来。',
    en: 'What this story said is not kept. Drop its file from the folder on the window.',
  },
  arrivalPictureNotKept: {
    zh: '这张图片 7 天没人处理，图没有随本期留下。要用，请把收稿夹里的“{file}”拖进来，或请对方重发；不用，按“不要”。',
    en: 'Nobody decided on this picture for 7 days, and this edition no longer has it. To use it, drop “{file}” from the folder on the window, or have it sent again; else press Not wanted.',
  },
  arrivalTake: { zh: '收进稿库', en: 'Take into the pool' },
  arrivalTakeAsNew: { zh: '另收一篇', en: 'Take as another story' },
  arrivalTakeChanges: {
    zh: '取用所选 {count} 处',
    en: 'Take {count} {count:change|changes}',
  },
  arrivalTakeNone: { zh: '不取改动，处理完毕', en: 'Take none: done' },
  arrivalDismiss: { zh: '不要', en: 'Not wanted' },
  /** Of a notice that a story is withdrawn, which stays withdrawn. */
  arrivalNoted: { zh: '知道了', en: 'Noted' },
  arrivalGoTo: { zh: '看《{title}》', en: 'Go to “{title}”' },
  arrivalKilledHelp: {
    zh: '此稿已由通讯社撤销或扣发，不得见报。',
    en: 'The agency has withdrawn this story: it must not be printed.',
  },
  /** Of a notice that says so in words alone. */
  arrivalNoticeKill: {
    zh: '这是撤稿通知（按文字认出）：它说的稿不得见报。看错了的，就当普通稿收进稿库。',
    en: 'A notice that takes a story back, by its words: what it names must not be printed. If it is an ordinary story, take it as one.',
  },
  arrivalNoticeCorrection: {
    zh: '这是更正通知（按文字认出）：请照它改稿，改完按“知道了”。看错了的，就当普通稿收进稿库。',
    en: 'A notice of a correction, by its words: put the story right by hand, then press Noted. If it is an ordinary story, take it as one.',
  },
  arrivalNoticeNames: { zh: '说的是：', en: 'It names:' },
  arrivalNoticeWaiting: {
    zh: '《{title}》（来稿，没有收，已停用）',
    en: '“{title}” (came in, not taken; no longer offered)',
  },
  arrivalNoticeStillOffered: { zh: '《{title}》（来稿，没有收）', en: '“{title}” (came in, not taken)' },
  arrivalNoticeNone: {
    zh: '没有找到它说的稿（{names}）。请自己查稿库和版面。',
    en: 'No story was found that it names ({names}). Look through the pool and the pages yourself.',
  },
  arrivalNoticeNameless: {
    zh: '它没有写明是哪篇稿。请自己查稿库和版面。',
    en: 'It does not say which story it means. Look through the pool and the pages yourself.',
  },
  arrivalNoticeUnknown: {
    zh: '“{title}”：没有找到它说的稿，请看来稿，自己核对。',
    en: '“{title}”: no story was found that it names. See Incoming copy.',
  },
  arrivalKilledUnknown: {
    zh: '本期没有收过这篇稿。',
    en: 'This edition has no version of that story.',
  },
  arrivalNoticeEmpty: { zh: '通知没有正文。', en: 'The notice says nothing else.' },
  arrivalConcerned: { zh: '被撤的稿：', en: 'The story it takes back:' },
  arrivalConcernedCorrection: { zh: '要改的稿：', en: 'The story it puts right:' },
  arrivalTakeNotice: { zh: '是普通稿，收进稿库', en: 'An ordinary story: take it' },
  arrivalKilledTaken: {
    zh: '《{title}》已收进本期：撤下之前，它所在的版签样要写理由。',
    en: '“{title}” is in this edition: until it is taken off, its page is signed with a reason only.',
  },
  arrivalUpdates: {
    zh: '《{title}》的新版：下面是通讯社改的地方。打勾的取用，编辑改过的不打勾。',
    en: 'A further version of “{title}”: what the agency changed. Ticked changes are taken; what the desk edited is not ticked.',
  },
  arrivalSame: {
    zh: '没有可取的改动：文字和图片与本期的稿相同，或只有编辑改过。',
    en: 'The agency changed nothing that this edition lacks.',
  },
  arrivalEdited: { zh: '编辑改过，取用就会覆盖', en: 'edited here: taking it overwrites that' },
  arrivalLateHelp: {
    zh: '这是旧版，比已收的晚到。多半不用取。',
    en: 'This is an earlier version that came after the later one. It is rarely wanted.',
  },
  arrivalNew: { zh: '新增', en: 'New' },
  arrivalGone: { zh: '删去', en: 'Taken out' },
  arrivalCredit: { zh: '图片作者', en: 'Picture credit' },
  arrivalNewPicture: { zh: '新来的图片', en: 'New picture' },
  arrivalPictureReplaced: { zh: '换了一张图', en: 'Picture replaced' },
  arrivalPictureRefitted: {
    zh: '长宽比不同：取用后裁切作废，重新铺满图框',
    en: 'of another shape: how it was cropped and turned is given up, and it fills its frame anew',
  },
  arrivalPictureEdited: { zh: '编辑可能已拿掉这张图，要用请打勾', en: 'perhaps taken out here: tick it to have it' },
  arrivalPictureGone: {
    zh: '新版不再带这张图：{caption}。请看还能不能用。',
    en: 'This version no longer has the picture “{caption}”. See whether it may still be used.',
  },
  arrivalPictureTo: { zh: '配给《{title}》', en: 'Put to “{title}”' },
  arrivalArtworkCame: {
    zh: '第{number}版“{advertiser}”的广告文件到了，请看来稿。',
    en: 'The artwork of “{advertiser}” on page {number} has come in: see Incoming copy.',
  },
  arrivalArtworkTo: {
    zh: '放进第{number}版“{advertiser}”的广告位',
    en: 'Put into the place booked for “{advertiser}” on page {number}',
  },
  arrivalArtworkReplaces: {
    zh: '换下第{number}版“{advertiser}”现在的文件',
    en: 'Put in place of the file in the advert of “{advertiser}” on page {number}',
  },
  arrivalArtworkOther: {
    zh: '第{number}版“{advertiser}”的广告位已有别的文件。要用这一份：先把它收进“图片”栏，再拖到那个广告上。',
    en: 'The advert of “{advertiser}” on page {number} has another file. To use this one, put it into the tray of pictures and drag it onto that advert.',
  },
  arrivalArtworkToTray: { zh: '收进“图片”栏', en: 'Put into the tray of pictures' },
  arrivalArtworkGone: {
    zh: '没有广告在等这个文件了。要用：选中广告块，再置入文件。',
    en: 'No advert waits for this file any more. To use it, select an advert’s block and place the file there.',
  },
  arrivalArtworkPlaced: {
    zh: '已放进第{number}版“{advertiser}”的广告位。',
    en: 'In the place booked for “{advertiser}” on page {number}.',
  },
  arrivalArtworkReplaced: {
    zh: '第{number}版“{advertiser}”的广告换成了新来的文件。',
    en: 'The advert of “{advertiser}” on page {number} has the file that came.',
  },
  arrivalArtworkTaken: {
    zh: '第{number}版“{advertiser}”的广告位已有文件，新来的收进了“图片”栏。',
    en: 'The advert of “{advertiser}” on page {number} has a file; the one that came waits in the tray of pictures.',
  },
  arrivalTakePicture: { zh: '单独收进“图片”栏', en: 'Take alone into the tray of pictures' },
  arrivalPictureWaits: {
    zh: '同题来稿《{title}》还没有收：先收稿，再配图。',
    en: 'It goes with “{title}”, which waits under Incoming copy: take that first.',
  },
  arrivalPictureAlone: {
    zh: '没有找到它配的稿。点开一篇稿再来，可以配给那篇。',
    en: 'No story was found that it goes with. Go to one and open the picture again to put it there.',
  },
  arrivalEmbargo: { zh: '{at} 前不得发表', en: 'not before {at}' },
  arrivalReading: { zh: '正在打开…', en: 'Opening…' },
  watchTitle: { zh: '收稿夹', en: 'Watched folder' },
  /** Beside the name of the list, where there is little room. */
  watchShort: { zh: '收稿夹…', en: 'Folder…' },
  watchHelp: {
    zh: '选一个文件夹，放进去的稿件和图片（连同里面的文件夹）自动出现在“来稿”，不动已有的稿件和版面。每期报纸各设各的，下一期沿用。',
    en: 'Copy and pictures put into the folder, or into folders in it, appear under Incoming copy; stories and pages you have stay as they are. Each edition has its own, and the next edition goes on with it.',
  },
  watchNone: { zh: '还没有选文件夹。', en: 'No folder is chosen yet.' },
  watchChoose: { zh: '选择文件夹…', en: 'Choose a folder…' },
  watchOn: { zh: '收稿', en: 'Take what comes in' },
  watchOff: { zh: '没有在收', en: 'not taking copy' },
  watchIsOff: { zh: '收稿停着。', en: 'Copy is not taken.' },
  watchGone: {
    zh: '收稿夹 {folder} 读不到，恢复后接着收。',
    en: 'The folder {folder} cannot be read; copy is taken once it is back.',
  },
  watchGoneShort: { zh: '收稿夹读不到，恢复后接着收', en: 'The folder cannot be read; waiting for it' },
  watchFine: { zh: '正在收稿。', en: 'Copy is taken as it comes in.' },
  watchFaults: {
    zh: '{count} 个文件没有收进来',
    en: '{count} {count:file was|files were} not taken',
  },
  watchTried: { zh: '会再试', en: 'tried again' },
  watchAside: { zh: '不要的 {count} 篇', en: '{count} not wanted' },
  watchBringBack: { zh: '放回来稿', en: 'Put back' },
} as const satisfies WordTable;
