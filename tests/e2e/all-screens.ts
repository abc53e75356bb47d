/**
 * Pictures of every pane and dialog, in both languages and themes, at each size the window is held to and in twice the
 * interface's size; into the folder that is named, a folder a language and size in it. Run by `npm run screenshots -- all`,
 * which builds the program first.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { again, playAll } from './scenes.ts';
import { enlarged, Stage, sizes, themes } from './stage.ts';

const [folder, only] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: all-screens FOLDER [NAME]');
const names = only === undefined ? undefined : new RegExp(only, 'u');

const views = [...sizes.map((size) => ({ size, scale: 1 })), enlarged];

for (const language of ['zh', 'en'] as const) {
  const folderOf = ({ size: { width, height }, scale }: (typeof views)[number]) =>
    join(folder, `${language}-${width}x${height}${scale === 1 ? '' : `-${scale * 100}`}`);
  for (const view of views) {
    // What was made by another state of the code is not looked at as if it were of this.
    if (names === undefined) rmSync(folderOf(view), { recursive: true, force: true });
    mkdirSync(folderOf(view), { recursive: true });
  }
  const stage = await Stage.open(language);
  await stage.resize(sizes[0]);
  await playAll(
    stage,
    async (scene) => {
      for (const view of views) {
        await stage.resize(view.size, view.scale);
        await again(stage, scene);
        for (const theme of themes) {
          await stage.theme(theme);
          await stage.page.screenshot({ path: join(folderOf(view), `${scene.name}-${theme}.png`) });
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
