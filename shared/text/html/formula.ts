/**
 * A formula of MathML Core on one line, as it would be typed: `a/b`, `x²`, `√(x+1)`. What is drawn twice for other
 * programs (`annotation`) is read once; where the line cannot say it by signs alone, brackets do.
 */
import { type ChildNode, isTag, isText } from 'domhandler';
import { fraction, loweredPart, raisedPart, root } from '../linear.ts';
import { withoutPrefix } from './local-name.ts';

/** How deep a formula is followed; what is deeper is its text. */
const DEEPEST = 60;
const rows = new Set('math mrow mstyle merror mpadded menclose mtd maction'.split(' '));

/** All text below a node, in order, without going down a level for each. */
export function textIn(node: ChildNode): string {
  const left = [node];
  let text = '';
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (isText(next)) text += next.data;
    else if ('children' in next) for (const child of next.children.toReversed()) left.push(child);
  }
  return text;
}

/** A formula's elements, or part of them, on one line. */
export function lineOf(node: ChildNode, say: (text: string) => string, depth = 0): string {
  if (isText(node)) return say(node.data).replace(/\s+/gu, ' ').trim();
  if (!isTag(node)) return '';
  if (depth > DEEPEST) return say(textIn(node)).replace(/\s+/gu, ' ').trim();
  const name = withoutPrefix(node.name);
  if (name === 'annotation' || name === 'annotation-xml' || name === 'mphantom') return '';
  const inside = node.children.filter((child) => isTag(child) || (isText(child) && child.data.trim() !== ''));
  const parts = (from = 0) => inside.slice(from).map((child) => lineOf(child, say, depth + 1));
  if (name === 'semantics') return parts()[0] ?? '';
  if (rows.has(name)) return parts().join('');
  return arranged(name, parts());
}

/** The parts of one element, arranged as the element draws them. */
function arranged(name: string, parts: readonly string[]): string {
  const [first = '', second = '', third = ''] = parts;
  const rest = parts.slice(name === 'msubsup' || name === 'munderover' ? 3 : 2).join('');
  if (name === 'mfrac') return fraction(first, second) + rest;
  if (name === 'msqrt') return root('', parts.join(''));
  if (name === 'mroot') return root(second, first) + rest;
  if (name === 'msup' || name === 'mover') return first + raisedPart(second) + rest;
  if (name === 'msub' || name === 'munder') return first + loweredPart(second) + rest;
  if (name === 'msubsup' || name === 'munderover') return first + loweredPart(second) + raisedPart(third) + rest;
  if (name === 'mtable') return `[${parts.join('; ')}]`;
  if (name === 'mtr' || name === 'mlabeledtr') return parts.join(', ');
  if (name === 'mfenced') return `(${parts.join(',')})`;
  if (name === 'ms') return `"${parts.join('')}"`;
  return parts.join('');
}
