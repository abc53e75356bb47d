/** The start page, the desk with an edition on it, the inspector's tabs, and the other panes. */
import { DIALOG, FINDING_CARD, INSPECTOR, type Scene, WINDOW } from './scene.ts';

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
    name: 'layout-spread',
    root: WINDOW,
    show: async (stage) => {
      await stage.run('view.spread');
      await stage.run('page.join');
      // A line has no width of its own, and is taken for hidden.
      await stage.page.locator('.overlay .fold').waitFor({ state: 'attached' });
    },
  },
  {
    name: 'story-of-several-blocks',
    root: INSPECTOR,
    show: async (stage) => {
      await stage.run('page.part');
      await stage.page.locator('.overlay .fold').waitFor({ state: 'detached' });
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
    name: 'finding-card',
    root: FINDING_CARD,
    passes: true,
    show: async (stage) => {
      const { page } = stage;
      const line = page.locator('.found-line');
      if ((await line.count()) === 0) {
        await stage.run('copy.new');
        await page.locator('.galley textarea[data-part="headline"]:focus').waitFor();
        await page.keyboard.type('办展的目的是为了便民，目的是为了读者');
      }
      await line.first().press('Enter');
      await stage.shown(FINDING_CARD);
    },
  },
  {
    name: 'finding-waived-why',
    root: FINDING_CARD,
    show: async (stage) => {
      await stage.page.locator('.found-line').first().press('Enter');
      await stage.page.locator(`${FINDING_CARD} button.link`).press('Enter');
      await stage.shown(`${FINDING_CARD} .waive`);
    },
  },
  {
    name: 'dialog-alike',
    root: DIALOG,
    dialog: 'alike',
    show: async (stage) => {
      await stage.page.locator('.found-line').first().press('Enter');
      await stage.run('check.mend-alike');
      await stage.shown(DIALOG);
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

/** The desk from its first start on. */
export const deskScenes: readonly Scene[] = [...starting, ...desk, ...tabs, ...panes];
