/** Pages kept as templates and laid under others. */
import { applyTemplate, saveTemplate } from '../../shared/edition/templates.ts';
import { commandSet } from '../commands/command-set.ts';
import type { AtHand, DeskStores } from './at-hand.ts';

export class Templates {
  readonly #hand: AtHand;
  readonly #stores: DeskStores;

  constructor(hand: AtHand, stores: DeskStores) {
    this.#hand = hand;
    this.#stores = stores;
  }

  save(name: string): void {
    const hand = this.#hand.page;
    if (hand !== null && this.#hand.edit('template.save', saveTemplate(hand.edition, hand.page.id, name))) {
      this.#stores.notices.notify('done', 'templateSaved', { name });
    }
  }

  /** Lays the template of a name under the page; says which there are where there is none of that name. */
  apply(name: string): void {
    const hand = this.#hand.page;
    if (hand === null) return;
    const template = Object.values(hand.edition.templates).find((one) => one.name === name.trim());
    if (template === undefined) {
      const names = Object.values(hand.edition.templates).map((one) => one.name);
      this.#stores.notices.notify('refused', 'noSuchTemplate', { name, names });
      return;
    }
    this.#hand.edit('template.apply', applyTemplate(hand.edition, hand.page.id, template.id));
    this.#stores.selection.select([]);
  }
}

export function templateCommands(templates: Templates) {
  return commandSet({
    'template.save': { run: (name) => templates.save(name) },
    'template.apply': { run: (name) => templates.apply(name) },
  });
}
