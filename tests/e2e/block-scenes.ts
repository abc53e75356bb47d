/** The settings of each kind of block, and the menus by the right button. */
import { type BlockForm, blockForms } from '../../shared/blocks/kinds.ts';
import { INSPECTOR, MENU, type Scene, WINDOW } from './scene.ts';

/** The inspector's settings of a block of a form, which is drawn for it. */
function blockScene(form: BlockForm): Scene {
  return {
    name: `block-${form}`,
    root: INSPECTOR,
    show: async (stage) => {
      await stage.run(`insert.${form}`);
      await stage.shown('.inspector h3 + .lockable');
    },
  };
}

/** The settings of each kind of block, on a page of their own. */
const blocks: readonly Scene[] = [
  {
    name: 'layout-empty-page',
    root: WINDOW,
    show: async (stage) => {
      await stage.tab(stage.words('properties'));
      await stage.run('page.add');
      await stage.window.painted(2);
    },
  },
  ...blockForms.map(blockScene),
];

/** The menus by the right button, opened by its key. */
const menus: readonly Scene[] = [
  {
    name: 'menu-story',
    root: MENU,
    passes: true,
    show: async (stage) => {
      await stage.page.locator('.copy-pool li button').first().focus();
      await stage.page.keyboard.press('Shift+F10');
      await stage.shown(MENU);
    },
  },
  {
    name: 'menu-page-list',
    root: MENU,
    passes: true,
    show: async (stage) => {
      await stage.page.locator('.page-list li button').first().focus();
      await stage.page.keyboard.press('Shift+F10');
      await stage.shown(MENU);
    },
  },
  {
    name: 'menu-page',
    root: MENU,
    passes: true,
    show: async (stage) => {
      await stage.run('view.board');
      await stage.run('select.none');
      await stage.page.keyboard.press('Shift+F10');
      await stage.shown(MENU);
    },
  },
  {
    name: 'menu-block',
    root: MENU,
    passes: true,
    show: async (stage) => {
      await stage.run('view.board');
      await stage.run('select.next');
      await stage.page.keyboard.press('Shift+F10');
      await stage.shown(MENU);
    },
  },
  {
    name: 'table-cells',
    root: INSPECTOR,
    show: async (stage) => {
      await stage.run('insert.table');
      await stage.shown('.inspector .table-choices');
    },
  },
  {
    name: 'menu-table',
    root: MENU,
    passes: true,
    show: async (stage) => {
      await stage.run('view.board');
      await stage.page.keyboard.press('Shift+F10');
      await stage.shown(MENU);
    },
  },
];

/** Blocks, and what the right button offers on them and on the lists. */
export const blockScenes: readonly Scene[] = [...blocks, ...menus];
