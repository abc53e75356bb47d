/**
 * The words by which notices to newspapers are told (撤稿通知、更正): their headings, and what they ask of a desk, as Xinhua, CNS,
 * CNA, AP, AFP, Reuters, dpa, Kyodo, EFE, TASS and ANSA write them in Chinese and English. Stories of papers that journals
 * retract, orders that courts annul and goods that are recalled have the same verbs: it counts whether a desk is spoken to of
 * copy, or the heading is a notice's own.
 */

/** Characters of these words that CNA and papers abroad write in their traditional form. */
const traditional: ReadonlyMap<string, string> = new Map(
  [
    ...['请請', '采採', '发發', '编編', '销銷', '签簽', '紧緊', '关關', '于於', '启啟', '订訂', '误誤', '为為'],
    ...['应應', '图圖', '报報', '电電', '条條', '毙斃', '现現', '删刪', '换換', '总總', '辑輯', '单單', '团團'],
    ...['闻聞', '写寫', '废廢', '载載', '网網', '户戶', '须須', '将將', '续續', '讯訊', '视視', '频頻', '级級'],
    ...['体體', '个個', '内內', '国國', '际際', '对對', '审審', '议議', '见見', '论論', '书書', '讲講', '约約'],
  ].map(([one = '', other = '']) => [one, other]),
);

/** A pattern whose Han characters may stand in their traditional form as well. None of them stands in a class of characters. */
function han(source: string, flags = 'u'): RegExp {
  const either = source.replace(/\p{sc=Han}/gu, (character) => {
    const other = traditional.get(character);
    return other === undefined ? character : `(?:${character}|${other})`;
  });
  return new RegExp(either, flags);
}

/** Who sends notices, before the name of what they are: 新华社、本报总编室、新华社对外部3月8日 … */
const SENDER =
  '(?:本报|本社|\\p{sc=Han}{0,8}(?:社|通讯社|总社|分社|报|集团))?(?:总编室|编辑部|对外部|国内部|国际部|新闻中心|值班室|夜班)?(?:\\d{1,2}月\\d{1,2}日)?';
const NOTICE = '(?:紧急)?(?:通知|启事|函|公告|声明|令|单|提示)';
/** Kinds of what agencies send. */
const SENT = '(?:稿件|图片|照片|图表|视频|通稿)';
const KILL = `(?:撤稿|毙稿|停稿|撤图|撤条|(?:撤销|撤回|撤下|撤换|停发|停用|取消|注销|作废)${SENT}|${SENT}(?:撤销|撤回|撤下|停用|作废|取消))`;
const CORRECT = '(?:更正|订正|勘误|补正|改稿|换稿|修正|修改稿件)';
/** A story, in a sentence about it: no draft of a law or of a book. */
const STORY =
  '(?:(?<!意见|送审|修订|修改|讨论|草案|草|审议|初|手|书|约|投|底|讲)稿(?!费|酬|约)|一文|此件|此条|此电|此图|此消息|该消息)';
const PICTURE = '(?:图片|照片|图表|视频)';

/** Headings of notices that take back. What follows a colon is the headline. */
export const killHeadings: readonly RegExp[] = [
  han(`^${SENDER}(?:关于|紧急|特急)?${KILL}(?:的)?${NOTICE}(?:[:：](?<named>.+))?$`),
  // 撤销 alone is said of much else.
  han(`^(?:紧急|特急)?(?:${KILL}|撤销|撤回)(?:[:：](?<named>.+))?$`),
  han(`^(?:紧急|特急)?${KILL}[!！\\s—-]*(?<named>《.+》.{0,4})$`),
  han(`^[【［[]${SENDER}${KILL}[】］\\]](?<named>.*)$`),
  han(
    `^${SENDER}(?:紧急)?关于(?:紧急)?(?:撤销|撤回|撤下|撤换|停发|停用|毙掉|取消|作废).{0,60}?(?:${STORY}|${PICTURE}).{0,12}的${NOTICE}$`,
  ),
  // Of a story about such orders it is no heading: there it stands among other words.
  /^mandatory kill$/iu,
  /^(?:(?<named>.+?)\s*[,:=*–—-]+\s*)?MANDATORY (?:KILL|HOLD|WITHDRAWAL)(?:\s*[:=*–—-]+\s*(?<after>.+))?$/u,
  /^(?:(?:STORY|PHOTO|PICTURE|BULLETIN) )?KILL(?: NOTICE| STORY)?(?:\s*[:–—-]\s*(?<named>.+))?$/u,
  /^(?:kill|withdrawal) notice$/iu,
  // dpa: KILL KILL KILL, on a line of its own or behind the slug, with bells and apostrophes at its end.
  /^(?:(?<named>.+?)[\s/,:–—-]+)?(?:KILL|HOLD)(?:[\s!,–—-]+(?:KILL|HOLD)){1,4}[\s='’]*$/u,
  /^(?<named>.+?)\s*[,:–—-]\s*(?:KILL|WITHHOLD)(?: NOTICE)?$/u,
  /^story (?:withdrawn|killed|retracted)(?:\s*[:–—-]\s*(?<named>.+))?$/iu,
  /^\(?(?:STORY|ARTICLE|ITEM|PHOTO|PICTURE) (?:WITHDRAWN|KILLED|RETRACTED|ANNULLED)\)?(?:\s*[:–—-]\s*(?<named>.+))?$/u,
  /^WITHDRAWN\s*[:–—-]\s*(?<named>.+)$/u,
  /^(?<named>.+?)\s*[([](?:STORY |PHOTO )?(?:WITHDRAWN|KILLED|ANNULLED)[)\]]$/u,
  // Reuters: ADVISORY: Ferry timetable story is withdrawn.
  /^(?:ADVISORY|ATTENTION(?: EDITORS)?|NOTE TO (?:EDITORS|SUBSCRIBERS|USERS))\s*[:–—-]\s*.{0,60}\b(?:story|item|article|dispatch|photo|picture)\b.{0,60}\b(?:withdrawn|killed|retracted|cancell?ed|annulled)\.?$/u,
];
export const correctionHeadings: readonly RegExp[] = [
  han(`^${SENDER}(?:重要|紧急)?(?:稿件|关于稿件)?${CORRECT}(?:稿件|的)?(?:${NOTICE}|说明|稿)?(?:[:：](?<named>.+))?$`),
  han(`^${SENDER}关于(?:更正|订正|修改).{0,70}的(?:${NOTICE}|说明)$`),
  // （更正）渡口早班船提前: the story itself, put right.
  han('^[（(【[［〔](?:更正|订正|改稿|修正|重发更正|更正重发)(?:稿|件|版)?[)）】\\]］〕](?<named>.+)$'),
  han('^(?<named>.+?)[（(【[［〔](?:更正|订正|改稿|修正)(?:稿|件|版)?[)）】\\]］〕]$'),
  /^(?:CORRECTION|CORRECTIVE|CORRECTS)(?:[\s!,]+(?:CORRECTION|CORRECTIVE))*[\s='’]*(?:[:–—-]\s*(?<named>.+))?$/u,
  /^(?:correction|corrective|corrected|refile)\s*:\s*(?<named>.+)$/iu,
  /^[([](?:corrected|correction|refile)[)\]]\s*(?<named>.+)$/iu,
  // Reuters: CORRECTED-UPDATE 2-Ferry leaves earlier, CORRECTED-(OFFICIAL)-Ferry leaves earlier.
  /^(?:CORRECTED|REFILE)\s*[–—-]\s*(?:\([A-Z ]{2,24}\)\s*[–—-]?\s*)?(?:UPDATE \d{1,2}\s*[–—-]\s*)?(?<named>.+)$/u,
  /^(?<named>.+?)\s*[,:–—-]\s*(?:CORRECTION|CORRECTIVE|Correction|Corrective)$/u,
];

/** Headings that are none of copy wherever among its first lines they stand: a slug, or who sends it, may stand before. */
export const standingHeadings: readonly (readonly ['killed' | 'correction', RegExp])[] = [
  ['killed', han(`^${SENDER}(?:关于|紧急|特急)?${KILL}(?:的)?${NOTICE}$`)],
  ['killed', /^(?:MANDATORY (?:KILL|HOLD|WITHDRAWAL)|KILL NOTICE|STORY (?:WITHDRAWN|KILLED))$/u],
  ['killed', /^(?:KILL|HOLD)(?:[\s!,–—-]+(?:KILL|HOLD)){1,4}[\s='’]*$/u],
  ['correction', han(`^${SENDER}(?:稿件)?${CORRECT}(?:稿件|的)?${NOTICE}$`)],
  ['correction', /^CORRECTION(?:[\s!,]+CORRECTION){1,3}[\s='’]*$/u],
];

/** What is adopted in stories, and is no copy: 不得采用欺诈手段. */
const NO_MEANS = '(?![^，。；]{0,12}(?:手段|方式|方法|措施|技术|材料|工艺|标准))';
/** What only a desk is asked. To use and to reprint are words of copy for readers, too. */
export const asksNotToPrint: readonly RegExp[] = [
  han(
    `请[^，。；！]{0,12}?(?:勿|不要|不得|不再|停止)(?:再|予)?(?:采用${NO_MEANS}|刊用|刊登|刊发|刊播|编发|签发|播发|见报|上版)`,
  ),
  han(`(?:不得|停止|勿)(?:再)?(?:采用(?=[。！，；\\s]|$)|刊用|编发|见报)`),
  han(`请[^，。；！]{0,12}?(?:勿|不要)(?:再)?(?:使用|用|发)(?:此|该|上述|前)${STORY}`),
  han(`请[^，。；！]{0,12}?(?:撤下|撤掉|撤除|撤换|撤销|撤回|停用|停发|停止使用|弃用)[^。；]{0,60}${STORY}`),
  han(`${STORY}[^。；]{0,40}请[^，。；！]{0,12}?(?:撤下|撤掉|撤除|撤销|撤回|停用|停发|停止使用|弃用|勿用)`),
  /(?:\bplease\s+(?:kill|withdraw|disregard|cancel|annul|void|withhold|hold|spike|discard)|(?:^|[.:!\n]\s*)kill(?= (?:the|this|our|item|story)\b))\b[^.\n]{0,40}\b(?:story|item|article|copy|dispatch|report|photo|picture|alert|slugged|headlined)\b/iu,
  /(?:^|[.:!\n]\s*|\bplease\s+)do not (?:use|publish|run)\b[^.\n]{0,40}\b(?:story|article|copy|dispatch|photo|picture|slugged|headlined)\b/iu,
  /\bkill is mandatory\b|\bmake certain (?:the|that) (?:story|item|photo|picture) is not used\b/iu,
  /\b(?:photo|picture|image|story|item|it)\b[^.\n]{0,60}\bno longer be used in any manner\b/iu,
  /\bplease (?:remove|delete)\b[^.\n]{0,60}\bfrom (?:all|your)\b[^.\n]{0,30}\b(?:platforms?|systems?|archives?|sites?|websites?|databases?)\b/iu,
  /\b(?:story|item|article|dispatch|photo|picture)\b[^.\n]{0,140}\b(?:is|has been) (?:withdrawn|killed|annulled|cancell?ed)\b[\s\S]{0,80}\b(?:transmitted in error|substitute|replacement story|editors|subscribers|clients)\b/iu,
];
/** What is done with a story. */
export const takesBack: readonly RegExp[] = [
  han(`(?:撤销|撤回|撤下|作废|停发|停用|毙掉|注销|取消|删除)[^。；]{0,60}(?:${STORY}|${PICTURE})`),
  han(`(?:${STORY}|${PICTURE})[^。；]{0,20}(?:作废|撤销|撤回|撤稿|停发|停用|撤下|注销|删除)`),
];
/** An editorial office that is written to, or signs, stands by itself: one that is written about, as a journal’s, goes on in a sentence. */
const OFFICE = '(?:^|\\n)[^\\n，。]{0,16}(?:编辑部|总编室)[ \\t]*(?:[:：\\n]|$)';
/** That a desk is told it. */
export const speaksToDesk: RegExp = han(
  `${OFFICE}|(?:各|媒体|采用)用户|用户[:：]|各(?:报|台|网|媒体|分社|采用单位)|特此通知|播发的|所发的|请(?:各|立即|马上|速|即)?(?:撤|知悉|查收)`,
);
/** It is put right: somebody is asked to see to it; and what is to stand instead is said. */
export const asksToCorrect: readonly RegExp[] = [
  han('(?:请|特此|现|予以|作如下)[^。；]{0,10}(?:更正|订正|修改|修正)'),
  han('请(?:将|把)?[^。；]{0,40}(?:更?改|更正|修改|订正)(?:为|成|作)'),
  han('以(?:此|本|后发|新发)(?:稿|件|电)为准'),
  /please (?:correct|note the (?:following )?correction|read|substitute)/iu,
];
export const saysWhatIsRight: RegExp = han(
  '应为|应是|应作|改为|改成|误为|误作|误写|误植|更正为|更正如下|修改为|订正为|为准|correct|should (?:read|be)|instead of',
  'iu',
);
