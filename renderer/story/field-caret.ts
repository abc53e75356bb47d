/** What is selected in a field of a headline, a caption or a credit, told to the window: commands and marks are about that. */
import type { ArticleId } from '../../shared/edition/ids.ts';
import { copyLineAt } from './copy-lines.ts';
import type { CaretStore, EditionDesk } from './editor-ports.ts';

/** What the field tells it to. */
interface FieldHost {
  readonly session: Pick<EditionDesk, 'state'>;
  readonly caret: CaretStore;
}

/** Tells of what is selected in a field that shows all of the text a part is of, once the edition has what it shows. */
export function tellSelected(host: FieldHost, articleId: ArticleId, part: string) {
  return ({ currentTarget: field }: { readonly currentTarget: HTMLTextAreaElement }): void => {
    const { edition } = host.session.state.get();
    const line = edition === null ? null : copyLineAt(edition, { articleId, part, offset: 0 });
    if (line === null || line.text !== field.value || document.activeElement !== field) return;
    const { selectionStart, selectionEnd, selectionDirection } = field;
    const isBack = selectionDirection === 'backward';
    const [anchor, focus] = isBack ? [selectionEnd, selectionStart] : [selectionStart, selectionEnd];
    host.caret.put({
      place: line.placeAt(focus),
      anchor: anchor === focus ? null : line.placeAt(anchor),
      by: 'field',
    });
  };
}
