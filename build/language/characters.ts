/** Counts how characters follow each other in text, for `assets/language/characters.bin` (Witten–Bell smoothing, interpolated). */

import { writtenFor } from '../../shared/checks/language/characters.ts';
import { type CharacterArrays, COST_UNITS, LONGEST_SEQUENCE } from '../../shared/checks/language/characters-file.ts';

/** Sequences of so many characters and more are left out where they stand once. */
const LONG = 3;
/** Characters there may be: what one that was never seen has a share of. */
const CHARACTERS = 8000;

interface Node {
  readonly unit: number;
  times: number;
  /** How often something followed. */
  followed: number;
  readonly children: Map<number, Node>;
}

const nodeOf = (unit: number): Node => ({ unit, times: 0, followed: 0, children: new Map() });

function treeOf(texts: readonly string[]): Node {
  const root = nodeOf(0);
  for (const line of texts.flatMap((text) => text.split('\n'))) {
    const written = writtenFor(line);
    for (let end = 1; end < written.length; end++)
      for (let start = Math.max(0, end - LONGEST_SEQUENCE + 1); start <= end; start++) {
        let node = root;
        for (let at = start; at <= end; at++) {
          const unit = written.charCodeAt(at);
          let next = node.children.get(unit);
          if (next === undefined) {
            next = nodeOf(unit);
            node.children.set(unit, next);
          }
          if (at === end) {
            node.followed++;
            next.times++;
          }
          node = next;
        }
      }
  }
  return root;
}

const byte = (cost: number) => Math.max(0, Math.min(0xff, Math.round(cost * COST_UNITS)));

export function characterArrays(texts: readonly string[]): CharacterArrays {
  const root = treeOf(texts);
  /** The share of a character after others, which are given as the nodes of all their ends, the longest first. */
  const share = (contexts: readonly (Node | undefined)[], unit: number): number => {
    const [context, ...shorter] = contexts;
    const less = contexts.length === 0 ? 1 / CHARACTERS : share(shorter, unit);
    if (context === undefined || context.followed === 0) return less;
    const kinds = context.children.size;
    return ((context.children.get(unit)?.times ?? 0) + kinds * less) / (context.followed + kinds);
  };
  const nodes: { readonly node: Node; readonly path: readonly number[] }[] = [{ node: root, path: [] }];
  const children: number[] = [];
  const costs: number[] = [0];
  const steps: number[] = [0];
  const found = (units: readonly number[]) =>
    units.reduce<Node | undefined>((node, unit) => node?.children.get(unit), root);
  for (let at = 0; at < nodes.length; at++) {
    children.push(nodes.length);
    const { node = root, path = [] } = nodes[at] ?? {};
    const contexts = Array.from({ length: path.length + 1 }, (_, start) => found(path.slice(start)));
    for (const child of [...node.children.values()].sort((a, b) => a.unit - b.unit)) {
      if (path.length + 1 >= LONG && child.times < 2) continue;
      nodes.push({ node: child, path: [...path, child.unit] });
      costs.push(byte(-Math.log(share(contexts, child.unit))));
      const kinds = child.children.size;
      steps.push(kinds === 0 ? 0 : byte(Math.log((child.followed + kinds) / kinds)));
    }
  }
  children.push(nodes.length);
  return {
    children: Uint32Array.from(children),
    labels: Uint16Array.from(nodes, ({ node }) => node.unit),
    costs: Uint8Array.from(costs),
    steps: Uint8Array.from(steps),
  };
}
