/**
 * Radicals that pages of books and PDFs have in place of the characters they look like (Unicode, EquivalentUnifiedIdeograph).
 * Those of Kangxi (U+2F00–2FD5) and compatibility ideographs have a decomposition; of the supplement two have.
 */
const pairs =
  '⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺰纟⻁虎⻂衤⻄西⻅见⻆角⻈讠⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟';

const supplement = new Map(Array.from({ length: pairs.length / 2 }, (_, at) => [pairs[2 * at], pairs[2 * at + 1]]));

/** The unified ideograph that a radical or a compatibility ideograph stands for; null of any other character. */
export function unifiedForm(character: string): string | null {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x2e80 && code <= 0x2eff) return supplement.get(character) ?? null;
  const isOther =
    (code >= 0x2f00 && code <= 0x2fd5) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0x2f800 && code <= 0x2fa1f);
  const unified = isOther ? character.normalize('NFKC') : character;
  return unified === character ? null : unified;
}
