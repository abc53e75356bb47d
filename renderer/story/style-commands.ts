/** Commands that put character styles on what is selected in the copy. */
import { isNoColour, swatchCalled, swatchesOf } from '../../shared/edition/colours.ts';
import { LONGEST_READING } from '../../shared/edition/leaf-records.ts';
import { type Action, commandFamily, commandSet } from '../commands/command-set.ts';
import type { Stores } from '../state/stores.ts';
import type { ArticleEditor } from './article-editor.ts';
import {
  type CharacterStyle,
  characterStyles,
  clearReadings,
  makePlain,
  readCharacters,
  setColour,
  setReadings,
  toggleStyle,
} from './character-styles.ts';

type StyleStores = Pick<Stores, 'session' | 'notices'>;
/** What is done in the galley, with the keyboard there; `argument` is what was asked for. */
type InGalley = (work: (editor: ArticleEditor, argument: string) => void) => Action;

const isStyle = (name: string): name is CharacterStyle => name in characterStyles;
const styleNames = Object.keys(characterStyles).filter(isStyle);

/** Words for no reading. */
const NO_READING: ReadonlySet<string> = new Set(['无', 'none', '-']);

/** Each style by its command. */
export function characterStyleCommands(inGalley: InGalley) {
  return commandFamily(
    styleNames,
    (name) => name,
    (name) => inGalley((editor) => toggleStyle(editor, characterStyles[name])),
  );
}

/** What asks for a word: a colour, readings; and plain copy again. */
export function askedStyleCommands({ session, notices }: StyleStores, inGalley: InGalley) {
  return commandSet({
    'copy.colour': inGalley((editor, argument) => {
      const { edition } = session.state.get();
      const name = argument.trim();
      if (edition === null) return;
      if (isNoColour(name)) {
        setColour(editor, null);
        return;
      }
      const swatch = swatchCalled(edition, name);
      if (swatch !== undefined) setColour(editor, swatch.id);
      else notices.notify('refused', 'colourWhich', { name, names: swatchesOf(edition).map((one) => one.name) });
    }),
    'copy.ruby': inGalley((editor, argument) => {
      if (NO_READING.has(argument.trim())) {
        clearReadings(editor);
        return;
      }
      const readings = argument.split(/[\s'’]+/u).filter((one) => one !== '');
      const count = readCharacters(editor);
      if (count === 0) notices.notify('refused', 'rubyNothing');
      else if (count !== readings.length) notices.notify('refused', 'rubyCount', { count, given: readings.length });
      else if (readings.some((one) => one.length > LONGEST_READING)) {
        notices.notify('refused', 'rubyLong', { most: LONGEST_READING });
      } else setReadings(editor, readings);
    }),
    'copy.plain': inGalley(makePlain),
  });
}
