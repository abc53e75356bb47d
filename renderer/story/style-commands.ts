/** Commands that put character styles on what is selected in the copy. */
import { isNoColour, swatchCalled, swatchesOf } from '../../shared/edition/colours.ts';
import { LONGEST_READING } from '../../shared/edition/leaf-records.ts';
import { type Action, commandFamily, commandSet } from '../commands/command-set.ts';
import { inBoth } from '../i18n/strings.ts';
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
import {
  coloured,
  plain,
  type Restyle,
  read,
  readInLine,
  restyle,
  type SelectedLine,
  selectedLine,
  toggled,
  unread,
} from './line-styles.ts';

type StyleStores = Pick<Stores, 'session' | 'caret' | 'notices'>;
/** What is done in the galley, with the keyboard there; `argument` is what was asked for. */
type InGalley = (work: (editor: ArticleEditor, argument: string) => void) => Action & { isEnabled(): boolean };

/** A character style given: to what is selected in the galley, or in a line, and what a line becomes. */
interface Styling {
  readonly inGalley: (editor: ArticleEditor, argument: string) => void;
  /** What becomes of a line; null where there is nothing to do, which has been said. */
  readonly inLine: (selected: SelectedLine, argument: string) => Restyle | null;
}

/** Gives character styles where the caret is: in a line of a headline, a caption or a credit, or else in the galley. */
class StyleGiver {
  readonly #stores: StyleStores;
  readonly #inGalley: InGalley;

  constructor(stores: StyleStores, inGalley: InGalley) {
    this.#stores = stores;
    this.#inGalley = inGalley;
  }

  get #line(): SelectedLine | null {
    const { session, caret } = this.#stores;
    return selectedLine(session.state.get().edition, caret.get().at);
  }

  action({ inGalley, inLine }: Styling): Action {
    const galley = this.#inGalley(inGalley);
    return {
      run: (argument) => {
        const selected = this.#line;
        if (selected === null) return galley.run(argument);
        const change = inLine(selected, argument);
        const patches = change === null ? [] : restyle(selected, change);
        if (patches.length > 0) this.#stores.session.edit(selected.line.label, patches);
      },
      isEnabled: () => {
        const selected = this.#line;
        return selected === null ? galley.isEnabled() : selected.line.hasLooks && selected.from < selected.to;
      },
      why: () => {
        const selected = this.#line;
        if (selected === null) return inBoth('whyNoGalley');
        return inBoth(selected.line.hasLooks ? 'whyNothingInLine' : 'whyNoLooks');
      },
    };
  }
}

const isStyle = (name: string): name is CharacterStyle => name in characterStyles;
const styleNames = Object.keys(characterStyles).filter(isStyle);

/** Words for no reading. */
const NO_READING: ReadonlySet<string> = new Set(['无', 'none', '-']);

/** Each style by its command. */
export function characterStyleCommands(stores: StyleStores, inGalley: InGalley) {
  const giver = new StyleGiver(stores, inGalley);
  return commandFamily(
    styleNames,
    (name) => name,
    (name) =>
      giver.action({
        inGalley: (editor) => toggleStyle(editor, characterStyles[name]),
        inLine: () => toggled(characterStyles[name]),
      }),
  );
}

/** What asks for a word: a colour, readings; and plain copy again. */
export function askedStyleCommands(stores: StyleStores, inGalley: InGalley) {
  const { session, notices } = stores;
  const giver = new StyleGiver(stores, inGalley);
  /** The swatch that is named, null for none; undefined where there is no such one, which is said. */
  const swatchNamed = (argument: string): string | null | undefined => {
    const { edition } = session.state.get();
    const name = argument.trim();
    if (edition === null) return undefined;
    if (isNoColour(name)) return null;
    const swatch = swatchCalled(edition, name);
    if (swatch === undefined)
      notices.notify('refused', 'colourWhich', { name, names: swatchesOf(edition).map((one) => one.name) });
    return swatch?.id;
  };
  /** Readings for so many characters; null where they are to be taken away, undefined where they do not fit, which is said. */
  const readingsFor = (count: number, argument: string): readonly string[] | null | undefined => {
    if (NO_READING.has(argument.trim())) return null;
    const readings = argument.split(/[\s'’]+/u).filter((one) => one !== '');
    if (count === 0) notices.notify('refused', 'rubyNothing');
    else if (count !== readings.length) notices.notify('refused', 'rubyCount', { count, given: readings.length });
    else if (readings.some((one) => one.length > LONGEST_READING)) {
      notices.notify('refused', 'rubyLong', { most: LONGEST_READING });
    } else return readings;
    return undefined;
  };
  return commandSet({
    'copy.colour': giver.action({
      inGalley: (editor, argument) => {
        const id = swatchNamed(argument);
        if (id !== undefined) setColour(editor, id);
      },
      inLine: (_, argument) => {
        const id = swatchNamed(argument);
        return id === undefined ? null : coloured(id);
      },
    }),
    'copy.ruby': giver.action({
      inGalley: (editor, argument) => {
        const readings = readingsFor(readCharacters(editor), argument);
        if (readings === null) clearReadings(editor);
        else if (readings !== undefined) setReadings(editor, readings);
      },
      inLine: (selected, argument) => {
        const readings = readingsFor(readInLine(selected), argument);
        if (readings === undefined) return null;
        return readings === null ? unread : read(readings);
      },
    }),
    'copy.plain': giver.action({ inGalley: makePlain, inLine: () => plain }),
  });
}
