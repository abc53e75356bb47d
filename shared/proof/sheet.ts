/** What a page proof shows: the marks of rounds on a page, who read it and when, and what has no room in the margins. */
import type { ComposedPage } from '../compose/display-list.ts';
import type { Mark, Round } from '../edition/proof-records.ts';
import type { Edition } from '../edition/records.ts';
import { numbersSaid } from '../edition/spreads.ts';
import { drawMarks } from './draw.ts';
import { type DrawnMark, marginLines, type ProofDrawing } from './margins.ts';
import { markModule } from './marks/kinds.ts';
import { colourOfMark, marksOf } from './rounds.ts';
import { isOnPage } from './sign-off.ts';

export interface ProofView {
  readonly drawing: ProofDrawing;
  readonly marks: readonly DrawnMark[];
}

/** The marks of rounds that are on a page, each with its number in its round. */
function drawnMarks(edition: Edition, rounds: readonly Round[], page: ComposedPage): DrawnMark[] {
  return rounds.flatMap((round) =>
    marksOf(edition, round.id).flatMap((mark, at): DrawnMark[] =>
      isOnPage(edition, page.id, mark) ? [{ mark, colour: colourOfMark(mark, round), number: at + 1 }] : [],
    ),
  );
}

/** A page with the marks of rounds drawn on it. */
export function proofView(edition: Edition, rounds: readonly Round[], page: ComposedPage): ProofView {
  const marks = drawnMarks(edition, rounds, page);
  return { drawing: drawMarks(page, marks), marks };
}

function wordsOf({ order }: Mark): string {
  return 'text' in order ? order.text : '';
}

/** Marks whose words are cut in the margin or not there at all, in full. */
export function listedApart({ drawing, marks }: ProofView): string[] {
  const numbered = new Set(drawing.numbered);
  return marks.flatMap(({ mark, number }) => {
    const text = wordsOf(mark);
    const isCut = text !== '' && marginLines(text).join('') !== text.replace(/\s+/gu, ' ');
    if (!isCut && !numbered.has(mark.id)) return [];
    const { sign, zh } = markModule(mark.order.kind);
    return [`(${number}) ${sign} ${zh}：${mark.quote}${text === '' ? '' : ` → ${text}`}`];
  });
}

/** What stands above a page proof. */
export function headOf(edition: Edition, rounds: readonly Round[], page: ComposedPage, at: string): string {
  const { publication, date } = edition.edition;
  const names = new Set(
    rounds.flatMap((round) => [round.startedBy, ...marksOf(edition, round.id).map(({ by }) => by)]),
  );
  const said = [...names].filter((name) => name !== '').join('、');
  const read = rounds.map(({ name }) => name).join('、');
  const record = edition.pages[page.id];
  return [
    publication,
    date,
    `第${record === undefined ? page.number : numbersSaid(record, '、')}版`,
    read,
    said,
    at.slice(0, 16).replace('T', ' '),
  ]
    .filter((one) => one !== '')
    .join('　');
}
