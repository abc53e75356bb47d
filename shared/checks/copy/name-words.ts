/** Words beside which names of people stand. */

/** Offices, the longest first. One that is also part of another word stands before a name only. */
const OFFICES =
  '党组书记 纪委书记 支部书记 总书记 书记 总理 主席 委员长 省长 市长 县长 区长 州长 旗长 镇长 乡长 部长 厅长 局长 处长 科长 股长 司长 主任 检察长 院长 秘书长 董事长 总经理 经理 总裁 会长 理事长 社长 总编辑 主编 台长 行长 司令员 政委 政治委员 支队长 大队长 中队长 队长 所长 站长 馆长 团长 校长 园长 巡视员 调研员 总工程师 总会计师'.split(
    ' ',
  );
const OFFICE = `(?:常务|第一)?[副代]?(?:${OFFICES.join('|')})`;

/** The office at the end of a text; what stands before the name it belongs to. */
const AT_END = new RegExp(`${OFFICE}$`, 'u');

/** The office that stands right before a place in a text; empty where none does. */
export function officeBefore(text: string, at: number): string {
  return AT_END.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? '';
}

/** An office without what says which of several it is: 副局长 and 局长 are one office. */
export function plainOffice(office: string): string {
  return office.replace(/^(?:常务|第一)?[副代]?/u, '');
}

/** Words after which a name stands, whoever it is of. */
const BEFORE =
  /(?:记者|通讯员|实习生|摄影|编辑|作者|讲师|教授|研究员|工程师|医生|医师|护士|教师|老师|教练|队员|选手|球员|演员|导演|作家|诗人|画家|村民|市民|居民|群众|农民|职工|工人|司机|民警|警员|法官|律师|检察官|志愿者|负责人|创始人|经营者|店主|老板|馆员|学生|同学|家长|患者|被告人?|原告人?|犯罪嫌疑人|嫌疑人|罪犯|同志|专家|院士|经理|员工|先生|女士|委员|代表|站长)[ 　]?$/u;

/** Words before which one stands: what people do in copy, and how they are called. */
const AFTER =
  /^(?:说|表示|介绍|告诉|认为|坦言|指出|强调|回忆|解释|透露|提醒|建议|补充|感慨|笑着|笑道|称|摄|等人|同志|先生|女士|教授|院士|老师|[，、]?(?:男|女)，|[（(](?:左|右|中|前|后|男|女))/u;

/** True where what stands beside a stretch says that it is somebody’s name. */
export function standsAsName(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 10), from);
  return BEFORE.test(before) || officeBefore(text, from) !== '' || AFTER.test(text.slice(to, to + 4));
}

/** Family names that are usual, those of two characters after the others. */
export const FAMILY =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝安常于傅齐康伍余元顾孟黄穆萧尹姚邵汪祁毛狄米戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾路江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房丁邓洪包左石崔龚程邢裴陆荣翁荀惠甄曲封储靳段焦谷车侯全班仇宁甘武符刘景詹龙叶司黎白蒲赖卓池乔闻党翟谭劳申冉桑桂牛边温庄晏柴瞿阎慕连习艾容向古易廖耿匡国文寇广欧沃聂曾关红游权盖岳帅缪佟' as const;
