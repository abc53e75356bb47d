/** The dialogs, the round that is handed over, and what comes in. */
import { DIALOG, dialog, INSPECTOR, type Scene } from './scene.ts';

/** A story as an agency sends it. */
function wire(version: number, ...texts: readonly string[]): string {
  const copy = texts.map((text) => `<p>${text}</p>`).join('');
  const about = `<docdata><doc-id id-string="x1" regsrc="江城社"/><du-key version="${version}"/><urgency ed-urg="1"/></docdata>`;
  return `<?xml version="1.0" encoding="UTF-8"?><nitf><head>${about}</head><body><body.head><hedline><hl1>渡口早班船提前</hl1></hedline></body.head><body.content>${copy}</body.content></body></nitf>`;
}

/** A newsroom's names and words, and two rows that are none. */
const LISTS = [
  '类别,名称,职务,单位,其他写法,班子,位次,改为,附近有才报,级别,原因,负责人,电话',
  '人,周若溪,副市长,沅川市人民政府,,市政府,2,,,,,总编室,1',
  '人,汤启明,市委副书记、市长,沅川市人民政府,,市政府,1,,,,,总编室,2',
  '机构,沅川市交通运输局,,,市交通局,,,,,,,,',
  '地名,柳湾村,,,,,,,,,,,',
  '用词,试业,,,,,,试营业,,提醒,方言，外地读者不懂,,',
  '用词,第一,,,,,,,全国；首家,提示,广告法：绝对化用语,广告部,',
  '记住的词,村晚,,,,,,,,,,,',
  '人,,局长,,,,,,,,,,',
  '人,郭平,局长,,,,二,,,,,,',
].join('\n');

/** Two characters in GBK or two others in Big5: which, nobody can tell. */
const EITHER = Uint8Array.from([0xa5, 0xc1, 0xa4, 0xe9]);

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
  {
    name: 'dialog-backups',
    root: DIALOG,
    dialog: 'backups',
    show: async (stage) => {
      await stage.run('edition.backups');
      await stage.shown('.backups-body[aria-busy="false"]');
      await stage.page.getByRole('button', { name: stage.words('backupsNow') }).click();
      await stage.shown('.backup-pages canvas[data-painted]');
    },
  },
  ...[2, 3, 4, 5, 6, 7].map(
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
  dialog('report', 'help.report'),
  dialog('licences', 'help.licences'),
  dialog('tidy', 'edition.tidy', '[data-testid="tidy-sizes"]'),
  dialog('book', 'page.book'),
  dialog('lists', 'paper.lists'),
  {
    name: 'dialog-lists-import',
    root: DIALOG,
    stays: true,
    show: async (stage) => {
      await stage.window.answerDialog('showOpenDialog', stage.file('词表.csv', LISTS));
      await stage.run('paper.lists');
      await stage.press('listsImport');
      await stage.shown('[data-testid="list-import"]');
    },
  },
  {
    name: 'dialog-lists-entries',
    root: DIALOG,
    stays: true,
    show: async (stage) => {
      await stage.page.locator('.list-import button[type="submit"]').click();
      await stage.shown('.list-table tr[data-entry]');
    },
  },
  {
    name: 'dialog-lists-entry',
    root: DIALOG,
    show: async (stage) => {
      await stage.page.locator('.list-table tr[data-entry]').first().dblclick();
      await stage.shown('.list-entry');
    },
  },
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

/** All that asks for something, or reports. */
export const dialogScenes: readonly Scene[] = [...dialogs, ...coming];
