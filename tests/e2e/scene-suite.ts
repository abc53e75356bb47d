/** Every pane and dialog in a language, held to what anybody needs to read and to reach it, and to having room for its words. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../shared/contract/language.ts';
import { readAxe, sameNames, seriousFaults } from './accessibility.ts';
import { overflowFaults } from './overflow.ts';
import { again, playAll, type Scene } from './scenes.ts';
import { Stage, sizes, type Theme } from './stage.ts';
import { settled } from './until.ts';

/** The theme that is looked at in 100 per cent, and the other in 200: the two languages have them the other way round. */
const themesAt: Readonly<Record<Language, readonly [Theme, Theme]>> = { zh: ['light', 'dark'], en: ['dark', 'light'] };

/** Panels of the inspector that still cut choices in a narrow column: their layout is owed, all others are held to it. */
const OWED = /^(?:tab-styles|tab-paper|block-headline),/u;

/** What is wrong once all is drawn: where nothing is, one look is enough. */
async function lasting(look: () => Promise<string[]>): Promise<readonly string[]> {
  if ((await look()).length === 0) return [];
  return settled(async () => (await look()).join('\n')).then((found) => (found === '' ? [] : found.split('\n')));
}

/** The tests of a language: in a file of its own each, so that they can run beside one another. */
export function holdsScenes(language: Language): void {
  describe(`every pane and dialog, in ${language === 'zh' ? 'Chinese' : 'English'}`, () => {
    let stage: Stage;
    const serious = new Map<string, string>();
    const overflowing = new Map<string, string>();
    const alike = new Map<string, string>();
    beforeAll(async () => {
      stage = await Stage.open(language);
      await readAxe(stage.page);
    });
    afterAll(() => stage.close());

    const lookAt = async (scene: Scene) => {
      const { name, root } = scene;
      const [theme, other] = themesAt[language];
      // A fault that stays from scene to scene is told once.
      const hold = async (into: Map<string, string>, at: string, look: () => Promise<string[]>) => {
        for (const fault of await lasting(look)) if (!into.has(fault)) into.set(fault, `${name}, ${at}: ${fault}`);
      };
      const overflow = (at: string) => hold(overflowing, at, () => overflowFaults(stage.page, root));
      for (const size of [...sizes].reverse()) {
        await stage.resize(size);
        await again(stage, scene);
        await overflow(`${size.width} × ${size.height}`);
      }
      await hold(serious, `${theme}, 100 %`, () => seriousFaults(stage.page, root, 'all'));
      await hold(alike, theme, () => sameNames(stage.page, root));
      await stage.theme(other);
      await stage.resize(sizes[2]);
      await stage.zoom(2);
      await again(stage, scene);
      await hold(serious, `${other}, 200 %`, () => seriousFaults(stage.page, root, 'looks'));
      await stage.theme(theme);
      await stage.zoom(1);
      await stage.resize(sizes[0]);
    };

    it('can be shown', async () => {
      await stage.resize(sizes[0]);
      await stage.theme(themesAt[language][0]);
      await playAll(stage, lookAt);
      expect(stage.window.errors).toEqual([]);
    });

    it('keeps nobody out: axe has nothing serious to say, in either theme, at 100 and 200 %', () => {
      expect([...serious.values()]).toEqual([]);
    });

    it('calls no two buttons of a pane the same: who hears them knows which is which', () => {
      expect([...alike.values()]).toEqual([]);
    });

    it('has room for all its words at 1280 × 720, 1440 × 900 and 2560 × 1440, and nothing over anything else', () => {
      expect([...overflowing.values()].filter((fault) => !OWED.test(fault))).toEqual([]);
    });
  });
}
