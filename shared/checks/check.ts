/**
 * One system of findings (检查). A check looks for one thing that can be wrong, in a text, on a composed page or in the
 * edition as a whole; what it finds has a place, words in both languages and, where the program can mend it, a fix.
 * Preflight's rules over finished bytes (preflight/rule.ts) give findings of the same kind.
 */
import type { ComposedEdition, ComposedPage, DisplayItem } from '../compose/display-list.ts';
import type { WireNews } from '../edition/arrival-records.ts';
import type { ArticleId, BlockId, PartId, WaiverId } from '../edition/ids.ts';
import type { PressLimits } from '../edition/press-limits.ts';
import type { TextAnchor } from '../edition/proof-records.ts';
import type { Article, Edition } from '../edition/records.ts';
import type { ImportRemark } from '../text/import-remarks.ts';

/**
 * An `error` keeps a page from the press unless somebody says why it goes all the same; a `warning` is for an editor to
 * weigh; a `hint` is worth a look while the page is made, and nothing that preflight tells of.
 */
export type Severity = 'error' | 'warning' | 'hint';

/** The gravest first. */
export const severities: readonly Severity[] = ['error', 'warning', 'hint'];

/** Characters of a text of an article, in UTF-16 units. */
export interface TextRange {
  readonly articleId: ArticleId;
  readonly part: PartId;
  readonly from: number;
  readonly to: number;
  /** What stood there when it was found, and some characters on either side. */
  readonly found: string;
  readonly before: string;
  readonly after: string;
}

/** The characters as what a mark or a waiver stands on, which follows them. */
export function anchorOf({ articleId, part, from, to }: TextRange): TextAnchor {
  return { kind: 'text', articleId, start: { part, offset: from }, end: { part, offset: to } };
}

/** Somebody has seen what import left out: it is no longer told. */
interface SettleRemark {
  readonly kind: 'settle-remark';
  readonly remark: ImportRemark;
}

/** The block is moved to one side of the fold. */
interface OffFold {
  readonly kind: 'off-fold';
}

/** What would mend a finding in a text. */
type TextFix =
  /** Other words in its place. */
  | { readonly kind: 'replace'; readonly with: string }
  /** Somebody has looked at the joint that import made: it is no longer asked about. */
  | { readonly kind: 'settle' }
  | SettleRemark;

/** What a check says of one thing it found, in both languages. */
interface Said {
  readonly severity: Severity;
  readonly zh: string;
  readonly en: string;
  /** How much there is of it where that is counted: characters overset, marks open. */
  readonly amount?: number;
  /** What it said in Chinese before its words were changed: waivers given then are of it still. */
  readonly formerly?: readonly string[];
  /** What a waiver knows it by, where its words say more that changes, as where on the page it is; absent, its Chinese words. */
  readonly knownBy?: string;
  /** The name of the entry of the newsroom's lists that it is of. */
  readonly entry?: string;
  /** Of characters no face has: those that a drawing can be given for. */
  readonly lacking?: readonly string[];
}

/** What a page check found; `blockId` is where to go to. */
export interface PageFinding extends Said {
  readonly blockId: BlockId | null;
  readonly fix?: SettleRemark | OffFold;
}

/** What a text check found, in UTF-16 units of the text it was given. */
export interface TextFinding extends Said {
  readonly from: number;
  readonly to: number;
  readonly fix?: TextFix;
}

/** Why a finding may stand, and who says so. */
export interface Waived {
  /** The waiver's record. */
  readonly id: WaiverId;
  readonly reason: string;
  readonly by: string;
  /** ISO 8601 with offset. */
  readonly at: string;
}

/** A finding with what found it and where it is. */
export interface Finding extends Said {
  /** The check's id, or that of a rule over files. */
  readonly rule: string;
  /** The number of the page it is on; 0 where it is on none, or of a file of several. */
  readonly page: number;
  /** The other number, of what is found on both halves of a 通版. */
  readonly also?: number;
  readonly blockId: BlockId | null;
  readonly text?: TextRange;
  /** Its words stand on no page: no frame holds them. Only where the window asks. */
  readonly isOverset?: true;
  readonly fix?: TextFix | OffFold;
  /** Of a finding that may stand: it stands against nothing. */
  readonly waived?: Waived;
}

/** A finding with its place in a text. */
export type FindingInText = Finding & { readonly text: TextRange };

export function isInText(finding: Finding): finding is FindingInText {
  return finding.text !== undefined;
}

export interface Particulars {
  /** Stable: reports, overrides and waivers name it. */
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Where it comes from: a standard's clause, a section of the trade's facts. */
  readonly source: string;
  /** True where there is another way to say that what it found may stand: nobody waives it. */
  readonly hasAnswerOfItsOwn?: true;
}

/**
 * What a check finds; of one that throws that it did, so that the others go on and somebody knows what was not looked at.
 * `failed` makes a finding of those words, at the place that was being checked.
 */
export function findingsOf<F>(
  { title }: Particulars,
  run: () => readonly F[],
  failed: (said: Pick<Said, 'zh' | 'en'>) => F,
): readonly F[] {
  try {
    return run();
  } catch {
    return [
      failed({
        zh: `检查“${title.zh}”自己出了错，这里没有按它检查。请自己看一遍，并用“帮助”菜单的“问题报告”告诉我们。`,
        en: `The check “${title.en}” failed: nothing here was checked by it. Look for yourself, and tell us with “Report a problem” in the Help menu.`,
      }),
    ];
  }
}

/** A page as it is composed, in its edition. */
export interface PageContext {
  readonly edition: Edition;
  readonly composed: ComposedEdition;
  readonly page: ComposedPage;
  readonly items: readonly DisplayItem[];
  readonly limits: PressLimits;
  /** What agencies have said of stories since they were taken; none where nobody knows. */
  readonly news?: readonly WireNews[];
}

interface OfPages extends Particulars {
  /** True where nobody signs a page with what it found without giving a reason. */
  readonly refusesSignature?: true;
}

/** Looks at one composed page: what it finds depends on that page, and on the articles and marks that are on it. */
export interface PageCheck extends OfPages {
  readonly scope: 'page';
  run(context: PageContext): readonly PageFinding[];
}

/** What an edition check found, and on which page. */
export interface EditionFinding extends PageFinding {
  /** The page's number, of a 通版 that of the half it is about. */
  readonly page: number;
}

/** The numbers of the pages something was found on. */
export function foundOn({ page, also }: Pick<Finding, 'page' | 'also'>): readonly number[] {
  return also === undefined ? [page] : [page, also];
}

/** True where something was found on one of some pages. */
export function isFoundOn(finding: Pick<Finding, 'page' | 'also'>, pages: readonly number[]): boolean {
  return foundOn(finding).some((page) => pages.includes(page));
}

/** Looks at the edition as a whole: at what one page says of another. */
export interface EditionCheck extends OfPages {
  readonly scope: 'edition';
  run(context: Pick<PageContext, 'edition' | 'composed'>): readonly EditionFinding[];
}

/** One text of an article: a headline's line, a paragraph, a caption. */
interface TextContext {
  readonly article: Article;
  readonly part: PartId;
  readonly text: string;
  /** True of the first text of an article that import remarked on: its remarks, which are of no one text, are told there. */
  readonly tellsRemarks: boolean;
}

/** Looks at one text at a time, wherever its article stands: what it finds depends on that text, and on what import noted of the article. */
export interface TextCheck extends Particulars {
  readonly scope: 'text';
  run(context: TextContext): readonly TextFinding[];
}

export type Check = PageCheck | TextCheck | EditionCheck;
