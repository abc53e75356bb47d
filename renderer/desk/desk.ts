/** The layout desk: what layout commands, the pointer and the inspector do to pages and blocks, a part each. */
import type { PointOnPage } from '../state/dropped-at.ts';
import { Adorning, adorningCommands } from './adorning.ts';
import { arrangingCommands, type KeySteps } from './arranging.ts';
import { Arriving } from './arriving.ts';
import { Artworks, artworkCommands } from './artworks.ts';
import { AtHand, type DeskStores } from './at-hand.ts';
import { Charts, chartCommands } from './charts.ts';
import { Choosing, type ContentEditing, choosingCommands } from './choosing.ts';
import { BlockClipboard, pastingCommands } from './clipboard.ts';
import { blockCommands, drawCommands, Inserting, insertCommands } from './inserting.ts';
import { Masters, masterCommands } from './masters.ts';
import { Paging, pageCommands } from './paging.ts';
import { PastedPictures } from './pasted-pictures.ts';
import { Pasting } from './pasting.ts';
import { Photos, photoCommands } from './photos.ts';
import { fittingCommands, PictureFitting } from './picture-fitting.ts';
import { Tray } from './picture-tray.ts';
import { Replacing, replacingCommands } from './replacing.ts';
import { BlockSetting, settingCommands } from './setting.ts';
import { Shaping, shapingCommands } from './shaping.ts';
import { Stories, storyCommandsOfDesk } from './stories.ts';
import { Swapping, swappingCommands } from './swapping.ts';
import { TableCells, tableCellCommands } from './table-cells.ts';
import { Tables, tableCommands } from './tables.ts';
import { Templates, templateCommands } from './templates.ts';
import { Threads, threadCommands } from './threads.ts';
import { trayCommands } from './tray-commands.ts';

/** Where the right button was pressed last. */
interface Pointed {
  readonly pointed: PointOnPage | null;
}

export interface Desk {
  readonly hand: AtHand;
  readonly choosing: Choosing;
  readonly clipboard: BlockClipboard;
  readonly inserting: Inserting;
  readonly stories: Stories;
  readonly pasting: Pasting;
  readonly pastedPictures: PastedPictures;
  readonly replacing: Replacing;
  readonly swapping: Swapping;
  readonly threads: Threads;
  readonly photos: Photos;
  readonly fitting: PictureFitting;
  readonly setting: BlockSetting;
  readonly shaping: Shaping;
  readonly adorning: Adorning;
  readonly artworks: Artworks;
  readonly tables: Tables;
  readonly cells: TableCells;
  readonly charts: Charts;
  readonly tray: Tray;
  readonly arriving: Arriving;
  readonly paging: Paging;
  readonly masters: Masters;
  readonly templates: Templates;
}

/** `editing` is what a block with copy is edited in. */
export function layoutDesk(stores: DeskStores, editing: ContentEditing): Desk {
  const hand = new AtHand(stores);
  const stories = new Stories(hand, stores);
  const inserting = new Inserting(hand, stores, stories);
  const photos = new Photos(hand, stores, inserting);
  const artworks = new Artworks(hand, stores, inserting);
  const templates = new Templates(hand, stores);
  const tables = new Tables(hand, stores, inserting);
  const tray = new Tray(hand, stores, { inserting, photos, artworks });
  const arriving = new Arriving(hand, stores, { photos, artworks, tables });
  const shaping = new Shaping(hand, stores);
  const cells = new TableCells(hand, stores);
  return {
    hand,
    choosing: new Choosing(hand, stores, editing, shaping),
    clipboard: new BlockClipboard(hand, stores),
    replacing: new Replacing(hand, stores),
    swapping: new Swapping(hand, stores),
    inserting,
    stories,
    pasting: new Pasting(hand, stores, tables),
    pastedPictures: new PastedPictures(hand, stores, { arriving, tray }),
    threads: new Threads(hand, stores, templates),
    photos,
    fitting: new PictureFitting(hand, stores.notices),
    shaping,
    adorning: new Adorning(hand, stores.notices),
    setting: new BlockSetting(hand, stores.notices),
    artworks,
    tables,
    cells,
    charts: new Charts(cells, stores),
    tray,
    arriving,
    paging: new Paging(hand, stores),
    masters: new Masters(hand, stores),
    templates,
  };
}

/** The desk's commands, a set for each of its parts; `gestures` take the arrow keys' steps. */
export function deskCommands(desk: Desk, stores: DeskStores, gestures: KeySteps & Pointed) {
  return [
    choosingCommands(desk.choosing, stores),
    arrangingCommands(desk.hand, stores, gestures),
    blockCommands(desk.inserting, desk.shaping),
    pastingCommands(desk.clipboard, stores, () => gestures.pointed),
    storyCommandsOfDesk(desk.stories, stores),
    swappingCommands(desk.swapping, desk.hand),
    replacingCommands(desk.replacing),
    drawCommands(stores),
    insertCommands(desk.inserting),
    threadCommands(desk.threads, desk.hand, stores),
    photoCommands(desk.photos),
    fittingCommands(desk.fitting),
    shapingCommands(desk.shaping),
    settingCommands(desk.setting),
    adorningCommands(desk.adorning),
    artworkCommands(desk.artworks),
    tableCommands(desk.tables),
    trayCommands(desk.tray, desk.hand),
    tableCellCommands(desk.cells, desk.choosing),
    chartCommands(desk.charts),
    pageCommands(desk.paging, stores),
    masterCommands(desk.masters),
    templateCommands(desk.templates, desk.hand, stores),
  ] as const;
}
