/** Every pane and dialog in a language, held to what anybody needs to read and to reach it, and to having room for its words. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../shared/contract/language.ts';
import { type Asked, readAxe, sameNames, seriousFaults } from './accessibility.ts';
import { overflowFaults } from './overflow.ts';
import type { Scene } from './scene.ts';
import { again, playAll } from './scenes.ts';
import { type Size, Stage, sizes, type Theme } from './stage.ts';
import { settled } from './until.ts';

/** How the window is looked at: its size, that of the interface, and what axe is asked for there. */
interface View {
  readonly size: Size;
  readonly scale: 1 | 2;
  readonly axe?: Asked;
}

/**
 * In this order for a scene and in the other for the next one, which begins as the last has ended: each change of
 * sizes and of themes lays all out anew, and is most of what a look costs.
 */
const views: readonly View[] = [
  { size: sizes[0], scale: 1 },
  { size: sizes[1], scale: 1, axe: 'all' },
  { size: sizes[2], scale: 1 },
  { size: sizes[2], scale: 2, axe: 'looks' },
];

const other: Readonly<Record<Theme, Theme>> = { light: 'dark', dark: 'light' };

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
    const seen = new Set<string>();
    beforeAll(async () => {
      stage = await Stage.open(language);
      await readAxe(stage.page);
    });
    afterAll(() => stage.close());

    let theme: Theme = 'light';
    let order = views;
    const lookAt = async (scene: Scene) => {
      const { name, root } = scene;
      // A fault that stays from scene to scene is told once.
      const hold = async (into: Map<string, string>, at: string, look: () => Promise<string[]>) => {
        for (const fault of await lasting(look)) if (!into.has(fault)) into.set(fault, `${name}, ${at}: ${fault}`);
      };
      const ask = (at: string, asked: Asked) => {
        seen.add(`${theme}, ${at}`);
        return hold(serious, `${theme}, ${at}`, () => seriousFaults(stage.page, root, asked));
      };
      for (const { size, scale, axe } of order) {
        await stage.resize(size, scale);
        await again(stage, scene);
        const at = `${scale * 100} %`;
        await hold(overflowing, `${size.width} × ${size.height}, ${at}`, () => overflowFaults(stage.page, root));
        if (axe === undefined) continue;
        await ask(at, axe);
        theme = other[theme];
        await stage.theme(theme);
        await ask(at, 'colours');
      }
      await hold(alike, theme, () => sameNames(stage.page, root));
      order = [...order].reverse();
    };

    it('can be shown', async () => {
      await stage.resize(sizes[0]);
      await stage.theme(theme);
      await playAll(stage, lookAt);
      expect(stage.window.errors).toEqual([]);
    });

    it('keeps nobody out: axe has nothing serious to say, in either theme, at 100 and 200 %', () => {
      expect([...seen].sort()).toEqual(['dark, 100 %', 'dark, 200 %', 'light, 100 %', 'light, 200 %']);
      expect([...serious.values()]).toEqual([]);
    });

    it('calls no two buttons of a pane the same: who hears them knows which is which', () => {
      expect([...alike.values()]).toEqual([]);
    });

    it('has room for all its words at 1280 × 720, 1440 × 900 and 2560 × 1440, and nothing over anything else', () => {
      expect([...overflowing.values()]).toEqual([]);
    });
  });
}
