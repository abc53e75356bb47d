/** Our commands under the keys that hands know from InDesign (its default set), where it has a like command. */
import type { CommandId } from './commands.ts';

/** Only what differs from our own set. A command whose own key one of these takes has another here. */
export const indesignKeys: Readonly<Partial<Record<CommandId, string>>> = {
  // Preferences, and quick apply, which finds a command by its name.
  'app.preferences': 'CmdOrCtrl+K',
  'view.palette': 'CmdOrCtrl+Return',
  'text.place': 'CmdOrCtrl+,',
  // Place; step and repeat's neighbour, duplicate.
  'copy.import-pool': 'CmdOrCtrl+D',
  'block.duplicate': 'CmdOrCtrl+Alt+Shift+D',
  // Insert page.
  'page.add': 'CmdOrCtrl+Shift+P',
  'photo.choose': 'CmdOrCtrl+Shift+N',
  // Deselecting has the key that begins a story with us.
  'copy.new': 'CmdOrCtrl+Alt+Shift+A',
  // Deselect all.
  'select.none': 'CmdOrCtrl+Shift+A',
  // Fit frame to content.
  'text.fit': 'CmdOrCtrl+Alt+C',
  'proof.compare': 'CmdOrCtrl+Shift+F',
  // Show hidden characters; show baseline grid.
  'view.unseen': 'CmdOrCtrl+Alt+I',
  'paper.panel': 'CmdOrCtrl+Alt+U',
  'view.grid': "CmdOrCtrl+Alt+'",
  // Edit in story editor.
  'view.galley': 'CmdOrCtrl+Y',
  // Bold.
  'copy.strong': 'CmdOrCtrl+Shift+B',
  'view.board': 'CmdOrCtrl+B',
  // Underline.
  'copy.underline': 'CmdOrCtrl+Shift+U',
  'copy.name-line': 'CmdOrCtrl+Alt+Shift+U',
  // Insert table.
  'insert.table': 'CmdOrCtrl+Alt+Shift+T',
  // Tools: type, rectangle frame, rectangle, line.
  'draw.body': 'T',
  'draw.table': 'B',
  'draw.photo': 'F',
  'draw.refer': 'P',
  'draw.panel': 'M',
  'draw.rule': '\\',
};
