/**
 * Every pane and every dialog, and how each is reached: one table for the tests that hold all of them to something, and
 * for their pictures. They are played in this order, in one window, and each begins where the one before it has ended.
 */
import { type BlockForm, blockForms } from '../../shared/blocks/kinds.ts';
import type { CommandId } from '../../shared/contract/commands.ts';
import type { Stage } from './stage.ts';

export interface Scene {
  /** What its pictures are called: of what sort, and which. */
  readonly name: string;
  /** The part of the window that no scene before it has shown; dialogs make the rest unreachable. */
  readonly root: string;
  /** Of a dialog, its name in the window's state. */
  readonly dialog?: string;
  /** True where the next scene goes on in what this one has opened. */
  readonly stays?: true;
  /** True of what goes as the window changes its size: it is shown again, by the same way. */
  readonly passes?: true;
  readonly show: (stage: Stage) => Promise<void>;
}

const WINDOW = 'body';
const INSPECTOR = '.inspector';
const DIALOG = 'dialog[open]';
const MENU = '[role="menu"]';

/** A dialog that a command opens. */
function dialog(name: string, id: CommandId, shows = DIALOG): Scene {
  return {
    name: `dialog-${name}`,
    root: DIALOG,
    dialog: name,
    show: async (stage) => {
      await stage.run(id);
      await stage.shown(shows);
    },
  };
}

/** The inspector's settings of a block of a form, which is drawn for it. */
function blockScene(form: BlockForm): Scene {
  return {
    name: `block-${form}`,
    root: INSPECTOR,
    show: async (stage) => {
      await stage.run(`insert.${form}`);
      await stage.shown('.inspector h3 + dl');
    },
  };
}

/** A story as an agency sends it. */
function wire(version: number, ...texts: readonly string[]): string {
  const copy = texts.map((text) => `<p>${text}</p>`).join('');
  const about = `<docdata><doc-id id-string="x1" regsrc="江城社"/><du-key version="${version}"/><urgency ed-urg="1"/></docdata>`;
  return `<?xml version="1.0" encoding="UTF-8"?><nitf><head>${about}</head><body><body.head><hedline><hl1>渡口早班船提前</hl1></hedline></body.head><body.content>${copy}</body.content></body></nitf>`;
}

/** Two characters in GBK or two others in Big5: which, nobody can tell. */
const EITHER = Uint8Array.from([0xa5, 0xc1, 0xa4, 0xe9]);

const starting: readonly Scene[] = [
  {
    name: 'start-first',
    root: WINDOW,
    show: (stage) => stage.shown('.start-list[aria-busy="false"]'),
  },
  {
    name: 'start-new-edition',
    root: DIALOG,
    show: async (stage) => {
      await stage.press('startNew');
      await stage.shown(DIALOG);
    },
  },
];

const desk: readonly Scene[] = [
  {
    name: 'layout',
    root: WINDOW,
    show: async (stage) => {
      await stage.window.answerDialog('showOpenDialog', stage.edition);
      await stage.press('startOpen');
      await stage.window.painted(1);
      await stage.shown('.page-list canvas');
    },
  },
  {
    name: 'layout-facing-pages',
    root: '.board',
    show: async (stage) => {
      await stage.run('page.next');
      await stage.window.painted(2);
      await stage.run('view.spread');
      await stage.window.painted(3);
    },
  },
  {
    name: 'story-of-several-blocks',
    root: INSPECTOR,
    show: async (stage) => {
      await stage.run('view.spread');
      await stage.run('page.previous');
      await stage.window.painted(1);
      await stage.run('select.all');
      await stage.shown('.inspector .arrange');
    },
  },
  {
    name: 'layout-master',
    root: WINDOW,
    show: async (stage) => {
      await stage.run('select.none');
      await stage.run('master.add');
      await stage.page.getByTestId('prompt').fill('文化版');
      await stage.page.keyboard.press('Enter');
      await stage.shown('.master-bar');
    },
  },
];

/** The inspector's tabs, each by what leads there. */
const tabs: readonly Scene[] = [
  {
    name: 'tab-blocks',
    root: INSPECTOR,
    show: async (stage) => {
      await stage.run('master.done');
      await stage.tab(stage.words('tabBlocks'));
    },
  },
  {
    name: 'tab-styles',
    root: INSPECTOR,
    show: async (stage) => {
      await stage.tab(stage.words('tabStyles'));
      await stage.shown('.inspector .styles');
    },
  },
  {
    name: 'tab-paper',
    root: INSPECTOR,
    show: async (stage) => {
      await stage.run('paper.panel');
      await stage.shown('.inspector .paper');
    },
  },
  {
    name: 'dialog-face-finder',
    root: DIALOG,
    show: async (stage) => {
      await stage.press('ownFaceAdd');
      await stage.shown(DIALOG);
    },
  },
  ...[1, 2, 3, 4, 5].map(
    (step): Scene => ({
      name: `set-up-${step}`,
      root: INSPECTOR,
      show: async (stage) => {
        if (step === 1) await stage.run('paper.set-up');
        else await stage.press('setUpOn');
      },
    }),
  ),
  {
    name: 'tab-checks',
    root: INSPECTOR,
    show: async (stage) => {
      await stage.tab(stage.words('checks'));
      await stage.shown('.inspector .checks-panel');
    },
  },
  {
    name: 'tab-history',
    root: INSPECTOR,
    show: async (stage) => {
      await stage.run('edit.history');
      await stage.shown('[data-testid="history"] li');
    },
  },
  {
    name: 'tab-find',
    root: INSPECTOR,
    show: async (stage) => {
      await stage.run('edit.find');
      await stage.shown('.inspector .find');
      await stage.page.locator('.inspector .find input').first().fill('灯');
      await stage.shown('.inspector .found li');
    },
  },
  {
    name: 'tab-versions',
    root: INSPECTOR,
    show: async (stage) => {
      await stage.run('copy.versions');
      await stage.shown('.inspector .versions');
    },
  },
];

const panes: readonly Scene[] = [
  {
    name: 'picture-tray',
    root: '.side',
    show: async (stage) => {
      await stage.tab(stage.words('properties'));
      await stage.page.locator('.picture-tray button').first().click();
      await stage.drawn();
    },
  },
  {
    name: 'story',
    root: WINDOW,
    show: async (stage) => {
      await stage.page.locator('.picture-tray button').first().click();
      await stage.run('view.story');
      await stage.shown('.window.story');
    },
  },
  {
    name: 'proof',
    root: WINDOW,
    show: async (stage) => {
      await stage.run('view.proof');
      await stage.shown('[data-testid="marks"] li');
    },
  },
  {
    name: 'proof-mark-chosen',
    root: WINDOW,
    show: async (stage) => {
      await stage.page.getByTestId('marks').locator('button').first().click();
      await stage.drawn();
    },
  },
];

const dialogs: readonly Scene[] = [
  dialog('compare', 'proof.compare'),
  {
    name: 'proof-handed-over',
    root: INSPECTOR,
    show: async (stage) => {
      const reader = stage.page.getByLabel(stage.words('reader'), { exact: true });
      await reader.fill('李四');
      await reader.press('Enter');
      await stage.run('proof.hand-over');
      await stage.shown('[data-testid="verified"], .proof-round span:nth-of-type(2)');
    },
  },
  {
    name: 'palette',
    root: DIALOG,
    dialog: 'palette',
    show: async (stage) => {
      await stage.run('view.layout');
      await stage.run('view.palette');
      await stage.shown(DIALOG);
    },
  },
  {
    name: 'palette-prompt',
    root: DIALOG,
    show: async (stage) => {
      await stage.run('page.section');
      await stage.shown('[data-testid="prompt"]');
    },
  },
  dialog('start', 'edition.start', '.start-list[aria-busy="false"]'),
  dialog('save', 'edition.save'),
  dialog('templates', 'template.apply'),
  dialog('preferences', 'app.preferences'),
  ...[2, 3, 4, 5, 6].map(
    (section): Scene => ({
      name: `dialog-preferences-${section}`,
      root: DIALOG,
      show: async (stage) => {
        await stage.run('app.preferences');
        await stage.shown(DIALOG);
        await stage.page
          .locator('.preference-tabs [role="tab"]')
          .nth(section - 1)
          .click();
        await stage.drawn();
      },
    }),
  ),
  dialog('new', 'edition.new'),
  dialog('next', 'edition.next'),
  dialog('new-paper', 'paper.new'),
  dialog('export', 'export.pages'),
  dialog('print', 'edition.print'),
  dialog('watch', 'copy.watch'),
  dialog('glyph', 'glyph.add'),
  dialog('plan', 'page.plan'),
  dialog('book', 'page.book'),
  {
    name: 'dialog-of-paper',
    root: DIALOG,
    dialog: 'of-paper',
    show: async (stage) => {
      await stage.window.answerDialog('showOpenDialog', stage.paper);
      await stage.run('paper.open');
      await stage.shown(DIALOG);
    },
  },
];

const coming: readonly Scene[] = [
  {
    name: 'dialog-import-asks',
    root: DIALOG,
    stays: true,
    show: async (stage) => {
      const copy = stage.file('柳絮开始飘了.md', '# 柳絮开始飘了\n\n出门请戴口罩。\n');
      const bad = stage.file('坏.docx', 'PK');
      const either = stage.file('甲.txt', EITHER);
      await stage.window.answerDialog('showOpenDialog', copy, bad, either);
      await stage.run('copy.import-pool');
      await stage.shown('[data-testid="encoding"]');
    },
  },
  {
    name: 'dialog-import',
    root: DIALOG,
    dialog: 'import',
    stays: true,
    show: async (stage) => {
      await stage.page.getByTestId('encoding').locator('button[type="submit"]').click();
      await stage.shown('[data-testid="import-report"]');
    },
  },
  {
    name: 'dialog-reread',
    root: DIALOG,
    dialog: 'reread',
    show: async (stage) => {
      await stage.page
        .getByTestId('import-report')
        .getByRole('button', { name: stage.words('encodingAnew') })
        .click();
      await stage.shown('.dialog.reread');
    },
  },
  {
    name: 'arrivals',
    root: '.side',
    show: async (stage) => {
      stage.file('wires/甲.xml', wire(1, '渡口的早班船从今天起提前一刻钟。', '船票仍是两元。'));
      stage.file('wires/乙.md', '# 柳絮飘到城北\n\n出门请戴口罩。\n');
      await stage.shown('.arrivals li:nth-child(2)');
    },
  },
  {
    name: 'dialog-arrival',
    root: DIALOG,
    dialog: 'arrival',
    show: async (stage) => {
      await stage.page.locator('.arrivals li button').first().click();
      await stage.shown('[data-testid="arrival-copy"]');
    },
  },
  {
    name: 'dialog-arrival-update',
    root: DIALOG,
    show: async (stage) => {
      await stage.page.locator('.arrivals li button').first().click();
      await stage.shown('[data-testid="arrival-copy"]');
      await stage.page.keyboard.press('Enter');
      await stage.page.locator(DIALOG).waitFor({ state: 'detached' });
      stage.file('wires/甲.xml', wire(2, '渡口的早班船从明天起提前一刻钟。', '船票改为三元。'));
      await stage.shown('.arrivals li mark');
      await stage.page.locator('.arrivals li:has(mark) button').first().click();
      await stage.shown('[data-testid="arrival-changes"]');
    },
  },
  {
    name: 'notices',
    root: '.beside',
    show: async (stage) => {
      await stage.window.answerDialog('showOpenDialog', stage.file('坏.dayang', 'no edition'));
      await stage.run('edition.open');
      await stage.shown('.notices .problem');
    },
  },
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

export const scenes: readonly Scene[] = [
  ...starting,
  ...desk,
  ...tabs,
  ...panes,
  ...dialogs,
  ...coming,
  ...blocks,
  ...menus,
];

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
