/** Measure words that do not go with their nouns. */
import type { CopyRule } from './rule.ts';
import { scan } from './scan.ts';

/** A measure word, what follows it where another belongs, and that. */
const measures: readonly (readonly [wrong: string, before: RegExp, right: string])[] = [
  ['个', /^马(?![上力路大拉甲鞍丁蹄桶戏德尔来克关赛群夫云])/u, '匹'],
  ['个', /^(?:牛|耕牛|奶牛|水牛)[，。]/u, '头'],
  ['个', /^(?:鱼|河|裤子|裙子|毛巾|围巾|铁路|公路|航线|短信)[，。的]/u, '条'],
  ['个', /^(?:大桥|古桥|石桥|桥梁|寺庙|水塔|雕像)[，。的]/u, '座'],
  [
    '个',
    /^(?:汽车|卡车|货车|轿车|客车|出租车|公交车|自行车|三轮车)(?!司机|站|厂|位|道|牌|行|队|驾|乘|型|品|租|专)/u,
    '辆',
  ],
  ['个', /^(?:飞机|直升机)(?!场|票|模|师|驾|起|型)/u, '架'],
  ['个', /^(?:轮船|货船|渔船|军舰|客轮|游轮)(?!公司|船|码)/u, '艘'],
  ['名', /^(?:遗体|尸体|尸首)/u, '具'],
  ['位', /^(?:嫌疑人|犯罪嫌疑人|罪犯|歹徒|小偷|逃犯|劫匪|骗子|凶手|毒贩|人贩子)/u, '名'],
  ['名', /^(?:汽车(?!驾|司|维|修|工|销)|动物(?!学|保|饲|园)|作品[，。])/u, '个'],
  ['只', /^(?:黄牛|奶牛|耕牛|水牛|大象|骡子)/u, '头'],
  ['件', /^(?:裤子|裙子|长裤|短裤|牛仔裤)/u, '条'],
];
/** Characters after a measure word that are looked at. */
const NOUN = 12;

export const measureWord: CopyRule = {
  scope: 'copy',
  id: 'measure-word',
  title: { zh: '量词', en: 'Measure word' },
  source: '现代汉语八百词: measure words and the nouns they go with',
  kind: 'grammar',
  severity: 'hint',
  example: { wrong: '查扣了三个货车', right: '查扣了三辆货车' },
  run: ({ text }) =>
    scan(text, /(?<=[一两三四五六七八九十几\d])[个名位只件]/gu, ({ 0: found, index }) => {
      const noun = text.slice(index + 1, index + 1 + NOUN);
      const right = measures.find(([wrong, before]) => wrong === found && before.test(noun))?.[2];
      return right === undefined
        ? null
        : {
            severity: 'hint',
            zh: `量词“${found}”在这里通常用“${right}”。`,
            en: `Here the measure word is usually “${right}”, not “${found}”.`,
            with: right,
          };
    }),
};
