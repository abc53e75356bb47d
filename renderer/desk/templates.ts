/** Pages kept as templates and laid under others, and the places they leave for what is to come. */

import type { ArticleId, BlockId, PageId, TemplateId } from '../../shared/edition/ids.ts';
import { emptyPlacesOn, fillPlace, namePlace, placeAt, waitingArticle } from '../../shared/edition/places.ts';
import { isCalled } from '../../shared/edition/template-names.ts';
import { planTemplate, templateFits } from '../../shared/edition/template-plan.ts';
import { removeTemplate, renameTemplate, saveTemplate } from '../../shared/edition/templates.ts';
import type { Pt } from '../../shared/edition/units.ts';
import { commandSet } from '../commands/command-set.ts';
import { templateMisfit } from '../state/page-names.ts';
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

  /** Lays a template under the page at hand. */
  apply(id: TemplateId): void {
    const hand = this.#hand.page;
    const plan = hand === null ? null : planTemplate(hand.edition, hand.page.id, id);
    const template = hand?.edition.templates[id];
    if (hand !== null && template !== undefined && !templateFits(hand.page, template))
      this.#stores.notices.notify('refused', templateMisfit(hand.page));
    if (plan === null) return;
    this.#hand.edit('template.apply', plan.patches);
    this.#stores.selection.select([]);
  }

  /** Gives a template another name; says where another has it. */
  rename(id: TemplateId, name: string): boolean {
    const { edition } = this.#hand;
    if (edition === null) return false;
    const isDone = this.#hand.edit('template.rename', renameTemplate(edition, id, name));
    const isTaken = Object.values(edition.templates).some((one) => one.id !== id && isCalled(one, name.trim()));
    if (isTaken) this.#stores.notices.notify('refused', 'templateNameTaken', { name: name.trim() });
    return isDone;
  }

  remove(id: TemplateId): void {
    const { edition } = this.#hand;
    if (edition !== null) this.#hand.edit('template.remove', removeTemplate(edition, id));
  }

  /** Gives the places that the selection is part of a name. */
  namePlace(name: string): void {
    this.#hand.editSelection('place.name', ({ edition, selection }) => namePlace(edition, selection, name));
  }

  /**
   * Puts a story in the empty place, or the empty block, at a point of a page; without a point in the one selected, else in
   * the page's first. False where there is none that takes it.
   */
  fill(articleId: ArticleId, at: { readonly pageId: PageId; readonly x: Pt; readonly y: Pt } | null): boolean {
    const hand = this.#hand.page;
    if (hand === null) return false;
    const { edition } = hand;
    const target = at === null ? this.#placeAtHand() : placeAt(edition, at.pageId, at);
    const patches = target === null ? null : fillPlace(edition, target, articleId);
    if (target === null || patches === null || !this.#hand.edit('place.fill', patches)) return false;
    this.#stores.selection.select([target], { alone: true });
    return true;
  }

  #placeAtHand(): BlockId | null {
    const hand = this.#hand.page;
    if (hand === null) return null;
    const chosen = hand.blocks.find((block) => waitingArticle(hand.edition, block) !== null);
    if (chosen !== undefined) return chosen.id;
    const place = emptyPlacesOn(hand.edition, hand.page.id).find(({ takes }) => takes === 'story');
    return place?.blocks[0]?.id ?? null;
  }
}

export function templateCommands(templates: Templates, hand: AtHand, { dialogs }: DeskStores) {
  return commandSet({
    'template.save': { run: (name) => templates.save(name) },
    'template.apply': { run: () => dialogs.openTemplates(), isEnabled: () => hand.page !== null, why: 'whyNoPage' },
    'place.name': {
      run: (name) => templates.namePlace(name),
      isEnabled: () => hand.page?.blocks.some(({ placeRole }) => placeRole !== undefined) ?? false,
      why: 'whyNoPlaces',
    },
  });
}
