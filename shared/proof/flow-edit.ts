/** Edits of an article's text by offsets in a flow (anchors.ts). */
import { flowAround } from '../edition/anchors.ts';
import { newId } from '../edition/ids.ts';
import type { Article, Leaf, Paragraph } from '../edition/records.ts';
import { paragraphText } from '../edition/selectors.ts';

/** A stretch of a flow, in UTF-16 units, and what stands there instead. A line feed parts paragraphs or lines. */
export interface FlowEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Leaves from one offset of their text to another. */
function slice(children: readonly Leaf[], from: number, to: number): Leaf[] {
  let start = 0;
  return children.flatMap((leaf): Leaf[] => {
    const [first, last] = [Math.max(from - start, 0), Math.min(to - start, leaf.text.length)];
    start += leaf.text.length;
    return first < last ? [{ ...leaf, text: leaf.text.slice(first, last) }] : [];
  });
}

/** Leaves without empty ones, neighbours of one emphasis joined; at least one. */
function tidy(leaves: readonly Leaf[]): Leaf[] {
  const joined: Leaf[] = [];
  for (const leaf of leaves) {
    const last = joined.at(-1);
    if (leaf.text === '') continue;
    if (last !== undefined && last.strong === leaf.strong)
      joined[joined.length - 1] = { ...last, text: last.text + leaf.text };
    else joined.push(leaf);
  }
  return joined.length === 0 ? [{ text: '' }] : joined;
}

function editBodyFlow(
  body: readonly Paragraph[],
  starts: readonly number[],
  { from, to, text }: FlowEdit,
): Paragraph[] {
  const indexOf = (offset: number) => starts.findLastIndex((start) => start <= offset);
  const [firstAt, lastAt] = [indexOf(from), indexOf(to)];
  const [first, last] = [body[firstAt], body[lastAt]];
  if (first === undefined || last === undefined) return [...body];
  const fromIn = from - (starts[firstAt] ?? 0);
  const toIn = to - (starts[lastAt] ?? 0);
  // What is put in has the emphasis of the first character it stands for, or of the one before it.
  const [sample] = [...slice(first.children, fromIn, fromIn + 1), ...slice(first.children, fromIn - 1, fromIn)];
  const lines = text.split('\n');
  const leaf = (line: string): Leaf => (sample?.strong === true ? { text: line, strong: true } : { text: line });
  const head = slice(first.children, 0, fromIn);
  const tail = slice(last.children, toIn, paragraphText(last).length);
  const made = lines.map((line, at): Paragraph => {
    const children = [...(at === 0 ? head : []), leaf(line), ...(at === lines.length - 1 ? tail : [])];
    return at === 0
      ? { ...first, children: tidy(children) }
      : { ...first, id: newId<'paragraph'>(), children: tidy(children) };
  });
  return [...body.slice(0, firstAt), ...made, ...body.slice(lastAt + 1)];
}

/** The article with one stretch of the flow round a part replaced. */
export function editFlow(article: Article, part: string, edit: FlowEdit): Article {
  const flow = flowAround(article, part);
  const text = flow.text.slice(0, edit.from) + edit.text + flow.text.slice(edit.to);
  const name = part.slice(0, part.indexOf('.'));
  if (name === 'kicker' || name === 'headline' || name === 'deck') {
    return { ...article, headlines: { ...article.headlines, [name]: text === '' ? [] : text.split('\n') } };
  }
  if (part === 'summary') return { ...article, headlines: { ...article.headlines, summary: text } };
  if (part === 'banner') return { ...article, banner: text };
  if (name === 'caption') {
    const id = part.slice('caption.'.length);
    return {
      ...article,
      photos: article.photos.map((photo) => (photo.id === id ? { ...photo, caption: text } : photo)),
    };
  }
  return {
    ...article,
    body: editBodyFlow(
      article.body,
      flow.parts.map(({ from }) => from),
      edit,
    ),
  };
}
