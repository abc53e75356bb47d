/** What is learnt from text of our own writing: the models of others with its usage, and how its characters follow each other. */
import { writeCharactersFile } from '../../shared/checks/language/characters-file.ts';
import { readModelFile, writeModelFile } from '../../shared/checks/language/model-file.ts';
import { writeVectorsFile } from '../../shared/checks/language/vectors-file.ts';
import { adapted } from './adapt.ts';
import { characterArrays } from './characters.ts';
import { type Clause, clausesOf, type OwnStory } from './own-text.ts';
import { vectorArrays } from './vectors.ts';

/** The models of others as they come, as files. */
export interface BaseModels {
  readonly model: Uint8Array;
  readonly usage: Uint8Array;
}

export interface LearntFiles extends BaseModels {
  readonly characters: Uint8Array;
  readonly vectors: Uint8Array;
}

/** What makes files of texts; cutting them is the longest part and is done once for each. */
export function learner(base: BaseModels): (texts: readonly OwnStory[]) => LearntFiles {
  const kept = new Map<string, readonly Clause[]>();
  const adapt = (name: keyof BaseModels) => {
    const arrays = readModelFile(base[name]);
    const cut = clausesOf(arrays);
    return (texts: readonly OwnStory[]) => {
      const clauses = texts.flatMap((one) => {
        const key = `${name} ${one.text}`;
        const known = kept.get(key) ?? cut(one);
        kept.set(key, known);
        return known;
      });
      return adapted(arrays, clauses);
    };
  };
  const [model, usage] = [adapt('model'), adapt('usage')];
  return (texts) => {
    const words = model(texts);
    return {
      model: writeModelFile(words),
      usage: writeModelFile(usage(texts)),
      characters: writeCharactersFile(characterArrays(texts.filter(({ isStory }) => isStory).map(({ text }) => text))),
      vectors: writeVectorsFile(vectorArrays(words)),
    };
  };
}
