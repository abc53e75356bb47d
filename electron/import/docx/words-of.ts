/** The words of an element that is not read as copy: a page's head, a chart, a note nobody refers to. */
import { symbolOf } from './symbols.ts';
import { childOf, childrenOf, ownText, type XmlElement } from './xml.ts';

const textual = new Set(['w:t', 'w:delText', 'm:t', 'a:t', 'c:v']);
/** Elements that stand apart from what is before them. */
const apart = new Set(['w:p', 'a:p', 'w:tc', 'w:br', 'w:cr', 'w:tab', 'w:ptab', 'c:pt', 'c:tx']);

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
  let words = '';
  const left: XmlElement[] = [element];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (apart.has(next.name) && words !== '' && !words.endsWith(' ')) words += ' ';
    if (textual.has(next.name)) words += ownText(next);
    else if (next.name === 'w:sym') words += symbolIn(next);
    else if (next.name === 'mc:AlternateContent') {
      const chosen = chosenOf(next);
      if (chosen !== undefined) left.push(chosen);
    } else for (const child of childrenOf(next).reverse()) left.push(child);
  }
  return words.trim();
}
