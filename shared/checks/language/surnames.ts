/** The usual surnames: what follows one is a name as often as not. */
const SURNAMES = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊甄曲封储靳段富焦巴牧车侯宓蓬全班秋仲伊宫宁仇甘武符刘景詹束龙叶司韶黎薄印白怀蒲从索赖卓蔺屠蒙池乔闻党翟谭贡劳申冉郦雍桑桂濮牛寿边扈燕冀尚农温庄晏柴瞿阎连茹习艾鱼容向古易慎戈廖居衡步都耿满弘匡国文寇广阙东欧沃蔚师巩聂晁敖冷辛那简饶曾沙鞠须丰关查荆红游竺权盖桓公岳肖闫付代覃佟初植苑盘商佴窦蒲章伍嵇焦鲁聂卢',
);

/** True where a character at a place may be of a name: a surname stands there or shortly before it. */
export function isAfterSurname(clause: string, at: number): boolean {
  return [0, 1, 2].some((back) => SURNAMES.has(clause[at - back] ?? ''));
}
