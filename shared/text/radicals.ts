/**
 * Radicals of the supplement (U+2E81–2EF3), each with the unified ideograph it stands for: all of Unicode's
 * EquivalentUnifiedIdeograph, which has none for ⺀. PDFs have them in place of the characters they look like. Those of Kangxi
 * (U+2F00–2FD5) and compatibility ideographs have a decomposition; of the supplement two have, ⺟ and ⻳.
 */
const pairs = [
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母',
  '⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑',
  '⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风',
  '⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟',
].join('');

const characters = Array.from(pairs);
const supplement = new Map(
  characters.flatMap((radical, at) => {
    const unified = at % 2 === 0 ? characters[at + 1] : undefined;
    return unified === undefined ? [] : [[radical, unified] as const];
  }),
);

/** The unified ideograph that a radical or a compatibility ideograph stands for; null of any other character. */
export function unifiedForm(character: string): string | null {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x2e80 && code <= 0x2eff) return supplement.get(character) ?? null;
  const isOther =
    (code >= 0x2f00 && code <= 0x2fd5) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0x2f800 && code <= 0x2fa1f);
  const unified = isOther ? character.normalize('NFKC') : character;
  return unified === character ? null : unified;
}
