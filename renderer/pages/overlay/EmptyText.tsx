/** Says over a block that is selected and has no words yet how one comes to write in it: keys do other things until then. */
import { blockModule } from '../../../shared/blocks/kinds.ts';
import type { Edition } from '../../../shared/edition/records.ts';
import { paragraphText } from '../../../shared/edition/selectors.ts';
import { readPart } from '../../../shared/edition/text.ts';
import { useWords } from '../../i18n/strings.ts';
import { textsOf } from '../../state/shown-texts.ts';
import type { SelectedBlock } from './Outlines.tsx';

/** Without this much room, in pixels, it is left out. */
const LEAST = { width: 110, height: 18 };

/** True of a block that shows words and has none. */
function isUnwritten({ articles }: Edition, block: SelectedBlock['block']): boolean {
  if (block.kind === 'pullquote') return block.text === '';
  const article = 'articleId' in block ? articles[block.articleId] : undefined;
  if (article === undefined || blockModule(block.kind).pointsToArticle === true) return false;
  if (block.kind === 'body') return block.threadOrder === 0 && article.body.every((one) => paragraphText(one) === '');
  const texts = textsOf(block, article);
  return texts.length > 0 && texts.every((part) => (readPart(article, part) ?? '') === '');
}

export function EmptyText({ edition, selected }: { readonly edition: Edition; readonly selected: SelectedBlock }) {
  const words = useWords();
  const { block, box } = selected;
  const { left, top, width, height } = box;
  if (width < LEAST.width || height < LEAST.height || !isUnwritten(edition, block)) return null;
  return (
    <span className="place-name" data-testid="empty-text" style={{ left: left + width / 2, top: top + height / 2 }}>
      {words('writeHere')}
    </span>
  );
}
