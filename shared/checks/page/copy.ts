/** Copy that is not all there: overset, characters no font has, what is still to come, text on text. */

import { blockModule, blockName } from '../../blocks/kinds.ts';
import type { BothLanguages } from '../../blocks/settings.ts';
import type { ComposeFinding } from '../../compose/display-list.ts';
import { blockTitle } from '../../edition/block-title.ts';
import type { BlockId } from '../../edition/ids.ts';
import { blockNamed } from '../../edition/masters.ts';
import type { Edition } from '../../edition/records.ts';
import { shippedFaces } from '../../faces/shipped.ts';
import { canBeDrawn, codePoint } from '../../paper/drawn-character.ts';
import { DRAWN_FACE } from '../../paper/drawn-glyphs.ts';
import { currentRound } from '../../proof/rounds.ts';
import { numbered } from '../../text/numbered.ts';
import type { PageCheck, PageContext, PageFinding } from '../check.ts';

/** What composing a page found of one kind, as findings. */
export function composed(
  { composed: { findings }, page }: PageContext,
  code: ComposeFinding['code'],
  say: (detail: string) => Omit<PageFinding, 'severity' | 'blockId'> | null,
): PageFinding[] {
  return findings
    .filter((finding) => finding.code === code && finding.pageId === page.id)
    .flatMap(({ blockId, detail }) => {
      const said = say(detail);
      return said === null ? [] : [{ severity: 'error', blockId, ...said }];
    });
}

export const overset: PageCheck = {
  scope: 'page',
  id: 'overset',
  refusesSignature: true,
  title: { zh: '溢出', en: 'Overset' },
  source: 'domain.md §1',
  run: (context) =>
    composed(context, 'overset', (count) => ({
      amount: Number(count),
      zh: `有 ${count} 字没有排下。请删减、放大框或转版。`,
      en: `${numbered(count, 'character does', 'characters do')} not fit. Cut, enlarge the frame or jump.`,
    })),
};

export const missingGlyph: PageCheck = {
  scope: 'page',
  id: 'missing-glyph',
  refusesSignature: true,
  title: { zh: '缺字', en: 'Missing glyph' },
  source: 'ISO 15930-7: every glyph shown is in an embedded font',
  run: (context) =>
    composed(context, 'missing-glyph', (characters) => {
      const named = [...characters].map((character) => [character, codePoint(character)] as const);
      const zh = named.map(([character, code]) => `${character}（${code}）`).join('、');
      const en = named.map(([character, code]) => `${character} (${code})`).join(', ');
      const lacking = [...characters].filter(canBeDrawn);
      const [advice, advised] = lacking.length > 0 ? ['请补字，或', 'Draw them, or write'] : ['请', 'Write'];
      return {
        lacking,
        formerly: [`字体里没有这些字：${characters}。请改用其他写法。`],
        zh: `字体里没有这些字：${zh}。${advice}改用其他写法。`,
        en: `No font has these characters: ${en}. ${advised} them another way.`,
      };
    }),
};

/** Names a face in both languages: one of ours, or of the edition's own; one that neither knows keeps its id. */
function nameOfFace({ faces }: PageContext['edition'], id: string): { readonly zh: string; readonly en: string } {
  const shipped = shippedFaces.all.find((face) => face.id === id);
  const own = Object.values(faces).find((face) => face.id === id)?.name ?? id;
  return shipped?.name ?? { zh: own, en: own };
}

export const unknownFace: PageCheck = {
  scope: 'page',
  id: 'unknown-face',
  refusesSignature: true,
  title: { zh: '缺少字体', en: 'Missing face' },
  source: 'the page proofread is the page printed: a stand-in is not the face that was asked for',
  run: (context) =>
    composed(context, 'unknown-face', (id) => {
      const face = nameOfFace(context.edition, id);
      const formerly = [`没有字体“${face.zh}”，以正文字体代替。请换一种字体。`];
      const own = Object.values(context.edition.faces).find((one) => one.id === id);
      if (own?.onMachine !== undefined) {
        return {
          formerly,
          zh: `这台电脑上没有字体“${face.zh}”，以正文字体代替。厂商只许它用于查看和打印，不随报纸走：请在这台电脑上装上，在“报纸”里用“加字体…”再加一次。`,
          en: `This machine does not have the face “${face.en}”; that of the text stands in. Its maker allows preview and print only, so it does not go with the edition: install it here, and add it once more under Paper.`,
        };
      }
      return {
        formerly,
        zh: `没有字体“${face.zh}”，以正文字体代替。请加入这款字体，或在样式里换一款。`,
        en: `There is no face “${face.en}”; that of the text stands in. Add it, or choose another in the style.`,
      };
    }),
};

/** Worth a look: the strokes beside those of the style's face are another hand's. The press takes them. */
export const standInFace: PageCheck = {
  scope: 'page',
  id: 'stand-in-face',
  title: { zh: '代用字体', en: 'Stand-in face' },
  source: 'a character of another face is seen by a person before it is printed',
  run: (context) =>
    composed(context, 'stand-in-face', (detail) => {
      const at = detail.indexOf(' ');
      // What is drawn for the paper stands in for nothing.
      if (detail.slice(0, at) === DRAWN_FACE) return null;
      const name = nameOfFace(context.edition, detail.slice(0, at));
      const characters = detail.slice(at + 1);
      return {
        zh: `样式的字体里没有这些字，以“${name.zh}”代排：${characters}`,
        en: `The style’s face lacks these characters, and ${name.en} sets them: ${characters}`,
      };
    }).map((found) => ({ ...found, severity: 'hint' })),
};

/**
 * How grave it is that something is still to come. Pages are exported to be looked at long before they
 * are proofread; once a round has begun they are on their way to the press.
 */
function whileDrafting({ edition }: PageContext): PageFinding['severity'] {
  return currentRound(edition) === undefined ? 'warning' : 'error';
}

export const pictureMissing: PageCheck = {
  scope: 'page',
  id: 'picture-missing',
  refusesSignature: true,
  title: { zh: '缺图', en: 'Picture missing' },
  source: 'domain.md §5',
  run: (context) => [
    ...composed(context, 'picture-missing', (caption) => ({
      zh: `图片还没有来${caption === '' ? '' : `：${caption}`}。请置入图片或删去图框。`,
      en: `A picture is still to come${caption === '' ? '' : `: ${caption}`}. Place it or take its frame away.`,
    })).map((found) => ({ ...found, severity: whileDrafting(context) })),
    ...context.page.blocks.flatMap(({ id }): PageFinding[] => {
      const block = blockNamed(context.edition, id);
      if (block?.kind !== 'advert' || block.imageId !== null) return [];
      const name = block.advertiser;
      return [
        {
          severity: whileDrafting(context),
          blockId: id,
          zh: `广告${name === '' ? '' : `“${name}”`}还没有成品图。请置入图片或删去广告位。`,
          en: `The advert${name === '' ? '' : ` “${name}”`} has no artwork yet. Place it or take its space away.`,
        },
      ];
    }),
  ],
};

export const copyToCome: PageCheck = {
  scope: 'page',
  id: 'copy-to-come',
  title: { zh: '待续稿', en: 'Copy to come' },
  source: 'domain.md §1',
  run: (context) =>
    context.page.blocks
      .filter((block) => block.reason === 'copy-to-come')
      .map(({ id }) => ({
        severity: whileDrafting(context),
        blockId: id,
        zh: '转来的稿件还没有下文，文字框是空的。请导入续稿。',
        en: 'The rest of a story that goes on here has not come; the frame is empty. Import it.',
      })),
};

/** Characters of a block's title that a finding has room for. */
const TITLE = 16;

/** What a block is called where others of its kind stand beside it: its kind, and the start of its title. */
function calledIn(edition: Edition, id: BlockId | null | undefined, called = blockName): BothLanguages {
  const block = id === null || id === undefined ? undefined : blockNamed(edition, id);
  if (block === undefined) return { zh: '一个块', en: 'A block' };
  const name = called(block);
  const whole = blockTitle(edition, block);
  const characters = [...whole.replace(/\s+/gu, ' ')];
  const shown = characters.length > TITLE ? `${characters.slice(0, TITLE).join('')}…` : characters.join('');
  return shown === '' ? name : { zh: `${name.zh}“${shown}”`, en: `${name.en} “${shown}”` };
}

export const overlap: PageCheck = {
  scope: 'page',
  id: 'overlap',
  refusesSignature: true,
  title: { zh: '重叠', en: 'Overlap' },
  source: 'domain.md §2',
  run: ({ composed: { findings }, edition, page }) =>
    findings
      .filter(({ code, pageId }) => code === 'blocks-overlap' && pageId === page.id)
      .map(({ blockId, otherId }) => {
        const [one, other] = [blockId, otherId].map((id) => calledIn(edition, id));
        const [kind, otherKind] = [blockId, otherId].map((id) =>
          calledIn(edition, id, ({ kind: own }) => blockModule(own).name),
        );
        return {
          severity: 'error',
          blockId,
          formerly: [
            '两个块的文字叠在一起。请挪开其中一个。',
            `${kind?.zh}和${otherKind?.zh}叠在一起。请挪开其中一个。`,
          ],
          zh: `${one?.zh}和${other?.zh}叠在一起。请挪开其中一个。`,
          en: `${one?.en} and ${other?.en} print on each other. Move one of them.`,
        };
      }),
};

export const headlineLimits: PageCheck = {
  scope: 'page',
  id: 'headline-limits',
  title: { zh: '标题超限', en: 'Headline beyond its style' },
  source: 'domain.md §2',
  run: (context) =>
    composed(context, 'headline-limits', (title) => ({
      zh: `标题“${title}”小于其样式的下限才排得下。请改短。`,
      en: `The headline “${title}” fits only below its style’s limits. Shorten it.`,
    })).map((found) => ({ ...found, severity: 'warning' })),
};

/** Lines are looked at by a person: nothing else may be possible, and the press takes them. */
export const looseLine: PageCheck = {
  scope: 'page',
  id: 'loose-line',
  title: { zh: '字距过松', en: 'Loose lines' },
  source: 'domain.md §2',
  run: (context) =>
    composed(context, 'loose-line', (lines) => ({
      zh: `有几行的字距超出样式的限度：${lines}`,
      en: `Some lines are looser than their style allows: ${lines}`,
    })).map((found) => ({ ...found, severity: 'hint' })),
};
