/**
 * Pictures of every pane and dialog, in both languages and themes, at each size the window is held to; into the folder
 * that is named, a folder a language and size in it. Run by `npm run screenshots -- all`, which builds the program first.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { again, playAll } from './scenes.ts';
import { Stage, sizes, themes } from './stage.ts';

const [folder, only] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: all-screens FOLDER [NAME]');
const names = only === undefined ? undefined : new RegExp(only, 'u');

for (const language of ['zh', 'en'] as const) {
  const folderOf = (width: number, height: number) => join(folder, `${language}-${width}x${height}`);
  for (const { width, height } of sizes) {
    // What was made by another state of the code is not looked at as if it were of this.
    if (names === undefined) rmSync(folderOf(width, height), { recursive: true, force: true });
    mkdirSync(folderOf(width, height), { recursive: true });
  }
  const stage = await Stage.open(language);
  await stage.resize(sizes[0]);
  await playAll(
    stage,
    async (scene) => {
      for (const { width, height } of sizes) {
        await stage.resize({ width, height });
        await again(stage, scene);
        for (const theme of themes) {
          await stage.theme(theme);
          await stage.page.screenshot({ path: join(folderOf(width, height), `${scene.name}-${theme}.png`) });
        }
      }
      await stage.theme('light');
      await stage.resize(sizes[0]);
      process.stderr.write(`${language} ${scene.name}\n`);
    },
    names,
  );
  await stage.close();
}
