/** Edits of an article's text by offsets in a flow (anchors.ts). */
import { flowAround } from '../edition/anchors.ts';
import { newId } from '../edition/ids.ts';
import { sliceLeaves, tidyLeaves } from '../edition/leaves.ts';
import type { Article, Leaf, Paragraph } from '../edition/records.ts';
import { paragraphText } from '../edition/selectors.ts';
import type { FlowEdit } from './marks/mark.ts';

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
  const [sample] = [
    ...sliceLeaves(first.children, fromIn, fromIn + 1),
    ...sliceLeaves(first.children, fromIn - 1, fromIn),
  ];
  const lines = text.split('\n');
  const leaf = (line: string): Leaf => (sample?.strong === true ? { text: line, strong: true } : { text: line });
  const head = sliceLeaves(first.children, 0, fromIn);
  const tail = sliceLeaves(last.children, toIn, paragraphText(last).length);
  const made = lines.map((line, at): Paragraph => {
    const children = [...(at === 0 ? head : []), leaf(line), ...(at === lines.length - 1 ? tail : [])];
    return at === 0
      ? { ...first, children: tidyLeaves(children) }
      : { ...first, id: newId<'paragraph'>(), children: tidyLeaves(children) };
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
