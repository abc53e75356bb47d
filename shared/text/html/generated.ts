/** Text that style sheets put before and after elements (CSS Generated Content §2): a page shows it, and it is in no element. */
import type { Element } from 'domhandler';

export type Side = 'before' | 'after';

const contentIn = /(?:^|[;{\s])content\s*:\s*((?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|[^;"'}])*)/giu;
/** What is made to be of no size or unseen, as the points that clear floats are. */
const unseen = /visibility\s*:\s*hidden|display\s*:\s*none|(?:font-size|height|opacity)\s*:\s*0(?![.\d])/iu;
/** Anything that says something: signs of icon fonts, which are private characters, do not. */
const says = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** What a rule's block puts beside its elements; null where that is nothing that is seen, undefined where it says nothing of it. */
export function generatedBy(block: string): string | null | undefined {
  const plain = block.replace(/\/\*[\s\S]*?\*\//gu, ' ');
  const content = [...plain.matchAll(contentIn)]
    .at(-1)?.[1]
    ?.replace(/!\s*important\s*$/iu, '')
    .trim();
  if (content === undefined) return undefined;
  return unseen.test(plain) || /^(?:none|normal|)$/iu.test(content) ? null : content;
}

/** A string of CSS without its quotes, its escapes resolved (CSS Syntax §4.3.7). */
function unquoted(string: string): string {
  return string
    .slice(1, -1)
    .replace(/\\(?:([\da-f]{1,6})\s?|\r?\n|([\s\S]))/giu, (_, code: string | undefined, sign: string | undefined) => {
      if (code === undefined) return sign ?? '';
      const point = Number.parseInt(code, 16);
      return point === 0 || point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
    });
}

const quoted = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/gu;
const wordsOfContent = new RegExp(`${quoted.source}|attr\\(\\s*([\\w-]+)[^)]*\\)`, 'gu');

/**
 * What is to be told of what sheets put beside an element: its words, those of attributes among them, and of a counter,
 * whose number only what lays the page out knows, that it is there.
 */
export function wordsBeside(contents: readonly string[], { attribs }: Element): (string | undefined)[] {
  return contents.flatMap((content): (string | undefined)[] => {
    const pieces = [...content.matchAll(wordsOfContent)];
    const text = pieces.map(([piece, name]) => (name === undefined ? unquoted(piece) : (attribs[name] ?? ''))).join('');
    if (says.test(text)) return [text.trim()];
    return /\bcounters?\(/iu.test(content.replace(quoted, '')) ? [undefined] : [];
  });
}
