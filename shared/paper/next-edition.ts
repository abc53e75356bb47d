/** 下一期: an edition made from the one before it, or from the newspaper by itself. */
import { pageFurniture } from '../edition/create.ts';
import { facing } from '../edition/facing.ts';
import { newId } from '../edition/ids.ts';
import { isGiven } from '../edition/masters.ts';
import { newspaperOf } from '../edition/newspaper.ts';
import { applyPatches, type Patch } from '../edition/operations.ts';
import { takeFormat } from '../edition/page-formats.ts';
import { deletePage } from '../edition/pages.ts';
import type { Block, Edition, EditionRecord, Page } from '../edition/records.ts';
import { blocksOnPage, pageByNumber, pagesInOrder } from '../edition/selectors.ts';
import { templateFits } from '../edition/template-plan.ts';
import { applyTemplate } from '../edition/templates.ts';
import { numbered } from '../text/numbered.ts';
import { appearsOn, issueOn, nextDate, noPublishingDay, planFor, type Told } from './calendar.ts';
import { type Carried, carried } from './carry.ts';
import type { LeftBehind } from './left-behind.ts';
import type { Newspaper, PlannedPage } from './newspaper-records.ts';

/** Which edition is wanted: the next day the paper comes out, or a date; the number that follows, or one that is given. */
export interface Wanted {
  readonly date?: string | undefined;
  readonly issue?: number | undefined;
}

/** The date and number of an edition that is wanted after another. Null where the paper comes out no more. */
export function nextIdentity(edition: Edition, { date, issue }: Wanted): { date: string; issue: number } | null {
  const paper = newspaperOf(edition);
  const day = date ?? nextDate(paper, edition.edition.date);
  return day === null ? null : { date: day, issue: issue ?? issueOn(paper, edition.edition, day) };
}

/** When an edition is of. */
type Dated = Pick<EditionRecord, 'date' | 'issue'>;

/** What of an edition's date and number is not as after the edition before it: told, for it may be meant. */
export function datedRemarks(paper: Newspaper, last: Dated, { date, issue }: Dated): Told[] {
  const told: Told[] = [];
  const lastOne = {
    zh: `上一期是 ${last.date} 第${last.issue}期。`,
    en: `the last edition is no. ${last.issue} of ${last.date}.`,
  };
  if (date === last.date)
    told.push({ zh: `日期和上一期相同：${lastOne.zh}`, en: `Its date is that of the last edition: ${lastOne.en}` });
  if (date < last.date)
    told.push({
      zh: `日期比上一期早：${lastOne.zh}`,
      en: `Its date is before that of the last edition: ${lastOne.en}`,
    });
  if (issue === last.issue)
    told.push({
      zh: `期号和上一期相同，也是第${issue}期。`,
      en: `Its number is that of the last edition, ${issue}.`,
    });
  if (!appearsOn(paper, date)) told.push(noPublishingDay(date));
  return told;
}

/** Brings an edition on by patches, step by step. */
class Making {
  #edition: Edition;
  readonly left: LeftBehind[];

  constructor({ edition, left }: Carried) {
    this.#edition = edition;
    this.left = [...left];
  }

  get edition(): Edition {
    return this.#edition;
  }

  apply(patches: readonly Patch[]): void {
    this.#edition = applyPatches(this.#edition, patches).edition;
  }
}

/** What a page that the last edition did not have carries: the page head of the one before it. */
function headOf(edition: Edition, page: Page): Block[] {
  const model = pageByNumber(edition, page.number - 1);
  const heads = model === undefined || model.number === 1 ? [] : blocksOnPage(edition, model.id);
  const own = heads.filter((block) => block.kind === 'furniture' && block.role === 'page-head');
  const wanted = own.length === 0 ? pageFurniture(edition, page) : own;
  return wanted
    .filter((block) => !isGiven(edition, page, block))
    .map((block) => ({ ...block, id: newId<'block'>(), pageId: page.id }));
}

/** Adds the pages that the plan has and the last edition had not. */
function addPages(making: Making, count: number): void {
  for (let number = pagesInOrder(making.edition).length + 1; number <= count; number++) {
    const model = pagesInOrder(making.edition).at(-1);
    if (model === undefined) return;
    const { overrides: _own, ...like } = model;
    const page: Page = { ...like, id: newId<'page'>(), number, section: '' };
    making.apply(
      facing(making.edition, [
        { kind: 'put', table: 'pages', id: page.id, record: page },
        ...headOf(making.edition, page).map(
          (record): Patch => ({ kind: 'put', table: 'blocks', id: record.id, record }),
        ),
      ]),
    );
  }
}

/** Takes off the pages that the plan does not have, and tells what stood on them. */
function removePages(making: Making, count: number): void {
  for (const page of pagesInOrder(making.edition).slice(count).reverse()) {
    const blocks = blocksOnPage(making.edition, page.id);
    const standing = blocks.filter((block) => block.standing !== undefined).length;
    if (standing > 0) {
      making.left.push({
        zh: `新的一期只有 ${count} 版，第${page.number}版上 ${standing} 个常设的块没有带过去。`,
        en: `The new edition has ${numbered(count, 'page')}: ${numbered(standing, 'standing block')} of page ${page.number} did not come along.`,
      });
    }
    making.apply(deletePage(making.edition, page.id));
  }
}

/** Lays what is planned for a page under it; what stands on it stays where it is. */
function layPlan(making: Making, page: Page, plan: PlannedPage): void {
  making.apply([{ kind: 'set', table: 'pages', id: page.id, path: ['section'], value: plan.section }]);
  const { formats, templates } = making.edition;
  const format = plan.formatId === null ? undefined : formats[plan.formatId];
  if (format !== undefined) making.apply(takeFormat(making.edition, [page.id], format.id));
  else if (plan.formatId !== null) {
    making.left.push({
      zh: `第${page.number}版计划的开本已经不在，用上一期的。`,
      en: `The format planned for page ${page.number} is gone; that of the last edition is used.`,
    });
  }
  if (plan.templateId === null) return;
  const template = templates[plan.templateId];
  if (template === undefined) {
    making.left.push({
      zh: `第${page.number}版计划的版式已经删除，没有套用。`,
      en: `The template planned for page ${page.number} is gone and was not applied.`,
    });
    return;
  }
  if (!templateFits(page, template)) {
    making.left.push({
      zh: `第${page.number}版计划的版式“${template.name}”是通版的，没有套用。`,
      en: `The template “${template.name}” planned for page ${page.number} is of a spread and was not applied.`,
    });
    return;
  }
  // What was said to stand is put back as it was: a template has no place for it.
  const standing = blocksOnPage(making.edition, page.id).filter((block) => block.standing !== undefined);
  making.apply(standing.map(({ id }): Patch => ({ kind: 'remove', table: 'blocks', id })));
  making.apply(applyTemplate(making.edition, page.id, plan.templateId));
  // A template brings its own size along: on a page that was planned in a format it stands on that one's grid.
  if (format !== undefined) making.apply(takeFormat(making.edition, [page.id], format.id));
  const top = Math.max(0, ...blocksOnPage(making.edition, page.id).map(({ order }) => order));
  making.apply(
    standing.map((block, at): Patch => {
      const record: Block = { ...block, order: top + 1 + at };
      return { kind: 'put', table: 'blocks', id: block.id, record };
    }),
  );
}

/**
 * The edition after another, or the first from a newspaper by itself: with the pages its weekday has, what stands on
 * them, and what was held over. Null where the paper comes out no more.
 */
export function nextEdition(last: Edition, wanted: Wanted = {}): Carried | null {
  const identity = nextIdentity(last, wanted);
  if (identity === null) return null;
  const making = new Making(carried(last, identity.date, true));
  const { date, issue } = last.edition;
  making.apply([{ kind: 'edition', record: { ...last.edition, ...identity, follows: { date, issue } } }]);
  const { pages } = planFor(newspaperOf(last), identity.date);
  if (pages.length > 0) {
    addPages(making, pages.length);
    removePages(making, pages.length);
    for (const [at, page] of pagesInOrder(making.edition).entries()) {
      const plan = pages[at];
      if (plan !== undefined) layPlan(making, page, plan);
    }
  }
  return { edition: making.edition, left: making.left };
}
