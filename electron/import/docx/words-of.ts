/** The words of an element that is not read as copy: a page's head, a chart, a note nobody refers to. */
import { symbolOf } from './symbols.ts';
import { childOf, childrenOf, ownText, type XmlElement } from './xml.ts';

const textual = new Set(['w:t', 'w:delText', 'm:t', 'a:t', 'c:v']);
/** Elements that stand apart from what is before them. */
const apart = new Set(['w:p', 'a:p', 'w:tc', 'w:br', 'w:cr', 'w:tab', 'w:ptab', 'c:pt', 'c:tx', 'v:textpath']);

/** Extensions of the format whose contents we read: a choice that needs another goes by its fallback. */
const understood = new Set(['w', 'wps', 'wpg', 'wpc', 'wp14', 'w14', 'w15', 'a14', 'v', 'o', 'm']);

/** What is read of alternatives (ECMA-376 part 3, 10.2): the first that we understand, never two. */
export function chosenOf(alternatives: XmlElement): XmlElement | undefined {
  const choices = childrenOf(alternatives, 'mc:Choice');
  const known = choices.find(({ attributes }) => {
    const needs = (attributes['Requires'] ?? '').split(' ').filter((one) => one !== '');
    return needs.every((one) => understood.has(one));
  });
  // Where nothing is understood and nothing stands in, the words of a choice are better than none.
  return known ?? childOf(alternatives, 'mc:Fallback') ?? choices[0];
}

function symbolIn({ attributes }: XmlElement): string {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16);
  if (Number.isNaN(code)) return '';
  return symbolOf(code, attributes['w:font'] ?? '') ?? '\ufffd';
}

/** All words in order, with a space between what stands apart. */
export function wordsOf(element: XmlElement): string {
  const pieces: string[] = [];
  const say = (text: string) => {
    if (text !== '') pieces.push(text);
  };
  const left: XmlElement[] = [element];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    // The last piece alone is looked at: to look at the end of all words, they would be joined each time.
    if (apart.has(next.name) && pieces.length > 0 && !pieces.at(-1)?.endsWith(' ')) say(' ');
    if (textual.has(next.name)) say(ownText(next));
    else if (next.name === 'w:sym') say(symbolIn(next));
    else if (next.name === 'v:textpath') say(next.attributes['string'] ?? '');
    else if (next.name === 'mc:AlternateContent') {
      const chosen = chosenOf(next);
      if (chosen !== undefined) left.push(chosen);
    } else for (const child of childrenOf(next).reverse()) left.push(child);
  }
  return pieces.join('').trim();
}
