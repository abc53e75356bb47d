/**
 * Every pane and every dialog, and how each is reached: one table for the tests that hold all of them to something, and
 * for their pictures. They are played in this order, in one window, and each begins where the one before it has ended.
 */
import { blockScenes } from './block-scenes.ts';
import { deskScenes } from './desk-scenes.ts';
import { dialogScenes } from './dialog-scenes.ts';
import type { Scene } from './scene.ts';
import type { Stage } from './stage.ts';

export const scenes: readonly Scene[] = [...deskScenes, ...dialogScenes, ...blockScenes];

/** What a scene shows is there again after the window has changed. */
export async function again(stage: Stage, scene: Scene): Promise<void> {
  if (scene.passes !== true) return;
  await stage.leave();
  await scene.show(stage);
  await stage.drawn();
}

/** Plays all scenes, one after the other, and hands each over while it is shown. */
export async function playAll(stage: Stage, on: (scene: Scene) => Promise<void>, names?: RegExp): Promise<void> {
  for (const scene of scenes) {
    try {
      await scene.show(stage);
      await stage.drawn();
      if (names === undefined || names.test(scene.name)) await on(scene);
      if (scene.stays !== true) await stage.leave();
    } catch (error) {
      throw new Error(`scene ${scene.name}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
}
